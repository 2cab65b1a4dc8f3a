"""Applications: what is alive, adding one, what is due, and interviews that are on no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.applications.match_interviews import draw_reversible
from components.forms import fields, undo_remove
from components.journal import applications
from components.session import state
from components.session.binding import draft
from components.steps import step_links
from components.text import application_labels
from components.text.markdown import plain_line
from components.ui.buttons import dress
from components.ui.disclosure import draw_fold
from data.models import Application

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from data.coaching.applications.board import Board
    from data.coaching.hiring_process.thread import Thread

COMPANY, ROLE = "new-company", "new-role"
_STEP = 10
MOST_LOOSE = 5


def draw_arrival(visit: Visit) -> None:
    """Open the application the address names; the way back to the interview it names."""
    if wanted := st.query_params.get("open"):
        state.write(state.OPEN_APPLICATION, wanted)
        state.take(state.CHASING)
        # Kept in the address it would open again at each reload, though closed here meanwhile.
        del st.query_params["open"]
    if interview := visit.interview():
        step_links.draw_way_back(visit, interview)


def draw_headline(visit: Visit, board: Board) -> None:
    """What is alive, in one line; what was done last, and the way back from it."""
    st.markdown(application_labels.headline(board, visit.voice))
    undo_remove.draw_undo(visit, Application, "Application deleted.")
    draw_reversible(visit)


def draw_add(visit: Visit) -> None:
    """A company, a job title, and one tap."""
    with (
        # A form, unlike elsewhere: Enter adds it, and nothing long is written that it could lose.
        st.form("add-application", enter_to_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("Company", key=COMPANY)
        st.text_input("Job title", key=ROLE)
        # While a letter is open, what matters most is the letter.
        main = not state.read(state.CHASING)
        look = dress("Add", ":material/add:", dark=visit.dark, main=main)
        st.form_submit_button(**look, key="add", on_click=_add, args=(visit,))


def _add(visit: Visit) -> None:
    company, role = state.widget(COMPANY) or "", state.widget(ROLE) or ""
    if applications.add_application(visit, company, role):
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
    action = plain_line(due.next_action, application_labels.LONGEST_NAME) or "Have a look at it"
    told = application_labels.when(due.next_date or visit.today, visit.today)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.markdown(
            f"{action}  \n:gray[{application_labels.application_title(due)} · {told}]",
            width="stretch",
        )
        st.button(
            "Done",
            key=f"done-{due.id}",
            icon=":material/check:",
            on_click=applications.finish_next_step,
            args=(visit, due),
        )


def draw_loose(visit: Visit, board: Board) -> None:
    """Interviews under way that stand in no application: one tap puts them on the list."""
    if not board.loose:
        return
    told = application_labels.tell_strays(len(board.loose), visit.voice)
    if not board.lines or draw_fold(told, "loose"):
        _draw_loose(visit, board.loose, f"{told}. Tap to add one.")


def _draw_loose(visit: Visit, loose: Sequence[Thread], label: str) -> None:
    threads = {thread.interviews[0].id: thread for thread in loose[:MOST_LOOSE]}

    def adopt(key: str | None) -> None:
        if key:
            applications.adopt(visit, threads[key])

    fields.draw_chips(
        draft("adopt", None, adopt),
        label,
        tuple(threads),
        names=lambda key: application_labels.tell_loose(threads[key], visit.voice),
    )
    if len(loose) > MOST_LOOSE:
        st.caption(f"And {visit.voice.count(len(loose) - MOST_LOOSE)} more.")


def draw_step(visit: Visit) -> None:
    """Skipping the tenth step of the interview that led here."""
    if interview := visit.interview():
        step_links.draw_skip(visit, interview, _STEP)
