"""Patterns: what recurs, what was a one-off, what improves, and what is too early to say."""

from __future__ import annotations

import streamlit as st

from components import shell
from components.patterns import page as patterns_page

visit = shell.enter("patterns")
st.title("Patterns")
patterns_page.draw_patterns(visit)
