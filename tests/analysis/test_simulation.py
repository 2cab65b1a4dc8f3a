"""The long count: the model against simpler methods, over simulated people whose truth is known.

Run it with `-s` to read the tables; docs/patterns.md quotes them.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from data.analysis import patterns
from data.analysis.model import gaussian
from data.analysis.model import prior as model_prior
from tests.support.simulated_people import KINDS, draw_even_person, draw_paths, draw_person

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.analysis.model.mixture import Mixture
    from tests.support.simulated_people import Person

    Floats = npt.NDArray[Any]
    Codes = npt.NDArray[np.intp]

pytestmark = pytest.mark.slow

LENGTHS = (2, 3, 5, 8, 12, 25)
PEOPLE = 100
ODDS = np.exp(model_prior.LOG_PRIOR) / np.exp(model_prior.LOG_PRIOR).sum()


def hits(ratings: pd.DataFrame) -> tuple[pd.Series[int], pd.Series[int]]:
    """In how many interviews each area was low, and in how many it was asked."""
    low = ratings.assign(low=ratings["rating"] <= 2).groupby(["area", "interview"])["low"].any()
    per_area = low.groupby("area")
    return per_area.sum().astype(int), per_area.size()


def empirical_bayes(hit: Floats, asked: Floats) -> tuple[Floats, Floats]:
    """Posterior mean and P(chance >= 1/2) by area, under the likeliest Beta prior of a grid."""
    best, prior = -math.inf, (1.0, 1.0)
    for mean in np.arange(0.05, 0.96, 0.1):
        for strength in (1.0, 2.0, 4.0, 8.0, 16.0, 32.0):
            a, b = mean * strength, (1 - mean) * strength
            log = sum(
                log_beta(a + h, b + n - h) - log_beta(a, b) for h, n in zip(hit, asked, strict=True)
            )
            if log > best:
                best, prior = log, (a, b)
    a, b = prior[0] + hit, prior[1] + asked - hit
    chance = (np.arange(400) + 0.5) / 400
    log_density = np.outer(a - 1, np.log(chance)) + np.outer(b - 1, np.log(1 - chance))
    density = np.exp(log_density - log_density.max(axis=1, keepdims=True))
    return a / (a + b), density[:, 200:].sum(axis=1) / density.sum(axis=1)


def log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def judge(person: Person, found: pd.DataFrame) -> dict[str, tuple[Floats, Floats | None]]:
    """Each method's score by area (highest is practised first) and P(weak), where it has one."""
    ratings, areas = person.ratings, person.delta.index
    hit, asked = (counts.loc[areas].to_numpy(dtype=float) for counts in hits(ratings))
    low = ratings[ratings["rating"] <= 2]["area"].value_counts().reindex(areas, fill_value=0)
    mean = ratings.groupby("area")["rating"].mean().loc[areas]
    bayes, often = empirical_bayes(hit, asked)
    model = found.set_index("area").loc[areas]
    return {
        "raw count": (low.to_numpy(dtype=float), None),
        "share hit": (hit / asked, hit / asked),
        "mean rating": (-mean.to_numpy(dtype=float), None),
        "Beta-Binomial": (bayes, often),
        "this model": (
            -model["delta"].to_numpy(dtype=float),
            model["p_weak"].to_numpy(dtype=float),
        ),
    }


def regret(score: Floats, delta: Floats, top: int, draw: np.random.Generator) -> float:
    """How many points stronger the `top` advised areas are than the `top` weakest; ties by lot."""
    order = np.lexsort((draw.random(len(score)), -score))[:top]
    return float(delta[order].mean() - np.sort(delta)[:top].mean())


