"""Room for a finger: on a phone everything that is tapped is as high as a fingertip."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

CSS = (Path(__file__).parent / "fingers.css").read_text(encoding="utf-8")


def draw_room() -> None:
    """Give it to a page without fields; elsewhere the autosave component brings it along."""
    st.html(f"<style>{CSS}</style>")  # noqa: TID251 - our own style sheet, nothing typed
