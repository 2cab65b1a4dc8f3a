"""A letter on the screen: drafted, edited, kept, opened elsewhere, and marked as sent."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components.journal import letters as journal_letters
from components.letters.editor import NEVER_SENDS, TOO_LONG
from components.session.context import Visit
from data.catalogue.letters import Channel, letters
from data.coaching.correspondence.channels import LIMITS
from data.models import SETTINGS_ID, Contact, Letter, Settings
from tests.support.page_driver import HOSTILE, NOW, PATIENCE, TODAY, an_interview, fill, key, words
from tests.support.widgets import fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from data.models import AnyRecord
    from data.store import Store

ONE = key(1)
THANKS = f"thank-you-{ONE}"
EMAILS = [each.key for each in letters() if each.channel is Channel.EMAIL]
MARKER = re.compile(r"[\[\]{}<>]|_{3,}|XX|\bNone\b|…")
NAME = "Zoë “Ash” Ütz 🙂"


SCREEN = """
import os
from pathlib import Path

import streamlit as st

from components.session import clock
from components.letters.editor import draw_letter
from components.session.context import Visit
from data.coaching.correspondence.drafting import About, known_facts
from data.models import Contact
from data.store import open_journal

store = open_journal(Path(os.environ["AFTERVIEW_HOME"]) / "journal.json")
today = clock.now().date()
visit = Visit(store=store, clock=clock.now, today=today, dark=False, example=False, paths={})
interview, contact = visit.interview(), next(iter(store.all(Contact)), None)
facts = known_facts(About(interview=interview, contact=contact))
draw_letter(visit, st.query_params["letter"], facts, interview=interview, contact=contact)
"""


def opened(home: Path, *records: AnyRecord, letter: str = "thank-you") -> tuple[AppTest, Store]:
    """The screen with one letter, and the journal behind it."""
    store = fill(home, records or [an_interview(1)])
    app = AppTest.from_string(SCREEN, default_timeout=PATIENCE)
    app.query_params["id"] = ONE
    app.query_params["letter"] = letter
    app.run()
    assert not app.exception
    return app, store


def body(app: AppTest) -> str:
    return str(app.text_area[0].value)


def link(app: AppTest) -> str:
    """Where the one link on the screen leads; empty if there is none."""
    found = app.get("link_button")
    return str(found[0].proto.url) if found else ""


def copied(app: AppTest) -> str:
    """What the button to copy puts into the clipboard."""
    (button,) = (
        each.proto
        for each in app.get("bidi_component")
        if each.proto.component_name == "afterview_copying"
    )
    return str(json.loads(button.json)["text"])


def a_person(**fields: str) -> Contact:
    return Contact(id=key(70), created=NOW, updated=NOW, **{"name": NAME, **fields})


def signed() -> Settings:
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, signature="Zoë")


def test_nothing_is_kept_before_the_first_change(home: Path) -> None:
    _, store = opened(home)
    assert store.all(Letter) == ()


def test_what_is_edited_is_kept_as_one_letter_and_found_again(home: Path) -> None:
    app, store = opened(home)
    app.text_area[0].set_value("Hello there").run()
    fill_in(app, "Subject", HOSTILE)
    fill_in(app, "To", "zoe@a.example")
    (kept,) = store.all(Letter)
    assert (kept.template, kept.interview, kept.to, kept.subject, kept.body, kept.sent) == (
        "thank-you",
        ONE,
        "zoe@a.example",
        HOSTILE,
        "Hello there",
        None,
    )
    again, _ = opened(home, an_interview(1))
    assert body(again) == "Hello there"


def test_the_letter_of_another_interview_is_another_letter(home: Path) -> None:
    other = Letter(
        id=key(80), created=NOW, updated=NOW, template="thank-you", body="x", interview=key(2)
    )
    app, _ = opened(home, an_interview(1), other)
    assert body(app).startswith("Hello,")


def test_the_mail_link_holds_what_was_edited(home: Path) -> None:
    app, _ = opened(home, an_interview(1), signed())
    fill_in(app, "To", "zoe@a.example")
    app.text_area[0].set_value("Grüße 🙂\n& more").run()
    parts = urlsplit(link(app))
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "zoe@a.example")
    assert parse_qs(parts.query) == {
        "subject": ["Thank you for your time on Friday 20 November"],
        "body": ["Grüße 🙂\r\n& more"],
    }
    assert NEVER_SENDS in words(app)


def test_what_is_copied_is_what_was_edited_with_its_subject(home: Path) -> None:
    app, _ = opened(home)
    app.text_area[0].set_value(HOSTILE).run()
    assert copied(app) == f"Thank you for your time on Friday 20 November\n\n{HOSTILE}"


def test_a_letter_too_long_for_a_link_is_downloaded_instead(home: Path) -> None:
    app, _ = opened(home)
    app.text_area[0].set_value("long " * 500).run()
    assert link(app) == ""
    assert TOO_LONG in words(app)
    assert len(app.get("download_button")) == 1


def test_the_file_holds_what_was_edited_last(home: Path) -> None:
    app, store = opened(home, an_interview(1), a_person(channel="zoe@a.example"))
    app.text_area[0].set_value("Grüße 🙂 “quoted”").run()
    visit = Visit(store, lambda: NOW, TODAY, dark=False, example=False, paths={})
    matter = journal_letters.matter(
        visit, "thank-you", {}, interview=an_interview(1), contact=a_person(channel="zoe@a.example")
    )
    parsed = message_from_bytes(journal_letters.write_file(visit, matter), policy=default)
    assert parsed["To"] == "zoe@a.example"
    assert parsed["Subject"] == "Thank you for your time on Friday 20 November"
    assert parsed.get_content().strip() == "Grüße 🙂 “quoted”"


@pytest.mark.parametrize("template", EMAILS)
@pytest.mark.parametrize("known", ["nothing", "all"])
def test_no_letter_offered_to_copy_holds_a_gap_marker(
    home: Path, template: str, known: str
) -> None:
    bare = an_interview(1, company="", role="")
    records = [bare] if known == "nothing" else [an_interview(1), a_person(), signed()]
    app, _ = opened(home, *records, letter=template)
    offered = copied(app)
    assert not MARKER.search(offered)
    assert offered.endswith(body(app))


def test_what_would_help_is_said_above_the_letter_in_plain_words(home: Path) -> None:
    app, _ = opened(home)
    assert app.caption[0].value == (
        "It would help to know the interviewer's name and what you enjoyed hearing about. "
        "It’s fine without."
    )


def test_once_it_is_edited_nothing_more_is_asked_for(home: Path) -> None:
    app, _ = opened(home)
    app.text_area[0].set_value("Mine now").run()
    assert "It would help" not in words(app)


def test_the_name_to_sign_with_is_asked_for_once(home: Path) -> None:
    app, store = opened(home)
    fill_in(app, "Your name, to sign with", "Zoë Ash")
    assert store.all(Settings)[0].signature == "Zoë Ash"
    assert body(app).endswith("Kind regards,\nZoë Ash")
    again, _ = opened(home)
    assert [each.key for each in again.text_input] == [f"to-{THANKS}", f"subject-{THANKS}"]


def test_a_name_typed_with_a_pause_is_taken_whole(home: Path) -> None:
    app, store = opened(home)
    app.text_area[0].set_value("Hello\n\nKind regards").run()
    for name in ("Zo", "Zoë", "Zoë Ash"):
        fill_in(app, "Your name, to sign with", name)
    assert store.all(Letter)[0].body == "Hello\n\nKind regards\nZoë Ash"
    assert store.all(Settings)[0].signature == "Zoë Ash"


def test_a_letter_edited_before_is_signed_as_well(home: Path) -> None:
    app, store = opened(home)
    app.text_area[0].set_value("Hello\n\nKind regards\n").run()
    fill_in(app, "Your name, to sign with", "Zoë")
    assert store.all(Letter)[0].body == "Hello\n\nKind regards\nZoë"


@pytest.mark.parametrize(
    "text, signed_text",
    [
        ("Hi\n\nKind regards,", "Hi\n\nKind regards,\nZoë"),
        ("Hi\n\nBest wishes\n\n", "Hi\n\nBest wishes\nZoë"),
        ("Hi\n\nKind regards\nMax", "Hi\n\nKind regards\nMax"),
        ("", ""),
    ],
)
def test_a_name_is_put_only_under_a_closing_line_without_one(text: str, signed_text: str) -> None:
    assert journal_letters.sign(text, "Zoë") == signed_text


@pytest.mark.parametrize(
    "text, told",
    [
        ("This was a waste of my time.", "might be worth sleeping on it"),
        ("Please, I need this job.", "may read as pleading"),
        ("word " * 151, "Under 150 words"),
        ("Dear [name], hello", "A gap is still open"),
    ],
)
def test_a_letter_worth_a_second_look_says_so_calmly(home: Path, text: str, told: str) -> None:
    app, _ = opened(home)
    assert len(app.info) == 0
    app.text_area[0].set_value(text).run()
    assert told in app.info[0].value


def test_an_untouched_draft_is_not_called_long(home: Path) -> None:
    app, _ = opened(home, an_interview(1, role="analyst " * 60))
    assert len(app.info) == 0


def test_marking_it_as_sent_keeps_the_day(home: Path) -> None:
    app, store = opened(home)
    press(app, "I sent it")
    assert not app.exception
    (kept,) = store.all(Letter)
    assert (kept.sent, kept.body[:6]) == (TODAY, "Hello,")
    assert "You sent this today." in words(app)
    assert len(app.text_area) == 0


def test_sent_may_be_taken_back_and_the_text_is_still_there(home: Path) -> None:
    app, store = opened(home)
    app.text_area[0].set_value("Mine").run()
    press(app, "I sent it")
    press(app, "Not sent after all")
    assert store.all(Letter)[0].sent is None
    assert body(app) == "Mine"


def test_another_letter_leaves_the_sent_one_as_it_is(home: Path) -> None:
    app, store = opened(home)
    app.text_area[0].set_value("First").run()
    press(app, "I sent it")
    press(app, "Write another")
    app.text_area[0].set_value("Second").run()
    kept = {(each.body, each.sent) for each in store.all(Letter)}
    assert kept == {("First", TODAY), ("Second", None)}


def test_writing_it_afresh_brings_the_draft_back(home: Path) -> None:
    app, store = opened(home)
    drafted = body(app)
    app.text_area[0].set_value("Mine").run()
    press(app, "Write it again")
    assert (body(app), store.all(Letter)[0].body) == (drafted, drafted)
    assert [each.key for each in app.button if each.key == f"afresh-{THANKS}"] == []


@pytest.mark.parametrize(
    "template, channel, site",
    [
        ("connect-linkedin", Channel.LINKEDIN, "https://www.linkedin.com"),
        ("connect-x", Channel.X, "https://x.com"),
    ],
)
def test_a_message_for_a_site_has_its_length_and_a_way_there(
    home: Path, template: str, channel: Channel, site: str
) -> None:
    app, _ = opened(home, letter=template)
    assert link(app) == site
    assert f"of {LIMITS[channel]} characters." in words(app)
    assert [each.label for each in app.text_input if each.label in {"To", "Subject"}] == []
    app.text_area[0].set_value("x" * 310).run()
    over = 310 - LIMITS[channel]
    assert f"310 of {LIMITS[channel]} characters: {over} too many" in words(app)


@pytest.mark.parametrize(
    "link_kept, opens",
    [
        ("https://www.linkedin.com/in/zoe", "https://www.linkedin.com/in/zoe"),
        ("javascript:alert(1)", "https://www.linkedin.com"),
        ("http://a.example", "https://www.linkedin.com"),
    ],
)
def test_only_a_safe_page_of_theirs_is_opened(home: Path, link_kept: str, opens: str) -> None:
    app, _ = opened(home, an_interview(1), a_person(link=link_kept), letter="connect-linkedin")
    assert link(app) == opens


def test_a_hostile_name_is_only_text(home: Path) -> None:
    app, _ = opened(home, an_interview(1, company=HOSTILE), a_person(name=HOSTILE))
    assert "שלום" in body(app)
    app.text_area[0].set_value(HOSTILE).run()
    assert not app.exception


def test_too_much_text_stays_on_the_screen_and_is_not_kept(home: Path) -> None:
    app, store = opened(home)
    app.text_area[0].set_value("x" * 20_001).run()
    assert not app.exception
    assert len(body(app)) == 20_001
    assert store.all(Letter) == ()
