"""The report behind Patterns: everything it says about some interviews, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.analysis import (
    patterns,
    practice_effect,
    rating_tables,
    self_rating_bias,
    slips,
    verdicts,
)
from data.analysis.rating_tables import Guess
from data.analysis.table_schema import tabulate
from data.models import LOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from data.analysis.patterns import Point
    from data.analysis.practice_effect import EffectFinding
    from data.analysis.rating_tables import RatedCell
    from data.analysis.self_rating_bias import Calibration
    from data.analysis.slips import SlipFinding
    from data.analysis.verdicts import AreaFinding
    from data.models import Interview, Outcome, Practice

FEWEST_INTERVIEWS_RATED = 3
"""No pattern is promised on fewer rated interviews."""

A_HALF = 0.5
FELT_ABOVE = 0.6
"""Rating points, on the scale of 1 to 5 that both the feeling and the ratings have."""


# Compared by identity: what is worked out from a study is remembered by it, and looked up at once.
@dataclass(frozen=True, eq=False)
class Study:
    """The report: rated interviews in date order, and what they say, worked out when asked.

    `of` are all interviews it was made from, those without a rating included.
    """

    interviews: tuple[Interview, ...]
    slip_keys: tuple[str, ...]
    of: tuple[Interview, ...] = ()

    @cached_property
    def ratings(self) -> pd.DataFrame:
        """`rating_tables.ratings` of the interviews."""
        return rating_tables.ratings(self.interviews)

    @property
    def enough(self) -> bool:
        """Whether there are enough interviews to speak of patterns."""
        return len(self.interviews) >= FEWEST_INTERVIEWS_RATED

    @cached_property
    def areas(self) -> tuple[AreaFinding, ...]:
        """A finding an area, the lowest against the person's usual first."""
        rows = patterns.area_rows(self.ratings)
        if self.only_lows:
            rows = tuple(row._replace(verdict=verdicts.COUNTED) for row in rows)
        return tuple(_set_beside(row, rows) for row in rows)

    @cached_property
    def only_lows(self) -> bool:
        """Whether it looks as if only the answers that went badly are rated."""
        return rates_only_lows(self.interviews)

    @cached_property
    def slips(self) -> tuple[SlipFinding, ...]:
        """A finding a slip ticked at least once, the most frequent first."""
        every = slips.slip_rows(rating_tables.ticks(self.interviews, self.slip_keys))
        return tuple(row for row in every if row.seen)

    @cached_property
    def cells(self) -> tuple[RatedCell, ...]:
        """A row an interview and area rated in it."""
        return rating_tables.cells(self.ratings)

    @cached_property
    def paths(self) -> tuple[Point, ...]:
        """The rows of `patterns.trajectories`."""
        return patterns.trajectories(self.ratings)


@dataclass(frozen=True, eq=False)
class Guesses:
    """The chances felt after interviews, and how they compare with the results."""

    rows: tuple[Guess, ...]
    calibration: Calibration


def study(interviews: tuple[Interview, ...], slip_keys: tuple[str, ...]) -> Study:
    """The report on some interviews.

    `interviews` are in date order (`by_date`), so a number counts the rated ones.
    """
    return Study(tuple(filter(rating_tables.is_rated, interviews)), slip_keys, interviews)


def weigh_guesses(interviews: tuple[Interview, ...], outcomes: Sequence[Outcome]) -> Guesses:
    """Felt against what happened, over `interviews` and their `outcomes`."""
    rows = rating_tables.felt(interviews, {each.interview: each for each in outcomes})
    return Guesses(rows, self_rating_bias.assess_guesses(tabulate(rows, Guess)))


def weigh_practice(found: Study, practices: Sequence[Practice]) -> tuple[EffectFinding, ...]:
    """What became of each practised area over the interviews of `found`, the surest rise first."""
    return practice_effect.assess_practice(
        found.ratings, rating_tables.practice_table(practices, found.interviews)
    )


def _set_beside(row: AreaFinding, rows: Sequence[AreaFinding]) -> AreaFinding:
    """The row, with what the others add to it."""
    others = len(rows) - 1
    higher = sum(each.mean_rating > row.mean_rating for each in rows)
    return row._replace(
        more=verdicts.more_interviews(row.verdict, row.p_low),
        others=others,
        below_most=higher * 2 > others,
    )


def rates_only_lows(interviews: Sequence[Interview]) -> bool:
    """Whether it looks as if only bad answers are rated, which hides what is normal for a person.

    A verdict needs the good answers too: "low again and again" is judged against them. The rule was
    chosen by simulation (docs/patterns.md): it is wrong for at most 2 in 100 people who log
    everything, and catches three in four of those who log only lows.

    Three rated interviews or more; at least half of the ratings a 1 or 2; and either the interviews
    felt at least 0.6 better than their ratings on average, or at least half of the questions are
    not rated.
    """
    rated = [found for each in interviews if (found := _ratings(each))]
    ratings = [rating for found in rated for rating in found]
    lows = sum(rating <= LOW for rating in ratings)
    if len(rated) < FEWEST_INTERVIEWS_RATED or lows < A_HALF * len(ratings):
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
