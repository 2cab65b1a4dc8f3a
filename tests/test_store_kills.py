"""Killed while writing, or written by many at once: what was acknowledged is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from data.models import Worry
from data.store import open_journal
from tests.nursery import kill_once, nursery, start_adding
from tests.store_samples import a_worry, an_interview
from tests.store_writer import add_up

if TYPE_CHECKING:
    from pathlib import Path


def lost_after_kills(path: Path, kills: int) -> set[int]:
    open_journal(path).load([an_interview(number) for number in range(9_000_000, 9_000_020)])
    with nursery() as writers:
        for turn in range(kills):
            kill_once(writers, str(path), turn, "ours", 2)
            kept = {int(worry.id, 16) for worry in open_journal(path).all(Worry)}
            if lost := writers.acknowledged - kept:
                return lost
    assert len(writers.acknowledged) >= kills
    return set()


def test_killed_while_writing_the_file_opens_and_nothing_acknowledged_is_lost(
    tmp_path: Path,
) -> None:
    assert lost_after_kills(tmp_path / "journal.json", 15) == set()


@pytest.mark.slow
def test_killed_two_hundred_times_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    assert lost_after_kills(tmp_path / "journal.json", 200) == set()


@pytest.mark.slow
def test_killed_two_hundred_times_tinydb_alone_does_lose_its_file(tmp_path: Path) -> None:
    broken = 0
    with nursery() as writers:
        for turn in range(200):
            path = tmp_path / f"stock-{turn}.json"
            with TinyDB(path) as database:
                database.insert_multiple({"text": "w" * 8000} for _ in range(20))
            kill_once(writers, str(path), turn, "stock", 1)
            broken += not opens(path)
    assert broken > 0


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


def test_two_processes_of_eight_threads_lose_no_update(tmp_path: Path) -> None:
    assert add_everywhere(tmp_path / "journal.json", threads=8, times=3) == str(2 * 8 * 3 + 3)


@pytest.mark.slow
def test_two_processes_of_sixteen_threads_lose_no_update(tmp_path: Path) -> None:
    assert add_everywhere(tmp_path / "journal.json", threads=16, times=20) == str(2 * 16 * 20 + 20)
