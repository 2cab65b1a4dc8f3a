"""The evening of a no on a phone, what was heard back, and which evening it is in the night."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.models import Outcome, Result, Settings
from tests.browser import acts
from tests.browser.server import Server
from tests.support.page_driver import an_interview, an_outcome, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.conftest import NewContext

PHONE = {"width": 390, "height": 844}
NIGHT = "2026-11-22T01:30:00Z"


def today() -> dt.date:
    """The day it is: the server's clock is the real one."""
    return dt.datetime.now(dt.UTC).date()


def test_a_no_is_noted_in_two_taps_and_the_evening_put_to_rest_with_one(
    server: Server, new_context: NewContext
) -> None:
    records = [an_interview(n, company=f"Firm {n}", date=today()) for n in (1, 2)]
    server.fill(records)
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    acts.visit(page, server, "today")
    acts.press(page, "I have heard back")
    acts.press(page, "Firm 2 · today")
    expect(page.get_by_role("heading", name="How did it turn out?")).to_be_visible()
    acts.choose(page, "What did they say?", "Turned down")
    acts.wait_until(page, lambda: bool(server.journal().all(Outcome)))
    acts.visit(page, server, "today")
    picture = page.get_by_alt_text("One no; one still open.")
    expect(picture).to_be_visible()
    assert picture.evaluate("each => each.complete && each.naturalWidth") > 0
    acts.press(page, "Done for today")
    expect(page.get_by_text("Nothing else is asked of you tonight.")).to_be_visible()
    expect(page.get_by_role("button", name="Reply to Firm 2")).to_have_count(0)
    assert server.journal().all(Settings)[0].rested is not None


def test_feedback_typed_is_suggested_and_each_is_kept_with_one_tap(
    server: Server, new_context: NewContext
) -> None:
    server.fill([an_interview(1), an_outcome(1, Result.REJECTED)])
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    acts.visit(page, server, "outcome", key(1))
    acts.type_into(acts.field(page, "What they said, in their words"), "You seemed nervous.")
    row = page.get_by_role("radiogroup", name="Nerves")
    expect(row).to_be_visible()
    row.get_by_role("radio", name="2").click()
    acts.wait_until(page, lambda: bool(server.journal().all(Outcome)[0].feedback_areas))
    (given,) = server.journal().all(Outcome)[0].feedback_areas
    assert (given.area, given.rating) == ("nerves", 2)


@pytest.fixture
def at_night(
    browser: Browser,  # noqa: ARG001 - without a browser no server is needed
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    """A server whose clock stands at half past one in the night, in London."""
    started = Server(tmp_path_factory.mktemp("night"), now=NIGHT)
    started.start()
    yield started
    started.stop()


def test_which_evening_it_is_goes_by_the_persons_own_clock(
    at_night: Server, new_context: NewContext
) -> None:
    yesterday = dt.date(2026, 11, 21)
    at_night.fill()
    page = new_context(viewport=PHONE, timezone_id="Europe/London").new_page()
    acts.visit(page, at_night, "today")
    acts.press(page, "Log an interview")
    expect(page.get_by_text("Logged for yesterday evening, Saturday 21 November.")).to_be_visible()
    assert at_night.interviews()[0].date == yesterday
    acts.press(page, "It was today")
    acts.wait_until(page, lambda: at_night.interviews()[0].date > yesterday)
    at_night.fill()
    page = new_context(viewport=PHONE, timezone_id="America/New_York").new_page()
    acts.visit(page, at_night, "today")
    acts.press(page, "Log an interview")
    acts.wait_until(page, lambda: len(at_night.interviews()) == 1)
    assert at_night.interviews()[0].date == yesterday
    expect(page.get_by_text("Logged for")).to_have_count(0)
