"""Two evenings of practice: three pieces on a phone, and what comes back at a desk the next day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.catalogue.loader import catalogue
from data.coaching.practice.spaced_repetition import due_day
from data.models import Practice, Question, Settings
from tests.browser import acts
from tests.browser.server import Server
from tests.browser.wire import Wire
from tests.support.page_driver import NOW, TODAY, an_interview, key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from data.models import Interview
    from tests.browser.conftest import NewContext

PHONE = {"width": 390, "height": 844}
QUESTIONS = ("Why this depot?", "Why now?", "Why us?", "Why buses?")
WISHED = "Because the night bus is mine, and I know who takes it."
WRITTEN = "I have driven past it for six years."
EXERCISE = min(catalogue().exercises("motivation"), key=lambda each: each.minutes)
ANSWER = "Your answer now, if you want to write it down"
TOO_WIDE = """() => {
  const all = [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')];
  return Math.max(...all.map(part => part.scrollWidth - part.clientWidth));
}"""


@pytest.fixture
def evening(tmp_path: Path, browser: Browser) -> Iterator[Server]:  # noqa: ARG001 - it is needed
    """A server on the evening of 22 November 2026."""
    started = Server(tmp_path, now=NOW.isoformat())
    started.fill([last_week()])
    started.start()
    yield started
    started.stop()
    assert "Traceback" not in started.read_log(), started.read_log()


def last_week() -> Interview:
    """Four answers that went badly, to one of which a better one is wished for."""
    asked = tuple(
        Question(id=key(place), text=text, area="motivation", rating=1)
        for place, text in enumerate(QUESTIONS, start=1)
    )
    wished = Question(
        id=key(1), text=QUESTIONS[0], area="motivation", rating=1, better_answer=WISHED
    )
    return an_interview(8, questions=(wished, *asked[1:]), around=(), company="Quill")


def test_a_second_tap_over_a_slow_connection_takes_nothing_out_that_was_not_seen(
    evening: Server, page: Page
) -> None:
    wire = Wire(page)
    acts.visit(page, evening, "tonight")
    with wire.slow():
        acts.press(page, "I have this one")
        acts.wait_until(page, lambda: len(retired(evening)) == 1)
        acts.press(page, "I have this one")
        acts.pause_a_second(page)
    acts.settle(page)
    assert len(retired(evening)) == 1


def retired(server: Server) -> tuple[str, ...]:
    """What comes back no more."""
    return tuple(each for kept in server.journal().all(Settings) for each in kept.retired)


def test_three_are_practised_on_a_phone_and_the_next_evening_is_right_at_a_desk(
    evening: Server, new_context: NewContext
) -> None:
    phone = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    acts.visit(phone, evening, "learn")
    acts.press(phone, "Three for tonight, about 24 minutes")
    expect(acts.heading(phone, "Tonight")).to_be_visible()
    write_the_first_and_reload(phone, evening)
    rate(phone, "4", "Kept. It comes back on Tuesday 24 November.")
    do_the_exercise(phone)
    say_the_last(phone)
    expect(phone.get_by_text("That is all for tonight.")).to_be_visible()
    is_kept(evening.practices())
    evening.restart(now="2026-11-23T18:00:00+00:00")
    desk = new_context().new_page()
    come_back_the_next_evening(desk, evening)
    assert phone.evaluate(TOO_WIDE) <= 0


def write_the_first_and_reload(page: Page, server: Server) -> None:
    """What was wished for is hidden; what is typed is kept before anything is pressed."""
    acts.settle(page)
    expect(page.get_by_text(QUESTIONS[0])).to_be_visible()
    expect(page.get_by_text(WISHED)).to_have_count(0)
    acts.type_into(acts.field(page, ANSWER), WRITTEN)
    acts.wait_until(page, lambda: [each.answer for each in server.practices()] == [WRITTEN])
    page.reload()
    acts.settle(page)
    expect(acts.field(page, ANSWER)).to_have_value(WRITTEN)
    acts.press(page, "I have said it")
    expect(page.get_by_text(WISHED)).to_be_visible()
    assert page.evaluate(TOO_WIDE) <= 0


def rate(page: Page, rating: str, told: str) -> None:
    """Rate the piece at hand, and be told when it comes back."""
    acts.choose(page, "How did it go this time?", rating)
    expect(page.get_by_text(told)).to_be_visible()


def do_the_exercise(page: Page) -> None:
    """The second is an exercise of the same area."""
    acts.press(page, "Next one")
    expect(page.get_by_text(EXERCISE.name)).to_be_visible()
    acts.press(page, "I have done it")
    rate(page, "2", "Kept. It comes back tomorrow.")


def say_the_last(page: Page) -> None:
    """The third is only said aloud, with the timer, which asks nothing of the server."""
    acts.press(page, "Next one")
    expect(page.get_by_text(QUESTIONS[1])).to_be_visible()
    acts.settle(page)
    acts.press(page, "Start the timer")
    expect(page.get_by_text("Take your time.")).to_be_visible()
    acts.press(page, "Stop")
    expect(page.get_by_text("Under half a minute.")).to_be_visible()
    acts.press(page, "I have said it")
    rate(page, "1", "Kept. It comes back tomorrow.")
    acts.press(page, "That is enough")


def is_kept(practices: tuple[Practice, ...]) -> None:
    """Three sittings are on disk, each with its day."""
    told = {
        each.question or each.exercise: (each.went, each.schedule and due_day(each.schedule))
        for each in practices
    }
    day = dt.timedelta(days=1)
    assert told == {
        key(1): (4, TODAY + 2 * day),
        f"motivation/{EXERCISE.id}": (2, TODAY + day),
        key(2): (1, TODAY + day),
    }
    assert {each.answer for each in practices} == {WRITTEN, ""}


def come_back_the_next_evening(page: Page, server: Server) -> None:
    """What went badly comes first, then what is new; what went well rests until its own day."""
    acts.visit(page, server, "tonight")
    expect(page.get_by_text("Three for tonight, about 24 minutes.")).to_be_visible()
    for text in (EXERCISE.name, QUESTIONS[1], QUESTIONS[2]):
        expect(page.get_by_text(text)).to_be_visible()
        acts.press(page, "Skip this one")
        expect(page.get_by_text(text)).to_have_count(0)
    expect(page.get_by_text("Nothing more tonight.")).to_be_visible()
    assert len(server.practices()) == 3


def test_the_timer_says_the_time_in_words_and_stands_still_where_less_motion_is_asked_for(
    server: Server, new_context: NewContext
) -> None:
    server.fill([last_week()])
    for motion, form in (("no-preference", "moving"), ("reduce", "still")):
        page = new_context(reduced_motion=motion).new_page()
        page.clock.install()
        acts.visit(page, server, "tonight")
        expect(page.locator(f'.timer[data-form="{form}"]')).to_be_visible()
        acts.press(page, "Start the timer")
        for seconds, told in ((31, "Half a minute."), (90, "Two minutes: a good place to land.")):
            page.clock.run_for(seconds * 1000)
            expect(page.get_by_text(told)).to_be_visible()
        acts.press(page, "Stop")
        page.clock.run_for(60_000)
        expect(page.get_by_text("Two minutes: a good place to land.")).to_be_visible()
