"""The pages as a visitor of a public address has them, and what is said of privacy anywhere."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest

from components.session.context import Visit
from components.session.storage_kind import Home
from components.shell.navigation import PAGES
from components.storage import access_key as key_to_the_file
from components.storage import import_export
from components.storage.privacy import PrivacyFacts, tell_privacy
from data.models import SETTINGS_ID, Interview, Settings
from data.store import compress_copy, read_export, write_export
from tests.support.http_requests import FROM_HERE
from tests.support.page_driver import (
    NOW,
    PATIENCE,
    TODAY,
    an_interview,
    erase,
    key,
    keys,
    many,
    slots,
    visit_page,
    words,
)
from tests.support.store.pretend_browser import PretendBrowser, PretendSession
from tests.support.widgets import buttons, field, press

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.models import AnyRecord

AWAY = "203.0.113.7"


@pytest.fixture(autouse=True)
def from_elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A visitor from another machine."""
    monkeypatch.setattr(ContextProxy, "ip_address", AWAY)
    return home


def visitor(records: Sequence[AnyRecord] = ()) -> PretendSession:
    """A visit whose browser keeps `records`."""
    visit = PretendSession(PretendBrowser())
    visit.journal.load(records)
    visit.talk()
    return visit


def page_of(visit: PretendSession, name: str, **query: str) -> AppTest:
    """A page of that visit."""
    app = AppTest.from_file("../../app.py", default_timeout=PATIENCE)
    slots(app)["shell.visit"] = visit.session
    for part, value in query.items():
        app.query_params[part] = value
    return app.switch_page(f"pages/{name}.py").run()


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_before_the_browser_has_answered_a_page_is_empty_and_writes_nothing(
    from_elsewhere: Path, name: str
) -> None:
    app = AppTest.from_file("../../app.py", default_timeout=PATIENCE)
    app.switch_page(f"pages/{name}.py").run()
    assert not app.exception
    assert (words(app), list(app.title), list(app.button)) == ("", [], [])
    assert slots(app)["shell.visit"].journal.outbox.empty
    assert list(from_elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_every_page_opens_on_a_visitors_journal_and_none_touches_the_disk(
    from_elsewhere: Path, name: str
) -> None:
    app = page_of(visitor(many(6)), name, id=key(1))
    assert not app.exception
    headings = [each for each in words(app).split("\n") if each.startswith("# ")]
    assert len(app.title) + len(headings) == 1
    assert list(from_elsewhere.iterdir()) == []


def test_your_data_says_that_it_is_in_this_browser() -> None:
    app = page_of(visitor(many(2)), "your_data")
    assert "Your journal is kept in this browser" in words(app)
    assert not app.code
    assert "Erase everything from this browser" in buttons(app)


def test_your_data_does_not_say_so_where_the_browser_keeps_nothing() -> None:
    visit = visitor()
    visit.journal.trouble = "denied"
    app = page_of(visit, "your_data")
    assert "Your journal is kept in this browser" not in words(app)
    assert "held for this visit only" in words(app)


def test_an_import_that_is_more_than_a_browser_bears_is_refused_before_it_is_taken() -> None:
    visit = visitor(many(1))
    app = page_of(visit, "your_data")
    text = "x" * 20_000
    large = [an_interview(each, went_well=text, note=text, rev="r") for each in range(1100)]
    app.file_uploader[0].upload(
        "copy.json.gz", compress_copy(write_export(large)), "application/gzip"
    )
    app.run()
    assert app.info[0].value == (
        "Your journal would take 45 MB with this, and in a browser it can have 40 MB. "
        "Nothing here was changed."
    )
    assert "import_new" not in keys(app)


def test_what_a_browser_keeps_is_called_erased_only_once_it_has_said_so() -> None:
    visit = visitor(many(2))
    app = page_of(visit, "your_data")
    erase(app)
    assert not app.success
    visit.talk()
    assert visit.tab.browser.records == {}
    app.run()
    assert app.success[0].value.startswith("Everything is erased.")


def test_a_copy_is_offered_once_there_is_something_to_lose_and_not_before() -> None:
    assert "keep_copy" not in keys(page_of(visitor(), "today"))
    app = page_of(visitor([an_interview(1)]), "today")
    assert "keep_copy" in keys(app)
    press(app, "Not now")
    assert "keep_copy" not in keys(app)


@pytest.mark.parametrize(
    "copied, of, due",
    [(TODAY, 0, False), (TODAY - dt.timedelta(8), 8, False), (TODAY - dt.timedelta(8), 1, True)],
)
def test_a_copy_is_spoken_of_again_once_the_journal_has_grown(
    copied: dt.date, of: int, due: bool
) -> None:
    kept = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, copied=copied, copied_records=of)
    app = page_of(visitor([*many(16), kept]), "today")
    assert ("keep_copy" in keys(app)) is due


