"""A word typed before anything is erased: a tap gone astray, or somebody else's, is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.ui.buttons import draw_tertiary

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.state_keys import Slot

WORD = "erase"
_ASKED = f"Type “{WORD}” to go ahead"
MISSED = f"Nothing was erased. Type the word “{WORD}” above, then tap once more."


def draw_consent(key: str, asking: Slot[bool], label: str, then: Callable[[], None]) -> None:
    """The field for the word, `then` behind the button called `label`, and the way out.

    `asking` is the slot that holds whether it is asked for; it is let go of with either button.
    """
    # Without this a browser offers the very word, once it was typed.
    st.text_input(_ASKED, key=f"{key}_word", autocomplete="off")
    if state.read(state.NO_WORD) == key:
        st.markdown(MISSED)
    with st.container(horizontal=True):
        st.button(label, key=f"{key}_yes", on_click=_go, args=(key, asking, then))
        draw_tertiary("No, keep it", f"{key}_no", _leave, asking)


def is_given(typed: object) -> bool:
    """Whether the word was typed; case, spaces and quotation marks are forgiven."""
    return isinstance(typed, str) and "".join(typed.split()).strip("“”‘’\"'*.").casefold() == WORD


def _go(key: str, asking: Slot[bool], then: Callable[[], None]) -> None:
    if not is_given(state.widget(f"{key}_word")):
        state.write(state.NO_WORD, key)
        return
    _leave(asking)
    then()


def _leave(asking: Slot[bool]) -> None:
    state.take(state.NO_WORD)
    state.take(asking)
