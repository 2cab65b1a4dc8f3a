"""The probability that the next interview that asks an area has a low rating (1 or 2) in it.

It comes from the same posterior as everything else (`data.analysis.model.gaussian`): the area's
expected rating now, a day that may be good or bad, and the spread of single ratings; an interview
that asks an area asks it `asked_at_once` times. It is integrated over the day with seven
Gauss-Hermite nodes (Abramowitz & Stegun, Handbook of Mathematical Functions, 1964, 25.4.46).
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
# The weights sum to the root of 2 pi; as shares they average.
_SHARES = _WEIGHTS / _WEIGHTS.sum()
# As if two interviews before had asked it 1.3 times each.
_PRIOR_QUESTIONS, _PRIOR_INTERVIEWS = 2.6, 2
_WORTH = 12
"""The model's chance weighs as much as so many interviews that asked the area."""


def chance_of_low(posterior: Posterior, counts: Floats) -> Floats:
    """The model's probability of a low rating in the next interview that asks each area.

    Args:
        posterior: of `gaussian.fit`.
        counts: (areas, interviews), how many ratings each area has in each interview.

    Returns:
        Shape (areas,), from 0 to 1.
    """
    expected = posterior.expected()
    spread = np.sqrt(expected.sds**2 + TAU_DAY[:, None] ** 2)
    rating = expected.means[..., None] + spread[..., None] * _NODES
    sigma = SIGMA[:, None, None]
    not_low = 1.0 - cumulative((BETWEEN_LOW_AND_MIDDLING - rating) / sigma)
    # One low answer of several is enough.
    chance = 1.0 - not_low ** asked_at_once(counts)[:, None]
    return np.asarray(np.einsum("g,w,gaw->a", posterior.weights, _SHARES, chance))


def asked_at_once(counts: Floats) -> Floats:
    """How many questions of each area an interview that asks it is expected to have.

    Args:
        counts: (areas, interviews), how many ratings there are.

    Returns:
        The mean over the interviews so far, shrunk towards 1.3 by a prior; shape (areas,).
    """
    capped = np.minimum(counts, MOST_AT_ONCE).sum(axis=1)
    interviews = (counts > 0).sum(axis=1)
    mean = (capped + _PRIOR_QUESTIONS) / (interviews + _PRIOR_INTERVIEWS)
    return np.asarray(np.minimum(mean, MOST_AT_ONCE))


def blend(chance: Floats, low_interviews: Counts, interviews: Counts) -> Floats:
    """The model's probability combined with the plain share of low interviews, shape (areas,).

    Args:
        chance: (areas,) from `chance_of_low`.
        low_interviews: (areas,) interviews with a low rating in the area.
        interviews: (areas,) interviews that asked it.
    """
    return np.asarray((_WORTH * chance + low_interviews) / (_WORTH + interviews))
