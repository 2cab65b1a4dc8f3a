"""What a session makes of a browser that answers late, twice, out of turn, or for another visit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace

from components.storage.browser_session import OPEN, Session
from data.models import Question, Worry
from data.store import SCHEMA
from data.store.browser.lenient_read import MOST_UNREAD
from data.store.browser.messages import MOST_REPLIES
from data.store.core.codec import to_document
from tests.support.page_driver import an_interview
from tests.support.store.pretend_browser import PretendBrowser, PretendSession, PretendTab
from tests.support.store.record_samples import a_worry, key

if TYPE_CHECKING:
    from collections.abc import Iterable

ODD = {"id": key(1), "kind": "interview", "rev": "r", "company": ["<script>"]}


def a_browser(*texts: str) -> PretendBrowser:
    """A browser that keeps a worry for each of `texts`."""
    visit = PretendSession(PretendBrowser())
    visit.journal.load([a_worry(number, text) for number, text in enumerate(texts)])
    visit.talk()
    return visit.tab.browser


def texts(session: Session) -> list[str]:
    """What every worry says."""
    return [each.text for each in session.journal.all(Worry)]


def say(session: Session, *replies: dict[str, Any], visit: str = "") -> None:
    """Have the browser say `replies`."""
    session.hear({"visit": visit or session.visit, "replies": replies})


def an_opening(records: Iterable[object], n: int = 1, schema: int = SCHEMA) -> dict[str, Any]:
    """The browser's word that it keeps `records`."""
    return {"type": "opened", "n": n, "schema": schema, "records": json.dumps(list(records))}


EARLY: list[dict[str, Any]] = [
    {"type": "kept", "seq": 1},
    {"type": "well"},
    {"type": "changed", "records": "[]", "gone": [key(3)]},
    {"type": "clashed", "seq": 1, "id": key(1), "theirs": "[]"},
]


@pytest.mark.parametrize("early", EARLY, ids=lambda each: str(each["type"]))
def test_nothing_but_the_journal_itself_opens_it(early: dict[str, Any]) -> None:
    session, tab = Session(), PretendTab(a_browser("kept"))
    tab.ready = False
    tab.listen(session.words())
    tab.tell(**early)
    session.hear(tab.said)
    assert (session.standing, session.words()["post"]) == ("", [])
    tab.ready = True
    tab.listen(session.words())
    session.hear(tab.said)
    assert (session.standing, texts(session)) == (OPEN, ["kept"])


def in_parts(reply: dict[str, Any], size: int) -> list[dict[str, Any]]:
    """A reply as a browser says it that cannot say all of it at one time."""
    text = json.dumps({**reply, "n": 0})
    cuts = range(0, len(text), size)
    return [
        {"type": "part", "n": n, "text": text[at : at + size], "last": at + size >= len(text)}
        for n, at in enumerate(cuts, 1)
    ]


def test_a_journal_that_comes_in_parts_opens_with_the_last_of_them_and_not_before() -> None:
    session = Session()
    records = json.dumps([msgspec.to_builtins(a_worry(1, "all of it"))])
    parts = in_parts({"type": "opened", "schema": SCHEMA, "records": records}, 50)
    assert len(parts) > 3
    for part in parts[:-1]:
        say(session, part)
        say(session, part)
        assert session.standing == ""
    # What was heard already is said again with the rest.
    say(session, *parts[-3:])
    assert (session.standing, texts(session), session.heard) == (OPEN, ["all of it"], len(parts))


@pytest.mark.parametrize("spoilt", [{"text": "no JSON"}, {"text": 7}])
def test_parts_that_make_no_journal_are_said_to_be_unreadable(spoilt: dict[str, Any]) -> None:
    session = Session()
    parts = in_parts({"type": "opened", "schema": SCHEMA, "records": "[]"}, 30)
    say(session, *parts[:-1], {**parts[-1], **spoilt})
    assert session.standing == "unreadable"
    session.ask_again()
    say(session, {"type": "opened", "n": 1, "schema": SCHEMA, "records": "[]"})
    assert session.standing == OPEN


def test_what_was_said_to_an_earlier_visit_is_not_heard_in_this_one() -> None:
    session, tab = Session(), PretendTab(a_browser("kept"))
    say(session, {"type": "kept", "n": 57, "seq": 3}, visit="earlier")
    say(session, an_opening([], n=58), visit="earlier")
    tab.listen(session.words())
    session.hear(tab.said)
    assert (session.standing, texts(session)) == (OPEN, ["kept"])


