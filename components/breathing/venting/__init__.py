"""A place to vent whose words stay in the browser until the person chooses to keep them.

Words that are torn up never reach Python: not the session, not the journal, not the address. If
they had been sent to be kept before, they are taken out again, and what became of them is said.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import streamlit as st

from components.session import state
from components.ui.buttons import BUTTON_CSS
from components.ui.js_lifetime import STAYING_JS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_T = TypeVar("_T")

_FOLDER = Path(__file__).parent
_KEY = "venting"
ID_LENGTH = 32
_VENTING = st.components.v2.component(
    "afterview_venting",
    html=(_FOLDER / "venting.html").read_text(encoding="utf-8"),
    css=BUTTON_CSS + (_FOLDER / "venting.css").read_text(encoding="utf-8"),
    js=STAYING_JS + (_FOLDER / "venting.js").read_text(encoding="utf-8"),
)


class Said(NamedTuple):
    """What this place is told: ids of words `kept`; the id it waits for; what of those torn up."""

    kept: Sequence[str]
    awaited: str
    torn: Mapping[str, str]
    """What became of words that were torn up after they were sent, in a sentence, by their ids."""


class VentingWays(NamedTuple):
    """What is done about words: somebody asks to keep them, sends them, or takes them back."""

    ask: Callable[[str], None]
    keep: Callable[[Vented], None]
    tear: Callable[[str], None]


class Vented(NamedTuple):
    """Words a person chose to keep, and the id the browser gave them (32 hexadecimal digits)."""

    id: str
    words: str


def draw_venting(said: Said, ways: VentingWays) -> None:
    """The place. Until an id comes back in `kept` its words stay on the screen.

    So a journal that could not be written to loses nothing. What is to be kept is sent only once
    its id comes back as the one `awaited`: it does not wait in a connection that is broken.
    """
    _VENTING(
        key=_KEY,
        data={"kept": list(said.kept), "awaited": said.awaited, "torn": dict(said.torn)},
        on_ask_change=lambda: _hear("ask", read_id, ways.ask),
        on_keep_change=lambda: _hear("keep", read_sent, ways.keep),
        on_tear_change=lambda: _hear("tear", read_id, ways.tear),
    )


def _hear(name: str, reading: Callable[[Any], _T | None], then: Callable[[_T], None]) -> None:
    sent = reading(getattr(state.widget(_KEY), name, None))
    if sent is not None:
        then(sent)


def read_sent(sent: Any) -> Vented | None:  # noqa: ANN401 - whatever a browser may send
    """What the browser sent, if it is what this place sends."""
    match sent:
        case {"id": str(given), "words": str(words)} if words.strip():
            return Vented(given, words)
        case _:
            return None


def read_id(sent: Any) -> str | None:  # noqa: ANN401 - whatever a browser may send
    """The id the browser sent, if it is one: 32 hexadecimal digits."""
    match sent:
        case {"id": str(given)} if len(given) == ID_LENGTH and given.isalnum():
            return given
        case _:
            return None
