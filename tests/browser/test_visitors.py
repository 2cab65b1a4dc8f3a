"""A public address without sign-in: each visitor's journal lives in their own browser."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState, Interview
from data.store import SCHEMA
from tests.browser import acts, visiting
from tests.browser.chromium import IPHONE
from tests.support.page_driver import TODAY, a_question, an_interview, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

TYPED = "I lost the thread after a minute"
NOTE = "What happened?"


def half_way(note: str = "") -> Interview:
    """An interview in the middle of its half hour, with one question rated low."""
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    asked = (replace(a_question(1, 0, 2), note=note, slips=(), better_answer=""),)
    return an_interview(
        1, date=TODAY - dt.timedelta(days=30), evaluation=started, questions=asked, rev="r0"
    )


def evaluate(page: Page, server: Server) -> None:
    """Open the answer's card."""
    visiting.call(page, server, "evaluate", f"?id={key(1)}")
    acts.open_card(page)


def note(page: Page) -> str:
    """The note as this browser keeps it."""
    (record,) = visiting.kept(page)
    return str(record["questions"][0].get("note", ""))


@pytest.fixture(autouse=True)
def nothing_on_disk(server: Server) -> Iterator[None]:
    """A visitor's journal never touches the server's disk."""
    before = {each.name for each in server.home.iterdir()}
    yield
    assert {each.name for each in server.home.iterdir()} == before
    assert server.journal().everything() == ()


def test_a_journal_comes_back_after_a_reload_in_a_new_tab_and_from_a_killed_server(
    page: Page, server: Server
) -> None:
    visiting.call(page, server)
    acts.press(page, "Log an interview")
    expect(acts.heading(page, "Before it fades")).to_be_visible()
    acts.settle(page)
    acts.note_questions(page, ("Why us?", "Tell me about a conflict"))
    expect(page.get_by_text("✓ Saved in this browser")).to_be_visible()
    visiting.saved(page)
    # The line may still speak of the change before.
    acts.wait_until(page, lambda: any(len(each["questions"]) == 2 for each in visiting.kept(page)))
    page.reload()
    expect(page.get_by_text("2 questions noted.")).to_be_visible()
    other = page.context.new_page()
    visiting.call(other, server, "interviews")
    expect(other.get_by_text("Today").last).to_be_visible()
    server.kill()
    expect(page.locator(acts.CONNECTED)).to_have_count(0)
    server.start()
    expect(page.locator(acts.CONNECTED)).to_be_attached(timeout=30_000)
    expect(page.get_by_text("2 questions noted.")).to_be_visible()
    (record,) = visiting.kept(page)
    assert [each["text"] for each in record["questions"]] == ["Why us?", "Tell me about a conflict"]


def test_no_page_is_drawn_before_the_browser_has_handed_over_the_journal(
    page: Page, server: Server
) -> None:
    visiting.bring(page, server, [half_way()])
    seen: set[str] = set()

    def see(title: str) -> None:
        seen.add(title)

    page.expose_function("seen", see)
    page.add_init_script(
        "new MutationObserver(() => document.querySelectorAll('h1').forEach("
        "each => seen(each.textContent))).observe(document, {childList: true, subtree: true})"
    )
    visiting.call(page, server)
    assert len(seen) == 1
    assert seen.pop().startswith("Your last interview was")


def test_a_change_in_one_tab_is_seen_in_the_other(page: Page, server: Server) -> None:
    visiting.bring(page, server, [half_way()])
    other = page.context.new_page()
    for tab in (page, other):
        evaluate(tab, server)
    acts.retype(acts.field(page, NOTE), TYPED)
    expect(acts.field(other, NOTE)).to_have_value(TYPED)
    acts.retype(acts.open_wished(other), "The deadline story")
    wished = acts.field(page, "The answer you wish you had given")
    expect(wished).to_have_value("The deadline story")
    assert note(page) == TYPED


def test_the_clock_has_no_line_of_its_own_to_leave_a_gap(page: Page, server: Server) -> None:
    visiting.bring(page, server, [half_way()])
    evaluate(page, server)
    expect(visiting.line(page)).to_be_visible()
    silent = page.locator(".st-key-browser_store-_draw_clock .line")
    expect(silent).to_be_attached()
    expect(silent).to_be_hidden()


def test_what_two_tabs_wrote_in_one_field_is_both_kept_until_the_person_chooses(
    page: Page, server: Server
) -> None:
    visiting.bring(page, server, [half_way()])
    other = page.context.new_page()
    for tab in (page, other):
        # A tab that hears nothing of the other, as one on a train.
        tab.add_init_script("delete window.BroadcastChannel")
        evaluate(tab, server)
    acts.retype(acts.field(page, NOTE), "written in the first")
    acts.wait_until(page, lambda: note(page) == "written in the first")
    acts.retype(acts.field(other, NOTE), "written in the second")
    expect(other.get_by_text("This was changed in another window too.")).to_be_visible()
    assert note(page) == "written in the first"
    assert "written in the second" in str(visiting.kept(page, "aside"))
    other.reload()
    expect(other.get_by_text("This was changed in another window too.")).to_be_visible()
    acts.press(other, "Keep what I wrote here")
    acts.wait_until(page, lambda: note(page) == "written in the second")
    acts.wait_until(page, lambda: visiting.kept(page, "aside") == [])


