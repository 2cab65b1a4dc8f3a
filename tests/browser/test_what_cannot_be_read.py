"""A visitor's journal of which nothing, or not all, can be read: taken out, or forgotten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import acts, visiting
from tests.support.page_driver import an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.server import Server

ODD = {"id": key(7), "kind": "interview", "rev": "r", "company": ["<script>"]}
FOREIGN = """async ([version, store]) => {
  const open = indexedDB.open("afterview", version);
  open.onupgradeneeded = () => open.result.createObjectStore(store);
  await new Promise(done => { open.onsuccess = done; });
  const work = open.result.transaction(store, "readwrite");
  const row = { big: 12345678901234567890n, when: new Map([["then", 1]]), said: "Why us?" };
  row.itself = row;
  work.objectStore(store).put({ big: row.big, when: row.when, said: row.said }, 5);
  work.objectStore(store).put(row, 6);
  await new Promise(done => { work.oncomplete = done; });
  open.result.close();
}"""
ODD_ROWS = """async () => {
  const open = indexedDB.open("afterview", 1);
  await new Promise(done => { open.onsuccess = done; });
  const work = open.result.transaction(["records", "aside"], "readwrite");
  work.objectStore("records").put({ id: 5, big: 7n });
  work.objectStore("aside").put({ id: 6, doc: null });
  await new Promise(done => { work.oncomplete = done; });
  open.result.close();
}"""
STORES = """async () => {
  const open = indexedDB.open("afterview");
  await new Promise(done => { open.onsuccess = done; });
  const found = [...open.result.objectStoreNames];
  open.result.close();
  return found;
}"""


def take_out(page: Page) -> dict[str, Any]:
    """Download what the browser keeps, and see that nothing is asked of the server for it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_download() as download:
        acts.press(page, "Download what is kept here")
    expect(page.get_by_text("It is with your downloads.")).to_be_visible()
    assert [each for each in asked if not each.startswith("blob:")] == []
    assert download.value.suggested_filename.startswith("afterview-browser-")
    found: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return found


def forget(page: Page) -> None:
    """Have the browser forget, with the word typed that it asks for."""
    acts.press(page, "Forget what this browser keeps")
    acts.field(page, "Type “erase” to go ahead").fill("erase")
    acts.press(page, "Yes, forget it for good")
    expect(acts.button(page, "Log an interview")).to_be_visible()


def test_what_cannot_be_read_is_taken_out_as_it_is_and_then_forgotten(
    page: Page, server: Server
) -> None:
    visiting.bring(page, server, [ODD])
    other = page.context.new_page()
    visiting.call(other, server)
    visiting.call(page, server)
    expect(acts.heading(page, "Your journal did not open")).to_be_visible()
    expect(visiting.line(page)).to_be_empty()
    taken = take_out(page)
    assert taken["records"] == [{"key": key(7), "value": ODD}]
    assert taken["about"] == [{"key": "schema", "value": 5}]
    assert visiting.kept(page) == [ODD]
    forget(page)
    assert visiting.kept(page) == []
    acts.press(page, "Log an interview")
    expect(acts.heading(page, "Before it fades")).to_be_visible()
    acts.wait_until(page, lambda: len(visiting.kept(page)) == 1)
    visiting.call(page, server)
    expect(acts.heading(page, "Your journal did not open")).to_have_count(0)
    assert len(visiting.kept(page)) == 1


@pytest.mark.parametrize(
    "version, title",
    [(2, "Your journal needs a newer Afterview"), (1, "Your journal did not open")],
)
def test_a_database_of_another_shape_is_taken_out_and_begun_anew(
    page: Page, server: Server, version: int, title: str
) -> None:
    page.goto(f"{server.public_url}/_stcore/health")
    page.evaluate(FOREIGN, [version, "poems"])
    visiting.call(page, server)
    expect(acts.heading(page, title)).to_be_visible()
    one, two = take_out(page)["poems"]
    assert (one["key"], one["value"]["said"]) == (5, "Why us?")
    assert one["value"]["big"] == "12345678901234567890"
    assert two["key"] == "6"
    assert page.evaluate(STORES) == ["poems"]
    forget(page)
    assert page.evaluate(STORES) == ["about", "aside", "former", "records"]


def test_what_can_be_read_opens_and_the_rest_stays_as_it_is(page: Page, server: Server) -> None:
    visiting.bring(page, server, [an_interview(1, rev="r0"), ODD])
    page.evaluate(ODD_ROWS)
    visiting.call(page, server)
    expect(page.get_by_text("Your journal has 3 parts that could not be read.")).to_be_visible()
    taken = take_out(page)
    assert len(taken["records"]) == 3
    assert {"key": 5, "value": {"id": 5, "big": "7"}} in taken["records"]
    acts.press(page, "Leave it for now")
    expect(page.get_by_text("could not be read")).to_have_count(0)
    acts.press(page, "Log an interview")
    expect(acts.heading(page, "Before it fades")).to_be_visible()
    acts.wait_until(page, lambda: len(visiting.kept(page)) == 4)
    assert ODD in visiting.kept(page)


def clear_site(page: Page, server: Server) -> None:
    """Have the browser clear what it keeps for this site, as in its settings."""
    asked = {"origin": server.public_url, "storageTypes": "indexeddb"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", asked)


def test_what_the_browser_cleared_under_an_open_page_is_still_there_and_kept_again_if_wanted(
    page: Page, server: Server
) -> None:
    visiting.bring(page, server, [an_interview(1, rev="r0"), an_interview(2, rev="r0")])
    other = page.context.new_page()
    visiting.call(other, server, "interviews")
    visiting.call(page, server, "interviews")
    before = visiting.kept(page)
    clear_site(page, server)
    expect(page.get_by_text("This browser does not keep your journal any more")).to_be_visible()
    expect(page.get_by_text("Larkspur").first).to_be_visible()
    expect(visiting.line(page)).to_have_text("Not kept yet")
    with page.expect_download() as download:
        acts.press(page, "Take a copy")
    assert key(2) in download.value.path().read_text(encoding="utf-8")
    assert visiting.kept(page) == []
    acts.press(page, "Keep it here again")
    for tab in (page, other):
        visiting.saved(tab)
        expect(tab.get_by_text("does not keep your journal any more")).to_have_count(0)
        expect(tab.get_by_text("Larkspur").first).to_be_visible()
    assert [each for each in visiting.kept(page) if each["kind"] == "interview"] == before
