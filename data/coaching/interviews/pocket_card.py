"""What the pocket card holds that is the person's own: a promise, a story, a record of hunches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.analysis.rating_tables import THROUGH, TURNED_DOWN
from data.coaching.practice.stories import is_ready
from data.models import LOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from data.models import Change, Interview, Outcome, Story

SLIM_CHANCE = 30
"""Per cent; whoever gives it no more than this has given it up."""


class Hunches(NamedTuple):
    """How many answered interviews felt as good as over, and how many of those went through."""

    over: int
    through: int


def hunches(interviews: Iterable[Interview], outcomes: Mapping[str, Outcome]) -> Hunches:
    """What came of the interviews that felt as good as over at the time.

    Those are the ones that felt low (1 or 2) or were given `SLIM_CHANCE` or less; only first
    answers count, and only interviews with an answer, or none after all. `outcomes` are by
    interview id.
    """
    results = [
        outcomes[each.id].result for each in interviews if _felt_over(each) and each.id in outcomes
    ]
    known = [result for result in results if result in THROUGH | TURNED_DOWN]
    return Hunches(len(known), sum(result in THROUGH for result in known))


def _felt_over(interview: Interview) -> bool:
    low = interview.felt is not None and interview.felt <= LOW
    slim = interview.chance is not None and interview.chance <= SLIM_CHANCE
    return low or slim


def interview_today(interviews: Sequence[Interview], today: date) -> Interview | None:
    """The interview dated `today`, the one logged last of several; `interviews` oldest first."""
    return next((each for each in reversed(interviews) if each.date == today), None)


def nearest_interview(interviews: Sequence[Interview], today: date) -> Interview | None:
    """The next interview from `today` on, otherwise the latest; `interviews` oldest first."""
    coming = (each for each in interviews if each.date > today)
    found = interview_today(interviews, today) or next(coming, None)
    return found or (interviews[-1] if interviews else None)


def latest_promise(interviews: Sequence[Interview]) -> Change | None:
    """The change promised last; `interviews` oldest first. None if none says what to do."""
    promised = (each.change for each in reversed(interviews))
    return next((change for change in promised if change.will.strip()), None)


def best_story(stories: Iterable[Story]) -> Story | None:
    """The story ready to tell that serves most areas, of equals the one changed last."""
    ready = [each for each in stories if is_ready(each)]
    return max(ready, key=lambda each: (len(set(each.areas)), each.updated, each.id), default=None)


def count_ticked(interview: Interview, courtesies: Sequence[str]) -> int:
    """How many lines of the leaving list, given by their keys, were ticked."""
    return sum(key in interview.leaving for key in courtesies)
