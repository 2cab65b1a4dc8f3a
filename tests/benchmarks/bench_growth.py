"""What grows with the interviews: the analysis, the first page of a server, and its memory.

All figures are ratios within one run. The analysis is the least CPU time of some turns; beside
it stands the dense model that it was before (`tests/support/dense_gaussian.py`). A server's
figures are those of a process of its own, asked by one person who opens the pages in turn: its CPU
time for the first page, and the most memory it ever held (VmHWM of Linux).

    .venv/bin/python -m tests.benchmarks.bench_growth
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import numpy as np
import pandas as pd
from msgspec.structs import replace

from data.analysis import patterns
from data.models import Interview
from data.store.core.codec import to_document
from tests.benchmarks.bench_pages import CPU_CLOCK, NOW, journal
from tests.browser.server import Server
from tests.support import dense_gaussian
from tests.support.store.pretend_browser import PretendBrowser
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.models import AnyRecord

AREAS, TURNS = 16, 7
PAGES = ("today", "interviews", "patterns", "learn", "applications", "your_data")
PUBLIC = "afterview.example.com"
FEW, MANY, MOST = 25, 1000, 2000
ANALYSIS = ((200, 10, 25, 10, 8.0), (2000, 1, 200, 1, 10.0), (2000, 10, 200, 10, 10.0))
"""Interviews, ratings in each; those they are held against; how many times as much it may cost."""

MEMORY, FIRST = 1.5, 3.0


class Visited(NamedTuple):
    """Seconds of the server's CPU that the first page took in two sessions, and the most MB."""

    first: float
    again: float
    peak: float


def ratings(interviews: int, each: int) -> pd.DataFrame:
    """A log of so many interviews, drawn once and for all."""
    draw = np.random.default_rng(7)
    size = interviews * each
    return pd.DataFrame(
        {
            "interview": np.repeat(np.arange(interviews), each),
            "area": draw.choice([f"area-{n}" for n in range(AREAS)], size),
            "rating": draw.integers(1, 6, size),
        }
    )


def least(work: Callable[[], object]) -> float:
    """Milliseconds of this thread's CPU that `work` takes, the least of some turns."""
    taken = []
    for _ in range(TURNS):
        began = time.thread_time()
        work()
        taken.append(time.thread_time() - began)
    return 1000 * min(taken)


def tell_analysis(out: TextIO) -> bool:
    """The analysis of long logs against that of short ones; whether every ratio is kept."""
    kept = True
    for many, each, few, of_few, most in ANALYSIS:
        long, short = ratings(many, each), ratings(few, of_few)
        taken, base = least(partial(patterns.assess, long)), least(partial(patterns.assess, short))
        kept = kept and taken <= most * base
        out.write(
            f"{many} x {each} ratings {taken:.1f} ms, {few} x {of_few} {base:.1f} ms: "
            f"{taken / base:.1f} times, at most {most:g}{_over(taken / base, most)}\n"
        )
    dense = [least(_dense(count)) for count in (200, 25)]
    out.write(f"the dense model alone, 200 x 10 against 25 x 10: {dense[0] / dense[1]:.0f} times\n")
    return kept


def _dense(interviews: int) -> Callable[[], object]:
    cells = patterns.read_log(ratings(interviews, 10)).cells()
    same = dense_gaussian.Cells(cells.counts, cells.means, cells.squares)
    return lambda: dense_gaussian.fit(same)


def one_question(interviews: int) -> list[AnyRecord]:
    """So many interviews of one question each, and what came of them."""
    return [
        replace(each, questions=each.questions[:1]) if isinstance(each, Interview) else each
        for each in journal(interviews)
    ]


def visit(records: Sequence[AnyRecord], *, public: bool) -> Visited:
    """One person opens the pages of a fresh server, then comes again in a session of their own.

    The journal is in the server's file or, on a `public` one, in the visitor's browser.
    """
    browser = PretendBrowser()
    if public:
        browser.records = {each.id: {**to_document(each), "rev": "r0"} for each in records}
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), now=NOW)
        server.fill(() if public else records)
        server.start()
        try:
            taken = [_come(server, browser, public=public) for _ in range(2)]
            return Visited(taken[0], taken[1], peak(server.pid))
        finally:
            server.stop()


def _come(server: Server, browser: PretendBrowser, *, public: bool) -> float:
    """A session that opens every page; the seconds of CPU that the first took the server."""
    visitor = Visitor(server.port, PUBLIC if public else "localhost", browser=browser)
    began = _cpu(server)
    visitor.open(PAGES[0])
    taken = _cpu(server) - began
    for page in PAGES[1:]:
        visitor.open(page)
    assert b"Northgate" in visitor.heard, "the journal is not on the screen"
    visitor.close()
    return taken


def _cpu(server: Server) -> float:
    """Seconds of CPU the server has used so far."""
    return time.clock_gettime((~server.pid << 3) | CPU_CLOCK)


def peak(pid: int) -> float:
    """The most MB of memory a process ever held."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


def tell_servers(out: TextIO) -> bool:
    """Servers with long journals against one with a short one; whether every ratio is kept."""
    kept = True
    for named, public, make in (
        ("file, ten questions", False, journal),
        ("file, one question", False, one_question),
        ("public, ten questions", True, journal),
        ("public, one question", True, one_question),
    ):
        few, many, most = (visit(make(count), public=public) for count in (FEW, MANY, MOST))
        ratios = (many.first / few.first, many.again / few.again, most.peak / few.peak)
        # How soon a second session has its first page was not promised; it is told all the same.
        kept = kept and ratios[0] <= FIRST and ratios[2] <= MEMORY
        out.write(
            f"{named}: first Today {few.first:.2f} s at {FEW}, {many.first:.2f} s at {MANY}: "
            f"{ratios[0]:.1f} times, at most {FIRST:g}{_over(ratios[0], FIRST)}; in the next "
            f"session {few.again:.2f} and {many.again:.2f} s: {ratios[1]:.1f} times; most memory "
            f"{few.peak:.0f} MB at {FEW}, {most.peak:.0f} MB at {MOST}: {ratios[2]:.2f} times, "
            f"at most {MEMORY:g}{_over(ratios[2], MEMORY)}\n"
        )
        out.flush()
    return kept


def _over(ratio: float, most: float) -> str:
    return "" if ratio <= most else " OVER"


def main() -> bool:
    """Measure; whether every ratio is kept."""
    sys.stdout.write(f"{os.cpu_count()} cores, load {os.getloadavg()}\n")
    return all([tell_analysis(sys.stdout), tell_servers(sys.stdout)])


if __name__ == "__main__":
    sys.exit(not main())
