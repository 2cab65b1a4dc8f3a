"""Fields that hand over what is typed: text after a short pause, a day also on Enter."""

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
    """Make every text field of this page hand over what is typed within half a second.

    A date field hands over the day on Enter, as on leaving it.
    """
    _AUTOSAVE(key="autosave")
