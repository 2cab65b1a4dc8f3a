"""What Today says once of a half hour just left out: it is kept, and a tap goes on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.evaluation.summary import draw_what_was_found
from components.session import state
from components.steps.step_links import EVALUATE, is_skipped, take_up
from components.ui.disclosure import draw_fold
from data.coaching.interviews import evaluation

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview


def draw_let_go(visit: Visit) -> None:
    """The half hour left out a moment ago: the way back to it, and what it holds so far.

    Once another page was opened nothing is said of it any more.
    """
    left_out = state.read(state.LET_GO)
    interview = visit.find(left_out) if left_out else None
    if interview is None or not is_skipped(interview, EVALUATE):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("You skipped the half hour. Everything in it is kept.", width="stretch")
        if st.button("Do it after all", key="take-up") and take_up(visit, interview.id):
            visit.go("evaluate", id=interview.id)
    if _holds_something(interview) and draw_fold("What is there so far", "let-go-found"):
        draw_what_was_found(visit, interview)


def _holds_something(interview: Interview) -> bool:
    return bool(interview.went_well.strip() or evaluation.rated_questions(interview))
