"""Did practice change anything: exactly what the model says, and nothing where it cannot tell."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.analysis import patterns, practice_effect, rating_tables
from data.analysis.model import gaussian
from data.analysis.report import study, weigh_practice
from data.analysis.table_schema import tabulate
from data.models import Interview, LimitError, Practice, Question
from tests.analysis.model.test_gaussian import Rating, random_log, reference
from tests.support.cost_ratios import hold_against

Row = tuple[int, str, int]
Sitting = tuple[str, int]
NUMBERS = [
    *("was", "was_lo80", "was_hi80", "now", "now_lo80", "now_hi80"),
    *("rise", "lo80", "hi80", "p_rise"),
]
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)

rows = st.tuples(st.integers(0, 6), st.sampled_from("abcde"), st.integers(1, 5))
logs = st.lists(rows, min_size=1, max_size=40)
sittings = st.lists(st.tuples(st.sampled_from("abcdex"), st.integers(0, 8)), max_size=6)


def assess(log: list[Row], practice: list[Sitting]) -> pd.DataFrame:
    ratings = pd.DataFrame(log, columns=["interview", "area", "rating"])
    found = practice_effect.assess_practice(
        ratings, pd.DataFrame(practice, columns=["area", "since"])
    )
    return tabulate(found, practice_effect.EffectFinding).set_index("area")


def one(found: pd.DataFrame, area: str) -> dict[str, Any]:
    return {str(name): value for name, value in found.loc[area].items()}


def same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    """The same numbers up to the order of summation."""
    assert sorted(first.index) == sorted(second.index)
    second = second.loc[first.index]
    np.testing.assert_allclose(first[NUMBERS], second[NUMBERS], atol=1e-7)
    assert first[["before", "after"]].equals(second[["before", "after"]])


def below(x: float, means: np.ndarray, sds: np.ndarray, weights: np.ndarray) -> float:
    """P(value <= x) of a mixture of normals, by the error function of the standard library."""
    each = [
        0.5 * math.erfc((mean - x) / (sd * math.sqrt(2)))
        for mean, sd in zip(means, sds, strict=True)
    ]
    return float(weights @ each)


def side(log: list[Rating], weights: list[float], area: int) -> tuple[np.ndarray, ...]:
    """Means, deviations and weights of the points for a sum over time of one area's distance."""
    found = reference(log, weights)
    odds = np.exp(found["weight"] - found["weight"].max())
    return found["mean"][:, area], found["sd"][:, area], odds / odds.sum()


@pytest.mark.parametrize(
    "seed, areas, interviews, ratings, cut", [(4, 4, 4, 12, 2), (5, 5, 6, 30, 2), (6, 3, 7, 26, 5)]
)
def test_it_is_what_the_full_covariance_of_all_ratings_gives(
    seed: int, areas: int, interviews: int, ratings: int, cut: int
) -> None:
    log = random_log(seed, areas, interviews, ratings)
    log += [(1, t, 1 + t % 5) for t in range(interviews)]
    row = one(assess([(t, f"a{a}", r) for a, t, r in log], [("a1", cut)]), "a1")
    before = [1 / cut] * cut + [0.0] * (interviews - cut)
    after = [0.0] * cut + [1 / (interviews - cut)] * (interviews - cut)
    rise = [a - b for a, b in zip(after, before, strict=True)]
    for weights, name, low, high in (
        (before, "was", "was_lo80", "was_hi80"),
        (after, "now", "now_lo80", "now_hi80"),
        (rise, "rise", "lo80", "hi80"),
    ):
        means, sds, odds = side(log, weights, 1)
        assert row[name] == pytest.approx(odds @ means, abs=1e-8)
        assert below(row[low], means, sds, odds) == pytest.approx(0.1, abs=1e-7)
        assert below(row[high], means, sds, odds) == pytest.approx(0.9, abs=1e-7)
    assert row["p_rise"] == pytest.approx(1 - below(0.3, *side(log, rise, 1)), abs=1e-8)


