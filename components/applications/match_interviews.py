"""Where an interview and an application look like one job: asked once, joined in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal import applications
from components.session import state
from components.text import application_labels, english, labels
from components.ui.buttons import draw_tertiary
from data.coaching.hiring_process.same_job import job_of

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.session.state_keys import TakenIn
    from data.coaching.applications.board import Board
    from data.coaching.applications.match_interviews import PossibleMatch
    from data.models import Application, Interview

_MOST = 6
"""So many are asked about at a time."""

NO = "No, these are two"


def draw_meetings(visit: Visit, board: Board) -> None:
    """Interviews and applications that look like one job, to be joined or kept separate."""
    shown = board.meetings[:_MOST]
    if not shown:
        return
    st.header("The same job?" if len(shown) == 1 else "The same jobs?", anchor=False)
    for met in shown:
        with st.container(gap="xxsmall"):
            told = application_labels.tell_meeting(met, visit.today, visit.voice)
            st.markdown(
                f"{application_labels.application_title(met.applications[0])}  \n"
                f":gray[{english.starting(told)}]"
            )
            _draw_answers(visit, met)
    # Where several fit, nobody but the person knows which: those are not joined all at once.
    sure = [each for each in shown if len(each.applications) == 1]
    if len(sure) > 1:
        number = visit.voice.count(len(sure))
        label = "Both are the same" if len(sure) == 2 else f"All {number} are the same"  # noqa: PLR2004 - both
        st.button(label, key="join-all", on_click=applications.join_all, args=(visit, sure))
    if len(board.meetings) > _MOST:
        st.caption(f"And {visit.voice.count(len(board.meetings) - _MOST)} more after these.")


def draw_meeting(visit: Visit, interview: Interview) -> None:
    """On an interview's page: whether it belongs to an application, and undoing the answer."""
    kept = state.read(state.REVERSIBLE)
    if kept and any(each.id == interview.id for each in kept[1].back):
        draw_reversible(visit)
    met = applications.find_meeting(visit, interview)
    if met is None:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"{_ask(visit, met)} Is this interview part of that?")
        _draw_answers(visit, met)


def draw_offers(visit: Visit, one: Application) -> None:
    """On an application that is open: the interviews that look like part of it."""
    for met in applications.find_board(visit).meetings:
        if one in met.applications:
            some = "This interview looks" if len(met.thread.interviews) == 1 else "These look"
            days = application_labels.tell_days(met, visit.today)
            st.markdown(f"{some} like part of it: {days}.")
            _draw_answers(visit, met, one, where="open-")


def _ask(visit: Visit, met: PossibleMatch) -> str:
    first, *others = met.applications
    if others:
        number = visit.voice.count(len(met.applications))
        return f"You have {number} applications with this company."
    day = f" {_on(visit, first)}" if first.applied else ""
    return f"You applied for {application_labels.application_title(first)}{day}."


def _on(visit: Visit, one: Application) -> str:
    day = labels.short_day(one.applied or visit.today, visit.today)
    return day if day in {"today", "yesterday"} else f"on {day}"


def _draw_answers(visit: Visit, met: PossibleMatch, *only: Application, where: str = "") -> None:
    """Yes or no; to several applications, which of them, or none."""
    thread = met.thread.interviews[0].id
    asked = only or met.applications[:_MOST]
    with st.container(horizontal=True, gap="small"):
        for each in asked:
            label = "Yes, the same job" if len(asked) == 1 else _name(visit, met, each)
            key = f"{where}join-{thread}-{each.id}"
            st.button(label, key=key, on_click=applications.join, args=(visit, met.thread, each))
        no = NO if len(asked) == 1 else "None of these"
        apart = met._replace(applications=tuple(asked))
        draw_tertiary(no, f"{where}apart-{thread}", applications.keep_separate, visit, apart)


def _name(visit: Visit, met: PossibleMatch, one: Application) -> str:
    """What tells one of several applications from the others: its job title, and its day."""
    named = application_labels.application_title(one)
    jobs = [job_of(each).role for each in met.applications]
    if jobs.count(job_of(one).role) > 1 and one.applied:
        return f"{named} · {labels.short_day(one.applied, visit.today)}"
    return named


def draw_reversible(visit: Visit) -> None:
    """What was done last with applications, and the way back from it."""
    kept: tuple[bool, TakenIn] | None = state.read(state.REVERSIBLE)
    if kept is None or kept[0] is not visit.example:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="reversible_bar"
    ):
        st.markdown(kept[1].told(visit.voice), width="stretch")
        st.button("Undo", key="undo-step", on_click=applications.undo_last_step, args=(visit,))
        draw_tertiary("OK", "keep-step", state.take, state.REVERSIBLE)
