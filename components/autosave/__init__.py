"""Text fields that hand over what is typed after a short pause, without leaving the field."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent
_AUTOSAVE = st.components.v2.component(
    "afterview_autosave",
    css=(_FOLDER / "autosave.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "autosave.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw_autosave() -> None:
    """Make every text field of this page hand over what is typed within half a second."""
    _AUTOSAVE(key="autosave")
