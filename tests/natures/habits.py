"""What a person puts into the journal of an interview: every answer, or only what went badly."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from data.models import Interview, Question
from tests.natures.person import LOW, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.natures.person import Answers

    Rated = tuple[str, int]
    Habit = Callable[[Iterable[Rated]], Iterable[tuple[str, int | None]]]

FIRST = dt.datetime(2026, 1, 5, 18, 0, tzinfo=dt.UTC)


def log_all(answers: Iterable[Rated]) -> Iterable[tuple[str, int | None]]:
    """Every question, and a rating for each."""
    return answers


def log_lows(answers: Iterable[Rated]) -> Iterable[tuple[str, int | None]]:
    """Only the questions that went badly are written down."""
    return [(area, rating) for area, rating in answers if rating <= LOW]


def rate_lows(answers: Iterable[Rated]) -> Iterable[tuple[str, int | None]]:
    """Every question is written down, and only what went badly is rated."""
    return [(area, rating if rating <= LOW else None) for area, rating in answers]


def keep(attended: Sequence[Answers], habit: Habit) -> tuple[Interview, ...]:
    """The records of a person with that habit, an interview a week."""
    return tuple(_keep(number, one, habit) for number, one in enumerate(attended))


def _keep(number: int, one: Answers, habit: Habit) -> Interview:
    when = FIRST + dt.timedelta(weeks=number)
    answers = zip(NAMES[one.area].tolist(), one.rating.tolist(), strict=True)
    questions = tuple(
        Question(id=f"{1000 * number + place:032x}", area=area, rating=rating)
        for place, (area, rating) in enumerate(habit(answers))
    )
    return Interview(
        id=f"{number:032x}",
        created=when,
        updated=when,
        date=when.date(),
        felt=one.felt,
        questions=questions,
    )
