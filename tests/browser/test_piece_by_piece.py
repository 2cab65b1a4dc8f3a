"""A page that arrives piece by piece: what is under way on it goes on, and no letter is lost.

A server sends a page's parts one by one, and a slow link or a busy machine leaves time between two
of them, in which the page lacks what has to make room for something new above it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import CheckIn, Evaluation, EvaluationState, Interview
from tests.browser import acts
from tests.browser.wire import Wire
from tests.page_journals import TODAY, a_question, an_interview, key

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server

ID = key(1)
VENTED = "Quibblethwaite smirked at my every word"
DRAWN = """() => new Promise(done => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 40);
})"""
"""Streamlit gathers what arrives within 10 ms; told by the browser itself, however busy it is."""


@pytest.fixture
def wire(page: Page) -> Wire:
    """The page's connection."""
    return Wire(page)


def paper(page: Page) -> Locator:
    """The place to vent."""
    return page.get_by_role("textbox", name="Get it off your chest")


def guide(page: Page) -> Locator:
    """The breathing guide."""
    return page.locator(".guide")


def draw_slowly(page: Page, wire: Wire, act: Callable[[], object]) -> None:
    """Do something, and have what comes of it arrive piece by piece."""
    with wire.slow(lambda: page.evaluate(DRAWN)):
        act()
        page.wait_for_timeout(1000)
    acts.settle(page)


def go_missing(page: Page, selector: str) -> None:
    """Note in the page whether an element is ever taken away."""
    page.evaluate(
        """selector => {
          const first = document.querySelector(selector);
          window.gone = () => !first.isConnected;
        }""",
        selector,
    )


def pick_a_treat(page: Page) -> None:
    """A kind line appears above the place to vent."""
    page.get_by_role("radio", name="A walk", exact=True).click()


def pick_a_treat_and_write_on(page: Page) -> None:
    """The same, and back to the paper before the line is there."""
    pick_a_treat(page)
    paper(page).focus()


def feel(page: Page, word: str) -> None:
    """Say how it feels before the breath."""
    acts.choice(page, "How do you feel now?").get_by_role("radio", name=word, exact=True).click()


def test_what_is_vented_stays_while_a_line_appears_above_it(
    page: Page, server: Server, wire: Wire
) -> None:
    server.fill([an_interview(1)])
    acts.visit(page, server, "breathe", ID)
    paper(page).fill(VENTED)
    go_missing(page, ".st-key-venting")
    draw_slowly(page, wire, lambda: pick_a_treat(page))
    assert page.evaluate("gone()")
    expect(paper(page)).to_have_value(VENTED)
    acts.press(page, "Tear it up")
    expect(page.get_by_text("Torn up. Nobody has it")).to_be_visible()
    draw_slowly(page, wire, lambda: pick_a_treat(page))
    expect(paper(page)).to_have_value("")


def test_whoever_is_venting_is_still_in_it_and_writes_on(
    page: Page, server: Server, wire: Wire
) -> None:
    server.fill([an_interview(1)])
    acts.visit(page, server, "breathe", ID)
    paper(page).fill("It began well.")
    go_missing(page, ".st-key-venting")
    draw_slowly(page, wire, lambda: pick_a_treat_and_write_on(page))
    assert page.evaluate("gone()")
    page.keyboard.insert_text(f" {VENTED}")
    expect(paper(page)).to_have_value(f"It began well. {VENTED}")
    acts.press(page, "Keep it")
    expect(page.get_by_text("Kept, under your kept words below.")).to_be_visible()


def test_the_breath_goes_on_under_what_another_window_said(
    page: Page, server: Server, wire: Wire
) -> None:
    server.fill([an_interview(1)])
    page.clock.install()
    acts.visit(page, server, "breathe", ID)
    feel(page, "Upset")
    acts.wait_until(page, lambda: len(server.journal().all(CheckIn)) == 1)
    acts.settle(page)
    guide(page).locator(".start").click()
    page.clock.fast_forward("01:00")
    expect(guide(page).get_by_text("About 4 minutes left")).to_be_visible()
    go_missing(page, ".st-key-breathing-guide")
    (made,) = server.journal().all(CheckIn)
    server.journal().put(replace(made, level=3))
    draw_slowly(page, wire, lambda: feel(page, "Calm"))
    expect(acts.button(page, "Keep both")).to_have_count(0)
    assert page.evaluate("gone()")
    expect(guide(page)).to_have_attribute("data-state", "running")
    page.clock.fast_forward("01:00")
    expect(guide(page).get_by_text("About 3 minutes left")).to_be_visible()


@pytest.mark.parametrize("leave", ["menu", "back"])
def test_words_neither_kept_nor_torn_up_are_gone_once_the_page_is_left(
    page: Page, server: Server, leave: str
) -> None:
    server.fill([an_interview(1)])
    acts.visit(page, server, "interviews")
    acts.step(page, "breathe", ID)
    paper(page).fill(VENTED)
    if leave == "menu":
        page.get_by_role("link", name="Interviews").first.click()
    else:
        page.go_back()
    expect(acts.heading(page, "Interviews")).to_be_visible()
    acts.settle(page)
    acts.pause_a_second(page)
    acts.step(page, "breathe", ID)
    expect(paper(page)).to_have_value("")


def half_way() -> Interview:
    """An interview in the middle of its half hour, with one question to rate."""
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    return an_interview(1, date=TODAY, evaluation=started, questions=(a_question(1, 0, None),))


def test_what_is_typed_while_the_page_is_drawn_again_is_kept_to_the_letter(
    page: Page, server: Server, wire: Wire
) -> None:
    server.fill([half_way()])
    acts.visit(page, server, "evaluate", ID)
    acts.choose(page, "How did this go", "2", more=True)
    note = acts.field(page, "What happened?")
    typed = itertools.count()

    def type_on() -> None:
        page.keyboard.insert_text(f" {next(typed)}")
        page.evaluate(DRAWN)

    with wire.slow(type_on):
        acts.type_into(note, "Counted:")
        acts.wait_until(page, lambda: server.interviews()[0].questions[0].note == "Counted:")
        page.wait_for_timeout(500)
    written = "Counted:" + "".join(f" {each}" for each in range(next(typed)))
    expect(note).to_have_value(written)
    acts.wait_until(page, lambda: server.interviews()[0].questions[0].note == written)
