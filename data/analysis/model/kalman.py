"""A Kalman filter over the interviews: what is believed of a person's areas after each one.

A rating of area a in interview t is  mu + u_a(t) + d_t + e : the person's own level, the area's
distance from it, the day, and the question. The part of an area that fades (u_a less its lasting
part) has an exponential covariance and so is Markov: all that the interviews so far say about the
next ones is the mean and the covariance of two numbers for each area, updated one interview at a
time (Hartikainen & Sarkka, "Kalman filtering and smoothing solutions to temporal Gaussian process
regression models", 2010; Rasmussen & Williams, Gaussian Processes for Machine Learning, 2006,
appendix B). It is exact, and the work grows with the interviews, not with their cube.

The state holds, in this order: the level plus the lasting part of each area; the fading part of
each area; and the `Sums` asked for, which do not move and are learnt about like the rest
(fixed-point smoothing: Anderson & Moore, Optimal Filtering, 1979, section 7.2). The first axis of
every array is the points of the grid.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from data.analysis.model.prior import FADING, LASTING, LEVEL_SD, RETAINED, SIGMA, TAU, TAU_DAY

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.intp]

_RATING = 2 * np.log(SIGMA) + math.log(2 * math.pi)
# So much comes anew with each interview that the spread of what fades stays the same.
_NEW = FADING * (1 - RETAINED**2) * TAU**2


@dataclass(frozen=True)
class Sums:
    """Weighted sums of distances and of days, to be known once all interviews are seen.

    Sum i is that of `of[i, a] * over[i, t] * u_a(t)` over areas and interviews and of
    `day[i, t] * d_t`: shapes (sums, areas), (sums, interviews) and (sums, interviews).
    """

    of: Floats
    over: Floats
    day: Floats

    @cached_property
    def ahead(self) -> Floats:
        """How much of what fades now is in the sum from each interview on, (sums, interviews)."""
        ahead = self.over.copy()
        # Backwards, as each is made of the next: one pass instead of a sum for every pair.
        for t in range(ahead.shape[1] - 2, -1, -1):
            ahead[:, t] += RETAINED * ahead[:, t + 1]
        return ahead

    def shared_areas(self) -> Floats:
        """The prior covariance of the sums by their areas, in units of tau squared."""
        whole, once = self.over.sum(axis=1), self.over @ self.ahead.T
        fading = once + once.T - self.over @ self.over.T
        over_time = LASTING * np.outer(whole, whole) + FADING * fading
        return np.asarray((self.of @ self.of.T) * over_time)


def no_sums(areas: int, interviews: int) -> Sums:
    """Sums of which there are none."""
    return Sums(np.zeros((0, areas)), *np.zeros((2, 0, interviews)))


class Seen(NamedTuple):
    """How one interview was taken in, by its cells.

    `areas` (cells,) were asked; `root` (points, cells) is one over the standard deviation of a
    cell's mean; `gain` (points, cells, state) is how much a cell moves the state, `precision`
    (points, cells, cells) the inverse of the expected covariance of the cells, and `surprise`
    (points, cells) is that times their distance from what was expected. All in units of `root`.
    """

    areas: Codes
    root: Floats
    gain: Floats
    precision: Floats
    surprise: Floats


@dataclass
class Belief:
    """What the interviews seen so far say: the state's `mean` (points, state) and `cov`.

    `log_likelihood` (points,) is that of the cells' means, each as of so many ratings all alike.
    """

    areas: int
    mean: Floats
    cov: Floats
    log_likelihood: Floats

    def go_on(self, of: Floats, ahead: Floats) -> None:
        """Move to the next interview, whose `Sums.of` and `Sums.ahead` (sums,) are given."""
        first, last = self.areas, 2 * self.areas
        self.mean[:, first:last] *= RETAINED
        self.cov[:, first:last] *= RETAINED
        self.cov[:, :, first:last] *= RETAINED
        places = np.arange(first, last)
        self.cov[:, places, places] += _NEW[:, None]
        if ahead.any():
            shared = _NEW[:, None, None] * (of * ahead[:, None])
            self.cov[:, last:, first:last] += shared
            self.cov[:, first:last, last:] += np.swapaxes(shared, 1, 2)

    def see(self, areas: Codes, counts: Floats, off: Floats, day: Floats) -> Seen:
        """Take in an interview that has at least one rating.

        Args:
            areas: (cells,) the areas rated.
            counts: (cells,) how many ratings each has.
            off: (cells,) their means less `LEVEL_MEAN`.
            day: (sums,) its column of `Sums.day`.
        """
        root = np.sqrt(counts) / SIGMA[:, None]
        reach = self.cov[:, areas] + self.cov[:, self.areas + areas]
        within = reach[:, :, areas] + reach[:, :, self.areas + areas] + TAU_DAY[:, None, None] ** 2
        if len(day):
            reach[:, :, 2 * self.areas :] += (TAU_DAY[:, None] ** 2 * day)[:, None]
        reach *= root[..., None]
        # In units of the noise every eigenvalue is at least 1, so that it can be inverted safely.
        within = within * root[:, None] * root[..., None] + np.eye(len(areas))
        missed = root * (off - self.mean[:, areas] - self.mean[:, self.areas + areas])
        precision = np.linalg.inv(within)
        surprise = (precision @ missed[..., None])[..., 0]
        seen = Seen(areas, root, precision @ reach, precision, surprise)
        self.mean += (surprise[:, None] @ reach)[:, 0]
        self.cov -= np.swapaxes(reach, 1, 2) @ seen.gain
        fit = np.linalg.slogdet(within)[1] + (missed * surprise).sum(-1)
        self.log_likelihood -= 0.5 * (fit + counts.sum() * _RATING)
        return seen


def prior_belief(areas: int, sums: Sums) -> Belief:
    """The belief at the first interview, before any rating; it will also track `sums`."""
    level, own = LEVEL_SD**2 * np.ones((areas, areas)), np.eye(areas)
    lasting = LASTING * (sums.of * sums.over.sum(axis=1, keepdims=True)).T
    fading = FADING * (sums.of * sums.ahead[:, :1]).T
    nothing = np.zeros((areas, areas))
    by_area = np.block(
        [
            [LASTING * own, nothing, lasting],
            [nothing, FADING * own, fading],
            [lasting.T, fading.T, sums.shared_areas()],
        ]
    )
    cov = TAU[:, None, None] ** 2 * by_area
    cov[:, :areas, :areas] += level
    cov[:, 2 * areas :, 2 * areas :] += TAU_DAY[:, None, None] ** 2 * (sums.day @ sums.day.T)
    return Belief(areas, np.zeros(cov.shape[:2]), cov, np.zeros(len(TAU)))
