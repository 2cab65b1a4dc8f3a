"""What every step of an interview has: a way back, and leaving it out with one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary
from data.coaching.interviews import evaluation, ten_steps
from data.models import StepState

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview, Record

LONGEST_NAME = 40
BACK = ":material/arrow_back:"
EVALUATE = evaluation.STEP


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
