"""Felt and found in words: what was felt, how many went through, and how far apart."""

from __future__ import annotations

import pandas as pd
import pytest

from components.patterns import captions
from components.text.voice import Figures, Voice, Words
from data.analysis import self_rating_bias
from data.analysis.self_rating_bias import Calibration

FIGURES = Figures()


def said(*answers: tuple[float, int], voice: Voice = FIGURES) -> str:
    """What is told of interviews with these chances felt, and whether they went through."""
    table = pd.DataFrame(answers, columns=["p", "went_through"])
    return captions.tell_guesses(self_rating_bias.assess_guesses(table), voice)


def test_somebody_far_off_is_told_how_far() -> None:
    assert said(*[(0.05, 1)] * 5, *[(0.05, 0)] * 3) == (
        "You are harder on yourself than they are: over eight answered interviews you felt a "
        "chance of about 5% on average, and five of the eight went through (the dashed line). "
        "Allowing for luck, your chances were about 45 points higher than you felt."
    )
    assert said(*[(0.95, 0)] * 5, *[(0.95, 1)] * 3).endswith(
        " about 45 points lower than you felt."
    )


@pytest.mark.parametrize("verdict", [self_rating_bias.TOO_EARLY, self_rating_bias.RIGHT])
def test_no_gap_is_told_where_none_is_clear(verdict: str) -> None:
    found = Calibration(8, 0.3, 0.5, 0.1, 0.0, 0.3, 0.7, 0.0, 0.3, verdict)
    assert "points" not in captions.tell_guesses(found, Figures())


@pytest.mark.parametrize(
    "through, every, told, gently",
    [
        (0, 2, "neither", "neither"),
        (1, 2, "one of the two", "one of them"),
        (2, 2, "both", "both"),
        (0, 3, "none of the three", "none of them"),
        (1, 3, "one of the three", "one of them"),
        (3, 3, "all three", "all of them"),
        (2, 9, "two of the nine", "a few of them"),
        (5, 9, "five of the nine", "about half of them"),
        (8, 9, "eight of the nine", "most of them"),
        (3, 10, "about 3 in 10", "some"),
        (0, 12, "none of the 12", "none of them"),
        (12, 12, "all 12", "all of them"),
        (1, 30, "fewer than 1 in 10", "hardly any"),
    ],
)
def test_fewer_than_ten_are_counted_and_from_ten_on_a_chance_is_told(
    through: int, every: int, told: str, gently: str
) -> None:
    assert captions.of_these(through, every, Figures()) == told
    assert captions.of_these(through, every, Words()) == gently


def test_three_interviews_are_never_told_as_a_chance_in_ten() -> None:
    told = said((0.3, 0), (0.3, 0), (0.3, 0))
    assert "in 10" not in told
    assert told.endswith(
        "over three answered interviews you felt a chance of about 30% on average, "
        "and none of the three went through (the dashed line)."
    )


def test_ten_interviews_are_told_as_a_chance_in_ten() -> None:
    told = said(*[(0.3, 1)] * 6, *[(0.3, 0)] * 6)
    assert "over 12 answered interviews you felt about 3 in 10, and about 5 in 10 went" in told


@pytest.mark.parametrize("through, came", [(0, "it did not go through"), (1, "it went through")])
def test_one_answered_interview_is_one_interview(through: int, came: str) -> None:
    told = said((0.3, through))
    assert f"over one answered interview you felt a chance of about 30%, and {came} (" in told
    in_words = said((0.3, through), voice=Words())
    assert f"over one answered interview you felt “could be”, and {came} (" in in_words


@pytest.mark.parametrize(
    "verdict, opening",
    [
        (self_rating_bias.HARDER, "You are harder on yourself than they are: over "),
        (self_rating_bias.ROSIER, "Your gut feeling has been rosier than what came of it: over "),
        (self_rating_bias.RIGHT, "Your gut feeling has been about right: over "),
        (self_rating_bias.TOO_EARLY, "Too early to say how far to trust your gut feeling: over "),
    ],
)
def test_each_verdict_opens_what_is_told(verdict: str, opening: str) -> None:
    found = Calibration(12, 0.3, 0.5, 0.2, 0.1, 0.3, 0.9, 0.0, 0.1, verdict)
    assert captions.tell_guesses(found, Figures()).startswith(opening)


def test_felt_and_found_can_be_told_without_a_number() -> None:
    told = said(*[(0.05, 1)] * 5, *[(0.05, 0)] * 3, voice=Words())
    assert told == (
        "You are harder on yourself than they are: over eight answered interviews you felt that "
        "hardly any would go through, and most of them went through (the dashed line)."
    )
    many = Calibration(12, 0.3, 8 / 12, 0.2, 0.1, 0.3, 0.9, 0.0, 0.1, self_rating_bias.HARDER)
    assert captions.tell_guesses(many, Words()).endswith(
        "you felt that some would go through, and many went through (the dashed line)."
    )


def test_no_bar_of_felt_is_said_to_hold_eight_times_in_ten() -> None:
    for voice in (Figures(), Words()):
        told = said(*[(0.05, 1)] * 5, *[(0.05, 0)] * 3, voice=voice)
        assert "8 times" not in told
        assert "bar" not in told
