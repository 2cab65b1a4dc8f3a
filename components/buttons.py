"""The one main button of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.visit import Visit


def draw_main(
    label: str,
    key: str,
    visit: Visit,
    *,
    icon: str | None = None,
    on_click: Callable[..., object] | None = None,
    args: Sequence[Any] = (),
    disabled: bool = False,
    width: Literal["content", "stretch"] = "content",
) -> bool:
    """The button for what matters most here; whether it was pressed.

    White on the dark theme's accent cannot be read, so by night it is drawn as any other button.
    """
    return st.button(
        label,
        key=key,
        type="secondary" if visit.dark else "primary",
        icon=icon,
        on_click=on_click,
        args=tuple(args),
        disabled=disabled,
        width=width,
    )
