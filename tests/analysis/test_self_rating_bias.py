"""Felt against what happened, and own ratings against somebody else's."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis import self_rating_bias
from data.models import LimitError

guesses = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=1, max_size=12)


def table(*answers: tuple[float, int]) -> pd.DataFrame:
    return pd.DataFrame(answers, columns=["p", "went_through"])


def brute(answers: list[tuple[float, int]]) -> tuple[float, float, float]:
    """Gap, P(gap > .05) and P(gap < -.05): plain loops over the grid of alpha."""
    total = gap = harder = rosier = 0.0
    for step in range(121):
        alpha = -6 + 0.1 * step
        weight, here = math.exp(-1.5 * math.log(1 + (alpha / 0.6) ** 2 / 2)), 0.0
        for felt, through in answers:
            p = min(max(felt, 0.02), 0.98)
            truth = 1 / (1 + math.exp(-alpha - math.log(p / (1 - p))))
            weight *= truth if through else 1 - truth
            here += (truth - p) / len(answers)
        total, gap = total + weight, gap + weight * here
        harder, rosier = harder + weight * (here > 0.05), rosier + weight * (here < -0.05)
    return gap / total, harder / total, rosier / total


@given(guesses)
def test_the_gap_matches_brute_force(answers: list[tuple[float, int]]) -> None:
    found = self_rating_bias.assess_guesses(table(*answers))
    assert (found.gap, found.p_harder, found.p_rosier) == pytest.approx(brute(answers), abs=1e-9)
    assert found.p_harder + found.p_rosier + found.p_right == pytest.approx(1)
    assert found.lo80 <= found.gap + 0.02
    assert found.gap <= found.hi80 + 0.02


def test_low_guesses_and_good_results_are_too_hard() -> None:
    found = self_rating_bias.assess_guesses(
        table((0.2, 1), (0.3, 1), (0.4, 0), (0.1, 1), (0.5, 1), (0.3, 1))
    )
    assert found.verdict == "harder on yourself than they are"
    assert found.answered == 6
    assert found.mean_felt == pytest.approx(0.3)
    assert found.share_through == pytest.approx(5 / 6)
    assert found.gap == pytest.approx(0.31888, abs=1e-5)


def test_five_of_eight_at_five_per_cent_each_are_a_gap_of_forty_five_points() -> None:
    found = self_rating_bias.assess_guesses(table(*[(0.05, 1)] * 5, *[(0.05, 0)] * 3))
    assert found.verdict == "harder on yourself than they are"
    assert found.gap == pytest.approx(0.45234, abs=1e-5)
    assert (found.lo80, found.hi80) == pytest.approx((0.20994, 0.69079), abs=1e-5)
    assert found.share_through - found.mean_felt == pytest.approx(0.575)


def test_high_guesses_and_poor_results_are_rosy() -> None:
    found = self_rating_bias.assess_guesses(table(*[(0.75, 0)] * 5))
    assert found.verdict == "rosier than results"


def test_three_answers_are_too_early() -> None:
    assert (
        self_rating_bias.assess_guesses(table((0.2, 1), (0.4, 0), (0.4, 0))).verdict
        == "too early to say"
    )


def test_many_guesses_that_hold_are_about_right() -> None:
    answers = [(0.2, int(i % 5 == 0)) for i in range(200)]
    assert self_rating_bias.assess_guesses(table(*answers)).verdict == "about right"


def test_nothing_answered_says_nothing() -> None:
    found = self_rating_bias.assess_guesses(table())
    assert (found.answered, found.verdict) == (0, "too early to say")
    assert math.isnan(found.gap)


@pytest.mark.parametrize(
    "answer, field", [((1.2, 1), "p"), ((float("nan"), 1), "p"), ((0.4, 2), "went_through")]
)
def test_what_is_off_the_scale_is_refused(answer: tuple[float, int], field: str) -> None:
    with pytest.raises(LimitError) as refused:
        self_rating_bias.assess_guesses(table(answer))
    assert refused.value.field == field


def rated(*rows: tuple[int, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["interview", "area", "rating"])


def test_own_ratings_are_set_beside_theirs_by_interview_and_area() -> None:
    own = rated(
        (0, "intro", 2), (0, "intro", 3), (1, "intro", 2), (1, "conflict", 4), (2, "ethics", 1)
    )
    theirs = rated((0, "intro", 4), (1, "intro", 4), (1, "conflict", 4))
    found = self_rating_bias.compare_with_theirs(own, theirs)
    # Differences -1.5 and -2 against a prior worth 1.21 / 0.36 ratings.
    precision = 2 / 1.21 + 1 / 0.36
    reach = 1.2815515655446004 / math.sqrt(precision)
    assert list(found["area"]) == ["intro", "conflict"]
    assert list(found["n"]) == [2, 1]
    assert found.loc[0, "gap"] == pytest.approx(-3.5 / 1.21 / precision)
    assert found.loc[0, "lo80"] == pytest.approx(-3.5 / 1.21 / precision - reach)
    assert found.loc[0, "hi80"] == pytest.approx(-3.5 / 1.21 / precision + reach)
    assert found.loc[1, "gap"] == 0


def test_nothing_in_both_compares_to_nothing() -> None:
    found = self_rating_bias.compare_with_theirs(rated((0, "intro", 2)), rated((1, "intro", 4)))
    assert (len(found), list(found)) == (0, ["area", "n", "gap", "lo80", "hi80"])
