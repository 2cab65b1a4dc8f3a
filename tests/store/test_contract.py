"""What every store does: in a file, in memory, in a database and in a visitor's browser alike."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from data.models import Interview, LimitError, MissingError, Outcome, StaleError, Story, Worry
from data.store import Store, open_journal, open_memory, read_export, write_export
from data.store.account.opening import open_account
from data.store.core.interface import Place
from tests.support.cost_ratios import count_steps
from tests.support.store.pretend_browser import PretendBrowser, PretendSession
from tests.support.store.record_samples import AWKWARD, NOON, a_worry, an_interview, an_owner, key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["file", "memory", "account", "browser"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return open_memory()
    if request.param == "account":
        return open_account(request.getfixturevalue("accounts"), an_owner(), trust=0)
    if request.param == "browser":
        return PretendSession(PretendBrowser()).journal
    return open_journal(tmp_path / "afterview" / "journal.json")


def test_a_new_journal_is_empty(store: Store) -> None:
    assert store.everything() == ()
    assert store.all(Interview) == ()
    assert store.backups() == ()


def test_what_is_put_is_found_again_exactly(store: Store) -> None:
    kept = store.put(a_worry(1, AWKWARD))
    assert store.get(kept.id) == kept
    assert kept == replace(a_worry(1, AWKWARD), rev=kept.rev)


def test_the_longest_text_is_kept_to_the_last_character(store: Store) -> None:
    longest = ("א🙂<b>" * 4000)[:20_000]
    store.put(a_worry(1, longest))
    assert store.all(Worry)[0].text == longest


def test_a_text_too_long_is_refused_by_the_name_of_its_field(store: Store) -> None:
    with pytest.raises(LimitError) as refused:
        store.put(a_worry(1, "x" * 20_001))
    assert refused.value.field == "text"
    assert store.everything() == ()


def test_nul_and_lone_surrogates_are_left_out(store: Store) -> None:
    assert store.put(a_worry(1, "a\x00b\ud83dc")).text == "abc"


def test_every_put_gives_a_new_revision(store: Store) -> None:
    first = store.put(a_worry(1))
    second = store.put(first)
    assert len({"", first.rev, second.rev}) == 3


def test_a_change_made_elsewhere_is_not_overwritten(store: Store) -> None:
    first = store.put(a_worry(1, "first"))
    second = store.put(replace(first, text="second"))
    with pytest.raises(StaleError) as stale:
        store.put(replace(first, text="third"))
    assert stale.value.current == second
    assert store.everything() == (second,)


def test_a_new_record_under_a_taken_id_is_refused(store: Store) -> None:
    kept = store.put(a_worry(1, "kept"))
    with pytest.raises(StaleError) as stale:
        store.put(Story(id=key(1), created=NOON, updated=NOON))
    assert stale.value.current == kept


def test_a_record_does_not_become_another_kind(store: Store) -> None:
    kept = store.put(a_worry(1))
    with pytest.raises(StaleError):
        store.put(Story(id=key(1), created=NOON, updated=NOON, rev=kept.rev))
    assert store.everything() == (kept,)


def test_a_change_of_a_removed_record_says_that_it_is_gone(store: Store) -> None:
    kept = store.put(a_worry(1))
    store.drop(kept)
    with pytest.raises(StaleError) as stale:
        store.put(kept)
    assert stale.value.current is None
    with pytest.raises(StaleError) as stale:
        store.drop(kept)
    assert stale.value.current is None


def test_dropping_a_record_changed_elsewhere_is_refused(store: Store) -> None:
    first = store.put(a_worry(1))
    second = store.put(first)
    with pytest.raises(StaleError) as stale:
        store.drop(first)
    assert stale.value.current == second
    store.drop(second)
    assert store.everything() == ()


def test_an_unknown_id_is_missing(store: Store) -> None:
    with pytest.raises(MissingError):
        store.get(key(1))


def test_records_come_oldest_first_then_by_id(store: Store) -> None:
    store.load([a_worry(3, day=1), a_worry(2, day=1), a_worry(1, day=2), a_worry(4, day=0)])
    assert [record.id for record in store.all(Worry)] == [key(4), key(2), key(3), key(1)]


def test_a_moment_without_a_zone_is_ordered_as_utc(store: Store) -> None:
    naive = replace(a_worry(1, day=1), created=dt.datetime(2026, 3, 2, 12))  # noqa: DTZ001
    store.load([naive, a_worry(2, day=2), a_worry(3, day=0)])
    assert [record.id for record in store.all(Worry)] == [key(3), key(1), key(2)]


def test_everything_comes_kind_after_kind(store: Store) -> None:
    outcome = Outcome(id=key(7), created=NOON, updated=NOON, interview=key(8))
    store.load([a_worry(1), outcome, an_interview(8)])
    assert [type(record) for record in store.everything()] == [Interview, Outcome, Worry]


def test_load_keeps_a_revision_and_renews_a_missing_one(store: Store) -> None:
    store.load([replace(a_worry(1), rev="kept"), a_worry(2)])
    first, second = store.all(Worry)
    assert first.rev == "kept"
    assert second.rev


def test_load_replaces_and_removes_whatever_was_there(store: Store) -> None:
    store.load([a_worry(1), a_worry(2), a_worry(3)])
    story = Story(id=key(1), created=NOON, updated=NOON, rev="r")
    store.load([story, replace(a_worry(2, "new"), rev="r")], drop=[key(3), key(2), key(9)])
    assert store.everything() == (story, replace(a_worry(2, "new"), rev="r"))


def test_load_is_all_or_nothing(store: Store) -> None:
    store.load([replace(a_worry(1), rev="r")])
    with pytest.raises(LimitError):
        store.load([a_worry(2), a_worry(3, "x" * 20_001)], drop=[key(1)])
    assert store.everything() == (replace(a_worry(1), rev="r"),)


def test_of_two_records_with_one_id_the_later_one_is_loaded(store: Store) -> None:
    story = Story(id=key(1), created=NOON, updated=NOON, rev="r")
    store.load([a_worry(1), story])
    assert store.everything() == (story,)


def test_loading_nothing_changes_nothing(store: Store) -> None:
    before = store.version()
    store.load([])
    assert store.version() == before


def test_the_version_changes_with_every_change_and_with_nothing_else(store: Store) -> None:
    seen = [store.version()]
    kept = store.put(a_worry(1))
    seen.append(store.version())
    kept = store.put(kept)
    seen.append(store.version())
    store.get(kept.id)
    store.everything()
    assert store.version() == seen[-1]
    store.drop(kept)
    seen.append(store.version())
    store.load([kept])
    seen.append(store.version())
    store.wipe()
    seen.append(store.version())
    assert len(set(seen)) == 6


def test_a_wiped_journal_is_empty_and_can_be_used_again(store: Store) -> None:
    store.load([a_worry(1), an_interview(2)])
    store.wipe()
    assert store.everything() == ()
    assert store.backups() == ()
    kept = store.put(a_worry(1))
    assert store.everything() == (kept,)


def test_restoring_what_is_no_backup_is_missing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        store.restore(tmp_path / "elsewhere.json")


def test_export_wipe_load_export_gives_the_same_bytes(store: Store) -> None:
    store.load([an_interview(1), a_worry(2, AWKWARD), an_interview(3)])
    exported = write_export(store.everything())
    store.wipe()
    store.load(read_export(exported))
    assert write_export(store.everything()) == exported


def test_revisions_come_from_the_token_given(tmp_path: Path) -> None:
    for opened in (
        open_memory(token=(f"m{n}" for n in count()).__next__),
        open_journal(tmp_path / "journal.json", token=(f"f{n}" for n in count()).__next__),
    ):
        revisions = [opened.put(a_worry(n)).rev for n in range(3)]
        assert len(set(revisions)) == 3
        assert {rev[1:].isdigit() for rev in revisions} == {True}


def test_two_journals_in_memory_share_neither_records_nor_version() -> None:
    one, other = open_memory([a_worry(1)]), open_memory()
    assert other.everything() == ()
    assert one.version() != other.version()
    assert open_memory().version() != other.version()


def test_a_place_says_where_and_how_much(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    stored = open_journal(path)
    assert stored.place() == Place("file", path, 0)
    stored.put(a_worry(1))
    assert stored.place() == Place("file", path, path.stat().st_size)
    assert open_memory().place() == Place("memory", None, 2)


@pytest.mark.parametrize("store", ["file", "memory"], indirect=True)
def test_reading_two_hundred_interviews_again_costs_what_one_does_and_few_steps(
    store: Store,
) -> None:
    def read_again() -> int:
        store.all(Interview)
        return count_steps(lambda: store.all(Interview))

    store.put(an_interview(0))
    one = read_again()
    store.load([an_interview(number) for number in range(1, 200)])
    assert read_again() == one
    # About 70, the look at the file among them.
    assert one < 150
