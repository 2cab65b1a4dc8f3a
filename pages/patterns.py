"""Patterns: what recurs, what was a blip, what improves, and what cannot be said yet."""

from __future__ import annotations

import streamlit as st

from components import patterns, shell

visit = shell.enter("patterns")
st.title("Patterns")
patterns.draw_patterns(visit)
