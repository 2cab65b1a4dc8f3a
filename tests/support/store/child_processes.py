"""Writers in processes of their own: started, listened to, and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
WRITER = str(Path(__file__).with_name("writer_process.py"))
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

    def start(self, place: str, store: str) -> None:
        print("go", place, self.next, store, sep="\t", file=self.lines, flush=True)
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


def kill_once(writers: Nursery, place: str, turn: int, store: str, several: int) -> None:
    for _ in range(several):
        writers.start(place, store)
        writers.listen("pid")
    writers.listen("ack")
    # A little later each time, so that every part of a write is hit.
    time.sleep(turn * 0.37 % 11 / 1000)
    writers.kill()


def start_adding(place: str, threads: int, times: int) -> subprocess.Popen[bytes]:
    """A process of so many threads, each of which adds one so many times."""
    return subprocess.Popen([sys.executable, WRITER, place, str(threads), str(times)], env=ENVIRON)
