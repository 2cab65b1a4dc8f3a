"""What a person does on the screens, step by step, each waited for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from components.shell.navigation import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server

PATIENCE = 30_000
LOOK = 50
"""Milliseconds between two looks at what is kept on disk."""

READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
CONNECTED = '[data-test-connection-state="CONNECTED"]'
ADDRESSES = {entry.name: "" if entry is PAGES[0] else entry.name for entry in PAGES}


def settle(page: Page) -> None:
    """Wait until the page is drawn: a heading, and the script at rest."""
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
    expect(page.locator(READY + CONNECTED)).to_be_attached()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def visit(page: Page, server: Server, name: str, interview: str = "") -> None:
    """Open a page by its address, as a bookmark does."""
    page.goto(f"{server.url}/{ADDRESSES[name]}" + (f"?id={interview}" if interview else ""))
    settle(page)


def wait_for_style(page: Page) -> None:
    """Wait until the tab has the style of the pages, which comes with the end of the first."""
    expect(page.locator("#afterview-style")).to_be_attached()


TURNS = 5
TURN = """address => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


def step(page: Page, name: str, interview: str = "") -> None:
    """Go to another page within the visit, as the browser's own back and forward do."""
    shown = page.get_by_test_id("stMain").get_by_role("heading").first
    before = shown.inner_text()
    address = f"/{ADDRESSES[name]}" + (f"?id={interview}" if interview else "")
    for _ in range(TURNS):
        page.evaluate(TURN, address)
        page.wait_for_timeout(LOOK)
        settle(page)
        # Nobody turns pages faster than this. Streamlit's front end does not bear it: what a part
        # of the page before still draws may leave the tab empty ("Cannot set a node at a delta").
        page.wait_for_timeout(3 * LOOK)
        settle(page)
        # A component that speaks at that very moment has Streamlit return to where it came from.
        if shown.inner_text() != before:
            return
    raise AssertionError(f"the page stays {before!r}")


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Look again and again until something is so, and fail if it never is."""
    for _ in range(PATIENCE // LOOK):
        if is_so():
            return
        page.wait_for_timeout(LOOK)
    raise AssertionError("it never came to be")


def pause_a_second(page: Page) -> None:
    """What was on the screen for this long must be there again."""
    page.wait_for_timeout(1000)


def button(page: Page, name: str) -> Locator:
    """A button by its words; an icon before them is part of what is read out."""
    return page.get_by_role(
        "button", name=re.compile(rf"^(\w+ icon\s*)?(\w+\s+)?{re.escape(name)}$")
    )


def press(page: Page, name: str) -> None:
    """Press the button with this name."""
    button(page, name).click()


def heading(page: Page, name: str) -> Locator:
    """A heading with this text."""
    return page.get_by_role("heading", name=name)


def field(page: Page, label: str) -> Locator:
    """A text field by its label, the first of that name."""
    return page.get_by_role("textbox", name=label).first


def type_into(target: Locator, text: str) -> None:
    """Type at the end of a field and stay in it."""
    target.focus()
    target.press("End")
    target.page.keyboard.insert_text(text)


def choice(page: Page, label: str, *, more: bool = False) -> Locator:
    """A group of choices by its label, whatever is done to the punctuation in it.

    With `more`, words that say what it means may follow.
    """
    words = re.findall(r"\w+", label)
    pattern = r"\W*" + r"\W+".join(map(re.escape, words)) + (r"\b" if more else r"\W*$")
    return page.locator('[role="radiogroup"], [role="group"], [role="toolbar"]').and_(
        page.get_by_label(re.compile(f"^{pattern}"))
    )


def choose(page: Page, label: str, option: str, *, more: bool = False) -> None:
    """Choose one option of a group, and wait until it shows as chosen."""
    wanted = find_option(choice(page, label, more=more), option)
    # A tap while the page is being drawn may fall on a group that is just replaced.
    expect(page.locator(READY + CONNECTED)).to_be_attached()
    wanted.click()
    page.wait_for_timeout(LOOK)
    expect(page.locator(READY + CONNECTED)).to_be_attached()
    if not wanted.is_checked():
        wanted.click()
    expect(wanted).to_be_checked()


def find_option(group: Locator, option: str) -> Locator:
    """An option by its words; a rating also by its figure, behind which its meaning may stand."""
    meaning = r"( \D+)?" if option.isdecimal() else ""
    return group.get_by_role("radio", name=re.compile(f"^{re.escape(option)}{meaning}$"))


def rate(page: Page, question: str, rating: int) -> None:
    """Rate one question of the half hour."""
    choose(page, f"How did this go: {question}", str(rating))


def log_interview(page: Page, server: Server) -> str:
    """Log a new interview from Today or the list of interviews; its id."""
    visit(page, server, "interviews")
    press(page, "Log an interview")
    expect(heading(page, "Before it fades")).to_be_visible()
    settle(page)
    return page.url.rpartition("id=")[2]


def note_questions(page: Page, questions: tuple[str, ...]) -> None:
    """Type the questions, one a line, and add them to the list."""
    type_into(field(page, "What did they ask?"), "\n".join(questions))
    press(page, "Add to the list")
    expect(page.get_by_text(f"{len(questions)} questions noted.")).to_be_visible()


def begin(page: Page) -> None:
    """Start the half hour."""
    press(page, "Start the half hour")
    expect(heading(page, "Half an hour")).to_be_visible()
    settle(page)


def turn_to(page: Page, part: str) -> None:
    """Turn to one of the five parts."""
    choose(page, "Part", part)
    settle(page)


def tick(page: Page, label: str, option: str) -> None:
    """Tick one of several chips, and wait until it shows as ticked."""
    wanted = choice(page, label).get_by_role("button", name=option, exact=True)
    wanted.click()
    expect(wanted).to_have_attribute("aria-pressed", "true")


def ticked(page: Page, label: str) -> Locator:
    """The chips that are ticked in a group of several."""
    return choice(page, label).locator('[aria-pressed="true"]')


def open_card(page: Page) -> None:
    """Open the first question's card, if it is closed."""
    closed = page.locator('[class*="st-key-open-"] button').filter(has_not_text="Close")
    if closed.count():
        closed.first.click()
        expect(field(page, "What happened?")).to_be_visible()


def open_wished(page: Page) -> Locator:
    """The place for the answer one wishes one had given, in the one card that is open."""
    wished = field(page, "The answer you wish you had given")
    if not wished.count():
        press(page, "Add what you said, or wish you had")
    expect(wished).to_be_visible()
    return wished


def retype(target: Locator, text: str) -> None:
    """Replace what stands in a field, and stay in it."""
    target.focus()
    target.press("ControlOrMeta+a")
    target.page.keyboard.insert_text(text)


def let_settle(page: Page) -> None:
    """Wait until the script is at rest and nothing on the page has moved for a while."""
    expect(page.locator(READY + CONNECTED)).to_be_attached()
    page.wait_for_timeout(4 * LOOK)
    expect(page.locator(READY + CONNECTED)).to_be_attached()
    page.wait_for_timeout(2 * LOOK)


def confirm_erasing(page: Page) -> None:
    """Type the word that erasing asks for, and press the button."""
    field(page, "Type “erase” to go ahead").fill("erase")
    press(page, "Yes, erase it")
