"""Words torn up while the server is away, or after they were sent, are in no journal."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from data.models import CheckIn
from tests.browser import acts
from tests.browser.test_breathe import VENTED, Frames, paper
from tests.browser.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.server import Server

NEVER_SENT = "Torn up. Nobody has it"
RECALLING = "Torn up here."
IN_TIME = "Torn up. Nothing of it had reached your journal"
TAKEN_OUT = "Torn up. It had reached your journal and was taken out again."


@contextmanager
def held_up(server: Server) -> Iterator[None]:
    """The server stands still: what is sent to it waits, and arrives afterwards."""
    os.kill(server.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server.pid, signal.SIGCONT)


def vent(page: Page, server: Server) -> None:
    """Write on the paper, nothing chosen yet."""
    acts.visit(page, server, "breathe")
    paper(page).fill(VENTED)


def words(server: Server) -> list[str]:
    """What the journal holds of them."""
    return [each.words for each in server.journal().all(CheckIn)]


def test_what_is_torn_up_while_the_server_stands_still_never_left_the_browser(
    page: Page, server: Server
) -> None:
    frames = Frames(page)
    vent(page, server)
    with held_up(server):
        acts.press(page, "Keep it")
        acts.pause_a_second(page)
        acts.press(page, "Tear it up")
        expect(page.get_by_text(NEVER_SENT)).to_be_visible()
    acts.settle(page)
    acts.pause_a_second(page)
    assert words(server) == []
    assert frames.sent
    assert not frames.hold("Quibble")


def test_what_is_torn_up_while_the_connection_is_cut_is_not_in_the_journal_afterwards(
    page: Page, server: Server
) -> None:
    wire = Wire(page)
    vent(page, server)
    server.kill()
    wire.break_off()
    expect(page.locator(acts.CONNECTED)).to_have_count(0)
    acts.press(page, "Keep it")
    acts.press(page, "Tear it up")
    expect(page.get_by_text(NEVER_SENT)).to_be_visible()
    server.start()
    expect(page.locator(acts.CONNECTED)).to_be_attached(timeout=30_000)
    acts.settle(page)
    acts.pause_a_second(page)
    assert words(server) == []


def keep_unanswered(page: Page, server: Server) -> Wire:
    """Keep what was vented: it reaches the journal, and the browser does not hear of it."""
    wire = Wire(page)
    vent(page, server)
    wire.hold_answers_to("keep")
    acts.press(page, "Keep it")
    acts.wait_until(page, lambda: words(server) == [VENTED])
    return wire


def test_what_was_sent_and_reached_the_journal_is_taken_out_and_said_to_be(
    page: Page, server: Server
) -> None:
    wire = keep_unanswered(page, server)
    acts.press(page, "Tear it up")
    expect(page.get_by_text(RECALLING)).to_be_visible()
    expect(page.get_by_text(NEVER_SENT)).to_have_count(0)
    wire.break_off()
    expect(page.locator(acts.CONNECTED)).to_be_attached(timeout=30_000)
    expect(page.get_by_text(TAKEN_OUT)).to_be_visible(timeout=30_000)
    assert words(server) == []


def test_what_was_sent_to_a_server_that_died_is_taken_out_by_the_next_one(
    page: Page, server: Server
) -> None:
    wire = keep_unanswered(page, server)
    server.kill()
    acts.press(page, "Tear it up")
    expect(page.get_by_text(RECALLING)).to_be_visible()
    wire.losing = False
    server.start()
    expect(page.locator(acts.CONNECTED)).to_be_attached(timeout=30_000)
    expect(page.get_by_text(TAKEN_OUT)).to_be_visible(timeout=30_000)
    assert words(server) == []


def test_what_is_kept_is_kept_once_and_leaves_the_paper(page: Page, server: Server) -> None:
    vent(page, server)
    acts.press(page, "Keep it")
    expect(page.get_by_text("Kept, under your kept words below.")).to_be_visible()
    assert words(server) == [VENTED]
    expect(paper(page)).to_have_value("")
