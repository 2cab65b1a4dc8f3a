"""A line that a tap opens and closes. What it holds is drawn, and sent, only while it is open."""

from __future__ import annotations

import streamlit as st

from components.session import state
from components.session.state_keys import Slot


def draw_fold(label: str, key: str, *, opened: bool = False) -> bool:
    """Draw the line; whether it is open, so that what it holds is to be drawn beneath.

    `opened` says whether it is when it is first drawn; from then on only a tap changes that.
    It costs the server half of an expander that hands over its content once opened. `key` is that
    of the slot which remembers it for the session; the line's own key is `fold-<key>`.
    """
    slot = Slot(key, default=False)
    if opened and not state.holds(slot):
        state.write(slot, opened)
    opened = state.read(slot)
    st.button(
        label,
        key=f"fold-{key}",
        type="tertiary",
        icon=":material/expand_less:" if opened else ":material/expand_more:",
        icon_position="right",
        wrap=False,
        on_click=lambda: state.write(slot, not opened),
    )
    return opened


def is_unfolded(key: str) -> bool:
    """Whether the line of this key is open, for what is drawn above it."""
    return state.read(Slot(key, default=False))
