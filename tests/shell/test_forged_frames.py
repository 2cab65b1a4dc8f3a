"""What no page of ours would say: it harms nobody, loses nothing and leaves no trace in the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from tests.browser.server import Server
from tests.support.page_driver import many
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

EVENTS = "$$STREAMLIT_INTERNAL_KEY_{}__events"
PLACES = [
    ("your_data", "afterview.example.com", "afterview_browser_store", "heard"),
    ("breathe", "localhost", "afterview_venting", "keep"),
    ("breathe", "localhost", "afterview_breathing_guide", "ended"),
    ("today", "localhost", "afterview_tab", "anything"),
]
ODD: list[Any] = [
    None,
    True,
    -1.5,
    1e308,
    "x" * 1_000_000,
    [],
    [[]],
    {},
    {"visit": 1},
    {"visit": "v", "replies": 5},
    {"visit": "v", "replies": [None, {"n": "1"}, {"type": "opened", "n": 1}] * 99},
    {"id": 5, "words": "x"},
    {"id": "x" * 99_999, "words": "z"},
    {"id": "x", "words": "\u0000"},
    {"a": {"b": [None] * 1000}},
]
BROKEN = ["", "nonsense", "5", "null", "[", '{"event":', "[" * 5000, "\ufeff[]"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("home"))
    started.fill(many(3))
    started.start()
    yield started
    said = started.read_log()
    started.stop()
    assert "Traceback" not in said
    assert "Error" not in said


@pytest.fixture(autouse=True)
def unharmed(server: Server) -> Iterator[None]:
    """Afterwards everything is kept, and somebody else finds their page."""
    before = server.interviews()
    yield
    assert server.interviews() == before
    other = Visitor(server.port)
    assert str(server.home) in other.read("your_data")
    other.close()


class Forger:
    """A visit that says what it likes in the name of one component."""

    def __init__(self, server: Server, page: str, host: str, component: str) -> None:
        self.visitor = Visitor(server.port, host)
        heard = self.visitor.open(page)
        self._page = page_of(heard)
        drawn = (each.delta.new_element.bidi_component for each in heard)
        self._id = next(each.id for each in drawn if each.component_name == component)

    def tell(self, kind: str, value: str, number: str = EVENTS) -> list[ForwardMsg]:
        """Say that the component told `value`."""
        wanted = BackMsg()
        wanted.rerun_script.page_script_hash = self._page
        state = wanted.rerun_script.widget_states.widgets.add()
        state.id = number.format(self._id)
        setattr(state, kind, value)
        return self.visitor.say(wanted)


def page_of(heard: list[ForwardMsg]) -> str:
    return [each.navigation for each in heard if each.HasField("navigation")][-1].page_script_hash


@pytest.mark.parametrize("page, host, component, event", PLACES)
def test_a_value_that_is_not_what_a_component_tells_is_passed_over(
    server: Server, page: str, host: str, component: str, event: str
) -> None:
    forger = Forger(server, page, host, component)
    for value in ODD:
        heard = forger.tell("json_trigger_value", json.dumps([{"event": event, "value": value}]))
        assert heard
        assert not any(each.delta.new_element.HasField("exception") for each in heard)
    forger.visitor.close()


@pytest.mark.parametrize("value", BROKEN)
@pytest.mark.parametrize("kind", ["json_trigger_value", "json_value", "string_value"])
def test_what_is_no_value_at_all_ends_that_line_alone(
    server: Server, kind: str, value: str
) -> None:
    forger = Forger(server, *PLACES[0][:3])
    with pytest.raises(ConnectionClosed):
        forger.tell(kind, value)


@pytest.mark.parametrize("frame", [b"\xff" * 99, b"", "text", b"\x0a\x05x"])
def test_what_is_no_message_at_all_ends_that_line_alone(server: Server, frame: bytes | str) -> None:
    visitor = Visitor(server.port)
    visitor.open("today")
    visitor._socket.send(frame)
    with pytest.raises(ConnectionClosed):
        drain(visitor)


def drain(visitor: Visitor) -> None:
    """Hear whatever is said until the line ends."""
    while True:
        visitor._socket.recv(10)
