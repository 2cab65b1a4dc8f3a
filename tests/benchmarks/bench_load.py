"""How many people a server carries: sessions over real web sockets, at a rate that grows.

Every session is somebody's: it opens pages and, every third time, writes a sentence and waits until
that is kept. A step of the rate is passed while 95 of 100 acts take less than a second. The clients
run in a process of their own beside the server's, on the same cores.

    .venv/bin/python -m tests.benchmarks.bench_load [sessions] [acts a second, ...]
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from data.models import Evaluation, EvaluationState, Interview
from tests.support.page_driver import an_interview, key, many
from tests.support.store import account_server, postgres

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.models import AnyRecord
    from tests.support.store.account_server import Site

SESSIONS, RATES = 100, (2, 5, 10, 15, 20, 30)
"""Sessions that are open, and acts a second of all of them together."""

SECONDS = 20
THRESHOLD = 1.0
INTERVIEWS = 12
PAGES = ("today", "interviews", "patterns", "learn", "evaluate")
WRITE_EVERY = 3
SMALL = 200
"""Bytes: the message that a run is finished is smaller than this, most others are not."""


class Crowd(Protocol):
    """A server, and what a session of its nth visitor says when it connects."""

    @property
    def pid(self) -> int:
        """The server's process id."""
        ...

    @property
    def port(self) -> int:
        """Where it listens."""
        ...

    def headers(self, number: int) -> dict[str, str]:
        """The headers the nth visitor's browser sends."""
        ...


class Signed:
    """People who have signed in, each with a journal of their own."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.pid, self.port = site.server.pid, site.server.port

    def fill(self, people: int) -> None:
        """Give each a journal of twelve interviews, one of them being looked back on."""
        for number in range(people):
            self._site.journal(f"visitor-{number}").load(a_journal())

    def has_written(self, number: int) -> bool:
        """Whether what the nth visitor wrote is kept."""
        kept = self._site.journal(f"visitor-{number}").get(key(1))
        return isinstance(kept, Interview) and kept.went_well.startswith("They laughed, ")

    def headers(self, number: int) -> dict[str, str]:
        """The cookie of somebody who signed in an hour ago."""
        origin = self._site.server.url
        said = {
            "iss": self._site.provider.issuer,
            "sub": f"subject-of-visitor-{number}",
            "exp": 4_102_444_800,
            "name": f"Visitor {number}",
            "is_logged_in": True,
            "origin": origin,
        }
        name = "_streamlit_user"
        value = create_signed_value(account_server.COOKIE, name, json.dumps(said))
        return {"Cookie": f"{name}={value.decode()}", "Origin": origin}


def a_journal() -> list[AnyRecord]:
    """Twelve interviews, the first in the first part of its half hour."""
    started = Evaluation(state=EvaluationState.STARTED, part=1)
    return [an_interview(1, evaluation=started), *many(INTERVIEWS)[1:]]


class Visitor:
    """One open page."""

    def __init__(self, socket: ClientConnection, number: int) -> None:
        self._socket = socket
        self._dice = random.Random(number)  # noqa: S311 - the same at every run, on purpose
        self._acts = number

    async def act(self) -> float:
        """Open a page, or write a sentence; the seconds until the server was done."""
        self._acts += 1
        if self._acts % WRITE_EVERY:
            return await self.open(self._dice.choice(PAGES))
        return await self.write()

    async def open(self, page: str) -> float:
        """Open a page."""
        began = time.perf_counter()
        await self._run(_wanted(page))
        return time.perf_counter() - began

    async def write(self) -> float:
        """Write what went well, as if typed on the page of the half hour."""
        field, part = await self._run(_wanted("evaluate"))
        if not field:
            raise LookupError("there is no place to write")
        wanted = _wanted("evaluate")
        wanted.rerun_script.fragment_id = part
        state = wanted.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = field, f"They laughed, {self._acts} times."
        began = time.perf_counter()
        await self._run(wanted)
        return time.perf_counter() - began

    async def _run(self, wanted: BackMsg) -> tuple[str, str]:
        """Run a page to its end; its first place to write, and the part that is in."""
        await self._socket.send(wanted.SerializeToString())
        found = ("", "")
        async for payload in self._socket:
            heard = ForwardMsg.FromString(bytes(payload))  # type: ignore[arg-type]
            element = heard.delta.new_element
            if not found[0] and element.WhichOneof("type") == "text_area":
                found = (element.text_area.id, heard.delta.fragment_id)
            if len(payload) < SMALL and _ends(heard):
                return found
        raise ConnectionError("the server hung up")


def _wanted(page: str) -> BackMsg:
    wanted = BackMsg()
    wanted.rerun_script.page_name = page
    wanted.rerun_script.query_string = f"id={key(1)}" if page == "evaluate" else ""
    return wanted


def _ends(heard: ForwardMsg) -> bool:
    ended = heard.WhichOneof("type") == "script_finished"
    return ended and heard.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Step(NamedTuple):
    """One rate: how long acts took (seconds), what the server used, and its memory in MB."""

    rate: float
    taken: list[float]
    cpu: float
    memory: float

    @property
    def p95(self) -> float:
        """Seconds that 95 of 100 acts stay under."""
        return quantiles(self.taken, n=20)[-1]


async def arrive(crowd: Crowd, number: int) -> Visitor:
    """The nth visitor comes, and opens Today."""
    # Nobody is taken for signed in without the token that a page of this server hands out.
    token, headers = generate_xsrf_token_string(), crowd.headers(number)
    cookies = [f"_streamlit_xsrf={token}", *filter(None, [headers.pop("Cookie", "")])]
    socket = await connect(
        f"ws://localhost:{crowd.port}/_stcore/stream",
        additional_headers={**headers, "Cookie": "; ".join(cookies)},
        subprotocols=[Subprotocol("streamlit"), Subprotocol(token)],
        max_size=None,
        open_timeout=60,
        ping_interval=None,
        proxy=None,
    )
    visitor = Visitor(socket, number)
    await visitor.open("today")
    return visitor


async def hold(crowd: Crowd, visitors: Sequence[Visitor], rate: float) -> Step:
    """So many acts a second for a while, each by the next visitor who is free."""
    free: asyncio.Queue[Visitor] = asyncio.Queue()
    for visitor in visitors:
        free.put_nowait(visitor)
    taken: list[float] = []

    async def one() -> None:
        due = time.perf_counter()
        visitor = await free.get()
        waited = time.perf_counter() - due
        taken.append(waited + await visitor.act())
        free.put_nowait(visitor)

    cpu, began = cpu_of(crowd.pid), time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(round(rate * SECONDS)):
            await asyncio.sleep(max(0, began + number / rate - time.perf_counter()))
            group.create_task(one())
    used = (cpu_of(crowd.pid) - cpu) / (time.perf_counter() - began)
    return Step(rate, taken, used, memory_of(crowd.pid))


def cpu_of(pid: int) -> float:
    """Seconds of CPU a process has used."""
    return time.clock_gettime((~pid << 3) | 2)


def memory_of(pid: int) -> float:
    """Megabytes a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1000


