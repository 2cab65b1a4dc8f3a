"""The chance of a low one next time, against the same worked out the long way round."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from data.analysis import patterns
from data.analysis.model import forecast, gaussian
from data.analysis.model.prior import LEVEL_MEAN, LEVEL_SD, SIGMA, TAU, TAU_DAY
from tests.support.dense_gaussian import kernel

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

LOG = [(0, "a", 2), (0, "a", 1), (0, "b", 4), (1, "b", 3), (2, "a", 2), (2, "c", 5), (3, "b", 4)]


def table_of(log: list[tuple[int, str, int]]) -> pd.DataFrame:
    return pd.DataFrame(log, columns=["interview", "area", "rating"])


def dense(point: int) -> tuple[Floats, Floats]:
    """Mean and variance of each area's next rating, from one covariance over all ratings."""
    time = np.array([row[0] for row in LOG])
    area = np.array([ord(row[1]) - ord("a") for row in LOG])
    rating = np.array([row[2] for row in LOG], dtype=float)
    alike = kernel(4)
    same = area[:, None] == area[None, :]
    between = TAU[point] ** 2 * alike[time[:, None], time[None, :]] * same + LEVEL_SD**2
    between += TAU_DAY[point] ** 2 * (time[:, None] == time[None, :])
    inverse = np.linalg.inv(between + SIGMA[point] ** 2 * np.eye(len(LOG)))
    means, variances = np.zeros(3), np.zeros(3)
    for one in range(3):
        to = TAU[point] ** 2 * alike[3, time] * (area == one) + LEVEL_SD**2
        # A day to come is like no other: nothing is known of it, so it adds nothing here.
        means[one] = LEVEL_MEAN + to @ inverse @ (rating - LEVEL_MEAN)
        variances[one] = TAU[point] ** 2 + LEVEL_SD**2 - to @ inverse @ to
    return means, variances


def test_the_expected_rating_is_that_of_one_large_covariance() -> None:
    found = gaussian.fit(patterns.read_log(table_of(LOG)).cells()).expected()
    for point in range(16):
        means, variances = dense(point)
        np.testing.assert_allclose(found.means[point], means, atol=1e-9)
        np.testing.assert_allclose(found.sds[point] ** 2, variances, atol=1e-9)


def test_the_chance_of_a_low_one_is_that_of_drawing_interviews_from_the_posterior() -> None:
    log = patterns.read_log(table_of(LOG))
    cells = log.cells()
    posterior = gaussian.fit(cells)
    rng = np.random.default_rng(3)
    drawn = rng.choice(16, size=200_000, p=posterior.weights)
    expected = posterior.expected()
    asked = forecast.asked_at_once(cells.counts)
    said = forecast.chance_of_low(posterior, cells.counts)
    for area in range(3):
        mean = rng.normal(expected.means[drawn, area], expected.sds[drawn, area])
        mean += rng.normal(0, TAU_DAY[drawn])
        not_low = np.array([0.5 * math.erfc(x) for x in (2.5 - mean) / SIGMA[drawn] / math.sqrt(2)])
        assert said[area] == pytest.approx(1 - (not_low ** asked[area]).mean(), abs=0.005)


def test_an_area_asked_often_at_once_is_expected_to_be_and_five_at_most() -> None:
    counts = np.array([[1.0, 0.0, 0.0], [3.0, 3.0, 3.0], [9.0, 9.0, 9.0], [0.0, 30.0, 0.0]])
    assert forecast.asked_at_once(counts).tolist() == pytest.approx(
        [3.6 / 3, 11.6 / 5, 17.6 / 5, 7.6 / 3]
    )


def test_the_plain_count_is_put_to_the_chance_and_outweighs_it_in_the_end() -> None:
    said = forecast.blend(np.array([0.2, 0.2]), np.array([0, 48]), np.array([0, 48]))
    assert said.tolist() == pytest.approx([0.2, (2.4 + 48) / 60])


def test_lows_raise_the_chance_of_a_low_one_and_highs_lower_it() -> None:
    log = [(t, area, rating) for t in range(5) for area, rating in (("a", 1), ("b", 5))]
    lows, highs = patterns.assess(table_of(log)).sort_values("area").to_dict("records")
    assert lows["p_low"] > 0.7
    assert highs["p_low"] < 0.2
    assert lows["q_low"] < lows["p_low"]
