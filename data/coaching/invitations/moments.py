"""The moments of an invitation, in the visitor's own zone.

A zone is known by its own name (`Europe/Berlin`), by the name Windows gives it, by either behind
somebody's prefix, or by the rules that the file itself has for it; in that order.
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.coaching.invitations.calendar_lines import Component, Property

_MOST_RULES = 40
# Other rules may ask for each second since the year 1601.
_YEARLY = Pattern(
    r"(?:FREQ=YEARLY|INTERVAL=1|WKST=\w\w|BYMONTH=\d\d?|BYDAY=[+-]?\d?\w\w|UNTIL=\d{8}(?:T\d{6}Z?)?"
    r"|BYMONTHDAY=[+-]?\d\d?(?:,\d\d?){0,6}|;)*",
    folded=True,
)
_PLAIN = {"TZOFFSETFROM", "TZOFFSETTO", "DTSTART", "RRULE", "RDATE"}
_LENGTH = Pattern(r"P(?:(?P<d>\d{1,3})D)?(?:T(?:(?P<h>\d{1,3})H)?(?:(?P<m>\d{1,4})M)?(?:\d+S)?)?")


class ZoneSaid(StrEnum):
    """What an invitation says of the zone of its hour."""

    KNOWN = "known"
    UNSAID = "unsaid"
    UNKNOWN = "unknown"


class LocalMoment(NamedTuple):
    """A day, and the hour if there is one, where the visitor is.

    `there` is the hour in the zone of the invitation, with that zone's name, where it differs.
    """

    day: dt.date
    hour: dt.time | None = None
    said: ZoneSaid = ZoneSaid.KNOWN
    there: str = ""


def read_moment(
    found: Property | None, own: Mapping[str, dt.tzinfo], zone: dt.tzinfo
) -> LocalMoment | None:
    """When a line says something is.

    Args:
        found: a DTSTART or DTEND.
        own: the zones that the file itself defines, by name.
        zone: the visitor's. An hour without a zone, or in one that nobody knows, stays as written.

    Returns:
        None where it says no day that can be read.
    """
    if found is None:
        return None
    value, name = found.value.strip(), found.parameters.get("TZID", "")
    try:
        if len(value) == len("20261203"):
            return LocalMoment(dt.date.fromisoformat(value))
        written = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    if written.tzinfo is None:
        there = find_zone(name, own)
        if there is None:
            said = ZoneSaid.UNKNOWN if name else ZoneSaid.UNSAID
            return LocalMoment(written.date(), written.time(), said)
        written = written.replace(tzinfo=there)
    return _bring(written, zone)


def _bring(written: dt.datetime, zone: dt.tzinfo) -> LocalMoment:
    try:
        here = written.astimezone(zone)
        same = here.utcoffset() == written.utcoffset()
    except (OverflowError, ValueError):
        return LocalMoment(written.date(), written.time(), ZoneSaid.UNKNOWN)
    key = getattr(written.tzinfo, "key", "")
    there = "" if same or not key or key == "UTC" else f"{written:%H:%M} {key}"
    return LocalMoment(here.date(), here.time(), ZoneSaid.KNOWN, there)


def find_zone(name: str, own: Mapping[str, dt.tzinfo]) -> dt.tzinfo | None:
    """The zone of this name, as a calendar program writes it; None if nobody knows it.

    Args:
        name: what the program wrote.
        own: the zones that the file itself defines, by name.
    """
    parts = name.strip().strip("/").split("/")[:8]
    for start in range(len(parts)):
        known = _known().get("/".join(parts[start:]).casefold())
        if known:
            return zoneinfo.ZoneInfo(known)
    return own.get(name)


@cache
def _known() -> Mapping[str, str]:
    """The names of all zones in small letters, those of Windows too, and what each is called."""
    plain = {each.casefold(): each for each in zoneinfo.available_timezones()}
    windows = {
        name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items() if zone.casefold() in plain
    }
    return {**windows, **plain}


def read_own_zones(calendar: Component) -> dict[str, dt.tzinfo]:
    """The zones that a calendar defines, by name; one with rules out of the ordinary is left out.

    Args:
        calendar: the VCALENDAR.
    """
    zones = [each for each in calendar.parts if each.name == "VTIMEZONE"]
    made = ((each.text("TZID"), _make(each)) for each in zones[:_MOST_RULES])
    return {name: zone for name, zone in made if zone}


def _make(zone: Component) -> dt.tzinfo | None:
    rules = zone.parts[:_MOST_RULES]
    if not rules or not all(_YEARLY.fullmatch(each.text("RRULE")) for each in rules):
        return None
    lines = ["BEGIN:VTIMEZONE"]
    for each in rules:
        kept = [line for line in each.source if line.partition(":")[0].upper() in _PLAIN]
        lines += [f"BEGIN:{each.name}", *kept, f"END:{each.name}"]
    try:
        # Without its name, which icalendar would remember it by.
        made = cast("Timezone", Timezone.from_ical("\r\n".join([*lines, "END:VTIMEZONE", ""])))
        made.add("TZID", "own")
        found: dt.tzinfo = made.to_tz(lookup_tzid=False)
    except (ValueError, KeyError, AttributeError, TypeError, IndexError):
        return None
    return found


def read_minutes(event: Component, own: Mapping[str, dt.tzinfo]) -> int | None:
    """How long an event lasts, in minutes; None where it does not say so, or not in hours.

    Args:
        event: the VEVENT.
        own: the zones that the file itself defines, by name.
    """
    start, end = (read_moment(event.get(each), own, dt.UTC) for each in ("DTSTART", "DTEND"))
    if start and end and start.hour and end.hour:
        return _between(start, end)
    found = _LENGTH.fullmatch(event.text("DURATION"))
    days, hours, minutes = (int(found[each] or 0) if found else 0 for each in "dhm")
    return _sound((days * 24 + hours) * 60 + minutes)


def _between(start: LocalMoment, end: LocalMoment) -> int | None:
    first, last = (
        dt.datetime.combine(each.day, each.hour or dt.time(), dt.UTC) for each in (start, end)
    )
    return _sound(int((last - first).total_seconds()) // 60)


def _sound(minutes: int) -> int | None:
    return minutes if 0 < minutes < 24 * 60 else None
