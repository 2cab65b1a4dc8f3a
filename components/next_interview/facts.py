"""What is known of an interview to come, each change saved as it is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace as replace_field
from typing import TYPE_CHECKING, Any

import streamlit as st
from msgspec.structs import replace

from components.forms import fields, undo_remove
from components.forms.fields import Field
from components.forms.open_choice import draw_several
from components.journal import applications
from components.text import application_labels, labels
from components.ui.buttons import draw_tertiary
from data.catalogue.preparing import to_ask
from data.models import Format, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from data.models import Upcoming

BACK, AHEAD = dt.timedelta(days=365), dt.timedelta(days=3 * 365)
MOST_ASK = 20


def draw_facts(visit: Visit, one: Upcoming) -> None:
    """Everything that can be said of it beforehand; only the day is needed."""
    with st.container(border=True, gap="small"):
        left, right = st.columns(2)
        with left:
            fields.draw_line(_field(visit, one, "company", "Company"))
            _draw_day(visit, one)
        with right:
            fields.draw_line(_field(visit, one, "role", "Role"))
            fields.draw_select(
                _field(visit, one, "stage", "Stage"), list(Stage), names=labels.stage
            )
        meeting = _field(visit, one, "format", "How will you meet?")
        fields.draw_chips(meeting, list(Format), names=labels.meeting)
        _draw_application(visit, one)
        _draw_ask(visit, one)
        note = _field(visit, one, "note", "To remember: the place, names, what to bring")
        fields.draw_writing(note, height=80)
        _draw_out(visit, one)


def _field(visit: Visit, one: Upcoming, part: str, label: str) -> Field[Any]:
    stored = getattr(one, part)
    return Field(
        label,
        f"next-{part}-{one.id}",
        stored,
        lambda value: visit.edit(one.id, lambda kept: replace(kept, **{part: value})),
    )


def _draw_day(visit: Visit, one: Upcoming) -> None:
    field: Field[dt.date | None] = Field(
        "Day",
        f"next-date-{one.id}",
        one.date,
        lambda day: day is None or visit.edit(one.id, lambda kept: replace(kept, date=day)),
    )
    fields.draw_day(field, earliest=visit.today - BACK, latest=visit.today + AHEAD)


def _draw_application(visit: Visit, one: Upcoming) -> None:
    lines = {each.application.id: each for each in applications.find_board(visit).lines}
    known = {key: each.application for key, each in lines.items()}
    alive = [key for key, each in lines.items() if each.under_way or key == one.application]
    if alive:
        field = _field(visit, one, "application", "Which application is it?")
        # It may have been taken out since; a list to choose from holds no such choice.
        stored = one.application if one.application in known else None
        fields.draw_select(
            replace_field(field, stored=stored),
            alive,
            names=lambda key: application_labels.label(known[key]),
        )


def _draw_ask(visit: Visit, one: Upcoming) -> None:
    """One's own questions to them, and those of the catalogue, in one place."""
    key = f"next-ask-{one.id}"
    field: Field[Sequence[str]] = Field(
        "What do you want to ask them? Choose, or type your own.",
        key,
        one.ask,
        lambda texts: visit.edit(one.id, lambda kept: replace(kept, ask=tuple(texts))),
    )
    draw_several(field, tuple(dict.fromkeys([*one.ask, *to_ask(one.stage)])), MOST_ASK)


def _draw_out(visit: Visit, one: Upcoming) -> None:
    draw_tertiary(
        "Take it out",
        f"next-out-{one.id}",
        undo_remove.remove,
        visit,
        one,
        icon=":material/delete:",
    )
