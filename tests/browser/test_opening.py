"""Every page and every part of one opens at its top, with the focus on its heading, which is said.

Nobody who has typed, scrolled or tapped since is moved, and what only saves moves nobody at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.evaluation.step_footer import PARTS, name_part
from components.practice.page import WAYS
from components.shell.navigation import PAGES
from data.coaching.interviews.evaluation import ANSWERS
from data.models import Change, Evaluation, EvaluationState, Interview
from tests.browser import acts
from tests.browser.chromium import IPHONE
from tests.browser.test_every_page import full
from tests.support.page_driver import TODAY, a_question, an_interview, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server
    from tests.browser.wire import Wire

SIZES = ("360x640", "390x844", "844x390", "1280x800")
FIRST_ANSWERS = f"{PARTS[ANSWERS]}, page 1 of 2"
SECOND_ANSWERS = f"{PARTS[ANSWERS]}, page 2 of 2"
STANDS = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const focused = document.activeElement;
  const heading = focused.matches('[data-testid="stMain"] :is(h1, h2)');
  return {
    title: document.title,
    words: heading ? focused.innerText : "",
    top: focused.getBoundingClientRect().top,
    room: innerHeight,
    scrolled: main.scrollTop,
    said: document.getElementById("afterview-said").textContent,
  };
}"""
TO_THE_END = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  main.scrollTop = main.scrollHeight;
}"""
SCROLLED = "document.querySelector('[data-testid=\"stMain\"]').scrollTop"


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, new_context: NewContext) -> Iterator[Page]:
    """A tab on a screen of each size, a phone's where it is one."""
    width, height = map(int, request.param.split("x"))
    phone = {"is_mobile": True, "has_touch": True, "user_agent": IPHONE} if width < 1000 else {}
    opened = new_context(viewport={"width": width, "height": height}, **phone).new_page()
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    assert broken == []


def to_look_back_on() -> Interview:
    """An interview just captured: seven questions, two pages of answers, rated already."""
    asked = tuple(a_question(1, place, 1 + place % 5) for place in range(7))
    return an_interview(1, date=TODAY, questions=asked, evaluation=Evaluation())


def half_way(part: int) -> Interview:
    """An interview with two questions to rate, in one part of its half hour."""
    started = Evaluation(state=EvaluationState.STARTED, part=part)
    asked = tuple(a_question(1, place, None) for place in range(2))
    blank = {"date": TODAY, "around": (), "change": Change()}
    return an_interview(1, questions=asked, evaluation=started, **blank)


def assert_at_top(page: Page, words: str, said: str = "") -> None:
    """The heading that begins so has the focus, stands at the top, and is said."""
    acts.wait_until(page, lambda: page.evaluate(STANDS)["words"].startswith(words))
    expect(page.locator("#afterview-said")).to_have_text(said or page.evaluate(STANDS)["words"])
    acts.settle(page)
    acts.wait_until(page, lambda: is_at_top(page, words))


def is_at_top(page: Page, words: str) -> bool:
    """Whether the page begins at its beginning, or on a low screen with this heading."""
    stands = page.evaluate(STANDS)
    at_top = stands["scrolled"] == 0 or stands["top"] < 100
    in_sight = 0 < stands["top"] < stands["room"] / 2
    return bool(stands["words"].startswith(words) and at_top and in_sight)


def assert_page_opened(page: Page, before: str) -> None:
    """Another page than the one called `before` stands at its top; its name is said as well."""
    acts.wait_until(page, lambda: page.title() not in {before, "Afterview"})
    words = page.get_by_test_id("stMain").locator("h1")
    acts.wait_until(page, lambda: page.evaluate(STANDS)["words"] != "")
    acts.settle(page)
    name = page.title().removesuffix(" · Afterview")
    told = words.inner_text()
    assert_at_top(page, told, told if told == name else f"{name}: {told}")


def follow(page: Page, selector: str) -> None:
    """From the end of a page, follow a way to another."""
    before = page.title()
    page.evaluate(TO_THE_END)
    page.locator(selector).first.click()
    assert_page_opened(page, before)


