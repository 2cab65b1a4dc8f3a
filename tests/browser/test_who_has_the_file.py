"""Which browser on this machine has the file, by the address it typed and the link it opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.storage import access_key
from tests.browser import acts
from tests.browser.server import Server
from tests.support.page_driver import many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext


@pytest.mark.parametrize("name", ["localhost.", "127.1", "0.0.0.0", "0x7f.1"])  # noqa: S104
def test_this_machine_typed_another_way_leads_to_the_same_journal(
    page: Page, server: Server, name: str
) -> None:
    server.fill(many(2))
    page.goto(f"http://{name}:{server.port}/your_data")
    acts.settle(page)
    expect(page.get_by_text(str(server.home))).to_be_visible()
    # `127.1` a browser itself takes for 127.0.0.1, which is this machine's own name already.
    assert page.url in {
        f"http://{each}:{server.port}/your_data" for each in ("localhost", "127.0.0.1")
    }


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Server]:
    """A server that asks for the key."""
    server = Server(tmp_path, settings={"AFTERVIEW_KEY": "on"})
    server.start()
    yield server
    server.stop()


def test_a_browser_without_the_link_is_told_where_it_is_and_one_with_it_stays_in(
    new_context: NewContext, locked: Server
) -> None:
    locked.fill(many(2))
    page = new_context().new_page()
    page.goto(f"{locked.url}/your_data")
    expect(page.get_by_role("heading")).to_have_text("Open your journal with its link")
    link = (locked.home / access_key.FILE).read_text("utf-8").strip()
    page.goto(link)
    acts.settle(page)
    assert page.url == f"{locked.url}/"
    assert "afterview_key" not in page.evaluate("document.cookie")
    acts.visit(page, locked, "your_data")
    expect(page.get_by_text(str(locked.home))).to_be_visible()
    kept = page.context.cookies()
    mine = next(each for each in kept if each["name"].startswith("afterview_key"))
    assert (mine["httpOnly"], mine["sameSite"], mine["path"]) == (True, "Strict", "/")
