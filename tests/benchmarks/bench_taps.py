"""How long rating an answer takes in a browser, from the tap to the last change on the screen.

Beside it a hello page, of one row of choices and a line that names what was chosen, with the same
Streamlit, settings, browser and minute: taps on it and on *Answers* take turns, so that whatever
else the machine does hits both. A busy machine makes both slower; how many hello taps a tap is
worth stays.

The clock is the page's own. It starts with the browser's event that the finger is lifted, and stops
with the last change under `stApp` of attributes, texts or nodes, once there was none for 400 ms and
the script is at rest. Not counted, here and there: what styles alone animate, Streamlit's sign
that something runs (`stStatusWidget`), and the two notes it leaves for tests (`data-test-...`).

Five questions are in sight. Each is rated once, which brings what belongs to its rating, and then
changed; a round begins with a fresh journal and a fresh page.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import expect, sync_playwright

from data.models import Evaluation, EvaluationState, Question
from tests.benchmarks.bench_pages import ASKED, HALFWAY, PATIENCE, an_asked, running
from tests.browser.acts import choice, settle, visit
from tests.browser.chromium import find, launch
from tests.support.page_driver import an_interview, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, ViewportSize

    from data.models import AnyRecord
    from tests.browser.server import Server

JOURNALS = (1, 25)
MOST = 2.5
"""How many hello taps a tap may take."""

QUESTIONS, ROUNDS = 5, 6
BEST = 5
WARM_UP = 6
CALM = 1000
"""Milliseconds for a page just opened to come to rest, its style and fields included."""

TALL: ViewportSize = {"width": 1280, "height": 1800}
"""A window in which no tap has to scroll first."""

HELLO = """import streamlit as st

st.title("Hello")
chosen = st.segmented_control("How did this go: hello", range(1, 6), width="stretch")
st.caption(f"Chosen: {chosen}")
"""
WATCH = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  const isCounted = (change) =>
    !change.attributeName?.startsWith("data-test-script-state") &&
    !change.attributeName?.startsWith("data-test-connection-state") &&
    !(change.target.parentElement ?? change.target).closest('[data-testid="stStatusWidget"]');
  const watch = { tapped: 0, last: 0 };
  const lift = (event) => Object.assign(watch, { tapped: event.timeStamp, last: 0 });
  addEventListener("pointerup", lift, true);
  new MutationObserver((changes) => {
    if (changes.some(isCounted)) watch.last = performance.now();
  }).observe(app, all);
  window.tapWatch = watch;
}"""
AT_REST = """() => {
  const { tapped, last } = window.tapWatch;
  const isAtRest = document.querySelector('[data-test-script-state="notRunning"]');
  return isAtRest && tapped && last && performance.now() - last > 400 ? last - tapped : 0;
}"""


class Taps(NamedTuple):
    """Milliseconds of taps of one kind, and of hello's in their turns."""

    name: str
    ours: list[float]
    hello: list[float]

    @property
    def ratio(self) -> float:
        """How many hello taps one takes."""
        return median(self.ours) / median(self.hello)


class Screen:
    """A page in the browser that is tapped."""

    def __init__(self, browser: Browser) -> None:
        self.page: Page = browser.new_page(viewport=TALL)
        self._taps = 0

    def watch(self) -> None:
        """Begin to watch a page just opened."""
        settle(self.page)
        self.page.wait_for_timeout(CALM)
        self.page.evaluate(WATCH)

    def tap(self, question: str) -> float:
        """Tap a rating, another than the last; milliseconds until the last change."""
        self._taps += 1
        rating = 1 + (self._taps + self._taps // BEST) % BEST
        wanted = self._find(question, rating)
        self.page.bring_to_front()
        self.page.evaluate("Object.assign(window.tapWatch, { tapped: 0, last: 0 })")
        wanted.click()
        taken = self.page.wait_for_function(AT_REST, polling=20, timeout=PATIENCE).json_value()
        assert wanted.is_checked(), f"{question} is not rated {rating}"
        return float(taken)

    def _find(self, question: str, rating: int) -> Locator:
        group = choice(self.page, f"How did this go: {question}")
        return group.get_by_role("radio").nth(rating - 1)


def fresh(interviews: int) -> list[AnyRecord]:
    """So many interviews, of which one waits for its five questions to be rated."""
    asked = tuple(
        Question(id=key(900_000 + place), text=text, area=area)
        for place, (text, area) in enumerate(ASKED[:QUESTIONS])
    )
    under_way = Evaluation(state=EvaluationState.STARTED, part=2)
    waiting = an_interview(1, questions=asked, evaluation=under_way)
    return [waiting, *(an_asked(number) for number in range(2, interviews + 1))]


def a_round(ours: Screen, hello: Screen) -> Iterator[tuple[int, float, float]]:
    """Every question rated, then changed: which time it was, our tap and hello's."""
    for times in range(2):
        for question, _ in ASKED[:QUESTIONS]:
            yield times, ours.tap(question), hello.tap("hello")


def measure(ours: Screen, hello: Screen, server: Server, interviews: int) -> tuple[Taps, Taps]:
    """First ratings, and changed ones, over a journal of so many interviews."""
    first, changed = Taps("first rating", [], []), Taps("changed", [], [])
    for _ in range(ROUNDS):
        server.fill(fresh(interviews))
        visit(ours.page, server, "evaluate", HALFWAY)
        ours.watch()
        for times, taken, floor in a_round(ours, hello):
            kind = changed if times else first
            kind.ours.append(taken)
            kind.hello.append(floor)
    return first, changed


def warm_up(screen: Screen) -> None:
    """What a browser does the first times is slower than all that follow."""
    for _ in range(WARM_UP):
        screen.tap("hello")


def line(taps: Taps) -> str:
    """A row of the table."""
    times = (f"{median(each):4.0f} (p95 {_p95(each):4.0f})" for each in (taps.ours, taps.hello))
    over = "" if taps.ratio <= MOST else "  OVER"
    return "  {:14}{} ms, hello {} ms: {:4.2f} x{}\n".format(taps.name, *times, taps.ratio, over)


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def tell(browser: Browser) -> bool:
    """Measure and print; whether a tap keeps its threshold."""
    sys.stdout.write(f"taps on a rating, at most {MOST:g} hello taps, load {os.getloadavg()}\n")
    with ExitStack() as stack:
        floor = stack.enter_context(running(HELLO))
        server = stack.enter_context(running())
        ours, hello = Screen(browser), Screen(browser)
        hello.page.goto(floor.url)
        hello.watch()
        warm_up(hello)
        kept = [_tell(ours, hello, server, interviews) for interviews in JOURNALS]
    return all(kept)


def _tell(ours: Screen, hello: Screen, server: Server, interviews: int) -> bool:
    sys.stdout.write(f"{interviews} interviews, {ROUNDS * QUESTIONS} taps of each kind\n")
    found = measure(ours, hello, server, interviews)
    sys.stdout.writelines(map(line, found))
    sys.stdout.flush()
    return all(taps.ratio <= MOST for taps in found)


def main() -> bool:
    """Measure; whether every tap keeps its threshold."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        path = find(playwright)
        if path is None:
            sys.stdout.write("NO BROWSER: THE TAPS WERE NOT MEASURED. `make browser` helps.\n")
            return False
        browser = launch(playwright, path)
        kept = tell(browser)
        browser.close()
    return kept


if __name__ == "__main__":
    sys.exit(not main())
