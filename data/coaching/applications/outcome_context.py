"""An outcome in context: the search in counts and its picture, offers, ratings of both sides.

Also which interviews may still be heard from, and which rejection came last.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from data.analysis import rating_tables, self_rating_bias
from data.coaching.applications.standing import proportion
from data.models import Offer, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, tzinfo

    from data.analysis.report import Study
    from data.models import Application, Interview, Outcome

ANSWERED = rating_tables.THROUGH | {Result.REJECTED}
"""The results somebody really told the person."""

A_HIRE_IN = 4
"""Of so many interviews about one ends in a job: 27 % at 60,000 small firms (one vendor)."""


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


class PictureKind(StrEnum):
    """What the marks of the picture stand for."""

    OPEN = "what is still open, beside the noes"
    THROUGH = "the interviews gone through, of those answered"
    INVITED = "the jobs that led to an interview, of all"
    ELSEWHERE = "interviews that end in a job, elsewhere"


class RowOfMarks(NamedTuple):
    """A row of marks: so many `full`, then so many `empty`."""

    kind: PictureKind
    full: int
    empty: int


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


def choose_picture(found: JobCounts, *, hide_noes: bool = False) -> RowOfMarks:
    """Choose a picture: the first of the person's own figures that helps, otherwise a general one.

    Args:
        found: the counts of the search. Rejections are shown only beside at least as many that are
            still open.
        hide_noes: whether the person hides rejections.
    """
    if found.alive and (hide_noes or found.noes <= found.alive):
        return RowOfMarks(PictureKind.OPEN, found.alive, 0 if hide_noes else found.noes)
    if found.through:
        return RowOfMarks(PictureKind.THROUGH, found.through, found.answered - found.through)
    if found.alive:
        return RowOfMarks(PictureKind.OPEN, found.alive, 0)
    if 0 < found.interviewed < found.all:
        return RowOfMarks(PictureKind.INVITED, found.interviewed, found.all - found.interviewed)
    return RowOfMarks(PictureKind.ELSEWHERE, 1, A_HIRE_IN - 1)


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


def ratings_by_both(
    found: Study, interview: Interview, outcome: Outcome
) -> tuple[RatedByBoth, ...]:
    """The interviewers' ratings of one interview beside the person's own first ones.

    Of several questions of one area the person's own is the mean, rounded.
    """
    own = {each.area: round(each.mean) for each in found.cells if each.id == interview.id}
    return tuple(
        RatedByBoth(given.area, own.get(given.area), given.rating)
        for given in outcome.feedback_areas
    )


def rating_gaps(found: Study, outcomes: Mapping[str, Outcome]) -> Gaps:
    """The areas in which own and interviewers' ratings differ, widest gap first.

    Args:
        found: the report on all interviews.
        outcomes: by interview id.
    """
    theirs = rating_tables.theirs(found.interviews, outcomes)
    if theirs.empty:
        return Gaps()
    gaps = self_rating_bias.compare_with_theirs(found.ratings, theirs)
    harsher = gaps[gaps["lo80"] > 0].sort_values("gap", ascending=False)
    return Gaps(tuple(gaps.loc[gaps["hi80"] < 0, "area"]), tuple(harsher["area"]))


def awaiting_answer(
    interviews: Iterable[Interview], outcomes: Mapping[str, Outcome]
) -> tuple[Interview, ...]:
    """The interviews without an answer so far, latest first, including those put away.

    Args:
        interviews: oldest first.
        outcomes: by interview id.
    """
    waiting = [each for each in interviews if _is_open(outcomes.get(each.id))]
    return tuple(reversed(waiting))


def _is_open(outcome: Outcome | None) -> bool:
    return outcome is None or outcome.result is Result.WAITING


def latest_rejection(
    interviews: Iterable[Interview], outcomes: Mapping[str, Outcome], since: date, zone: tzinfo
) -> Interview | None:
    """The latest interview whose rejection came, or was replied to, recently.

    Args:
        interviews: oldest first.
        outcomes: by interview id.
        since: the first day that counts as recent.
        zone: the person's, to tell on which day an outcome was recorded.
    """
    said = [
        each
        for each in interviews
        if (outcome := outcomes.get(each.id))
        and outcome.result is Result.REJECTED
        and max(day for day in _days(outcome, zone) if day) >= since
    ]
    return said[-1] if said else None


def _days(outcome: Outcome, zone: tzinfo) -> tuple[date | None, ...]:
    """The day of their answer, or that of writing it down where it is not said; and of a reply."""
    return outcome.heard or outcome.created.astimezone(zone).date(), outcome.replied
