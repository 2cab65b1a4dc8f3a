"""A journal that does not open: said calmly on the screen, and gone on from in one tap."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import acts
from tests.support.page_driver import an_interview, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.server import Server

OLD = 1_728_043_200
"""Noon on 4 October 2024."""


@pytest.fixture
def damaged(server: Server) -> Iterator[bytes]:
    """A journal cut off in the middle, with the version of a day long past beside it."""
    journal = server.home / "journal.json"
    server.fill([an_interview(1)])
    remove_copies(server)
    os.utime(journal, (OLD, OLD))
    server.fill([an_interview(1), an_interview(2)])
    whole = journal.read_bytes()
    cut = whole[:-100]
    journal.write_bytes(cut)
    yield cut
    if journal.read_bytes() == cut:
        # Whatever went wrong here, the next test begins with a journal that opens.
        journal.write_bytes(whole)
    remove_copies(server)


def remove_copies(server: Server) -> None:
    """Leave the journal alone in its folder."""
    for beside in (*server.home.glob("journal.2*"), *server.home.glob("journal.aside*")):
        beside.unlink()


def test_a_damaged_journal_is_gone_on_from_in_one_tap_and_is_itself_kept(
    page: Page, server: Server, damaged: bytes
) -> None:
    page.goto(f"{server.url}/interviews")
    expect(acts.heading(page, "Your journal did not open")).to_be_visible()
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("nothing has been overwritten")
    expect(main).to_contain_text("4 October 2024")
    expect(main).to_contain_text("1 interview")
    acts.press(page, "Go on from this one")
    expect(acts.heading(page, "Interviews")).to_be_visible()
    assert [each.id for each in server.interviews()] == [key(1)]
    assert [each.read_bytes() for each in server.home.glob("journal.aside*")] == [damaged]
