"""A place to vent whose words stay in the browser until the person chooses to keep them.

Words that are torn up never reach Python: not the session, not the journal, not the address.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from components import state
from components.buttons import BUTTON_CSS
from components.staying import STAYING_JS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOLDER = Path(__file__).parent
KEY = "venting"
_VENTING = st.components.v2.component(
    "afterview_venting",
    html=(_FOLDER / "venting.html").read_text(encoding="utf-8"),
    css=BUTTON_CSS + (_FOLDER / "venting.css").read_text(encoding="utf-8"),
    js=STAYING_JS + (_FOLDER / "venting.js").read_text(encoding="utf-8"),
)


class Vented(NamedTuple):
    """Words a person chose to keep, and the id the browser gave them (32 hexadecimal digits)."""

    id: str
    words: str


def draw_venting(*, kept: Sequence[str], on_keep: Callable[[Vented], None]) -> None:
    """The place; `kept` are the ids of words already kept, which the browser then lets go of.

    Until an id comes back in `kept` its words stay on the screen, so a journal that could not be
    written to loses nothing.
    """
    _VENTING(key=KEY, data={"kept": list(kept)}, on_keep_change=lambda: _take(on_keep))


def _take(on_keep: Callable[[Vented], None]) -> None:
    sent = read(getattr(state.widget(KEY), "keep", None))
    if sent is not None:
        on_keep(sent)


def read(sent: Any) -> Vented | None:  # noqa: ANN401 - whatever a browser may send
    """What the browser sent, if it is what this place sends."""
    match sent:
        case {"id": str(given), "words": str(words)} if words.strip():
            return Vented(given, words)
        case _:
            return None
