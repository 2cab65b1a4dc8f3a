"""A button that puts a text into the clipboard. Nothing leaves the browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.ui.buttons import BUTTON_CSS

_FOLDER = Path(__file__).parent
_COPYING = st.components.v2.component(
    "afterview_copying",
    html='<div class="copying"><button type="button"></button><span role="status"></span></div>',
    css=BUTTON_CSS + (_FOLDER / "copying.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "copying.js").read_text(encoding="utf-8"),
)


def draw_copy(text: str, key: str, label: str = "Copy") -> None:
    """The button for `text`; it says when it is done."""
    _COPYING(key=key, data={"text": text, "label": label}, width="content", height="content")
