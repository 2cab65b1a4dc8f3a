"""What a page says over its web socket, looked at before Streamlit reads it.

Streamlit takes the values of components for JSON without a second thought: one that is none stays
in the visit's state, and every later run of it breaks off with a traceback in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

if TYPE_CHECKING:
    from starlette.types import Message
    from streamlit.proto.WidgetStates_pb2 import WidgetState

_NOTHING: Final = b"\xff"
_DECODER: Final = msgspec.json.Decoder(msgspec.Raw)
_EVENTS: Final = "$$STREAMLIT_INTERNAL_KEY_"
"""How the number begins under which a component tells what happened."""


def is_sound(message: Message) -> bool:
    """Whether a page of ours could have said it: a message of Streamlit's, its values JSON."""
    if message["type"] != "websocket.receive":
        return True
    try:
        # Streamlit speaks in bytes alone: a frame of text is read as no message.
        said = BackMsg.FromString(message.get("bytes") or _NOTHING)
    except DecodeError:
        return False
    return all(_is_value(each) for each in said.rerun_script.widget_states.widgets)


def _is_value(widget: WidgetState) -> bool:
    """A component has a state, which is an object, and tells what happened, which is a list."""
    kind = widget.WhichOneof("value")
    if kind == "json_trigger_value":
        return _is_json(widget.json_trigger_value, "[{")
    told = widget.id.startswith(_EVENTS)
    return not told and (kind != "json_value" or _is_json(widget.json_value, "{"))


def _is_json(text: str, starts: str) -> bool:
    try:
        _DECODER.decode(text)
    # Brackets nested by the thousand are no error of JSON; they would be one of the run.
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return False
    return text.startswith(tuple(starts))
