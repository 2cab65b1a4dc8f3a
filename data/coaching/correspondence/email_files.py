"""A letter as a mailto link or an email file. Nothing is ever sent from here."""

from __future__ import annotations

from email import message_from_string
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from data.models import clean
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_LINK = 2_000
"""Characters of a link that every browser and mail program still takes; a longer one is a file."""

_NAMED = Pattern(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_ADDRESS = Pattern(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[^\s@<>()\[\],;:\\\"]+")
_ATOMS = Pattern(r"[A-Za-z0-9' -]{0,50}")
"""Words a header takes as they are, on one line; all others are encoded (RFC 2047)."""

_AS_WRITTEN = SMTP.clone(refold_source="none")
"""No folding by the library: before Python 3.13 it can lose the quotes of a long name."""

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


def mailto_link(to: str, subject: str, body: str) -> str | None:
    """A link that opens the person's mail program with the letter in it (RFC 6068).

    Args:
        to: a name with an address, or an address. Anything else is left for the mail program to
            ask.
        subject: one line.
        body: the text.

    Returns:
        None if the link would be too long for a browser.
    """
    address = _address(to)[1]
    fields = urlencode({"subject": _fold(subject), "body": _lines(body)}, quote_via=quote)
    link = f"mailto:{quote(address, safe='@')}?{fields}"
    return link if len(link) < LONGEST_LINK else None


def eml_file(to: str, sender: str, subject: str, body: str, now: datetime) -> bytes:
    """The letter as an email file (RFC 5322), marked as an unsent draft.

    Args:
        to: "Name <address>" or an address. What is no address is left out, as a draft may do.
        sender: the same.
        subject: one line; line breaks become spaces, so that no header can be slipped in.
        body: the text.
        now: the date of the file, with its zone.
    """
    head = [
        "X-Unsent: 1",
        f"Date: {format_datetime(now)}",
        *_party("From", sender),
        *_party("To", to),
        f"Subject: {_worded(_fold(subject), 'Subject')}",
    ]
    message = message_from_string("\n".join([*head, "", ""]), EmailMessage, policy=_AS_WRITTEN)
    message.set_content(str(clean(body)), cte="quoted-printable")
    return message.as_bytes()


def _party(header: str, who: str) -> list[str]:
    """The header line for one person, if there is an address."""
    name, address = _address(who)
    return [f"{header}: {_worded(name, header)} <{address}>"] if address else []


def _worded(text: str, header: str) -> str:
    return text if _ATOMS.fullmatch(text) else Header(text, "utf-8", header_name=header).encode()


def _address(who: str) -> tuple[str, str]:
    """Name and address of "Name <address>" or of an address; empty where there is none."""
    line = _fold(who)
    named = _NAMED.fullmatch(line)
    name, address = (named["name"], named["address"]) if named else ("", line)
    address = _ascii(address.strip())
    if not _ADDRESS.fullmatch(address):
        return "", ""
    return name.strip().removeprefix('"').removesuffix('"'), address


def _ascii(address: str) -> str:
    """The address with its domain as DNS writes it ("bücher.example": "xn--bcher-kva.example")."""
    mailbox, at, domain = address.rpartition("@")
    try:
        return f"{mailbox}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return ""


def _fold(text: str) -> str:
    return " ".join(str(clean(text)).translate(_CONTROLS).split())


def _lines(text: str) -> str:
    # RFC 6068 wants CR LF between the lines of a body.
    return str(clean(text)).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
