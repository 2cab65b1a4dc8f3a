"""The list of applications: what is alive first, a page at a time, one opened in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.applications import detail as applications_detail
from components.forms import fields
from components.journal import applications
from components.session import state
from components.text import application_labels
from components.ui.buttons import draw_tertiary
from components.ui.list_lines import draw_search, draw_toggle
from components.ui.pagination import A_PAGE, count_pages, cut_page
from data.coaching.applications import board as boards
from data.coaching.hiring_process.same_job import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.session.context import Visit
    from data.coaching.applications.board import Board, BoardLine
    from data.models import Application

PAGE, WORDS = "applications-page", "applications-words"


def draw_list(visit: Visit, board: Board) -> None:
    """Every application, what is alive first, a page at a time."""
    if not board.lines:
        return
    st.header("All of them", anchor=False)
    looked_for = _draw_search(board)
    hides = _draw_hide(visit, board)
    opened = state.read(state.OPEN_APPLICATION)
    lines = _chosen(board, boards.visible_lines(board, hide_rejections=hides), opened)
    lines = [line for line in lines if _holds(line, looked_for)]
    if not lines:
        st.markdown("None of them fits that. Fewer words may find it.")
    for line in _page_of(lines, opened):
        _draw_row(visit, line, is_open=line.application.id == opened)
    pages = count_pages(len(lines), A_PAGE)
    if pages > 1:
        st.pagination(pages, key=PAGE, persist_state="session", on_change=applications.close)


def _chosen(board: Board, visible: Iterable[BoardLine], opened: str) -> list[BoardLine]:
    """What may be seen; the opened one stays until it is closed."""
    seen = {line.application.id for line in visible} | {opened}
    return [line for line in board.lines if line.application.id in seen]


def _draw_search(board: Board) -> list[str]:
    """The words looked for, once there is more than one page."""
    if len(board.lines) <= A_PAGE:
        return []
    words = draw_search(WORDS, "Company, job title, a note", applications.close)
    return fold_text(words).split()


def _holds(line: BoardLine, looked_for: Sequence[str]) -> bool:
    one = line.application
    text = fold_text(f"{one.company}\n{one.role}\n{one.source}\n{one.note}") if looked_for else ""
    return all(word in text for word in looked_for)


def _draw_hide(visit: Visit, board: Board) -> bool:
    """The way to hide what was turned down; whether it is hidden."""
    kept = visit.settings()
    if not any(line.thread.said_no for line in board.lines):
        return kept.hide_rejections
    fields.draw_switch(visit.bind(kept, "hide_rejections"), "Hide rejections")
    return kept.hide_rejections


def _page_of(lines: Sequence[BoardLine], opened: str) -> Sequence[BoardLine]:
    """The page the person is on, or the one with the opened application."""
    ids = [line.application.id for line in lines]
    if opened in ids:
        state.sync(PAGE, ids.index(opened) // A_PAGE + 1)
    return cut_page(lines, state.widget(PAGE), A_PAGE)


def _draw_row(visit: Visit, line: BoardLine, *, is_open: bool) -> None:
    one = line.application
    with st.container(border=True, gap="xxsmall"):
        title = application_labels.application_title(one)
        turn = partial(applications.open_one, one.id)
        draw_toggle(title, f"open-{one.id}", turn, is_open=is_open)
        st.caption(application_labels.facts(line, visit.today, visit.voice))
        # While one is open, the others need no more than their names.
        if line.quiet is not None and (is_open or not state.read(state.OPEN_APPLICATION)):
            _draw_quiet(visit, one)
        if is_open:
            applications_detail.draw_application(visit, line)


def _draw_quiet(visit: Visit, one: Application) -> None:
    """What can be done about the silence, in one tap."""
    ways = (
        ("Ask for an update", "chase", applications.open_letter, (one.id,)),
        ("They never answered", "ghosted", applications.note_silence, (visit, one)),
    )
    with st.container(horizontal=True, gap="small"):
        for label, name, act, args in ways:
            draw_tertiary(label, f"{name}-{one.id}", act, *args)
