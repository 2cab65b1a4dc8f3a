"""Which slips recur: no example, rambled, froze, ... Each interview is one opportunity for each.

A slip's chance in a typical interview has a Beta prior whose mean and strength are averaged over a
grid, weighted by how well they explain all slips together (a Beta-Binomial model, discounted so
that an interview 15 back counts half).
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from data.analysis.table_schema import make_rows, require, tabulate
from data.models import LimitError

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

HALF_LIFE = 15.0
OFTEN = 1 / 3
RECURS_LIKELY = 0.70
SEEN_TWICE = 2
FEWEST_INTERVIEWS = 3

_MEAN, _STRENGTH = np.array(list(product((0.06, 0.10, 0.15, 0.20, 0.30), (2.0, 4.0, 8.0, 16.0)))).T
_PRIOR_YES, _PRIOR_NO = _MEAN * _STRENGTH, (1 - _MEAN) * _STRENGTH
_LOG_PRIOR = -0.5 * ((np.log(_STRENGTH / 3.5) / 0.7) ** 2 + (np.log(_MEAN / 0.14) / 0.5) ** 2)

# Integrals run over the log odds of the chance, where every Beta density is smooth, downwards from
# the top, where it vanishes fastest; OFTEN falls on a step.
_STEP = 0.0125
_LOG_ODDS = math.log(OFTEN / (1 - OFTEN)) + _STEP * np.arange(1700, -2400, -1)
_AT_OFTEN = 1700
_LOG_YES = -np.log1p(np.exp(-_LOG_ODDS))
_LOG_NO = -np.log1p(np.exp(_LOG_ODDS))


class SlipFinding(NamedTuple):
    """What is found of a slip: a row of `assess`."""

    slip: str
    interviews: int
    seen: int
    mean: float
    lo80: float
    hi80: float
    p_often: float
    recurs: bool


def assess(ticks: pd.DataFrame) -> pd.DataFrame:
    """Assess every slip.

    Args:
        ticks: columns interview (sorts in date order), slip, ticked (0 or 1). Every slip in it
            takes part, and every interview in it is an opportunity for every slip.

    Returns:
        A row for each slip with the columns of `SlipFinding`, highest mean first: seen in how many
        of the interviews, the chance's mean and 80 % interval, p_often = P(chance >= 1/3), and
        whether it recurs.

    Raises:
        LimitError: a column is missing, or a tick is neither 0 nor 1.
    """
    return tabulate(slip_rows(ticks), SlipFinding)


def slip_rows(ticks: pd.DataFrame) -> tuple[SlipFinding, ...]:
    """The rows of `assess`, for what reads them one by one; it refuses the same."""
    _check(ticks)
    if ticks.empty:
        return ()
    slips, hits = _hits(ticks)
    interviews = hits.shape[1]
    weights = 0.5 ** ((interviews - 1 - np.arange(interviews)) / HALF_LIFE)
    yes = hits @ weights
    table = _chances(yes, weights.sum() - yes)
    seen = hits.sum(axis=1)
    table |= {"slip": slips, "interviews": np.full(len(slips), interviews), "seen": seen}
    enough = (seen >= SEEN_TWICE) & (interviews >= FEWEST_INTERVIEWS)
    table["recurs"] = (table["p_often"] >= RECURS_LIKELY) & enough
    order = np.lexsort((np.arange(len(slips)), -table["mean"]))
    return make_rows(SlipFinding, table, order)


def _check(ticks: pd.DataFrame) -> None:
    require(ticks, "interview", "slip", "ticked")
    if not ticks["ticked"].isin((0, 1)).all():
        raise LimitError("ticked", "must be 0 or 1")


def _hits(ticks: pd.DataFrame) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.int_]]:
    """The slips by name, and 0 or 1 by slip and interview."""
    slip, slips = pd.factorize(ticks["slip"].to_numpy(dtype=object), sort=True)
    time, interviews = pd.factorize(ticks["interview"].to_numpy(), sort=True)
    ticked = ticks["ticked"].to_numpy(dtype=bool)
    hits = np.zeros((len(slips), len(interviews)), dtype=int)
    hits[slip[ticked], time[ticked]] = 1
    return slips, hits


def _chances(yes: Floats, no: Floats) -> dict[str, npt.NDArray[Any]]:
    """Mean, interval and P(often) of each slip's mixture of Betas."""
    above, below = yes[:, None] + _PRIOR_YES, no[:, None] + _PRIOR_NO
    log_beta = _log_beta(above, below)
    weights = _weights(log_beta)
    density = np.exp(np.outer(yes, _LOG_YES) + np.outer(no, _LOG_NO))
    prior = np.exp(np.outer(_PRIOR_YES, _LOG_YES) + np.outer(_PRIOR_NO, _LOG_NO))
    density *= (weights / np.exp(log_beta)) @ prior
    over = _from_the_top(density)
    return {
        "mean": (above / (above + below)) @ weights,
        "lo80": _reaches(over, 0.9),
        "hi80": _reaches(over, 0.1),
        "p_often": over[:, _AT_OFTEN],
    }


def _from_the_top(density: Floats) -> Floats:
    """The integral of `density` from the highest log odds down to each: Euler-Maclaurin's rule."""
    slope = np.gradient(density, axis=1)
    return np.asarray(_STEP * (np.cumsum(density, axis=1) - density / 2 - slope / 12))


def _weights(log_beta: Floats) -> Floats:
    """The posterior probability of each point of the prior's grid, from all slips together."""
    log = (log_beta - _log_beta(_PRIOR_YES, _PRIOR_NO)).sum(axis=0) + _LOG_PRIOR
    # Less the largest: of many slips every likelihood alone would come out as 0.
    weights = np.exp(log - log.max())
    return np.asarray(weights / weights.sum())


def _reaches(over: Floats, share: float) -> Floats:
    """The chance that is exceeded with probability `share`, for each slip."""
    odds = [np.interp(share, row, _LOG_ODDS) for row in over]
    return np.asarray(1 / (1 + np.exp(-np.array(odds))))


def _log_beta(above: Floats, below: Floats) -> Floats:
    return _log_gamma(above) + _log_gamma(below) - _log_gamma(above + below)


def _log_gamma(values: Floats) -> Floats:
    return np.array([math.lgamma(x) for x in values.ravel().tolist()]).reshape(values.shape)
