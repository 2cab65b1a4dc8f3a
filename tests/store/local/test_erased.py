"""What is erased from a file lies apart for a day, comes back whole, and then is gone."""

from __future__ import annotations

import datetime as dt
import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from data.models import SETTINGS_ID, MissingError, Settings, StaleError, StoreError
from data.store import open_journal, open_memory
from data.store.local.file_format import encode_journal
from tests.support.store.record_samples import NOON, a_worry

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.store import Store

UNTIL = NOON + dt.timedelta(days=1)
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "afterview" / "journal.json"


@pytest.fixture
def journal(path: Path) -> Store:
    """A journal with every kind of file beside it that it can make."""
    path.parent.mkdir()
    path.write_bytes((EXAMPLES / "journal-v1.json").read_bytes())
    made = open_journal(path)
    made.load([a_worry(1, "old")])
    os.utime(path, (0, 1_728_000_000))
    made.put(a_worry(2, "later"))
    path.write_bytes(b"damaged, and set aside")
    made.restore(made.backups()[0])
    made.put(a_worry(3, "the last"))
    return made


def texts(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` that holds something, by its name there; not the lock."""
    found = {each.relative_to(folder): each for each in folder.rglob("*") if each.is_file()}
    return {str(name): each.read_bytes() for name, each in found.items() if each.suffix != ".lock"}


def test_every_file_the_store_can_make_goes_out_of_sight_and_comes_back_as_it_was(
    path: Path, journal: Store
) -> None:
    before, records = texts(path.parent), journal.everything()
    roles = {name.split(".")[1].split("-")[0] for name in before}
    assert roles >= {"json", "2024", "schema", "aside"}
    journal.erase(UNTIL)
    assert (journal.everything(), journal.backups()) == ((), ())
    beside = [name for name in texts(path.parent) if "/" not in name]
    assert (beside, path.read_bytes()) == (["journal.json"], encode_journal({}))
    (erased,) = journal.erased()
    assert erased.until == UNTIL
    journal.bring_back(erased)
    assert texts(path.parent) == before
    assert journal.everything() == records
    assert journal.erased() == ()


def test_it_is_there_until_its_moment_and_gone_when_a_journal_is_next_opened(
    path: Path, journal: Store
) -> None:
    journal.erase(UNTIL)
    open_journal(path, now=UNTIL - dt.timedelta(seconds=1))
    assert len(journal.erased()) == 1
    open_journal(path, now=UNTIL)
    assert texts(path.parent) == {"journal.json": encode_journal({})}
    assert [each.name for each in path.parent.iterdir() if each.is_dir()] == []


def test_what_was_written_since_stays_when_it_comes_back(path: Path, journal: Store) -> None:
    records = journal.everything()
    journal.erase(UNTIL)
    later = journal.put(a_worry(9, "since"))
    journal.bring_back(journal.erased()[0])
    assert set(journal.everything()) == {*records, later}
    assert set(open_journal(path).everything()) == {*records, later}


def test_what_is_in_both_is_as_it_was_chosen_last(journal: Store) -> None:
    blank = Settings(id=SETTINGS_ID, created=NOON, updated=NOON)
    journal.load([replace(blank, signature="Zoë", reduced_motion=True)])
    journal.erase(UNTIL)
    journal.put(replace(blank, signature="Z.", words_for_numbers=True))
    journal.bring_back(journal.erased()[0])
    (kept,) = journal.all(Settings)
    assert (kept.signature, kept.reduced_motion, kept.words_for_numbers) == ("Z.", True, True)


def test_erasing_the_safety_copies_too_leaves_nothing_at_all(path: Path, journal: Store) -> None:
    journal.erase(UNTIL)
    journal.put(a_worry(9, "since"))
    journal.erase(UNTIL + dt.timedelta(minutes=1))
    assert len(journal.erased()) == 2
    journal.wipe()
    assert texts(path.parent) == {"journal.json": encode_journal({})}
    assert journal.erased() == ()


def test_erasing_twice_in_one_second_keeps_both(journal: Store) -> None:
    journal.erase(UNTIL)
    journal.put(a_worry(9, "since"))
    journal.erase(UNTIL)
    assert len({each.folder for each in journal.erased()}) == 2


def test_an_empty_journal_leaves_nothing_apart(path: Path) -> None:
    journal = open_journal(path)
    journal.erase(UNTIL)
    journal.erase(UNTIL)
    assert journal.erased() == ()


def test_two_windows_erasing_at_once_leave_one_copy_and_it_is_whole(
    path: Path, journal: Store
) -> None:
    records, other = journal.everything(), open_journal(path)
    journal.erase(UNTIL)
    other.erase(UNTIL)
    (erased,) = other.erased()
    journal.bring_back(erased)
    assert other.everything() == records
    with pytest.raises(MissingError):
        other.bring_back(erased)


def test_a_change_of_what_was_erased_brings_nothing_back(path: Path, journal: Store) -> None:
    other = open_journal(path)
    (*_, stale) = other.everything()
    before = other.epoch()
    journal.erase(UNTIL)
    with pytest.raises(StaleError):
        other.put(stale)
    assert other.everything() == ()
    assert other.epoch() != before


def test_a_place_without_copies_erases_at_once() -> None:
    journal = open_memory([a_worry(1)])
    before = journal.epoch()
    journal.erase(UNTIL)
    assert (journal.everything(), journal.erased()) == ((), ())
    assert journal.epoch() != before


def breaking(call: Callable[..., object], left: list[int]) -> Callable[..., object]:
    """`call`, which breaks once, as it is made for the time `left` says, and ever after."""

    def broken(*args: object, **kwargs: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "no space left")
        return call(*args, **kwargs)

    return broken


def test_broken_off_anywhere_all_of_it_is_still_in_one_place(tmp_path: Path) -> None:
    told = 0
    for calls in range(60):
        path = tmp_path / str(calls) / "journal.json"
        journal = open_journal(path)
        journal.load([a_worry(1, "all of it")])
        os.utime(path, (0, 1_728_000_000))
        journal.put(a_worry(2, "and this"))
        backup = journal.backups()[0].read_bytes()
        content, left = path.read_bytes(), [calls]
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "write", "fsync", "replace", "link", "unlink", "rmdir"):
                patch.setattr(os, name, breaking(getattr(os, name), left))
            try:
                journal.erase(UNTIL)
            except StoreError:
                told += 1
        found = texts(path.parent).values()
        assert content in found
        assert backup in found
        again = open_journal(path, now=NOON)
        if again.everything() == () and path.exists():
            assert [each for each in texts(path.parent) if "/" not in each] == ["journal.json"]
        open_journal(path, now=UNTIL)
        if left[0] >= 0:
            break
    assert told >= 5
