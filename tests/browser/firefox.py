"""Firefox, spoken to by WebDriver BiDi: the machine's own, without a driver beside it.

Playwright drives only a Firefox of its own, which is not what people have; this speaks the few
words of the protocol that a test needs.
"""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

from tests.browser.chromium import PUBLIC
from tests.browser.server import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

NAMES = ("firefox-esr", "firefox")
PATIENCE = 60.0
"""Seconds it may take to start, or to answer, on a busy machine."""

LOOK = 0.1
PREFERENCES: dict[str, object] = {
    # Whatever it asks of the world beyond this machine goes to a port where nobody listens.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": f"localhost, 127.0.0.1, {PUBLIC}",
    "network.dns.localDomains": PUBLIC,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
}
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Backspace": "\ue003"}


def find() -> str | None:
    """The path of a Firefox to start; None if this machine has none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def wait_until(is_so: Callable[[], bool], what: str = "") -> None:
    """Look again and again until something is so, and fail if it never is."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"it never came to be: {what}"
        time.sleep(LOOK)


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._numbers = itertools.count(1)
        self._ask("session.new", capabilities={})
        # The one it starts with never has the focus while there is no screen.
        self._tab = self._ask("browsingContext.create", type="window")["context"]

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer: dict[str, Any] = json.loads(self._line.recv(PATIENCE))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return dict(answer["result"])

    def open(self, address: str) -> None:
        """Go to a page."""
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def read(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page holds
        """What a JavaScript expression says in the page: a text, a number, a yes or no."""
        told = self._ask(
            "script.evaluate",
            expression=expression,
            target={"context": self._tab},
            awaitPromise=False,
        )
        assert told["type"] == "success", told
        return told["result"].get("value")

    def wait_until(self, expression: str) -> None:
        """Wait until this is so in the page."""
        wait_until(lambda: bool(self.read(expression)), expression)

    def press(self, keys: Iterable[str]) -> None:
        """Press these keys one by one, each a character or one of `KEYS`."""
        values = [KEYS.get(each, each) for each in keys]
        pressed = [
            {"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")
        ]
        keyboard = {"type": "key", "id": "keyboard", "actions": pressed}
        self._ask("input.performActions", context=self._tab, actions=[keyboard])


@contextmanager
def running(path: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox without a window, with a profile of its own in `folder`."""
    port = free_port()
    told = (f'user_pref("{name}", {json.dumps(value)});' for name, value in PREFERENCES.items())
    (folder / "user.js").write_text("\n".join(told), encoding="utf-8")
    process = subprocess.Popen(
        [path, "--headless", "--profile", str(folder), f"--remote-debugging-port={port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with _connect(port) as line:
            yield Firefox(line)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _connect(port: int) -> ClientConnection:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None, proxy=None)
        except OSError:
            assert time.monotonic() < end, "Firefox does not answer"
            time.sleep(LOOK)
