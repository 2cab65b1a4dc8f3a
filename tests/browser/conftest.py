"""A real server and a real browser, one of each a worker, and a clean journal a test."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import Outside, find, launch
from tests.browser.server import Server
from tests.browser.wire import Wire
from tests.support.skips import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    NewContext = Callable[..., BrowserContext]

MISSING = (
    "THE BROWSER TESTS DID NOT RUN: NO CHROMIUM ON THIS MACHINE. "
    "`make browser` fetches one; until then nothing here is known to work in a browser."
)
WIDE = {"width": 1280, "height": 900}
PATIENCE = 30_000
"""Milliseconds a condition may take on a busy machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once; a machine without one skips loudly, and fails where CI is set."""
    sync_api = pytest.importorskip("playwright.sync_api", reason=MISSING)
    with sync_api.sync_playwright() as playwright:
        path = find(playwright)
        if path is None:
            refuse(MISSING)
        sync_api.expect.set_options(timeout=PATIENCE)
        started = launch(playwright, path)
        yield started
        started.close()


@pytest.fixture(scope="session")
def shared_server(
    browser: Browser,  # noqa: ARG001 - without a browser no server is needed
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    """The worker's one server."""
    started = Server(tmp_path_factory.mktemp("home"))
    started.start()
    yield started
    started.stop()


@pytest.fixture
def server(shared_server: Server) -> Iterator[Server]:
    """The server with an empty journal; afterwards its log must hold no traceback."""
    shared_server.fill()
    before = len(shared_server.read_log())
    yield shared_server
    said = shared_server.read_log()[before:]
    assert "Traceback" not in said, said


@pytest.fixture
def outside() -> Outside:
    """What the browser asked of the world beyond this machine: nothing, at the end of any test."""
    return Outside()


@pytest.fixture
def new_context(browser: Browser, outside: Outside) -> Iterator[NewContext]:
    """Opens further browser contexts: other people's browsers, or the same after it was closed."""
    opened: list[BrowserContext] = []

    def open_context(**options: object) -> BrowserContext:
        context = browser.new_context(**{"viewport": WIDE, **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        outside.watch(context)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()
    assert outside.asked == []


@pytest.fixture
def page(server: Server, new_context: NewContext) -> Iterator[Page]:  # noqa: ARG001 - it must run
    """A new tab on a wide screen; no script of the page may break."""
    opened = new_context().new_page()
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    assert broken == []


@pytest.fixture
def wire(page: Page) -> Wire:
    """The page's connection."""
    return Wire(page)
