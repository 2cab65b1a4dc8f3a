"""A session over a real connection, without a browser: under any name, from any loopback address.

It speaks what the page's own JavaScript speaks: one web socket, and a message for each run.
"""

from __future__ import annotations

import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.proto.Element_pb2 import Element

PATIENCE = 30
"""Seconds a run may take on a busy machine."""


class Visitor:
    """Reaches `port` of this machine under the host name `name`, from the address `source`."""

    def __init__(
        self,
        port: int,
        name: str = "localhost",
        *,
        source: str = "127.0.0.1",
        target: str = "127.0.0.1",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        wire = socket.create_connection((target, port), PATIENCE, source_address=(source, 0))
        self._leaving = ExitStack()
        self._socket = self._leaving.enter_context(
            connect(
                f"ws://{name}:{port}/_stcore/stream",
                sock=wire,
                additional_headers=dict(headers or {}),
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                proxy=None,
            )
        )

    def open(self, page: str) -> list[ForwardMsg]:
        """Run a page; everything the server sent until it had ended."""
        wanted = BackMsg()
        wanted.rerun_script.page_name = page
        self._socket.send(wanted.SerializeToString())
        return self._listen()

    def _listen(self) -> list[ForwardMsg]:
        heard: list[ForwardMsg] = []
        while not (heard and _ends(heard[-1])):
            payload = self._socket.recv(PATIENCE, decode=False)
            heard.append(ForwardMsg.FromString(payload))
        return heard

    def read(self, page: str) -> str:
        """What a page says in headings, text and code, one piece a line."""
        elements = [each.delta.new_element for each in self.open(page)]
        return "\n".join(_words(each) for each in elements)

    def close(self) -> None:
        """Leave."""
        self._leaving.close()


def _ends(heard: ForwardMsg) -> bool:
    """Whether a run has ended, and no other takes its place."""
    ended = heard.WhichOneof("type") == "script_finished"
    return ended and heard.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _words(element: Element) -> str:
    return element.heading.body or element.markdown.body or element.code.code_text
