"""The people met and what was promised them: who is due today, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.text.english import starting
from data.coaching.correspondence.people import (
    PeopleBook,
    count_due,
    people_in_sight,
    people_of_interview,
)
from data.models import Contact, FollowUp, Interview

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice


def _draw_way(visit: Visit, label: str, key: str, icon: str, page: str) -> None:
    if label and st.button(label, key=key, icon=icon, type="tertiary"):
        visit.go(page)


def draw_people_way(visit: Visit) -> None:
    """The way to the people met, and to whom to write to, if there is anybody."""
    book = find_book(visit)
    due = tell_people(*count_due(book, visit.today), visit.voice)
    if book.contacts or due:
        label = due or "The people you met"
        _draw_way(visit, label, "people-met", ":material/diversity_3:", "stay_in_touch")


def find_book(visit: Visit, interview: Interview | None = None) -> PeopleBook:
    """The people and promises of one interview; without one, all that are in sight."""
    contacts, promised = visit.store.all(Contact), visit.store.all(FollowUp)
    if interview is None:
        return visit.recall("book", people_in_sight, contacts, promised, visit.hidden())
    return visit.recall("book-of", people_of_interview, contacts, promised, interview.id)


def tell_people(persons: int, others: int, voice: Voice) -> str:
    """Who there is to write to, and what else was promised, in a few words; "" if nothing."""
    some = "person" if persons == 1 else "people"
    told = [f"{voice.figure(persons)} {some} to write to"] if persons else []
    if others:
        told.append(f"{voice.figure_of(others, 'thing')} you promised")
    return starting(", ".join(told))
