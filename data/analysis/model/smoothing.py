"""Where each area stood at the last interviews, in the light of all ratings, later ones included.

A Kalman smoother that keeps only what is shown: a backward pass over the interviews asked for, in
which each one updates what later ratings add to the mean and take from the variance (Durbin &
Koopman, Time Series Analysis by State Space Methods, 2nd ed. 2012, section 4.4).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from data.analysis.model import gaussian, kalman
from data.analysis.model.mixture import Mixture
from data.analysis.model.prior import RETAINED

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.analysis.model.gaussian import Cells
    from data.analysis.model.kalman import Belief, Seen

    Floats = npt.NDArray[np.float64]


class _Step(NamedTuple):
    """An interview as it was taken in, and the distances as they were known then.

    `reach` (points, areas, state) is the covariance of the distances with the state, `mean` and
    `variance` (points, areas) are their own.
    """

    seen: Seen | None
    reach: Floats
    mean: Floats
    variance: Floats


@dataclass
class _Later:
    """What the interviews after one say of its state: `pull` (points, state) and `certainty`."""

    pull: Floats
    certainty: Floats

    def refine(self, step: _Step) -> tuple[Floats, Floats]:
        """Mean and variance of the distances, later ratings taken into account."""
        mean = step.mean + (step.reach @ self.pull[..., None])[..., 0]
        return mean, step.variance - ((step.reach @ self.certainty) * step.reach).sum(-1)

    def go_back(self, seen: Seen | None, areas: int) -> None:
        """To the interview before the one that was `seen`."""
        if seen is not None:
            self._add(seen, areas)
        kept = np.repeat((1.0, RETAINED), areas)
        self.pull *= kept
        self.certainty *= kept[:, None] * kept

    def _add(self, seen: Seen, areas: int) -> None:
        design = np.zeros((*seen.root.shape, 2 * areas))
        cells = np.arange(len(seen.areas))
        design[:, cells, seen.areas] = design[:, cells, areas + seen.areas] = seen.root
        over = np.swapaxes(design, 1, 2)
        moved = (seen.gain @ self.pull[..., None])[..., 0]
        self.pull += (over @ (seen.surprise - moved)[..., None])[..., 0]
        known = seen.gain @ self.certainty
        across = over @ known
        whole = known @ np.swapaxes(seen.gain, 1, 2) + seen.precision
        self.certainty += over @ whole @ design - across - np.swapaxes(across, 1, 2)


def trace(cells: Cells, last: int) -> Mixture:
    """Each area's distance from the mean of all areas at the last interviews.

    Args:
        cells: all ratings.
        last: how many interviews to return, if there are as many.

    Returns:
        A mixture of shape (areas, interviews).
    """
    areas, interviews = cells.counts.shape
    sums = kalman.no_sums(areas, interviews)
    belief = kalman.prior_belief(areas, sums)
    # Only those shown: a step holds the covariance of every area with the state, 16 times.
    steps = deque((_note(belief, seen) for seen in gaussian.walk(belief, cells, sums)), maxlen=last)
    posterior = gaussian.allow_for_spread(belief, cells)
    later = _Later(np.zeros_like(belief.mean), np.zeros_like(belief.cov))
    found = []
    for step in reversed(steps):
        found.append(later.refine(step))
        later.go_back(step.seen, areas)
    means, variances = (np.stack(each[::-1], axis=-1) for each in zip(*found, strict=True))
    return Mixture(posterior.weights, means, np.sqrt(np.maximum(variances, 0.0)))


def _note(belief: Belief, seen: Seen | None) -> _Step:
    apart = gaussian.apart(belief.areas)
    loads = np.concatenate([apart, apart], axis=1)
    reach = loads @ belief.cov
    return _Step(seen, reach, belief.mean @ loads.T, (reach * loads).sum(-1))
