"""Every page at two widths, by day and by night, empty and full, as pictures to look at.

Run it: `python -m tests.browser.screenshots [folder]`. Streamlit scrolls a part of the page, so
the window is made as tall as what it holds.
"""

from __future__ import annotations

import datetime as dt
import itertools
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from playwright.sync_api import expect, sync_playwright

from components.shell.navigation import PAGES
from data.catalogue.example import example_records
from data.models import Evaluation, EvaluationState, Interview, Upcoming
from tests.browser import acts
from tests.browser.chromium import find, launch
from tests.browser.server import ROOT, Server
from tests.support.page_driver import NOW, TODAY
from tests.support.store import account_server, postgres

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, BrowserContext, Page

    from data.models import AnyRecord

WIDTHS = (1280, 390)
THEMES = ("light", "dark")
HEIGHT = 900
TALLEST = 12_000
PATIENCE = 60_000
SIGNED_IN = ("today", "your_data")
PARTS = ("went-well", "answers", "around", "crux", "one-change")
CONTENT = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const above = main ? main.getBoundingClientRect().top : 0;
  return Math.ceil(above + (main ? main.scrollHeight : document.body.scrollHeight));
}"""


class Shot(NamedTuple):
    """One picture: its name, the page's address, and what is in the journal."""

    name: str
    address: str
    records: Sequence[AnyRecord]


def shots() -> Iterator[Shot]:
    """Everything worth a picture."""
    records = tuple(example_records(TODAY, NOW))
    latest = max(
        (each for each in records if isinstance(each, Interview)), key=lambda each: each.date
    )
    for entry in PAGES:
        address = acts.ADDRESSES[entry.name]
        yield Shot(f"{entry.name.replace('_', '-')}-empty", address, ())
        yield Shot(f"{entry.name.replace('_', '-')}-full", f"{address}?id={latest.id}", records)
    yield from evaluation_shots(latest, records)
    over = [
        replace(each, date=TODAY - dt.timedelta(days=1)) if isinstance(each, Upcoming) else each
        for each in records
    ]
    yield Shot("next-interview-over", "next_interview", over)


def evaluation_shots(latest: Interview, records: Sequence[AnyRecord]) -> Iterator[Shot]:
    """The evaluation of `latest`: captured, in each part half-way through, and closed."""
    halfway = replace(
        latest,
        questions=tuple(
            replace(each, rating=None, slips=(), note="", better_answer="", what_worked="")
            if place % 2
            else each
            for place, each in enumerate(latest.questions)
        ),
    )
    stages = {"capture": Evaluation()}
    for part, name in enumerate(PARTS, start=1):
        stages[f"{part}-{name}"] = Evaluation(state=EvaluationState.STARTED, part=part, spent=420)
    stages["closed"] = Evaluation(state=EvaluationState.CLOSED, part=5, closed_at=NOW)
    for name, evaluation in stages.items():
        shown = replace(latest if name == "closed" else halfway, evaluation=evaluation)
        others = [shown if each.id == shown.id else each for each in records]
        yield Shot(f"evaluate-{name}", f"evaluate?id={latest.id}", others)


def open_context(browser: Browser, width: int, theme: str) -> BrowserContext:
    """A browser with a screen of this width, by day or by night."""
    return browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if theme == "dark" else "light",
        is_mobile=width == min(WIDTHS),
        timezone_id="Europe/London",
        locale="en-GB",
    )


def take(page: Page, width: int, address: str, path: Path) -> None:
    """One picture of the page at `address`, as tall as its content."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(address)
    acts.settle(page)
    for _ in range(3):
        page.wait_for_timeout(250)
        tall = min(max(page.evaluate(CONTENT), HEIGHT), TALLEST)
        page.set_viewport_size({"width": width, "height": tall})
    page.screenshot(path=path, animations="disabled")


def take_all(browser: Browser, server: Server, folder: Path) -> int:
    """Every picture into `folder`; how many there are."""
    contexts = [(w, t, open_context(browser, w, t)) for w in WIDTHS for t in THEMES]
    pages = [(width, theme, context.new_page()) for width, theme, context in contexts]
    taken = 0
    for shot in shots():
        server.fill(shot.records)
        for width, theme, page in pages:
            picture = folder / f"{shot.name}-{width}-{theme}.png"
            take(page, width, f"{server.url}/{shot.address}", picture)
            taken += 1
    return taken


def take_accounts(browser: Browser, folder: Path) -> int:
    """Signing in, and what is different for whoever has; none on a machine without PostgreSQL."""
    programs = postgres.find()
    if programs is None:
        return 0
    with (
        tempfile.TemporaryDirectory() as home,
        account_server.running(Path(home), programs) as site,
    ):
        for width, theme in itertools.product(WIDTHS, THEMES):
            page = open_context(browser, width, theme).new_page()
            take(page, width, site.server.url, folder / f"sign-in-{width}-{theme}.png")
            acts.press(page, "Sign in")
            page.get_by_role("link", name="Ann").click()
            expect(page.get_by_text("Signed in as Ann")).to_be_visible()
            for name in SIGNED_IN:
                picture = folder / f"signed-in-{name}-{width}-{theme}.png"
                take(page, width, f"{site.server.url}/{acts.ADDRESSES[name]}", picture)
    return len(WIDTHS) * len(THEMES) * (1 + len(SIGNED_IN))


def main(folder: Path = ROOT / "screenshots") -> int:
    """Take them all; how the program ends."""
    folder.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as home:
        path = find(playwright)
        if path is None:
            print("NO BROWSER: NO PICTURE WAS TAKEN. `make browser` fetches one.")  # noqa: T201
            return 1
        browser, server = launch(playwright, path), Server(Path(home), now=NOW.isoformat())
        server.start()
        try:
            taken = take_all(browser, server, folder) + take_accounts(browser, folder)
            print(f"{taken} pictures in {folder}")  # noqa: T201
        finally:
            server.stop()
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
