"""Erasing in a browser: on a phone, in two windows at once, and with a tab that has not heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import acts, visiting
from tests.browser.test_nothing_lost import ID, half_way
from tests.support.page_driver import a_question, many

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}
DEAF = "delete globalThis.BroadcastChannel;"
"""A tab that does not hear what another tab of its browser does."""


def test_on_a_phone_everything_is_erased_and_brought_back(
    server: Server, new_context: NewContext
) -> None:
    server.fill(many(3))
    before = server.journal().everything()
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    acts.visit(page, server, "your_data")
    acts.button(page, "Erase everything").tap()
    acts.button(page, "Yes, erase it").tap()
    expect(page.get_by_text("Nothing was erased. Type the word")).to_be_visible()
    assert server.journal().everything() == before
    acts.field(page, "Type “erase” to go ahead").fill("Erase ")
    acts.button(page, "Yes, erase it").tap()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    assert server.journal().everything() == ()
    acts.button(page, "Bring back what was erased").tap()
    expect(page.get_by_text("What was erased is back, as it was.")).to_be_visible()
    assert server.journal().everything() == before


def test_two_windows_at_once_erase_once_and_neither_brings_anything_back(
    page: Page, server: Server
) -> None:
    server.fill([half_way(questions=(a_question(1, 0, 2),))])
    writing, other = page.context.new_page(), page.context.new_page()
    acts.visit(writing, server, "evaluate", ID)
    acts.open_card(writing)
    for each in (page, other):
        acts.visit(each, server, "your_data")
        acts.press(each, "Erase everything")
        acts.field(each, "Type “erase” to go ahead").fill("erase")
    acts.press(page, "Yes, erase it")
    acts.press(other, "Yes, erase it")
    for each in (page, other):
        expect(each.get_by_text("Everything is erased.")).to_be_visible()
    assert len(server.journal().erased()) == 1
    acts.retype(acts.field(writing, "What happened?"), "typed in a window that had not heard")
    writing.keyboard.press("Tab")
    expect(writing.get_by_text("typed in a window that had not heard")).to_be_visible()
    assert server.journal().everything() == ()
    server.journal().wipe()


def test_a_tab_that_has_not_heard_brings_nothing_back_into_the_browser(
    page: Page, server: Server
) -> None:
    visiting.bring(page, server, [half_way(questions=(a_question(1, 0, 2),), rev="a" * 32)])
    stale = page.context.new_page()
    stale.add_init_script(DEAF)
    visiting.call(stale, server, "evaluate", f"?id={ID}")
    acts.open_card(stale)
    visiting.call(page, server, "your_data")
    acts.press(page, "Erase everything from this browser")
    acts.confirm_erasing(page)
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    acts.retype(acts.field(stale, "What happened?"), "typed in a tab that had not heard")
    stale.keyboard.press("Tab")
    expect(acts.field(stale, "What happened?")).to_have_count(0)
    for each in (page, stale):
        assert visiting.kept(each) == []
