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
from tests.browser.server import ROOT, Server
from tests.browser.test_breathe import VENTED, guide, paper
from tests.support.page_driver import TODAY, a_question, an_interview, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.wire import Wire

ID = key(1)
TIMERS = f"""
import sys

sys.path.insert(0, {str(ROOT)!r})

import streamlit as st

from components.practice.answer_timer import draw_answer_timer

st.title("Two timers")
if st.toggle("More above"):
    st.markdown("One line.")
    st.markdown("Another.")
for each in ("one", "two"):
    with st.container(key=f"place-{{each}}"):
        draw_answer_timer(each, still=False)
"""
DRAWN = """() => new Promise(done => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 40);
})"""
"""Streamlit gathers what arrives within 10 ms; told by the browser itself, however busy it is."""


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


@pytest.fixture
def timers(tmp_path: Path) -> Iterator[Server]:
    """A server of two timers, above which lines come and go."""
    script = tmp_path / "timers.py"
    script.write_text(TIMERS)
    started = Server(tmp_path, script=str(script))
    started.start()
    yield started
    started.stop()


def test_each_timer_goes_on_while_lines_come_and_go_above(
    page: Page, timers: Server, wire: Wire
) -> None:
    page.clock.install()
    page.goto(timers.url)
    acts.settle(page)
    place = page.locator(".timer")
    place.nth(1).locator(".start").click()
    page.clock.run_for(31_000)
    for _ in range(2):
        go_missing(page, ".st-key-two")
        draw_slowly(page, wire, lambda: page.get_by_text("More above").click())
        assert page.evaluate("gone()")
        expect(place).to_have_count(2)
        expect(place.nth(0)).to_have_attribute("data-state", "ready")
        expect(place.nth(1)).to_have_attribute("data-state", "running")
        expect(place.nth(1).locator(".said")).to_have_text("Half a minute.")


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
    acts.rate(page, "Tell me about yourself", 2)
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
