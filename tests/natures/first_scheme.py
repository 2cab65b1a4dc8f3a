"""The verdicts as they were first built, kept so that others can be held against them.

They ask how far an area lies below the person's other areas, and know no chance of a low one next
time. Read off the same posterior as today's; nothing here is to be changed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

IMPROVING = "improving"
PATTERN = "pattern"
BLIP = "blip"
STRENGTH = "strength"
NO_CONCERN = "no concern"
UNDECIDED = "not enough evidence"
VERDICTS = (IMPROVING, PATTERN, BLIP, STRENGTH, NO_CONCERN, UNDECIDED)

NORMAL_80 = 1.2816
CLEAR = 0.5
RATING_VARIANCE = 0.966


def judge(found: pd.DataFrame, ratings: pd.DataFrame) -> npt.NDArray[np.object_]:
    """A verdict a row of `found` (`patterns.assess` of `ratings`)."""
    weak, lows = found["p_weak"], found["low_interviews"]
    rules = (
        (found["p_weak_first"] >= 0.30) & (found["p_rise"] >= 0.50) & (weak < 0.60),
        (weak >= 0.60) & (lows >= 2),
        (lows >= 1) & (found["n"] >= 2) & (weak <= 0.10),
        (found["p_strong"] >= 0.60) & (_count_highs(found, ratings) >= 2),
        (lows == 0) & (weak <= 0.10),
    )
    chosen = [np.array(verdict, dtype=object) for verdict in VERDICTS[:-1]]
    return np.select([rule.to_numpy() for rule in rules], chosen, UNDECIDED)


def more_ratings(lo80: float, hi80: float) -> int:
    """About how many more ratings were said to settle an undecided area; 0 for none."""
    half = (hi80 - lo80) / 2
    missing = NORMAL_80**2 * (1 / CLEAR**2 - 1 / half**2)
    return max(0, math.ceil(missing * RATING_VARIANCE))


def _count_highs(found: pd.DataFrame, ratings: pd.DataFrame) -> pd.Series[int]:
    """In how many interviews each area of `found` was rated 4 or 5."""
    high = ratings[ratings["rating"] >= 4].groupby("area")["interview"].nunique()
    return found["area"].map(high).fillna(0).astype(int)