def test_a_copy_that_was_taken_is_noted() -> None:
    visit = visitor([an_interview(1)])
    page = Visit(visit.journal, lambda: NOW, TODAY, dark=False, example=False, paths={})
    kept_before = visit.journal.everything()
    assert read_export(import_export.write_copy(page)) == kept_before
    (kept,) = visit.journal.all(Settings)
    assert (kept.copied, kept.copied_records) == (TODAY, 1)
    assert "keep_copy" not in keys(page_of(visit, "today"))


@pytest.mark.parametrize(
    "standing, title",
    [
        ("newer", "Your journal needs a newer Afterview"),
        ("unreadable", "Your journal did not open"),
        ("silent", "Your journal is not open yet"),
        ("full", "Your journal is not open yet"),
    ],
)
def test_a_journal_that_does_not_open_is_said_calmly_and_can_be_tried_again(
    standing: str, title: str
) -> None:
    visit = visitor([an_interview(1)])
    (kept,) = visit.journal.everything()
    visit.session._close(standing)
    app = page_of(visit, "today")
    assert app.title[0].value == title
    press(app, "Try again")
    visit.talk()
    app.run()
    assert app.title[0].value != title
    assert visit.journal.everything() == (kept,)


def test_what_is_to_be_kept_is_on_a_page_once_and_not_again_in_the_next_run() -> None:
    visit = visitor(many(2))
    visit.journal.load([an_interview(9, company="Told but once")])
    app = page_of(visit, "evaluate", id=key(1))
    lines = [each for each in app.main if each.type == "bidi_component"]
    assert len(lines) > 1
    assert sum("Told but once" in str(each.proto) for each in lines) == 1
    app.run()
    assert not any("Told but once" in str(each.proto) for each in app.main)


@pytest.mark.parametrize("standing", ["newer", "unreadable"])
def test_what_cannot_be_opened_can_be_taken_out_and_forgotten_in_two_steps(standing: str) -> None:
    visit = visitor([an_interview(1)])
    visit.session._close(standing)
    app = page_of(visit, "today")
    assert [each for each in app.main if each.type == "bidi_component"]
    press(app, "Forget what this browser keeps")
    assert "This cannot be undone." in words(app)
    press(app, "No, keep it")
    assert "This cannot be undone." not in words(app)
    visit.talk()
    assert len(visit.tab.browser.records) == 1
    press(app, "Forget what this browser keeps")
    press(app, "Yes, forget it for good")
    visit.talk()
    assert len(visit.tab.browser.records) == 1
    field(app, "Type “erase” to go ahead").input("erase")
    press(app, "Yes, forget it for good")
    assert words(app) == ""
    visit.talk()
    assert visit.tab.browser.records == {}
    app.run()
    assert app.title[0].value not in {"Your journal did not open", standing}
    assert visit.journal.everything() == ()


@pytest.mark.parametrize("standing", ["silent", "full"])
def test_a_journal_that_opens_in_a_while_is_not_offered_to_be_forgotten(standing: str) -> None:
    visit = visitor([an_interview(1)])
    visit.session._close(standing)
    assert keys(page_of(visit, "today")) == {"try_again"}


def damaged_visit(number: int) -> PretendSession:
    """A visit whose browser keeps an interview and so many records that cannot be read."""
    browser = visitor([an_interview(1)]).tab.browser
    for each in range(number):
        browser.records[f"odd-{each}"] = {"id": f"odd-{each}", "kind": "dream", "rev": "r"}
    return PretendSession(browser)


def test_what_could_not_be_read_is_said_calmly_and_can_be_put_off() -> None:
    visit = damaged_visit(2)
    assert "could not be read" not in words(page_of(visit, "interviews"))
    assert "2 parts that could not be read" in words(page_of(visit, "your_data"))
    app = page_of(visit, "today")
    assert "2 parts that could not be read" in words(app)
    press(app, "Leave it for now")
    assert "could not be read" not in words(app)
    assert "could not be read" not in words(page_of(damaged_visit(0), "your_data"))


