"""What an interview was: who with, when (also late at night), how they met, how it felt."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.session import state
from components.text import labels
from components.text.english import starting
from components.ui.disclosure import draw_fold
from data.coaching.interviews import evaluation
from data.models import Format, Stage

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

_YEARS_BACK = dt.timedelta(days=3650)
_AHEAD = dt.timedelta(days=1)
FELT_ENDS = ("bad", "good")


def draw_facts(visit: Visit, interview: Interview) -> None:
    """Company, role, date, stage and format; only the date is needed."""
    _draw_who(visit, interview)
    _draw_when(visit, interview)


def draw_first_facts(visit: Visit, interview: Interview) -> None:
    """Company and role, and how it felt until that is said; the rest folded away, for tonight."""
    _draw_which_day(visit, interview)
    _draw_who(visit, interview)
    # Tonight two lines are enough: what can wait for a desk is folded, to fit a phone's screen.
    said = not _is_asking(interview)
    day = starting(labels.short_day(interview.date, visit.today))
    rest = "stage, how it felt" if said else "stage, in person or online"
    if draw_fold(f"{day} · day, {rest}", "capture-facts"):
        _draw_when(visit, interview)
        if said:
            draw_feeling(visit, interview)
    if not said:
        draw_feeling(visit, interview)


def _draw_who(visit: Visit, interview: Interview) -> None:
    with st.container(horizontal=True):
        fields.draw_line(visit.bind(interview, "company"), "Company")
        fields.draw_line(visit.bind(interview, "role"), "Role")


def _draw_when(visit: Visit, interview: Interview) -> None:
    with st.container(horizontal=True):
        fields.draw_day(
            visit.bind(interview, "date"),
            "Date",
            earliest=visit.today - _YEARS_BACK,
            latest=visit.today + _AHEAD,
        )
        fields.draw_select(
            visit.bind(interview, "stage"),
            "Stage",
            list(Stage),
            names=labels.stage,
            placeholder="Leave it, or choose",
        )
    fields.draw_chips(
        visit.bind(interview, "format"), "How did you meet?", list(Format), names=labels.meeting
    )


def draw_feeling_once(visit: Visit, interview: Interview) -> None:
    """How it felt: asked while it is not said, and later on a line that opens."""
    if _is_asking(interview) or draw_fold("How it felt, and your chances, are noted", "feeling"):
        draw_feeling(visit, interview)


def _is_asking(interview: Interview) -> bool:
    """Whether how it felt is asked: what was asked stays in its place when it is said."""
    is_open = interview.felt is None or interview.chance is None
    asking = state.recall(state.ASKING, interview.id, otherwise=is_open)
    state.remember(state.ASKING, interview.id, asking)
    return bool(asking)


def draw_feeling(visit: Visit, interview: Interview) -> None:
    """How it felt and the chance it goes through, said before anything is heard."""
    locked = evaluation.is_locked(visit.outcomes().get(interview.id))
    later = interview.corrected_felt if locked else None
    fields.draw_rating(
        visit.bind(
            interview, "corrected_felt" if locked else "felt", shown=later or interview.felt
        ),
        "Overall, how did it feel?",
        visit.voice,
        anchors=labels.FELT,
        ends=FELT_ENDS,
    )
    _draw_chance(visit, interview, locked=locked)


def _draw_chance(visit: Visit, interview: Interview, *, locked: bool) -> None:
    later = interview.corrected_chance
    shown = later if locked and later is not None else interview.chance
    fields.draw_chips(
        visit.bind(interview, "corrected_chance" if locked else "chance", shown=shown),
        "How likely are you to get through?",
        labels.chances((interview.chance, later), visit.voice),
        names=visit.voice.chance,
    )
    if locked:
        st.caption("You know how it ended: your first answers stay, a change is kept beside them.")


def _draw_which_day(visit: Visit, interview: Interview) -> None:
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
            on_click=lambda: visit.do(interview.id, lambda kept: replace(kept, date=other)),
        )


def _is_of_tonight(visit: Visit, interview: Interview) -> bool:
    """Whether it was logged after midnight, this night, for one of the two days."""
    if visit.evening == visit.today or interview.date not in {visit.evening, visit.today}:
        return False
    return interview.created.astimezone(visit.zone).date() == visit.today
