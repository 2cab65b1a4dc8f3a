"""What Today tells of Patterns: at most three areas, so that a strength finds room too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.analysis import patterns
from data.analysis.study import AreaFinding

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

MOST = 3
WELL = 4.0
"""A mean rating from which on an area has held up, whatever is usual."""

WORTH_TELLING = (patterns.PATTERN, patterns.IMPROVING, patterns.STRENGTH, patterns.UNDECIDED)
"""The verdicts of which Today speaks, in this order."""


def recurring_now(assessment: pd.DataFrame) -> pd.DataFrame:
    """At most three rows of an assessment to show: what held up, one a verdict, the most telling.

    What has held up best comes first, where anything has.

    `assessment` has the columns of `AreaFinding`. A verdict without an area leaves its place to the
    next area of those before it; within a verdict the weakest area comes first, of
    strengths the strongest.
    """
    best = held_up(map(AreaFinding._make, assessment.itertuples(index=False)))
    first = assessment[assessment["area"] == (best.area if best else None)]
    rest = assessment.drop(index=first.index)
    told = rest[rest["verdict"].isin(WORTH_TELLING)]
    rank = told["verdict"].map(WORTH_TELLING.index)
    gap = told["delta"].where(told["verdict"] != patterns.STRENGTH, -told["delta"])
    told = told.assign(_rank=rank, _gap=gap).sort_values(["_rank", "_gap"])
    told["_turn"] = told.groupby("_rank").cumcount()
    chosen = told.sort_values(["_turn", "_rank"], kind="stable").head(MOST - len(first))
    others = chosen.sort_values(["_rank", "_gap"]).index
    return assessment.loc[[*first.index, *others]]


def held_up(rows: Iterable[AreaFinding]) -> AreaFinding | None:
    """The area that has held up best, if any has.

    Rated well or above the person's usual, not low in every interview, and no pattern.
    """
    return max(filter(_has_held, rows), key=lambda row: row.delta, default=None)


def _has_held(row: AreaFinding) -> bool:
    well = row.delta > 0 or row.mean_rating >= WELL
    return well and row.low_interviews < row.interviews and row.verdict != patterns.PATTERN
