"""What the tab keeps is brought with the first runs of a page, and not with each."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.ui.page_style import RUNS

SCREEN = """
import streamlit as st

from components.ui.page_style import draw_tab

draw_tab(st.session_state["page"], lambda texts: None)
"""


def has_tab(app: AppTest) -> bool:
    """Whether the last run drew it."""
    return bool(app.get("bidi_component"))


def test_it_comes_with_the_first_runs_of_each_page_alone() -> None:
    app = AppTest.from_string(SCREEN)
    for page in ("learn", "today", "learn"):
        app.session_state["page"] = page
        assert [has_tab(app.run()) for _ in range(RUNS + 2)] == [True] * RUNS + [False] * 2
