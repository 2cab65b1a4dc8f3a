"""Applications: what is alive, adding one, what is due, and the list with one opened in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import application, removal, standing, state, stepping, tracking
from components.fields import Field
from components.interviews import A_PAGE
from components.plain import plain_line
from components.settings import set_settings, settings
from data.coaching import board as boards
from data.models import Application, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from components.visit import Visit
    from data.coaching.applications import Thread
    from data.coaching.board import Board, Line
    from data.models import Interview

PAGE = "applications-page"
COMPANY, ROLE = "new-company", "new-role"
STEP = 10
MOST_LOOSE = 3


def find_board(visit: Visit) -> Board:
    """All applications as they stand today."""
    build = _build
    return visit.recall("applications.board", lambda day: build(visit, day), visit.today)


def _build(visit: Visit, today: date) -> Board:
    kept = visit.store.all(Application)
    return boards.build(kept, visit.interviews(), visit.store.all(Outcome), today)


def draw_arrival(visit: Visit) -> None:
    """Where the person came from: an interview's tenth step, or a way to one application."""
    if wanted := st.query_params.get("open"):
        state.write(state.OPEN_APPLICATION, wanted)
        state.take(state.CHASING)
        del st.query_params["open"]
    interview = visit.find(st.query_params.get("id", ""))
    if interview:
        stepping.draw_way_back(visit, interview)


def draw_headline(board: Board) -> None:
    """What is alive, in one line."""
    st.markdown(standing.headline(board))


def draw_undo(visit: Visit) -> None:
    """What was done last, and the way back from it."""
    removal.draw_undo(visit, Application, "An application was taken out.")
    kept = state.read(state.REVERSIBLE)
    if kept is None or kept[0] is not visit.example:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="reversible_bar"
    ):
        st.markdown(kept[1].told, width="stretch")
        st.button("Undo", key="undo-step", on_click=tracking.undo, args=(visit,))
        st.button(
            "Fine",
            key="keep-step",
            type="tertiary",
            on_click=state.take,
            args=(state.REVERSIBLE,),
        )


def draw_add(visit: Visit) -> None:
    """A company, a role, and one tap."""
    with (
        st.form("add-application", enter_to_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("Company", key=COMPANY, placeholder="Where")
        st.text_input("Role", key=ROLE, placeholder="What as")
        st.form_submit_button(
            "Add",
            key="add",
            type="secondary" if visit.dark else "primary",
            icon=":material/add:",
            on_click=_add,
            args=(visit,),
        )


def _add(visit: Visit) -> None:
    company, role = state.widget(COMPANY) or "", state.widget(ROLE) or ""
    if tracking.add(visit, company, role):
        state.sync(COMPANY, "")
        state.sync(ROLE, "")


def draw_due(visit: Visit, board: Board) -> None:
    """The next steps of this week, each done in one tap."""
    if not board.due:
        return
    st.header("What is next", anchor=False)
    for each in board.due:
        _draw_due_one(visit, each)


def _draw_due_one(visit: Visit, due: Application) -> None:
    action = plain_line(due.next_action, standing.LONGEST_NAME) or "Have a look at it"
    told = standing.when(due.next_date or visit.today, visit.today)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{action}  \n:gray[{standing.title(due)} · {told}]", width="stretch")
        st.button(
            "Done",
            key=f"done-{due.id}",
            icon=":material/check:",
            on_click=tracking.finish_step,
            args=(visit, due),
        )


def draw_list(visit: Visit, board: Board) -> None:
    """Every application, what is alive first, a page at a time."""
    if not board.lines:
        return
    st.header("All of them", anchor=False)
    hides = _draw_hide(visit, board)
    opened = state.read(state.OPEN_APPLICATION)
    lines = [
        line
        for line in board.lines
        if line in boards.visible(board, hide_rejections=hides) or line.application.id == opened
    ]
    for line in _page_of(lines, opened):
        _draw_row(visit, line, is_open=line.application.id == opened)
    _draw_pages(lines)


def _draw_hide(visit: Visit, board: Board) -> bool:
    """The way to hide what was turned down; whether it is hidden."""
    hides = settings(visit).hide_rejections
    if not any(line.thread.said_no for line in board.lines):
        return hides
    field = Field(
        "Hide the ones that said no",
        "hide-rejections",
        hides,
        lambda value: set_settings(visit, hide_rejections=value),
    )
    state.sync(field.key, field.stored)
    st.toggle(field.label, key=field.key, on_change=field.commit)
    return hides


def _page_of(lines: Sequence[Line], opened: str) -> Sequence[Line]:
    """The page the person is on, or the one with the opened application."""
    ids = [line.application.id for line in lines]
    page = min(state.widget(PAGE) or 1, _pages(lines))
    if opened in ids:
        page = ids.index(opened) // A_PAGE + 1
        state.sync(PAGE, page)
    return lines[(page - 1) * A_PAGE : page * A_PAGE]


def _pages(lines: Sequence[Line]) -> int:
    return max(1, -(-len(lines) // A_PAGE))


def _draw_pages(lines: Sequence[Line]) -> None:
    if _pages(lines) > 1:
        st.pagination(_pages(lines), key=PAGE, persist_state="session", on_change=tracking.close)


def _draw_row(visit: Visit, line: Line, *, is_open: bool) -> None:
    one = line.application
    with st.container(border=True, gap="xxsmall"):
        st.button(
            standing.title(one),
            key=f"open-{one.id}",
            type="tertiary",
            icon=":material/expand_less:" if is_open else ":material/expand_more:",
            icon_position="right",
            wrap=False,
            on_click=tracking.open_one,
            args=(one.id,),
        )
        st.caption(standing.facts(line, visit.today))
        if line.quiet is not None:
            _draw_quiet(visit, one)
        if is_open:
            application.draw_application(visit, line)


def _draw_quiet(visit: Visit, one: Application) -> None:
    """What can be done about the silence, in one tap."""
    ways = (
        ("Ask how it stands", "chase", tracking.open_letter, (one.id,)),
        ("They wrote today", "wrote", tracking.note_word, (visit, one)),
        ("Ghosted", "ghosted", tracking.note_silence, (visit, one)),
    )
    with st.container(horizontal=True, gap="small"):
        for label, name, act, args in ways:
            st.button(label, key=f"{name}-{one.id}", type="tertiary", on_click=act, args=args)


def draw_loose(visit: Visit, board: Board) -> None:
    """Interviews under way that stand in no application: one tap puts them on the list."""
    if not board.loose:
        return
    st.header("Interviews that are on no list", anchor=False)
    for thread in board.loose[:MOST_LOOSE]:
        _draw_loose_one(visit, thread)


def _draw_loose_one(visit: Visit, thread: Thread) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(standing.tell_loose(thread), width="stretch")
        st.button(
            "Put it on the list",
            key=f"adopt-{thread.interviews[0].id}",
            on_click=tracking.adopt,
            args=(visit, thread),
        )


def draw_step(visit: Visit) -> None:
    """For an interview that led here: leaving its tenth step out."""
    interview: Interview | None = visit.find(st.query_params.get("id", ""))
    if interview:
        stepping.draw_skip(visit, interview, STEP)