def test_whoever_chose_words_hears_in_words_what_could_not_be_read() -> None:
    visit = damaged_visit(2)
    visit.journal.load([Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=True)])
    assert "has two parts that could not be read" in words(page_of(visit, "today"))


@pytest.mark.parametrize("trouble", ["denied", "full", "lost", "other"])
def test_a_browser_that_keeps_nothing_is_said_on_every_page_with_a_copy_to_take(
    trouble: str,
) -> None:
    visit = visitor([an_interview(1)])
    visit.journal.trouble = trouble
    for name in ("today", "evaluate", "your_data"):
        app = page_of(visit, name, id=key(1))
        assert "copy_unkept" in keys(app)
        assert "opy" in words(app)


def test_a_browser_that_lost_its_journal_is_asked_to_keep_it_again_in_one_tap() -> None:
    visit = visitor(many(2))
    kept = dict(visit.tab.browser.records)
    visit.tab.browser.records.clear()
    visit.journal.trouble = "lost"
    app = page_of(visit, "today")
    assert "All of it is still here" in words(app)
    press(app, "Keep it here again")
    visit.talk()
    assert visit.tab.browser.records == kept


ALL = [
    PrivacyFacts(home, encrypted=encrypted, statistics=statistics, kept=kept, keyed=keyed)
    for home in Home
    for encrypted in (True, False)
    for statistics in (True, False)
    for kept in (True, False)
    for keyed in (True, False)
]


@pytest.mark.parametrize("facts", ALL)
def test_privacy_says_what_is_true_of_this_session(facts: PrivacyFacts) -> None:
    told = tell_privacy(facts)
    assert ("Streamlit" in told) is facts.statistics
    signed_in = facts.home is Home.ACCOUNT
    assert ("nobody is told" in told) is not (facts.statistics or signed_in)
    assert ("The service you sign in with learns that you came" in told) is signed_in
    assert ("and no further" in told) is (facts.home is Home.FILE)
    assert ("without encryption" in told) is (facts.home is not Home.FILE and not facts.encrypted)
    assert ("Whoever runs this site" in told) is (facts.home is not Home.FILE)
    assert "nothing leaves your machine" not in told.lower()
    in_file = facts.home is Home.FILE
    assert ("anybody else with an account on this computer" in told) is (
        in_file and not facts.keyed
    )
    assert ("only in a browser in which you opened your link" in told) is (in_file and facts.keyed)
    assert "lists of downloads and of pages you opened" in told


@pytest.mark.parametrize("keyed", [False, True])
def test_privacy_says_whether_others_of_this_computer_can_open_the_address(
    home: Path, monkeypatch: pytest.MonkeyPatch, keyed: bool
) -> None:
    if keyed:
        monkeypatch.setenv(key_to_the_file.SETTING, "on")
        shown = f"afterview_key_8501={key_to_the_file.expected(os.environ)}"
        headers = StreamlitHeaders([*FROM_HERE, ("Cookie", shown)])
        monkeypatch.setattr(ContextProxy, "headers", headers)
    monkeypatch.setattr(ContextProxy, "ip_address", None)
    app = visit_page("your_data")
    press(app, "Privacy: who can see what")
    assert str(home) in app.code[0].value
    assert ("anybody else with an account on this computer" in words(app)) is not keyed


def test_without_the_key_there_is_no_file_even_where_nothing_stands_before_the_pages(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(key_to_the_file.SETTING, "on")
    monkeypatch.setattr(ContextProxy, "ip_address", None)
    visit_page("today")
    assert list(home.glob("journal*")) == []


def test_privacy_is_opened_in_one_tap_on_your_data() -> None:
    app = page_of(visitor(), "your_data")
    press(app, "Privacy: who can see what")
    assert "In this browser, on this device" in words(app)
    assert "nobody is told" in words(app)


def test_what_another_tab_says_while_the_example_is_looked_at_ends_in_one_run() -> None:
    visit = visitor([an_interview(1)])
    app = page_of(visit, "today", example="1")
    visit.session.stale = True
    app.run()
    assert not app.exception
    assert not visit.session.stale


def test_a_record_of_the_visit_is_put_back_from_the_browser_when_the_session_is_new() -> None:
    visit = visitor([an_interview(1)])
    again = PretendSession(visit.tab.browser)
    assert again.journal.all(Interview) == visit.journal.all(Interview)
