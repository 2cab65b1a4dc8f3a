"""What Today tells of Patterns: what held up first, then what presses most."""

from __future__ import annotations

from typing import Any

import pytest

from data.analysis import verdicts
from data.analysis.report import study
from data.coaching.interviews import today
from tests.support.finding_samples import a_finding
from tests.support.page_driver import a_question, an_interview

HELD = a_finding(
    area="values",
    verdict=verdicts.NO_CONCERN,
    interviews=3,
    low_interviews=0,
    mean_rating=3.0,
    delta=0.2,
)
BACK = a_finding(
    area="conflict", verdict=verdicts.RECURS, interviews=4, low_interviews=4, p_low=0.7
)
ONCE = a_finding(area="case", verdict=verdicts.LOW_ONCE, interviews=3)


def test_what_held_up_comes_first_then_what_recurs_most() -> None:
    assert today.recurring_now((ONCE, BACK, HELD)) == (HELD, BACK, ONCE)


def test_at_most_three_areas_are_told_of() -> None:
    rows = [BACK._replace(area=str(number), p_low=number / 10) for number in range(5)]
    assert today.recurring_now((*rows, HELD)) == (HELD, rows[4], rows[3])


def test_what_was_never_low_has_nothing_to_tell() -> None:
    quiet = HELD._replace(area="pay", delta=0.1)
    asked_once = a_finding(verdict=verdicts.ASKED_ONCE, interviews=1, low_interviews=0)
    assert today.recurring_now((asked_once._replace(mean_rating=2.9), quiet, HELD)) == (HELD,)
    low_there = asked_once._replace(low_interviews=1)
    assert today.recurring_now((low_there,)) == (low_there,)


@pytest.mark.parametrize(
    "fields",
    [
        {"mean_rating": 2.9},
        {"delta": -0.1},
        {"low_interviews": 2, "interviews": 5},
        {"verdict": verdicts.COMES_AND_GOES, "interviews": 9, "low_interviews": 3},
        {"verdict": verdicts.OFTEN_LOW},
        {"verdict": verdicts.COUNTED},
    ],
    ids=["rated under three", "below the usual", "low in two of five", "comes", "often", "counts"],
)
def test_nothing_has_held_up_that_is_rated_under_three_or_often_low(
    fields: dict[str, Any],
) -> None:
    assert today.held_up((HELD,)) == HELD
    assert today.held_up((HELD._replace(**fields),)) is None


def test_a_first_interview_calls_held_up_only_what_did() -> None:
    ratings = (1, 2, 2, 2)
    asked = tuple(a_question(1, place, rating) for place, rating in enumerate(ratings))
    found = study((an_interview(1, questions=asked, around=()),), ())
    assert today.held_up(found.areas) is None
    assert any(row.delta > 0 for row in found.areas)
