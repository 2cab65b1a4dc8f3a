"""Any sequence of calls on any store does what it does on a plain dict."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from components.storage.browser_session import Session
from data.models import KINDS, AnyRecord, MissingError, Record, StaleError, Worry
from data.store import (
    Store,
    compare_import,
    fresh_revision,
    open_journal,
    open_memory,
    read_export,
    write_export,
)
from data.store.account.opening import open_account
from tests.support.store.pretend_browser import PretendBrowser, PretendSession
from tests.support.store.record_samples import a_worry, an_owner, key, records

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.store.account.database import Database


def to_json(record: AnyRecord) -> str:
    """The record as it is in an export."""
    return msgspec.json.encode(record).decode()


class AgainstDict(RuleBasedStateMachine):
    """The same calls on a store and on a plain dict: nobody can tell the difference."""

    def __init__(self) -> None:
        super().__init__()
        self.store = self.open()
        self.model: dict[str, AnyRecord] = {}
        self.old: list[AnyRecord] = []

    def open(self) -> Store:
        return open_memory()

    @rule(record=records())
    def put_new(self, record: AnyRecord) -> None:
        self.attempt(replace(record, rev=""), self.store.put)

    @precondition(lambda self: self.old)
    @rule(data=st.data())
    def put_again(self, data: st.DataObject) -> None:
        self.attempt(data.draw(st.sampled_from(self.old)), self.store.put)

    @precondition(lambda self: self.old)
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        self.attempt(data.draw(st.sampled_from(self.old)), self.store.drop)

    def attempt(self, record: AnyRecord, call: Callable[[AnyRecord], AnyRecord | None]) -> None:
        current = self.model.get(record.id)
        agreed = not record.rev if current is None else self.same(current, record)
        if not agreed or (current is None and call == self.store.drop):
            with pytest.raises(StaleError) as stale:
                call(record)
            assert stale.value.current == current
            return
        kept = call(record)
        if kept is None:
            del self.model[record.id]
        else:
            assert replace(kept, rev=record.rev) == record
            self.model[record.id] = kept
            self.old.append(kept)

    @staticmethod
    def same(current: Record, record: Record) -> bool:
        return current.rev == record.rev and type(current) is type(record)

    @rule(several=st.lists(records(), max_size=4), gone=st.lists(st.integers(0, 5).map(key)))
    def load(self, several: list[AnyRecord], gone: list[str]) -> None:
        several = [replace(record, rev=record.rev or "loaded") for record in several]
        self.store.load(several, drop=gone)
        for each in gone:
            self.model.pop(each, None)
        self.model |= {record.id: record for record in several}
        self.old += several

    @rule()
    def export_and_import(self) -> None:
        exported = write_export(self.store.everything())
        assert set(compare_import(self.model.values(), read_export(exported)).kinds) <= set(KINDS)
        self.store.wipe()
        self.store.load(read_export(exported))
        assert write_export(self.store.everything()) == exported

    @rule()
    def wipe(self) -> None:
        self.store.wipe()
        self.model.clear()

    @rule(number=st.integers(0, 5))
    def get(self, number: int) -> None:
        if found := self.model.get(key(number)):
            assert self.store.get(key(number)) == found
        else:
            with pytest.raises(MissingError):
                self.store.get(key(number))

    @invariant()
    def nobody_can_tell(self) -> None:
        everything = self.store.everything()
        assert {record.id: record for record in everything} == self.model
        assert len(everything) == len(self.model)
        for kind in KINDS:
            assert self.store.all(kind) == tuple(r for r in everything if type(r) is kind)


class BrowserAgainstDict(AgainstDict):
    """The same over a browser, whose tab hears now and then, and is reloaded in between."""

    def open(self) -> Store:
        self.browser = PretendBrowser()
        self.session = PretendSession(self.browser)
        return self.session.journal

    @rule()
    def talk(self) -> None:
        self.session.talk()

    @rule()
    def lose_an_answer(self) -> None:
        self.session.speak()

    @rule()
    def lose_a_line(self) -> None:
        self.session.session.words()

    @rule()
    def lose_all_the_browser_keeps(self) -> None:
        kept = self.browser
        kept.records, kept.aside, kept.former, kept.schema = {}, {}, {}, None
        self.session.tab.tell(type="trouble", what="lost")
        self.session.session.journal.keep_again()

    @rule(record=records())
    def meet_what_cannot_be_read(self, record: AnyRecord) -> None:
        odd = {"id": "odd", "kind": "dream"}
        if self.session.journal.outbox.forgetting:
            self.session.talk()
        self.browser.records["odd"] = odd
        self.session.tab.follow()
        record = replace(record, rev=fresh_revision())
        self.store.load([record])
        self.model[record.id] = record
        self.session.talk()
        assert self.session.journal.unread == 1
        assert self.browser.records.pop("odd") is odd
        self.session.tab.follow()
        self.session.talk()
        assert self.session.journal.unread == 0

    @rule()
    def reload(self) -> None:
        self.session.talk()
        self.session = PretendSession(self.browser)
        self.store = self.session.journal

    @rule(record=records())
    def load_in_another_tab(self, record: AnyRecord) -> None:
        self.session.talk()
        record = replace(record, rev=fresh_revision())
        other = PretendSession(self.browser)
        other.journal.load([record])
        other.talk()
        self.session.tab.follow()
        self.session.talk()
        self.model[record.id] = record

    @rule()
    def begin_anew_with_a_late_answer_first(self) -> None:
        self.session.talk()
        self.session.session, self.session.tab.ready = Session(), False
        self.session.speak()
        self.session.tab.tell(type="kept", seq=99)
        self.session.session.hear(self.session.tab.said)
        assert not self.session.session.standing
        self.session.tab.ready = True
        self.session.talk()
        self.store = self.session.journal

    @rule(record=records())
    def erase_with_an_answer_on_its_way(self, record: AnyRecord) -> None:
        self.load_in_another_tab(record)
        self.session.tab.tell(type="changed", records=f"[{to_json(record)}]", gone=[])
        self.store.wipe()
        self.model.clear()
        self.session.session.hear(self.session.tab.said)

    @rule(first=st.booleans(), second=st.booleans())
    def clash_twice_and_settle(self, first: bool, second: bool) -> None:
        self.load_in_another_tab(a_worry(9, "both"))
        journal, other = self.session.journal, PretendSession(self.browser)
        before = {each.slot for each in journal.clashes}
        for text in ("once", "twice"):
            other.journal.load([a_worry(9, f"theirs {text}")])
            other.talk()
            journal.load([a_worry(9, f"mine {text}")])
            self.session.talk()
        said = "theirs twice"
        fresh = [each for each in journal.clashes if each.slot not in before]
        assert {each.mine.text for each in fresh if isinstance(each.mine, Worry)} == {
            "mine once",
            "mine twice",
        }
        for clash, mine in zip(fresh, (first, second), strict=True):
            assert isinstance(clash.mine, Worry)
            journal.settle(clash.slot, mine=mine)
            said = clash.mine.text if mine else said
        self.session.talk()
        found = journal.get(key(9))
        assert isinstance(found, Worry)
        assert found.text == said
        self.model[key(9)] = found

    def teardown(self) -> None:
        self.session.talk()
        kept = {key: msgspec.convert(each, AnyRecord) for key, each in self.browser.records.items()}
        assert kept == self.model


class FileAgainstDict(AgainstDict):
    """The same over a file, opened again and written from elsewhere in between."""

    def open(self) -> Store:
        self.folder = Path(tempfile.mkdtemp(prefix="afterview-"))
        return open_journal(self.folder / "journal.json")

    @rule()
    def reopen(self) -> None:
        self.store = open_journal(self.folder / "journal.json")

    @rule(record=records())
    def load_elsewhere(self, record: AnyRecord) -> None:
        record = replace(record, rev=record.rev or "elsewhere")
        open_journal(self.folder / "journal.json").load([record])
        self.model[record.id] = record

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


class AccountAgainstDict(AgainstDict):
    """The same over a database, in a session that ends and begins, and beside another one."""

    database: Database

    def open(self) -> Store:
        self.owner = an_owner()
        return self.look_again()

    def look_again(self) -> Store:
        return open_account(self.database, self.owner, trust=0)

    @rule()
    def begin_a_session(self) -> None:
        self.store = self.look_again()

    @rule(record=records())
    def load_elsewhere(self, record: AnyRecord) -> None:
        record = replace(record, rev=record.rev or "elsewhere")
        self.look_again().load([record])
        self.model[record.id] = record


def run(machine: type[AgainstDict], examples: int, steps: int) -> None:
    machine.TestCase.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    machine.TestCase().runTest()


@pytest.mark.parametrize("machine", [AgainstDict, FileAgainstDict, BrowserAgainstDict])
def test_any_sequence_of_calls_does_what_a_dict_does(machine: type[AgainstDict]) -> None:
    run(machine, 8, 15)


def test_any_sequence_of_calls_on_an_account_does_what_a_dict_does(accounts: Database) -> None:
    AccountAgainstDict.database = accounts
    run(AccountAgainstDict, 8, 15)


@pytest.mark.slow
def test_any_long_sequence_of_calls_on_an_account_does_what_a_dict_does(
    accounts: Database,
) -> None:
    AccountAgainstDict.database = accounts
    run(AccountAgainstDict, 80, 30)


@pytest.mark.slow
@pytest.mark.parametrize("machine", [AgainstDict, FileAgainstDict, BrowserAgainstDict])
def test_any_long_sequence_of_calls_does_what_a_dict_does(machine: type[AgainstDict]) -> None:
    run(machine, 80, 30)
