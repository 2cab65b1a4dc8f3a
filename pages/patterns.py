"""Patterns: what recurs, what was a blip, what improves, and what cannot be said yet."""

from __future__ import annotations

import streamlit as st

from components import patterns, shell
from components.page_style import draw_page_style

visit = shell.enter("patterns")
draw_page_style()
st.title("Patterns")
patterns.draw_patterns(visit)
