"""Which application an interview belongs to, asked on the interview's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.journal import applications
from components.text import application_labels
from data.coaching.applications import edits
from data.models import Application

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview


def draw_belongs(visit: Visit, interview: Interview) -> None:
    """The application it belongs to, one of those kept, with a way there; nothing without any."""
    kept = {each.id: each for each in visit.store.all(Application)}
    if not kept:
        return
    match = edits.find_match(interview, kept.values())
    options = list(dict.fromkeys([*([match.id] if match else []), *kept]))
    stored = interview.application if interview.application in kept else None
    fields.draw_select(
        applications.bind_link(visit, interview, kept, shown=stored),
        "Belongs to the application",
        options,
        names=lambda key: application_labels.label(kept[key]),
        placeholder="None yet",
    )
    if stored and st.button("See the application", key="see-application", type="tertiary"):
        visit.go("applications", open=stored)
