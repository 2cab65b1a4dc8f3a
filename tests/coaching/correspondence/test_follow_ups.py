from __future__ import annotations

import datetime as dt
from typing import Any

from data.coaching.correspondence import follow_ups
from data.models import Contact, FollowUp

NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
TODAY = NOW.date()


def key(number: int) -> str:
    return f"{number:032x}"


def a_follow_up(number: int, days: int | None = None, **fields: Any) -> FollowUp:  # noqa: ANN401
    due = None if days is None else TODAY + dt.timedelta(days=days)
    return FollowUp(id=key(number), created=NOW, updated=NOW, due=due, **fields)


def a_contact(number: int) -> Contact:
    return Contact(id=key(number), created=NOW, updated=NOW, name="Zoë")


def test_follow_ups_fall_into_late_today_this_week_later_and_undated() -> None:
    days = (-3, -1, 0, 1, 7, 8, None)
    late, later, today, soon, week, beyond, undated = (
        a_follow_up(number, day) for number, day in enumerate(days)
    )
    found = follow_ups.due_follow_ups([beyond, undated, week, soon, today, later, late], TODAY)
    assert found == follow_ups.Due((late, later), (today,), (soon, week), (beyond,), (undated,))
    assert found.now == (late, later, today)


def test_what_is_done_is_not_due() -> None:
    assert follow_ups.due_follow_ups([a_follow_up(1, 0, done=TODAY)], TODAY) == follow_ups.Due()


def test_a_follow_up_of_an_interview_out_of_sight_is_out_of_sight() -> None:
    hidden, shown = a_follow_up(1, 0, interview=key(8)), a_follow_up(2, 0, interview=key(9))
    assert follow_ups.due_follow_ups([hidden, shown], TODAY, {key(8)}).today == (shown,)


def test_of_the_same_day_the_one_noted_first_comes_first() -> None:
    first, second = a_follow_up(9, 0), a_follow_up(1, 0)
    assert follow_ups.due_follow_ups([first, second], TODAY).today == (first, second)


def test_a_follow_up_finds_its_person_and_one_that_is_gone_is_nobody() -> None:
    people = [a_contact(1), a_contact(2)]
    assert follow_ups.contact_of(a_follow_up(5, contact=key(2)), people) == people[1]
    assert follow_ups.contact_of(a_follow_up(5, contact=key(3)), people) is None
    assert follow_ups.contact_of(a_follow_up(5), people) is None
