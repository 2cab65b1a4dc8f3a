"""What Streamlit's theme cannot say: room for a finger, and a focus that can be seen."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

CSS = (Path(__file__).parent / "page_style.css").read_text(encoding="utf-8")
_PAGE_STYLE = st.components.v2.component("afterview_page_style", css=CSS, isolate_styles=False)


def draw_page_style() -> None:
    """The style of a page without fields; elsewhere the autosave component brings it along."""
    _PAGE_STYLE(key="page_style")
