"""Breathe in a real browser: the guide moves, keeps still, stops; torn-up words are nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.models import CheckIn, Moment, Settings, StepState
from data.store import write_export
from tests.browser import acts
from tests.support.page_driver import an_interview, key

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, WebSocket

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

ID = key(1)
VENTED = "Quibblethwaite smirked at my every word"
PHONE = {"width": 390, "height": 844}
SIZE = "circle => circle.getBoundingClientRect().width"


def guide(page: Page) -> Locator:
    """The breathing guide."""
    return page.locator(".guide")


def breathe(page: Page, server: Server, interview: str = "") -> None:
    """Open Breathe, with the clock of the browser in the test's hands."""
    page.clock.install()
    acts.visit(page, server, "breathe", interview)
    expect(guide(page)).to_be_visible()


def begin(page: Page) -> None:
    """Press the guide's main button."""
    guide(page).locator(".start").click()


def expect_word(page: Page, word: str) -> None:
    """The word the guide shows."""
    expect(guide(page).locator(".word")).to_have_text(word)


def sizes(page: Page, times: int) -> list[float]:
    """How wide the circle is, half a second apart."""
    found = []
    for _ in range(times):
        found.append(guide(page).locator(".circle").evaluate(SIZE))
        page.clock.run_for(500)
    return found


def test_the_circle_grows_in_again_and_shrinks_out(page: Page, server: Server) -> None:
    breathe(page, server)
    expect_word(page, "Ready")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    begin(page)
    expect_word(page, "In")
    growing = sizes(page, 6)
    assert growing == sorted(growing)
    assert growing[-1] > 1.5 * growing[0]
    page.clock.run_for(200)
    expect_word(page, "Again")
    page.clock.run_for(1000)
    expect_word(page, "Out")
    shrinking = sizes(page, 10)
    assert shrinking == sorted(shrinking, reverse=True)
    assert shrinking[-1] < shrinking[0] - 50
    page.clock.run_for(1500)
    expect_word(page, "In")


def test_slow_and_even_is_five_in_and_five_out(page: Page, server: Server) -> None:
    breathe(page, server)
    page.get_by_role("radio", name="Slow and even").check()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    begin(page)
    expect_word(page, "In")
    page.clock.run_for(4800)
    expect_word(page, "In")
    page.clock.run_for(400)
    expect_word(page, "Out")
    page.clock.run_for(5000)
    expect_word(page, "In")


def test_it_takes_one_to_ten_minutes_and_five_at_first(page: Page, server: Server) -> None:
    breathe(page, server)
    chosen = guide(page).locator(".chosen")
    expect(chosen).to_have_text("5 minutes")
    for _ in range(4):
        guide(page).get_by_label("A minute less").click()
    expect(chosen).to_have_text("1 minute")
    expect(guide(page).get_by_label("A minute less")).to_be_disabled()
    for _ in range(9):
        guide(page).get_by_label("A minute more").click()
    expect(chosen).to_have_text("10 minutes")
    expect(guide(page).get_by_label("A minute more")).to_be_disabled()


def test_it_pauses_goes_on_and_stops_at_any_moment(page: Page, server: Server) -> None:
    breathe(page, server)
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    begin(page)
    page.clock.run_for(1500)
    guide(page).get_by_role("button", name="Pause").click()
    expect_word(page, "Paused")
    held = sizes(page, 4)
    assert len(set(held)) == 1
    guide(page).get_by_role("button", name="Go on").click()
    page.clock.run_for(100)
    expect_word(page, "In")
    page.clock.run_for(1000)
    assert sizes(page, 1)[0] > held[0]
    guide(page).get_by_role("button", name="Stop").click()
    expect_word(page, "Ready")
    expect(guide(page).get_by_role("button", name="Begin")).to_be_visible()


def test_it_ends_by_itself_and_settles_the_step_without_a_tap(page: Page, server: Server) -> None:
    server.fill([an_interview(1)])
    breathe(page, server, ID)
    begin(page)
    page.clock.fast_forward("04:50")
    expect(guide(page).get_by_text("Less than a minute left")).to_be_visible()
    page.clock.fast_forward("00:15")
    expect_word(page, "That is it")
    expect(guide(page).get_by_role("button", name="Once more")).to_be_visible()
    acts.wait_until(page, lambda: bool(server.interviews()[0].steps))
    step = server.interviews()[0].steps[0]
    assert (step.number, step.state) == (3, StepState.DONE)
    expect_word(page, "That is it")


def test_a_tap_elsewhere_on_the_page_does_not_disturb_it(page: Page, server: Server) -> None:
    breathe(page, server)
    begin(page)
    page.clock.fast_forward("01:00")
    expect(guide(page).get_by_text("About 4 minutes left")).to_be_visible()
    acts.choice(page, "How do you feel now?").get_by_role("radio", name="Upset", exact=True).click()
    acts.wait_until(page, lambda: len(server.journal().all(CheckIn)) == 1)
    acts.settle(page)
    expect(guide(page).get_by_text("About 4 minutes left")).to_be_visible()
    expect(guide(page)).to_have_attribute("data-state", "running")


def expect_still(page: Page) -> None:
    """Words and a thin line, and nothing that moves."""
    expect(guide(page)).to_have_attribute("data-form", "still")
    expect(guide(page).locator(".circle")).to_be_hidden()
    begin(page)
    expect_word(page, "In")
    page.clock.fast_forward("01:04")
    expect_word(page, "Out")
    line = guide(page).locator(".done").evaluate("line => line.style.width")
    assert line in {"21%", "22%"}
    assert guide(page).evaluate("all => all.getAnimations({subtree: true}).length") == 0


