"""A day is read however people write it; one that cannot be is said beside its field."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.models import Evaluation
from tests.browser import acts
from tests.support.page_driver import an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server

LEAVE = ("Tab", "Tab")
"""Past the year, and past the button that opens the calendar."""

MET = dt.date(2026, 3, 1)
"""The day of the interview; the answer to it can be promised for any day after it."""

WRITTEN = {
    "1/12/2026": dt.date(2026, 12, 1),
    "3/12/2026": dt.date(2026, 12, 3),
    "3/4/26": dt.date(2026, 4, 3),
    "4.5.26": dt.date(2026, 5, 4),
    "5-6-2026": dt.date(2026, 6, 5),
    "6 7 26": dt.date(2026, 7, 6),
    "07/08/2026": dt.date(2026, 8, 7),
    "08092026": dt.date(2026, 9, 8),
    "9 Oct 2026": dt.date(2026, 10, 9),
    "21st November 26": dt.date(2026, 11, 21),
    "22nd of November, 2026": dt.date(2026, 11, 22),
}
ASKED_ABOUT = {
    "31/4/26": "There is no 31 April 2026. This now says 30 April 2026: change it if you meant "
    "another day.",
    "1/12/20": "1 December 2020 isn't kept: a day from 1 March 2026 to",
    "1/12/2099": "1 December 2099 isn't kept: the last day that fits here is",
    "1/5/6": "1 May 6 isn't kept: write its year in full, as in 2026.",
}
UNFINISHED = {
    "7/12": "7 December isn't kept: it needs its year too.",
    "7": "7 isn't kept: it needs its month and its year too.",
}


def open_field(page: Page, server: Server) -> Locator:
    """The day an answer is promised for, which holds none yet."""
    server.fill([an_interview(1, date=MET, evaluation=Evaluation(), questions=())])
    acts.visit(page, server, "wait", key(1))
    acts.wait_for_style(page)
    page.get_by_test_id("stExpander").locator("summary").click()
    found = page.get_by_test_id("stDateInput").first
    expect(found).to_be_visible()
    acts.settle(page)
    return found


def write(field: Locator, day: str, leave: tuple[str, ...] = LEAVE) -> None:
    """Write a day from its first figure on, and leave."""
    field.get_by_role("spinbutton").first.click()
    field.page.keyboard.type(day)
    for each in leave:
        field.page.keyboard.press(each)


def is_promised(server: Server, day: dt.date | None) -> bool:
    """Whether this day is kept, or none."""
    return server.interviews()[0].promised == day


@pytest.mark.parametrize("keys", [("Enter",), LEAVE], ids=["enter", "leaving"])
def test_a_typed_day_is_kept(page: Page, server: Server, keys: tuple[str, ...]) -> None:
    server.fill([an_interview(1, evaluation=Evaluation(), questions=())])
    acts.visit(page, server, "evaluate", key(1))
    page.locator(".st-key-fold-capture-facts button").click()
    page.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    page.keyboard.type("03112026")
    for each in keys:
        page.keyboard.press(each)
    acts.wait_until(page, lambda: server.interviews()[0].date == dt.date(2026, 11, 3))


@pytest.mark.parametrize("leave", [("Enter", "Tab", "Tab"), LEAVE], ids=["enter", "leaving"])
def test_a_day_is_read_however_people_write_it(
    page: Page, server: Server, leave: tuple[str, ...]
) -> None:
    field = open_field(page, server)
    for written, day in WRITTEN.items():
        write(field, written, leave)
        expect(field.get_by_role("spinbutton")).to_have_text(f"{day:%d %m %Y}".split())
        acts.wait_until(page, partial(is_promised, server, day))
        acts.settle(page)
        expect(field.locator(".afterview-day")).to_have_count(0)


@pytest.mark.parametrize("leave", [("Enter",), 2 * LEAVE], ids=["enter", "leaving"])
@pytest.mark.parametrize("written", UNFINISHED)
def test_a_day_that_is_not_finished_is_not_dropped_in_silence(
    page: Page, server: Server, written: str, leave: tuple[str, ...]
) -> None:
    field = open_field(page, server)
    write(field, written, leave)
    expect(field.locator(".afterview-day")).to_have_text(UNFINISHED[written])
    expect(page.locator("#afterview-said")).to_have_text(UNFINISHED[written])
    assert is_promised(server, None)


def test_a_day_that_cannot_be_kept_is_said_until_another_is_written(
    page: Page, server: Server
) -> None:
    field = open_field(page, server)
    for written, told in ASKED_ABOUT.items():
        write(field, "01/12/2026")
        acts.wait_until(page, partial(is_promised, server, dt.date(2026, 12, 1)))
        acts.settle(page)
        expect(field.locator(".afterview-day")).to_have_count(0)
        write(field, written)
        expect(field.locator(".afterview-day")).to_contain_text(told)
        expect(field.get_by_role("alert")).to_be_hidden()


def test_a_day_picked_after_all_takes_the_sentence_away(page: Page, server: Server) -> None:
    field = open_field(page, server)
    write(field, "7/12")
    expect(field.locator(".afterview-day")).to_be_visible()
    field.get_by_role("button", name="Choose date").click()
    expect(field.locator(".afterview-day")).to_have_count(0)
