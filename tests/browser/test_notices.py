"""A notice stands where the page is, not where another part of it once had its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from data.models import LONGEST_TEXT, Evaluation, EvaluationState
from tests.browser import acts
from tests.support.page_driver import a_question, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server

TOO_LONG = "w" * (LONGEST_TEXT + 1)


def refuse(page: Page, target: Locator) -> None:
    """Put more into a field than can be kept, and see it said."""
    target.fill(TOO_LONG)
    target.press("Control+Enter")
    expect(page.get_by_text("longer than").first).to_be_visible()


def test_a_second_notice_after_a_longer_part_does_not_break_the_page(
    page: Page, server: Server
) -> None:
    questions = tuple(a_question(1, place, 2) for place in range(4))
    begun = Evaluation(state=EvaluationState.STARTED, part=2)
    server.fill([an_interview(1, questions=questions, evaluation=begun)])
    acts.visit(page, server, "evaluate", key(1))
    acts.open_card(page)
    refuse(page, acts.field(page, "What happened?"))
    acts.retype(acts.field(page, "What happened?"), "Short enough.")
    acts.wait_until(page, lambda: server.interviews()[0].questions[0].note == "Short enough.")
    expect(page.get_by_text("longer than")).to_have_count(0)
    acts.turn_to(page, "Went well")
    refuse(page, acts.field(page, "What went well?"))
    acts.retype(acts.field(page, "What went well?"), "They laughed.")
    acts.wait_until(page, lambda: server.interviews()[0].went_well == "They laughed.")
