"""Calendar files (RFC 5545): all-day events for follow-ups, interviews, reminders.

The same records give the same bytes. An event's UID comes from its record's id, so a calendar that
has it already moves it and adds no second one; its SEQUENCE, the seconds from the making of its
records to their last change, rises with each change, as no save gives an earlier `updated`. A
copy brought back from before a change has a lower one again, and calendars then keep the newer.
What was done since is told as cancelled; of a record that was taken out nothing is left to tell.
A parked worry is never quoted, as calendars are often shared.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from icalendar import Calendar, Event, vDuration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.coaching.interviews.when_to_ask import Window
    from data.models import Contact, FollowUp, Interview, Record, Upcoming, Worry

_UNWRITABLE = dict.fromkeys((*range(9), *range(0x0B, 0x20), 0x7F, *range(0xD800, 0xE000)))
_DAY = dt.timedelta(days=1)


class CalendarEvent(NamedTuple):
    """An all-day event; `updated` is when its record was last changed."""

    uid: str
    day: dt.date
    title: str
    note: str
    updated: dt.datetime
    sequence: int = 0
    cancelled: bool = False


NAME = "Afterview"
HOW_OFTEN = dt.timedelta(days=1)
"""How often a calendar that follows such a file is asked to look at it again."""

_MOST_SEQUENCE = 2**31 - 1


def write_calendar(entries: Iterable[CalendarEvent]) -> bytes:
    """A calendar file with these events, by date."""
    calendar = Calendar()
    calendar.add("prodid", "-//Afterview//Afterview//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.calendar_name = NAME
    calendar.add("refresh-interval", HOW_OFTEN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(HOW_OFTEN))
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.uid)):
        calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content


def follow_up_events(
    those: Iterable[FollowUp], contacts: Iterable[Contact], *, done_from: dt.date | None = None
) -> tuple[CalendarEvent, ...]:
    """An event for each follow-up that has a date and is not done.

    Args:
        those: the follow-ups.
        contacts: the people they may be with.
        done_from: one that is done, and whose day is this or later, is told as cancelled, so that
            a calendar that has it lets go of it.
    """
    people = {contact.id: contact for contact in contacts}
    return tuple(
        _follow_up(each, each.due, people.get(each.contact or ""))
        for each in those
        if each.due is not None and (each.done is None or _is_ahead(each.due, done_from))
    )


def _is_ahead(day: dt.date, since: dt.date | None) -> bool:
    return since is not None and day >= since


def _follow_up(one: FollowUp, due: dt.date, contact: Contact | None) -> CalendarEvent:
    found = _entry(one, due, *_words(one, contact))._replace(cancelled=one.done is not None)
    # Its words are those of two records, and change with either.
    return _changed_at(found, one, max(one.updated, contact.updated)) if contact else found


def _changed_at(found: CalendarEvent, record: Record, moment: dt.datetime) -> CalendarEvent:
    return found._replace(updated=moment, sequence=_sequence(record, moment))


def _sequence(record: Record, changed: dt.datetime) -> int:
    seconds = int((changed - record.created).total_seconds())
    return min(max(0, seconds), _MOST_SEQUENCE)


def upcoming_events(those: Iterable[Upcoming]) -> tuple[CalendarEvent, ...]:
    """An all-day event for each interview to come, as no hour is kept of it.

    One that an invitation filled is left out: that is in the person's calendar under its own UID.

    Args:
        those: the interviews that have not taken place yet.
    """
    return tuple(
        _entry(each, each.date, _join("Interview", each.company), each.role)
        for each in those
        if each.invitation is None
    )


def reminder_events(
    interview: Interview, worries: Iterable[Worry] = (), chase: Window | None = None
) -> tuple[CalendarEvent, ...]:
    """The days to look at an interview again.

    Args:
        interview: the interview; the day it comes back into sight is one.
        worries: those of this interview are reminded of on their day, without their text.
        chase: when to ask how things stand.
    """
    found = []
    name = interview.company or "your interview"
    if interview.closed_until is not None:
        title = f"Look at {name} again"
        found.append(_entry(interview, interview.closed_until, title, "", "-look-again"))
    if chase is not None:
        note = f"Any day until {chase.end:%A} is a good one."
        found.append(_entry(interview, chase.start, f"Ask {name} how things stand", note, "-ask"))
    parked = ((each, each.parked_until) for each in worries if each.interview == interview.id)
    found += [_entry(each, day, "Look at a parked worry", "") for each, day in parked if day]
    return tuple(found)


def _entry(record: Record, day: dt.date, title: str, note: str, part: str = "") -> CalendarEvent:
    made = CalendarEvent(f"{record.id}{part}@afterview", day, title, note, record.updated)
    return _changed_at(made, record, record.updated)


def _words(follow_up: FollowUp, contact: Contact | None) -> tuple[str, str]:
    """The title and the note of a follow-up's event."""
    if contact is None:
        return follow_up.what or "Get in touch", ""
    return _join(follow_up.what or "Get in touch", contact.name), contact.company


def _join(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


def _event(entry: CalendarEvent) -> Event:
    changed = entry.updated.replace(microsecond=0)
    stamp = changed.astimezone(dt.UTC) if changed.tzinfo else changed.replace(tzinfo=dt.UTC)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.day)
    # The end is the next day, and the calendar ends here; without one it is a day long.
    if entry.day < dt.date.max:
        event.add("dtend", entry.day + _DAY)
    event.add("summary", _keepable(entry.title))
    if entry.note:
        event.add("description", _keepable(entry.note))
    event.add("transp", "TRANSPARENT")
    if entry.cancelled:
        event.add("status", "CANCELLED")
    return event


def _keepable(text: str) -> str:
    """`text` without the control characters a calendar file cannot hold; line breaks stay."""
    return "\n".join(text.splitlines()).translate(_UNWRITABLE)
