"""Which interview a page is about: the one in its address, or without one the one under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal.upcoming import log_interview
from components.ui.buttons import draw_main, draw_way
from data.coaching.interviews import evaluation

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

ID = "id"


def find_interview(visit: Visit) -> Interview | None:
    """The interview in the address; where it names none, the one under way, which it names then.

    Under way is the one whose evaluation was begun last, or else the latest; none that was put
    away until a day still to come.
    """
    if not is_named():
        found = evaluation.interview_under_way(visit.in_sight())
        if found is None:
            return None
        st.query_params[ID] = found.id
    return visit.interview()


def is_named() -> bool:
    """Whether the address names an interview, be it one that is gone."""
    return bool(st.query_params.get(ID, ""))


def draw_none(visit: Visit) -> None:
    """What is said where there is no interview to show; that it is gone, only of one named."""
    if is_named():
        st.title("This interview is not here")
        st.markdown("It may have been removed, or it belongs to another journal.")
        if draw_main("All interviews", "all_interviews", visit):
            visit.go("interviews")
        return
    st.title("Nothing is under way")
    st.markdown("Log an interview, and this page is about it.")
    if draw_main("Log an interview", "log", visit, icon=":material/add:"):
        log_interview(visit)
    if visit.interviews():
        draw_way("All interviews", "all_interviews", visit, "interviews")
