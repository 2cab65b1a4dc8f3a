"""Calendar files inside what a person gives: as they are, or carried by an email."""

from __future__ import annotations

from email import message_from_bytes
from email.utils import getaddresses
from typing import TYPE_CHECKING, NamedTuple

from data.models import RefusedImportError
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from email.message import Message

LARGEST_INVITATION = 5
"""Megabytes."""

_MOST_NESTED = 40
_LONGEST_HEADER = 2_000
_BEGINNING = 4_000
_OUTLOOK = b"\xd0\xcf\x11\xe0"
_START = Pattern(r"\s*BEGIN:VCALENDAR", folded=True)
_HEADER = Pattern(r"(?:From |[A-Za-z][A-Za-z0-9-]*:)")
_KINDS = {"text/calendar", "application/ics", "text/x-vcalendar"}
_FOR_ONE = ("Delivered-To", "X-Original-To")

TOO_LARGE_FILE = (
    f"This file is larger than {LARGEST_INVITATION} MB, which no invitation is. Is it the right"
    " one?"
)
EMPTY_FILE = "This file is empty. Save the invitation once more, and bring that."
NO_CALENDAR = (
    "This is not an invitation we can read. A calendar file (.ics) or a saved email (.eml) is."
)
NO_INVITATION = "There is no invitation in this email."
OUTLOOK = (
    "Outlook keeps this kind of file to itself. Open the invitation there, save it as .ics or .eml,"
    " and bring that."
)


class Carried(NamedTuple):
    """The calendar files that were found, and the addresses the email was sent to."""

    calendars: tuple[str, ...]
    sent_to: frozenset[str]


def open_invitation(content: bytes) -> Carried:
    """The calendar files in what was given.

    Args:
        content: a calendar file, or an email as it was sent.

    Raises:
        RefusedImportError: there is none; the reason says so in words for the person.
    """
    if len(content) > LARGEST_INVITATION * 1024 * 1024:
        raise RefusedImportError(TOO_LARGE_FILE)
    if not content.strip():
        raise RefusedImportError(EMPTY_FILE)
    if content.startswith(_OUTLOOK):
        raise RefusedImportError(OUTLOOK)
    text = _decode(content)
    if _START.begins(text[:_BEGINNING]):
        return Carried((text,), frozenset())
    if _HEADER.begins(text[:_BEGINNING].lstrip()):
        return _open_mail(content.lstrip())
    raise RefusedImportError(NO_CALENDAR)


def _decode(content: bytes, named: str = "") -> str:
    """The text, in the encoding its mark or the email names, else in the first that fits."""
    marked = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    for encoding in (marked, named, "cp1252"):
        try:
            return content.decode(encoding)
        except (ValueError, LookupError):
            continue
    return content.decode("latin-1")


def _open_mail(content: bytes) -> Carried:
    # The parser looks at each line once for every part that is open around it.
    if content.lower().count(b"boundary") > _MOST_NESTED:
        raise RefusedImportError(NO_CALENDAR)
    mail = message_from_bytes(content)
    texts = tuple(text for part in mail.walk() if _is_calendar(part) and (text := _text(part)))
    if not texts:
        raise RefusedImportError(NO_INVITATION)
    return Carried(texts, _addressed(mail))


def _is_calendar(part: Message) -> bool:
    name = str(part.get_filename() or "").lower()
    return part.get_content_type() in _KINDS or name.endswith((".ics", ".ical"))


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    named = str(part.get_param("charset") or "")
    text = _decode(content, named) if isinstance(content, bytes) else ""
    return text if _START.begins(text[:_BEGINNING]) else ""


def _addressed(mail: Message) -> frozenset[str]:
    """Whom it was delivered to; else whom it is written to, if that is one person."""
    sure = [str(each)[:_LONGEST_HEADER] for name in _FOR_ONE for each in mail.get_all(name, [])]
    written = getaddresses([str(mail.get("To", ""))[:_LONGEST_HEADER]])
    found = getaddresses(sure) or (written if len(written) == 1 else [])
    return frozenset(address.casefold() for _, address in found if address)
