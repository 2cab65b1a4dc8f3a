"""I have heard back: from Today to the page of what came of it, whichever interview it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.session.state_keys import Slot
from components.text import labels
from components.text.markdown import plain_line
from data.coaching.applications.outcome_context import awaiting_answer

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

CHOOSING = Slot("today.heard_back", default=False)
_FEW = 6
_LONGEST_NAME = 60


def find_awaited(visit: Visit) -> tuple[Interview, ...]:
    """The interviews without an answer so far, the latest first."""
    return visit.recall("awaited", lambda: awaiting_answer(visit.interviews(), visit.outcomes()))


def draw_heard_back(visit: Visit) -> None:
    """The way there in one tap while anything is awaited; to a short choice where several are."""
    waiting = find_awaited(visit)
    if waiting and st.button("I have heard back", key="heard-back", type="tertiary"):
        if len(waiting) == 1:
            visit.go("outcome", id=waiting[0].id)
        state.write(CHOOSING, value=not state.read(CHOOSING))


def draw_which_interview(visit: Visit) -> None:
    """Which one, once that was asked for: the latest few, and the way to all others."""
    waiting = find_awaited(visit)
    if len(waiting) < 2 or not state.read(CHOOSING):  # noqa: PLR2004 - one is no choice
        return
    with st.container(border=True, gap="xsmall", key="heard-from"):
        st.markdown("Who have you heard from?")
        for each in waiting[:_FEW]:
            if st.button(_name(each, visit), key=f"heard-{each.id}", type="tertiary"):
                state.take(CHOOSING)
                visit.go("outcome", id=each.id)
        if len(waiting) > _FEW and st.button(
            "An earlier one", key="heard-earlier", type="tertiary"
        ):
            state.take(CHOOSING)
            visit.go("interviews")


def _name(interview: Interview, visit: Visit) -> str:
    """The company and the day, or the role; what is not known is left out."""
    known = [interview.company, interview.role]
    who = next((plain_line(each, _LONGEST_NAME) for each in known if each.strip()), "")
    day = labels.short_day(interview.date, visit.today)
    return f"{who} · {day}" if who else f"The interview of {day}"
