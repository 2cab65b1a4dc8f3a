from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coaching.interviews.when_to_ask import Window, add_working_days, chase_from

MONDAY = dt.date(2026, 11, 2)


def test_without_a_promise_it_is_five_to_seven_working_days_after_the_interview() -> None:
    assert chase_from(MONDAY) == Window(dt.date(2026, 11, 9), dt.date(2026, 11, 11))


def test_a_promised_date_asks_for_one_to_two_working_days_more() -> None:
    promised = dt.date(2026, 11, 10)
    assert chase_from(MONDAY, promised) == Window(dt.date(2026, 11, 11), dt.date(2026, 11, 12))


def test_a_promise_for_friday_is_asked_about_on_monday() -> None:
    friday = dt.date(2026, 11, 6)
    assert chase_from(MONDAY, friday) == Window(dt.date(2026, 11, 9), dt.date(2026, 11, 10))


@pytest.mark.parametrize("day", [6, 7, 8])
def test_friday_and_the_weekend_count_alike(day: int) -> None:
    window = chase_from(dt.date(2026, 11, day))
    assert window == Window(dt.date(2026, 11, 13), dt.date(2026, 11, 17))


def test_a_year_end_is_no_boundary() -> None:
    window = chase_from(dt.date(2026, 12, 28))
    assert window == Window(dt.date(2027, 1, 4), dt.date(2027, 1, 6))
    promised = chase_from(dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    assert promised == Window(dt.date(2027, 1, 1), dt.date(2027, 1, 4))


def test_a_leap_day_is_a_day() -> None:
    assert chase_from(dt.date(2028, 2, 24)).start == dt.date(2028, 3, 2)


def test_a_later_message_starts_the_waiting_anew() -> None:
    spoken = dt.date(2026, 11, 4)
    assert chase_from(MONDAY, None, spoken) == Window(dt.date(2026, 11, 11), dt.date(2026, 11, 13))


def test_a_message_before_the_promised_day_leaves_the_promise_standing() -> None:
    promised, spoken = dt.date(2026, 11, 10), dt.date(2026, 11, 4)
    assert chase_from(MONDAY, promised, spoken).start == dt.date(2026, 11, 11)


def test_a_message_on_the_promised_day_takes_its_place() -> None:
    day = dt.date(2026, 11, 10)
    assert chase_from(MONDAY, day, day).start == dt.date(2026, 11, 17)


def test_a_promise_or_a_message_from_before_the_interview_is_passed_over() -> None:
    before = dt.date(2026, 10, 20)
    assert chase_from(MONDAY, before) == chase_from(MONDAY)
    assert chase_from(MONDAY, None, before) == chase_from(MONDAY)


def test_the_last_day_of_the_calendar_holds() -> None:
    assert chase_from(dt.date.max) == Window(dt.date.max, dt.date.max)


@given(st.dates(max_value=dt.date(9999, 1, 1)), st.integers(0, 30))
def test_working_days_counted_one_by_one_are_as_many(day: dt.date, days: int) -> None:
    end = add_working_days(day, days)
    between = [day + dt.timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(each.weekday() < 5 for each in between) == days
    assert days == 0 or end.weekday() < 5
