"""A line for what was promised or is meant to be done, and the day for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from components.forms.add_line import draw_adding
from components.session import state
from data.models import FollowUp

if TYPE_CHECKING:
    from components.session.context import Visit

_DAYS = {
    7: "In a week",
    14: "In two weeks",
    30: "In a month",
    91: "In three months",
    0: "A day I choose",
}
_ON_A_DAY = 0
_AT_FIRST = 7
LONGEST_AHEAD = dt.timedelta(days=3 * 366)


def draw_promising(
    visit: Visit, label: str, key: str, *, contact: str | None, interview: str | None
) -> None:
    """A line for what was promised, and when; kept as it is entered."""
    days, day = f"{key}-days", f"{key}-day"

    def keep(text: str) -> bool:
        due = _chosen(visit, days, day)
        return visit.save(
            visit.new(FollowUp, what=text, due=due, contact=contact, interview=interview)
        )

    draw_adding(label, key, keep)
    _draw_when(visit, days, day)


def _draw_when(visit: Visit, days: str, day: str) -> None:
    st.pills(
        "When",
        list(_DAYS),
        default=_AT_FIRST,
        required=True,
        key=days,
        format_func=_DAYS.__getitem__,
        label_visibility="collapsed",
    )
    if state.widget(days) == _ON_A_DAY:
        st.date_input(
            "The day",
            key=day,
            value=None,
            min_value=visit.today,
            max_value=visit.today + LONGEST_AHEAD,
            format="DD/MM/YYYY",
        )


def _chosen(visit: Visit, days: str, day: str) -> dt.date | None:
    ahead = state.widget(days)
    if ahead == _ON_A_DAY:
        chosen: dt.date | None = state.widget(day)
        return chosen
    return visit.today + dt.timedelta(days=ahead or _AT_FIRST)
