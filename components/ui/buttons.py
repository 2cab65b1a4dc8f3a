"""Buttons: the one main thing to do on a screen, and ways to other pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVarTuple, cast

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.context import Visit

Ts = TypeVarTuple("Ts")

INK = "#0B1011"
"""Written on the dark theme's accent, on which white, as Streamlit writes, cannot be read."""

BUTTON_CSS = (Path(__file__).parent / "button.css").read_text(encoding="utf-8")
"""The look of a button in components of our own: the page's styles do not reach into them."""


class Look(TypedDict):
    """How Streamlit is told to draw a button."""

    label: str
    type: Literal["primary", "secondary"]
    icon: str | None


def dress(
    label: str, icon: str = "", *, dark: bool, main: bool = True, disabled: bool = False
) -> Look:
    """The look of a button, with an accent for what matters most; by night its words are dark.

    One that cannot be pressed has no accent beneath it, and keeps the colour Streamlit gives it.
    """
    if not (main and dark) or disabled:
        return {"label": label, "type": "primary" if main else "secondary", "icon": icon or None}
    inked = f':color[{f"{icon} {label}".strip()}]{{foreground="{INK}"}}'
    return {"label": inked, "type": "primary", "icon": None}


def draw_main(
    label: str,
    key: str,
    visit: Visit,
    *,
    icon: str = "",
    disabled: bool = False,
    **options: Any,  # noqa: ANN401 - those of Streamlit's own button
) -> bool:
    """The button for what matters most here; whether it was pressed."""
    look = dress(label, icon, dark=visit.dark, disabled=disabled)
    return st.button(**look, key=key, disabled=disabled, **options)


def draw_tertiary(
    label: str, key: str, act: Callable[[*Ts], object], *args: *Ts, icon: str | None = None
) -> None:
    """A button that stands back, for what is seldom wanted; pressed, it does `act(*args)`."""
    st.button(
        label,
        key=key,
        icon=icon,
        type="tertiary",
        on_click=cast("Callable[..., None]", act),
        args=args,
    )


def draw_way(label: str, key: str, visit: Visit, page: str, **query: str) -> None:
    """A way to another page."""
    if st.button(label, key=key):
        visit.go(page, **query)


def draw_main_way(label: str, key: str, visit: Visit, page: str, **query: str) -> None:
    """The main way on from here."""
    if draw_main(label, key, visit):
        visit.go(page, **query)
