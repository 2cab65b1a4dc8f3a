"""What stands in a field when the server dies is in the journal once there is a server again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import SETTINGS_ID, Settings
from tests.browser import acts
from tests.browser.test_nothing_lost import ID, asked, half_way
from tests.support.page_driver import NOW, a_question

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server

PAUSES = (0, 50, 100, 150, 200, 300, 420)
"""Milliseconds between the last stroke and the end of the server."""


def die(page: Page, server: Server, pause: int, meanwhile: Callable[[], object] = int) -> None:
    """The server is killed so long after the last stroke, and started again."""
    page.wait_for_timeout(pause)
    server.kill()
    expect(page.locator(acts.CONNECTED)).to_have_count(0)
    meanwhile()
    server.start()
    expect(page.locator(acts.CONNECTED)).to_be_attached(timeout=30_000)
    acts.settle(page)


def settings(server: Server) -> Settings:
    """The settings, as they are on disk."""
    kept = server.journal().all(Settings)
    return kept[0] if kept else Settings(id=SETTINGS_ID, created=NOW, updated=NOW)


def test_what_was_typed_in_the_moment_the_server_died_is_handed_over_again(
    page: Page, server: Server
) -> None:
    acts.visit(page, server, "your_data")
    label = "The name under your letters"
    for pause in PAUSES:
        typed = f"Zoë, {pause} ms before"
        acts.retype(acts.field(page, label), typed)
        die(page, server, pause)
        acts.wait_until(page, lambda: settings(server).signature == typed)  # noqa: B023 - at once
        expect(acts.field(page, label)).to_have_value(typed)
        assert settings(server).aside == ()


@pytest.mark.parametrize("pause", [0, 150, 420])
def test_where_its_field_is_not_open_any_more_it_is_kept_apart_and_shown(
    page: Page, server: Server, pause: int
) -> None:
    server.fill([half_way(questions=(a_question(1, 0, 2),))])
    acts.visit(page, server, "evaluate", ID)
    acts.open_card(page)
    acts.retype(acts.field(page, "What happened?"), "typed just before")
    die(page, server, pause)
    box = page.locator(".st-key-cut-off")
    acts.wait_until(page, lambda: is_kept(server, box))


def is_kept(server: Server, box: Locator) -> bool:
    """Whether the words are in the journal, in their place or apart, and can be read."""
    if asked(server).note == "typed just before":
        return True
    apart = [each.text for each in settings(server).aside]
    return apart == ["What happened?\ntyped just before"] and box.is_visible()


def test_what_was_saved_before_the_server_died_is_not_called_unsaved(
    page: Page, server: Server
) -> None:
    server.fill([half_way(questions=(a_question(1, 0, 2),))])
    acts.visit(page, server, "evaluate", ID)
    acts.open_card(page)
    acts.retype(acts.field(page, "What happened?"), "typed just before")
    acts.wait_until(page, lambda: asked(server).note == "typed just before")
    die(page, server, 0)
    page.wait_for_timeout(5000)
    expect(page.locator(".st-key-cut-off")).to_have_count(0)
    assert server.journal().all(Settings) == ()


def test_what_another_window_wrote_meanwhile_stays_before_it(page: Page, server: Server) -> None:
    server.fill()
    acts.visit(page, server, "your_data")
    label = "The name under your letters"
    acts.retype(acts.field(page, label), "Mine")

    def write_elsewhere() -> None:
        server.journal().load([replace(settings(server), signature="Theirs")])

    die(page, server, 0, write_elsewhere)
    acts.wait_until(page, lambda: settings(server).signature == "Theirs; Mine")