def test_a_browser_that_lets_nothing_be_kept_says_so_at_once_and_the_work_goes_on(
    page: Page, server: Server
) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() {"
        "throw new DOMException('denied', 'SecurityError')}})"
    )
    visiting.call(page, server)
    expect(page.get_by_text("your words are held for this visit only")).to_be_visible()
    expect(acts.button(page, "Take a copy")).to_be_visible()
    expect(visiting.line(page)).to_have_text("Held for this visit only")
    acts.press(page, "Log an interview")
    acts.settle(page)
    acts.note_questions(page, ("Why us?", "Why now?"))
    with page.expect_download() as download:
        acts.press(page, "Take a copy")
    assert "Why us?" in download.value.path().read_text(encoding="utf-8")


def test_a_full_browser_says_so_and_keeps_everything_once_there_is_room(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.public_url}/_stcore/health")
    visiting.limit_room(page, server, visiting.ROOM)
    visiting.call(page, server)
    acts.press(page, "Log an interview")
    expect(acts.heading(page, "Before it fades")).to_be_visible()
    visiting.saved(page)
    visiting.stuff(page)
    acts.note_questions(page, (f"Why us?{'?' * 15_000}", "Why now?"))
    expect(page.get_by_text("There is no room left in this browser")).to_be_visible()
    expect(visiting.line(page)).to_have_text(
        "This browser is full: the last change is not kept yet"
    )
    assert "Why" not in str(visiting.kept(page))
    visiting.limit_room(page, server, None)
    expect(page.get_by_text("There is no room left in this browser")).to_have_count(0)
    visiting.saved(page)
    (record,) = visiting.kept(page)
    assert [each["text"][:4] for each in record["questions"]] == ["Why "] * 2


def test_a_journal_of_a_newer_version_is_refused_calmly_and_left_alone(
    page: Page, server: Server
) -> None:
    newer = {"id": key(1), "kind": "dream", "rev": "r", "depth": 4}
    visiting.bring(page, server, [newer], schema=99)
    visiting.call(page, server)
    expect(acts.heading(page, "Your journal needs a newer Afterview")).to_be_visible()
    assert visiting.kept(page) == [newer]


def test_what_cannot_be_read_is_refused_calmly_and_left_alone(page: Page, server: Server) -> None:
    odd = {"id": key(1), "kind": "interview", "rev": "r", "company": ["<script>"]}
    visiting.bring(page, server, [odd])
    visiting.call(page, server)
    expect(acts.heading(page, "Your journal did not open")).to_be_visible()
    assert visiting.kept(page) == [odd]


def test_a_journal_of_an_older_version_is_renewed_and_the_old_one_kept_beside_it(
    page: Page, server: Server
) -> None:
    moment = "2026-03-01T12:00:00Z"
    old = {"id": key(1), "kind": "worry", "rev": "r0", "text": "from before"}
    visiting.bring(page, server, [{**old, "created": moment, "updated": moment}], schema=2)
    visiting.call(page, server, "wait")
    acts.wait_until(page, lambda: len(visiting.kept(page, "former")) == 1)
    (record,) = visiting.kept(page)
    assert (record["id"], record["text"]) == (key(1), "from before")
    assert str(visiting.kept(page, "about")) == f"[{SCHEMA}]"


def test_forgetting_this_browser_removes_everything_from_it_and_from_its_other_tab(
    page: Page, server: Server
) -> None:
    visiting.bring(page, server, [half_way()])
    other = page.context.new_page()
    visiting.call(other, server, "interviews")
    visiting.call(page, server, "your_data")
    acts.press(page, "Erase everything from this browser")
    acts.confirm_erasing(page)
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    for store in ("records", "aside", "former"):
        assert visiting.kept(page, store) == []
    expect(other.get_by_text("Northgate")).to_have_count(0)
    expect(other.get_by_text("Larkspur")).to_have_count(0)


def test_safari_is_said_to_clear_a_journal_and_an_app_on_the_home_screen_is_not(
    server: Server, new_context: NewContext
) -> None:
    safari = new_context(user_agent=IPHONE).new_page()
    visiting.call(safari, server)
    expect(visiting.line(safari)).to_have_text(
        "Kept in this browser · Safari clears it after 7 days away"
    )
    app = new_context(user_agent=IPHONE.partition(" Version/")[0] + " Mobile/15E148").new_page()
    visiting.call(app, server)
    visiting.saved(app)