@cache
def simulate() -> tuple[pd.DataFrame, pd.DataFrame]:
    """A row a person and method (regrets, Brier); and a row an area (what was said, the truth)."""
    draw, marks, areas = np.random.default_rng(20), [], []
    for kind in KINDS:
        for length in LENGTHS:
            for _ in range(PEOPLE):
                person = draw_person(kind, length, draw)
                found = patterns.assess(person.ratings)
                delta = person.delta.to_numpy(dtype=float)
                for method, (score, chance) in judge(person, found).items():
                    brier = (
                        math.nan if chance is None else float(((chance - person.weak) ** 2).mean())
                    )
                    one, three = (regret(score, delta, top, draw) for top in (1, 3))
                    marks.append((kind, length, method, one, three, brier))
                said = found.assign(kind=kind, length=length)
                truth, shown = person.delta.loc[found["area"]], person.shown.loc[found["area"]]
                areas.append(said.assign(truth=truth.to_numpy(), shown=shown.to_numpy()))
    columns = ["kind", "length", "method", "top 1", "top 3", "Brier"]
    return pd.DataFrame(marks, columns=columns), pd.concat(areas, ignore_index=True)


def means(table: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    return table.groupby(by, sort=False)[["top 1", "top 3", "Brier"]].mean()


def show(title: str, table: object) -> None:
    print(f"\n{title}\n{table}")  # noqa: T201 - the long suite is read


def test_this_model_advises_better_than_every_simpler_method() -> None:
    marks, _ = simulate()
    overall = means(marks, "method")
    show(f"{PEOPLE} people each of {len(KINDS)} kinds and lengths {LENGTHS}", overall.round(3))
    one, three = overall["top 1"].to_dict(), overall["top 3"].to_dict()
    assert min(one, key=lambda name: one[name]) == "this model"
    assert min(three, key=lambda name: three[name]) == "this model"
    assert max(one, key=lambda name: one[name]) == "raw count"
    assert max(three, key=lambda name: three[name]) == "raw count"
    assert max(one["mean rating"], one["Beta-Binomial"]) < one["share hit"]


@pytest.mark.parametrize("kind", KINDS)
def test_this_model_advises_best_for_every_kind_of_rater(kind: str) -> None:
    marks, _ = simulate()
    table = means(marks[marks["kind"] == kind], "method")
    show(kind, table.round(3))
    assert table["top 3"].idxmin() == "this model"


def test_its_chances_of_weak_are_the_sharpest() -> None:
    marks, _ = simulate()
    brier = means(marks, "method")["Brier"].dropna().to_dict()
    assert min(brier, key=lambda name: brier[name]) == "this model"
    assert brier["this model"] < 0.12


def test_what_it_calls_likely_is_so_about_as_often_as_it_says() -> None:
    _, areas = simulate()
    bins = pd.cut(areas["p_weak"], [-1e-9, 0.02, 0.1, 0.3, 0.6, 0.7, 0.9, 1.0])
    table = (
        areas.assign(weak=areas["truth"] <= -0.5)
        .groupby(bins, observed=True)
        .agg(said=("p_weak", "mean"), weak=("weak", "mean"), areas=("weak", "size"))
    )
    show("P(weak) said, and the share that was", table.round(3))
    assert (table["said"] - table["weak"]).abs().max() < 0.12
    assert table["weak"].is_monotonic_increasing


def cover(areas: pd.DataFrame, truth: str) -> pd.Series[float]:
    """The share of areas whose truth lies in the 80 % interval, by kind of rater."""
    inside = (areas["lo80"] <= areas[truth]) & (areas[truth] <= areas["hi80"])
    return inside.astype(float).groupby(areas["kind"], sort=False).mean()


def test_its_eighty_per_cent_intervals_hold_what_the_ratings_would_show() -> None:
    _, areas = simulate()
    found = pd.DataFrame({name: cover(areas, name) for name in ("shown", "truth")})
    show("Covered by the 80 % intervals: in rating points, and without the scale's ends", found)
    assert found["shown"].drop("drifting").between(0.79, 0.90).all()
    assert found["shown"].mean() == pytest.approx(0.82, abs=0.04)
    # What lies beyond 1 and 5 no rating can show; hence less, and least under the halo.
    assert (found["truth"] < found["shown"]).all()
    assert found["truth"]["well specified"] == pytest.approx(0.75, abs=0.04)


def test_it_is_the_ends_of_the_scale_that_cost_coverage_not_the_rounding() -> None:
    ways = [(rounded, cut) for rounded in (False, True) for cut in (False, True)]
    found = {way: cover_latent(rounded=way[0], cut=way[1]) for way in ways}
    show("Covered without ends to the truth, by (rounded, cut off)", found)
    for rounded in (False, True):
        assert found[rounded, False] == pytest.approx(0.8, abs=0.02)
        assert found[rounded, True] < found[rounded, False] - 0.02
    for cut in (False, True):
        assert found[True, cut] == pytest.approx(found[False, cut], abs=0.015)


def cover_latent(*, rounded: bool, cut: bool) -> float:
    """The same people each time; their ratings are rounded, and cut off at 1 and 5, or not."""
    draw, inside = np.random.default_rng(11), []
    for _ in range(PEOPLE):
        for length in LENGTHS:
            point = draw.choice(len(model_prior.TAU), p=ODDS)
            true = model_prior.TAU[point] * draw_paths(length, 0.4, 8.0, draw)
            area, time = np.repeat(np.arange(12), length), np.tile(np.arange(length), 12)
            rating = 3.2 + 0.7 * draw.normal() + true[area, time]
            rating += model_prior.TAU_DAY[point] * draw.normal(size=length)[time]
            rating += model_prior.SIGMA[point] * draw.normal(size=len(area))
            rating = np.rint(rating) if rounded else rating
            rating = np.clip(rating, 1, 5) if cut else rating
            now = distances_now(area, time, rating)
            delta = true[:, -1] - true[:, -1].mean()
            low, high = now.quantile(0.1), now.quantile(0.9)
            inside.append(((low <= delta) & (delta <= high)).mean())
    return float(np.mean(inside))


def distances_now(area: Codes, time: Codes, rating: Floats) -> Mixture:
    """Where each area stands at the last interview."""
    posterior = gaussian.fit(gaussian.sum_up_cells(area, time, rating))
    return posterior.read(posterior.now())


def test_most_of_what_it_says_stands_out_is_weak() -> None:
    _, areas = simulate()
    called = areas[(areas["verdict"] == "stands out") & (areas["length"] >= 3)]
    weak = (called["truth"] <= -0.5).groupby(called["kind"]).mean()
    show("Of verdicts 'stands out', truly weak", weak.round(3))
    show("Verdicts", areas["verdict"].value_counts(normalize=True).round(3))
    assert weak.min() > 0.6


def test_ratings_drawn_from_the_model_itself_are_covered_exactly() -> None:
    draw = np.random.default_rng(4)
    inside, weak, said = [], [], []
    for _ in range(1500):
        point, length = draw.choice(len(ODDS), p=ODDS), int(draw.integers(2, 9))
        true = model_prior.TAU[point] * draw_paths(length, 0.4, 8.0, draw)
        area, time = np.repeat(np.arange(12), 2 * length), np.tile(np.arange(length), 24)
        noise = model_prior.SIGMA[point] * draw.normal(size=len(area))
        day = model_prior.TAU_DAY[point] * draw.normal(size=length)
        rating = 3.2 + 0.7 * draw.normal() + true[area, time] + day[time] + noise
        now = distances_now(area, time, rating)
        delta = true[:, -1] - true[:, -1].mean()
        inside.append((now.quantile(0.1) <= delta) & (delta <= now.quantile(0.9)))
        weak.append(delta <= -0.5)
        said.append(now.at_most(-0.5))
    show("Drawn from the model: covered, weak, said", [np.mean(x) for x in (inside, weak, said)])
    assert np.mean(inside) == pytest.approx(0.8, abs=0.012)
    assert np.mean(said) == pytest.approx(np.mean(weak), abs=0.008)


@pytest.mark.parametrize("length, rule_invents", [(3, 0.3), (8, 0.7), (25, 0.9)])
def test_people_without_a_weak_area_are_hardly_ever_told_one_stands_out(
    length: int, rule_invents: float
) -> None:
    draw = np.random.default_rng(length)
    people = [draw_even_person(length, draw) for _ in range(300)]
    model = [(patterns.assess(one.ratings)["verdict"] == "stands out").any() for one in people]
    rule = [(hits(one.ratings)[0] >= 2).any() for one in people]
    show(f"Invented after {length} interviews", {"model": np.mean(model), "rule": np.mean(rule)})
    assert np.mean(model) <= 0.02
    assert np.mean(rule) >= rule_invents
