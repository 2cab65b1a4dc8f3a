"""What Patterns must and must not say about a log of ratings."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.analysis import patterns, verdicts
from data.analysis.table_schema import kinds_of
from data.analysis.verdicts import AreaFinding
from data.models import LimitError

Row = tuple[int, str, int]
AREA_COLUMNS = kinds_of(AreaFinding)
NUMBERS = ["mean_rating", "delta", "lo80", "hi80", "p_weak", "p_strong", "p_rise", "p_low"]

rows = st.tuples(st.integers(0, 6), st.sampled_from("abcde"), st.integers(1, 5))
logs = st.lists(rows, min_size=1, max_size=40)


def table(log: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(log, columns=["interview", "area", "rating"])


def assess(log: list[Row]) -> pd.DataFrame:
    return patterns.assess(table(log)).set_index("area")


def same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    """The same numbers up to the order of summation."""
    second = second.loc[first.index]
    np.testing.assert_allclose(first[NUMBERS], second[NUMBERS], atol=1e-7)
    assert first["n"].equals(second["n"])


def test_an_empty_log_gives_no_rows_and_all_columns() -> None:
    found = patterns.assess(table([]))
    assert (len(found), list(found)) == (0, list(AREA_COLUMNS))
    assert patterns.trajectories(table([])) == ()
    assert patterns.day_effects(table([])).empty


@settings(deadline=None, max_examples=40)
@given(logs)
def test_a_table_and_its_rows_are_the_same_findings_in_plain_numbers(log: list[Row]) -> None:
    found, told = patterns.assess(table(log)), patterns.area_rows(table(log))
    columns = list(AREA_COLUMNS)
    assert [row[: len(columns)] for row in told] == [*found.itertuples(index=False, name=None)]
    kinds = {"int": "int64", "float": "float64", "str": "str"}
    assert [str(kind) for kind in found.dtypes] == [kinds[each] for each in AREA_COLUMNS.values()]
    assert {type(value) for row in told for value in row} == {str, int, float, bool}


@settings(deadline=None, max_examples=40)
@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(log: list[Row], chance: np.random.Generator) -> None:
    mixed = log.copy()
    chance.shuffle(mixed)
    same(assess(log), assess(mixed))


@settings(deadline=None, max_examples=40)
@given(logs)
def test_the_names_of_areas_do_not_matter(log: list[Row]) -> None:
    other = dict(zip("abcde", "zmqbk", strict=True))
    renamed = assess([(t, other[area], rating) for t, area, rating in log])
    same(assess(log).rename(index=other), renamed)


@settings(deadline=None, max_examples=40)
@given(logs)
def test_only_the_order_of_interviews_matters_not_their_numbers(log: list[Row]) -> None:
    same(assess(log), assess([(7 * t - 3, area, rating) for t, area, rating in log]))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.just(0), st.sampled_from("abcde"), st.integers(1, 5)), min_size=1, max_size=30
    )
)
def test_one_interview_says_no_more_than_that_an_area_was_asked_once(log: list[Row]) -> None:
    assert set(assess(log)["verdict"]) == {"asked once"}


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.just("a"), st.integers(1, 5)), min_size=1, max_size=30)
)
def test_a_single_area_never_stands_out(log: list[Row]) -> None:
    found = assess(log).loc["a"]
    assert found["verdict"] not in {"stands out", "weaker", "strength", "improving"}
    assert found["delta"] == pytest.approx(0, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(logs)
def test_what_is_said_of_every_area_holds_together(log: list[Row]) -> None:
    found = assess(log)
    assert (found["lo80"] <= found["delta"] + 1e-6).all()
    assert (found["delta"] <= found["hi80"] + 1e-6).all()
    assert (found["p_weak"] + found["p_strong"] <= 1 + 1e-9).all()
    assert found["delta"].is_monotonic_increasing
    assert found["delta"].sum() == pytest.approx(0, abs=1e-8)
    assert found["verdict"].isin(verdicts.VERDICTS).all()
    assert found["p_low"].between(0, 1).all()
    assert (found["low_last3"] <= found["low_interviews"].clip(upper=3)).all()


def test_all_ones_everywhere_singles_out_no_area() -> None:
    found = assess([(t, area, 1) for t in range(8) for area in "abcd"])
    assert set(found["verdict"]) == {"recurs"}
    assert found["delta"].abs().max() < 1e-9


def test_one_terrible_day_is_not_a_pattern() -> None:
    found = assess([(t, area, 1 if t == 3 else 4) for t in range(8) for area in "abcd"])
    assert set(found["verdict"]) == {"one-off"}
    assert found["p_weak"].max() < 0.02


def test_a_terrible_last_day_is_not_a_pattern() -> None:
    found = assess([(t, area, 1 if t == 7 else 4) for t in range(8) for area in "abcd"])
    assert set(found["verdict"]) == {"one-off"}


def test_ones_and_twos_in_one_area_against_fours_elsewhere_over_eight_interviews_is_one() -> None:
    log = [(t, "conflict", 1 + t % 2) for t in range(8)]
    found = assess(log + [(t, area, 4) for t in range(8) for area in "abcd"])
    assert found["verdict"].to_dict() == {"conflict": "stands out"} | dict.fromkeys(
        "abcd", "no concern"
    )
    assert found.loc["conflict", "p_weak"] == pytest.approx(0.9994, abs=5e-5)
    assert found.index[0] == "conflict"


def test_an_area_that_rises_from_ones_to_fives_is_improving() -> None:
    rising = [(t, "setbacks", r) for t, r in enumerate([1, 1, 1, 2, 2, 3, 4, 4, 4, 5, 5, 5])]
    found = assess(2 * rising + [(t, area, 4) for t in range(12) for area in "abcdef"])
    assert found.loc["setbacks", "verdict"] == "improving"


def test_steady_fives_against_threes_are_a_strength() -> None:
    found = assess([(t, area, 5 if area == "a" else 3) for t in range(6) for area in "abcd"])
    assert found.loc["a", "verdict"] == "strength"


def test_only_the_last_three_interviews_that_asked_an_area_are_lately() -> None:
    log = [(4, "a", 2), (1, "a", 1), (2, "a", 4), (3, "a", 1), (3, "b", 5), (9, "b", 2)]
    assert assess(log)["low_last3"].to_dict() == {"a": 2, "b": 1}
    assert assess([(1, "a", 5), (1, "a", 2), (1, "a", 5)])["low_last3"].to_dict() == {"a": 1}


def test_evidence_counts_interviews_not_ratings() -> None:
    log = [(0, "a", 1), (0, "a", 2), (1, "a", 2), (2, "a", 5), (2, "b", 3)]
    found = assess(log).loc["a", ["n", "interviews", "low_interviews", "mean_rating"]]
    assert list(found) == [4, 3, 2, 2.5]


def test_rows_without_a_rating_or_an_area_are_left_out() -> None:
    log = [(0, "a", 2), (1, "b", 4)]
    holes = table(log).astype({"rating": float})
    holes.loc[2] = [2, "a", None]
    holes.loc[3] = [3, None, 1.0]
    same(assess(log), patterns.assess(holes).set_index("area"))


@pytest.mark.parametrize("rating", [0, 6, 2.5, "four"])
def test_a_rating_off_the_scale_is_refused(rating: object) -> None:
    with pytest.raises(LimitError) as refused:
        patterns.assess(pd.DataFrame({"interview": [0], "area": ["a"], "rating": [rating]}))
    assert refused.value.field == "rating"


@pytest.mark.parametrize("column", ["interview", "area", "rating"])
def test_a_missing_column_is_named(column: str) -> None:
    with pytest.raises(LimitError) as refused:
        patterns.assess(table([(0, "a", 3)]).drop(columns=column))
    assert refused.value.field == column


def test_a_rating_without_an_interview_is_refused() -> None:
    with pytest.raises(LimitError) as refused:
        patterns.assess(pd.DataFrame({"interview": [None], "area": ["a"], "rating": [3]}))
    assert refused.value.field == "interview"


def test_a_trajectory_ends_where_the_verdict_stands() -> None:
    log = [(t, area, 1 + (3 * t + ord(area)) % 5) for t in range(6) for area in "abc"]
    path = pd.DataFrame(patterns.trajectories(table(log)))
    last = path[path["interview"] == 5].set_index("area")
    found = assess(log).loc[last.index]
    assert len(path) == 18
    np.testing.assert_allclose(
        last[["delta", "lo80", "hi80"]], found[["delta", "lo80", "hi80"]], atol=1e-8
    )


def test_a_bad_day_shows_as_one() -> None:
    found = patterns.day_effects(
        table([(t, a, 1 if t == 3 else 4) for t in range(8) for a in "abcd"])
    )
    assert list(found["interview"]) == list(range(8))
    assert found["day"].idxmin() == 3
    assert found["p_bad"].to_list()[3] > 0.9
    assert found["p_bad"].drop(3).max() < 0.1
