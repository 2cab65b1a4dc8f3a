from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from data.coaching.interviews import ical
from data.coaching.interviews.when_to_ask import chase_from
from data.models import (
    Contact,
    FollowUp,
    Interview,
    Invitation,
    Upcoming,
    Worry,
    check,
)

NOW = dt.datetime(2026, 11, 22, 18, 0, 0, 123456, tzinfo=dt.UTC)
DAY = dt.date(2026, 12, 31)
AWKWARD = 'Zoë "Zed" Müller; of A, B & C \\ Söhne 🙂 שלום\nsecond line: x'


def key(number: int) -> str:
    return f"{number:032x}"


def a_follow_up(number: int = 1, **fields: Any) -> FollowUp:  # noqa: ANN401
    return FollowUp(id=key(number), **{"created": NOW, "updated": NOW, "due": DAY, **fields})


def a_contact(name: str) -> Contact:
    return Contact(id=key(50), created=NOW, updated=NOW, name=name, company="Larkspur")


def an_interview(**fields: Any) -> Interview:  # noqa: ANN401
    made = {"date": dt.date(2026, 11, 20), "company": "Larkspur", **fields}
    return Interview(id=key(7), created=NOW, updated=NOW, **made)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_follow_up_is_an_all_day_event_that_a_calendar_reads_back() -> None:
    those = [a_follow_up(what="Write to", contact=key(50))]
    (event,) = events(ical.write_calendar(ical.follow_up_events(those, [a_contact("Ada")])))
    assert str(event["UID"]) == f"{key(1)}@afterview"
    assert str(event["SUMMARY"]) == "Write to: Ada"
    assert str(event["DESCRIPTION"]) == "Larkspur"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (DAY, dt.date(2027, 1, 1))
    assert event.decoded("DTSTAMP") == NOW.replace(microsecond=0)


def test_umlauts_emoji_quotes_commas_and_line_breaks_come_back_as_they_were() -> None:
    those = [a_follow_up(what=AWKWARD)]
    (event,) = events(ical.write_calendar(ical.follow_up_events(those, [])))
    assert str(event["SUMMARY"]) == AWKWARD


@given(st.text(min_size=1, max_size=300))
def test_whatever_a_name_holds_the_file_parses_and_keeps_one_event(name: str) -> None:
    follow_up, contact = check(a_follow_up(contact=key(50))), check(a_contact(name))
    content = ical.write_calendar(ical.follow_up_events([follow_up], [contact]))
    (event,) = events(content)
    assert event.errors == []
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    those = [a_follow_up(1), a_follow_up(2, due=dt.date(2026, 12, 1)), a_follow_up(3)]
    one = ical.write_calendar(ical.follow_up_events(those, []))
    assert ical.write_calendar(ical.follow_up_events(those[::-1], [])) == one


def test_a_moment_in_another_zone_is_stamped_in_utc() -> None:
    there = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))
    content = ical.write_calendar([ical.CalendarEvent("x@afterview", DAY, "x", "", there)])
    assert b"DTSTAMP:20261122T180000Z" in content


def test_what_is_done_or_has_no_day_is_no_event() -> None:
    those = [a_follow_up(1, done=DAY), a_follow_up(2, due=None)]
    assert events(ical.write_calendar(ical.follow_up_events(those, []))) == []


def test_an_interview_gives_the_days_to_look_again_and_the_worry_stays_unsaid() -> None:
    interview = an_interview(closed_until=dt.date(2026, 11, 27))
    worry = Worry(
        id=key(9),
        created=NOW,
        updated=NOW,
        text="They saw my hands shake",
        parked_until=dt.date(2026, 11, 24),
        interview=key(7),
    )
    chase = chase_from(interview.date)
    content = ical.write_calendar(ical.reminder_events(interview, [worry], chase))
    found = [(event.decoded("DTSTART"), str(event["SUMMARY"])) for event in events(content)]
    assert found == [
        (dt.date(2026, 11, 24), "Look at a parked worry"),
        (dt.date(2026, 11, 27), "Ask Larkspur how things stand"),
        (dt.date(2026, 11, 27), "Look at Larkspur again"),
    ]
    assert b"hands" not in content
    assert len({str(event["UID"]) for event in events(content)}) == 3


