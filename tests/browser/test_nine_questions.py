"""Nine questions logged on a phone: none is passed over on the way to the close."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.models import EvaluationState
from tests.browser import acts

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}
QUESTIONS = (
    "Tell me about yourself",
    "Why do you want this job?",
    "What is your greatest weakness?",
    "Tell me about a conflict at work",
    "How do you lead a team?",
    "Tell me about a time you failed",
    "How do you keep several deadlines?",
    "Where do you see yourself in five years?",
    "When could you start?",
)
TITLE = "Looked at, and put down"
MOST_TAPS = 30


def log_nine(page: Page, server: Server) -> None:
    """Log an interview with nine questions and begin its half hour."""
    acts.log_interview(page, server)
    acts.note_questions(page, QUESTIONS)
    acts.begin(page)


def main_button(page: Page) -> Locator:
    """The one main thing to do on the screen."""
    return page.get_by_test_id("stMain").get_by_test_id("stBaseButton-primary")


def tap_main(page: Page) -> None:
    """Tap it, and wait for what it leads to."""
    before = read(page)
    main_button(page).tap()
    acts.wait_until(page, lambda: read(page) != before)
    acts.let_settle(page)


def read(page: Page) -> str:
    """What the screen says, without the clock."""
    return re.sub(r"\d+ minutes? left", "", page.get_by_test_id("stMain").inner_text())


def is_at(page: Page, server: Server, part: int) -> None:
    """Wait until the half hour stands at this part, on disk."""
    acts.wait_until(page, lambda: server.interviews()[0].evaluation.part == part)


def in_sight(page: Page) -> set[str]:
    """The questions with a row of ratings on the screen, each scrolled to."""
    found = set()
    for question in QUESTIONS:
        row = acts.choice(page, f"How did this go: {question}")
        if row.count() == 1:
            row.scroll_into_view_if_needed()
            expect(row.get_by_role("radio")).to_have_count(5)
            expect(page.get_by_text(question, exact=True).first).to_be_visible()
            found.add(question)
    return found


def on_a_phone(server: Server, new_context: NewContext) -> Page:
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    log_nine(page, server)
    return page


def test_the_main_button_alone_shows_all_nine_and_never_leads_past_an_unrated_one(
    server: Server, new_context: NewContext
) -> None:
    page = on_a_phone(server, new_context)
    seen: set[str] = set()
    without = acts.button(page, "Go on without them")
    for _ in range(MOST_TAPS):
        seen |= in_sight(page)
        if without.count():
            break
        tap_main(page)
        expect(acts.heading(page, TITLE)).to_have_count(0)
    assert seen == set(QUESTIONS)
    expect(page.get_by_text("Nine are not rated yet.")).to_be_visible()
    for _ in range(3):
        tap_main(page)
        assert in_sight(page)
    assert server.interviews()[0].evaluation.part == 2
    without.tap()
    is_at(page, server, 3)
    acts.let_settle(page)
    close(page, server)


@pytest.mark.parametrize("skipped", [(), (1, 6)], ids=["all", "all-but-two"])
def test_whoever_rates_what_the_main_button_shows_reaches_the_close_having_seen_all_nine(
    server: Server, new_context: NewContext, skipped: tuple[int, ...]
) -> None:
    page = on_a_phone(server, new_context)
    tap_main(page)
    seen: set[str] = set()
    wanted = [each for place, each in enumerate(QUESTIONS) if place not in skipped]
    for _ in range(MOST_TAPS):
        shown = in_sight(page)
        for question in wanted:
            if question in shown - seen:
                acts.rate(page, question, 4)
        seen |= shown
        if seen == set(QUESTIONS):
            break
        tap_main(page)
    acts.let_settle(page)
    if skipped:
        expect(page.get_by_text("Two are not rated yet.")).to_be_visible()
        expect(acts.button(page, "Next questions")).to_be_visible()
        acts.button(page, "Go on without them").tap()
    else:
        expect(acts.button(page, "Next: The rest of it")).to_be_visible()
        tap_main(page)
    is_at(page, server, 3)
    acts.let_settle(page)
    close(page, server)
    kept = [each.rating for each in server.interviews()[0].questions]
    assert kept == [None if place in skipped else 4 for place in range(9)]


def close(page: Page, server: Server) -> None:
    """From the rest of it to the close, by the main button."""
    for _ in range(3):
        tap_main(page)
    expect(acts.heading(page, TITLE)).to_be_visible()
    assert server.interviews()[0].evaluation.state is EvaluationState.CLOSED
