"""Components of our own, in which what is under way outlives a page drawn again in pieces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.ui.buttons import BUTTON_CSS

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

STAYING_JS = (Path(__file__).parent / "js_lifetime.js").read_text(encoding="utf-8")
"""The class `Staying`, to stand before a component's own code."""


def mount_component(folder: Path, name: str) -> ComponentRenderer:
    """The component whose page, look and code lie in `folder`, under `name`."""
    html, css, js = (
        (folder / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component(
        f"afterview_{name}", html=html, css=BUTTON_CSS + css, js=STAYING_JS + js
    )