@pytest.mark.parametrize("standing", ["unreadable", "newer"])
@pytest.mark.parametrize(
    "later", [*EARLY, {"type": "trouble", "what": "other"}, an_opening([])], ids=str
)
def test_a_journal_that_was_refused_stays_closed_whatever_another_tab_does(
    standing: str, later: dict[str, Any]
) -> None:
    session = Session()
    say(session, an_opening([ODD], schema=SCHEMA if standing == "unreadable" else 99))
    assert session.standing == standing
    say(session, {**later, "n": 2})
    assert (session.standing, session.words()["post"]) == (standing, [])


@pytest.mark.parametrize(
    "what, standing",
    [("denied", OPEN), ("silent", "silent"), ("other", "silent"), ("full", "full")],
)
def test_a_browser_that_cannot_open_the_journal_is_told_from_one_that_keeps_none(
    what: str, standing: str
) -> None:
    session = Session()
    say(session, {"type": "trouble", "n": 1, "what": what})
    assert session.standing == standing


def test_a_reply_that_cannot_be_read_silences_none_after_it() -> None:
    session, tab = Session(), PretendTab(a_browser("kept"))
    tab.listen(session.words())
    odd: list[Any] = [{"n": 1, "type": "sung"}, {"n": "x", "type": "kept", "seq": 1}, None, 7]
    session.hear({**tab.said, "replies": [*odd, *tab.replies]})
    assert texts(session) == ["kept"]


@pytest.mark.parametrize("sent", [None, [], {}, {"visit": 1, "replies": []}, {"replies": 1}, 7])
def test_what_is_no_answer_is_not_heard(sent: object) -> None:
    session = Session()
    session.hear(sent)
    assert (session.standing, session.heard) == ("", 0)


def test_of_a_great_many_replies_none_is_lost() -> None:
    visit = PretendSession(a_browser("kept"))
    for number in range(2 * MOST_REPLIES):
        visit.tab.tell(type="changed", records="[]", gone=[key(number + 9)])
    visit.tab.follow()
    other = PretendSession(visit.tab.browser)
    other.journal.load([a_worry(5, "the last")])
    other.talk()
    visit.tab.follow()
    visit.talk()
    assert texts(visit.session) == ["kept", "the last"]
    assert visit.tab.replies == []


def test_what_was_on_its_way_while_everything_is_erased_is_erased_too() -> None:
    visit = PretendSession(a_browser("kept"))
    other = PretendSession(visit.tab.browser)
    other.journal.load([a_worry(5, "of another tab")])
    other.talk()
    visit.tab.follow()
    visit.journal.wipe()
    visit.session.hear(visit.tab.said)
    assert visit.journal.everything() == ()
    visit.talk()
    assert (visit.journal.everything(), visit.tab.browser.records) == ((), {})
    assert visit.journal.forgotten


@pytest.mark.parametrize("followed", ["before", "after", "between"])
def test_a_tab_that_has_not_heard_of_an_erasing_brings_nothing_back(followed: str) -> None:
    stale = PretendSession(a_browser("kept", "another"))
    other = PretendSession(stale.tab.browser)
    other.journal.wipe()
    other.talk()
    before = stale.journal.epoch()
    if followed == "before":
        stale.tab.follow()
    stale.journal.put(replace(stale.journal.all(Worry)[0], text="changed too late"))
    stale.journal.put(a_worry(7, "new, and nobody's but this tab's"))
    if followed == "between":
        words = json.loads(json.dumps(stale.session.words()))
        stale.tab.follow()
        stale.tab.listen(words)
    stale.talk()
    stale.tab.follow()
    stale.talk()
    assert texts(stale.session) == ["new, and nobody's but this tab's"]
    assert list(stale.tab.browser.records) == [key(7)]
    assert stale.journal.epoch() != before
    assert stale.tab.replies == []


def test_what_another_tab_wrote_and_cannot_be_read_costs_nothing_that_is_not_kept_yet() -> None:
    visit = PretendSession(a_browser("kept"))
    visit.journal.put(replace(visit.journal.all(Worry)[0], text="not kept yet"))
    visit.tab.tell(type="changed", records=json.dumps([{**ODD, "id": key(7)}]), gone=[])
    visit.session.hear(visit.tab.said)
    assert (visit.session.standing, texts(visit.session)) == (OPEN, ["not kept yet"])
    assert visit.journal.unread == 1
    visit.talk()
    assert [each["text"] for each in visit.tab.browser.records.values()] == ["not kept yet"]


