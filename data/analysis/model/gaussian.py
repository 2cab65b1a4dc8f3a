"""The Gaussian model of one person's ratings, solved exactly.

A rating of area a in interview t is  mu + u_a(t) + d_t + e : the person's own level, the area's
distance from it, the day, and the question. Every part is normal, so at each of the 16 points of
`data.analysis.model.prior` it is linear algebra on the (area, interview) cell means, taken in one
interview after the other (`data.analysis.model.kalman`). The points are then averaged, each by how
well it explains the ratings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from data.analysis.model import kalman
from data.analysis.model.kalman import Belief, Sums
from data.analysis.model.mixture import Mixture
from data.analysis.model.prior import FADING, LEVEL_MEAN, LOG_PRIOR, RETAINED, SIGMA, TAU

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from data.analysis.model.kalman import Seen

    Floats = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.intp]
    Flags = npt.NDArray[np.bool_]


class Asked(NamedTuple):
    """The cells of one interview: their areas, their number of ratings, and their mean less 3.2."""

    areas: Codes
    counts: Floats
    off: Floats


@dataclass(frozen=True)
class Cells:
    """Ratings summed up by (area, interview).

    `counts` and `means` have shape (areas, interviews), `means` is 0 where nothing was rated;
    `squares` is the sum of squared distances of all ratings from their cell's mean.
    """

    counts: Floats
    means: Floats
    squares: float

    def by_interview(self) -> Iterator[Asked]:
        """The cells of each interview, in order."""
        for counts, means in zip(self.counts.T, self.means.T, strict=True):
            areas = np.flatnonzero(counts)
            yield Asked(areas, counts[areas], means[areas] - LEVEL_MEAN)


def sum_up_cells(area: Codes, time: Codes, rating: Floats) -> Cells:
    """Sum ratings up by (area, interview), both given as codes from 0, interviews in date order."""
    shape = (int(area.max()) + 1, int(time.max()) + 1)
    cell = area * shape[1] + time
    counts = np.bincount(cell, minlength=shape[0] * shape[1]).astype(float)
    # Where nothing was rated the mean is 0 / 1, which weighs nothing, and not 0 / 0.
    means = np.bincount(cell, weights=rating, minlength=len(counts)) / np.maximum(counts, 1)
    squares = float(((rating - means[cell]) ** 2).sum())
    return Cells(counts.reshape(shape), means.reshape(shape), squares)


@dataclass(frozen=True)
class Posterior:
    """What the ratings say after the last interview, at every point of the grid.

    `log_likelihood` (points,) are the points' marginal likelihoods; `means` (points, state) and
    `cov` are of the state that `data.analysis.model.kalman` describes.
    """

    areas: int
    log_likelihood: Floats
    means: Floats
    cov: Floats

    @cached_property
    def weights(self) -> Floats:
        """The points' posterior probabilities, shape (points,)."""
        log = self.log_likelihood + LOG_PRIOR
        # Less the largest: of long journals every likelihood alone would come out as 0.
        weights = np.exp(log - log.max())
        return np.asarray(weights / weights.sum())

    def read(self, loads: Floats) -> Mixture:
        """Linear functions of the state.

        Args:
            loads: (..., state), the coefficients of each function.

        Returns:
            A mixture of shape (...).
        """
        flat = loads.reshape(-1, loads.shape[-1])
        variance = ((flat @ self.cov) * flat).sum(-1)
        shape = (len(self.means), *loads.shape[:-1])
        # Rounding may leave a variance that is nought a little below it.
        sds = np.sqrt(np.maximum(variance, 0.0))
        return Mixture(self.weights, (self.means @ flat.T).reshape(shape), sds.reshape(shape))

    def now(self) -> Floats:
        """The loads of each area's distance from the mean of all at the last interview."""
        return self._of_state(apart(self.areas))

    def sums(self) -> Floats:
        """The loads of the sums asked for, (sums, state)."""
        return np.eye(self.means.shape[1])[2 * self.areas :]

    def expected(self) -> Mixture:
        """The rating that each area's next question is expected to get, on an average day.

        Returns:
            A mixture of shape (areas,); the spread of the day and of the question is not in it.
        """
        usual = self.read(self._of_state(np.eye(self.areas)))
        return Mixture(usual.weights, LEVEL_MEAN + usual.means, usual.sds)

    def _of_state(self, of: Floats) -> Floats:
        """The loads of sums over areas, `of` (sums, areas), at the last interview."""
        further = self.means.shape[1] - 2 * self.areas
        return np.concatenate([of, of, np.zeros((len(of), further))], axis=1)


