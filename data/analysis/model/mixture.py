"""Weighted mixtures of normal distributions: mean, tails and quantiles."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

# Beyond this the tail is under 1e-12.
_FAR = 7.0
_ABOVE = (
    3.52624965998911e-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376,
)
_BELOW = (
    8.83883476483184e-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752,
)

_SMALLEST_SD = 1e-9
_MOST_STEPS = 60
_CLOSE = 1e-10


def cumulative(z: Floats) -> Floats:
    """P(Z <= z) for a standard normal Z, correct to 11 places.

    Hart's rational approximation as given by West, "Better approximations to cumulative normal
    functions", Wilmott Magazine, 2005.
    """
    size = np.minimum(np.abs(z), _FAR)
    tail = np.exp(-0.5 * size * size) * np.polyval(_ABOVE, size) / np.polyval(_BELOW, size)
    return np.asarray(np.where(z > 0, 1.0 - tail, tail))


def density(z: Floats) -> Floats:
    """The standard normal density at each element of `z`."""
    return np.asarray(np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi))


@dataclass(frozen=True)
class Mixture:
    """Many mixtures side by side, all with the same component weights.

    `weights` has shape (points,) and sums to 1; `means` and `sds` have shape (points, ...).
    """

    weights: Floats
    means: Floats
    sds: Floats

    def __getitem__(self, where: Any) -> Mixture:  # noqa: ANN401 - whatever numpy indexes with
        where = where if isinstance(where, tuple) else (where,)
        return Mixture(self.weights, self.means[:, *where], self.sds[:, *where])

    def mean(self) -> Floats:
        """The mean of each mixture, shape (...)."""
        return self._average(self.means)

    def at_most(self, x: Floats | float) -> Floats:
        """P(value <= x) for each mixture; `x` is a number or has shape (...)."""
        return self._average(cumulative((x - self.means) / self._spread()))

    def at_least(self, x: Floats | float) -> Floats:
        """P(value >= x) for each mixture; `x` is a number or has shape (...)."""
        return self._average(cumulative((self.means - x) / self._spread()))

    def quantile(self, share: float) -> Floats:
        """The quantile of each mixture, by Newton's method inside a bracket.

        Args:
            share: the probability below it, 0 < share < 1.
        """
        ends = self.means + _standard_quantile(share) * self._spread()
        low, high = ends.min(axis=0), ends.max(axis=0)
        x = self._average(ends)
        for _ in range(_MOST_STEPS):
            over = self.at_most(x) - share
            low, high = np.where(over < 0, x, low), np.where(over < 0, high, x)
            step = x - over / np.maximum(self._slope(x), _SMALLEST_SD)
            # A Newton step that leaves the bracket is replaced by halving it.
            new = np.where((step >= low) & (step <= high), step, (low + high) / 2)
            moved, x = float(np.abs(new - x).max(initial=0.0)), new
            if moved < _CLOSE:
                break
        return x

    def read_off(self, mean: str, ends: str = "") -> dict[str, Floats]:
        """The mean, named so, and the ends of the 80 % interval: `ends` and `lo80`, `hi80`."""
        low, high = self.quantile(0.1), self.quantile(0.9)
        return {mean: self.mean(), f"{ends}lo80": low, f"{ends}hi80": high}

    def _spread(self) -> Floats:
        # A lone area never differs from its own mean; the floor keeps 0 / 0 out.
        return np.maximum(self.sds, _SMALLEST_SD)

    def _slope(self, x: Floats) -> Floats:
        return self._average(density((x - self.means) / self._spread()) / self._spread())

    def _average(self, values: Floats) -> Floats:
        return np.asarray(np.tensordot(self.weights, values, axes=1))


def _standard_quantile(share: float) -> float:
    """The standard normal quantile at `share`, by Newton's method on the distribution function."""
    z = 0.0
    for _ in range(_MOST_STEPS):
        over = 0.5 * math.erfc(-z / math.sqrt(2.0)) - share
        # At most one at a time: in the flat tails Newton would leap past the answer.
        z -= max(-1.0, min(1.0, over * math.sqrt(2.0 * math.pi) * math.exp(z * z / 2)))
    return z
