"""How many visitors a public server carries, each with a journal in a browser of their own.

Memory first: what a session takes while it is idle, and after it has looked at Patterns. Then acts
at a rate that grows, each a page opened by one of the visitors; a step is passed while 95 of 100
take less than a second, counted from the moment they were due. The visitors run beside the server,
on the same cores, over loopback.

    .venv/bin/python -m tests.benchmarks.bench_visitors [sessions] [acts a second, ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TextIO

from data.store.core.codec import to_document
from tests.browser.server import Server
from tests.support.page_driver import many
from tests.support.store.pretend_browser import PretendBrowser
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Sequence

SESSIONS, RATES = 300, (10, 20, 40, 60, 80)
SECONDS = 10
INTERVIEWS = 12
THRESHOLD = 1.0
PAGES = ("today", "interviews", "patterns", "learn", "your_data")
NAME = "afterview.example.com"
CPU_CLOCK = 2


class Step(NamedTuple):
    """One rate of acts: how long they took in seconds, and the share of one core they used."""

    rate: float
    p50: float
    p95: float
    core: float


def a_browser() -> PretendBrowser:
    """A browser that keeps twelve interviews."""
    browser = PretendBrowser()
    browser.records = {each.id: {**to_document(each), "rev": "r0"} for each in many(INTERVIEWS)}
    return browser


def memory(server: Server) -> float:
    """MB of memory the server's process holds."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


def cpu(server: Server) -> float:
    """Seconds of CPU the server has used so far."""
    return time.clock_gettime((~server.pid << 3) | CPU_CLOCK)


def arrive(server: Server, sessions: int) -> list[Visitor]:
    """So many visitors, each looking at the interviews of a journal of their own."""
    visitors = [Visitor(server.port, NAME, browser=a_browser()) for _ in range(sessions)]
    for visitor in visitors:
        visitor.open("interviews")
        assert b"Larkspur" in visitor.heard, "the journal is not on the screen"
    return visitors


def step(server: Server, visitors: Sequence[Visitor], rate: float) -> Step:
    """Acts at a rate, each by the next visitor in turn."""
    acts = int(rate * SECONDS)
    used, began = cpu(server), time.perf_counter()
    locks = {visitor: Lock() for visitor in visitors}
    pages, turns = cycle(PAGES), cycle(visitors)

    def act(visitor: Visitor, page: str, due: float) -> float:
        time.sleep(max(0.0, due - time.perf_counter()))
        # One person opens one page at a time, and waits for it.
        with locks[visitor]:
            visitor.open(page)
        return time.perf_counter() - due

    with ThreadPoolExecutor(len(visitors)) as pool:
        due = [began + number / rate for number in range(acts)]
        taken = list(pool.map(act, (next(turns) for _ in due), (next(pages) for _ in due), due))
    lasted = time.perf_counter() - began
    cuts = quantiles(taken, n=20)
    return Step(rate, cuts[9], cuts[18], (cpu(server) - used) / lasted)


def tell(sessions: int, rates: Sequence[float], out: TextIO) -> bool:
    """Measure and print; whether the first rate was carried."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            out.write(f"{os.cpu_count()} cores, load {os.getloadavg()}\n")
            visitors = _tell_memory(server, sessions, out)
            carried = _tell_rates(server, visitors, rates, out)
            for visitor in visitors:
                visitor.close()
            return carried > 0
        finally:
            server.stop()


def _tell_memory(server: Server, sessions: int, out: TextIO) -> list[Visitor]:
    # The first visitors load what all share.
    for visitor in (first := arrive(server, 2)):
        visitor.open("patterns")
    before = memory(server)
    visitors = arrive(server, sessions)
    idle = memory(server)
    for visitor in visitors:
        visitor.open("patterns")
    active = memory(server)
    out.write(
        f"{before:.0f} MB before; {sessions} sessions: {(idle - before) / sessions:.2f} MB each "
        f"idle, {(active - before) / sessions:.2f} MB each after Patterns, {active:.0f} MB in all\n"
    )
    return [*first, *visitors]


def _tell_rates(
    server: Server, visitors: Sequence[Visitor], rates: Sequence[float], out: TextIO
) -> float:
    carried = 0.0
    for rate in rates:
        found = step(server, visitors, rate)
        passed = found.p95 < THRESHOLD
        out.write(
            f"  {rate:4g} pages a second: p50 {found.p50:5.2f} s, p95 {found.p95:5.2f} s, "
            f"{found.core:4.0%} of a core{'' if passed else '  OVER'}\n"
        )
        out.flush()
        if not passed:
            break
        carried = rate
    out.write(f"carried {carried:g} pages a second; memory then {memory(server):.0f} MB\n")
    return carried


def main(arguments: Sequence[str] = ()) -> bool:
    """Measure as asked; whether the lowest rate was carried."""
    sessions = int(arguments[0]) if arguments else SESSIONS
    rates = tuple(map(float, arguments[1:])) or RATES
    return tell(sessions, rates, sys.stdout)


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
