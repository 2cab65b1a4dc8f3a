"""Everything Patterns says about a set of interviews, worked out once and kept together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from data.analysis import (
    evidence_needed,
    patterns,
    practice_effect,
    rating_tables,
    selective_rating,
    self_rating_bias,
    slips,
    verdicts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from data.analysis.self_rating_bias import Calibration
    from data.models import Interview, Outcome, Practice

ENOUGH = 3
"""No pattern is promised on fewer rated interviews."""


class AreaFinding(NamedTuple):
    """A row of `patterns.assess`, with what is said beside it.

    `more`: so many more interviews that ask it would probably settle the verdict, 0 if it is;
    `others`: how many other areas are rated; `below_most`: most of them have a higher mean rating.
    """

    area: str
    n: int
    interviews: int
    low_interviews: int
    mean_rating: float
    delta: float
    lo80: float
    hi80: float
    p_weak: float
    p_strong: float
    p_rise: float
    p_low: float
    q_low: float
    low_last3: int
    verdict: str
    more: int = 0
    others: int = 0
    below_most: bool = False


class SlipFinding(NamedTuple):
    """A row of `slips.assess`."""

    slip: str
    interviews: int
    seen: int
    mean: float
    lo80: float
    hi80: float
    p_often: float
    recurs: bool


class EffectFinding(NamedTuple):
    """A row of `practice_effect.assess`."""

    area: str
    before: int
    after: int
    was: float
    was_lo80: float
    was_hi80: float
    now: float
    now_lo80: float
    now_hi80: float
    rise: float
    lo80: float
    hi80: float
    p_rise: float
    verdict: str
    more: int


@dataclass(frozen=True, eq=False)
class Study:
    """Rated interviews in date order, and what they say. Each part is worked out when asked.

    `of` are all interviews it was asked of, those without a rating too.
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
        """Whether there are interviews enough to speak of patterns."""
        return len(self.interviews) >= ENOUGH

    @cached_property
    def areas(self) -> tuple[AreaFinding, ...]:
        """A finding an area, the lowest against the person's usual first."""
        rows = [AreaFinding(**row) for row in _rows(patterns.assess(self.ratings))]
        if self.only_lows:
            rows = [row._replace(verdict=verdicts.COUNTED) for row in rows]
        return tuple(_set_beside(row, rows) for row in rows)

    @cached_property
    def only_lows(self) -> bool:
        """Whether it looks as if only the answers that went badly are rated."""
        return selective_rating.rates_only_lows(self.interviews)

    @cached_property
    def slips(self) -> tuple[SlipFinding, ...]:
        """A finding a slip ticked at least once, the most frequent first."""
        table = slips.assess(rating_tables.ticks(self.interviews, self.slip_keys))
        return tuple(SlipFinding(**row) for row in _rows(table[table["seen"] > 0]))

    @cached_property
    def cells(self) -> pd.DataFrame:
        """`rating_tables.heatmap`, with near (the nearest rating) and each (all, "2, 4")."""
        cells = rating_tables.heatmap(self.interviews)
        each = self.ratings.groupby(["interview", "area"])["rating"].agg(list)
        keys = zip(cells["interview"], cells["area"], strict=True)
        return cells.assign(
            near=(cells["mean_rating"] + 0.5).astype(int),
            each=[", ".join(map(str, each[key])) for key in keys],
        )

    @cached_property
    def paths(self) -> pd.DataFrame:
        """`patterns.trajectories`, with each (the single ratings as text, empty if not asked)."""
        asked = self.cells.set_index(["interview", "area"])["each"].to_dict()
        table = patterns.trajectories(self.ratings)
        keys = zip(table["interview"], table["area"], strict=True)
        return table.assign(each=[asked.get(key, "") for key in keys])


@dataclass(frozen=True, eq=False)
class Guesses:
    """The chances felt after interviews that were answered, and how far they were out."""

    table: pd.DataFrame
    calibration: Calibration


def study(interviews: tuple[Interview, ...], slip_keys: tuple[str, ...]) -> Study:
    """What those of `interviews` say that hold a rating; `slip_keys` are all slips there are.

    `interviews` are in date order (`rating_tables.in_order`), so a number counts the rated ones.
    """
    return Study(tuple(filter(rating_tables.is_rated, interviews)), slip_keys, interviews)


def weigh_guesses(interviews: tuple[Interview, ...], outcomes: Sequence[Outcome]) -> Guesses:
    """Felt against what happened, over `interviews` and their `outcomes`."""
    table = rating_tables.felt(interviews, {each.interview: each for each in outcomes})
    return Guesses(table, self_rating_bias.assess(table))


def weigh_practice(found: Study, practices: Sequence[Practice]) -> tuple[EffectFinding, ...]:
    """What became of each practised area over the interviews of `found`, the surest rise first."""
    table = practice_effect.assess(
        found.ratings, rating_tables.practised(practices, found.interviews)
    )
    return tuple(EffectFinding(**row) for row in _rows(table))


def _set_beside(row: AreaFinding, rows: Sequence[AreaFinding]) -> AreaFinding:
    """The row, with what the others add to it."""
    others = len(rows) - 1
    higher = sum(each.mean_rating > row.mean_rating for each in rows)
    return row._replace(
        more=evidence_needed.more_interviews(row.verdict, row.p_low),
        others=others,
        below_most=higher * 2 > others,
    )


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
