"""The person's own part of the pocket card: a promise, a story, and how hunches turned out."""

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
    """How many interviews felt as good as lost, and how many of those went through."""

    over: int
    through: int


def hunches(interviews: Iterable[Interview], outcomes: Mapping[str, Outcome]) -> Hunches:
    """How the interviews that felt as good as lost turned out.

    Args:
        interviews: those that felt low (1 or 2), or were given `SLIM_CHANCE` or less, count. Only
            first answers are used.
        outcomes: by interview id; interviews without a result do not count.
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
    """The interview dated `today`, the last logged of several; `interviews` are oldest first."""
    return next((each for each in reversed(interviews) if each.date == today), None)


def nearest_interview(interviews: Sequence[Interview], today: date) -> Interview | None:
    """The next interview from `today` on, else the latest; `interviews` are oldest first."""
    coming = (each for each in interviews if each.date > today)
    found = interview_today(interviews, today) or next(coming, None)
    return found or (interviews[-1] if interviews else None)


def latest_promise(interviews: Sequence[Interview]) -> Change | None:
    """The latest change that says what to do, if any; `interviews` are oldest first."""
    promised = (each.change for each in reversed(interviews))
    return next((change for change in promised if change.will.strip()), None)


def best_story(stories: Iterable[Story]) -> Story | None:
    """The finished story that serves most areas; of equals, the one changed last."""
    ready = [each for each in stories if is_ready(each)]
    return max(ready, key=lambda each: (len(set(each.areas)), each.updated, each.id), default=None)


def count_ticked(interview: Interview, courtesies: Sequence[str]) -> int:
    """How many of these lines of the leaving list (keys) were ticked."""
    return sum(key in interview.leaving for key in courtesies)
