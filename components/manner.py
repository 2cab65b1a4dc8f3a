"""How the person likes the app: a few switches, kept as they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import fields
from components.fields import Field
from data.models import Reflection

if TYPE_CHECKING:
    from components.visit import Visit

REFLECTIONS = {
    Reflection.UNASKED: "Ask me then",
    Reflection.PRAYER: "A prayer",
    Reflection.QUIET: "Letting it go, in quiet",
    Reflection.OFF: "Nothing",
}
SWITCHES = {
    "words_for_numbers": (
        "Words instead of numbers",
        "Ratings, chances and charts say so-so or very likely where figures would stand.",
    ),
    "reduced_motion": ("Less movement", "The breathing guide stands still and tells you when."),
    "hide_rejections": ("Leave out the noes", "Applications turned down stay out of the list."),
}


def draw_manner(visit: Visit) -> None:
    """Words or numbers, movement, the quiet minute, the noes, and the name under letters."""
    st.header("How you like it", anchor=False)
    kept = visit.settings()
    for name, (label, meaning) in SWITCHES.items():
        _draw_switch(visit, name, label, meaning)
    fields.draw_choice(
        Field(
            "What the quiet minute offers",
            "manner-reflection",
            kept.reflection,
            lambda choice: visit.set(reflection=choice or Reflection.UNASKED),
        ),
        list(REFLECTIONS),
        names=REFLECTIONS.__getitem__,
    )
    fields.draw_line(
        Field(
            "The name under your letters",
            "manner-signature",
            kept.signature,
            lambda name: visit.set(signature=name),
        ),
        placeholder="As you would sign it",
    )


def _draw_switch(visit: Visit, name: str, label: str, meaning: str) -> None:
    fields.draw_switch(
        Field(
            label,
            f"manner-{name}",
            getattr(visit.settings(), name),
            lambda on: visit.set(**{name: on}),
        ),
        meaning,
    )
