"""What a tab does whatever page it shows: its style, fields that save, and a top to open at.

Streamlit's theme cannot say that what is tapped has room for a finger, its text fields hand over
what was typed only when they are left, its date fields misread most ways of writing a day, and a
new page or part stands wherever the old one was left.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.session import state

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = Path(__file__).parent
_CSS = (_FOLDER / "tab.css").read_text(encoding="utf-8")
_SCRIPTS = ("autosave", "giving_back", "days", "opening", "tab")
_TAB = st.components.v2.component(
    "afterview_tab",
    css=".st-key-tab { display: none; }",
    js="".join((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS),
    # In a shadow root of its own its styles would reach nothing of the page.
    isolate_styles=False,
)

RUNS = 3
"""Runs that follow at once may reach a browser as one, which then draws only the last of them."""

_KEY = "tab"
_MOST = 20
"""Texts taken at one time."""

ENTER = "enter-"
"""How the key of a text field begins that is handed over on Enter alone, outside a form."""


def draw_tab(page: str, keep: Callable[[list[tuple[str, str]]], None]) -> None:
    """Give the tab, from here on, the style, and all that it does by itself.

    A text field hands over what is typed within half a second, a date field reads `1/12/26`, and
    what is new opens at its top. It outlives the element that brings it, so that is drawn in the
    first runs of a `page` come to, and not in each: an element more costs a page a tenth of a
    hello page. `keep` is given what was typed when the server died and whose
    field is not drawn any more: texts, each with its label before it.
    """
    shown, runs = state.read(state.BROUGHT)
    runs = runs if shown == page else 0
    if runs < RUNS:
        _TAB(key=_KEY, data=_CSS, on_left_change=lambda: keep(_left()))
        state.write(state.BROUGHT, (page, runs + 1))


def _left() -> list[tuple[str, str]]:
    return read_texts(getattr(state.widget(_KEY), "left", None))


def read_texts(sent: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - whatever a browser may send
    """The texts a browser sent, each with the label of its field before it."""
    every = sent[:_MOST] if isinstance(sent, list) else []
    return [found for each in every if (found := _told(each))]


def _told(sent: Any) -> tuple[str, str] | None:  # noqa: ANN401 - whatever a browser may send
    match sent:
        case {"label": str(label), "text": str(text)} if text.strip():
            return label, text
        case _:
            return None
