"""The connection of a page, which can be slow, can lose messages and can break."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, WebSocketRoute


class Wire:
    """The connection of a page, which may lose what the server says before it breaks."""

    def __init__(self, page: Page) -> None:
        self.losing = False
        self.lost = 0
        self._late: list[str | bytes] | None = None
        self._deaf_after = b""
        self._open: list[WebSocketRoute] = []
        page.route_web_socket(re.compile("_stcore/stream"), self._carry)

    def _carry(self, here: WebSocketRoute) -> None:
        there = here.connect_to_server()
        self._open = [here, there]
        there.on_message(self._back)
        here.on_message(lambda message: self._forth(there, message))

    def hold_answers_to(self, name: str) -> None:
        """Lose everything the server says from when a component sends its event of this name."""
        self._deaf_after = f'"event":"{name}"'.encode()

    def _forth(self, there: WebSocketRoute, message: str | bytes) -> None:
        said = message if isinstance(message, bytes) else message.encode()
        if self._deaf_after and self._deaf_after in said:
            self.losing = True
        there.send(message)

    def _back(self, message: str | bytes) -> None:
        if self.losing:
            self.lost += 1
        elif self._late is not None:
            self._late.append(message)
        else:
            self._open[0].send(message)

    @contextmanager
    def slow(self, between: Callable[[], object] = int) -> Iterator[None]:
        """What the server says meanwhile arrives only afterwards; what it is told, at once.

        It arrives piece by piece, and whatever is done `between` two pieces is done.
        """
        self._late = []
        yield
        while (message := self._take_late()) is not None:
            self._open[0].send(message)
            between()

    def _take_late(self) -> str | bytes | None:
        """The next of what is late; once there is no more, nothing is held up any longer."""
        if self._late:
            return self._late.pop(0)
        self._late = None
        return None

    def break_off(self) -> None:
        """End the connection, as a sleeping laptop's; the next one loses nothing."""
        self.losing = False
        for end in self._open:
            end.close()
