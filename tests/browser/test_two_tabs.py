"""Two tabs of one browser on the same field: nothing typed in either is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState
from tests.browser import acts
from tests.support.page_driver import TODAY, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server

ID = key(1)
LABEL = "What went well?"


def went_well(tab: Page) -> Locator:
    """The field both tabs write in."""
    return acts.field(tab, LABEL)


def both(tab: Page) -> Locator:
    """The two versions, where they are shown."""
    return tab.locator('[class*="st-key-versions-"]')


def test_both_tabs_keep_what_was_typed_until_one_is_chosen(page: Page, server: Server) -> None:
    started = Evaluation(state=EvaluationState.STARTED, part=1)
    server.fill([an_interview(1, date=TODAY, went_well="", evaluation=started)])
    other = page.context.new_page()
    for tab in (page, other):
        acts.visit(tab, server, "evaluate", ID)
    acts.type_into(went_well(page), "They laughed at the start.")
    acts.wait_until(page, lambda: server.interviews()[0].went_well != "")

    # Typed letter by letter, so that the field is saved several times on the way.
    went_well(other).press_sequentially("I was on time.", delay=120)
    expect(both(other)).to_contain_text("They laughed at the start.")
    expect(both(other)).to_contain_text("I was on time.")
    expect(went_well(other)).to_have_value("I was on time.")
    assert server.interviews()[0].went_well == "They laughed at the start."

    other.get_by_role("link", name="Interviews").first.click()
    expect(acts.heading(other, "Interviews")).to_be_visible()
    other.go_back()
    expect(went_well(other)).to_have_value("I was on time.")
    other.reload()
    expect(both(other)).to_contain_text("They laughed at the start.")
    expect(went_well(other)).to_have_value("I was on time.")
    acts.press(other, "Keep both")
    whole = "They laughed at the start.\n\nI was on time."
    acts.wait_until(other, lambda: server.interviews()[0].went_well == whole)
    expect(went_well(other)).to_have_value(whole)
    expect(both(other)).to_have_count(0)

    # The first tab has not been touched since, and is told as soon as it writes.
    acts.type_into(went_well(page), " And at the end.")
    expect(both(page)).to_contain_text("I was on time.")
    acts.press(page, "Keep the other one")
    expect(went_well(page)).to_have_value(whole)
    assert server.interviews()[0].went_well == whole
