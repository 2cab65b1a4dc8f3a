"""Putting an interview away until a day; until then it is seen only in Interviews."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.session import state
from components.text import labels
from data.coaching.interviews import ten_steps

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

DAYS = {3: "Three days", 7: "A week", 14: "Two weeks", 0: "A day I choose"}
ON_A_DAY = 0
A_YEAR = dt.timedelta(days=366)
_DAY = dt.timedelta(days=1)


def draw_put_away(visit: Visit, interview: Interview) -> None:
    """Put it away, or, once it is, open it again in one tap."""
    if ten_steps.out_of_sight(interview, visit.today):
        _draw_closed(visit, interview)
    else:
        _draw_open(visit, interview)


def _draw_closed(visit: Visit, interview: Interview) -> None:
    until = labels.coming_day(interview.closed_until or visit.today, visit.today)
    st.markdown(f"**Put away until {until}.** Until then you’ll only see it under *Interviews*.")
    st.button(
        "Open it again",
        key=f"reopen-{interview.id}",
        on_click=lambda: _close(visit, interview.id, None),
    )


def _draw_open(visit: Visit, interview: Interview) -> None:
    if interview.closed_until is not None:
        day = labels.short_day(interview.closed_until, visit.today)
        st.caption(f"You had put it away until {day}. That day has come, so it is back.")
    key = f"put-away-{interview.id}"
    st.pills(
        "Put it away for",
        list(DAYS),
        key=key,
        format_func=DAYS.__getitem__,
        on_change=lambda: _choose(visit, interview.id, state.widget(key)),
        help="Until then you’ll only see it under Interviews. One tap opens it again.",
    )
    if state.widget(key) == ON_A_DAY:
        _draw_day(visit, interview)


def _draw_day(visit: Visit, interview: Interview) -> None:
    key = f"put-away-day-{interview.id}"
    st.date_input(
        "Until",
        key=key,
        value=None,
        min_value=visit.today + _DAY,
        max_value=visit.today + A_YEAR,
        format="DD/MM/YYYY",
        on_change=lambda: _close(visit, interview.id, state.widget(key)),
    )


def _choose(visit: Visit, interview_id: str, days: int | None) -> None:
    if days:
        _close(visit, interview_id, visit.today + dt.timedelta(days=days))


def _close(visit: Visit, interview_id: str, until: dt.date | None) -> None:
    visit.do(interview_id, lambda kept: replace(kept, closed_until=until))
