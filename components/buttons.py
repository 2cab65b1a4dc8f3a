"""Buttons: the one main thing to do on a screen, and ways to other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from components.visit import Visit


def draw_main(
    label: str,
    key: str,
    visit: Visit,
    **options: Any,  # noqa: ANN401 - those of Streamlit's own button
) -> bool:
    """The button for what matters most here; whether it was pressed.

    White on the dark theme's accent cannot be read, so by night it is drawn as any other button.
    """
    return st.button(label, key=key, type="secondary" if visit.dark else "primary", **options)


def draw_way(label: str, key: str, visit: Visit, page: str, **query: str) -> None:
    """A way to another page."""
    if st.button(label, key=key):
        visit.go(page, **query)


def draw_main_way(label: str, key: str, visit: Visit, page: str, **query: str) -> None:
    """The main way on from here."""
    if draw_main(label, key, visit):
        visit.go(page, **query)
