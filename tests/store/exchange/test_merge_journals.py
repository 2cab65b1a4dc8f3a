"""A journal moved to where another is: nothing of either is lost, and nothing comes twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from data.models import SETTINGS_ID, Interview, Outcome, Practice, Settings
from data.store import open_account, open_memory, unite_journals
from tests.support.page_driver import NOW, TODAY, an_interview, an_outcome, key, many
from tests.support.store.record_samples import an_owner, records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.models import AnyRecord
    from data.store import Store
    from data.store.account.database import Database


def a_practice(number: int, interview: Interview) -> Practice:
    asked = interview.questions[0].id
    return Practice(
        id=key(number),
        created=NOW,
        updated=NOW,
        area="intro",
        date=TODAY,
        interview=interview.id,
        question=asked,
    )


def moved(store: Store, coming: Sequence[AnyRecord]) -> int:
    united = unite_journals(store.everything(), coming)
    store.load(united.records)
    return united.twice


def test_into_an_empty_journal_everything_is_moved_as_it_is() -> None:
    store = open_memory()
    source = open_memory(many(6))
    assert moved(store, source.everything()) == 0
    assert store.everything() == source.everything()


def test_what_is_the_same_in_both_is_there_once_whatever_its_revision() -> None:
    store = open_memory(many(6))
    before = store.everything()
    assert moved(store, [replace(each, rev="another") for each in many(6)]) == 0
    assert store.everything() == before


def test_what_differs_is_kept_twice_with_all_that_belongs_to_it() -> None:
    mine, theirs = an_interview(1, company="Mine"), an_interview(1, company="Theirs")
    store = open_memory([mine, an_outcome(1), a_practice(7, mine)])
    before = store.everything()
    assert moved(store, [theirs, an_outcome(1), a_practice(7, theirs)]) == 3
    assert set(before) < set(store.everything())
    (first, second) = sorted(store.all(Interview), key=lambda each: each.company)
    assert (first.company, second.company) == ("Mine", "Theirs")
    assert {each.interview for each in store.all(Outcome)} == {first.id, second.id}
    pairs = {(each.interview, each.question) for each in store.all(Practice)}
    assert pairs == {(each.id, each.questions[0].id) for each in (first, second)}
    asked = [each.id for interview in (first, second) for each in interview.questions]
    assert len(set(asked)) == len(asked)


def test_moving_the_same_journal_twice_adds_nothing_the_second_time() -> None:
    coming = (an_interview(1, company="Theirs"), an_outcome(1), an_interview(2))
    store = open_memory([an_interview(1, company="Mine"), an_outcome(1)])
    moved(store, coming)
    before = store.everything()
    assert len(before) == 5
    assert moved(store, coming) == 0
    assert store.everything() == before


def test_the_settings_that_are_kept_stay_and_none_are_taken_twice() -> None:
    here = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=True)
    there = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, signature="Ann")
    store = open_memory([here])
    assert moved(store, [there]) == 0
    assert store.all(Settings)[0].words_for_numbers
    empty = open_memory()
    moved(empty, [there])
    assert empty.all(Settings)[0].signature == "Ann"


def by_id(several: list[AnyRecord]) -> list[AnyRecord]:
    """Each id once, as in a journal."""
    return list({each.id: each for each in several}.values())


def leads_back(several: Sequence[AnyRecord]) -> bool:
    """Whether records point at each other in a circle, which no journal of this app does."""
    points = {each.id: pointed(each) for each in several}
    for _ in points:
        points = {
            key: {far for near in to for far in points.get(near, set()) | {near}}
            for key, to in points.items()
        }
    return any(key in to for key, to in points.items())


def pointed(record: AnyRecord) -> set[str]:
    """The ids a record points at: whatever of it looks like one."""
    text = msgspec.json.encode(replace(record, id=key(9))).decode()
    return {key(number) for number in range(6) if f'"{key(number)}"' in text}


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), max_size=5).map(by_id), st.lists(records(), max_size=5).map(by_id))
def test_of_any_two_journals_nothing_is_lost_and_moving_again_adds_nothing(
    kept: list[AnyRecord], coming: list[AnyRecord]
) -> None:
    assume(not leads_back([*kept, *coming]))
    store = open_memory(kept)
    before = {each.id: each for each in store.everything()}
    moved(store, coming)
    after = {each.id: each for each in store.everything()}
    assert {each: after[each] for each in before} == before
    taken = [each for each in coming if each.id != SETTINGS_ID or SETTINGS_ID not in before]
    kinds = Counter(type(each) for each in after.values())
    assert not Counter(map(type, taken)) - kinds
    again = unite_journals(store.everything(), coming)
    assert again.records == ()


def test_a_journal_is_moved_into_an_account_in_one_step(accounts: Database) -> None:
    account = open_account(accounts, an_owner(), trust=0)
    account.load([an_interview(1, company="Mine")])
    assert moved(account, [an_interview(1, company="Theirs"), *many(4)[1:]]) == 1
    assert len(account.all(Interview)) == 5
