"""The journal in the visitor's own browser: one quiet line on the page, and the talk behind it.

The line says what is true in the browser itself, without asking the server: that the journal is
kept here, is being saved, or cannot be.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.session import state
from components.ui.buttons import BUTTON_CSS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FOLDER = Path(__file__).parent
_MAIN = "browser_store"
_PARTS = ("place", "database", "changes", "talk", "app", "keeper", "line", "browser_store")


def _join(*parts: str) -> str:
    # One piece of code cannot fetch another: a component's own is all there is of it.
    return "\n".join((_FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in parts)


SCRIPT = _join(*_PARTS)
"""The browser's own code."""

_CODE = hashlib.sha256(SCRIPT.encode()).hexdigest()
"""Which code it is: a tab that was open while the server was upgraded has the keeper of another."""

_LINE = st.components.v2.component(
    "afterview_browser_store",
    html='<p class="line"></p>',
    css=(_FOLDER / "browser_store.css").read_text(encoding="utf-8"),
    js=SCRIPT,
)


_COPY = st.components.v2.component(
    "afterview_browser_copy",
    html='<div class="taking"><button type="button"></button><span role="status"></span></div>',
    css=BUTTON_CSS + (_FOLDER / "copy.css").read_text(encoding="utf-8"),
    js=_join("place", "database", "copy"),
)


def draw_main_line(
    words: Mapping[str, Any], on_heard: Callable[[Any], None], *, shown: bool
) -> None:
    """The line of a page; `words` go to the browser, and what it answers to `on_heard`.

    Where it is not `shown`, as on a page whose journal lives elsewhere, it is the talk alone.
    """
    _LINE(
        key=_MAIN,
        data=_told(words, main=True, shown=shown),
        on_heard_change=lambda: on_heard(getattr(state.widget(_MAIN), "heard", None)),
    )


def draw_saved_line(words: Mapping[str, Any], key: str, *, shown: bool = True) -> None:
    """A line where something is written: whether it is saved. The answers go to the main one."""
    told = _told(words, main=False, shown=shown)
    _LINE(key=f"{_MAIN}-{key}", data=told, on_heard_change=_deaf)


def _told(words: Mapping[str, Any], *, main: bool, shown: bool) -> dict[str, Any]:
    return {**words, "code": _CODE, "main": main, "shown": shown}


def _deaf() -> None:
    """Nothing is said to such a line."""


def draw_raw_copy(label: str, file_name: str) -> None:
    """A button that makes a file of all this browser keeps, as it is, without asking the server."""
    told = {"label": label, "fileName": file_name}
    _COPY(key="browser_copy", data=told, width="content", height="content")
