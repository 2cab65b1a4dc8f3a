"""A line to add one more thing to a list: kept as it is entered, and empty again for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import state

if TYPE_CHECKING:
    from collections.abc import Callable


def draw_adding(
    label: str,
    key: str,
    add: Callable[[str], bool],
    *,
    placeholder: str | None = None,
    hide_label: bool = False,
) -> None:
    """Hand what was entered to `add`, which says whether it is kept; if not, it stays there."""
    st.text_input(
        label,
        key=key,
        placeholder=placeholder,
        label_visibility="collapsed" if hide_label else "visible",
        on_change=lambda: _take(key, add),
    )


def _take(key: str, add: Callable[[str], bool]) -> None:
    text = " ".join(str(state.widget(key) or "").split())
    if not text or add(text):
        state.sync(key, "")
