"""Felt against what happened: people whose guesses are out by a known amount.

The truth held against the 80 % interval is the gap itself: the mean true chance of going through
less the mean chance said, over the interviews answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from data.analysis import self_rating_bias
from tests.natures import first_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from data.analysis.self_rating_bias import Calibration
    from tests.natures.first_scheme import Gap

    Floats = npt.NDArray[np.float64]
    Draw = np.random.Generator

ANSWERED = (2, 3, 5, 8, 12, 20)
LUCK_SD = 0.5
"""On the log-odds scale: how far a single guess is out besides."""

RIGHT, SOME, MUCH = "right on average", "out by some", "out by much"
OUT_BY: Mapping[str, Callable[[Draw], float]] = {
    RIGHT: lambda _: 0.0,
    SOME: lambda draw: 0.6 * float(draw.standard_t(2)),
    MUCH: lambda draw: float(draw.choice([-2.0, 2.0])),
}


class Guessed(NamedTuple):
    """One person: whether each scheme's interval holds the gap, and its verdict is false."""

    kind: str
    answered: int
    first_covers: bool
    covers: bool
    first_false: bool
    false: bool


def guess(seed: int, number: int, kind: str, answered: int) -> Guessed:
    """The person of this number, with so many interviews answered."""
    draw = np.random.default_rng([seed, number])
    said = np.clip(np.rint(20 * _chance(draw.normal(-0.4, 1.0, answered))), 1, 19) / 20
    out_by = OUT_BY[kind](draw) + LUCK_SD * draw.normal(size=answered)
    true = _chance(np.log(said / (1 - said)) + out_by)
    through = (draw.random(answered) < true).astype(float)
    first = first_scheme.weigh(said, through)
    today = self_rating_bias.assess_guesses(pd.DataFrame({"p": said, "went_through": through}))
    gap = float((true - said).mean())
    marks = (_covers(first, gap), _covers(today, gap), _is_false(first, gap), _is_false(today, gap))
    return Guessed(kind, answered, *marks)


def _covers(found: Gap | Calibration, gap: float) -> bool:
    return found.lo80 <= gap <= found.hi80


def _is_false(found: Gap | Calibration, gap: float) -> bool:
    """Whether somebody is called too hard or too rosy who is not, or right who is neither."""
    true = {
        self_rating_bias.HARDER: gap > self_rating_bias.CLOSE,
        self_rating_bias.ROSIER: gap < -self_rating_bias.CLOSE,
        self_rating_bias.RIGHT: abs(gap) <= self_rating_bias.CLOSE,
    }
    return not true.get(found.verdict, True)


def _chance(log_odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds)))
