"""What a visitor of a public deployment does, and what their browser keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from playwright.sync_api import expect

from data.store import SCHEMA
from tests.browser import acts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server

READ = """async ([store]) => {
  if (!(await indexedDB.databases()).some(each => each.name === "afterview")) return [];
  const open = indexedDB.open("afterview");
  await new Promise(done => { open.onsuccess = done; });
  const all = open.result.transaction(store).objectStore(store).getAll();
  await new Promise(done => { all.onsuccess = done; });
  open.result.close();
  return all.result;
}"""
FILL = """async ([records, schema]) => {
  const open = indexedDB.open("afterview", 1);
  open.onupgradeneeded = () => {
    for (const store of ["records", "aside"]) {
      open.result.createObjectStore(store, { keyPath: "id" });
    }
    for (const store of ["former", "about"]) open.result.createObjectStore(store);
  };
  await new Promise(done => { open.onsuccess = done; });
  const work = open.result.transaction(["records", "about"], "readwrite");
  for (const record of records) work.objectStore("records").put(record);
  work.objectStore("about").put(schema, "schema");
  await new Promise(done => { work.oncomplete = done; });
  open.result.close();
}"""

STUFF = """async () => {
  const open = indexedDB.open("stuffing", 1);
  open.onupgradeneeded = () => open.result.createObjectStore("s", { autoIncrement: true });
  await new Promise(done => { open.onsuccess = done; });
  for (const size of [20000, 2000]) {
    for (let kept = true; kept;) {
      const work = open.result.transaction("s", "readwrite");
      work.objectStore("s").add("x".repeat(size));
      kept = await new Promise(done => {
        work.oncomplete = () => done(true);
        work.onabort = () => done(false);
      });
    }
  }
  open.result.close();
}"""
ROOM = 400_000
"""Bytes a browser keeps at most, in the test of a full one."""


def call(page: Page, server: Server, name: str = "today", query: str = "") -> None:
    """Open a page of the public address, and wait until the visitor's own journal is there."""
    page.goto(f"{server.public_url}/{acts.ADDRESSES[name]}{query}")
    acts.settle(page)


def line(page: Page) -> Locator:
    """The line that says where the journal is."""
    return page.locator(".st-key-browser_store .line")


def saved(page: Page) -> None:
    """Wait until the browser itself says that it keeps everything."""
    expect(line(page)).to_have_text("Kept in this browser")


def kept(page: Page, store: str = "records") -> list[dict[str, Any]]:
    """What this browser keeps of the journal."""
    found: list[dict[str, Any]] = page.evaluate(READ, [store])
    return found


def bring(page: Page, server: Server, records: Iterable[object], schema: int = SCHEMA) -> None:
    """Have this browser keep `records`, as after an earlier visit."""
    page.goto(f"{server.public_url}/_stcore/health")
    page.evaluate(FILL, [[msgspec.to_builtins(each) for each in records], schema])


def limit_room(page: Page, server: Server, room: int | None) -> None:
    """Let this browser keep so many bytes of the public address; None lifts the limit."""
    asked = {"origin": server.public_url, **({"quotaSize": room} if room else {})}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", asked)


def stuff(page: Page) -> None:
    """Fill whatever room is left."""
    page.evaluate(STUFF)
