"""Invitations as Google, Outlook, Teams, Calendly and Apple write them, read into facts."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar.timezone import tzp

from data.coaching.invitations import mail as mails
from data.coaching.invitations import reading
from data.coaching.invitations.moments import ZoneSaid
from data.coaching.invitations.reading import Invite, read_invitations
from data.models import Format, RefusedImportError, Stage
from tests.support.invitations import (
    APPLE,
    CALENDLY,
    GOOGLE,
    OUTLOOK,
    TEAMS,
    calendar,
    event,
    mail,
    titled,
)

LONDON, BERLIN, NEW_YORK = map(ZoneInfo, ("Europe/London", "Europe/Berlin", "America/New_York"))
ODD_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Customized Time Zone",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


def one(content: bytes, zone: dt.tzinfo = LONDON, signature: str = "") -> Invite:
    (found,) = read_invitations(content, zone, signature)
    return found


def begins(start: str, zone: dt.tzinfo = LONDON, *lines: str) -> tuple[dt.date, dt.time | None]:
    when = one(calendar(*lines, event(start=start)).encode(), zone).when
    return when.day, when.hour


def refused(content: bytes) -> str:
    with pytest.raises(RefusedImportError) as refusal:
        read_invitations(content, LONDON)
    return refusal.value.reason


def test_one_from_google_names_everything() -> None:
    found = one(GOOGLE)
    assert found.names[:3] == ("Northgate", "Data analyst", False)
    assert (found.when.day, found.when.hour) == (dt.date(2026, 12, 3), dt.time(14))
    assert (found.minutes, found.people, found.format) == (45, ("Priya Nair",), Format.VIDEO)
    assert found.link == "https://meet.google.com/abc-defg-hij"
    assert (found.uid, found.sequence, found.cancelled) == ("4kq9@google.com", 0, False)


def test_one_from_outlook_has_windows_zones_folded_lines_and_a_room() -> None:
    found = one(OUTLOOK)
    assert (found.when.hour, found.when.there) == (dt.time(8, 30), "09:30 Europe/Berlin")
    assert (found.minutes, found.stage, found.format) == (90, Stage.LATER, Format.IN_PERSON)
    assert found.place == "Hafenstraße 5, Hamburg"
    assert found.people == ("Jonas Weber", "Ada Lind")
    assert found.names[:3] == ("Harbour Energy", "Process engineer", True)


def test_one_from_teams_has_its_link_and_no_place() -> None:
    found = one(TEAMS)
    assert found.link.startswith("https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0")
    assert (found.place, found.format, found.stage) == ("", Format.VIDEO, Stage.PANEL)
    assert found.names[:2] == ("Quill", "")


def test_one_from_a_scheduler_names_no_scheduler() -> None:
    found = one(CALENDLY)
    assert found.names[:3] == ("Larkspur", "", False)
    assert "Calendly" not in found.people
    assert (found.stage, found.link) == (
        Stage.SCREENING,
        "https://zoom.us/j/123456789?pwd=abc",
    )


def test_oneself_is_left_out_by_the_name_one_gave() -> None:
    assert one(CALENDLY).people == ("Sam Okoro", "Lena Fox")
    assert one(CALENDLY, signature="Sam Okoro").people == ("Lena Fox",)


def test_one_from_apple_lasts_as_long_as_it_says_in_summer_time() -> None:
    found = one(APPLE, BERLIN)
    assert (found.when.hour, found.minutes) == (dt.time(11), 60)
    assert (found.names.company, found.stage) == ("Marlpit Museums", Stage.FIRST)
    assert found.place == "12 Quay Street Leeds"


@pytest.mark.parametrize("how", ["base64", "quoted-printable"])
@pytest.mark.parametrize("kind", ["text/calendar", "application/octet-stream"])
def test_an_email_gives_what_it_carries(how: str, kind: str) -> None:
    assert one(mail(GOOGLE, how, kind)) == one(GOOGLE)
    assert one(mail(OUTLOOK, how, kind)).people == ("Jonas Weber", "Ada Lind")


@pytest.mark.parametrize(
    "start, zone, day, hour",
    [
        (":20261203T140000Z", NEW_YORK, 3, 9),
        (":20261203T023000Z", NEW_YORK, 2, 21),
        (";TZID=America/New_York:20261203T200000", BERLIN, 4, 2),
        (";TZID=Eastern Standard Time:20261203T200000", BERLIN, 4, 2),
        (";TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261203T100000", LONDON, 3, 9),
        (";TZID=europe/berlin:20261203T100000", LONDON, 3, 9),
        (":20261203T100000", NEW_YORK, 3, 10),
        (";TZID=Atlantis:20261203T100000", NEW_YORK, 3, 10),
        (";VALUE=DATE:20261203", NEW_YORK, 3, None),
    ],
)
def test_a_moment_is_the_visitors(start: str, zone: dt.tzinfo, day: int, hour: int | None) -> None:
    found, at = begins(start, zone)
    assert (found, at.hour if at else None) == (dt.date(2026, 12, day), hour)


def test_a_zone_that_the_file_defines_holds_in_winter_and_in_summer() -> None:
    start = ";TZID=Customized Time Zone:2026{}T100000"
    assert begins(start.format("1203"), LONDON, *ODD_ZONE)[1] == dt.time(9)
    assert begins(start.format("0703"), ZoneInfo("UTC"), *ODD_ZONE)[1] == dt.time(8)


def test_a_zone_of_one_file_says_nothing_in_the_next() -> None:
    begins(";TZID=Customized Time Zone:20261203T100000", LONDON, *ODD_ZONE)
    when = one(calendar(event(start=";TZID=Customized Time Zone:20261203T100000")).encode()).when
    assert (when.hour, when.said) == (dt.time(10), ZoneSaid.UNKNOWN)
    assert tzp.timezone("Customized Time Zone") is None


def test_a_zone_that_changes_each_second_is_not_followed() -> None:
    odd = [line.replace("YEARLY", "SECONDLY") for line in ODD_ZONE]
    start = ";TZID=Customized Time Zone:20261203T100000"
    assert begins(start, LONDON, *odd) == (dt.date(2026, 12, 3), dt.time(10))


def test_what_is_said_of_the_zone_is_told() -> None:
    floating = one(calendar(event(start=":20261203T100000")).encode()).when
    assert floating.said is ZoneSaid.UNSAID


@pytest.mark.parametrize(
    "title, company, role",
    [
        ("Northgate | Second interview", "Northgate", ""),
        (
            "Invitation: Interview: Data analyst @ Tue 1 Dec 2026 2pm - 3pm (GMT)",
            "",
            "Data analyst",
        ),
        ("Interview - Data Analyst - Northgate", "Northgate", "Data Analyst"),
        ("Northgate Interview: Data Analyst", "Northgate", "Data Analyst"),
        ("Interview at Northgate for Data Analyst", "Northgate", "Data Analyst"),
        ("Interview for the Data Wrangler position at Northgate", "Northgate", "Data Wrangler"),
        ("Final round: Northgate (Product Analyst)", "Northgate", "Product Analyst"),
        ("Updated invitation: Quill & Sons - technical interview", "Quill & Sons", ""),
        ("Job interview (Leeds City Council)", "Leeds City Council", ""),
        ("Interview: Head of Sales for Europe", "", "Head of Sales"),
        ("Interview with Priya Nair", "", ""),
        ("Interview - Sam Okoro", "", ""),
        ("Sam Okoro and Priya Nair", "", ""),
        ("30 Minute Meeting between Priya Nair and Sam Okoro", "", ""),
        ("Analyst - Engineer - Northgate - Larkspur", "", ""),
        ("Coffee", "", ""),
        ("Interview", "", ""),
        ("", "", ""),
    ],
)
def test_a_title_gives_what_can_be_told_from_it_and_no_more(
    title: str, company: str, role: str
) -> None:
    assert one(titled(title)).names[:2] == (company, role)


def test_lines_of_the_description_name_role_and_company() -> None:
    found = one(titled("Interview", "DESCRIPTION:Position: Ward nurse\\nEmployer: St Brann\\n"))
    assert found.names[:2] == ("St Brann", "Ward nurse")


@pytest.mark.parametrize(
    "address, company",
    [
        ("jobs@hr.harbour-energy.co.uk", "Harbour Energy"),
        ("a@northgate.example", "Northgate"),
        ("sam@gmail.com", ""),
        ("x@calendly.com", ""),
    ],
)
def test_the_senders_address_is_the_last_resort(address: str, company: str) -> None:
    names = one(titled("Interview", f"ORGANIZER:mailto:{address}")).names
    assert (names.company, names.of_sender) == (company, bool(company))


@pytest.mark.parametrize(
    "place, link, found",
    [
        ("12 Quay Street", "", Format.IN_PERSON),
        ("12 Quay Street", "https://meet.google.com/a", None),
        ("TBC", "", None),
        ("Phone call", "", Format.PHONE),
        ("Microsoft Teams Meeting", "", Format.VIDEO),
        ("", "", None),
    ],
)
def test_how_they_meet_is_left_open_where_two_ways_stand(
    place: str, link: str, found: Format | None
) -> None:
    lines = (f"LOCATION:{place}", f"X-GOOGLE-CONFERENCE:{link}")
    assert one(titled("Interview", *lines)).format is found


def test_two_stages_in_one_title_are_none() -> None:
    assert one(titled("Northgate - final round, panel")).stage is None


def test_of_two_versions_in_one_file_the_newer_is_read() -> None:
    both = (event("SEQUENCE:2", start=":20261205T100000Z"), event("SEQUENCE:1"))
    assert one(calendar(*both).encode()).when.day == dt.date(2026, 12, 5)


def test_several_events_are_all_read_the_earliest_first() -> None:
    both = (event(uid="b", start=":20261205T100000Z"), event(uid="a"))
    found = read_invitations(calendar(*both).encode(), LONDON)
    assert [each.uid for each in found] == ["a", "b"]


def test_one_that_repeats_says_so() -> None:
    assert one(titled("Interview", "RRULE:FREQ=WEEKLY;COUNT=3")).repeats


@pytest.mark.parametrize("lines", [("STATUS:CANCELLED",), ()])
def test_one_that_is_called_off_says_so(lines: tuple[str, ...]) -> None:
    content = calendar(event(*lines), method="REQUEST" if lines else "CANCEL")
    assert one(content.encode()).cancelled


TASK = "BEGIN:VTODO\r\nUID:1\r\nSUMMARY:x\r\nEND:VTODO"


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", mails.EMPTY_FILE),
        (b" \r\n ", mails.EMPTY_FILE),
        (b"x" * 10 * 1024 * 1024, mails.TOO_LARGE_FILE),
        (b"Dear Sam, please come in on Tuesday.", mails.NO_CALENDAR),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, mails.OUTLOOK),
        (b"From: a@example.com\r\nSubject: x\r\n\r\nPlease come in.", mails.NO_INVITATION),
        (calendar(TASK).encode(), reading.TASKS),
        (calendar().encode(), reading.NO_EVENT),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEV", reading.DAMAGED),
        (calendar(event(start=":soon")).encode(), reading.NO_DAY),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMM", reading.NO_DAY),
    ],
    ids=range(11),
)
def test_what_is_no_invitation_is_told_in_one_calm_sentence(content: bytes, reason: str) -> None:
    assert refused(content) == reason


def test_a_file_in_another_encoding_is_read() -> None:
    title = "Interview at Müller Söhne"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        content = titled(title).decode().encode(encoding)
        assert one(content).names.company == "Müller Söhne"


def test_what_breaks_off_after_the_day_still_gives_it() -> None:
    assert one(titled("Interview at Quill")[:-40]).when.day == dt.date(2026, 12, 3)
