"""A journal in the browser that is larger than Streamlit takes at one time opens and is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from playwright.sync_api import expect

from data.store import compress_copy, write_export
from tests.browser import acts, visiting
from tests.browser.test_nothing_lost import ID, half_way
from tests.support.page_driver import a_question, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from data.models import Interview
    from tests.browser.server import Server

LARGE = 30_000_000
"""Bytes; Streamlit closes a connection on which 25,000,000 are sent at one time."""

TEXT = "ä😀“" + "a long note about how it went, word for word. " * 300
SIZE = """async () => {
  const open = indexedDB.open("afterview");
  await new Promise(done => { open.onsuccess = done; });
  const all = open.result.transaction("records").objectStore("records").getAll();
  await new Promise(done => { all.onsuccess = done; });
  open.result.close();
  const one = all.result.find(each => each.id === "%s");
  return [new Blob([JSON.stringify(all.result)]).size, all.result.length, one?.questions[0].note];
}"""


def large() -> list[Interview]:
    """As many interviews as that takes, one of them in the middle of its half hour."""
    one = an_interview(1)
    asked = tuple(replace(each, note=TEXT) for each in one.questions)
    number = LARGE // (len(asked) * len(TEXT.encode())) + 1
    others = (
        replace(
            one,
            id=key(each),
            rev="a" * 32,
            questions=tuple(replace(q, id=key(10_000 * each + n)) for n, q in enumerate(asked)),
        )
        for each in range(2, number + 2)
    )
    return [half_way(questions=(a_question(1, 0, 2),), rev="b" * 32), *others]


def test_a_journal_of_thirty_million_bytes_opens_and_a_change_outlives_a_reload(
    page: Page, server: Server
) -> None:
    journal = large()
    visiting.bring(page, server, journal)
    size, number, _ = page.evaluate(SIZE % ID)
    assert size > LARGE
    page.goto(f"{server.public_url}/evaluate?id={ID}")
    expect(acts.heading(page, "Half an hour")).to_be_visible(timeout=120_000)
    acts.settle(page)
    acts.open_card(page)
    acts.retype(acts.field(page, "What happened?"), "written in a large journal")
    acts.wait_until(page, lambda: page.evaluate(SIZE % ID)[2] == "written in a large journal")
    visiting.saved(page)
    page.reload()
    expect(acts.heading(page, "Half an hour")).to_be_visible(timeout=120_000)
    acts.settle(page)
    acts.open_card(page)
    expect(acts.field(page, "What happened?")).to_have_value("written in a large journal")
    assert page.evaluate(SIZE % ID)[1] == number


def test_a_packed_copy_of_a_large_journal_is_brought_into_a_browser_and_kept(
    page: Page, server: Server
) -> None:
    journal = large()
    visiting.call(page, server, "your_data")
    packed = compress_copy(write_export(journal))
    copy = {"name": "copy.json.gz", "mimeType": "application/gzip", "buffer": packed}
    page.locator('input[type="file"]').set_input_files(copy)  # type: ignore[arg-type]
    acts.button(page, "Add what is new").click(timeout=120_000)
    expect(acts.button(page, "Undo")).to_be_visible(timeout=120_000)
    acts.wait_until(page, lambda: page.evaluate(SIZE % ID)[1] >= len(journal))
    expect(visiting.line(page)).to_have_text("Kept in this browser", timeout=120_000)
    page.reload()
    expect(page.get_by_text(f"{len(journal)} interviews")).to_be_visible(timeout=120_000)
