"""Parked worries: which are back on their day, which are still parked, and which are over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from data.models import Worry


class Worries(NamedTuple):
    """Worries by their state: earliest first, but those `over` latest first."""

    back: tuple[Worry, ...] = ()
    parked: tuple[Worry, ...] = ()
    over: tuple[Worry, ...] = ()


def sort_worries(worries: Iterable[Worry], today: date, hidden: Container[str] = ()) -> Worries:
    """Sort worries by their state on `today`; one without a date counts as back.

    Args:
        worries: all of them.
        today: the person's local date.
        hidden: ids of interviews put away, whose worries stay hidden too.
    """
    seen = [each for each in worries if each.interview not in hidden]
    # One without a date is back already, so it comes first.
    seen.sort(key=lambda each: (each.parked_until or date.min, each.created, each.id))
    still = [each for each in seen if not each.what_came.strip()]
    return Worries(
        tuple(each for each in still if not _is_parked(each, today)),
        tuple(each for each in still if _is_parked(each, today)),
        tuple(each for each in reversed(seen) if each.what_came.strip()),
    )


def _is_parked(worry: Worry, today: date) -> bool:
    return worry.parked_until is not None and worry.parked_until > today