def test_it_keeps_still_when_the_system_asks(server: Server, new_context: NewContext) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    breathe(page, server)
    expect_still(page)


def test_it_keeps_still_when_the_person_asks(page: Page, server: Server) -> None:
    breathe(page, server)
    expect(guide(page)).to_have_attribute("data-form", "moving")
    page.get_by_text("Keep it still").click()
    acts.wait_until(page, lambda: len(server.journal().all(Settings)) == 1)
    expect_still(page)


class Frames:
    """What a page sends to its server."""

    def __init__(self, page: Page) -> None:
        self.sent: list[bytes] = []
        page.on("websocket", self._watch)

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self.sent.append(as_bytes(frame)))

    def hold(self, text: str) -> bool:
        """Whether any of it was in what was sent."""
        return any(text.encode() in frame for frame in self.sent)


def as_bytes(frame: str | bytes) -> bytes:
    """A frame's content."""
    return frame.encode() if isinstance(frame, str) else frame


def paper(page: Page) -> Locator:
    """The place to vent."""
    return page.get_by_role("textbox", name="Get it off your chest")


def found_on_disk(home: Path, text: str) -> list[str]:
    """The files below `home`, backups and log included, that hold the text in any common form."""
    forms = [text.encode(), text.encode("utf-16-le"), text.replace(" ", "+").encode()]
    return [
        path.name
        for path in home.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def test_torn_up_words_are_found_nowhere(page: Page, server: Server) -> None:
    server.fill([an_interview(1)])
    frames = Frames(page)
    acts.visit(page, server, "breathe", ID)
    paper(page).press_sequentially(VENTED, delay=15)
    page.wait_for_timeout(1200)
    # Other taps run the page while the words are there, and leave it and its server none the wiser.
    page.get_by_role("radio", name="A walk", exact=True).click()
    acts.choice(page, "How do you feel now?").get_by_role("radio", name="Upset", exact=True).click()
    acts.wait_until(page, lambda: len(server.journal().all(CheckIn)) == 1)
    acts.settle(page)
    expect(paper(page)).to_have_value(VENTED)

    page.get_by_role("button", name="Tear it up").click()
    expect(page.get_by_text("Torn up. Nobody has it")).to_be_visible()
    expect(paper(page)).to_have_value("")
    paper(page).press("Control+z")
    expect(paper(page)).to_have_value("")
    acts.choice(page, "How do you feel now?").get_by_role("radio", name="Calm", exact=True).click()
    acts.wait_until(page, lambda: server.journal().all(CheckIn)[0].level == 5)
    acts.settle(page)

    assert frames.sent
    for part in (VENTED, "Quibblethwaite", "Quibble", "smirked"):
        assert not frames.hold(part)
        assert found_on_disk(server.home, part) == []
        assert part.encode() not in write_export(server.journal().everything())
        assert part not in page.url
        assert part not in page.content()
    kept = page.evaluate("[JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join()")
    assert "Quibble" not in kept
    page.reload()
    acts.settle(page)
    expect(paper(page)).to_have_value("")


def test_a_treat_half_typed_waits_for_enter(page: Page, server: Server) -> None:
    acts.visit(page, server, "breathe")
    acts.type_into(acts.field(page, "One of your own"), "A swi")
    acts.pause_a_second(page)
    assert not server.journal().all(Settings)
    acts.type_into(acts.field(page, "One of your own"), "m")
    page.keyboard.press("Enter")
    acts.wait_until(page, lambda: len(server.journal().all(Settings)) == 1)
    assert server.journal().all(Settings)[0].treats == ("A swim",)


def test_words_are_gone_with_the_page_if_nothing_was_chosen(page: Page, server: Server) -> None:
    frames = Frames(page)
    acts.visit(page, server, "breathe")
    paper(page).press_sequentially(VENTED)
    page.reload()
    acts.settle(page)
    expect(paper(page)).to_have_value("")
    assert not frames.hold("Quibble")
    assert found_on_disk(server.home, "Quibble") == []


def test_kept_words_are_kept_with_the_interview_and_leave_the_paper(
    page: Page, server: Server
) -> None:
    server.fill([an_interview(1)])
    acts.visit(page, server, "breathe", ID)
    expect(page.get_by_role("button", name="Keep it", exact=True)).to_be_disabled()
    paper(page).fill(f"{VENTED}\n**bold** 🙂")
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_text("Kept, under your kept words below.")).to_be_visible()
    expect(paper(page)).to_have_value("")
    kept = server.journal().all(CheckIn)
    assert [(each.words, each.level, each.moment, each.interview) for each in kept] == [
        (f"{VENTED}\n**bold** 🙂", None, Moment.BEFORE, ID)
    ]
    page.get_by_text("Words you kept (1)").click()
    expect(page.get_by_text(VENTED)).to_be_visible()


def test_words_too_long_to_keep_stay_on_the_paper(page: Page, server: Server) -> None:
    breathe(page, server)
    begin(page)
    paper(page).fill("x" * 20_001)
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_text(re.compile("longer than 20,000"))).to_be_visible()
    page.clock.fast_forward("00:09")
    expect(page.get_by_text("Not kept yet. It is still here")).to_be_visible()
    expect(paper(page)).to_have_value("x" * 20_001)
    expect(guide(page)).to_have_attribute("data-state", "running")
    assert server.journal().everything() == ()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_typed_there_are_no_shortcuts_of_the_app(
    server: Server, new_context: NewContext, theme: str
) -> None:
    page = new_context(viewport=PHONE, color_scheme=theme).new_page()
    acts.visit(page, server, "breathe")
    frames = Frames(page)
    paper(page).press_sequentially("rcRC?")
    page.wait_for_timeout(500)
    expect(paper(page)).to_have_value("rcRC?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert frames.sent == []
