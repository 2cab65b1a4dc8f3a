"""Which interviews may still be heard from, and which rejection came last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.models import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, tzinfo

    from data.models import Interview, Outcome


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
