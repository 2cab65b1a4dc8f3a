"""What Today tells of Patterns: at most three areas, so that a strength finds room too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.analysis import patterns

if TYPE_CHECKING:
    import pandas as pd

MOST = 3
WORTH_TELLING = (patterns.PATTERN, patterns.IMPROVING, patterns.STRENGTH, patterns.UNDECIDED)
"""The verdicts of which Today speaks, in this order."""


def recurring_now(assessment: pd.DataFrame) -> pd.DataFrame:
    """At most three rows of `patterns.assess` to show first: one a verdict, then the most telling.

    A verdict without an area leaves its place to the next area of those before it; within a
    verdict the weakest area comes first, of strengths the strongest.
    """
    told = assessment[assessment["verdict"].isin(WORTH_TELLING)].copy()
    rank = told["verdict"].map(WORTH_TELLING.index)
    gap = told["delta"].where(told["verdict"] != patterns.STRENGTH, -told["delta"])
    told = told.assign(_rank=rank, _gap=gap).sort_values(["_rank", "_gap"])
    told["_turn"] = told.groupby("_rank").cumcount()
    chosen = told.sort_values(["_turn", "_rank"], kind="stable").head(MOST)
    return chosen.sort_values(["_rank", "_gap"])[list(assessment.columns)]
