"""Applications in a real browser: Enter adds, typing alone does not, and a list is brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from data.models import Application, Interview, Result, Stage
from data.store import default_path, open_journal
from tests.browser import acts
from tests.support.page_driver import NOW, an_interview, an_outcome, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.server import Server

LIST = b"Company,Role,Applied,Status\nNorthgate,Baker,2026-11-01,applied\nQuill,Cook,,rejected\n"


def kept(server: Server) -> list[tuple[str, str]]:
    """Company and role of what is on the disk."""
    store = open_journal(default_path({"AFTERVIEW_HOME": str(server.home)}))
    return sorted((each.company, each.role) for each in store.all(Application))


def test_enter_adds_one_and_a_pause_in_typing_does_not(page: Page, server: Server) -> None:
    acts.visit(page, server, "applications")
    page.get_by_label("Company").press_sequentially("Northgate")
    page.wait_for_timeout(1500)
    assert kept(server) == []
    page.get_by_label("Job title").press_sequentially("Baker")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is on your list")).to_be_visible()
    assert kept(server) == [("Northgate", "Baker")]
    expect(page.get_by_label("Company")).to_have_value("")


def test_the_next_step_is_kept_while_it_is_typed(page: Page, server: Server) -> None:
    acts.visit(page, server, "applications")
    page.get_by_label("Company").fill("Northgate")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Northgate").first.click()
    page.get_by_label("What is next").press_sequentially("Send the portfolio")
    acts.wait_until(page, lambda: _next(server) == "Send the portfolio")
    # A form beside it is not sent by the way.
    assert kept(server) == [("Northgate", "")]


def _next(server: Server) -> str:
    store = open_journal(default_path({"AFTERVIEW_HOME": str(server.home)}))
    return store.all(Application)[0].next_action


def test_a_list_is_looked_over_and_brought_in(page: Page, server: Server) -> None:
    acts.visit(page, server, "applications")
    page.get_by_text("Bring in a list from elsewhere").click()
    content = {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST}
    page.locator("input[type=file]").set_input_files(content)  # type: ignore[arg-type]
    page.get_by_text("Bring in 2 applications").click()
    expect(page.get_by_text("2 applications brought in.")).to_be_visible()
    assert kept(server) == [("Northgate", "Baker"), ("Quill", "Cook")]


def test_on_a_phone_the_way_to_unlink_an_interview_is_not_cut_off(
    page: Page, server: Server
) -> None:
    linked = an_interview(1, stage=Stage.FIRST, application=key(9))
    heard = an_outcome(1, Result.THROUGH)
    one = Application(id=key(9), created=NOW, updated=NOW, company="Northgate", role="Baker")
    server.fill([one, linked, heard])
    page.set_viewport_size({"width": 390, "height": 844})
    acts.visit(page, server, "applications")
    page.get_by_role("button", name="Northgate").first.click()
    box = acts.button(page, "Unlink").bounding_box()
    card = page.get_by_label("Note").bounding_box()
    assert box
    assert card
    assert box["x"] + box["width"] <= card["x"] + card["width"] + 1


def test_on_a_phone_what_was_logged_on_both_sides_is_made_one_in_one_tap(
    page: Page, server: Server
) -> None:
    one = Application(id=key(9), created=NOW, updated=NOW, company="Northgate Ltd", role="Baker")
    server.fill([one, an_interview(1, company="northgate", role="baker"), an_outcome(1)])
    page.set_viewport_size({"width": 390, "height": 844})
    acts.visit(page, server, "applications")
    acts.button(page, "Yes, the same job").click()
    expect(page.get_by_text("and its interviews are one now")).to_be_visible()
    expect(page.get_by_text("They turned you down").first).to_be_visible()
    expect(page.get_by_role("heading", name="The same job?")).to_have_count(0)
    store = open_journal(default_path({"AFTERVIEW_HOME": str(server.home)}))
    assert [each.application for each in store.all(Interview)] == [key(9)]