@pytest.mark.parametrize("changed", ["", "no JSON", "{}", "[" * 5_000])
def test_what_is_no_record_at_all_costs_nothing_either(changed: str) -> None:
    visit = PretendSession(a_browser("kept"))
    visit.journal.put(replace(visit.journal.all(Worry)[0], text="not kept yet"))
    say(visit.session, {"type": "changed", "n": 9, "records": changed})
    assert (visit.session.standing, texts(visit.session)) == (OPEN, ["not kept yet"])
    assert not visit.journal.outbox.empty


def test_what_is_written_in_a_record_another_tab_made_unreadable_is_kept_beside_it() -> None:
    visit = PretendSession(a_browser("kept", "another"))
    browser, odd = visit.tab.browser, {**ODD, "id": key(0)}
    browser.records[key(0)] = odd
    for text in ("written here", "and written on"):
        visit.journal.put(replace(visit.journal.get(key(0)), text=text))
        visit.talk()
    assert (browser.records[key(0)], len(browser.aside)) == (odd, 1)
    again = PretendSession(browser)
    assert sorted(texts(again.session)) == ["and written on", "another"]
    again.journal.put(replace(again.journal.get(key(0)), text="after a reload"))
    again.talk()
    assert (browser.records[key(0)], len(browser.aside)) == (odd, 1)
    assert sorted(texts(PretendSession(browser).session)) == ["after a reload", "another"]


def damaged(*odd: dict[str, Any], schema: int = SCHEMA) -> PretendBrowser:
    """A browser that keeps three worries, and what nobody can read."""
    browser = a_browser("one", "two", "three")
    browser.records |= {str(each["id"]): each for each in odd}
    browser.schema = schema
    return browser


@pytest.mark.parametrize("schema", [SCHEMA, SCHEMA - 1])
@pytest.mark.parametrize(
    "odd",
    [
        {**ODD, "id": key(7)},
        {"id": key(7)},
        {"id": "#", "kind": "dream", "rev": ""},
        {"id": key(7), "kind": "worry", "text": 3},
    ],
    ids=str,
)
def test_one_bad_record_closes_no_journal_and_is_left_as_it_is(
    odd: dict[str, Any], schema: int
) -> None:
    browser = damaged(odd, schema=schema)
    visit = PretendSession(browser)
    assert (visit.session.standing, visit.journal.unread) == (OPEN, 1)
    assert sorted(texts(visit.session)) == ["one", "three", "two"]
    visit.journal.drop(visit.journal.all(Worry)[0])
    visit.talk()
    assert len(browser.records) == 3
    assert browser.records[odd["id"]] == odd
    assert browser.schema == SCHEMA


@pytest.mark.parametrize("rev", ["r", "", None])
def test_nothing_brought_in_takes_the_place_of_what_could_not_be_read(rev: object) -> None:
    odd = {"id": key(7), "kind": "dream", "rev": rev}
    browser = damaged(odd)
    visit = PretendSession(browser)
    visit.journal.load([a_worry(7, "from a copy")])
    visit.talk()
    assert browser.records[key(7)] == odd
    again = PretendSession(browser)
    assert "from a copy" in texts(again.session)
    again.journal.drop(again.journal.get(key(7)))
    again.talk()
    assert (browser.records[key(7)], browser.aside) == (odd, {})


def test_of_a_great_many_that_cannot_be_read_not_all_are_looked_at() -> None:
    kept = to_document(a_worry(1, "kept"))
    for number, standing in ((MOST_UNREAD, OPEN), (MOST_UNREAD + 1, "unreadable")):
        session = Session()
        say(session, an_opening([kept, *({"id": f"odd-{each}"} for each in range(number))]))
        assert session.standing == standing


def test_of_two_records_with_the_same_question_one_is_left_aside() -> None:
    asked = [replace(an_interview(n), questions=()) for n in (1, 2)]
    one = Question(id=key(9), text="Why us?")
    documents = [to_document(replace(each, rev=f"r{each.id}", questions=(one,))) for each in asked]
    browser = PretendBrowser()
    browser.records = {each["id"]: json.loads(msgspec.json.encode(each)) for each in documents}
    visit = PretendSession(browser)
    assert (len(visit.journal.everything()), visit.journal.unread) == (1, 1)


