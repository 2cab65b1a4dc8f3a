"""Between midnight and four: the day an interview logged now was, shown and changed in a tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

if TYPE_CHECKING:
    from datetime import date

    from components.session.context import Visit
    from data.models import Interview


def draw_which_day(visit: Visit, interview: Interview) -> None:
    """The day it was logged for, and the other one in a tap; nothing by day, or about others."""
    if not _is_of_tonight(visit, interview):
        return
    yesterday = interview.date == visit.evening
    day, other = (visit.evening, visit.today) if yesterday else (visit.today, visit.evening)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        when = "yesterday evening" if yesterday else "today"
        told = f"{day:%A} {day.day} {day:%B}"
        st.markdown(f"Logged for **{when}**, {told}.", width="stretch")
        st.button(
            "It was today" if yesterday else "It was yesterday evening",
            key=f"which-day-{interview.id}",
            on_click=_set,
            args=(visit, interview.id, other),
        )


def _is_of_tonight(visit: Visit, interview: Interview) -> bool:
    """Whether it was logged after midnight, this night, for one of the two days."""
    if visit.evening == visit.today or interview.date not in {visit.evening, visit.today}:
        return False
    return interview.created.astimezone(visit.zone).date() == visit.today


def _set(visit: Visit, interview_id: str, day: date) -> None:
    visit.do(interview_id, lambda kept: replace(kept, date=day))