def press(page: Page, selector: str) -> None:
    """From the end of a part, press a button."""
    page.evaluate(TO_THE_END)
    page.locator(selector).first.click()


def open_evaluation(page: Page, server: Server, interview: Interview) -> None:
    """The page of an evaluation, loaded, with all that the tab does."""
    server.fill([interview])
    acts.visit(page, server, "evaluate", key(1))
    acts.wait_for_style(page)


def test_every_part_of_the_half_hour_opens_at_its_top(page: Page, server: Server) -> None:
    open_evaluation(page, server, to_look_back_on())
    press(page, ".st-key-begin button")
    assert_at_top(page, "Half an hour")
    press(page, ".st-key-next-2 button")
    assert_at_top(page, FIRST_ANSWERS)
    page.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    assert_at_top(page, SECOND_ANSWERS)
    for part in (3, 4, 5):
        press(page, f".st-key-next-{part} button")
        assert_at_top(page, PARTS[part])
    for part in (4, 3):
        press(page, f".st-key-back-{part + 1} button")
        assert_at_top(page, PARTS[part])
    press(page, ".st-key-back-3 button")
    assert_at_top(page, PARTS[ANSWERS])
    for part in (5, 1, 4):
        page.get_by_role("radio", name=name_part(part), exact=True).click()
        assert_at_top(page, PARTS[part])
    press(page, ".st-key-next-5 button")
    assert_at_top(page, PARTS[5])
    press(page, ".st-key-close button")
    assert_at_top(page, "Looked at, and put down")
    press(page, ".st-key-reopen button")
    assert_at_top(page, "Half an hour")


def test_every_way_between_pages_leads_to_a_top(page: Page, server: Server) -> None:
    records, _ = full()
    server.fill(records)
    acts.visit(page, server, "today")
    acts.wait_for_style(page)
    for entry in (*(each for each in PAGES[1:] if not each.hidden), PAGES[0]):
        before = page.title()
        page.evaluate(TO_THE_END)
        open_menu(page).get_by_role("link", name=entry.title).click()
        assert_page_opened(page, before)
    acts.step(page, "learn")
    for way in WAYS:
        follow(page, f".st-key-to-{way} button")
        follow(page, ".st-key-way-back button")
    before = page.title()
    page.evaluate(TO_THE_END)
    page.go_back()
    assert_page_opened(page, before)


def open_menu(page: Page) -> Page:
    """The menu, which a narrow screen folds away."""
    unfold = page.get_by_test_id("stExpandSidebarButton")
    if unfold.is_visible():
        unfold.click()
    return page


@pytest.mark.parametrize("page", ["390x844"], indirect=True)
def test_each_of_the_ten_steps_opens_at_its_top_and_so_does_the_way_back(
    page: Page, server: Server
) -> None:
    records, interview = full()
    server.fill(records)
    acts.visit(page, server, "interview", interview)
    acts.wait_for_style(page)
    for step in range(10):
        chip = page.locator(f".st-key-journey-{interview} button").nth(step)
        if chip.get_attribute("aria-pressed") != "true":
            chip.click()
            acts.settle(page)
        follow(page, ".st-key-step-open button")
        before = page.title()
        page.evaluate(TO_THE_END)
        page.go_back()
        assert_page_opened(page, before)


@pytest.mark.parametrize("page", ["390x844"], indirect=True)
def test_the_page_made_for_the_next_interview_opens_at_its_top(page: Page, server: Server) -> None:
    acts.visit(page, server, "next_interview")
    acts.wait_for_style(page)
    press(page, ".st-key-next-begin button")
    assert_at_top(page, "Your interview is")


@pytest.mark.parametrize("page", ["390x844"], indirect=True)
def test_a_tap_that_saves_neither_scrolls_nor_takes_the_focus(page: Page, server: Server) -> None:
    open_evaluation(page, server, half_way(3))
    page.evaluate(TO_THE_END)
    before = page.evaluate(SCROLLED)
    assert before > 100
    group = page.get_by_role("radiogroup").filter(has_text="Half-way").last
    group.get_by_role("radio").first.click()
    acts.wait_until(page, lambda: server.interviews()[0].wobble is not None)
    acts.settle(page)
    acts.pause_a_second(page)
    assert page.evaluate(SCROLLED) >= before - 60
    assert page.evaluate(STANDS)["words"] == ""


