"""The browser's own code against the pretended browser: the same words, the same journal kept."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

import components.browser_store
from components.shell.visitor import OPEN, Session
from data.models import Worry
from tests.browser import visiting
from tests.pretend_browser import PretendBrowser, PretendTab
from tests.store_samples import a_worry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

    from tests.browser.server import Server

SCRIPT = Path(components.browser_store.__file__).with_name("browser_store.js")
STEPS = 60
HOST = """async ([source]) => {
  const blob = new Blob([source], { type: "text/javascript" });
  const module = await import(URL.createObjectURL(blob));
  const root = document.createElement("div");
  window.afterview = async (words) => {
    const data = { ...words, main: true, shown: true };
    module.default({ parentElement: root, data, setTriggerValue: () => {} });
    const keeper = globalThis[Symbol.for("afterview.keeper")];
    if (words.soon) return;
    await keeper.work;
    keeper.acknowledge(0);
    return { visit: keeper.visit, replies: keeper.out };
  };
}"""
WRITE = """async ([record]) => {
  const open = indexedDB.open("afterview");
  await new Promise(done => { open.onsuccess = done; });
  const work = open.result.transaction("records", "readwrite");
  work.objectStore("records").put(record);
  await new Promise(done => { work.oncomplete = done; });
  open.result.close();
}"""


HOLD = """async ([pause]) => {
  const open = indexedDB.open("afterview");
  await new Promise(done => { open.onsuccess = done; });
  const store = open.result.transaction("records", "readwrite").objectStore("records");
  const end = Date.now() + pause;
  const again = () => { if (Date.now() < end) store.get("none").onsuccess = again; };
  again();
}"""
STATE = """() => {
  const keeper = globalThis[Symbol.for("afterview.keeper")];
  return keeper.work.then(() => ({ out: keeper.out, done: keeper.done, taken: keeper.taken }));
}"""
PAUSE = 1_000
"""Milliseconds; longer than the browser waits before it acknowledges what it kept."""


def load_script(page: Page, server: Server) -> None:
    """A bare page of the public address with the browser's own code."""
    page.goto(f"{server.public_url}/_stcore/health")
    page.evaluate(HOST, [SCRIPT.read_text(encoding="utf-8")])


def tell(page: Page, session: Session) -> Any:  # noqa: ANN401 - whatever a browser may say
    """Tell the browser what the session says, and have it take its time; what it then says."""
    return page.evaluate("words => afterview(words)", session.words())


def begin(page: Page) -> Session:
    """A visit whose journal this browser has handed over."""
    session = Session()
    session.hear(tell(page, session))
    assert session.standing == OPEN
    return session