async def measure(crowd: Crowd, sessions: int, rates: Sequence[float], out: TextIO) -> bool:
    """Fill the house and let it act faster and faster; whether the first step was passed."""
    # The first one has the server load all it needs.
    visitors = [await arrive(crowd, 0)]
    before = memory_of(crowd.pid)
    visitors += [await arrive(crowd, number) for number in range(1, sessions)]
    idle = memory_of(crowd.pid)
    each = (idle - before) / (sessions - 1)
    out.write(f"{os.cpu_count()} cores, load {os.getloadavg()}; {sessions} sessions open: ")
    out.write(f"{before:.0f} MB before, {idle:.0f} MB with them, {each:.2f} MB each\n")
    passed = [step for rate in rates if (step := await _step(crowd, visitors, rate, out))]
    return bool(passed)


async def _step(crowd: Crowd, visitors: Sequence[Visitor], rate: float, out: TextIO) -> Step | None:
    step = await hold(crowd, visitors, rate)
    median, passed = sorted(step.taken)[len(step.taken) // 2], step.p95 < THRESHOLD
    out.write(
        f"  {rate:5.1f} acts/s: median {median:5.2f} s, p95 {step.p95:5.2f} s, server "
        f"{step.cpu:4.2f} cores, {step.memory:4.0f} MB{'' if passed else '  OVER'}\n"
    )
    out.flush()
    return step if passed else None


@contextmanager
def signed_in(sessions: int) -> Iterator[Signed]:
    """A site with a database that keeps what it says, and everybody's journal in it."""
    programs = postgres.find()
    assert programs, postgres.MISSING
    with (
        tempfile.TemporaryDirectory() as folder,
        account_server.running(Path(folder), programs, {}) as site,
    ):
        crowd = Signed(site)
        crowd.fill(sessions)
        yield crowd


def main(sessions: int = SESSIONS, rates: Sequence[float] = RATES) -> bool:
    """Measure the signed-in mode; whether it carries the first rate."""
    with signed_in(sessions) as crowd:
        kept = asyncio.run(measure(crowd, sessions, rates, sys.stdout))
        written = sum(crowd.has_written(number) for number in range(sessions))
        sys.stdout.write(f"  {written} of {sessions} journals hold what their visitor wrote\n")
    return kept and written > 0


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    sys.exit(not main(int(given[0]) if given else SESSIONS, given[1:] or RATES))
