"""Whatever is tapped or typed, in whatever order and however fast, no page ever breaks.

A wanderer with a seed of its own taps what it finds, types, turns back and opens other pages. It
wants nothing; what it must never see is a script of the page that stops, or an error of the app.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from tests.benchmarks.bench_pages import journal
from tests.browser import acts, visiting
from tests.support.full_journal import whole_journal
from tests.support.page_driver import key

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from data.models import AnyRecord
    from tests.browser.server import Server

MOMENT = 1_500
"""Milliseconds a tap may wait for what is moving or covered; then another thing is tapped."""

TYPED = ("", "Rushed it.", "שלום 🙂", "# two\n<b>x</b> $5", "w" * 20_001)
TAPPED = '[data-testid="stMain"] :is(button, label:has(input[type=checkbox])):visible'
WRITTEN = '[data-testid="stMain"] :is(textarea, input[type=text]):visible'


class Wanderer:
    """Somebody who taps and types at random."""

    def __init__(self, page: Page, url: str, seed: int) -> None:
        self.page, self.url = page, url
        self.chance = random.Random(seed)  # noqa: S311 - a walk, not a secret
        self.steps: list[str] = []
        self.touched = 0

    def wander(self, steps: int) -> None:
        """So many steps; after each the page stands."""
        self.open()
        for _ in range(steps):
            act = self.chance.choices(*zip(*self.acts(), strict=True))[0]
            self.steps.append(act.__name__)
            act()
            self.look()

    def acts(self) -> list[tuple[Callable[[], None], int]]:
        """What it may do, and how often of a hundred times."""
        often = {self.tap: 55, self.tap_twice: 10, self.write: 15, self.open: 12, self.turn: 8}
        return list(often.items())

    def open(self) -> None:
        """Open some page by its address, of some interview."""
        name = self.chance.choice(list(acts.ADDRESSES))
        number = self.chance.randint(1, 8)
        self.steps.append(f"{name} {number}")
        self.page.goto(f"{self.url}/{acts.ADDRESSES[name]}?id={key(number)}")

    def turn(self) -> None:
        """Go back, or load the page again; before the first page there is none of the app."""
        self.chance.choice([self.page.go_back, self.page.reload])()
        if not self.page.url.startswith(self.url) or "/_stcore/" in self.page.url:
            self.open()

    def tap(self) -> None:
        """Tap something."""
        self._touch(TAPPED, lambda found: found.click(timeout=MOMENT))

    def tap_twice(self) -> None:
        """Tap one thing and at once another, before the first is done."""
        self.tap()
        self.tap()

    def write(self) -> None:
        """Type something somewhere, and leave."""
        words = self.chance.choice(TYPED)

        def put(found: Locator) -> None:
            found.fill(words, timeout=MOMENT)
            found.press(self.chance.choice(["Enter", "Tab", "Control+Enter"]), timeout=MOMENT)

        self._touch(WRITTEN, put)

    def _touch(self, what: str, act: Callable[[Locator], None]) -> None:
        found = self.page.locator(what).all()
        if not found:
            return
        chosen = self.chance.choice(found)
        try:
            self.steps.append(chosen.inner_text(timeout=MOMENT)[:40] or "?")
            act(chosen)
            self.touched += 1
        except PlaywrightTimeoutError:
            self.steps.append("(gone)")

    def look(self) -> None:
        """The page stands, and says nothing of an error."""
        # An open list or calendar hides the rest of the page from whoever asks by roles.
        self.page.keyboard.press("Escape")
        acts.settle(self.page)
        expect(self.page.get_by_test_id("stException"), str(self.steps)).to_have_count(0)


def walk(page: Page, url: str, seed: int, steps: int) -> None:
    """Wander over the pages of this address."""
    wanderer = Wanderer(page, url, seed)
    try:
        wanderer.wander(steps)
    finally:
        print("\n".join(wanderer.steps))  # noqa: T201 - what led there
    assert wanderer.touched > steps / 4, "it hardly found anything to tap"


def records() -> list[AnyRecord]:
    """A journal with something of everything in it."""
    return [*journal(8)[1:], *whole_journal()]


@pytest.fixture
def visited(page: Page, server: Server) -> Page:
    """The page of a visitor whose own browser keeps the journal."""
    visiting.bring(page, server, [replace(each, rev="r0") for each in records()])
    return page


def test_whatever_is_tapped_no_page_breaks(page: Page, server: Server) -> None:
    server.fill(records())
    walk(page, server.url, 1, 30)


def test_whatever_a_visitor_taps_no_page_breaks(visited: Page, server: Server) -> None:
    walk(visited, server.public_url, 2, 30)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 20))
def test_whatever_is_tapped_for_long_no_page_breaks(page: Page, server: Server, seed: int) -> None:
    server.fill(records())
    walk(page, server.url, seed, 200)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 30))
def test_whatever_a_visitor_taps_for_long_no_page_breaks(
    visited: Page, server: Server, seed: int
) -> None:
    walk(visited, server.public_url, seed, 200)
