"""Whether a person is harder on themselves than others are: felt against what happened.

Right after an interview a person says how likely they are to go through. Their outcomes shift those
chances by one number: logit P(through) = alpha + logit p, alpha ~ Student t with 2 degrees of
freedom and scale 0.6, solved exactly on a grid of alpha. Most people are close to their results;
the long tails allow for somebody who is far off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.analysis.table_schema import require
from data.models import LimitError

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

HARDER = "harder on yourself than they are"
ROSIER = "rosier than results"
RIGHT = "about right"
TOO_EARLY = "too early to say"

FELT = {1: 0.10, 2: 0.22, 3: 0.40, 4: 0.60, 5: 0.75}
"""The chance a felt score stands for, where the person gave none."""

CLOSE = 0.05
BIAS_LIKELY = 0.80

# Nobody can be sure: a chance of 0 or 1 would make a single result impossible.
_LEAST, _MOST = 0.02, 0.98
_ALPHA = np.linspace(-6, 6, 121)
# A Student t density with 2 degrees of freedom: the exponent is (2 + 1) / 2.
_LOG_PRIOR = -1.5 * np.log1p((_ALPHA / 0.6) ** 2 / 2)

_DIFFERENCE_SD = 1.1
_GAP_SD = 0.6
# The standard normal quantile at 0.9.
_TENTH = 1.2815515655446004


@dataclass(frozen=True)
class Calibration:
    """How a person's guesses compare with their results; chances are from 0 to 1.

    `gap` is the chance of going through less the chance felt, positive if the person is too hard on
    themselves, with its 80 % interval. Without answers, it, `mean_felt` and `share_through` are
    NaN.
    """

    answered: int
    mean_felt: float
    share_through: float
    gap: float
    lo80: float
    hi80: float
    p_harder: float
    p_rosier: float
    p_right: float
    verdict: str


_NAN = math.nan
_NOTHING = Calibration(0, _NAN, _NAN, _NAN, _NAN, _NAN, 0.0, 0.0, 0.0, TOO_EARLY)


def assess_guesses(felt: pd.DataFrame) -> Calibration:
    """Compare the chances felt with the results.

    Args:
        felt: a row for each answered interview: p (the chance felt, 0 to 1), went_through (0 or 1).

    Raises:
        LimitError: a column is missing, a chance is outside 0 to 1, or a result is not 0 or 1.
    """
    p, through = _read(felt)
    if not len(p):
        return _NOTHING
    gaps, weights = _gaps(p, through)
    harder, rosier, right = (
        float(weights[which].sum())
        for which in (gaps > CLOSE, gaps < -CLOSE, np.abs(gaps) <= CLOSE)
    )
    # Each point of the grid stands for the middle of its share.
    low, high = np.interp((0.1, 0.9), np.cumsum(weights) - weights / 2, gaps)
    return Calibration(
        answered=len(p),
        mean_felt=float(p.mean()),
        share_through=float(through.mean()),
        gap=float(weights @ gaps),
        lo80=float(low),
        hi80=float(high),
        p_harder=harder,
        p_rosier=rosier,
        p_right=right,
        verdict=_verdict(harder, rosier, right),
    )


def compare_with_theirs(own: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """How far a person's ratings are from an interviewer's or a coach's.

    The difference is taken as N(m, 1.1^2) with m ~ N(0, 0.6^2), whose posterior is closed (the
    normal model with known variance).

    Args:
        own: columns interview, area, rating.
        theirs: the same. Both are averaged, and paired, by interview and area.

    Returns:
        A row for each area, lowest gap first: area, n (pairs), gap (own less theirs, in rating
        points: negative if the person is the harsher), lo80, hi80.
    """
    keys = ["interview", "area"]
    sides = [side.groupby(keys)["rating"].mean() for side in (own, theirs)]
    pairs = (sides[0] - sides[1]).dropna().groupby("area").agg(["size", "sum"])
    precision = pairs["size"] / _DIFFERENCE_SD**2 + 1 / _GAP_SD**2
    gap = pairs["sum"] / _DIFFERENCE_SD**2 / precision
    reach = _TENTH / np.sqrt(precision)
    table = pd.DataFrame({"n": pairs["size"], "gap": gap, "lo80": gap - reach, "hi80": gap + reach})
    return table.reset_index().sort_values(["gap", "area"], ignore_index=True)


def _read(felt: pd.DataFrame) -> tuple[Floats, Floats]:
    require(felt, "p", "went_through")
    p, through = (felt[column].to_numpy(dtype=float) for column in ("p", "went_through"))
    if not ((p >= 0) & (p <= 1)).all():
        raise LimitError("p", "must be a chance from 0 to 1")
    if not np.isin(through, (0.0, 1.0)).all():
        raise LimitError("went_through", "must be 0 or 1")
    return p, through


def _gaps(p: Floats, through: Floats) -> tuple[Floats, Floats]:
    """The mean gap at each alpha of the grid, and the posterior probability of that alpha."""
    clipped = np.clip(p, _LEAST, _MOST)
    truth = 1 / (1 + np.exp(-_ALPHA[:, None]) * (1 - clipped) / clipped)
    log = _LOG_PRIOR + np.log(np.where(through == 1, truth, 1 - truth)).sum(axis=1)
    # Less the largest: of many answers every likelihood alone would come out as 0.
    weights = np.exp(log - log.max())
    return (truth - clipped).mean(axis=1), weights / weights.sum()


def _verdict(harder: float, rosier: float, right: float) -> str:
    found = zip((harder, rosier, right), (HARDER, ROSIER, RIGHT), strict=True)
    return next((verdict for chance, verdict in found if chance >= BIAS_LIKELY), TOO_EARLY)
