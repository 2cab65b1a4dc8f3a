"""What travels for a tap on a rating: its card and the line that counts, and nothing else.

How long it takes, `make bench` measures (docs/performance.md). How much is sent for it is the same
on every machine, and is counted here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.models import (
    LONGEST_TEXT,
    Evaluation,
    EvaluationState,
    Question,
    Step,
    StepState,
)
from tests.browser import acts, visiting
from tests.support.page_driver import TODAY, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, WebSocket

    from data.models import Interview
    from tests.browser.server import Server

ID = key(1)
ASKED = ("Tell me about yourself", "Why us?", "A conflict?", "And would you say so?", "Salary?")
SECOND = ASKED[1]
LOW, HIGH = 2, 5
MOST = {LOW: 11, HIGH: 9}
"""Pieces of a card with what its rating calls for."""

LINE, WAYS = 2, 4
"""Pieces of the line that counts what is left, and of the ways on, which seldom change."""


class Ear:
    """Hears what a server sends to a page."""

    def __init__(self, page: Page) -> None:
        self._heard: list[ForwardMsg] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)

    def _hear(self, payload: bytes | str) -> None:
        if isinstance(payload, bytes):
            self._heard.append(ForwardMsg.FromString(payload))

    def forget(self) -> None:
        """Begin to count anew."""
        self._heard.clear()

    def runs(self) -> int:
        """How many runs there were."""
        return sum(each.HasField("new_session") for each in self._heard)

    def pieces(self) -> list[tuple[int, ...]]:
        """The place on the page of every piece that was sent."""
        return [tuple(each.metadata.delta_path) for each in self._heard if each.HasField("delta")]


def asked(rated: int = 0) -> Interview:
    """An interview at its answers, so many of its five questions rated."""
    questions = tuple(
        Question(id=key(100 + n), text=text, area="intro", rating=3 if n < rated else None)
        for n, text in enumerate(ASKED)
    )
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    return an_interview(1, date=TODAY, questions=questions, evaluation=started)


def rating(server: Server, question: str = SECOND) -> int | None:
    """What the journal holds of one of them."""
    (kept,) = server.interviews()
    return next(each.rating for each in kept.questions if each.text == question)


def open_answers(page: Page, server: Server, interview: Interview) -> None:
    """The answers of an interview that alone is in the journal."""
    server.fill([interview])
    acts.visit(page, server, "evaluate", ID)
    acts.wait_for_style(page)
    acts.let_settle(page)


def row(page: Page, question: str) -> Locator:
    """The rating of one of them."""
    return acts.choice(page, f"How did this go: {question}")


def rate(page: Page, question: str, stars: int) -> None:
    """Rate, and wait until nothing moves any more."""
    acts.rate(page, question, stars)
    acts.let_settle(page)


@pytest.mark.parametrize("stars", MOST)
def test_a_first_rating_sends_its_card_and_the_line_in_one_run(
    page: Page, server: Server, stars: int
) -> None:
    ear = Ear(page)
    open_answers(page, server, asked())
    ear.forget()
    rate(page, SECOND, stars)
    expect(page.get_by_text("Four are not rated yet.")).to_be_visible()
    pieces = ear.pieces()
    assert ear.runs() == 1
    assert len(pieces) <= MOST[stars] + LINE
    assert len({place[:3] for place in pieces}) == 2, "one card, and the line"
    assert rating(server) == stars


def test_a_changed_rating_sends_its_card_alone(page: Page, server: Server) -> None:
    ear = Ear(page)
    open_answers(page, server, asked())
    rate(page, SECOND, LOW)
    ear.forget()
    rate(page, SECOND, 3)
    assert ear.runs() == 1
    assert len(ear.pieces()) <= MOST[LOW]
    assert len({place[:3] for place in ear.pieces()}) == 1
    expect(page.get_by_text("Four are not rated yet.")).to_be_visible()
    assert rating(server) == 3


def test_the_last_rating_is_one_run_too(page: Page, server: Server) -> None:
    ear = Ear(page)
    open_answers(page, server, asked(rated=4))
    ear.forget()
    rate(page, ASKED[-1], LOW)
    expect(acts.button(page, "Next: The rest of it")).to_be_visible()
    expect(page.get_by_text("not rated yet")).to_have_count(0)
    assert ear.runs() == 1
    assert len(ear.pieces()) <= MOST[LOW] + LINE + WAYS


def test_a_rating_taken_back_is_counted_again(page: Page, server: Server) -> None:
    open_answers(page, server, asked(rated=4))
    rate(page, ASKED[-1], LOW)
    expect(page.get_by_text("not rated yet")).to_have_count(0)
    acts.find_option(row(page, ASKED[-1]), str(LOW)).click()
    expect(page.get_by_text("One is not rated yet.")).to_be_visible()
    expect(acts.button(page, "Go on without it")).to_be_visible()
    assert rating(server, ASKED[-1]) is None


def test_the_line_that_counts_stays_behind_when_the_part_is_left(
    page: Page, server: Server
) -> None:
    open_answers(page, server, asked())
    rate(page, SECOND, LOW)
    expect(page.get_by_text("Four are not rated yet.")).to_be_visible()
    acts.press(page, "Go on without them")
    expect(acts.button(page, "Next: What mattered")).to_be_visible()
    acts.let_settle(page)
    expect(page.get_by_text("not rated yet")).to_have_count(0)
    assert server.interviews()[0].evaluation.part == 3


def test_a_tap_shows_what_another_window_wrote_in_another_card(page: Page, server: Server) -> None:
    open_answers(page, server, asked())
    rate(page, SECOND, LOW)
    (kept,) = server.interviews()
    theirs = tuple(
        replace(each, rating=4) if each.text == ASKED[3] else each for each in kept.questions
    )
    server.journal().put(replace(kept, questions=theirs))
    rate(page, SECOND, 3)
    expect(page.get_by_text("Three are not rated yet.")).to_be_visible()
    expect(row(page, ASKED[3]).get_by_role("radio").nth(3)).to_be_checked()
    assert (rating(server), rating(server, ASKED[3])) == (3, 4)


def test_a_card_of_what_is_gone_goes_with_its_page(page: Page, server: Server) -> None:
    open_answers(page, server, asked())
    server.fill()
    row(page, SECOND).get_by_role("radio").first.click()
    expect(acts.heading(page, "This interview is not here")).to_be_visible()
    expect(row(page, SECOND)).to_have_count(0)


def test_what_could_not_be_saved_in_a_card_is_said_and_taken_back_when_it_is(
    page: Page, server: Server
) -> None:
    open_answers(page, server, asked())
    rate(page, SECOND, LOW)
    note = acts.field(page, "What happened?")
    note.fill("w" * (LONGEST_TEXT + 1))
    note.press("Control+Enter")
    expect(page.get_by_text("longer than")).to_be_visible()
    expect(page.get_by_text("Saved on this computer")).to_have_count(0)
    acts.retype(note, "Short.")
    expect(page.get_by_text("Saved on this computer")).to_be_visible()
    expect(page.get_by_text("longer than")).to_have_count(0)


def test_rating_takes_up_a_half_hour_that_was_skipped(page: Page, server: Server) -> None:
    skipped = (Step(number=4, state=StepState.SKIPPED),)
    open_answers(page, server, replace(asked(), steps=skipped))
    expect(page.get_by_text("Skipped for now")).to_be_visible()
    rate(page, SECOND, LOW)
    expect(page.get_by_text("Skipped for now")).to_have_count(0)
    assert rating(server) == LOW


def test_a_rating_in_a_card_reaches_the_visitors_own_browser(page: Page, server: Server) -> None:
    visiting.bring(page, server, [asked()])
    visiting.call(page, server, "evaluate", f"?id={ID}")
    acts.let_settle(page)
    below = row(page, ASKED[2])
    rate(page, SECOND, LOW)
    before = below.bounding_box()
    rate(page, SECOND, 1)
    visiting.saved(page)
    assert below.bounding_box() == before, "what hands it over takes no room"
    (record,) = visiting.kept(page)
    assert record["questions"][1]["rating"] == 1
