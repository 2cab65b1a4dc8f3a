"""The half hour's clock: exact seconds, whatever happens around it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coaching.interviews import evaluation
from data.models import HALF_HOUR, Evaluation

START = dt.datetime(2026, 11, 22, 19, 0, tzinfo=dt.UTC)


def after(seconds: float) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


def test_nothing_is_spent_before_the_clock_runs() -> None:
    assert evaluation.seconds_spent(Evaluation(), after(9999)) == 0
    assert evaluation.minutes_left(Evaluation(), after(9999)) == 30


@pytest.mark.parametrize(
    "seconds, spent, left",
    [
        (0, 0, 30),
        (0.9, 0, 30),
        (1, 1, 30),
        (60, 60, 29),
        (61, 61, 29),
        (1740, 1740, 1),
        (1799, 1799, 1),
        (1800, 1800, 0),
        (86_400, 1800, 0),
    ],
)
def test_a_running_clock_counts_whole_seconds_and_shows_minutes_rounded_up(
    seconds: float, spent: int, left: int
) -> None:
    running = evaluation.start_clock(Evaluation(), START)
    assert evaluation.seconds_spent(running, after(seconds)) == spent
    assert evaluation.minutes_left(running, after(seconds)) == left


def test_a_paused_clock_stands_still() -> None:
    paused = evaluation.pause_clock(evaluation.start_clock(Evaluation(), START), after(100))
    assert paused == Evaluation(spent=100)
    assert evaluation.seconds_spent(paused, after(5000)) == 100


def test_what_was_banked_and_what_runs_now_add_up() -> None:
    again = evaluation.start_clock(Evaluation(spent=100), START)
    assert evaluation.seconds_spent(again, after(50)) == 150
    assert evaluation.pause_clock(again, after(50)) == Evaluation(spent=150)


def test_running_twice_keeps_the_first_start() -> None:
    running = evaluation.start_clock(Evaluation(), START)
    assert evaluation.start_clock(running, after(60)) is running


def test_a_clock_that_has_run_out_does_not_start_again() -> None:
    out = Evaluation(spent=HALF_HOUR)
    assert evaluation.start_clock(out, START) is out


def test_pausing_a_paused_clock_changes_nothing() -> None:
    assert evaluation.pause_clock(Evaluation(spent=7), after(60)) == Evaluation(spent=7)


def test_pausing_after_the_end_banks_the_half_hour_and_no_more() -> None:
    running = evaluation.start_clock(Evaluation(), START)
    assert evaluation.pause_clock(running, after(99_999)) == Evaluation(spent=1800)


def test_a_wall_clock_set_back_takes_nothing_away() -> None:
    running = evaluation.start_clock(Evaluation(spent=40), START)
    assert evaluation.seconds_spent(running, after(-3600)) == 40
    assert evaluation.pause_clock(running, after(-3600)) == Evaluation(spent=40)


def test_coming_back_counts_up_to_the_last_change_and_no_further() -> None:
    running = evaluation.start_clock(Evaluation(spent=40), START)
    assert evaluation.pause_at_last_change(running, after(240)) == Evaluation(spent=280)


def test_coming_back_when_the_last_change_was_before_the_start_adds_nothing() -> None:
    running = evaluation.start_clock(Evaluation(spent=40), START)
    assert evaluation.pause_at_last_change(running, after(-10)) == Evaluation(spent=40)


def test_coming_back_to_a_paused_clock_changes_nothing() -> None:
    paused = Evaluation(spent=40)
    assert evaluation.pause_at_last_change(paused, after(500)) is paused


def test_the_clock_touches_nothing_else_of_the_evaluation() -> None:
    begun = Evaluation(part=3)
    assert evaluation.start_clock(begun, START) == Evaluation(part=3, running_since=START)
    assert evaluation.pause_clock(evaluation.start_clock(begun, START), after(5)) == Evaluation(
        part=3, spent=5
    )


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=8))
def test_only_the_running_time_is_ever_counted(spells: list[tuple[int, int]]) -> None:
    clock, now, ran = Evaluation(), START, 0
    for running, resting in spells:
        clock = evaluation.start_clock(clock, now)
        now += dt.timedelta(seconds=running)
        clock = evaluation.pause_clock(clock, now)
        now += dt.timedelta(seconds=resting)
        ran += running
    assert evaluation.seconds_spent(clock, now) == min(HALF_HOUR, ran)
    assert evaluation.minutes_left(clock, now) == (HALF_HOUR - min(HALF_HOUR, ran) + 59) // 60
