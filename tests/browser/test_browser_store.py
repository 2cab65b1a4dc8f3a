"""The browser's own code against the pretended browser: the same words, the same journal kept."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from components.storage.browser_bridge import SCRIPT
from components.storage.browser_session import OPEN, Session
from data.models import Worry
from tests.browser import visiting
from tests.support.store.pretend_browser import PretendBrowser, PretendTab
from tests.support.store.record_samples import a_worry, key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

    from tests.browser.server import Server

STEPS = 60
HOST = """async ([source]) => {
  const blob = new Blob([source], { type: "text/javascript" });
  const module = await import(URL.createObjectURL(blob));
  const roots = {};
  window.said = [];
  const setTriggerValue = (_, answer) => window.said.push(answer);
  window.afterview = async ({ line = "main", ...words }) => {
    const data = { code: "of today", ...words, main: line === "main", shown: true };
    const root = (roots[line] ??= document.createElement("div"));
    module.default({ parentElement: root, data, setTriggerValue });
    const keeper = globalThis[Symbol.for("afterview.keeper")];
    if (words.soon) return;
    await keeper.work;
    keeper.acknowledge(0);
    return { visit: keeper.talk.visit, replies: keeper.talk.out };
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
FOLLOW = """() => {
  const keeper = globalThis[Symbol.for("afterview.keeper")];
  return keeper.queue(() => keeper.follow());
}"""
STATE = """() => {
  const keeper = globalThis[Symbol.for("afterview.keeper")];
  return keeper.work.then(() => keeper.talk);
}"""
APP = """state => {
  const app = document.querySelector("[data-testid=stApp]") ?? document.createElement("div");
  Object.assign(app.dataset, { testid: "stApp", testScriptState: state });
  document.body.append(app);
}"""
PAUSE = 1_000
"""Milliseconds; longer than the browser waits before it acknowledges what it kept."""


def load_script(page: Page, server: Server) -> None:
    """A bare page of the public address with the browser's own code."""
    page.goto(f"{server.public_url}/_stcore/health")
    page.evaluate(HOST, [SCRIPT])


def tell(page: Page, session: Session) -> Any:  # noqa: ANN401 - whatever a browser may say
    """Tell the browser what the session says, and have it take its time; what it then says."""
    return page.evaluate("words => afterview(words)", session.words())


def begin(page: Page) -> Session:
    """A visit whose journal this browser has handed over."""
    session = Session()
    session.hear(tell(page, session))
    assert session.standing == OPEN
    return session


def leave_unkept(page: Page) -> None:
    """A visit of which two changes have come, and neither is kept yet."""
    visit = begin(page)
    page.evaluate(HOLD, [PAUSE])
    for number, text in enumerate(("under way", "behind it"), 1):
        visit.journal.put(a_worry(number, text))
        page.evaluate("words => afterview(words)", {**visit.words(), "soon": True})


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
    assert (state["done"], state["got"]) == (0, 0)
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


@pytest.mark.parametrize("under_way", ["rerunRequested", "running"])
def test_nothing_is_answered_while_the_app_is_on_its_way_to_another_page(
    page: Page, server: Server, under_way: str
) -> None:
    load_script(page, server)
    session = begin(page)
    page.evaluate(APP, under_way)
    before = page.evaluate("() => window.said.length")
    session.journal.put(a_worry(1, "kept meanwhile"))
    tell(page, session)
    page.wait_for_timeout(PAUSE)
    assert [each["text"] for each in visiting.kept(page)] == ["kept meanwhile"]
    assert page.evaluate("() => window.said.length") == before
    page.evaluate(APP, "notRunning")
    page.wait_for_function("before => window.said.length > before", arg=before)
    session.hear(page.evaluate("() => window.said.at(-1)"))
    assert session.journal.outbox.empty


@pytest.mark.parametrize("step", ["click", "keydown", "popstate"])
def test_nothing_is_answered_in_the_moment_of_a_tap_or_of_a_step_back(
    page: Page, server: Server, step: str
) -> None:
    load_script(page, server)
    session = begin(page)
    session.journal.put(a_worry(1))
    tell(page, session)
    before = page.evaluate(
        """step => {
          const before = window.said.length;
          window.dispatchEvent(new Event(step));
          globalThis[Symbol.for("afterview.keeper")].say();
          return [before, window.said.length];
        }""",
        step,
    )
    assert before[0] == before[1]
    page.wait_for_function("before => window.said.length > before", arg=before[0])


def test_whatever_order_the_lines_of_a_page_come_in_the_newest_words_stay(
    page: Page, server: Server
) -> None:
    load_script(page, server)
    session = begin(page)
    session.journal.put(a_worry(1, "at first"))
    early = {**session.words(), "line": "a part"}
    session.journal.put(replace(session.journal.all(Worry)[0], text="by now"))
    session.journal.put(a_worry(2, "another"))
    page.evaluate("words => afterview(words)", {**session.words(), "soon": True})
    page.evaluate("words => afterview(words)", {**early, "soon": True})
    page.evaluate(STATE)
    assert {each["text"] for each in visiting.kept(page)} == {"by now", "another"}
    session.hear(tell(page, session))
    page.evaluate("words => afterview(words)", {**early, "soon": True})
    state = page.evaluate(STATE)
    assert {each["text"] for each in visiting.kept(page)} == {"by now", "another"}
    assert [each["type"] for each in state["out"]] == ["kept"]
    assert session.journal.outbox.empty


def test_words_that_never_came_are_asked_for_and_kept(page: Page, server: Server) -> None:
    load_script(page, server)
    session = begin(page)
    session.journal.put(a_worry(1, "said while the connection broke"))
    session.words()
    session.journal.put(a_worry(2, "said after"))
    tell(page, session)
    page.wait_for_timeout(PAUSE)
    assert visiting.kept(page) == []
    state = page.evaluate(STATE)
    assert [each["type"] for each in state["out"]] == ["missed"]
    session.hear({"visit": session.visit, "replies": state["out"]})
    session.hear(tell(page, session))
    assert len(visiting.kept(page)) == 2
    assert session.journal.outbox.empty


def test_what_came_from_a_server_that_was_stopped_is_kept_though_the_next_one_begins(
    page: Page, server: Server
) -> None:
    load_script(page, server)
    leave_unkept(page)
    second = begin(page)
    assert {each.text for each in second.journal.all(Worry)} == {"under way", "behind it"}


@pytest.mark.parametrize("heard", [True, False])
def test_of_two_versions_neither_is_lost_with_a_server_that_was_stopped(
    page: Page, server: Server, heard: bool
) -> None:
    load_script(page, server)
    first = begin(page)
    first.journal.load([a_worry(1, "in the beginning")])
    first.hear(tell(page, first))
    (record,) = visiting.kept(page)
    page.evaluate(WRITE, [{**record, "rev": "r9", "text": "of another tab"}])
    first.journal.put(replace(first.journal.all(Worry)[0], text="of this one"))
    answer = tell(page, first)
    if heard:
        first.hear(answer)
    second = begin(page)
    (found,) = second.journal.clashes
    assert found.differing() == [("of this one", "of another tab")]


def test_what_came_while_there_was_no_room_outlives_the_server(page: Page, server: Server) -> None:
    load_script(page, server)
    page.evaluate(REFUSE)
    first = begin(page)
    first.journal.load([a_worry(1, "the same")])
    tell(page, first)
    first.journal.load([a_worry(2, "the same")])
    tell(page, first)
    begin(page)
    assert len(visiting.kept(page)) == 1
    page.evaluate(WRITE, [{**visiting.kept(page)[0], "text": "another"}])
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    state = page.evaluate(STATE)
    assert len(visiting.kept(page)) == 2
    assert "changed" in [each["type"] for each in state["out"]]


def test_what_was_not_kept_before_the_server_was_upgraded_is_kept_by_the_new_code(
    page: Page, server: Server
) -> None:
    load_script(page, server)
    leave_unkept(page)
    second = Session()
    upgraded = {**second.words(), "code": "of tomorrow"}
    second.hear(page.evaluate("words => afterview(words)", upgraded))
    assert {each.text for each in second.journal.all(Worry)} == {"under way", "behind it"}
    assert page.evaluate(STATE)["visit"] == second.visit


def test_a_line_of_a_visit_that_is_over_does_not_begin_it_again(page: Page, server: Server) -> None:
    load_script(page, server)
    first = begin(page)
    late = first.words()
    second = begin(page)
    page.evaluate("words => afterview(words)", {**late, "soon": True})
    assert page.evaluate(STATE)["visit"] == second.visit


def test_what_another_tab_did_is_said_once_and_as_it_is_by_now(page: Page, server: Server) -> None:
    load_script(page, server)
    session = begin(page)
    session.journal.load([a_worry(1, "one"), a_worry(2, "two"), a_worry(3, "three")])
    session.hear(tell(page, session))
    record = by_id(visiting.kept(page))[key(1)]
    for number in range(3):
        page.evaluate(WRITE, [{**record, "rev": f"r{number}", "text": f"change {number}"}])
        page.evaluate(FOLLOW)
    page.evaluate(WRITE, [{**record, "id": key(4), "text": "four"}])
    page.evaluate(FOLLOW)
    said = page.evaluate(STATE)["out"]
    assert [each["type"] for each in said] == ["kept", "changed"]
    session.hear({"visit": session.visit, "replies": said})
    told = sorted(each.text for each in session.journal.all(Worry))
    assert told == ["change 2", "four", "three", "two"]


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
    assert not session.journal.outbox.empty
    one, _ = session.journal.all(Worry)
    session.journal.put(replace(one, text="another"))
    session.hear(tell(page, session))
    assert len(visiting.kept(page)) == 2
    assert (session.journal.trouble, session.journal.outbox.empty) == ("", True)


BREAK_ROW = """([broken]) => {
  const { get } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.getAll = () => { throw new DOMException("", "DataError"); };
  IDBObjectStore.prototype.get = function (key) {
    if (key !== broken) return get.call(this, key);
    const request = new EventTarget();
    setTimeout(() => request.onerror(new Event("error", { cancelable: true })));
    return request;
  };
}"""


def test_a_row_the_browser_itself_cannot_read_closes_no_journal(page: Page, server: Server) -> None:
    load_script(page, server)
    first = begin(page)
    first.journal.load([a_worry(number, f"worry {number}") for number in range(3)])
    tell(page, first)
    page.evaluate(BREAK_ROW, [key(1)])
    session = begin(page)
    assert {each.text for each in session.journal.all(Worry)} == {"worry 0", "worry 2"}
    assert session.journal.unread == 1


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


END_STORAGE = """() => {
  const lost = "Connection to Indexed Database server lost. Refresh the page to try again";
  const closing = () => { throw new DOMException("It is closing.", "InvalidStateError"); };
  IDBDatabase.prototype.transaction = closing;
  indexedDB.open = () => {
    const request = { error: new DOMException(lost, "UnknownError") };
    setTimeout(() => request.onerror());
    return request;
  };
}"""


def test_what_is_written_after_a_webkit_lost_its_storage_is_kept_all_the_same(
    page: Page, server: Server
) -> None:
    load_script(page, server)
    session = begin(page)
    page.evaluate(END_STORAGE)
    session.journal.put(a_worry(1, "written after"))
    session.hear(tell(page, session))
    assert not session.journal.trouble
    other = page.context.new_page()
    other.goto(f"{server.public_url}/_stcore/health")
    assert [each["text"] for each in visiting.kept(other)] == ["written after"]


def test_a_storage_that_stays_away_is_not_called_full(page: Page, server: Server) -> None:
    load_script(page, server)
    page.evaluate(END_STORAGE)
    # No frame either.
    page.evaluate("() => { document.body.append = () => { throw indexedDB.open().error; }; }")
    (said,) = tell(page, Session())["replies"][:1]
    assert (said["type"], said["what"]) == ("trouble", "silent")
