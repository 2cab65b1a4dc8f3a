"""A question of one's own in the bank: added in a line, filed, put in other words, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields, undo_remove
from components.session.readings import readings
from components.text.bank_labels import KINDS, PROFESSIONS
from components.ui.buttons import draw_tertiary
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation
from data.models import MissingError, OwnQuestion
from data.recogniser import areas_to_offer, remembered_area, sure_area

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.session.context import Visit

_CHIPS = 4


def add_own_question(visit: Visit, text: str) -> str:
    """Keep a question of one's own, filed if that is clear; its id, "" if it is not kept."""
    filed = evaluation.filed_questions(visit.interviews())
    area = remembered_area(text, filed, readings()) or sure_area(text)
    own = visit.new(OwnQuestion, text=text, area=area)
    return own.id if visit.save(own) else ""


def draw_own(visit: Visit, question_id: str) -> None:
    """Its words, what it is about, and taking it out."""
    own = _find(visit, question_id)
    if own is None:
        return
    fields.draw_line(visit.bind(own, "text"), "In your words")
    _draw_filing(visit, own)
    draw_tertiary(
        "Take it out",
        f"own-out-{own.id}",
        undo_remove.remove_records,
        visit,
        own,
        icon=":material/delete:",
    )


def _draw_filing(visit: Visit, own: OwnQuestion) -> None:
    """What it is about, of which kind, and for whom."""
    likely = areas_to_offer(own.text, (), _CHIPS)
    areas = dict.fromkeys([*([own.area] if own.area else []), *likely, *_every()])
    fields.draw_select(
        visit.bind(own, "area"),
        "What is it about?",
        list(areas),
        names=lambda area: catalogue().area(area).short,
    )
    left, right = st.columns(2)
    with left:
        _draw_choice(visit, own, "sort", "What kind?", KINDS)
    with right:
        _draw_choice(visit, own, "profession", "For which profession?", PROFESSIONS)


def _draw_choice(
    visit: Visit, own: OwnQuestion, part: str, label: str, told: Mapping[str, str]
) -> None:
    """One of the names told; what a later version wrote there is a choice of its own."""
    stored = getattr(own, part)
    fields.draw_select(
        visit.bind(own, part),
        label,
        list(dict.fromkeys([*told, *([stored] if stored else [])])),
        names=lambda key: told.get(key, key),
        placeholder="Leave it, or choose",
    )


def _every() -> list[str]:
    return [area.id for area in catalogue().questions]


def _find(visit: Visit, question_id: str) -> OwnQuestion | None:
    try:
        found = visit.store.get(question_id)
    except MissingError:
        return None
    return found if isinstance(found, OwnQuestion) else None
