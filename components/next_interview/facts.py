"""What is known of an interview to come, each change saved as it is made."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields, undo_remove
from components.journal import applications
from components.text import application_labels, labels
from components.ui.buttons import draw_tertiary
from data.catalogue.preparing import questions_to_ask
from data.models import Format, Stage

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Upcoming

BACK, AHEAD = dt.timedelta(days=365), dt.timedelta(days=3 * 365)
MOST_ASK = 20


def draw_upcoming_facts(visit: Visit, one: Upcoming) -> None:
    """Everything that can be said of it beforehand; only the day is needed."""
    with st.container(border=True, gap="small"):
        left, right = st.columns(2)
        with left:
            fields.draw_line(visit.bind(one, "company"), "Company")
            _draw_day(visit, one)
        with right:
            fields.draw_line(visit.bind(one, "role"), "Role")
            fields.draw_select(visit.bind(one, "stage"), "Stage", list(Stage), names=labels.stage)
        meeting = visit.bind(one, "format")
        fields.draw_chips(meeting, "How will you meet?", list(Format), names=labels.meeting)
        _draw_application(visit, one)
        _draw_ask(visit, one)
        note = "To remember: the place, names, what to bring"
        fields.draw_writing(visit.bind(one, "note"), note, height=80)
        _draw_out(visit, one)


def _draw_day(visit: Visit, one: Upcoming) -> None:
    day = visit.bind(one, "date")
    fields.draw_day(day, "Day", earliest=visit.today - BACK, latest=visit.today + AHEAD)


def _draw_application(visit: Visit, one: Upcoming) -> None:
    lines = {each.application.id: each for each in applications.find_board(visit).lines}
    known = {key: each.application for key, each in lines.items()}
    alive = [key for key, each in lines.items() if each.under_way or key == one.application]
    if alive:
        # It may have been taken out since; a list to choose from holds no such choice.
        stored = one.application if one.application in known else None
        fields.draw_select(
            visit.bind(one, "application", shown=stored),
            "Which application is it?",
            alive,
            names=lambda key: application_labels.label(known[key]),
        )


def _draw_ask(visit: Visit, one: Upcoming) -> None:
    """One's own questions to them, and those of the catalogue, in one place."""
    asked = "What do you want to ask them? Choose, or type your own."
    offered = tuple(dict.fromkeys([*one.ask, *questions_to_ask(one.stage)]))
    fields.draw_several(visit.bind(one, "ask"), asked, offered, MOST_ASK)


def _draw_out(visit: Visit, one: Upcoming) -> None:
    draw_tertiary(
        "Take it out",
        f"next-out-{one.id}",
        undo_remove.remove_records,
        visit,
        one,
        icon=":material/delete:",
    )
