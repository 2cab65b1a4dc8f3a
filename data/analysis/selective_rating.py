"""Detects that only bad answers are rated, which hides what is normal for a person.

A verdict needs the good answers too: "low again and again" is judged against them. The rule was
chosen by simulation (docs/patterns.md): it is wrong for at most 2 in 100 people who log everything,
and catches three in four of those who log only lows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.models import LOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.models import Interview

FEWEST = 3
A_HALF = 0.5
FELT_ABOVE = 0.6
"""Rating points, on the scale of 1 to 5 that both the feeling and the ratings have."""


def rates_only_lows(interviews: Sequence[Interview]) -> bool:
    """Whether it looks as if only bad answers are rated.

    Three rated interviews or more; at least half of the ratings a 1 or 2; and either the interviews
    felt at least 0.6 better than their ratings on average, or at least half of the questions are
    not rated.
    """
    rated = [found for each in interviews if (found := _ratings(each))]
    ratings = [rating for found in rated for rating in found]
    if len(rated) < FEWEST or sum(rating <= LOW for rating in ratings) < A_HALF * len(ratings):
        return False
    return _feels_better(interviews) or _leaves_out_half(interviews)


def _ratings(interview: Interview) -> list[int]:
    """The ratings that count in *Patterns*: those with an area, around the questions too."""
    asked = [each.rating for each in interview.questions if each.area is not None]
    around = [each.rating for each in interview.around]
    return [rating for rating in (*asked, *around) if rating is not None]


def _feels_better(interviews: Sequence[Interview]) -> bool:
    gaps = [
        each.felt - sum(found) / len(found)
        for each in interviews
        if each.felt is not None and (found := _ratings(each))
    ]
    return bool(gaps) and sum(gaps) / len(gaps) >= FELT_ABOVE


def _leaves_out_half(interviews: Sequence[Interview]) -> bool:
    asked = [question for each in interviews for question in each.questions]
    unrated = sum(question.rating is None for question in asked)
    return bool(asked) and unrated >= A_HALF * len(asked)
