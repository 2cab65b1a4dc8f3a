"""A visitor's words while the connection breaks: what never came is told again, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import acts, visiting
from tests.browser.test_visitors import TYPED, evaluate, half_way, note
from tests.browser.wire import Wire

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.server import Server

LOST = 4
"""Messages of the server that are lost at the least: a run, with the line that tells of it."""


def test_what_was_told_into_a_broken_connection_is_kept_once_it_is_back(
    page: Page, server: Server
) -> None:
    wire = Wire(page)
    visiting.bring(page, server, [half_way()])
    evaluate(page, server)
    wire.losing = True
    acts.type_into(acts.field(page, "What happened?"), TYPED)
    page.keyboard.press("Tab")
    acts.wait_until(page, lambda: wire.lost >= LOST)
    acts.pause_a_second(page)
    assert note(page) == ""
    wire.break_off()
    expect(page.locator(acts.CONNECTED)).to_be_attached(timeout=30_000)
    acts.wait_until(page, lambda: note(page) == TYPED)
    visiting.saved(page)
