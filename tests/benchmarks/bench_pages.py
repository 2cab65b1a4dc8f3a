"""What a rerun of each page costs the server, beside a hello page in the same run.

CPU time is the server process's own (user and system), so the browser and whatever else the
machine does are not in it. A rerun is a whole one, asked for with the key R. A machine runs slower
at times, so a page and the hello page take turns, a few reruns each: each turn says how many hello
pages of the same moment a rerun costs, and the median turn counts.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, TextIO

from msgspec.structs import replace
from playwright.sync_api import expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.shell.navigation import PAGES
from data.models import Evaluation, EvaluationState, Question
from tests.browser.acts import ADDRESSES, READY, settle
from tests.browser.chromium import find, launch
from tests.browser.server import ROOT, Server
from tests.support.page_driver import an_interview, an_outcome, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page, WebSocket

    from data.models import AnyRecord, Interview

THRESHOLDS = {25: 3.0, 200: 6.0}
"""For a journal of so many interviews: how many hello pages a rerun may cost."""

TURNS, RERUNS, WARM_UP = 12, 5, 12
PATIENCE = 60_000
LARGEST_NOTE = 200
"""Bytes: the message that a run is finished is smaller than this, most others are not."""

CPU_CLOCK = 2
"""CPUCLOCK_SCHED of the Linux kernel: the time a process really ran."""

NOW = "2026-11-22T18:00:00+00:00"
HELLO = 'import streamlit as st\n\nst.title("Hello")\n'
ASKED = (
    ("Tell me about yourself", "intro"),
    ("What is your greatest weakness?", "strengths"),
    ("Tell me about a conflict at work", "conflict"),
    ("Why do you want this job?", "motivation"),
    ("Tell me about a time you failed", "setbacks"),
    ("How do you lead a team?", "leadership"),
    ("How do you keep several deadlines?", "judgement"),
    ("Explain how you would test this", "technical"),
    ("What would you do with an angry customer?", "conflict"),
    ("Where do you see yourself in five years?", "motivation"),
)


class Cost(NamedTuple):
    """Milliseconds of CPU a rerun of a page and of the hello page took, and until it was drawn."""

    name: str
    cpu: float
    hello: float
    wall: float
    ratio: float
    """How many hello pages of the same moment a rerun costs."""


def an_asked(number: int) -> Interview:
    """Interview `number` with ten rated questions."""
    asked = tuple(
        Question(
            id=key(1_000_000 + 100 * number + place),
            text=text,
            area=area,
            rating=1 + (number * 7 + place * 3) % 5,
            slips=("rushed", "no-example") if (number + place) % 4 == 0 else (),
            note="Talked too fast and lost the thread." if place % 3 == 0 else "",
        )
        for place, (text, area) in enumerate(ASKED)
    )
    return an_interview(number, questions=asked)


PARTS = {
    "answers": Evaluation(state=EvaluationState.STARTED, part=2),
    "capture": Evaluation(),
    "went well": Evaluation(state=EvaluationState.STARTED, part=1),
    "around": Evaluation(state=EvaluationState.STARTED, part=3),
    "crux": Evaluation(state=EvaluationState.STARTED, part=4),
    "one change": Evaluation(state=EvaluationState.STARTED, part=5),
}
"""The states of *Evaluate* beside its close, each that of one interview of the journal."""

HALFWAY = key(1)
"""In the middle of its answers, nothing heard of it yet: what other pages are opened on."""


def journal(interviews: int) -> list[AnyRecord]:
    """So many interviews of ten questions, the latest each at another point of its evaluation."""
    kept = [an_asked(number) for number in range(1, interviews + 1)]
    for place, evaluation in enumerate(PARTS.values()):
        kept[place] = replace(kept[place], evaluation=evaluation)
    return [*kept, *(an_outcome(number) for number in range(3, interviews + 1, 3))]


class Probe:
    """A page kept open on a server, run again on demand."""

    def __init__(self, browser: Browser, server: Server, address: str = "") -> None:
        self._server = server
        self._finished = 0
        self.page: Page = browser.new_page()
        self.page.on("websocket", self._listen)
        self.page.goto(f"{server.url}/{address}")
        expect(self.page.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
        settle(self.page)
        self.run(WARM_UP)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, payload: bytes | str) -> None:
        if isinstance(payload, bytes) and len(payload) < LARGEST_NOTE:
            message = ForwardMsg.FromString(payload)
            self._finished += message.WhichOneof("type") == "script_finished"

    def run(self, times: int) -> tuple[float, float]:
        """Run the page so often; the server's CPU and the time it took, in seconds."""
        cpu, wall = self._cpu(), time.perf_counter()
        for _ in range(times):
            self._run_once()
        return self._cpu() - cpu, time.perf_counter() - wall

    def _run_once(self) -> None:
        before, end = self._finished, time.monotonic() + PATIENCE / 1000
        self.page.locator(READY).wait_for(state="attached")
        self.page.keyboard.press("r")
        while self._finished == before:
            self.page.wait_for_timeout(2)
            if time.monotonic() > end:
                raise TimeoutError("the page did not run again")

    def _cpu(self) -> float:
        """Seconds of CPU the server has used so far, in user and system mode.

        The sum of both times in /proc/<pid>/stat, but in nanoseconds and not in hundredths of a
        second: the number of a process's clock is made as clock_getcpuclockid(3) makes it.
        """
        return time.clock_gettime((~self._server.pid << 3) | CPU_CLOCK)


