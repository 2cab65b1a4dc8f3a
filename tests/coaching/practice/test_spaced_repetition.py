"""On which day practice comes back."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from data.coaching.practice import spaced_repetition
from data.models import Schedule, check
from tests.support.page_driver import NOW, TODAY, key
from tests.support.simulated_practice import USUAL, day, reviews, sat


@pytest.mark.parametrize(
    "went, days",
    [
        ((1,), (1,)),
        ((2,), (1,)),
        ((3,), (1,)),
        ((4,), (2,)),
        ((5,), (8,)),
        ((4, 4, 4, 4), (2, 11, 46, 90)),
        ((1, 4, 4, 4), (1, 2, 6, 17)),
        ((4, 4, 2, 4), (2, 11, 2, 5)),
        ((5, 5, 5), (8, 66, 90)),
    ],
)
def test_an_answer_comes_back_on_these_days(went: tuple[int, ...], days: tuple[int, ...]) -> None:
    dates, last = [], TODAY
    for each in days:
        last += dt.timedelta(days=each)
        dates.append(last)
    assert reviews(*went) == dates


def test_whoever_wants_it_more_often_gets_it_sooner_and_less_often_later() -> None:
    assert reviews(4, 4, retention=0.95) == [day(1), day(4)]
    assert reviews(4, 4, retention=0.9) == [day(2), day(13)]
    assert reviews(4, 4, retention=0.8) == [day(8), day(83)]


def test_the_hour_of_practice_changes_nothing_and_nothing_is_left_to_chance() -> None:
    random.seed(1)
    first = [spaced_repetition.review(None, 4, TODAY, USUAL) for _ in range(50)]
    random.seed(2)
    assert {spaced_repetition.review(None, 4, TODAY, USUAL) for _ in range(50)} == set(first)
    assert first[0].due == dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
    assert first[0].last_review == dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def test_a_schedule_can_be_kept_and_taken_up_again() -> None:
    once = spaced_repetition.review(None, 4, TODAY, USUAL)
    kept = check(sat(key(1), 0, 4, schedule=once)).schedule
    assert kept == once
    assert spaced_repetition.due_day(spaced_repetition.review(kept, 4, day(2), USUAL)) == day(13)


def test_late_practice_that_still_held_is_rewarded_with_a_longer_rest() -> None:
    once = spaced_repetition.review(None, 4, TODAY, USUAL)
    on_time = spaced_repetition.due_day(spaced_repetition.review(once, 4, day(2), USUAL)) - day(2)
    late = spaced_repetition.due_day(spaced_repetition.review(once, 4, day(9), USUAL)) - day(9)
    assert (on_time.days, late.days) == (11, 24)


def test_a_sitting_rated_elsewhere_counts_as_a_review_on_its_day() -> None:
    history = [sat("conflict/six-small", 3, 4), sat("conflict/six-small", 1, 4)]
    standing = spaced_repetition.replay_history(history, USUAL)
    assert standing is not None
    assert spaced_repetition.due_day(standing) == reviews(4, 4, start=day(-3))[1]


def test_sittings_without_a_rating_set_no_day() -> None:
    assert (
        spaced_repetition.replay_history([sat(key(1), 3), sat(key(1), 1, answer="Better")], USUAL)
        is None
    )


@pytest.mark.parametrize(
    "odd",
    [
        {"stability": 0.0, "difficulty": 0.0},
        {"stability": -4.0, "difficulty": 99.0},
        {"stability": 1e300, "difficulty": 5.0},
        {"stability": 3.0},
        {"difficulty": 3.0},
        {"stability": 3.0, "difficulty": 3.0, "last_review": dt.datetime(9999, 12, 31)},  # noqa: DTZ001
        {"stability": 3.0, "difficulty": 3.0, "last_review": dt.datetime(1, 1, 1)},  # noqa: DTZ001
    ],
)
@pytest.mark.parametrize("went", [1, 2, 3, 4, 5])
def test_half_a_schedule_or_one_out_of_proportion_still_leads_to_a_day(
    odd: dict[str, Any], went: int
) -> None:
    kept = Schedule(**{"due": NOW, "state": 3, "step": 20, **odd})
    due = spaced_repetition.due_day(spaced_repetition.review(kept, went, TODAY, USUAL))
    assert day(1) <= due <= day(spaced_repetition.LONGEST)
