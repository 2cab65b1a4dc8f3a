"""A wire between the app and the database that breaks at the worst moment."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Moment = Literal["before", "after"]
"""Break before the database hears of a commit, or after it has made it and before the answer."""

_COMMIT = b"COMMIT\x00"


class Wire:
    """Passes bytes on in both directions; `break_at` lets the next commits' connections go."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.moment: Moment = "before"
        self.left = 0
        self.broken = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def break_at(self, moment: Moment, times: int = 1) -> None:
        """Break the next `times` commits at that moment."""
        self.moment, self.left = moment, times

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                for pair in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, forth: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if forth and _COMMIT in data and self.left:
                    self.left -= 1
                    self.broken += 1
                    self._break(source, sink, data)
                    return
                sink.sendall(data)
        self._hang_up(source, sink)

    def _break(self, near: socket.socket, far: socket.socket, data: bytes) -> None:
        if self.moment == "after":
            # Nothing comes back any more, but the commit goes out and is answered.
            near.shutdown(socket.SHUT_RDWR)
            far.sendall(data)
            threading.Event().wait(0.1)
        self._hang_up(near, far)

    @staticmethod
    def _hang_up(*sockets: socket.socket) -> None:
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def close(self) -> None:
        """Accept nobody any more."""
        self._listener.close()


@contextmanager
def wire(port: int) -> Iterator[Wire]:
    """A wire to the database on `port`."""
    made = Wire(port)
    try:
        yield made
    finally:
        made.close()
