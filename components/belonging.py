"""Which application an interview belongs to, asked on the interview's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import fields, standing, tracking
from components.fields import Field
from data.coaching import applying
from data.models import Application

if TYPE_CHECKING:
    from components.visit import Visit
    from data.models import Interview


def draw_belongs(visit: Visit, interview: Interview) -> None:
    """The application it belongs to, one of those kept, with a way there; nothing without any."""
    kept = {each.id: each for each in visit.store.all(Application)}
    if not kept:
        return
    match = applying.find_match(interview, kept.values())
    options = list(dict.fromkeys([*([match.id] if match else []), *kept]))
    stored = interview.application if interview.application in kept else None
    fields.draw_select(
        Field(
            "Belongs to the application",
            f"belongs-{interview.id}",
            stored,
            lambda key: tracking.link(visit, interview, kept.get(key)),
        ),
        options,
        names=lambda key: standing.label(kept[key]),
        placeholder="None yet",
    )
    if stored and st.button("See the application", key="see-application", type="tertiary"):
        visit.go("applications", open=stored)
