"""What a person wrote is in their journal and on their screen: in no log, address or title."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from playwright.sync_api import expect

from data.store.local.file_format import decode_journal, encode_journal
from tests.browser import acts
from tests.browser.server import Server
from tests.support.full_journal import ID, MARK, marked, whole_journal

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Request

    from tests.browser.conftest import NewContext

TYPED = "zebra-and-violin"
BROKEN = '{"afterview": {"schema": 5, "kind": "export"}, "records": [{"kind": "worry", "%s": 1}]}'


def test_no_page_leaves_a_trace_of_what_was_written(page: Page, server: Server) -> None:
    server.fill([marked(record) for record in whole_journal()])
    seen: list[str] = []

    def note(request: Request) -> None:
        seen.append(request.url)

    page.on("request", note)
    for name in acts.ADDRESSES:
        acts.visit(page, server, name, ID)
        seen += [page.url, page.title()]
    write_and_leave(page, server)
    seen += [page.url, page.title()]
    bring_something_broken(page, server)
    said = [unquote_plus(each) for each in seen] + [server.read_log()]
    for secret in (MARK.strip(), MARK.strip().replace(" ", "-"), TYPED):
        assert [each for each in said if secret in each] == []


def write_and_leave(page: Page, server: Server) -> None:
    """Write in a field, look for it, and have the journal replaced meanwhile."""
    acts.visit(page, server, "evaluate", ID)
    acts.retype(acts.field(page, "What went well?"), TYPED)
    acts.wait_until(page, lambda: server.interviews()[0].went_well == TYPED)
    server.fill()
    acts.type_into(acts.field(page, "What went well?"), f" {TYPED}")
    expect(page.get_by_text("was removed in another window")).to_be_visible()


def bring_something_broken(page: Page, server: Server) -> None:
    """Bring in files that cannot be taken, each with words of a person in it."""
    acts.visit(page, server, "your_data")
    for content in (BROKEN % TYPED, json.dumps({TYPED: 1}), f"{TYPED}: ["):
        page.locator('input[type="file"]').first.set_input_files(
            {
                "name": "afterview.json",
                "mimeType": "application/json",
                "buffer": content.encode(),
            }
        )
        expect(page.get_by_text("Nothing here was changed.")).to_be_visible()
        page.reload()
        acts.settle(page)


def test_a_journal_that_is_damaged_under_an_open_page_leaves_no_word_in_the_log(
    new_context: NewContext, tmp_path: Path
) -> None:
    server = Server(tmp_path)
    server.start()
    try:
        page = new_context().new_page()
        server.fill([marked(record) for record in whole_journal()])
        acts.visit(page, server, "your_data")
        damage(server)
        acts.press(page, "Export everything")
        expect(page.get_by_text("Failed to generate file")).to_be_visible()
        acts.visit(page, server, "interviews")
        expect(acts.heading(page, "Your journal did not open")).to_be_visible()
        said = server.read_log()
    finally:
        server.stop()
    # Streamlit notes that there was no file to hand over, and what our error says of it.
    assert "the journal cannot be verified" in said
    for secret in (MARK.strip(), TYPED):
        assert secret not in said


def damage(server: Server) -> None:
    """Have a choice of the journal be words, in a file whose checksum is right."""
    path = server.home / "journal.json"
    _, tables = decode_journal(path.read_bytes())
    for document in tables["interview"].values():
        document["stage"] = TYPED
    path.write_bytes(encode_journal(tables))


def test_a_file_is_taken_from_the_page_alone(server: Server) -> None:
    ask = http.client.HTTPConnection("localhost", server.port, timeout=20)
    ask.request("PUT", "/_stcore/upload_file/session/file", b"x", {"Origin": "https://x.test"})
    assert ask.getresponse().status == http.client.FORBIDDEN
    ask.close()
