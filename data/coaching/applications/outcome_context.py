"""An outcome in context: the whole search in counts, offers, and ratings from both sides."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from data.analysis import rating_tables, self_rating_bias
from data.coaching.applications.standing import proportion
from data.models import Offer, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from data.models import Application, Interview, Outcome

ANSWERED = rating_tables.THROUGH | {Result.REJECTED}
"""The results somebody really told the person."""


@dataclass(frozen=True)
class JobCounts:
    """A rejection in context, as counts.

    Of jobs: `noes` rejected, `alive` still open, `interviewed`, and `all`. Of interviews: `through`
    passed, of the `answered`.
    """

    noes: int
    alive: int
    interviewed: int
    all: int
    through: int
    answered: int


class Offered(NamedTuple):
    """An offer, with its interview and its deadline."""

    interview: Interview
    terms: Offer
    answer_by: date | None


class RatedByBoth(NamedTuple):
    """How one area was rated in an interview, 1 to 5: by the person, if at all, and by them."""

    area: str
    own: int | None
    theirs: int


class Gaps(NamedTuple):
    """The areas in which interviewers are kinder than the person, and those where they are harsher.

    An area is in one of them only if the 80 % interval of the gap excludes 0.
    """

    kinder: tuple[str, ...] = ()
    harsher: tuple[str, ...] = ()


def count_jobs(
    applications: Iterable[Application],
    interviews: Sequence[Interview],
    outcomes: Mapping[str, Outcome],
    today: date,
) -> JobCounts:
    """The counts of the whole search as of `today`.

    Args:
        applications: all of them.
        interviews: all of them.
        outcomes: by interview id.
        today: the person's local date.
    """
    found = proportion(applications, interviews, outcomes.values(), today)
    results = [outcomes[each.id].result for each in interviews if each.id in outcomes]
    return JobCounts(
        noes=found.noes,
        alive=found.alive,
        interviewed=found.interviewed,
        all=found.all,
        through=sum(each in rating_tables.THROUGH for each in results),
        answered=sum(each in ANSWERED for each in results),
    )


def offers(interviews: Sequence[Interview], outcomes: Mapping[str, Outcome]) -> tuple[Offered, ...]:
    """Every offer: first those with a deadline, the nearest first, then the others as given."""
    found = [
        Offered(each, outcome.offer or Offer(), outcome.answer_by)
        for each in interviews
        if (outcome := outcomes.get(each.id)) and outcome.result is Result.OFFER
    ]
    # With the place, as two offers of one day cannot be compared.
    dated = sorted((each.answer_by, place) for place, each in enumerate(found) if each.answer_by)
    return (*(found[place] for _, place in dated), *(each for each in found if not each.answer_by))


def ratings_by_both(interview: Interview, outcome: Outcome) -> tuple[RatedByBoth, ...]:
    """The interviewers' ratings of one interview beside the person's own first ones."""
    return tuple(
        RatedByBoth(given.area, _own(interview, given.area), given.rating)
        for given in outcome.feedback_areas
    )


def _own(interview: Interview, area: str) -> int | None:
    """One's own rating of an area; of several questions their mean, rounded."""
    rated = [each.rating for each in interview.questions if each.area == area]
    rated += [each.rating for each in interview.around if each.area == area]
    known = [each for each in rated if each is not None]
    return round(fmean(known)) if known else None


def rating_gaps(interviews: Sequence[Interview], outcomes: Mapping[str, Outcome]) -> Gaps:
    """The areas in which own and interviewers' ratings differ, widest gap first.

    Args:
        interviews: all of them.
        outcomes: by interview id.
    """
    theirs = rating_tables.theirs(interviews, outcomes)
    if theirs.empty:
        return Gaps()
    found = self_rating_bias.compare_with_theirs(rating_tables.ratings(interviews), theirs)
    harsher = found[found["lo80"] > 0].sort_values("gap", ascending=False)
    return Gaps(tuple(found.loc[found["hi80"] < 0, "area"]), tuple(harsher["area"]))
