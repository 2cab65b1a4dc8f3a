"""An answer beside the rest of one's record: a no in its place, offers, ratings side by side."""

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
    """A "no" in its place, in counts.

    Of jobs: those that said no, those still open, those that led to an interview, and all. Of
    interviews: those gone through, of those that were answered.
    """

    noes: int
    alive: int
    interviewed: int
    all: int
    through: int
    answered: int


class Offered(NamedTuple):
    """An offer, with its interview and the day it wants an answer by."""

    interview: Interview
    terms: Offer
    answer_by: date | None


class RatedByBoth(NamedTuple):
    """How one area was rated in an interview: by oneself, if at all, and by them; 1 to 5."""

    area: str
    own: int | None
    theirs: int


class Gaps(NamedTuple):
    """The areas in which they are kinder, and those in which they are harsher, over all feedback.

    An area is in one of them only if an 80 % interval says so.
    """

    kinder: tuple[str, ...] = ()
    harsher: tuple[str, ...] = ()


def count_jobs(
    applications: Iterable[Application],
    interviews: Sequence[Interview],
    outcomes: Mapping[str, Outcome],
    today: date,
) -> JobCounts:
    """Where the person stands on `today`; `outcomes` are by interview id."""
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
    """Every offer, the one that wants an answer first in front, then in the order given."""
    found = [
        Offered(each, outcome.offer or Offer(), outcome.answer_by)
        for each in interviews
        if (outcome := outcomes.get(each.id)) and outcome.result is Result.OFFER
    ]
    dated = sorted((each.answer_by, place) for place, each in enumerate(found) if each.answer_by)
    return (*(found[place] for _, place in dated), *(each for each in found if not each.answer_by))


def ratings_by_both(interview: Interview, outcome: Outcome) -> tuple[RatedByBoth, ...]:
    """Their ratings of one interview beside one's own first ones."""
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
    """In which areas own ratings and theirs lie apart, the widest gap first."""
    theirs = rating_tables.theirs(interviews, outcomes)
    if theirs.empty:
        return Gaps()
    found = self_rating_bias.compare_with_theirs(rating_tables.ratings(interviews), theirs)
    harsher = found[found["lo80"] > 0].sort_values("gap", ascending=False)
    return Gaps(tuple(found.loc[found["hi80"] < 0, "area"]), tuple(harsher["area"]))
