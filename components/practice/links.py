"""The ways between Learn and what belongs to it: stories, the bank, the next interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.steps.step_links import BACK

if TYPE_CHECKING:
    from components.session.context import Visit

WAYS = {
    "next_interview": ("Next interview", ":material/event_upcoming:"),
    "stories": ("Your stories", ":material/auto_stories:"),
    "question_bank": ("Question bank", ":material/quiz:"),
}


def draw_ways(visit: Visit) -> None:
    """What belongs to Learn and has a page of its own."""
    with st.container(horizontal=True, gap="small"):
        for page, (label, icon) in WAYS.items():
            if st.button(label, key=f"to-{page}", icon=icon, type="tertiary"):
                visit.go(page)


def draw_back_to_learn(visit: Visit) -> None:
    """The way back to Learn."""
    if st.button("Learn", key="way-back", icon=BACK, type="tertiary"):
        visit.go("learn")