def test_worries_of_other_interviews_and_undated_ones_are_left_out() -> None:
    worries = [
        Worry(id=key(1), created=NOW, updated=NOW, parked_until=DAY, interview=key(8)),
        Worry(id=key(2), created=NOW, updated=NOW, interview=key(7)),
    ]
    assert ical.reminder_events(an_interview(), worries) == ()


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_days_too(day: dt.date) -> None:
    (event,) = events(ical.write_calendar(ical.follow_up_events([a_follow_up(due=day)], [])))
    assert event.decoded("DTSTART") == day


def later(days: int) -> dt.datetime:
    return NOW + dt.timedelta(days=days)


def first_event(*those: FollowUp, people: tuple[Contact, ...] = ()) -> Any:  # noqa: ANN401
    (event,) = events(ical.write_calendar(ical.follow_up_events(those, people)))
    return event


def test_each_change_raises_the_sequence_and_keeps_the_uid() -> None:
    before = a_follow_up(what="Write")
    moved = replace(before, due=dt.date(2027, 1, 4), updated=later(1))
    worded = replace(moved, what="Ring", updated=later(2))
    found = [first_event(each) for each in (before, moved, worded)]
    assert [int(each["SEQUENCE"]) for each in found] == [0, 86_400, 2 * 86_400]
    assert len({str(each["UID"]) for each in found}) == 1


def test_a_name_that_changes_raises_the_sequence_too_and_it_never_falls_again() -> None:
    one = a_follow_up(contact=key(50))
    renamed = replace(a_contact("Ada L"), updated=later(3))
    without = replace(one, contact=None, updated=later(4))
    found = [
        int(first_event(each, people=people)["SEQUENCE"])
        for each, people in ((one, (a_contact("Ada"),)), (one, (renamed,)), (without, (renamed,)))
    ]
    assert found == [0, 3 * 86_400, 4 * 86_400]


def test_a_clock_set_back_gives_no_number_below_nought() -> None:
    assert int(first_event(a_follow_up(updated=later(-1)))["SEQUENCE"]) == 0


def test_what_was_done_ahead_of_its_day_is_told_as_cancelled() -> None:
    those = [a_follow_up(1, done=DAY), a_follow_up(2, due=dt.date(2026, 11, 1), done=DAY)]
    entries = ical.follow_up_events(those, [], done_from=NOW.date())
    (event,) = events(ical.write_calendar(entries))
    assert (str(event["UID"]), str(event["STATUS"])) == (f"{key(1)}@afterview", "CANCELLED")
    assert "STATUS" not in first_event(a_follow_up(2))


def test_an_interview_to_come_is_a_day_and_one_from_an_invitation_is_not_doubled() -> None:
    typed = Upcoming(id=key(4), created=NOW, updated=NOW, date=DAY, company="Quill", role="Editor")
    invited = replace(typed, id=key(5), invitation=Invitation(uid="x@example.com"))
    (event,) = events(ical.write_calendar(ical.upcoming_events([typed, invited])))
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == ("Interview: Quill", "Editor")
    assert event.decoded("DTSTART") == DAY
    assert str(event["UID"]) == f"{key(4)}@afterview"


def test_the_file_names_itself_and_says_how_often_to_look_again() -> None:
    calendar = Calendar.from_ical(ical.write_calendar([]))
    assert str(calendar["X-WR-CALNAME"]) == "Afterview"
    assert str(calendar["METHOD"]) == "PUBLISH"
    content = ical.write_calendar([])
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in content
    assert b"X-PUBLISHED-TTL:P1D" in content
