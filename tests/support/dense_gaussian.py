"""The Gaussian model of one person's ratings, solved exactly.

A rating of area a in interview t is  mu + u_a(t) + d_t + e : the person's own level, the area's
distance from it, the day, and the question. Every part is normal, so for each of the 16
hyper-parameter points everything is linear algebra on the (area, interview) cell means. Given the
level and the days the areas are independent; so each area is inverted alone (Rasmussen & Williams,
Gaussian Processes for Machine Learning, 2006, eq. 3.26), and the level and days are put back with
the matrix inversion lemma (the same book, appendix A.3).

Axes, in order: points (16) or pairs (8, the points without tau_d), areas, interviews.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from data.analysis.model.mixture import Mixture

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

LEVEL_MEAN = 3.2
LEVEL_SD = 0.7
LASTING = 0.6
FADING = 0.4
FADES_OVER = 8.0

_PAIRS = np.array(list(product((0.15, 0.30, 0.45, 0.65), (0.85, 1.1))))
_DAYS = np.array((0.2, 0.5))
TAU_BY_PAIR, SIGMA_BY_PAIR = _PAIRS.T
PAIR = np.repeat(np.arange(len(_PAIRS)), len(_DAYS))
TAU, SIGMA = TAU_BY_PAIR[PAIR], SIGMA_BY_PAIR[PAIR]
TAU_DAY = np.tile(_DAYS, len(_PAIRS))


def _log_normal(value: Floats, centre: float, spread: float) -> Floats:
    return np.asarray(-0.5 * ((np.log(value) - math.log(centre)) / spread) ** 2)


LOG_PRIOR = (
    _log_normal(TAU, 0.45, 0.6) + _log_normal(TAU_DAY, 0.4, 0.7) + _log_normal(SIGMA, 1.0, 0.2)
)


def kernel(interviews: int) -> Floats:
    """How alike one area is at two interviews (1 on the diagonal), shape (interviews,) * 2."""
    time = np.arange(interviews)
    apart = np.abs(time[:, None] - time[None, :])
    return np.asarray(LASTING + FADING * np.exp(-apart / FADES_OVER))


@dataclass(frozen=True)
class Cells:
    """Ratings summed up by (area, interview).

    `counts` and `means` have shape (areas, interviews), `means` is 0 where nothing was rated;
    `squares` is the sum of squared distances of all ratings from their cell's mean.
    """

    counts: Floats
    means: Floats
    squares: float


def gather(area: npt.NDArray[np.intp], time: npt.NDArray[np.intp], rating: Floats) -> Cells:
    """The cells of ratings given as three columns: area and interview as codes from 0."""
    shape = (int(area.max()) + 1, int(time.max()) + 1)
    cell = area * shape[1] + time
    counts = np.bincount(cell, minlength=shape[0] * shape[1]).astype(float)
    means = np.bincount(cell, weights=rating, minlength=len(counts)) / np.maximum(counts, 1)
    squares = float(((rating - means[cell]) ** 2).sum())
    return Cells(counts.reshape(shape), means.reshape(shape), squares)


@dataclass(frozen=True)
class Posterior:
    """What the ratings say, at every hyper-parameter point.

    `weights` (points,) are the points' posterior probabilities, `log_likelihood` (points,) their
    marginal likelihoods; `precision` (pairs, areas, interviews, interviews) inverts the covariance
    of an area's cells and `log_dets` (pairs, areas) is the covariance's log determinant, but for
    the ratings' own spread; `pulled` (pairs, areas, interviews) is the precision times the centred
    cell means; `shared_mean` (points, interviews + 1) and `shared_cov` describe the days, then the
    level.
    """

    weights: Floats
    log_likelihood: Floats
    precision: Floats
    log_dets: Floats
    pulled: Floats
    shared_mean: Floats
    shared_cov: Floats

    def days(self) -> Mixture:
        """How good or bad each day was, in rating points, shape (interviews,)."""
        variance = np.diagonal(self.shared_cov, axis1=1, axis2=2)
        return Mixture(self.weights, self.shared_mean[:, :-1], np.sqrt(variance[:, :-1]))

    def level(self) -> Mixture:
        """The person's own level on the rating scale, shape ()."""
        sd = np.sqrt(self.shared_cov[:, -1, -1])
        return Mixture(self.weights, LEVEL_MEAN + self.shared_mean[:, -1], sd)

    def expected(self) -> Mixture:
        """The rating each area's next question is expected to get now, on a day like any other.

        The level is in it, the day and the question are not. Returns shape (areas,).
        """
        reach = kernel(self.pulled.shape[-1])[-1]
        scale = TAU_BY_PAIR[:, None] ** 2
        loads = scale[..., None] * (self.precision @ reach)
        raw = (scale * (self.pulled @ reach))[PAIR]
        own = (scale * (1.0 - loads @ reach))[PAIR]
        load = -_bordered(loads)[PAIR]
        load[..., -1] += 1.0
        variance = own + ((load @ self.shared_cov) * load).sum(-1)
        means = LEVEL_MEAN + raw + (load @ self.shared_mean[..., None])[..., 0]
        return Mixture(self.weights, means, np.sqrt(np.maximum(variance, 0.0)))

    def contrast(self, over: Floats) -> Mixture:
        """Sums over time of each area's distance from the mean of the areas.

        `over` has shape (contrasts, interviews): row (0, .., 0, 1) asks for the distance now, row
        (-1, 0, .., 0, 1) for the rise since the first interview. Returns shape (areas, contrasts).
        """
        areas, interviews = self.pulled.shape[1:]
        reach = over @ kernel(interviews)
        scale = TAU_BY_PAIR[:, None, None] ** 2
        loads = scale[..., None] * (reach @ self.precision)
        own = scale * ((reach * over).sum(-1) - (loads * reach).sum(-1))
        raw = scale * (self.pulled @ reach.T)
        loads = np.concatenate([loads, loads.sum(-1, keepdims=True)], axis=-1)
        loads, raw = (x - x.mean(axis=1, keepdims=True) for x in (loads, raw))
        alone = own * (1 - 2 / areas) + own.sum(axis=1, keepdims=True) / areas**2
        flat = loads[PAIR].reshape(len(PAIR), -1, interviews + 1)
        joint = ((flat @ self.shared_cov) * flat).sum(-1).reshape(alone[PAIR].shape)
        given = (flat @ self.shared_mean[..., None]).reshape(joint.shape)
        variance = np.maximum(alone[PAIR] + joint, 0.0)
        return Mixture(self.weights, raw[PAIR] - given, np.sqrt(variance))