def by_id(documents: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Documents by their id."""
    return {str(each["id"]): each for each in documents}


def change_something(
    session: Session, page: Page, pretended: PretendBrowser, dice: random.Random
) -> None:
    """One thing a person may do, here or in a tab that says nothing."""
    journal, number = session.journal, dice.randrange(6)
    kept = journal.all(Worry)
    act = dice.choice(("put", "put", "edit", "edit", "drop", "elsewhere", "elsewhere", "wipe"))
    if act == "put":
        journal.load([a_worry(number, f"text {dice.random()}")])
    elif act == "edit" and kept:
        one = dice.choice(kept)
        journal.load([a_worry(int(one.id, 16), f"edited {dice.random()}")])
    elif act == "drop" and kept:
        journal.drop(dice.choice(kept))
    elif act == "elsewhere" and pretended.records:
        key = dice.choice(sorted(pretended.records))
        record = {**pretended.records[key], "rev": f"r{dice.random()}", "text": "elsewhere"}
        pretended.records[key] = record
        page.evaluate(WRITE, [record])
    elif act == "wipe" and dice.random() < 0.2:
        journal.wipe()


def test_whatever_is_done_both_keep_the_same(page: Page, server: Server) -> None:
    dice = random.Random(7)  # noqa: S311 - the same at every run, on purpose
    load_script(page, server)
    pretended, session = PretendBrowser(), Session()
    tab, clashes = PretendTab(pretended), 0
    for _ in range(STEPS):
        words = session.words()
        answers = page.evaluate("words => afterview(words)", words)
        tab.listen(words)
        assert by_id(visiting.kept(page)) == pretended.records
        clashes += any(each["type"] == "clashed" for each in answers["replies"])
        if dice.random() < 0.7:
            session.hear(answers)
        if session.standing == OPEN:
            change_something(session, page, pretended, dice)
    assert clashes
    rows = visiting.kept(page, "aside")
    aside = {each["id"]: {"mine": each["doc"], "kept": each["kept"]} for each in rows}
    assert aside == pretended.aside


def test_a_visit_that_begins_while_the_last_one_is_being_saved_hears_nothing_of_it(
    page: Page, server: Server
) -> None:
    load_script(page, server)
    first = begin(page)
    first.journal.put(a_worry(1, "of the first"))
    page.evaluate(HOLD, [PAUSE])
    page.evaluate("words => afterview(words)", {**first.words(), "soon": True})
    session = Session()
    page.evaluate("words => afterview(words)", {**session.words(), "soon": True})
    page.wait_for_timeout(PAUSE)
    state = page.evaluate(STATE)
    assert [(each["n"], each["type"]) for each in state["out"]] == [(1, "opened")]
    assert (state["done"], state["taken"]) == (0, 0)
    session.hear(tell(page, session))
    session.journal.put(a_worry(2, "of the second"))
    tell(page, session)
    assert {each["text"] for each in visiting.kept(page)} == {"of the first", "of the second"}


def test_an_acknowledgement_that_waits_is_not_said_to_the_next_visit(
    page: Page, server: Server
) -> None:
    load_script(page, server)
    first = begin(page)
    first.journal.put(a_worry(1))
    page.evaluate("words => afterview(words)", {**first.words(), "soon": True})
    page.evaluate(STATE)
    page.evaluate("words => afterview(words)", {**Session().words(), "soon": True})
    page.wait_for_timeout(PAUSE)
    assert [each["type"] for each in page.evaluate(STATE)["out"]] == ["opened"]


REFUSE = """async () => {
  const open = indexedDB.open("afterview", 1);
  open.onupgradeneeded = () => {
    const records = open.result.createObjectStore("records", { keyPath: "id" });
    records.createIndex("once", "text", { unique: true });
    open.result.createObjectStore("aside", { keyPath: "id" });
    for (const store of ["former", "about"]) open.result.createObjectStore(store);
  };
  await new Promise(done => { open.onsuccess = done; });
  open.result.close();
}"""


def test_what_the_browser_could_not_write_is_not_said_to_be_kept(
    page: Page, server: Server
) -> None:
    load_script(page, server)
    page.evaluate(REFUSE)
    session = begin(page)
    session.journal.load([a_worry(1, "the same"), a_worry(2, "the same")])
    session.hear(tell(page, session))
    assert visiting.kept(page) == []
    assert session.journal.trouble == "other"
    assert len(session.words()["post"]) == 2
    one, _ = session.journal.all(Worry)
    session.journal.put(replace(one, text="another"))
    session.hear(tell(page, session))
    assert len(visiting.kept(page)) == 2
    assert (session.journal.trouble, session.words()["post"]) == ("", [])


@pytest.mark.parametrize(
    "error, what",
    [
        ("QuotaExceededError", "full"),
        ("UnknownError", "full"),
        ("SecurityError", "denied"),
        ("InvalidStateError", "denied"),
    ],
)
def test_a_full_browser_is_told_from_one_that_may_keep_nothing(
    page: Page, server: Server, error: str, what: str
) -> None:
    load_script(page, server)
    page.evaluate(
        "name => { indexedDB.open = () => { throw new DOMException('', name); }; }", error
    )
    (said,) = tell(page, Session())["replies"][:1]
    assert (said["type"], said["what"]) == ("trouble", what)
