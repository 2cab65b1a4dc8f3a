"""Rating and opening answers on a phone: what is under the thumb stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState, Question
from tests.browser import acts
from tests.page_journals import TODAY, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from data.models import Interview
    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}
A_LINE = 40
"""Pixels a row may move: its card gets a frame, and the line that folds it."""

TO_THE_MIDDLE = "row => row.scrollIntoView({block: 'center'})"
TOP = "row => row.getBoundingClientRect().top"


def asked(rated: int) -> Interview:
    """An interview of ten questions, so many of them rated low, at its answers."""
    questions = tuple(
        Question(
            id=key(100 + n),
            text=f"Question {n} about something you did once",
            area="intro",
            rating=2 if n < rated else None,
        )
        for n in range(10)
    )
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    return an_interview(1, date=TODAY, around=(), questions=questions, evaluation=started)


def tap(row: Locator, then: Locator, wanted: Locator) -> float:
    """Tap `row`, wait for `then`; how far `wanted` is from where the row was, in pixels."""
    row.evaluate(TO_THE_MIDDLE)
    before = float(row.evaluate(TOP))
    row.tap()
    expect(then).to_be_visible()
    expect(row.page.locator(acts.READY)).to_be_attached()
    row.page.wait_for_timeout(300)
    return abs(float(wanted.evaluate(TOP)) - before)


def test_a_row_tapped_under_an_open_card_stays_under_the_thumb(
    server: Server, new_context: NewContext
) -> None:
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    server.fill([asked(10)])
    acts.visit(page, server, "evaluate", key(1))
    for n in range(4):
        line = page.locator(f".st-key-open-{key(100 + n)} button")
        note = page.locator(f".st-key-note-{key(100 + n)}")
        assert tap(line, note, page.get_by_text(f"Question {n} about").first) <= A_LINE


def test_a_question_rated_under_an_open_card_stays_under_the_thumb(
    server: Server, new_context: NewContext
) -> None:
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    server.fill([asked(1)])
    acts.visit(page, server, "evaluate", key(1))
    for n in range(1, 5):
        question = f"How did this go: Question {n} about something you did once"
        two = acts.choice(page, question).get_by_role("radio", name="2", exact=True)
        assert tap(two, page.locator(f".st-key-note-{key(100 + n)}"), two) <= A_LINE
