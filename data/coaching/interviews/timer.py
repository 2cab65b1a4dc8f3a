"""The clock of the half hour: it runs, pauses, and never counts time the app was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from data.models import HALF_HOUR, Evaluation

if TYPE_CHECKING:
    from datetime import datetime


def seconds_spent(evaluation: Evaluation, now: datetime) -> int:
    """Seconds of the half hour used at `now`, `HALF_HOUR` at most."""
    running = 0.0
    if evaluation.running_since is not None:
        # The clock of a computer may be set back.
        running = max(0.0, (now - evaluation.running_since).total_seconds())
    return min(HALF_HOUR, evaluation.spent + int(running))


def minutes_left(evaluation: Evaluation, now: datetime) -> int:
    """Minutes left at `now`, rounded up: 30 only at the start, 0 only at the end."""
    # Rounds up: // rounds towards minus infinity.
    return -(-(HALF_HOUR - seconds_spent(evaluation, now)) // 60)


def start_clock(evaluation: Evaluation, now: datetime) -> Evaluation:
    """The clock running from `now`; unchanged if it is running or has run out."""
    if evaluation.running_since is not None or evaluation.spent >= HALF_HOUR:
        return evaluation
    return replace(evaluation, running_since=now)


def pause_clock(evaluation: Evaluation, now: datetime) -> Evaluation:
    """The clock paused at `now`, with the time used added up."""
    return replace(evaluation, spent=seconds_spent(evaluation, now), running_since=None)


def pause_at_last_change(evaluation: Evaluation, last_seen: datetime) -> Evaluation:
    """The clock paused at the person's last change, for somebody who comes back later."""
    if evaluation.running_since is None:
        return evaluation
    return pause_clock(evaluation, max(last_seen, evaluation.running_since))
