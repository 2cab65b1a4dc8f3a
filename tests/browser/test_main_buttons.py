"""The main button as the browser draws it by night: dark words on the accent, as typed."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState, Upcoming
from tests.browser import acts
from tests.components.charts.test_patterns import contrast
from tests.support.page_driver import HOSTILE, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

COLOURS = """button => {
  const inner = [...button.querySelectorAll('span, p')].filter(each => !each.children.length);
  const shown = [...inner, button].map(each => getComputedStyle(each).color);
  return [getComputedStyle(button).backgroundColor, ...shown.slice(0, inner.length)];
}"""
MAIN = {
    "today": "[x](y) # two",
    "interviews": "Log an interview",
    "applications": "Add",
    "interview": "Go on with the half hour",
}
"""Some of what the main button of a page says; on Today it has in it what somebody typed."""


def colours(button: Locator) -> list[str]:
    """Its ground, then what is written on it, as "#RRGGBB"."""
    found = (re.findall(r"\d+", each)[:3] for each in button.evaluate(COLOURS))
    return ["#" + "".join(f"{int(part):02X}" for part in each) for each in found]


def test_each_main_button_is_readable_by_night_with_its_words_as_they_were(
    server: Server, new_context: NewContext
) -> None:
    begun = Evaluation(state=EvaluationState.STARTED)
    now = dt.datetime.now(dt.UTC)
    yesterday = now.date() - dt.timedelta(days=1)
    coming = Upcoming(id=key(7), created=now, updated=now, date=yesterday, company=HOSTILE)
    server.fill([an_interview(1, evaluation=begun), coming])
    page = new_context(color_scheme="dark").new_page()
    for name, label in MAIN.items():
        acts.visit(page, server, name, key(1))
        main = page.get_by_test_id("stMain").locator('[data-testid^="stBaseButton-primary"]').first
        expect(main).to_contain_text(label)
        ground, *words = colours(main)
        assert words, name
        assert min(contrast(ground, each) for each in words) >= 4.5, name
