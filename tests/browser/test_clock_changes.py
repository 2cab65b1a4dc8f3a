"""The machine's clock set back and forward under a running server: no word is lost.

The clock is libfaketime's, read anew by the server whenever it asks for the time. Under it a server
now and then takes long over its first page, so these run with `make slow`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState
from tests.browser import acts
from tests.browser.server import Server
from tests.support.page_driver import an_interview, key
from tests.support.skips import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext

    Clock = Callable[[str], None]

pytestmark = pytest.mark.slow
MISSING = (
    "THE TESTS OF A CHANGING CLOCK DID NOT RUN: NO LIBFAKETIME ON THIS MACHINE. "
    "Install it (on Debian: apt install libfaketime)."
)
PLACES = ("/usr/lib/*/faketime/libfaketimeMT.so.1", "/usr/lib*/faketime/libfaketimeMT.so.1")
PATIENCE = 60_000
"""Milliseconds a page may take under that clock."""

BEGIN = "2026-03-28 23:50:00"
JUMPS = (
    ("before the clocks go forward", "2026-03-29 00:59:58"),
    ("after the clocks went forward", "2026-03-29 01:00:02"),
    ("two years back", "2024-03-29 01:00:02"),
    ("before the clocks go back", "2026-10-25 00:59:58"),
    ("after the clocks went back", "2026-10-25 01:00:02"),
    ("the last second of the year", "2026-12-31 23:59:58"),
    ("the first of the next", "2027-01-01 00:00:02"),
    ("a day back over new year", "2026-12-31 00:00:02"),
    ("the day that is not there every year", "2028-02-29 12:00:00"),
)


def find() -> Path:
    """The library that makes up the time."""
    found = [each for pattern in PLACES for each in Path("/").glob(pattern[1:])]
    if not found:
        refuse(MISSING)
    return found[0]


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """Sets the server's clock, in UTC."""
    return lambda moment: _write(tmp_path / "clock", moment)


def _write(file: Path, moment: str) -> None:
    # The clock goes on from the moment it is set.
    beside = file.with_suffix(".new")
    beside.write_text(f"@{moment}\n", encoding="utf-8")
    beside.replace(file)


@pytest.fixture
def server(tmp_path: Path, clock: Clock) -> Iterator[Server]:
    library = find()
    clock(BEGIN)
    settings = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(tmp_path / "clock"),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "TZ": "UTC",
    }
    started = Server(tmp_path / "home", settings=settings)
    started.home.mkdir()
    started.start()
    yield started
    said = started.read_log()
    started.stop()
    assert "Traceback" not in said, said


@pytest.fixture
def page(server: Server, new_context: NewContext) -> Page:  # noqa: ARG001 - it must run
    opened = new_context(timezone_id="Europe/Berlin")
    opened.set_default_timeout(PATIENCE)
    return opened.new_page()


def is_kept(server: Server, words: str) -> bool:
    """Whether the journal on disk has these words."""
    return server.interviews()[0].went_well == words


def test_words_typed_across_every_jump_of_the_clock_are_all_kept(
    page: Page, server: Server, clock: Clock
) -> None:
    started = Evaluation(state=EvaluationState.STARTED, part=1)
    server.fill([an_interview(1, went_well="", evaluation=started)])
    acts.visit(page, server, "evaluate", key(1))
    for words, moment in JUMPS:
        clock(moment)
        page.wait_for_timeout(1500)
        acts.retype(acts.field(page, "What went well?"), words)
        acts.wait_until(page, partial(is_kept, server, words))
        page.reload()
        acts.settle(page)
        expect(acts.field(page, "What went well?")).to_have_value(words)


def test_every_page_opens_though_all_interviews_are_ahead_of_the_clock(
    page: Page, server: Server, clock: Clock
) -> None:
    server.fill([an_interview(n) for n in range(1, 4)])
    clock("2024-02-29 12:00:00")
    page.wait_for_timeout(1500)
    for name in ("today", "interviews", "patterns", "applications", "your_data"):
        acts.visit(page, server, name)
        expect(page.get_by_role("heading").first).to_be_visible()
    assert len(server.interviews()) == 3
