from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import compat32, default
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue.letters import Channel, letters
from data.coaching.correspondence.drafting import draft_letter
from data.coaching.correspondence.email_files import LONGEST_LINK, eml_file, mailto_link
from data.models import clean

if TYPE_CHECKING:
    from email.message import EmailMessage

    from data.catalogue.letters import Template

NOW = dt.datetime(2026, 3, 3, 18, 5, tzinfo=dt.UTC)
TO = "zoe@larkspur.example"
HEADERS = ["X-Unsent", "Date", "From", "To", "Subject"]
WORDS = st.text(st.characters(codec="utf-8"), max_size=200)


def opened(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)


def parties(content: bytes, header: str) -> list[tuple[str, str]]:
    """Names and addresses, taken apart before they are decoded, as RFC 2047 has it.

    The parser of `email.policy.default` would put a space between two encoded words.
    """
    raw = message_from_bytes(content, policy=compat32)[header]
    pairs = getaddresses(["".join(raw.splitlines())])
    return [(str(make_header(decode_header(name))), address) for name, address in pairs]


def read_link(link: str) -> tuple[str, str, str]:
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    return unquote(parts.path), fields["subject"][0], fields["body"][0]


def test_a_link_is_percent_encoded_with_crlf_as_in_rfc_6068() -> None:
    link = mailto_link(TO, "Thank you & more?", "Dear Zoë,\n\n100 % “yes” + #1")
    assert link == (
        "mailto:zoe@larkspur.example?subject=Thank%20you%20%26%20more%3F&body=Dear%20Zo%C3%AB%2C"
        "%0D%0A%0D%0A100%20%25%20%E2%80%9Cyes%E2%80%9D%20%2B%20%231"
    )


@pytest.mark.parametrize("body", ["a\nb", "a\r\nb", "a\rb"])
def test_every_kind_of_line_end_becomes_one_crlf(body: str) -> None:
    assert mailto_link("", "", body) == "mailto:?subject=&body=a%0D%0Ab"


def test_an_address_cannot_bring_fields_of_its_own() -> None:
    assert mailto_link("a@b.example?bcc=x@y.example", "", "") == "mailto:?subject=&body="
    assert mailto_link("a?bcc=x@y.example", "", "") == "mailto:a%3Fbcc%3Dx@y.example?subject=&body="
    assert mailto_link("a@b.example\nbcc: x@y.example", "", "") == "mailto:?subject=&body="


def test_a_name_beside_the_address_stays_out_of_the_link() -> None:
    assert mailto_link(f"Zoë Müller <{TO}>", "", "") == f"mailto:{TO}?subject=&body="


def test_a_link_stays_under_two_thousand_characters_or_there_is_none() -> None:
    room = LONGEST_LINK - len("mailto:?subject=&body=") - 1
    assert len(mailto_link("", "", "x" * room) or "") == 1999
    assert mailto_link("", "", "x" * (room + 1)) is None
    assert mailto_link("", "", "🙂" * 200) is None


@pytest.mark.parametrize("template", [each for each in letters() if each.channel is Channel.EMAIL])
def test_every_letter_with_ordinary_facts_fits_a_link(template: Template) -> None:
    facts = dict.fromkeys(template.facts, "Zoë Müller & Söhne, Leeds")
    letter = draft_letter(template, facts)
    assert mailto_link(TO, letter.subject, letter.body) is not None


@settings(deadline=None)
@given(WORDS, WORDS)
def test_a_link_gives_back_what_was_put_in(subject: str, body: str) -> None:
    link = mailto_link(TO, subject, body)
    if link is not None:
        to, read_subject, read_body = read_link(link)
        assert to == TO
        assert read_subject == " ".join(read_subject.split())
        assert read_body.replace("\r\n", "\n") == unix(clean(body))


def unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_file_is_a_draft_with_its_five_headers_and_its_words() -> None:
    content = eml_file(f"Zoë <{TO}>", "me@home.example", "Grüße 🙂", "Dear Zoë,\n\n“Hello”\n", NOW)
    message = opened(content)
    assert [name for name in message if name in HEADERS] == HEADERS
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Grüße 🙂"
    assert parties(content, "To") == [("Zoë", TO)]
    assert parties(content, "From") == [("", "me@home.example")]
    assert parsedate_to_datetime(message["Date"]) == NOW
    assert message.get_content() == "Dear Zoë,\r\n\r\n“Hello”\r\n"
    assert message.get_content_type() == "text/plain"


def test_a_file_is_plain_ascii_with_crlf_and_short_lines() -> None:
    content = eml_file(TO, "", "ü" * 300, "ü" * 3000 + "\n" + "x" * 3000, NOW)
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    "name",
    [
        "Jörg Müller",
        'Anna "Ace" O\'Neil',
        "Söhne, Larkspur & Co.",
        "Zoë “the” 🙂 Ångström-Größe von und zu Überlingen, geb. Weiß (Personal; HR) \\ @home",
        "مرحبا",
        "李小龍" * 10,
        'x, "y" ' * 20 + "z",
        "=?utf-8?q?Zo=C3=AB?=",
    ],
)
def test_names_of_any_kind_come_back_as_they_were(name: str) -> None:
    content = eml_file(f"{name} <{TO}>", f"{name} <me@home.example>", name, name, NOW)
    assert parties(content, "To") == [(name, TO)]
    assert parties(content, "From") == [(name, "me@home.example")]
    assert opened(content)["Subject"] == name
    assert opened(content).get_content() == name + "\r\n"


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_no_words_can_slip_a_header_in(name: str, subject: str, body: str) -> None:
    injected = f"{subject}\r\nBcc: x@y.example\n\nHello"
    content = eml_file(f"{name}\nBcc: z@y.example <{TO}>", name, injected, body, NOW)
    message = opened(content)
    assert set(message.keys()) <= {*HEADERS, "Content-Type", "Content-Transfer-Encoding"} | {
        "MIME-Version"
    }
    assert message["Bcc"] is None
    if message["To"]:
        assert [address for _, address in parties(content, "To")] == [TO]
    assert unix(message.get_content()) in {unix(clean(body)), unix(clean(body)) + "\n"}


def test_what_is_no_address_is_left_for_the_mail_program_to_ask() -> None:
    for who in ("", "Zoë", "zoe@", "@larkspur.example", "a@b@c.example", "a b@c.example"):
        assert opened(eml_file(who, who, "Hello", "Hello", NOW)).get("To") is None
        assert mailto_link(who, "", "") == "mailto:?subject=&body="


def test_a_domain_with_umlauts_is_written_as_dns_knows_it() -> None:
    message = opened(eml_file("post@bücher.example", "", "", "", NOW))
    assert message["To"].addresses[0].addr_spec == "post@xn--bcher-kva.example"
