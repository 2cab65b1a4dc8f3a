"""An invitation read into the facts of an interview to come. Each fact is a claim, to be shown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from data.coaching.invitations import title_words
from data.coaching.invitations.calendar_lines import read_components
from data.coaching.invitations.mail import open_invitation
from data.coaching.invitations.moments import LocalMoment, read_minutes, read_moment, read_own_zones
from data.coaching.invitations.naming import Names, clean_title, read_names
from data.coaching.invitations.people import read_people
from data.models import Format, RefusedImportError, Stage
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.coaching.invitations.calendar_lines import Component
    from data.coaching.invitations.people import People

MOST_OFFERED = 20
"""Invitations that are offered of one file."""

_LONGEST_PLACE = 300
_LONGEST_LINK = 1_000
_LONGEST_DESCRIPTION = 20_000
_LONGEST_NUMBER = 12
_MOST_SEQUENCE = 2**31 - 1
NO_EVENT = "There is no event in this calendar file."
TASKS = "This file holds tasks and no event, so there is no interview in it to read."
NO_DAY = "This invitation names no day that we can read. You can begin with the day yourself."
DAMAGED = "This calendar file breaks off before anything in it can be read. Save it once more."
_MADE_FOR_LINKS = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "CONFERENCE",
)
_LINK = Pattern(r"https?://[^\s<>\"\\\[\]{}|^`]+")
_MEETS = Pattern(
    r"https?://(?:[\w-]+\.)*(?:teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|zoom\.us"
    r"|zoom\.com|webex\.com|whereby\.com|gotomeet\.me|gotomeeting\.com|chime\.aws|meet\.jit\.si"
    r"|bluejeans\.com|skype\.com|hirevue\.com)/[^\s<>\"\\\[\]{}|^`]+",
    folded=True,
)


class Invite(NamedTuple):
    """What one event of a file says. What is empty or None is not said, or not surely.

    `stamp` is when this version was written; `repeats`: only its first day is read.
    """

    uid: str
    sequence: int
    stamp: dt.datetime | None
    cancelled: bool
    repeats: bool
    title: str
    when: LocalMoment
    minutes: int | None
    place: str
    link: str
    people: tuple[str, ...]
    names: Names
    stage: Stage | None
    format: Format | None


class _Reader(NamedTuple):
    """Whose invitation it is, and where they are."""

    zone: dt.tzinfo
    sent_to: frozenset[str]
    signature: str


def read_invitations(content: bytes, zone: dt.tzinfo, signature: str = "") -> tuple[Invite, ...]:
    """The invitations in a calendar file or an email, the earliest first.

    Args:
        content: the file.
        zone: the visitor's.
        signature: the person's own name, if they gave it.

    Returns:
        At least one and at most `MOST_OFFERED`; of one event in several versions, the newest.

    Raises:
        RefusedImportError: there is none; the reason says so in words for the person.
    """
    carried = open_invitation(content)
    calendars = [each for text in carried.calendars for each in read_components(text)]
    reader = _Reader(zone, carried.sent_to, signature)
    found = [read for each in calendars for read in _read_calendar(each, reader)]
    if not found:
        raise RefusedImportError(_why_not(calendars))
    return _newest(found)


def _why_not(calendars: list[Component]) -> str:
    kinds = {part.name for one in calendars for part in one.parts}
    if "VEVENT" in kinds:
        return NO_DAY
    if "VTODO" in kinds:
        return TASKS
    return NO_EVENT if calendars and any(one.properties for one in calendars) else DAMAGED


def _newest(found: list[Invite]) -> tuple[Invite, ...]:
    latest: dict[str, Invite] = {}
    for place, each in enumerate(found):
        key = each.uid or f"\n{place}"
        if key not in latest or version(each.sequence, each.stamp) >= version(
            latest[key].sequence, latest[key].stamp
        ):
            latest[key] = each
    return tuple(sorted(latest.values(), key=lambda each: each.when.day))[:MOST_OFFERED]


def version(sequence: int, stamp: dt.datetime | None) -> tuple[int, dt.datetime]:
    """By what versions of one event are ordered.

    Args:
        sequence: its SEQUENCE.
        stamp: its DTSTAMP; without one it is older than any.
    """
    return sequence, stamp or dt.datetime.min.replace(tzinfo=dt.UTC)


def _read_calendar(calendar: Component, reader: _Reader) -> Iterator[Invite]:
    own = read_own_zones(calendar)
    called_off = "CANCEL" in calendar.text("METHOD").upper()
    for event in calendar.parts:
        when = read_moment(event.get("DTSTART"), own, reader.zone)
        if event.name == "VEVENT" and when:
            people = read_people(event, reader.sent_to, reader.signature)
            yield _facts(event, people)._replace(
                cancelled=called_off or event.text("STATUS").upper() == "CANCELLED",
                when=when,
                minutes=read_minutes(event, own),
            )


def _facts(event: Component, people: People) -> Invite:
    """What does not depend on the calendar around it."""
    title = clean_title(event.text("SUMMARY"))[:_LONGEST_PLACE]
    description = event.text("DESCRIPTION")[:_LONGEST_DESCRIPTION]
    place, link = " ".join(event.text("LOCATION").split())[:_LONGEST_PLACE], _link(event)
    names = read_names(title, description, people)
    return Invite(
        uid=" ".join(filter(None, map(event.text, ("UID", "RECURRENCE-ID"))))[:_LONGEST_LINK],
        sequence=_sequence(event.text("SEQUENCE")),
        stamp=_stamp(event),
        cancelled=False,
        repeats=any(event.get(each) for each in ("RRULE", "RDATE")),
        title=title,
        when=LocalMoment(dt.date.min),
        minutes=None,
        place=place if title_words.is_place(place) else "",
        link=link,
        people=_with(people.others, names.whom),
        names=names,
        stage=title_words.stage_of_title(title),
        format=title_words.format_of_meeting(title, place, link),
    )


def _with(people: tuple[str, ...], whom: str) -> tuple[str, ...]:
    known = any(whom.casefold() in each.casefold() for each in people)
    return people if known or not whom else (whom, *people)


def _sequence(text: str) -> int:
    digits = text[:_LONGEST_NUMBER]
    return min(int(digits), _MOST_SEQUENCE) if digits.isascii() and digits.isdigit() else 0


def _stamp(event: Component) -> dt.datetime | None:
    """When this version was written; LAST-MODIFIED where there is no DTSTAMP."""
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        try:
            found = dt.datetime.fromisoformat(event.text(name))
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    return None


def _link(event: Component) -> str:
    """The way into a video call: where programs put it, in the place, or among the words."""
    for name in _MADE_FOR_LINKS:
        if found := _LINK.search(event.text(name)):
            return found[0][:_LONGEST_LINK]
    place, words = event.text("LOCATION"), event.text("DESCRIPTION")[:_LONGEST_DESCRIPTION]
    found = _LINK.search(place) or _MEETS.search(words) or _MEETS.search(event.text("URL"))
    return found[0].rstrip(".,;:)'")[:_LONGEST_LINK] if found else ""
