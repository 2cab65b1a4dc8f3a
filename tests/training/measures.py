"""Right first, right in three, calibration, and the thresholds that follow from them."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

EDGES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
TRUSTS = tuple(step / 20 for step in range(10, 81))
RULES = tuple(step / 20 for step in range(21))


class Right(NamedTuple):
    """How many texts, and how many are right first and in the first three."""

    texts: int
    first: int
    three: int

    def __str__(self) -> str:
        """A line's three columns: count and two percentages."""
        of = max(self.texts, 1)
        return f"{self.texts:5d}  {self.first / of:6.1%}  {self.three / of:6.1%}"


def settle(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Confidences: the softmax of each row."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    settled: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return settled


def count_right(logits: NDArray[np.float64], wanted: NDArray[np.int64]) -> Right:
    """How often the wanted column is the largest, and among the largest three."""
    places = np.argsort(-logits, axis=1, kind="stable")[:, :3] == wanted[:, None]
    return Right(len(wanted), int(places[:, 0].sum()), int(places.sum()))


def blend(
    learnt: NDArray[np.float64], ruled: NDArray[np.float64], wanted: NDArray[np.int64]
) -> tuple[float, float]:
    """The multipliers of the two with the lowest log loss, to the nearest twentieth."""
    rows = np.arange(len(wanted))

    def lose(pair: tuple[float, float]) -> float:
        told = settle(pair[0] * learnt + pair[1] * ruled)[rows, wanted]
        return round(float(-np.log(told).mean()), 9)

    return min(((trust, rules) for trust in TRUSTS for rules in RULES), key=lose)


def find_sure(told: NDArray[np.float64], right: NDArray[np.bool_], least: float) -> float:
    """The lowest hundredth from which on `least` of the answers are right; 1 if there is none."""
    for step in range(100):
        among = told >= step / 100
        if among.any() and right[among].mean() >= least:
            return step / 100
    return 1.0


def tell_areas(
    logits: NDArray[np.float64], wanted: NDArray[np.int64], order: Sequence[str]
) -> Iterator[str]:
    """A line an area."""
    for at, area in enumerate(order):
        among = wanted == at
        if among.any():
            yield f"  {area:14s}{count_right(logits[among], wanted[among])}"


def tell_calibration(logits: NDArray[np.float64], wanted: NDArray[np.int64]) -> Iterator[str]:
    """A line a band of confidence: texts, mean confidence, share right; then the mean gap."""
    settled = settle(logits)
    told, right = settled.max(axis=1), settled.argmax(axis=1) == wanted
    gap = 0.0
    for low, high in pairwise(EDGES):
        among = (told >= low) & (told < high if high < 1 else told <= math.inf)
        if among.any():
            says, is_right = float(told[among].mean()), float(right[among].mean())
            gap += among.sum() * abs(says - is_right)
            band = f"  {low:.1f}-{high:.1f}  {among.sum():5d}"
            yield f"{band}  says {says:4.0%}  right {is_right:4.0%}"
    yield f"  mean gap {gap / len(wanted):.3f} (expected calibration error)"
