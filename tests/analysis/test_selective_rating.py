"""Noticing that only the answers that went badly are rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.analysis.report import rates_only_lows, study
from tests.support.page_driver import a_question, an_interview

if TYPE_CHECKING:
    from data.models import Interview


def rated(number: int, *ratings: int | None, felt: int | None = 3) -> Interview:
    """An interview in which so many questions were noted, and some of them rated."""
    asked = tuple(a_question(n, n % 4, rating) for n, rating in enumerate(ratings, 1))
    return an_interview(number, questions=asked, around=(), felt=felt)


def test_interviews_that_felt_better_than_their_ratings_give_it_away() -> None:
    assert rates_only_lows([rated(n, 1, 2) for n in (1, 2, 3)])


def test_questions_left_unrated_by_the_half_give_it_away() -> None:
    assert rates_only_lows([rated(n, 1, None, 2, None, felt=None) for n in (1, 2, 3)])


@pytest.mark.parametrize(
    "interviews",
    [
        [rated(n, 1, 2) for n in (1, 2)],
        [rated(n, 1, 3, 4) for n in (1, 2, 3)],
        [rated(n, 2, 2, felt=2) for n in (1, 2, 3)],
        [rated(n, 1, 2, None, felt=None) for n in (1, 2, 3)],
        [rated(n, None, None) for n in (1, 2, 3)],
        [],
    ],
    ids=[
        "two interviews",
        "mostly good",
        "felt as bad",
        "a third unrated",
        "nothing rated",
        "none",
    ],
)
def test_somebody_for_whom_it_goes_badly_is_not_told_so(interviews: list[Interview]) -> None:
    assert not rates_only_lows(interviews)


def test_then_there_are_counts_and_no_verdict() -> None:
    found = study(tuple(rated(n, 1, 2) for n in (3, 2, 1)), ())
    assert found.only_lows
    assert {row.verdict for row in found.areas} == {"counted"}
    assert {row.more for row in found.areas} == {0}
