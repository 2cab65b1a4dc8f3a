"""Fields as an iPhone wants them: in smaller ones it moves the page when they are tapped."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_PHONE_FIELDS = st.components.v2.component(
    "afterview_phone_fields",
    css=(Path(__file__).parent / "phone_fields.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)
PHONE = "iPhone"
"""In the name every browser of an iPhone gives itself; no other moves the page."""


def draw_phone_fields(browser: str) -> None:
    """Larger words in every field of this page, if the name the `browser` gives itself asks it."""
    if PHONE in browser:
        _PHONE_FIELDS(key="phone_fields")
