"""What is said when the visitor's browser keeps nothing, or has not handed the journal over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

CLOSED = {
    "newer": (
        "Your journal needs a newer Afterview",
        (
            "A newer version wrote what this browser keeps, and this one would not read all of it "
            "rightly. Nothing was touched. Load the page again in a while and it will open."
        ),
    ),
    "unreadable": (
        "Your journal did not open",
        (
            "What this browser keeps could not be read as it was written. It was left exactly as "
            "it is; nothing has been overwritten."
        ),
    ),
    "full": (
        "Your journal is not open yet",
        (
            "This browser could not open what it keeps. Most often there is no room left on this "
            "device. Nothing was touched; make some room, then try again."
        ),
    ),
    "silent": (
        "Your journal is not open yet",
        (
            "This browser has not handed it over. Another tab of it may be busy. Nothing was "
            "touched; try again in a moment."
        ),
    ),
}
TROUBLES = {
    "denied": (
        "This browser does not let pages keep anything, so your words are held for this visit "
        "only. They go when you close or reload this page. All else works: take a copy before you "
        "leave, and bring it back next time."
    ),
    "full": (
        "There is no room left in this browser, so the last change is not kept yet. It is still "
        "here on the screen. Take a copy now; then make some room, and change anything to try "
        "again."
    ),
}
OTHERWISE = (
    "This browser could not keep the last change. It is still here on the screen. Take a copy now, "
    "and change anything to try again."
)


def draw_closed(standing: str, again: Callable[[], None]) -> None:
    """Why the journal is not on the screen; nothing at all while the browser is asked for it."""
    if standing not in CLOSED:
        return
    title, sentence = CLOSED[standing]
    st.title(title)
    st.markdown(sentence)
    st.button("Try again", key="try_again", icon=":material/refresh:", on_click=again)


def draw_trouble(what: str, export: Callable[[], bytes], file_name: str) -> None:
    """That the browser keeps nothing just now, and a copy to take."""
    if not what:
        return
    with st.container(border=True, key="not_kept"):
        st.markdown(TROUBLES.get(what, OTHERWISE))
        st.download_button(
            "Take a copy",
            data=export,
            file_name=file_name,
            mime="application/json",
            key="copy_unkept",
            icon=":material/download:",
            on_click="ignore",
        )
