"""Plain requests to a real server, under any name and with any header."""

from __future__ import annotations

import http.client
import socket
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Subprotocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.browser.server import Server

PATIENCE = 30
FROM_HERE = (("Host", "localhost:8501"), ("Origin", "http://localhost:8501"))
"""What a page of the app sends in a browser on this machine."""


@dataclass(frozen=True)
class Answer:
    """What the server said: `headers` by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    server: Server,
    path: str = "/",
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Answer:
    """Ask once; nothing is followed."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    own = {"Host": f"localhost:{server.port}", **(headers or {})}
    with closing(line):
        line.request(method, path, body, own)
        said = line.getresponse()
        return Answer(said.status, {k.lower(): v for k, v in said.getheaders()}, said.read())


def may_connect(server: Server, headers: Mapping[str, str], name: str = "localhost") -> bool:
    """Whether a web socket with these headers is let in."""
    wire = socket.create_connection(("127.0.0.1", server.port), PATIENCE)
    try:
        with connect(
            f"ws://{name}:{server.port}/_stcore/stream",
            sock=wire,
            additional_headers=dict(headers),
            subprotocols=[Subprotocol("streamlit")],
            proxy=None,
        ):
            return True
    except InvalidStatus as refusal:
        return refusal.response.status_code != HTTPStatus.FORBIDDEN
