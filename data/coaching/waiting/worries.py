"""Worries: which have come back on their day, which are parked, and which have had their answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from data.models import Worry


class Worries(NamedTuple):
    """Worries by where they stand, the earliest day first; of those `over`, the latest first."""

    back: tuple[Worry, ...] = ()
    parked: tuple[Worry, ...] = ()
    over: tuple[Worry, ...] = ()


def sort_worries(worries: Iterable[Worry], today: date, hidden: Container[str] = ()) -> Worries:
    """Where each worry stands on `today`; one without a day has come back.

    `hidden` are the ids of interviews out of sight, whose worries stay out of sight as well.
    """
    seen = [each for each in worries if each.interview not in hidden]
    seen.sort(key=lambda each: (each.parked_until or date.min, each.created, each.id))
    still = [each for each in seen if not each.what_came.strip()]
    return Worries(
        tuple(each for each in still if not _is_parked(each, today)),
        tuple(each for each in still if _is_parked(each, today)),
        tuple(each for each in reversed(seen) if each.what_came.strip()),
    )


def _is_parked(worry: Worry, today: date) -> bool:
    return worry.parked_until is not None and worry.parked_until > today
