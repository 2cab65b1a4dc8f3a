"""Calendar files (RFC 5545): all-day events for follow-ups, next steps, and reminders.

The same records give the same bytes: an event's UID comes from its record's id, its DTSTAMP from
its last change, so a calendar that has the event already moves it and adds no second one. A parked
worry is never quoted, as calendars are often shared.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.coaching.interviews.when_to_ask import Window
    from data.models import Application, Contact, FollowUp, Interview, Record, Worry

_UNWRITABLE = dict.fromkeys((*range(9), *range(0x0B, 0x20), 0x7F, *range(0xD800, 0xE000)))
_DAY = dt.timedelta(days=1)


class CalendarEvent(NamedTuple):
    """An all-day event; `updated` is when its record was last changed."""

    uid: str
    day: dt.date
    title: str
    note: str
    updated: dt.datetime


def write_calendar(entries: Iterable[CalendarEvent]) -> bytes:
    """A calendar file with these events, by date."""
    calendar = Calendar()
    calendar.add("prodid", "-//Afterview//Afterview//EN")
    calendar.add("version", "2.0")
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.uid)):
        calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content


def follow_up_events(
    those: Iterable[FollowUp], contacts: Iterable[Contact]
) -> tuple[CalendarEvent, ...]:
    """An event for each follow-up that has a date and is not done."""
    people = {contact.id: contact for contact in contacts}
    return tuple(
        _entry(each, each.due, *_words(each, people.get(each.contact or "")))
        for each in those
        if each.due is not None and each.done is None
    )


def next_action_events(applications: Iterable[Application]) -> tuple[CalendarEvent, ...]:
    """An event for each application's next step that has a date."""
    return tuple(
        _entry(
            each, each.next_date, _join(each.next_action or "Next step", each.company), each.role
        )
        for each in applications
        if each.next_date is not None
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
    return CalendarEvent(f"{record.id}{part}@afterview", day, title, note, record.updated)


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
    event.add("dtstart", entry.day)
    # The end is the next day, and the calendar ends here; without one it is a day long.
    if entry.day < dt.date.max:
        event.add("dtend", entry.day + _DAY)
    event.add("summary", _keepable(entry.title))
    if entry.note:
        event.add("description", _keepable(entry.note))
    event.add("transp", "TRANSPARENT")
    return event


def _keepable(text: str) -> str:
    """`text` without the control characters a calendar file cannot hold; line breaks stay."""
    return "\n".join(text.splitlines()).translate(_UNWRITABLE)
