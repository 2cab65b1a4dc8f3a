"""The pocket card on a phone: it fits the screen, and what is ticked reaches the evaluation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from data.models import (
    SETTINGS_ID,
    Change,
    Evaluation,
    EvaluationState,
    Interview,
    Result,
    Settings,
    Story,
)
from tests.browser import acts
from tests.browser.chromium import IPHONE
from tests.support.page_driver import NOW, an_interview, an_outcome, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from data.models import AnyRecord
    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

ID = key(1)
PHONE = {"width": 390, "height": 844}
HEIGHT = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const card = document.querySelector('[data-testid="stMainBlockContainer"] > div');
  const last = card.lastElementChild;
  return [main.scrollHeight - main.clientHeight, last.getBoundingClientRect().bottom];
}"""
PARTS = ("Before", "The wobble", "Leaving")


def today() -> dt.date:
    """The server's day: its clock is the real one."""
    return dt.datetime.now(dt.UTC).date()


def full() -> list[AnyRecord]:
    """A card with everything on it: own lines, a long promise, a story, a record, ticks."""
    made: dict[str, Any] = {"created": NOW, "updated": NOW}
    change = Change(
        when="they ask something I have never thought about " * 4,
        will="say the question back, breathe once, and begin with an example from the rota " * 4,
    )
    part = Evaluation(state=EvaluationState.STARTED, part=3)
    interview = an_interview(
        1, date=today(), change=change, leaving=("smile", "thank-them"), evaluation=part, around=()
    )
    results = (Result.THROUGH, Result.REJECTED, Result.OFFER, Result.NO_ANSWER)
    others = [an_interview(number, felt=1) for number in range(2, 6)]
    outcomes = [an_outcome(number, each) for number, each in enumerate(results, start=2)]
    lines = ("One breath before each answer.", "They invited me.", "Ask about the team.")
    settings = Settings(id=SETTINGS_ID, **made, pocket=lines)
    title = "The changeover weekend " * 5
    story = Story(id=key(90), **made, title=title, action="Led it.", areas=("leadership",))
    return [interview, *others, *outcomes, settings, story]


def on_a_phone(new_context: NewContext) -> Page:
    """A phone held upright."""
    return new_context(viewport=PHONE, is_mobile=True, has_touch=True, user_agent=IPHONE).new_page()


def turn(page: Page, part: str) -> None:
    """Turn the card to one segment."""
    wanted = page.get_by_role("radio", name=part, exact=True)
    wanted.click()
    expect(wanted).to_be_checked()
    acts.settle(page)


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "full"])
def test_each_segment_fits_one_phone_screen(
    server: Server, new_context: NewContext, filled: bool
) -> None:
    page = on_a_phone(new_context)
    server.fill(full() if filled else ())
    acts.visit(page, server, "pocket_card")
    acts.wait_for_style(page)
    for part in PARTS:
        turn(page, part)
        page.wait_for_timeout(300)
        beyond, bottom = page.evaluate(HEIGHT)
        assert beyond <= 0, (part, beyond, bottom)
        assert bottom <= PHONE["height"], (part, bottom)


def test_the_leaving_list_reaches_the_evaluation(server: Server, new_context: NewContext) -> None:
    server.fill(full())
    page = on_a_phone(new_context)
    acts.visit(page, server, "pocket_card")
    turn(page, "Leaving")
    acts.tick(page, "On the way out", "Stand straight")
    expect(page.get_by_text("You ticked 3 of 4 on the way out.")).to_be_visible()
    kept = next(each for each in server.interviews() if each.id == ID)
    assert set(kept.leaving) == {"smile", "stand-straight", "thank-them"}
    acts.visit(page, server, "evaluate", ID)
    expect(page.get_by_text("You ticked 3 of 4 on the way out.")).to_be_visible()
    group = acts.choice(page, "Leaving", more=True)
    group.get_by_role("radio", name="4", exact=True).click()
    expect(page.get_by_text("You ticked 3 of 4 on the way out.")).to_have_count(0)


def test_ticks_made_before_logging_are_kept_with_the_interview(
    server: Server, new_context: NewContext
) -> None:
    page = on_a_phone(new_context)
    acts.visit(page, server, "pocket_card")
    turn(page, "Leaving")
    acts.tick(page, "On the way out", "Smile")
    acts.tick(page, "On the way out", "Thank them")
    acts.press(page, "Log today's interview")
    expect(page.get_by_text("You ticked 2 of 4 on the way out.")).to_be_visible()
    found = server.journal().all(Interview)
    assert [set(each.leaving) for each in found] == [{"smile", "thank-them"}]


def test_a_line_of_ones_own_is_kept_while_it_is_typed(
    server: Server, new_context: NewContext
) -> None:
    page = on_a_phone(new_context)
    acts.visit(page, server, "pocket_card")
    acts.type_into(acts.field(page, "First line"), "They invited me.")
    acts.wait_until(page, lambda: bool(server.journal().all(Settings)))
    assert server.journal().all(Settings)[0].pocket == ("They invited me.",)