def test_a_version_set_aside_that_cannot_be_read_stays_where_it_is() -> None:
    browser = a_browser("kept")
    odd = {"mine": {"id": key(0), "kind": "dream"}, "kept": None}
    browser.aside = {"slot": dict(odd)}
    visit = PretendSession(browser)
    assert (visit.session.standing, visit.journal.unread) == (OPEN, 1)
    visit.talk()
    assert browser.aside == {"slot": odd}


@pytest.mark.parametrize("part", [{"schema": "three"}, {"records": 7}, {"aside": [7]}], ids=str)
def test_an_opening_that_makes_no_sense_is_said_to_be_unreadable(part: dict[str, Any]) -> None:
    session = Session()
    say(session, {**an_opening([]), **part})
    assert (session.standing, session.heard) == ("unreadable", 1)


def test_a_reply_that_cannot_be_read_is_not_said_for_ever() -> None:
    visit = PretendSession(a_browser("kept"))
    visit.tab.tell(type="changed", records="[]", gone=[7])
    visit.talk()
    assert visit.tab.replies == []


def test_beginning_anew_has_the_browser_forget_and_keeps_what_is_written_then() -> None:
    visit = PretendSession(PretendBrowser())
    browser = visit.tab.browser
    browser.records, browser.schema = {"odd": {"id": "odd", "kind": "dream"}}, 99
    visit = PretendSession(browser)
    assert visit.session.standing == "newer"
    visit.session.begin_anew()
    visit.talk()
    assert visit.session.standing == OPEN
    assert browser.records == {}
    assert not visit.session.words()["clear"]
    visit.journal.put(a_worry(1, "written after"))
    visit.talk()
    assert [each["text"] for each in browser.records.values()] == ["written after"]


def test_trying_again_after_beginning_anew_did_not_work_forgets_nothing() -> None:
    session = Session()
    session._close("unreadable")
    session.begin_anew()
    say(session, {"type": "trouble", "n": 1, "what": "silent"})
    session.ask_again()
    assert not session.words()["clear"]


def test_a_browser_that_lost_everything_can_keep_all_of_it_again() -> None:
    visit = PretendSession(a_browser("one", "two"))
    browser, other = visit.tab.browser, PretendSession(visit.tab.browser)
    one, _ = visit.journal.all(Worry)
    for tab, text in ((other, "in another tab"), (visit, "in this one")):
        tab.journal.put(replace(one, text=text))
        tab.talk()
    kept = (dict(browser.records), dict(browser.aside))
    assert all(kept)
    browser.records, browser.aside, browser.schema = {}, {}, None
    visit.tab.tell(type="trouble", what="lost")
    visit.talk()
    assert visit.journal.trouble == "lost"
    for _ in range(2):
        visit.journal.keep_again()
        visit.talk()
        assert (browser.records, browser.aside) == kept
    assert not visit.journal.forgotten
    other.journal.keep_again()
    other.talk()
    assert (browser.records, browser.aside) == kept


def test_moving_into_an_account_leaves_what_could_not_be_read() -> None:
    odd = {**ODD, "id": key(7)}
    browser = damaged(odd)
    visit = PretendSession(browser)
    visit.journal.give_up()
    visit.talk()
    assert browser.records == {key(7): odd}


def test_each_change_is_told_in_one_line_of_a_page_and_not_again() -> None:
    visit = PretendSession(a_browser("kept"))
    visit.journal.load([a_worry(5, "one"), a_worry(6, "two")])
    lines = [visit.session.words() for _ in range(3)]
    assert [len(each["post"]) for each in lines] == [2, 0, 0]
    visit.journal.load([a_worry(7, "three")])
    assert [each["doc"]["text"] for each in visit.session.words()["post"]] == ["three"]


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_change_whose_line_never_came_is_told_again(lost: int) -> None:
    visit = PretendSession(a_browser("kept"))
    for number in range(4):
        visit.journal.load([a_worry(number, f"change {number}")])
        visit.session.words() if number < lost else visit.speak()
    visit.talk()
    kept = sorted(each["text"] for each in visit.tab.browser.records.values())
    assert kept == [f"change {number}" for number in range(4)]
    assert visit.journal.outbox.empty


def test_a_browser_that_says_it_missed_what_never_was_changes_nothing() -> None:
    visit = PretendSession(a_browser("kept"))
    say(
        visit.session, {"type": "missed", "n": 99, "got": -5}, {"type": "missed", "n": 98, "got": 7}
    )
    visit.talk()
    assert texts(visit.session) == ["kept"]
    assert visit.journal.outbox.empty
