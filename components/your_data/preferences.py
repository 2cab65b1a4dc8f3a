"""How the person likes the app: a few switches, kept as they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.ui.disclosure import draw_fold
from data.models import Reflection

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Settings

_T = TypeVar("_T", int, float)
REFLECTIONS = {
    Reflection.UNASKED: "Ask me then",
    Reflection.PRAYER: "A prayer",
    Reflection.QUIET: "Letting it go, in quiet",
    Reflection.OFF: "Nothing",
}
RETENTIONS = {0.8: "Now and then", 0.9: "In good time", 0.95: "Often"}
"""In plain words: how likely an answer should still be there when it comes back (0 to 1)."""

_MINUTES = (10, 15, 25, 40)
PIECES = (1, 2, 3, 5)
SWITCHES = {
    "words_for_numbers": (
        "Words instead of numbers",
        "Ratings, chances and charts use words like so-so instead of figures.",
    ),
    "reduced_motion": ("Less movement", "The breathing guide stands still and tells you when."),
    "hide_rejections": ("Hide rejections", "Applications turned down stay out of the list."),
}


def draw_manner(visit: Visit) -> None:
    """Words or numbers, movement, the quiet minute, the noes, letters, and evenings."""
    st.header("How you like it", anchor=False)
    kept = visit.settings()
    for name, (label, meaning) in SWITCHES.items():
        fields.draw_switch(visit.bind(kept, name), label, meaning)
    _draw_reflection(visit, kept)
    _draw_signature(visit, kept)
    if draw_fold("An evening of practice", "manner-evening"):
        _draw_evening(visit, kept)


def _draw_reflection(visit: Visit, kept: Settings) -> None:
    fields.draw_chips(
        visit.bind(kept, "reflection"),
        "What the quiet minute offers",
        list(REFLECTIONS),
        names=REFLECTIONS.__getitem__,
    )


def _draw_signature(visit: Visit, kept: Settings) -> None:
    fields.draw_line(
        visit.bind(kept, "signature"),
        "The name under your letters",
        placeholder="As you would sign it",
    )


def _draw_evening(visit: Visit, kept: Settings) -> None:
    """How much an evening holds, and how soon an answer comes back."""
    # What is kept may be none of ours, from a copy for instance: it is a choice all the same.
    most = {each: visit.voice.figure(each) for each in sorted({*PIECES, kept.evening_most})}
    _draw_limit(visit, kept, "evening_most", "At most so many things", most)
    minutes = {each: f"{each} min" for each in sorted({*_MINUTES, kept.evening_minutes})}
    _draw_limit(visit, kept, "evening_minutes", "In about so long", minutes)
    _draw_limit(visit, kept, "retention", "How soon an answer comes back", RETENTIONS)
    st.caption("After a week away it begins again with less. Nothing adds up.")


def _draw_limit(visit: Visit, kept: Settings, name: str, label: str, named: dict[_T, str]) -> None:
    """One of a few limits, the nearest to what is kept; a second tap on it changes nothing."""

    def limit(kept: Settings, choice: _T | None) -> Settings:
        return kept if choice is None else replace(kept, **{name: choice})

    nearest = min(named, key=lambda each: abs(each - getattr(kept, name)))
    field = visit.bind(kept, name, edit=limit, shown=nearest)
    fields.draw_choice(field, label, tuple(named), names=named.__getitem__)
