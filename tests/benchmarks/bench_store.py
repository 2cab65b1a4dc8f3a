"""How long the store takes, beside TinyDB as it comes, in the same run.

    python -m tests.benchmarks.bench_store [interviews ...]

Prints one line a size and call: the median of each in milliseconds, and ours over TinyDB's.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from tinydb import TinyDB, where

from data.models import Interview
from data.store import open_journal
from data.store.core.codec import to_document
from tests.support.store.record_samples import an_interview, key

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (25, 200, 1000)
TIMES = 9

Calls = dict[str, "Callable[[], object]"]


def median_of(call: Callable[[], object]) -> float:
    """The median time of `call`, in milliseconds."""
    taken = []
    for _ in range(TIMES):
        started = perf_counter()
        call()
        taken.append(perf_counter() - started)
    return 1000 * statistics.median(taken)


def ours(folder: Path, size: int) -> Calls:
    """The calls on our store, holding `size` interviews."""
    path = folder / "ours.json"
    journal = open_journal(path)
    journal.load([an_interview(number) for number in range(size)])
    return {
        "open": lambda: open_journal(path).all(Interview),
        "get": lambda: journal.get(key(size // 2)),
        "all": lambda: journal.all(Interview),
        "put": lambda: journal.put(journal.get(key(size // 2))),
    }


def stock(folder: Path, size: int) -> Calls:
    """The same on TinyDB as it comes."""
    path = folder / "stock.json"
    database = TinyDB(path)
    database.insert_multiple(to_document(an_interview(number)) for number in range(size))
    one = where("id") == key(size // 2)

    def reopen() -> None:
        with TinyDB(path) as other:
            other.all()

    def search() -> object:
        database.clear_cache()
        return database.get(one)

    return {
        "open": reopen,
        "get": search,
        "all": database.all,
        "put": lambda: database.update({"felt": 3}, one),
    }


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure and print."""
    sys.stdout.write("interviews  call   ours ms  TinyDB ms   ratio\n")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            theirs = stock(Path(folder), size)
            for name, call in ours(Path(folder), size).items():
                mine, other = median_of(call), median_of(theirs[name])
                sys.stdout.write(
                    f"{size:>10} {name:>5} {mine:>9.3f} {other:>10.3f} {mine / other:>7.4f}\n"
                )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
