"""Killed while writing, or written by many at once: what was acknowledged is there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tinydb import TinyDB

from data.models import Worry
from data.store import open_journal, open_memory
from tests.support.store.child_processes import kill_once, nursery, start_adding
from tests.support.store.record_samples import a_worry, an_interview
from tests.support.store.writer_process import add_on, add_up, open_place

if TYPE_CHECKING:
    from pathlib import Path

    from data.store import Store


class Kills(NamedTuple):
    """What came of killing writers: how many saves they acknowledged, and how many are lost.

    A file that does not open ends the trial with its error.
    """

    acknowledged: int
    lost: int


def kill_writers(path: Path, kills: int) -> Kills:
    """Kill two writers of one journal, again and again, and look each time at what is there."""
    # Each writer begins at a million of its own and never gets half as far.
    open_journal(path).load([an_interview(number) for number in range(500_000, 500_020)])
    with nursery() as writers:
        for turn in range(kills):
            kill_once(writers, str(path), turn, "ours", 2)
            kept = {int(worry.id, 16) for worry in open_journal(path).all(Worry)}
            if lost := writers.acknowledged - kept:
                return Kills(len(writers.acknowledged), len(lost))
    assert len(writers.acknowledged) >= kills
    return Kills(len(writers.acknowledged), 0)


def break_stock(folder: Path, kills: int) -> int:
    """How many files of TinyDB as it comes no longer open after so many kills."""
    broken = 0
    with nursery() as writers:
        for turn in range(kills):
            path = folder / f"stock-{turn}.json"
            with TinyDB(path) as database:
                database.insert_multiple({"text": "w" * 8000} for _ in range(20))
            kill_once(writers, str(path), turn, "stock", 1)
            broken += not opens(path)
    return broken


def test_killed_while_writing_the_file_opens_and_nothing_acknowledged_is_lost(
    tmp_path: Path,
) -> None:
    assert kill_writers(tmp_path / "journal.json", 15).lost == 0


@pytest.mark.slow
def test_killed_three_hundred_times_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    assert kill_writers(tmp_path / "journal.json", 300).lost == 0


@pytest.mark.slow
def test_killed_two_hundred_times_tinydb_alone_does_lose_its_file(tmp_path: Path) -> None:
    assert break_stock(tmp_path, 200) > 0


def opens(path: Path) -> bool:
    try:
        with TinyDB(path) as database:
            return len(database) == 20
    except ValueError:
        return False


def add_everywhere(path: Path, threads: int, times: int) -> str:
    """The number two processes of so many threads, and this one, have added up to."""
    open_journal(path).load([a_worry(1, "0")])
    others = [start_adding(str(path), threads, times) for _ in range(2)]
    add_up(str(path), times)
    assert [other.wait(300) for other in others] == [0, 0]
    return open_journal(path).all(Worry)[0].text


def add_in_threads(store: Store, threads: int, times: int) -> str:
    """What so many threads have added up to in one store, as a server's sessions share it."""
    store.load([a_worry(1, "0")])
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _: add_on(store, times), range(threads)))
    return store.all(Worry)[0].text


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_sixteen_threads_on_one_store_lose_no_update(tmp_path: Path, kind: str) -> None:
    store = open_place(str(tmp_path / "journal.json")) if kind == "file" else open_memory()
    assert add_in_threads(store, threads=16, times=3) == str(16 * 3)


def test_two_processes_of_eight_threads_lose_no_update(tmp_path: Path) -> None:
    assert add_everywhere(tmp_path / "journal.json", threads=8, times=3) == str(2 * 8 * 3 + 3)


@pytest.mark.slow
def test_two_processes_of_sixteen_threads_lose_no_update(tmp_path: Path) -> None:
    assert add_everywhere(tmp_path / "journal.json", threads=16, times=20) == str(2 * 16 * 20 + 20)
