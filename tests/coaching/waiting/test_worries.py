"""What one does while waiting: worries by their day, and a list to keep busy with."""

from __future__ import annotations

import datetime as dt

from data.coaching.waiting import keep_busy
from data.coaching.waiting.worries import Worries, sort_worries
from data.models import SETTINGS_ID, Settings, Worry
from tests.support.page_driver import NOW, TODAY, key

EMPTY = Settings(id=SETTINGS_ID, created=NOW, updated=NOW)


def a_worry(number: int, ahead: int | None, came: str = "", interview: str | None = None) -> Worry:
    until = None if ahead is None else TODAY + dt.timedelta(days=ahead)
    return Worry(
        id=key(number),
        created=NOW,
        updated=NOW,
        text=f"Worry {number}",
        parked_until=until,
        what_came=came,
        interview=interview,
    )


def test_a_worry_is_back_on_its_day_and_not_before() -> None:
    late, now, tomorrow = a_worry(1, -3), a_worry(2, 0), a_worry(3, 1)
    assert sort_worries((tomorrow, now, late), TODAY) == Worries((late, now), (tomorrow,), ())


def test_a_worry_without_a_day_has_come_back() -> None:
    worry = a_worry(1, None)
    assert sort_worries((worry,), TODAY).back == (worry,)


def test_a_worry_is_over_once_it_is_said_what_came_of_it_the_latest_first() -> None:
    first, second = a_worry(1, -9, "Nothing"), a_worry(2, 4, "It passed")
    assert sort_worries((first, second), TODAY) == Worries((), (), (second, first))


def test_blanks_are_no_answer() -> None:
    worry = a_worry(1, 0, "  ")
    assert sort_worries((worry,), TODAY).back == (worry,)


def test_worries_of_interviews_out_of_sight_are_out_of_sight() -> None:
    seen, unseen = a_worry(1, 0), a_worry(2, 0, interview=key(9))
    assert sort_worries((seen, unseen), TODAY, {key(9)}) == Worries((seen,), (), ())


def test_a_thing_joins_the_list_once_on_one_line() -> None:
    once = keep_busy.add_to_list(EMPTY, "  Ring \n Ada ")
    assert once.keep_busy == ("Ring Ada",)
    assert keep_busy.add_to_list(once, "Ring Ada") == once
    assert keep_busy.add_to_list(once, "  ") == once
    assert keep_busy.take_off_list(once, "Ring Ada").keep_busy == ()


def test_what_was_ticked_off_counts_on_its_day_in_the_order_of_the_list() -> None:
    both = keep_busy.add_to_list(keep_busy.add_to_list(EMPTY, "Swim"), "Film")
    ticked = keep_busy.tick_off(both, ("Film", "Swim"), TODAY)
    assert keep_busy.ticked_today(ticked, TODAY) == ("Swim", "Film")
    assert keep_busy.ticked_today(ticked, TODAY + dt.timedelta(days=1)) == ()


def test_a_tick_goes_with_the_thing_that_is_taken_off() -> None:
    ticked = keep_busy.tick_off(keep_busy.add_to_list(EMPTY, "Swim"), ("Swim",), TODAY)
    assert keep_busy.ticked_today(keep_busy.take_off_list(ticked, "Swim"), TODAY) == ()
