"""A quiet timer for saying an answer aloud. It runs in the browser and tells the app nothing."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.ui.buttons import BUTTON_CSS
from components.ui.js_lifetime import STAYING_JS

_FOLDER = Path(__file__).parent
_TIMER = st.components.v2.component(
    "afterview_answer_timer",
    html=(_FOLDER / "answer_timer.html").read_text(encoding="utf-8"),
    css=BUTTON_CSS + (_FOLDER / "answer_timer.css").read_text(encoding="utf-8"),
    js=STAYING_JS + (_FOLDER / "answer_timer.js").read_text(encoding="utf-8"),
)


def draw_answer_timer(key: str, *, still: bool) -> None:
    """The timer; `still` without the line that grows, as wherever the system asks for less motion.

    It says the time in words, by the half minute; a new `key` is a new timer.
    """
    _TIMER(key=key, data={"name": key, "still": still}, height="content")
