"""Words that have no field any more: shown, so that they can be taken along, until let go of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import kept_apart
from components.session import state

if TYPE_CHECKING:
    from collections.abc import Callable

_REMOVED = (
    "**What you were writing in was removed in another window.** Your words are here until you "
    "let go of them; copy them if you want to keep them."
)


STOPPED = (
    "**This was still being saved when Afterview stopped.** It is kept here. Copy it to where it "
    "belongs, then let go of it."
)


UNFINISHED = (
    "**You were writing this when your sign-in ran out.** It is in no entry yet. Your words are "
    "here until you let go of them; copy them to where they belong."
)


def draw_homeless(why: str = _REMOVED) -> None:
    """Words that have no place in the journal, and `why`."""
    if text := state.read(state.HOMELESS):
        _draw_words(why, text, "homeless", _let_go)


def _let_go() -> None:
    state.take(state.HOMELESS)


def draw_put_by() -> None:
    """Words that were in no field of the journal yet when the sign-in before this one ran out."""
    if text := kept_apart.find_kept_apart(kept_apart.PUT_BY):
        _draw_words(
            UNFINISHED, text, "put-by", partial(kept_apart.keep_apart_text, kept_apart.PUT_BY, None)
        )


def draw_cut_off() -> None:
    """Words that were typed when the server died, and whose field is not open any more."""
    if text := kept_apart.find_cut_off():
        _draw_words(STOPPED, text, "cut-off", kept_apart.let_go_of_cut_off)


def _draw_words(why: str, text: str, key: str, let_go: Callable[[], None]) -> None:
    with st.container(border=True, key=key, gap="small"):
        st.markdown(why)
        st.code(text, language=None, wrap_lines=True)
        st.button("Let go of them", key=f"let-go-{key}", on_click=let_go)
