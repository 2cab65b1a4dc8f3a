"""What a tab keeps whatever page it shows: the style of the pages, and fields that save themselves.

Streamlit's theme cannot say that what is tapped has room for a finger, and its text fields hand
over what was typed only when they are left.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components import state

_FOLDER = Path(__file__).parent
_CSS = (_FOLDER / "tab.css").read_text(encoding="utf-8")
_TAB = st.components.v2.component(
    "afterview_tab",
    css=".st-key-tab { display: none; }",
    js="".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("autosave.js", "tab.js")),
    isolate_styles=False,
)

RUNS = 3
"""Runs that follow at once may reach a browser as one, which then draws only the last of them."""

ENTER = "enter-"
"""How the key of a text field begins that is handed over on Enter alone, outside a form."""


def draw_tab(page: str) -> None:
    """Give the tab, from here on, the style and what makes its text fields save themselves.

    A text field hands over what is typed within half a second, a date field its day on Enter. Both
    outlive the element that brings them, so it is drawn in the first runs of a `page` come to, and
    not in each: an element more costs a page a tenth of a hello page.
    """
    shown, runs = state.read(state.BROUGHT)
    runs = runs if shown == page else 0
    if runs < RUNS:
        _TAB(key="tab", data=_CSS)
        state.write(state.BROUGHT, (page, runs + 1))
