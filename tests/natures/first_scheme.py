"""The verdicts as they were first built, kept so that others can be held against them.

They ask how far an area lies below the person's other areas, and know no chance of a low one next
time. Read off the same posterior as today's; nothing here is to be changed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from data.analysis import patterns, self_rating_bias
from data.analysis.model import gaussian

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from data.analysis.patterns import Log

    Floats = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.intp]
    Flags = npt.NDArray[np.bool_]

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


class Gap(NamedTuple):
    """The 80 % interval of the gap between felt and happened, and what was said of it."""

    lo80: float
    hi80: float
    verdict: str


def judge(ratings: pd.DataFrame) -> dict[str, str]:
    """The verdict on each area of `ratings` (interview, area, rating)."""
    log = patterns.read_log(ratings)
    found = _weigh(log)
    low, high = (_interviews(log, among) for among in (log.rating <= 2, log.rating >= 4))
    rules = (
        (found["p_weak_first"] >= 0.30) & (found["p_rise"] >= 0.50) & (found["p_weak"] < 0.60),
        (found["p_weak"] >= 0.60) & (low >= 2),
        (low >= 1) & (np.bincount(log.area) >= 2) & (found["p_weak"] <= 0.10),
        (found["p_strong"] >= 0.60) & (high >= 2),
        (low == 0) & (found["p_weak"] <= 0.10),
    )
    chosen = [np.array(verdict, dtype=object) for verdict in VERDICTS[:-1]]
    return dict(zip(log.areas, np.select(rules, chosen, UNDECIDED), strict=True))


def more_ratings(lo80: float, hi80: float) -> int:
    """About how many more ratings were said to settle an undecided area; 0 for none."""
    half = (hi80 - lo80) / 2
    missing = NORMAL_80**2 * (1 / CLEAR**2 - 1 / half**2)
    return max(0, math.ceil(missing * RATING_VARIANCE))


def _weigh(log: Log) -> dict[str, Floats]:
    posterior = log.fit(gaussian.at_first(len(log.areas), len(log.interviews)))
    now, start = posterior.now(), posterior.sums()
    mixture = posterior.read(np.stack([now, start, now - start], axis=1))
    return {
        "p_weak": mixture[:, 0].at_most(-0.5),
        "p_weak_first": mixture[:, 1].at_most(-0.5),
        "p_strong": mixture[:, 0].at_least(0.5),
        "p_rise": mixture[:, 2].at_least(0.3),
    }


def _interviews(log: Log, among: Flags) -> Codes:
    """In how many interviews each area has a rating `among` those flagged."""
    seen = np.zeros((len(log.areas), len(log.interviews)), dtype=bool)
    seen[log.area[among], log.time[among]] = True
    return np.asarray(seen.sum(axis=1), dtype=np.intp)


def weigh(p: Floats, through: Floats) -> Gap:
    """Felt against what happened, under the normal prior it was first built with."""
    alpha = np.linspace(-2.4, 2.4, 49)
    felt = np.clip(p, 0.03, 0.97)
    truth = 1 / (1 + np.exp(-alpha[:, None]) * (1 - felt) / felt)
    seen = np.log(np.where(through == 1, truth, 1 - truth)).sum(axis=1)
    weights = np.exp(seen - 0.5 * (alpha / 0.8) ** 2)
    weights, gaps = weights / weights.sum(), (truth - felt).mean(axis=1)
    low, high = np.interp((0.1, 0.9), np.cumsum(weights) - weights / 2, gaps)
    chances = {
        self_rating_bias.HARDER: weights[gaps > 0.05].sum(),
        self_rating_bias.ROSIER: weights[gaps < -0.05].sum(),
        self_rating_bias.RIGHT: weights[np.abs(gaps) <= 0.05].sum(),
    }
    said = (verdict for verdict, chance in chances.items() if chance >= 0.80)
    return Gap(float(low), float(high), next(said, self_rating_bias.TOO_EARLY))
