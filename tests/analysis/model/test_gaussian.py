"""The walk over the interviews against the model written out rating by rating."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from data.analysis.model import gaussian

Rating = tuple[int, int, int]


def covariance(first: Rating, second: Rating, tau: float, tau_day: float) -> float:
    """Of two ratings (area, interview, rating) with different noise, term by term."""
    alike = 0.6 + 0.4 * math.exp(-abs(first[1] - second[1]) / 8)
    area = tau**2 * alike if first[0] == second[0] else 0.0
    day = tau_day**2 if first[1] == second[1] else 0.0
    return 0.7**2 + area + day


def reference(log: list[Rating], weights: list[float]) -> dict[str, np.ndarray]:
    """The same posterior from the full covariance of all ratings, one point at a time."""
    areas, interviews = 1 + max(r[0] for r in log), 1 + max(r[1] for r in log)
    grid = product((0.15, 0.30, 0.45, 0.65), (0.85, 1.1), (0.2, 0.5))
    found: dict[str, list[object]] = {
        name: [] for name in ("loglik", "weight", "mean", "sd", "day", "day_sd")
    }
    for tau, sigma, tau_day in grid:
        full = np.array([[covariance(a, b, tau, tau_day) for b in log] for a in log])
        full += sigma**2 * np.eye(len(log))
        residual = np.array([r[2] - 3.2 for r in log])
        fit = residual @ np.linalg.solve(full, residual)
        loglik = -0.5 * (fit + np.linalg.slogdet(full)[1] + len(log) * math.log(2 * math.pi))
        prior = sum(
            -0.5 * ((math.log(value) - math.log(centre)) / spread) ** 2
            for value, centre, spread in ((tau, 0.45, 0.6), (tau_day, 0.4, 0.7), (sigma, 1.0, 0.2))
        )
        means, sds = [], []
        for area in range(areas):
            cross, own = np.zeros(len(log)), 0.0
            for other, t in product(range(areas), range(interviews)):
                load = weights[t] * ((other == area) - 1 / areas)
                cross += [
                    load * tau**2 * (0.6 + 0.4 * math.exp(-abs(t - r[1]) / 8)) * (r[0] == other)
                    for r in log
                ]
                own += sum(
                    load
                    * weights[s]
                    * ((other == area) - 1 / areas)
                    * tau**2
                    * (0.6 + 0.4 * math.exp(-abs(t - s) / 8))
                    for s in range(interviews)
                )
            means.append(cross @ np.linalg.solve(full, residual))
            sds.append(math.sqrt(max(0.0, float(own - cross @ np.linalg.solve(full, cross)))))
        day, day_sd = [], []
        for t in range(interviews):
            cross = np.array([tau_day**2 * (r[1] == t) for r in log])
            day.append(cross @ np.linalg.solve(full, residual))
            day_sd.append(math.sqrt(tau_day**2 - cross @ np.linalg.solve(full, cross)))
        row = (loglik, loglik + prior, means, sds, day, day_sd)
        for name, value in zip(found, row, strict=True):
            found[name].append(value)
    return {name: np.array(values) for name, values in found.items()}


def random_log(seed: int, areas: int, interviews: int, ratings: int) -> list[Rating]:
    draw = np.random.default_rng(seed)
    rows = [
        (int(draw.integers(areas)), int(draw.integers(interviews)), int(draw.integers(1, 6)))
        for _ in range(ratings)
    ]
    # Every code from 0 up must occur, as it does in a real log.
    return (
        rows
        + [(a, a % interviews, 3) for a in range(areas)]
        + [(0, t, 4) for t in range(interviews)]
    )


def cells(log: list[Rating]) -> gaussian.Cells:
    area, time, rating = (np.array(column) for column in zip(*log, strict=True))
    return gaussian.sum_up_cells(area, time, rating.astype(float))


@pytest.mark.parametrize(
    "seed, areas, interviews, ratings",
    [
        (1, 1, 1, 1),
        (2, 3, 1, 4),
        (3, 1, 4, 6),
        (4, 4, 3, 10),
        (5, 6, 5, 25),
    ],
)
def test_cell_means_give_what_the_full_covariance_gives(
    seed: int, areas: int, interviews: int, ratings: int
) -> None:
    log = random_log(seed, areas, interviews, ratings)
    over = np.random.default_rng(seed).normal(size=interviews)
    slow = reference(log, list(over))
    every = np.arange(areas)
    fast = gaussian.fit(cells(log), gaussian.distances(every, np.tile(over, (areas, 1)), areas))
    found = fast.read(fast.sums())
    days = gaussian.fit(cells(log), gaussian.day_sums(np.ones(interviews, dtype=bool), areas))
    day = days.read(days.sums())
    weight = np.exp(slow["weight"] - slow["weight"].max())
    np.testing.assert_allclose(fast.log_likelihood, slow["loglik"], atol=1e-8)
    np.testing.assert_allclose(fast.weights, weight / weight.sum(), atol=1e-8)
    np.testing.assert_allclose(found.means, slow["mean"], atol=1e-8)
    np.testing.assert_allclose(found.sds**2, slow["sd"] ** 2, atol=1e-8)
    np.testing.assert_allclose(day.means, slow["day"], atol=1e-8)
    np.testing.assert_allclose(day.sds, slow["day_sd"], atol=1e-8)


def test_looking_ahead_is_the_same_as_beginning_again_with_what_is_to_come() -> None:
    log, area, over = random_log(7, 6, 5, 30), 2, np.random.default_rng(7).normal(size=(1, 5))
    longer = [*log, *((area, 5 + number, 4) for number in range(3))]
    on = np.concatenate([over, np.full((1, 3), 0.3)], axis=1)
    again = gaussian.fit(cells(longer), gaussian.distances(np.array([area]), on, 6))
    so_far = gaussian.fit(cells(log), gaussian.distances(np.array([area]), over, 6))
    further = gaussian.Further(area, 3, 4.0)
    found = gaussian.look_ahead(so_far, so_far.sums()[0], further, 0.3)
    expected = again.read(again.sums()[0])
    np.testing.assert_allclose(found.means, expected.means, atol=1e-12)
    np.testing.assert_allclose(found.sds, expected.sds, atol=1e-12)
    np.testing.assert_allclose(found.weights, expected.weights, atol=1e-12)