def apart(areas: int) -> Floats:
    """Each area's distance from the mean of all areas as a linear map, (areas, areas)."""
    return np.eye(areas) - 1 / areas


def distances(areas: Codes, over: Floats, of: int) -> Sums:
    """Sums over time of an area's distance from the mean of all areas.

    Args:
        areas: (sums,) the area of each sum.
        over: (sums, interviews) the weights: (0, .., 0, 1) asks for the distance now, (-1, 0, ..,
            0, 1) for the rise since the first interview.
        of: how many areas there are.
    """
    return Sums(apart(of)[areas], over, np.zeros_like(over))


def at_first(areas: int, interviews: int) -> Sums:
    """The distance of each area from the mean of all at the first interview."""
    over = np.zeros((areas, interviews))
    over[:, 0] = 1.0
    return distances(np.arange(areas), over, areas)


def day_sums(chosen: Flags, areas: int) -> Sums:
    """Sums that ask for the effect of single days.

    Args:
        chosen: (interviews,) flags the days to ask for.
        areas: how many areas there are.
    """
    numbers = np.flatnonzero(chosen)
    day = np.zeros((len(numbers), len(chosen)))
    day[np.arange(len(numbers)), numbers] = 1.0
    return Sums(np.zeros((len(day), areas)), np.zeros_like(day), day)


def fit(cells: Cells, sums: Sums | None = None) -> Posterior:
    """The exact posterior of the model, given at least one rating, with the `sums` asked for."""
    sums = sums or kalman.no_sums(*cells.counts.shape)
    belief = kalman.prior_belief(len(cells.counts), sums)
    for _ in walk(belief, cells, sums):
        pass
    return allow_for_spread(belief, cells)


def allow_for_spread(belief: Belief, cells: Cells) -> Posterior:
    """The posterior after all cells.

    The filter sees only cell means; this adds to the likelihood how ratings of one cell differ.
    """
    log_likelihood = belief.log_likelihood - 0.5 * cells.squares / SIGMA**2
    return Posterior(belief.areas, log_likelihood, belief.mean, belief.cov)


def walk(belief: Belief, cells: Cells, sums: Sums) -> Iterator[Seen | None]:
    """Take a belief through all interviews, in place.

    Yields:
        How each interview was taken in; None for one without a rating.
    """
    for number, asked in enumerate(cells.by_interview()):
        if number:
            belief.go_on(sums.of, sums.ahead[:, number])
        rated = len(asked.areas)
        yield belief.see(*asked, sums.day[:, number]) if rated else None


class Further(NamedTuple):
    """Interviews to come that ask one area and nothing else, once each, always rated alike."""

    area: int
    number: int
    rating: float


def look_ahead(so_far: Posterior, loads: Floats, further: Further, weight: float) -> Mixture:
    """A sum after some interviews to come that ask one area only.

    Only that area is rated in them, so its two numbers and the sum are all the state needed.

    Args:
        so_far: the posterior now.
        loads: (state,) the part of the sum that is in the state already.
        further: the interviews to come.
        weight: how much of the area's distance from the mean of all each of them adds to the sum.

    Returns:
        A mixture of shape ().
    """
    of = weight * apart(so_far.areas)[[further.area]]
    sums = Sums(of[:, [further.area]], np.ones((1, further.number)), np.zeros((1, further.number)))
    belief = _foresee(so_far, loads, further, of)
    one = np.array([0]), np.array([1.0]), np.array([further.rating - LEVEL_MEAN])
    for ahead in sums.ahead.T:
        belief.go_on(sums.of, ahead)
        belief.see(*one, np.zeros(1))
    after = Posterior(1, belief.log_likelihood, belief.mean, belief.cov)
    return after.read(after.sums()[0])


def _foresee(so_far: Posterior, loads: Floats, further: Further, of: Floats) -> Belief:
    """An area's two numbers and a sum that goes on, before anything of what is to come is seen."""
    steps = np.arange(1, further.number + 1)
    areas = so_far.areas
    rows = np.zeros((3, so_far.means.shape[1]))
    rows[0, further.area] = rows[1, areas + further.area] = 1.0
    rows[2] = loads
    rows[2, :areas] += of[0] * further.number
    rows[2, areas : 2 * areas] += of[0] * (RETAINED**steps).sum()
    cov = rows @ so_far.cov @ rows.T
    apart_in_time = np.abs(steps[:, None] - steps)
    new = (RETAINED**apart_in_time - RETAINED ** (steps[:, None] + steps)).sum()
    cov[:, 2, 2] += FADING * TAU**2 * (of**2).sum() * new
    return Belief(1, so_far.means @ rows.T, cov, so_far.log_likelihood.copy())
