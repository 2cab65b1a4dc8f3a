"""What stands behind a verdict: how it went lately, and how much more would settle it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from data.models import LOW

if TYPE_CHECKING:
    import pandas as pd

LATELY = 3
NORMAL_80 = 1.2816
"""Half the width of a normal's 80 % interval, in standard deviations."""

CLEAR = 0.5
"""An 80 % interval no wider than this each way, centred on the usual, gives P(weak) = 0.10."""

RATING_VARIANCE = 0.966
"""The mean of the model's two rating variances, 0.85 and 1.1 squared (`gaussian.SIGMA`)."""


def low_lately(ratings: pd.DataFrame) -> dict[str, int]:
    """For each area, how many of the last three interviews that asked it held a low rating.

    `ratings` has columns interview (sorts in date order), area and rating (1 to 5).
    """
    worst = ratings.dropna(subset=["area", "rating"]).groupby(["area", "interview"])["rating"].min()
    lately = worst.sort_index().groupby("area").tail(LATELY)
    return {str(area): int(low) for area, low in (lately <= LOW).groupby("area").sum().items()}


def more_ratings(lo80: float, hi80: float) -> int:
    """About how many more ratings narrow an 80 % interval to half a point each way; 0 if it is.

    Precisions of independent normal ratings add up, so what is missing is the precision wanted
    less the one there is, in units of one rating's.
    """
    half = (hi80 - lo80) / 2
    missing = NORMAL_80**2 * (1 / CLEAR**2 - 1 / half**2)
    return max(0, math.ceil(missing * RATING_VARIANCE))
