"""What Streamlit's theme cannot say: room for a finger, and a focus that can be seen."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

CSS = (Path(__file__).parent / "page_style.css").read_text(encoding="utf-8")


def draw_page_style() -> None:
    """The style of a page without fields; elsewhere the autosave component brings it along."""
    st.html(f"<style>{CSS}</style>")  # noqa: TID251 - our own style sheet, nothing typed
