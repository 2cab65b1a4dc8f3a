"""Patterns: what recurs, what was a blip, what improves, and what cannot be said yet."""

from __future__ import annotations

import streamlit as st

from components import patterns, shell
from components.fingers import draw_room

visit = shell.enter("patterns")
draw_room()
st.title("Patterns")
patterns.draw_patterns(visit)