def compare(name: str, probe: Probe, hello: Probe) -> Cost:
    """A page against the hello page, in turns."""
    turns = [(hello.run(RERUNS)[0], *probe.run(RERUNS)) for _ in range(TURNS)]
    floor, cpu, wall = (1000 / RERUNS * median(each) for each in zip(*turns, strict=True))
    ratio = median(each[1] / each[0] for each in turns)
    return Cost(name, cpu, floor, wall, ratio)


@contextmanager
def running(script: str = "", records: Sequence[AnyRecord] = ()) -> Iterator[Server]:
    """A server of its own with the project's configuration: the app, or a script given as text."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if script:
            shutil.copytree(ROOT / ".streamlit", home / ".streamlit")
            (home / "hello.py").write_text(script, encoding="utf-8")
        server = Server(home, "hello.py" if script else "app.py", home if script else ROOT, now=NOW)
        server.fill(records)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def start_to_heading(browser: Browser, script: str = "") -> float:
    """Seconds from starting a server to its first heading on the screen."""
    began = time.perf_counter()
    with running(script) as server:
        page = browser.new_page()
        page.goto(server.url)
        expect(page.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
        taken = time.perf_counter() - began
        page.close()
    return taken


def addresses(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What each page is called here, and its address; *Evaluate* is in all its states."""
    for name in names:
        if name != "evaluate":
            yield name, f"{ADDRESSES[name]}?id={HALFWAY}"
            continue
        for place, part in enumerate(PARTS, start=1):
            yield f"evaluate: {part}", f"{ADDRESSES[name]}?id={key(place)}"
        yield "evaluate: closed", f"{ADDRESSES[name]}?id={key(len(PARTS) + 1)}"


def compare_pages(browser: Browser, interviews: int, names: Sequence[str]) -> Iterator[Cost]:
    """Each page on a journal of so many interviews."""
    with ExitStack() as stack:
        hello = Probe(browser, stack.enter_context(running(HELLO)))
        server = stack.enter_context(running(records=journal(interviews)))
        for name, address in addresses(names):
            probe = Probe(browser, server, address)
            yield compare(name, probe, hello)
            probe.page.close()
        hello.page.close()


def tell(browser: Browser, names: Sequence[str], out: TextIO) -> bool:
    """Measure and print; whether every page keeps its threshold."""
    hello, app = start_to_heading(browser, HELLO), start_to_heading(browser)
    out.write(f"{os.cpu_count()} cores, {TURNS * RERUNS} reruns a page, load {os.getloadavg()}\n")
    out.write(f"start to first heading: hello {hello:.1f} s, app {app:.1f} s\n")
    kept = True
    for interviews, most in THRESHOLDS.items():
        out.write(f"{interviews} interviews, at most {most:g} hello pages\n")
        for cost in compare_pages(browser, interviews, names):
            kept = kept and cost.ratio <= most
            out.write(line(cost, most))
            out.flush()
    out.write("every page keeps under\n" if kept else "NOT EVERY PAGE KEEPS UNDER\n")
    return kept


def line(cost: Cost, most: float) -> str:
    """A page's row of the table."""
    over = "" if cost.ratio <= most else "  OVER"
    figures = f"{cost.cpu:6.1f} ms CPU, hello {cost.hello:4.1f}: {cost.ratio:5.2f} x"
    return f"  {cost.name:22}{figures}, drawn in {cost.wall:4.0f} ms{over}\n"


def main(names: Sequence[str] = ()) -> bool:
    """Measure the pages of these names, or all; whether every one keeps its threshold."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        path = find(playwright)
        if path is None:
            sys.stdout.write("NO BROWSER: THE PAGES WERE NOT MEASURED. `make browser` helps.\n")
            return False
        browser = launch(playwright, path)
        kept = tell(browser, names or [entry.name for entry in PAGES], sys.stdout)
        browser.close()
    return kept


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
