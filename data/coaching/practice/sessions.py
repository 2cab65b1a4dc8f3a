"""How often each area or slip has been practised, and when last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from data.models import Practice

_MINUTES = (5, 10, 15, 20, 30, 45)
"""How long one usually sits down for."""


class PracticeCount(NamedTuple):
    """How many times something was practised, and the last day."""

    times: int = 0
    last: date | None = None


def count_practice(practices: Iterable[Practice]) -> dict[str, PracticeCount]:
    """The practice of each area or slip, by its key; those never practised are left out."""
    found: dict[str, PracticeCount] = {}
    for practice in practices:
        before = found.get(practice.area, PracticeCount())
        last = practice.date if before.last is None else max(before.last, practice.date)
        found[practice.area] = PracticeCount(before.times + 1, last)
    return found


def minutes_to_choose(own: int) -> tuple[int, ...]:
    """The lengths to choose from, in minutes: the usual ones and the exercise's own."""
    return tuple(sorted({*_MINUTES, own}))