@pytest.mark.parametrize("page", ["390x844"], indirect=True)
def test_what_is_typed_as_soon_as_a_part_is_there_goes_on_undisturbed(
    page: Page, server: Server
) -> None:
    open_evaluation(page, server, half_way(4))
    press(page, ".st-key-next-5 button")
    field = acts.field(page, "I will …")
    field.click()
    for letter in "say how it ended":
        page.keyboard.type(letter)
        page.wait_for_timeout(50)
    acts.wait_until(page, lambda: server.interviews()[0].change.will == "say how it ended")
    acts.settle(page)
    expect(field).to_be_focused()
    expect(field).to_have_value("say how it ended")


@pytest.mark.parametrize("page", ["390x844"], indirect=True)
@pytest.mark.parametrize("act", ["scroll", "type"])
def test_whoever_does_something_before_a_slow_part_has_come_is_left_alone(
    page: Page, wire: Wire, server: Server, act: str
) -> None:
    open_evaluation(page, server, half_way(1))
    with wire.slow():
        press(page, ".st-key-next-2 button")
        if act == "type":
            acts.field(page, "What went well?").click()
            page.keyboard.type("It")
        else:
            page.mouse.move(200, 500)
            page.mouse.wheel(0, -50)
        page.wait_for_timeout(1500)
    expect(acts.heading(page, PARTS[ANSWERS])).to_be_visible()
    expect(page.locator("#afterview-said")).to_have_text(PARTS[ANSWERS])
    acts.settle(page)
    acts.pause_a_second(page)
    assert page.evaluate(STANDS)["words"] == ""


@pytest.mark.parametrize("page", ["390x844"], indirect=True)
def test_a_page_that_comes_piece_by_piece_is_opened_once(
    page: Page, wire: Wire, server: Server
) -> None:
    open_evaluation(page, server, half_way(1))
    with wire.slow(lambda: page.wait_for_timeout(100)):
        press(page, ".st-key-next-2 button")
        page.wait_for_timeout(1500)
    assert_at_top(page, PARTS[ANSWERS])
    page.evaluate("""() => {
      window.moved = 0;
      addEventListener("focusin", () => (window.moved += 1));
    }""")
    with wire.slow(lambda: page.wait_for_timeout(100)):
        acts.choice(page, "How did this go: Tell me about yourself").get_by_role("radio").last.tap()
        page.wait_for_timeout(1500)
    acts.wait_until(page, lambda: server.interviews()[0].questions[0].rating is not None)
    acts.settle(page)
    assert page.evaluate("moved") <= 1
    assert page.evaluate(STANDS)["words"] == ""


@pytest.mark.parametrize("page", ["1280x800"], indirect=True)
def test_whoever_loads_the_app_stands_before_the_menu(page: Page, server: Server) -> None:
    acts.visit(page, server, "learn")
    acts.wait_for_style(page)
    expect(page.locator("#afterview-said")).to_have_text(re.compile("^Learn"))
    expect(page).to_have_title("Learn · Afterview")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("stTopNavLink").first).to_be_focused()


@pytest.mark.parametrize("page", ["1280x800"], indirect=True)
@pytest.mark.parametrize("how", ["keys", "pointer"])
def test_only_whoever_goes_by_the_keyboard_sees_where_the_focus_is(
    page: Page, server: Server, how: str
) -> None:
    acts.visit(page, server, "today")
    acts.wait_for_style(page)
    link = page.get_by_test_id("stTopNavLink").filter(has_text="Patterns")
    if how == "keys":
        link.focus()
        page.keyboard.press("Enter")
    else:
        link.click()
    heading = page.get_by_test_id("stMain").locator("h1")
    expect(heading).to_have_text("Patterns")
    expect(heading).to_be_focused()
    expect(heading).to_have_css("outline-style", "solid" if how == "keys" else "none")
