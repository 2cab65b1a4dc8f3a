"""How long it takes to read what somebody typed, pasted or brought along, in milliseconds.

    python -m tests.benchmarks.bench_texts

That none of it costs more than in step with its length, and a question few steps, the tests say.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

from components.text.markdown import plain
from data.coaching.practice.answer_facts import facts_of_answer
from data.models import Interview, RefusedImportError
from data.recogniser import areas, read_paste
from data.store.csv_import.column_mapping import Purpose
from data.store.csv_import.read_csv import LARGEST_CSV, MOST_ROWS, read_table
from data.store.csv_import.table_import import open_table
from tests.support.csv_samples import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 5
LONGEST = 20_000
QUESTION = "Tell us about a time you had to give bad news to a colleague."
NOTES = (
    "Sam asked how I plan a week. Then:\n- why this place?\n- biggest weakness, froze a bit\n" * 4
)
FRESH = count()


def least(work: Callable[[], object]) -> float:
    """The least time of a few tries, in milliseconds."""
    taken = []
    for _ in range(TRIES):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return min(taken)


def guess() -> None:
    """A hundred questions never met before."""
    for _ in range(100):
        areas(f"{QUESTION} {next(FRESH)}")


def log() -> bytes:
    """The longest log of interviews."""
    rows = (f"2026-01-{1 + each % 28:02d},C{each},Why?\n" for each in range(MOST_ROWS))
    return f"Interview date,Company,Question\n{''.join(rows)}".encode()


def bring() -> None:
    """Read the longest log and hold it against a journal as long, none of it the same."""
    kept = [
        Interview(id=f"{each:032x}", created=NOW, updated=NOW, date=NOW.date(), company=f"K{each}")
        for each in range(MOST_ROWS)
    ]
    ids = (f"{each:032x}" for each in count(10_000))
    open_table(log()).taken_as(Purpose.INTERVIEWS).look(NOW, lambda: next(ids), kept)


def refuse(content: bytes) -> None:
    """Read a table, or be told that it is none."""
    with suppress(RefusedImportError):
        read_table(content)


def main() -> None:
    """Prints a line a measurement."""
    areas("warm up")
    read_paste("warm up")
    story = (QUESTION + " I told them first. ") * 40
    commas = (b"a,b\n" + b"," * LARGEST_CSV)[:LARGEST_CSV]
    for name, milliseconds in {
        "what a question is about": least(guess) / 100,
        "a page of notes": least(lambda: read_paste(NOTES)),
        "the longest paste": least(lambda: read_paste(NOTES * (LONGEST // len(NOTES)))),
        "the facts of a long answer": least(lambda: facts_of_answer(story, "conflict")),
        "20,000 signs shown as typed": least(lambda: plain("*" * LONGEST)),
        "a table of 5,000 rows": least(lambda: read_table(log())),
        "5 MB of commas refused": least(lambda: refuse(commas)),
        "5,000 interviews beside 5,000": least(bring),
    }.items():
        sys.stdout.write(f"{name:32}{milliseconds:9.2f} ms\n")


if __name__ == "__main__":
    main()
