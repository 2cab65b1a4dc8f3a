"""Invitations as calendar programs write them, of people and firms that exist only here."""

from __future__ import annotations

import base64
import quopri


def calendar(*lines: str, method: str = "REQUEST") -> str:
    """A calendar file with these lines in it."""
    head = ("BEGIN:VCALENDAR", "PRODID:-//Example//EN", "VERSION:2.0", f"METHOD:{method}")
    return "\r\n".join((*head, *lines, "END:VCALENDAR", ""))


def event(*lines: str, uid: str = "one@example.com", start: str = ":20261203T140000Z") -> str:
    """One event, as lines."""
    head = ("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261120T090000Z", f"DTSTART{start}")
    return "\r\n".join((*head, *lines, "END:VEVENT"))


def titled(title: str, *lines: str) -> bytes:
    """A calendar file with one event of this title."""
    return calendar(event(f"SUMMARY:{title}", *lines)).encode()


GOOGLE = calendar(
    "CALSCALE:GREGORIAN",
    event(
        "DTEND:20261203T144500Z",
        "ORGANIZER;CN=Priya Nair:mailto:priya@northgate.example",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE\r\n"
        " ;CN=Priya Nair;X-NUM-GUESTS=0:mailto:priya@northgate.example",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=\r\n"
        " TRUE;CN=sam.okoro@example.com;X-NUM-GUESTS=0:mailto:sam.okoro@example.com",
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
        "DESCRIPTION:Looking forward to it.\\n\\nJoin: https://meet.google.com/abc-defg-hij",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "SUMMARY:Interview with Priya Nair - Data analyst at Northgate",
        "TRANSP:OPAQUE",
        uid="4kq9@google.com",
    ),
).encode()

OUTLOOK = calendar(
    "BEGIN:VTIMEZONE",
    "TZID:W. Europe Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "ORGANIZER;CN=Jonas Weber:mailto:jonas.weber@harbour-energy.example",
    "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Sam Okoro:mail",
    " to:sam.okoro@example.com",
    "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN='Ada Lind':mail",
    " to:ada.lind@harbour-energy.example",
    "ATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;CN=Room 4:mailto:room4@harbour-en",
    " ergy.example",
    "DESCRIPTION;LANGUAGE=en-GB:Dear Sam\\,\\n\\nplease come to reception.\\n\\n",
    "UID:040000008200E00074C5B7101A82E008000000001",
    "SUMMARY;LANGUAGE=en-GB:Second interview: Process engineer",
    "DTSTART;TZID=W. Europe Standard Time:20261204T093000",
    "DTEND;TZID=W. Europe Standard Time:20261204T110000",
    "DTSTAMP:20261121T101500Z",
    "SEQUENCE:1",
    "LOCATION;LANGUAGE=en-GB:Hafenstraße 5\\, Hamburg",
    "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
    "END:VEVENT",
).encode()

TEAMS = calendar(
    event(
        "DTEND;TZID=GMT Standard Time:20261203T150000",
        "ORGANIZER;CN=Tom Reed:mailto:tom@quill.example",
        "ATTENDEE;CN=sam.okoro@example.com:mailto:sam.okoro@example.com",
        "LOCATION:Microsoft Teams Meeting",
        "DESCRIPTION:____________________\\nMicrosoft Teams meeting\\nJoin on your computer\\n"
        "\\nClick here to join the meeting<https://teams.microsoft.com/l/meetup-join/19%3a\r\n"
        " meeting_x/0?context=%7b%7d>\\n",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3a\r\n"
        " meeting_x/0?context=%7b%7d",
        "SUMMARY:Quill | Panel interview",
        uid="teams-1",
        start=";TZID=GMT Standard Time:20261203T140000",
    ),
).encode()

CALENDLY = calendar(
    event(
        "DTEND:20261203T143000Z",
        "ORGANIZER;CN=Calendly:mailto:notifications@calendly.com",
        "ATTENDEE;CN=Sam Okoro:mailto:sam.okoro@example.com",
        "ATTENDEE;CN=Lena Fox:mailto:lena@larkspur.example",
        "LOCATION:https://zoom.us/j/123456789?pwd=abc",
        "SUMMARY:Phone screen with Lena Fox (Larkspur)",
        uid="calendly-1",
    ),
).encode()

APPLE = calendar(
    event(
        "DURATION:PT1H",
        "SUMMARY:Marlpit Museums – first interview",
        "LOCATION:12 Quay Street\\nLeeds",
        uid="apple-1",
        start=";TZID=Europe/London:20270715T100000",
    ),
    method="PUBLISH",
).encode()


def mail(content: bytes, how: str = "base64", kind: str = "text/calendar") -> bytes:
    """An email as it was sent, that carries a calendar file beside its words."""
    packed = base64.encodebytes(content) if how == "base64" else quopri.encodestring(content)
    head = f"""\
Received: from mail.example.com
From: Priya Nair <priya@northgate.example>
To: Sam Okoro <sam.okoro@example.com>
Subject: =?utf-8?q?Invitation=3A_Interview?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="one"

--one
Content-Type: multipart/alternative; boundary="two"

--two
Content-Type: text/plain; charset="utf-8"

You have been invited.
--two
Content-Type: {kind}; charset="utf-8"; method=REQUEST; name="invite.ics"
Content-Transfer-Encoding: {how}

"""
    return head.encode() + packed + b"\n--two--\n\n--one--\n"
