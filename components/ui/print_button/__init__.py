"""A button that prints one part of the page, or saves it as a PDF, with the browser's own print."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

SHEET = "next-sheet"
"""The key of the container that is printed; everything else on the page stays on the screen."""

_FOLDER = Path(__file__).parent
_PRINTING = st.components.v2.component(
    "afterview_printing",
    html='<div class="afterview-printing"><button type="button"></button></div>',
    css=(_FOLDER / "printing.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "printing.js").read_text(encoding="utf-8"),
    # What is hidden from the print is the page around it, which a shadow root shuts out.
    isolate_styles=False,
)


def draw_print(label: str = "Print or save as PDF") -> None:
    """The button; it opens the browser's print, which saves as PDF too."""
    _PRINTING(key="printing", data={"label": label}, width="content", height="content")
