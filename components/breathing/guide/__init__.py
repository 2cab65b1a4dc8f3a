"""A guide that paces the breath in the browser; nothing is sent, but that it came to its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.ui.buttons import BUTTON_CSS
from components.ui.js_lifetime import STAYING_JS

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = Path(__file__).parent
_GUIDE = st.components.v2.component(
    "afterview_breathing_guide",
    html=(_FOLDER / "breathing_guide.html").read_text(encoding="utf-8"),
    css=BUTTON_CSS + (_FOLDER / "breathing_guide.css").read_text(encoding="utf-8"),
    js=STAYING_JS + (_FOLDER / "breathing_guide.js").read_text(encoding="utf-8"),
)


def draw_breathing_guide(*, still: bool, on_end: Callable[[], None]) -> None:
    """The guide; `still` without movement, as it is wherever the system asks for less motion.

    `on_end` is called when it has run to its end by itself.
    """
    _GUIDE(key="breathing-guide", data={"still": still}, on_ended_change=on_end)
