"""When a piece of practice comes back: spaced repetition by FSRS, counted in whole evenings.

The scheduler is that of the `fsrs` package with its default parameters. It is used without its
steps of minutes, since nobody practises the same answer twice an evening, and without its random
fuzz, so that the day it names can be relied on. Only days count: a review is dated at noon of its
day, and what is due on a day is due from its morning on.

A rating of 1 or 2 is low here as everywhere in the app, so it counts as not remembered.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from fsrs import Card, Rating, Scheduler, State

from data.models import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.models import Practice

LONGEST = 90
"""Days; a search rarely lasts longer, and an answer unused for a quarter is worth another look."""

LEAST_STABILITY, MOST_STABILITY = 0.001, 36_500.0
"""Days within which the scheduler itself keeps how long an answer is remembered."""

EASIEST, HARDEST = 1.0, 10.0
"""The scheduler's own bounds of difficulty."""

GRADES = {1: Rating.Again, 2: Rating.Again, 3: Rating.Hard, 4: Rating.Good, 5: Rating.Easy}


def review(before: Schedule | None, went: int, day: date, retention: float) -> Schedule:
    """The scheduler's state after a review.

    Args:
        before: its state before; None before the first review.
        went: how it went, 1 to 5.
        day: the day of the review.
        retention: the probability with which it should still be remembered when it comes back.
    """
    card, _ = _scheduler(retention).review_card(_card(before, day), GRADES[went], _noon(day))
    return Schedule(
        due=card.due,
        state=card.state.value,
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        last_review=card.last_review,
    )


def replay_history(history: Iterable[Practice], retention: float) -> Schedule | None:
    """The scheduler's state after a series of sessions.

    Args:
        history: oldest first. A session that has a schedule is taken at its word; one that was only
            rated, such as an exercise logged on Learn, is reviewed on its day.
        retention: as in `review`.

    Returns:
        None before anything was rated.
    """
    found: Schedule | None = None
    for practice in history:
        if practice.schedule is not None:
            found = practice.schedule
        elif practice.went is not None:
            found = review(found, practice.went, practice.date, retention)
    return found


def due_day(schedule: Schedule) -> date:
    """The day it is due, from the morning on."""
    return schedule.due.date()


@cache
def _scheduler(retention: float) -> Scheduler:
    return Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )


def _card(schedule: Schedule | None, day: date) -> Card:
    # With an id and a day of its own the card looks at no clock. What an import brought along may
    # be half a card, or one out of all proportion.
    if schedule is None or schedule.stability is None or schedule.difficulty is None:
        return Card(card_id=0, due=_noon(day))
    seen = schedule.last_review
    return Card(
        card_id=0,
        state=State.Review,
        stability=min(max(schedule.stability, LEAST_STABILITY), MOST_STABILITY),
        difficulty=min(max(schedule.difficulty, EASIEST), HARDEST),
        due=_noon(day),
        last_review=_noon(seen.date() if seen else day),
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
