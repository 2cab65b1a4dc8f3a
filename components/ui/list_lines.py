"""What lists are made of: a line that opens in its place or leads on, and the search above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable


def draw_toggle(label: str, key: str, act: Callable[..., None], *, is_open: bool) -> None:
    """A line that a tap opens, or closes; what it does about that is `act`."""
    # Cut off rather than wrapped: a line that grows moves what is being tapped beneath it.
    st.button(
        label,
        key=key,
        type="tertiary",
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
        icon_position="right",
        wrap=False,
        on_click=act,
    )


def draw_line_on(label: str, key: str) -> bool:
    """A line that leads to a page of its own; whether it was tapped."""
    return st.button(
        label,
        key=key,
        type="tertiary",
        icon=":material/chevron_right:",
        icon_position="right",
        wrap=False,
    )


def draw_search(key: str, example: str, follow: Callable[..., None], *args: Any) -> str:  # noqa: ANN401 - whatever `follow` takes
    """The words looked for; as they change `follow(*args)` is called, to turn to the first page."""
    words = st.text_input(
        "Search",
        key=key,
        type="search",
        placeholder=example,
        label_visibility="collapsed",
        live="300ms",
        # Whoever opens one of the list and comes back finds the same list.
        persist_state="session",
        on_change=follow,
        args=args,
    )
    return words or ""
