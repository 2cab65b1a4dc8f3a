"""A session over a real connection, without a browser: under any name, from any loopback address.

It speaks what the page's own JavaScript speaks: one web socket, and a message for each run. Asked
for the journal that a visitor's browser keeps, it answers as such a browser. Its page is one of the
server's own, unless its headers say another Origin; an empty header is not sent.
"""

from __future__ import annotations

import json
import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.support.store.pretend_browser import PretendBrowser, PretendTab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.proto.Element_pb2 import Element

PATIENCE = 30
"""Seconds a run may take on a busy machine."""

MOST_ANSWERS = 8
TALK = "afterview_browser_store"


class Visitor:
    """Reaches `port` of this machine under the host name `name`, from the address `source`."""

    def __init__(  # noqa: PLR0913 - each has its default
        self,
        port: int,
        name: str = "localhost",
        *,
        source: str = "127.0.0.1",
        target: str = "127.0.0.1",
        headers: Mapping[str, str] | None = None,
        browser: PretendBrowser | None = None,
    ) -> None:
        self.tab = PretendTab(browser or PretendBrowser())
        self.heard = bytearray()
        sent = {"Origin": f"http://{name}:{port}", **(headers or {})}
        wire = socket.create_connection((target, port), PATIENCE, source_address=(source, 0))
        self._leaving = ExitStack()
        self._socket = self._leaving.enter_context(
            connect(
                f"ws://{name}:{port}/_stcore/stream",
                sock=wire,
                additional_headers={each: value for each, value in sent.items() if value},
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                proxy=None,
            )
        )

    def open(self, page: str) -> list[ForwardMsg]:
        """Run a page; everything the server sent until it had ended and nothing was left to say."""
        wanted = BackMsg()
        wanted.rerun_script.page_name = page
        heard = self._run(wanted)
        for _ in range(MOST_ANSWERS):
            answer = self._answer(heard)
            if answer is None:
                return heard
            heard = self._run(answer)
        raise AssertionError("the talk does not end")

    def _run(self, wanted: BackMsg) -> list[ForwardMsg]:
        self._socket.send(wanted.SerializeToString())
        heard: list[ForwardMsg] = []
        while not (heard and _ends(heard[-1])):
            payload = self._socket.recv(PATIENCE, decode=False)
            self.heard += payload
            heard.append(ForwardMsg.FromString(payload))
        return heard

    def _answer(self, heard: list[ForwardMsg]) -> BackMsg | None:
        """What a browser answers to the line that keeps its journal, if it was drawn."""
        lines = [_line(each.delta.new_element) for each in heard]
        for key, words in (line for line in lines if line):
            self.tab.listen(words)
            if words["main"] and self.tab.replies:
                page = [each.navigation for each in heard if each.HasField("navigation")][-1]
                return _trigger(key, self.tab.said, page.page_script_hash)
        return None

    def say(self, wanted: BackMsg) -> list[ForwardMsg]:
        """Send a message of one's own; everything the server sent until that run had ended."""
        return self._run(wanted)

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


def _line(element: Element) -> tuple[str, dict[str, object]] | None:
    found = element.bidi_component
    if found.component_name != TALK:
        return None
    return found.id, json.loads(found.json or found.mixed.json)


def _trigger(key: str, replies: object, page: str) -> BackMsg:
    """What `setTriggerValue("heard", replies)` sends."""
    wanted = BackMsg()
    wanted.rerun_script.page_script_hash = page
    state = wanted.rerun_script.widget_states.widgets.add()
    state.id = f"$$STREAMLIT_INTERNAL_KEY_{key}__events"
    state.json_trigger_value = json.dumps([{"event": "heard", "value": replies}])
    return wanted


def _words(element: Element) -> str:
    return element.heading.body or element.markdown.body or element.code.code_text
