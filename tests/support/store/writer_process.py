"""A process that writes a journal until it is killed. Run by the tests, not collected.

With `<place> <threads> <times>` it adds up a number. Without, it
reads lines from standard input: `go <place> <first number> <store>`. A place is the path of a file,
or the address of a database with an owner behind `#`. For each it forks a child that
keeps one new worry after another, and says `ack <number>` once each has been kept.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from tinydb import TinyDB

from data.models import StaleError, Worry
from data.store import open_journal
from data.store.account.opening import open_account, open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.store import Store
    from data.store.account.database import Database

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


PATIENCE = 120
"""Seconds to wait for the others on a busy machine: what is lost counts here, not who waited."""


def open_patiently(url: str) -> Database:
    """A database that keeps asking where the app would long have told the person."""
    database = open_database(url)
    database._patience = PATIENCE
    return database


_database = cache(open_patiently)
"""One a process, as in the app."""


def open_place(place: str) -> Store:
    if place.startswith("postgresql:"):
        address, _, owner = place.partition("#")
        return open_account(_database(address), owner)
    return open_journal(Path(place), patience=PATIENCE)


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def a_worry(number: int) -> Worry:
    return Worry(id=f"{number:032x}", created=NOON, updated=NOON, text="w" * 500)


def putting(place: str) -> Callable[[int], object]:
    journal = open_place(place)
    return lambda number: journal.put(a_worry(number))


def updating(path: str) -> Callable[[int], object]:
    """TinyDB as it comes, for comparison: a text gets longer and shorter in turn."""
    database = TinyDB(path)
    return lambda number: database.update({"text": "w" * (10 + 8000 * (number % 2))}, doc_ids=[1])


def write_on(place: str, first: int, keep: Callable[[str], Callable[[int], object]]) -> None:
    write = keep(place)
    for number in count(first):
        write(number)
        say(f"ack {number}")


def serve() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        _, place, first, store = line.split("\t")
        if child := os.fork():
            say(f"pid {child}")
            continue
        write_on(place, int(first), putting if store.strip() == "ours" else updating)


def add_up(place: str, times: int) -> None:
    """Add one `times` times to the number kept in one worry, against whoever else does."""
    add_on(open_place(place), times)


def add_on(journal: Store, times: int) -> None:
    """The same in a store that is open."""
    for _ in range(times):
        while not add_one(journal):
            pass


def add_one(journal: Store) -> bool:
    (worry,) = journal.all(Worry)
    try:
        journal.put(replace(worry, text=str(int(worry.text) + 1)))
    except StaleError:
        return False
    return True


def add_up_together(place: str, threads: int, times: int) -> None:
    """The same from several threads, each with a store of its own."""
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _: add_up(place, times), range(threads)))


if __name__ == "__main__":
    if sys.argv[1:]:
        add_up_together(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        serve()