def fit(cells: Cells) -> Posterior:
    """The exact posterior of the model, given at least one rating."""
    return _join(cells, *_areas(cells.counts))


def go_on(before: Posterior, cells: Cells, area: int) -> Posterior:
    """`fit(cells)`, where nothing but `area` was rated since `before`, in further interviews.

    What was worked out for the other areas serves again: that is nearly all of the work.
    """
    further = cells.counts.shape[1] - before.precision.shape[-1]
    precision = np.pad(before.precision, ((0, 0), (0, 0), (0, further), (0, further)))
    log_dets = before.log_dets.copy()
    one = slice(area, area + 1)
    precision[:, one], log_dets[:, one] = _areas(cells.counts[one])
    return _join(cells, precision, log_dets)


def _join(cells: Cells, precision: Floats, log_dets: Floats) -> Posterior:
    """The posterior from that of each area alone, with the level and the days put back."""
    centred = np.where(cells.counts > 0, cells.means - LEVEL_MEAN, 0.0)
    pulled = (precision @ centred[..., None])[..., 0]
    inner, days_log_det = _shared(precision)
    weighed = _bordered(pulled.sum(axis=1))[PAIR]
    shared_cov: Floats = np.linalg.inv(inner).astype(float)
    shared_mean = (shared_cov @ weighed[..., None])[..., 0]
    misfit = (pulled * centred).sum(axis=(1, 2))[PAIR] - (weighed * shared_mean).sum(-1)
    spread = 2 * np.log(SIGMA) + math.log(2 * math.pi)
    log_likelihood = -0.5 * (
        log_dets.sum(axis=1)[PAIR]
        + days_log_det
        + cells.counts.sum() * spread
        + misfit
        + cells.squares / SIGMA**2
    )
    weights = _normalise(log_likelihood + LOG_PRIOR)
    return Posterior(weights, log_likelihood, precision, log_dets, pulled, shared_mean, shared_cov)


def _areas(counts: Floats) -> tuple[Floats, Floats]:
    """The precision of each area's cells (zero where unrated), and the log determinants."""
    root = np.sqrt(counts) / SIGMA_BY_PAIR[:, None, None]
    interviews = counts.shape[1]
    outer = root[..., :, None] * root[..., None, :]
    inner = TAU_BY_PAIR[:, None, None, None] ** 2 * kernel(interviews) * outer
    inner += np.eye(interviews)
    return np.linalg.inv(inner) * outer, np.linalg.slogdet(inner)[1]


def _shared(precision: Floats) -> tuple[Floats, Floats]:
    """The precision of days and level at each point, and the log determinant they add."""
    total = precision.sum(axis=1)
    seen = _bordered(np.swapaxes(_bordered(total), -1, -2))[PAIR]
    interviews = total.shape[-1]
    sds = np.concatenate(
        [np.repeat(TAU_DAY[:, None], interviews, axis=1), np.full((len(PAIR), 1), LEVEL_SD)], axis=1
    )
    inner = seen + np.eye(interviews + 1) / sds[:, None, :] ** 2
    return inner, np.linalg.slogdet(inner)[1] + 2 * np.log(sds).sum(axis=1)


def _bordered(values: Floats) -> Floats:
    """`values` with their sum appended along the last axis."""
    return np.concatenate([values, values.sum(axis=-1, keepdims=True)], axis=-1)


def _normalise(log_weights: Floats) -> Floats:
    weights = np.exp(log_weights - log_weights.max())
    return np.asarray(weights / weights.sum())
