"""The half hour's clock: it pauses, goes on, and never counts the time nobody was there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState
from tests.browser import acts
from tests.support.page_driver import TODAY, a_question, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from data.models import Interview
    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

ID = key(1)
HALF_HOUR_UP = Evaluation(state=EvaluationState.STARTED, spent=1800)
LAST_WEEK = dt.datetime(2026, 11, 15, 18, 0, tzinfo=dt.UTC)


def an_evening(evaluation: Evaluation) -> Interview:
    """An interview with one question, at this point of its evaluation."""
    asked = (a_question(1, 0, None),)
    return an_interview(1, date=TODAY, questions=asked, evaluation=evaluation)


def clock(server: Server) -> Evaluation:
    """The clock as it is on disk."""
    return server.interviews()[0].evaluation


def test_the_clock_pauses_and_goes_on(page: Page, server: Server) -> None:
    server.fill([an_evening(Evaluation())])
    acts.visit(page, server, "evaluate", ID)
    acts.begin(page)
    expect(page.get_by_text("30 minutes left")).to_be_visible()
    acts.pause_a_second(page)

    acts.press(page, "30 minutes left · Pause")
    expect(page.get_by_text("Paused with 30 to go")).to_be_visible()
    paused = clock(server)
    assert paused.running_since is None
    assert 1 <= paused.spent < 60
    acts.pause_a_second(page)
    assert clock(server).spent == paused.spent

    acts.press(page, "Paused with 30 to go · Go on")
    expect(page.get_by_text("30 minutes left")).to_be_visible()
    assert clock(server).spent == paused.spent
    assert clock(server).running_since is not None


def test_a_clock_left_running_by_a_closed_browser_stops_at_the_last_change(
    page: Page, server: Server, new_context: NewContext
) -> None:
    server.fill([an_evening(Evaluation())])
    acts.visit(page, server, "evaluate", ID)
    acts.begin(page)
    acts.type_into(acts.field(page, "What went well?"), "I turned up")
    acts.wait_until(page, lambda: server.interviews()[0].went_well.endswith("I turned up"))
    left = server.interviews()[0]
    page.context.close()

    again = new_context().new_page()
    again.wait_for_timeout(1000)
    again.wait_for_timeout(1000)
    acts.visit(again, server, "evaluate", ID)
    expect(again.get_by_text("Paused with 30 to go")).to_be_visible()
    assert left.evaluation.running_since is not None
    assert clock(server).spent == int((left.updated - left.evaluation.running_since).seconds)
    assert clock(server).running_since is None


def test_a_clock_left_running_a_week_ago_has_counted_seven_minutes(
    page: Page, server: Server
) -> None:
    running = Evaluation(state=EvaluationState.STARTED, running_since=LAST_WEEK)
    changed = LAST_WEEK + dt.timedelta(minutes=7)
    server.fill([replace(an_evening(running), updated=changed)])
    acts.visit(page, server, "evaluate", ID)
    expect(page.get_by_text("Paused with 23 to go")).to_be_visible()
    assert (clock(server).spent, clock(server).running_since) == (420, None)


def test_the_half_hour_ends_without_taking_anything_away(page: Page, server: Server) -> None:
    server.fill([an_evening(HALF_HOUR_UP)])
    acts.visit(page, server, "evaluate", ID)
    expect(page.get_by_text("The half hour is up.")).to_be_visible()
    expect(acts.button(page, "Go on")).to_have_count(0)
    acts.press(page, "Next: Answers")
    acts.rate(page, "Tell me about yourself", 4)
    acts.wait_until(page, lambda: server.interviews()[0].questions[0].rating == 4)
