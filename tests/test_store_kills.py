"""Killed while writing, or written by many at once: what was acknowledged is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from data.models import Worry
from data.store import open_journal
from tests.store_samples import a_worry, an_interview
from tests.store_writer import add_up

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
WRITER = str(ROOT / "tests" / "store_writer.py")
ENVIRON = {**os.environ, "PYTHONPATH": str(ROOT)}


class Nursery:
    """Starts writers, notes what they acknowledge, and kills them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self.lines, self.out = process.stdin, process.stdout
        self.alive: list[int] = []
        self.acknowledged: set[int] = set()
        self.next = 0

    def start(self, path: Path, store: str) -> None:
        print("go", path, self.next, store, sep="\t", file=self.lines, flush=True)
        self.next += 1_000_000

    def listen(self, until: str) -> None:
        """Read what the writers say, up to a line that begins with `until`."""
        for line in self.out:
            word, number = line.split()
            if word == "pid":
                self.alive.append(int(number))
            else:
                self.acknowledged.add(int(number))
            if word == until:
                return

    def kill(self) -> None:
        for writer in self.alive:
            os.kill(writer, signal.SIGKILL)
        while any(Path(f"/proc/{writer}").exists() for writer in self.alive):
            time.sleep(0.001)
        self.alive.clear()


@contextmanager
def nursery() -> Iterator[Nursery]:
    with subprocess.Popen(
        [sys.executable, WRITER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRON,
    ) as process:
        writers = Nursery(process)
        try:
            yield writers
        finally:
            writers.kill()
            writers.lines.close()


def kill_once(writers: Nursery, path: Path, turn: int, store: str, several: int) -> None:
    for _ in range(several):
        writers.start(path, store)
        writers.listen("pid")
    writers.listen("ack")
    # A little later each time, so that every part of a write is hit.
    time.sleep(turn * 0.37 % 11 / 1000)
    writers.kill()


def lost_after_kills(path: Path, kills: int) -> set[int]:
    open_journal(path).load([an_interview(number) for number in range(9_000_000, 9_000_020)])
    with nursery() as writers:
        for turn in range(kills):
            kill_once(writers, path, turn, "ours", 2)
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
            kill_once(writers, path, turn, "stock", 1)
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
    command = [sys.executable, WRITER, str(path), str(threads), str(times)]
    others = [subprocess.Popen(command, env=ENVIRON) for _ in range(2)]
    add_up(path, times)
    assert [other.wait(300) for other in others] == [0, 0]
    return open_journal(path).all(Worry)[0].text


def test_two_processes_of_eight_threads_lose_no_update(tmp_path: Path) -> None:
    assert add_everywhere(tmp_path / "journal.json", threads=8, times=3) == str(2 * 8 * 3 + 3)


@pytest.mark.slow
def test_two_processes_of_sixteen_threads_lose_no_update(tmp_path: Path) -> None:
    assert add_everywhere(tmp_path / "journal.json", threads=16, times=20) == str(2 * 16 * 20 + 20)
