"""Whether calming down helps: check-ins before and after, paired and counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from data.models import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from data.models import CheckIn

SITTING = timedelta(hours=1)
"""A check-in after belongs to the one before it for so long."""


class Pair(NamedTuple):
    """How somebody felt before and after one sitting: 1 (upset) to 5 (calm)."""

    at: datetime
    before: int
    after: int

    @property
    def eased(self) -> int:
        """Steps towards calm, -4 to 4."""
        return self.after - self.before


class Sitting(NamedTuple):
    """The check-ins of the current sitting; None if not made yet."""

    before: CheckIn | None = None
    after: CheckIn | None = None


class SittingCounts(NamedTuple):
    """How many sittings ended calmer, the same, or heavier."""

    sittings: int
    calmer: int
    same: int
    heavier: int


def pair_check_ins(check_ins: Iterable[CheckIn]) -> tuple[Pair, ...]:
    """The sittings with both check-ins, oldest first.

    A check-in after is paired with the latest one before, if that was within `SITTING` and about
    the same interview (or none). Each belongs to one pair; of two afterwards the later counts.
    """
    made: dict[str, Pair] = {}
    opened: dict[str | None, CheckIn] = {}
    for each in _in_order(check_ins):
        if each.moment is Moment.BEFORE:
            opened[each.interview] = each
            continue
        before = opened.get(each.interview)
        if before is not None and each.at - before.at <= SITTING:
            # By the one before: of two afterwards the later one takes its place.
            made[before.id] = Pair(before.at, before.level or 0, each.level or 0)
    return tuple(made.values())


def current_sitting(check_ins: Iterable[CheckIn], interview: str | None, now: datetime) -> Sitting:
    """The sitting in progress at `now` about this interview (None: about no interview)."""
    before = after = None
    for each in _in_order(check_ins):
        if each.interview != interview or now - each.at > SITTING:
            continue
        if each.moment is Moment.BEFORE:
            before, after = each, None
        else:
            after = each
    return Sitting(before, after)


def count_sittings(found: Sequence[Pair]) -> SittingCounts:
    """How often a sitting helped."""
    calmer = sum(pair.eased > 0 for pair in found)
    heavier = sum(pair.eased < 0 for pair in found)
    return SittingCounts(len(found), calmer, len(found) - calmer - heavier, heavier)


def _in_order(check_ins: Iterable[CheckIn]) -> list[CheckIn]:
    """Those that say a level, by time; of two at one moment the one before comes first."""
    told = [each for each in check_ins if each.level is not None]
    return sorted(told, key=lambda each: (each.at, each.moment is Moment.AFTER, each.created))
