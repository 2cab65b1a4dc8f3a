"""What every page of a step has: the interview it is about, a way back, leaving it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal.upcoming import log_interview
from components.text.markdown import plain_line
from components.ui.buttons import draw_main, draw_tertiary, draw_way
from data.coaching.interviews import evaluation, ten_steps
from data.models import Interview, Record, StepState

if TYPE_CHECKING:
    from components.session.context import Visit

LONGEST_NAME = 40
BACK = ":material/arrow_back:"
EVALUATE = evaluation.STEP

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
        # A reload stays with this one, whichever was begun last by then.
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


def draw_way_back(visit: Visit, interview: Interview | None = None) -> None:
    """The way back to the interview, or to Today without one."""
    if interview is None:
        if st.button("Today", key="way-back", icon=BACK, type="tertiary"):
            visit.go("today")
        return
    label = plain_line(interview.company, LONGEST_NAME) or "Your interview"
    if st.button(label, key="way-back", icon=BACK, type="tertiary"):
        visit.open_interview(interview.id)


def draw_skip(visit: Visit, interview: Interview, number: int) -> None:
    """Leave out step `number` (1 to 10) with one tap and no reason; one tap takes it up again."""
    skipped = is_skipped(interview, number)
    state = None if skipped else StepState.SKIPPED
    draw_tertiary(
        "Skipped. Do it after all" if skipped else "Skip this",
        f"skip-{number}-{interview.id}",
        lambda: visit.do(interview.id, lambda kept: _set(visit, kept, number, state)),
    )


def is_skipped(interview: Interview, number: int) -> bool:
    """Whether step `number` of this interview was left out by hand."""
    return any(
        each.number == number and each.state is StepState.SKIPPED for each in interview.steps
    )


def take_up(visit: Visit, interview_id: str) -> bool:
    """Go on with the half hour after all; False if that could not be kept now."""
    return visit.edit(interview_id, lambda kept: _set(visit, kept, EVALUATE, None))


def _set(visit: Visit, interview: Interview, number: int, state: StepState | None) -> Record:
    return ten_steps.set_step(interview, number, state, visit.now())
