"""What holds on every page: nothing leaves it, nothing scrolls sideways, the keyboard suffices."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.catalogue.example import example_records
from data.models import Evaluation, EvaluationState, Interview
from tests.browser import acts
from tests.browser.chromium import IPHONE
from tests.support.page_driver import TODAY, a_question, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from data.models import AnyRecord
    from tests.browser.chromium import Outside
    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

NARROW = {"width": 390, "height": 844}
TOO_WIDE = """() => {
  const all = [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')];
  return all.map(part => part.scrollWidth - part.clientWidth);
}"""
FINGERTIP = 44
TOO_LOW = """least => [...document.querySelectorAll(
  '[data-testid="stMain"] button:is([data-testid^="stBaseButton-"], [role="radio"], [aria-pressed])'
)].filter(each => each.dataset.testid !== "stBaseButton-elementToolbar")
  .filter(each => each.offsetHeight && each.offsetHeight < least).map(each => each.innerText)"""
FOCUSED = """() => {
  const group = document.activeElement.closest('[role="radiogroup"], [role="toolbar"]');
  return group ? group.getAttribute('aria-label') : '';
}"""
FIELDS = """() => {
  const found = [];
  const look = root => root.querySelectorAll("*").forEach(each => {
    if (each.shadowRoot) look(each.shadowRoot);
    if (each.matches("[type=radio], [type=checkbox], [type=file]")) return;
    if (!each.matches("input, textarea, [role=spinbutton]")) return;
    found.push(parseFloat(getComputedStyle(each).fontSize));
  });
  look(document);
  return found;
}"""
SMALLEST_FIELD = 16
"""Pixels; Safari on an iPhone zooms in on a field with smaller words."""
PARTS = ("Went well", "Answers", "The rest", "Mattered", "Change")


def full() -> tuple[tuple[AnyRecord, ...], str]:
    """The example journal, and the id of its latest interview."""
    now = dt.datetime.now(dt.UTC)
    records = tuple(example_records(now.date(), now))
    interviews = [each for each in records if isinstance(each, Interview)]
    return records, max(interviews, key=lambda each: each.date).id


def half_way(part: int) -> Interview:
    """An interview with three questions, in one part of its half hour."""
    return an_interview(
        1,
        date=TODAY,
        around=(),
        felt=None,
        questions=tuple(a_question(1, place, None) for place in range(3)),
        evaluation=Evaluation(state=EvaluationState.STARTED, part=part),
    )


def a_phone(new_context: NewContext, **options: str) -> Page:
    """A tab on a narrow screen that is tapped."""
    return new_context(viewport=NARROW, is_mobile=True, has_touch=True, **options).new_page()


def test_no_empty_page_scrolls_sideways_on_a_phone(
    server: Server, new_context: NewContext, outside: Outside
) -> None:
    page = a_phone(new_context)
    for name in acts.ADDRESSES:
        acts.visit(page, server, name)
        acts.wait_for_style(page)
        assert max(page.evaluate(TOO_WIDE)) <= 0, name
    asked_of_nobody_else(outside)


def asked_of_nobody_else(outside: Outside) -> None:
    """No request left this machine, and those that were made were seen."""
    assert outside.seen > 3 * len(acts.ADDRESSES)
    assert outside.asked == []


def test_on_an_iphone_every_page_is_narrow_enough_to_be_read_and_high_enough_to_be_tapped(
    server: Server, new_context: NewContext, outside: Outside
) -> None:
    records, interview = full()
    server.fill(records)
    page = a_phone(new_context, user_agent=IPHONE)
    seen = 0
    for name in acts.ADDRESSES:
        acts.visit(page, server, name, interview)
        acts.wait_for_style(page)
        fields = page.evaluate(FIELDS)
        seen += len(fields)
        assert min(fields, default=SMALLEST_FIELD) >= SMALLEST_FIELD, name
        assert max(page.evaluate(TOO_WIDE)) <= 0, name
        assert page.evaluate(TOO_LOW, FINGERTIP) == [], name
    assert seen > len(acts.ADDRESSES)
    asked_of_nobody_else(outside)


def test_no_part_of_the_evaluation_scrolls_sideways_on_a_phone(
    server: Server, new_context: NewContext
) -> None:
    page = a_phone(new_context)
    fresh = an_interview(1, date=TODAY, evaluation=Evaluation())
    for interview in (fresh, *(half_way(part) for part in range(1, 6)), an_interview(1)):
        server.fill([interview])
        acts.visit(page, server, "evaluate", key(1))
        assert max(page.evaluate(TOO_WIDE)) <= 0, interview.evaluation


def test_the_keyboard_stops_at_no_heading_and_shows_where_it_is_in_the_menu(
    page: Page, server: Server, outside: Outside
) -> None:
    records, interview = full()
    server.fill(records)
    for name in acts.ADDRESSES:
        acts.visit(page, server, name, interview)
        acts.wait_for_style(page)
        expect(page.get_by_role("link", name="Link to heading")).to_have_count(0)
    asked_of_nobody_else(outside)
    acts.visit(page, server, "today")
    for _ in range(3):
        page.keyboard.press("Tab")
    link = page.get_by_test_id("stTopNavLink").filter(has_text="Interviews")
    expect(link).to_be_focused()
    expect(link).to_have_css("outline-style", "solid")


def test_the_parts_of_the_half_hour_stand_in_one_row_on_a_phone(
    server: Server, new_context: NewContext
) -> None:
    server.fill([half_way(2)])
    page = a_phone(new_context)
    acts.visit(page, server, "evaluate", key(1))
    boxes = [each.bounding_box() for each in acts.choice(page, "Part").get_by_role("radio").all()]
    assert len(boxes) == len(PARTS)
    assert len({each["y"] for each in boxes if each}) == 1


@pytest.mark.parametrize("part", [2, 3])
def test_every_rating_is_reached_by_tab_alone(page: Page, server: Server, part: int) -> None:
    server.fill([half_way(part)])
    acts.visit(page, server, "evaluate", key(1))
    groups = page.get_by_test_id("stMain").locator('[role="radiogroup"], [role="toolbar"]')
    wanted = set(groups.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"))
    assert len(wanted) > 3
    acts.heading(page, "Half an hour").click()
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
        if wanted <= reached:
            break
    assert wanted <= reached


def test_a_rating_is_given_with_tab_arrows_and_space(page: Page, server: Server) -> None:
    server.fill([half_way(2)])
    acts.visit(page, server, "evaluate", key(1))
    group = acts.choice(page, "How did this go: Tell me about yourself")
    group.get_by_role("radio").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(group.get_by_role("radio", name="4", exact=True)).to_be_checked()
    acts.wait_until(page, lambda: server.interviews()[0].questions[0].rating == 4)
