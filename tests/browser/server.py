"""A real server of the app, in a process of its own, with its journal in a folder of the test."""

from __future__ import annotations

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from data.models import Interview, Practice
from data.store import default_path, open_journal
from tests.browser.chromium import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.models import AnyRecord
    from data.store import Store

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds a server may take to start on a busy machine."""

FOREIGN = ("PYTHON", "STREAMLIT_", "COVERAGE", "AFTERVIEW_")
"""Settings of the shell that started the tests, which are not the server's affair."""


PORTS, EACH = 20_000, 1_000
"""Below those that a system gives to whoever asks for any; every worker has so many of its own."""


def free_port() -> int:
    """A port nobody listens on just now, and nobody is given before the server has it."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 12
    first = PORTS + EACH * worker
    shuffled = random.sample(range(first, first + EACH), EACH)
    return next(port for port in shuffled if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("localhost", port)) != 0


class Server:
    """`streamlit run`, started, killed and started again on the same port and journal."""

    def __init__(  # noqa: PLR0913 - each has its default
        self,
        home: Path,
        script: str = "app.py",
        cwd: Path = ROOT,
        now: str | None = None,
        *,
        options: Mapping[str, object] | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.public_url = f"http://{PUBLIC}:{self.port}"
        self.log = home / "server.log"
        self._script = script
        self._cwd = cwd
        self._now = now
        self._options = dict(options or {})
        self._settings = dict(settings or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._ask = http.client.HTTPConnection("localhost", self.port, timeout=2)

    @property
    def pid(self) -> int:
        """The running server's process id."""
        assert self._process is not None, "the server is not running"
        return self._process.pid

    def start(self) -> None:
        """Start, and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command(),
                cwd=self._cwd,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait()

    def _command(self) -> list[str]:
        options = {
            "server.address": "localhost",
            "server.port": self.port,
            "server.fileWatcherType": "none",
            **self._options,
        }
        given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
        return [sys.executable, "-m", "streamlit", "run", self._script, *given]

    def _environment(self) -> dict[str, str]:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)
        }
        fixed = {"AFTERVIEW_NOW": self._now} if self._now else {}
        return {
            **inherited,
            **fixed,
            **self._settings,
            "AFTERVIEW_HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while not self._is_healthy():
            assert self._process is not None
            assert self._process.poll() is None, f"the server stopped:\n{self.read_log()}"
            assert time.monotonic() < end, f"the server does not answer:\n{self.read_log()}"
            time.sleep(0.1)

    def _is_healthy(self) -> bool:
        try:
            self._ask.request("GET", "/_stcore/health")
            return self._ask.getresponse().read() == b"ok"
        except (http.client.HTTPException, OSError):
            return False
        finally:
            self._ask.close()

    def kill(self) -> None:
        """SIGKILL: no chance to save anything."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, as a person closing the terminal does."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            os.kill(self._process.pid, how)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def restart(self, now: str | None = None) -> None:
        """Start again after `kill`, at the time `now` (ISO 8601) if given."""
        self._now = now or self._now
        self.stop()
        self.start()

    def read_log(self) -> str:
        """Everything the server has said."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def journal(self) -> Store:
        """The journal on disk, read afresh."""
        return open_journal(default_path({"AFTERVIEW_HOME": str(self.home)}))

    def interviews(self) -> tuple[Interview, ...]:
        """What the journal on disk holds of interviews, the oldest first."""
        return self.journal().all(Interview)

    def practices(self) -> tuple[Practice, ...]:
        """What the journal on disk holds of practice, the oldest first."""
        return self.journal().all(Practice)

    def fill(self, records: Iterable[AnyRecord] = ()) -> None:
        """Have exactly these records in the journal, none if none are given."""
        journal = self.journal()
        journal.load(records, drop=[record.id for record in journal.everything()])
