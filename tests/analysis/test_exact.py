"""The walk over the interviews against the dense model it was before: the same to nine decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from data.analysis import patterns, practice_effect
from data.analysis.model import gaussian, smoothing
from data.analysis.table_schema import tabulate
from tests.support import dense_gaussian as dense

if TYPE_CHECKING:
    from data.analysis.model.gaussian import Cells
    from data.analysis.model.mixture import Mixture

CLOSE = 1e-9
KINDS = ("even", "rare areas", "only low", "one area", "bunched", "middling")
SIZES = ((1, 3, 2), (2, 2, 5), (3, 6, 4), (9, 12, 6), (26, 25, 8), (70, 16, 4))


def draw_log(kind: str, interviews: int, areas: int, each: int) -> pd.DataFrame:
    """A log of so many interviews and areas at most; `interview` has gaps, as keys may."""
    draw = np.random.default_rng(sum(map(ord, kind)) + 1000 * interviews)
    size = interviews * each
    chances = 1 / np.arange(1, areas + 1) ** (3 if kind == "rare areas" else 0)
    area = draw.choice(areas, size, p=chances / chances.sum())
    ratings = {"only low": (1, 2), "middling": (3,)}.get(kind, (1, 2, 3, 4, 5))
    time = np.repeat(np.cumsum(draw.integers(1, 400, interviews)), each)
    if kind == "bunched":
        time = draw.permuted(time)[np.sort(draw.integers(0, size, size))]
    return pd.DataFrame(
        {
            "interview": time,
            "area": np.zeros(size, dtype=int) if kind == "one area" else area,
            "rating": draw.choice(ratings, size),
        }
    ).astype({"area": str})


def both(log: pd.DataFrame) -> tuple[Cells, dense.Posterior]:
    """The cells of a log, and the posterior as the dense model has it."""
    cells = patterns.read_log(log).cells()
    return cells, dense.fit(dense.Cells(cells.counts, cells.means, cells.squares))


def same(found: Mixture, wanted: Mixture) -> None:
    """Two mixtures, point by point."""
    np.testing.assert_allclose(found.weights, wanted.weights, atol=CLOSE)
    np.testing.assert_allclose(found.means, wanted.means, atol=CLOSE)
    np.testing.assert_allclose(found.sds**2, wanted.sds**2, atol=CLOSE)


def check(log: pd.DataFrame) -> None:
    """Everything that is read off the posterior."""
    cells, wanted = both(log)
    areas, interviews = cells.counts.shape
    found = gaussian.fit(cells, gaussian.at_first(areas, interviews))
    np.testing.assert_allclose(found.log_likelihood, wanted.log_likelihood, atol=1e-7)
    now, start = np.eye(interviews)[[-1, 0]]
    three = np.stack([found.now(), found.sums(), found.now() - found.sums()], axis=1)
    same(found.read(three), wanted.contrast(np.stack([now, start, now - start])))
    same(found.expected(), wanted.expected())
    same(smoothing.trace(cells, interviews), wanted.contrast(np.eye(interviews)))
    days = gaussian.fit(cells, gaussian.day_sums(np.ones(interviews, dtype=bool), areas))
    same(days.read(days.sums()), wanted.days())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("interviews, areas, each", SIZES)
def test_it_says_what_the_dense_model_says(
    kind: str, interviews: int, areas: int, each: int
) -> None:
    check(draw_log(kind, interviews, areas, each))


def test_it_says_so_of_two_hundred_interviews_of_ten_ratings() -> None:
    check(draw_log("even", 200, 20, 10))


def test_of_a_course_the_last_interviews_are_the_same_however_many_are_asked_for() -> None:
    cells, _ = both(draw_log("even", 60, 8, 4))
    whole = smoothing.trace(cells, 60)
    same(smoothing.trace(cells, 20), whole[:, -20:])


def test_one_day_is_that_among_all_days() -> None:
    log = draw_log("even", 30, 8, 5)
    every = patterns.day_effects(log)
    numbers = every["interview"].iloc[[3, 17, 29]]
    found = patterns.day_effects(log, *numbers)
    wanted = every[every["interview"].isin(numbers)].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, wanted, atol=CLOSE)


@pytest.mark.parametrize("seed", range(4))
def test_what_practice_changed_and_what_would_show_a_rise_are_the_dense_models(seed: int) -> None:
    log = draw_log(("even", "bunched")[seed % 2], 12 + 9 * seed, 4, 4)
    # The first area is rated one higher since its practice, so that a rise may be near.
    times = np.unique(log["interview"])
    since = times[len(times) // 2]
    risen = (log["area"] == "0") & (log["interview"] >= since)
    log.loc[risen, "rating"] = np.minimum(log.loc[risen, "rating"] + 1, 5)
    practice = pd.DataFrame({"area": ["0", "1", "2"], "since": [since, times[3], since + 1]})
    found = tabulate(
        practice_effect.assess_practice(log, practice), practice_effect.EffectFinding
    ).set_index("area")
    for area in found.index:
        cut = int((times < practice.set_index("area")["since"][area]).sum())
        wanted = dense_effect(log, area, cut)
        row = found.loc[area]
        assert row["rise"] == pytest.approx(wanted[0], abs=CLOSE, nan_ok=True)
        assert row["p_rise"] == pytest.approx(wanted[1], abs=CLOSE, nan_ok=True)
        if row["verdict"] == practice_effect.NOT_YET:
            assert row["more"] == wanted[2]


def dense_effect(log: pd.DataFrame, area: str, cut: int) -> tuple[float, float, int]:
    """The mean rise, P(rise >= 0.3), and how many more interviews would show one."""
    read = patterns.read_log(log)
    code = list(read.areas).index(area)
    cells, before = both(log)

    def rise(posterior: dense.Posterior) -> Mixture:
        late = np.arange(posterior.pulled.shape[-1]) >= cut
        return posterior.contrast((late / late.sum() - ~late / (~late).sum())[None, :])[code, 0]

    usual = float(read.rating[(read.area == code) & (read.time >= cut)].mean())

    def shows(number: int) -> bool:
        further = np.zeros((len(read.areas), number))
        further[code] = 1.0
        longer = dense.Cells(
            np.concatenate([cells.counts, further], axis=1),
            np.concatenate([cells.means, further * usual], axis=1),
            cells.squares,
        )
        return (
            float(rise(dense.go_on(before, longer, code)).at_least(0.3))
            >= practice_effect.ROSE_LIKELY
        )

    more = (
        next(filter(shows, practice_effect.LOOKED_AHEAD), 0)
        if shows(practice_effect.LOOKED_AHEAD[-1])
        else 0
    )
    found = rise(before)
    return float(found.mean()), float(found.at_least(0.3)), more


@pytest.mark.parametrize("interviews", [1, 2, 5, 24])
def test_areas_rated_alike_come_out_alike_to_the_last_digit_and_in_order_of_name(
    interviews: int,
) -> None:
    rows = [
        (t, area, 1 + (t * 7 + (area in "gk")) % 5)
        for t in range(interviews)
        for area in "kdagqmzbc"
    ]
    log = pd.DataFrame(rows, columns=["interview", "area", "rating"])
    found = patterns.assess(log)
    for alike in ("gk", "abcdmqz"):
        rated_alike = found[found["area"].isin(list(alike))]
        assert list(rated_alike["area"]) == sorted(alike)
        assert len(rated_alike.drop(columns="area").drop_duplicates()) == 1
