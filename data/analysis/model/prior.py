"""The prior of the model of ratings, and the grid of points it is averaged over.

How far areas, days and single ratings spread differs between people. No single value is picked: the
model is averaged over a grid of 16 points, `TAU` (areas), `TAU_DAY` (days) and `SIGMA` (ratings),
in rating points, each of shape (16,).
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

# What people rate themselves on average, a little above the middle of the scale.
LEVEL_MEAN = 3.2
LEVEL_SD = 0.7
LASTING = 0.6
FADING = 0.4
# Interviews over which what fades of an area falls to 1/e.
FADES_OVER = 8.0

RETAINED = math.exp(-1 / FADES_OVER)
"""How much of what fades in an area is left one interview on."""

TAU, SIGMA, TAU_DAY = np.array(list(product((0.15, 0.30, 0.45, 0.65), (0.85, 1.1), (0.2, 0.5)))).T


def _log_normal(value: Floats, centre: float, spread: float) -> Floats:
    return np.asarray(-0.5 * ((np.log(value) - math.log(centre)) / spread) ** 2)


LOG_PRIOR = (
    _log_normal(TAU, 0.45, 0.6) + _log_normal(TAU_DAY, 0.4, 0.7) + _log_normal(SIGMA, 1.0, 0.2)
)
