"""A day typed in a date field is kept on Enter, and on leaving the field."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from data.models import Evaluation
from tests.browser import acts
from tests.page_journals import an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.server import Server

LEAVE = ("Tab", "Tab")
"""Past the year, and past the button that opens the calendar."""


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
