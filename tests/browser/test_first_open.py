"""Every page, opened first on a server that has shown nothing yet: as a bookmark does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.shell.navigation import PAGES
from tests.browser import acts
from tests.browser.server import Server

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import NewContext


@pytest.mark.parametrize("name", ["pocket_card", "your_data", "patterns"])
def test_a_bookmark_opens_its_page_on_a_server_that_has_shown_nothing_yet(
    name: str, new_context: NewContext, tmp_path: Path
) -> None:
    fresh = Server(tmp_path)
    fresh.start()
    try:
        page = new_context().new_page()
        acts.visit(page, fresh, name)
        expect(page.get_by_text("Page not found")).to_have_count(0)
        title = next(entry.title for entry in PAGES if entry.name == name)
        expect(acts.heading(page, title)).to_be_visible()
        expect(page.get_by_test_id("stTopNavLink").first).to_contain_text("Today")
    finally:
        fresh.stop()