def test_the_chance_agrees_with_paths_drawn_from_the_posterior() -> None:
    log = [(a, t, 1 + (3 * t + 2 * a + t * a) % 5) for t in range(5) for a in range(3)]
    row = one(assess([(t, f"a{a}", r) for a, t, r in log], [("a0", 3)]), "a0")
    draw, count, total = np.random.default_rng(3), 0.0, 0.0
    for point in range(16):
        tau = (0.15, 0.30, 0.45, 0.65)[point // 4]
        sigma, tau_day = (0.85, 1.1)[point // 2 % 2], (0.2, 0.5)[point % 2]
        paths, weight = _draw_paths(log, tau, sigma, tau_day, draw)
        distance = paths[:, 0] - paths.mean(axis=1)
        risen = distance[:, 3:].mean(axis=1) - distance[:, :3].mean(axis=1) >= 0.3
        count, total = count + weight * risen.mean(), total + weight
    assert row["p_rise"] == pytest.approx(count / total, abs=0.01)


def _draw_paths(
    log: list[Rating], tau: float, sigma: float, tau_day: float, draw: np.random.Generator
) -> tuple[np.ndarray, float]:
    """Paths of three areas over five interviews given the ratings, and the point's weight."""
    area, time, rating = (np.array(each) for each in zip(*log, strict=True))
    grid = np.arange(5)
    alike = tau**2 * (0.6 + 0.4 * np.exp(-np.abs(grid[:, None] - grid) / 8))
    prior = np.kron(np.eye(3), alike)
    pick = np.zeros((len(log), 15))
    pick[np.arange(len(log)), area * 5 + time] = 1
    noise = 0.49 + tau_day**2 * (time[:, None] == time) + sigma**2 * np.eye(len(log))
    seen = pick @ prior @ pick.T + noise
    gain = prior @ pick.T @ np.linalg.inv(seen)
    off = rating - 3.2
    evidence = -0.5 * (off @ np.linalg.solve(seen, off) + np.linalg.slogdet(seen)[1])
    evidence += sum(
        -0.5 * (math.log(value / centre) / spread) ** 2
        for value, centre, spread in ((tau, 0.45, 0.6), (tau_day, 0.4, 0.7), (sigma, 1.0, 0.2))
    )
    left = prior - gain @ pick @ prior
    drawn = draw.multivariate_normal(gain @ off, (left + left.T) / 2, 20_000, method="cholesky")
    return drawn.reshape(-1, 3, 5), math.exp(evidence)


@settings(deadline=None, max_examples=40)
@given(logs, sittings, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    log: list[Row], practice: list[Sitting], chance: np.random.Generator
) -> None:
    mixed, shuffled = log.copy(), practice.copy()
    chance.shuffle(mixed)
    chance.shuffle(shuffled)
    same(assess(log, practice), assess(mixed, shuffled))


@settings(deadline=None, max_examples=40)
@given(logs, sittings)
def test_the_names_of_areas_do_not_matter(log: list[Row], practice: list[Sitting]) -> None:
    other = dict(zip("abcdex", "zmqbky", strict=True))
    renamed = assess(
        [(t, other[area], r) for t, area, r in log], [(other[a], n) for a, n in practice]
    )
    same(assess(log, practice).rename(index=other), renamed)


@settings(deadline=None, max_examples=40)
@given(logs, sittings)
def test_only_the_order_of_interviews_matters_not_their_numbers(
    log: list[Row], practice: list[Sitting]
) -> None:
    later = assess(
        [(7 * t - 3, area, r) for t, area, r in log], [(a, 7 * n - 3) for a, n in practice]
    )
    same(assess(log, practice), later)


@settings(deadline=None, max_examples=60)
@given(logs, sittings)
def test_nothing_is_said_without_two_interviews_that_asked_it_on_each_side(
    log: list[Row], practice: list[Sitting]
) -> None:
    first = {area: min(n for each, n in practice if each == area) for area, _ in practice}
    found = assess(log, practice)
    assert set(found.index) == {area for _, area, _ in log} & set(first)
    for area in found.index:
        row = one(found, area)
        asked = {t for t, each, _ in log if each == area}
        before = sum(t < first[area] for t in asked)
        assert (row["before"], row["after"]) == (before, len(asked) - before)
        said = min(before, len(asked) - before) >= 2
        assert (row["verdict"] == practice_effect.TOO_FEW) is not said
        assert bool(np.isnan(row["p_rise"])) is bool(np.isnan(row["rise"])) is not said


@settings(deadline=None, max_examples=40)
@given(logs, sittings)
def test_what_is_said_of_every_area_holds_together(log: list[Row], practice: list[Sitting]) -> None:
    found = assess(log, practice)
    for low, mid, high in (NUMBERS[1::-1] + NUMBERS[2:3], ["now_lo80", "now", "now_hi80"]):
        assert not (found[low] > found[mid] + 1e-6).any()
        assert not (found[mid] > found[high] + 1e-6).any()
    assert not (found["lo80"] > found["hi80"]).any()
    said = found[found["verdict"] != practice_effect.TOO_FEW]
    np.testing.assert_allclose(said["rise"], said["now"] - said["was"], atol=1e-8)
    assert said["p_rise"].between(0, 1).all()
    assert said["p_rise"].is_monotonic_decreasing
    assert found["verdict"].isin(practice_effect.EFFECT_VERDICTS).all()
    assert (found["more"] >= 0).all()


def test_only_the_first_practice_of_an_area_counts() -> None:
    log = [(t, area, 1 + (t + ord(area)) % 5) for t in range(8) for area in "abc"]
    same(assess(log, [("a", 3)]), assess(log, [("a", 6), ("a", 3), ("a", 8)]))


def steady(interviews: int = 12) -> list[Row]:
    return [(t, area, 3 + (t + ord(area)) % 2) for t in range(interviews) for area in "bcdef"]


def test_ones_before_and_fours_since_is_practised_and_rose() -> None:
    rising = [(t, "a", 1 if t < 6 else 4) for t in range(12)]
    row = one(assess(steady() + 2 * rising, [("a", 6)]), "a")
    assert (row["before"], row["after"], row["verdict"]) == (6, 6, practice_effect.ROSE)
    assert row["p_rise"] > 0.8
    assert row["was_hi80"] < row["now"]
    assert row["more"] == 0


def test_fours_before_and_ones_since_has_next_to_no_chance_of_a_rise() -> None:
    falling = [(t, "a", 4 if t < 6 else 1) for t in range(12)]
    row = one(assess(steady() + falling, [("a", 6)]), "a")
    assert (row["verdict"], row["more"]) == (practice_effect.NOT_YET, 0)
    assert row["p_rise"] < 0.02
    assert row["rise"] < 0


def test_a_good_day_for_every_area_is_no_rise_of_one() -> None:
    log = [(t, area, 2 if t < 6 else 4) for t in range(12) for area in "abcdef"]
    row = one(assess(log, [("a", 6)]), "a")
    assert row["verdict"] != practice_effect.ROSE
    assert abs(row["rise"]) < 0.05


def test_an_area_rated_alone_has_no_usual_to_rise_against() -> None:
    row = one(assess([(t, "a", 1 if t < 5 else 5) for t in range(10)], [("a", 5)]), "a")
    assert row["verdict"] == practice_effect.NOT_YET
    assert row["rise"] == pytest.approx(0, abs=1e-9)


def test_what_would_show_a_rise_shows_it() -> None:
    log = steady() + [(t, "a", 2 if t < 6 else 5) for t in range(12)]
    row = one(assess(log, [("a", 6)]), "a")
    assert row["verdict"] == practice_effect.NOT_YET
    assert row["more"] in practice_effect.LOOKED_AHEAD
    further = [(12 + n, "a", 5) for n in range(row["more"])]
    assert assess(log + further, [("a", 6)]).loc["a", "verdict"] == practice_effect.ROSE
    assert assess(log + further[:-1], [("a", 6)]).loc["a", "verdict"] == practice_effect.NOT_YET


def test_looking_ahead_for_every_area_costs_less_than_fitting_the_model_anew_for_each() -> None:
    areas = [chr(ord("a") + place) for place in range(16)]
    log = [
        (t, area, 1 + (3 * t + 5 * place) % 5)
        for t in range(25)
        for place, area in enumerate(areas)
    ]
    found = assess(log, [(area, 12) for area in areas])
    assert list(found["verdict"]) == [practice_effect.NOT_YET] * len(areas)
    read = patterns.read_log(pd.DataFrame(log, columns=["interview", "area", "rating"]))
    ahead = hold_against(
        lambda: assess(log, [(area, 12) for area in areas]),
        lambda: gaussian.fit(read.cells(), gaussian.at_first(16, 25)),
    )
    assert ahead < len(areas)


@pytest.mark.parametrize("asked, cut, more", [((0, 1, 7), 6, 1), ((0, 1), 6, 2), ((0, 6, 7), 6, 0)])
def test_too_few_says_how_many_interviews_are_missing_since(
    asked: tuple[int, ...], cut: int, more: int
) -> None:
    row = one(assess(steady() + [(t, "a", 2) for t in asked], [("a", cut)]), "a")
    assert (row["verdict"], row["more"]) == (practice_effect.TOO_FEW, more)


def test_a_side_without_an_interview_has_no_place() -> None:
    found = assess(steady(), [("b", 0), ("c", 12)])
    first, last = one(found, "b"), one(found, "c")
    assert all(math.isnan(first[name]) for name in ("was", "was_lo80", "was_hi80"))
    assert all(math.isnan(last[name]) for name in ("now", "now_lo80", "now_hi80"))
    assert not math.isnan(first["now"])
    assert not math.isnan(last["was"])


def test_without_ratings_or_practice_there_are_no_rows_and_all_columns() -> None:
    for log, practice in (([], [("a", 1)]), (steady(), []), (steady(), [("froze", 1)])):
        found = assess(log, practice).reset_index()
        assert (len(found), list(found)) == (0, list(practice_effect.EffectFinding._fields))


@pytest.mark.parametrize("column", ["area", "since"])
def test_a_missing_column_is_named(column: str) -> None:
    ratings = pd.DataFrame({"interview": [0], "area": ["a"], "rating": [3]})
    practice = pd.DataFrame({"area": ["a"], "since": [1]}).drop(columns=column)
    with pytest.raises(LimitError) as refused:
        practice_effect.assess_practice(ratings, practice)
    assert refused.value.field == column


def test_a_practice_of_no_time_is_refused() -> None:
    ratings = pd.DataFrame({"interview": [0], "area": ["a"], "rating": [3]})
    with pytest.raises(LimitError) as refused:
        practice_effect.assess_practice(ratings, pd.DataFrame({"area": ["a"], "since": [None]}))
    assert refused.value.field == "since"


# From the records


def an_interview(number: int, day: int, *ratings: int) -> Interview:
    asked = tuple(
        Question(id=f"{100 * number + place:032x}", area=area, rating=rating)
        for place, (area, rating) in enumerate(
            zip(("conflict", "intro", "values"), ratings, strict=True)
        )
    )
    return Interview(
        id=f"{number:032x}", created=NOW, updated=NOW, date=dt.date(2026, 11, day), questions=asked
    )


def a_practice(number: int, day: int, area: str = "conflict") -> Practice:
    date = dt.date(2026, 11, day)
    return Practice(id=f"{900 + number:032x}", created=NOW, updated=NOW, area=area, date=date)


def test_an_interview_of_the_day_of_practice_came_before_it() -> None:
    interviews = [an_interview(n, day, 2, 3, 3) for n, day in ((1, 3), (2, 5), (3, 5), (4, 9))]
    practices = [a_practice(1, 5), a_practice(2, 2, "intro"), a_practice(3, 30, "froze")]
    found = rating_tables.practice_table(practices, interviews)
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("conflict", 3),
        ("intro", 0),
        ("froze", 4),
    ]


def test_a_study_weighs_the_practice_over_its_own_interviews() -> None:
    log = [an_interview(n, n, 1 if n <= 8 else 5, 3, 3 + n % 2) for n in range(1, 17)]
    (found,) = weigh_practice(study(tuple(log), ()), [a_practice(1, 8), a_practice(2, 8, "froze")])
    assert (found.area, found.before, found.after) == ("conflict", 8, 8)
    assert found.verdict == practice_effect.ROSE
    assert weigh_practice(study((), ()), [a_practice(1, 8)]) == ()
