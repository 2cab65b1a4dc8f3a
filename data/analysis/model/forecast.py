"""The chance that the next interview which asks an area holds a low rating, a 1 or a 2.

It comes from the same posterior as everything else (`data.analysis.model.gaussian`): the area's
expected rating now, a day that may be good or bad, and the spread of single ratings; an interview
that asks an area asks it `asked_at_once` times. Integrated over the day with seven Gauss-Hermite
nodes (Abramowitz & Stegun, Handbook of Mathematical Functions, 1964, 25.4.46).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.analysis.model.mixture import cumulative
from data.analysis.model.prior import SIGMA, TAU_DAY

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.analysis.model.gaussian import Posterior

    Floats = npt.NDArray[np.float64]
    Counts = npt.NDArray[np.intp]

MOST_AT_ONCE = 5
"""So many questions of one area in one interview are counted, no more."""

BETWEEN_LOW_AND_MIDDLING = 2.5
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(7)
_SHARES = _WEIGHTS / _WEIGHTS.sum()
_PRIOR_QUESTIONS, _PRIOR_INTERVIEWS = 2.6, 2
_WORTH = 12
"""The model's chance weighs as much as so many interviews that asked the area."""


def chance_of_low(posterior: Posterior, counts: Floats) -> Floats:
    """The model's chance of a low rating in the next interview that asks each area.

    `counts` (areas, interviews) are the ratings of each cell. Returns shape (areas,).
    """
    expected = posterior.expected()
    spread = np.sqrt(expected.sds**2 + TAU_DAY[:, None] ** 2)
    rating = expected.means[..., None] + spread[..., None] * _NODES
    sigma = SIGMA[:, None, None]
    not_low = 1.0 - cumulative((BETWEEN_LOW_AND_MIDDLING - rating) / sigma)
    chance = 1.0 - not_low ** asked_at_once(counts)[:, None]
    return np.asarray(np.einsum("g,w,gaw->a", posterior.weights, _SHARES, chance))


def asked_at_once(counts: Floats) -> Floats:
    """How many questions of each area an interview that asks it is expected to hold."""
    capped = np.minimum(counts, MOST_AT_ONCE).sum(axis=1)
    interviews = (counts > 0).sum(axis=1)
    mean = (capped + _PRIOR_QUESTIONS) / (interviews + _PRIOR_INTERVIEWS)
    return np.asarray(np.minimum(mean, MOST_AT_ONCE))


def blend(chance: Floats, low_interviews: Counts, interviews: Counts) -> Floats:
    """The model's chance with the plain count of low interviews put to it, shape (areas,)."""
    return np.asarray((_WORTH * chance + low_interviews) / (_WORTH + interviews))
