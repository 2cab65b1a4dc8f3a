"""A line to add one more thing to a list, and empty again for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.session import state

if TYPE_CHECKING:
    from collections.abc import Callable


def draw_adding(what: str, key: str, add: Callable[[str], bool], *, button: str = "Add") -> None:
    """Hand what was entered to `add`, which says whether it is kept; if not, it stays there.

    `what` goes there is said inside the line, and read out.

    A form, so that a pause in typing does not take half a line for a whole one.
    """
    with (
        st.form(f"{key}-form", border=False),
        st.container(horizontal=True, wrap=False, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input(what, key=key, placeholder=what, label_visibility="collapsed")
        st.form_submit_button(button, key=f"{key}-add", on_click=_take, args=(key, add))


def _take(key: str, add: Callable[[str], bool]) -> None:
    text = " ".join(str(state.widget(key) or "").split())
    if not text or add(text):
        state.sync(key, "")
