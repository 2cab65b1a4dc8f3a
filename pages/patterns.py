"""Patterns: what recurs, what was a one-off, what improves, and what is too early to say."""

from __future__ import annotations

import streamlit as st

from components import patterns, shell

visit = shell.enter("patterns")
st.title("Patterns")
patterns.draw_patterns(visit)
