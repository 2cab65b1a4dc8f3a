"""Stay in touch: what is due, the people met, what comes next; and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.contacts.follow_ups import draw_next, draw_now, draw_promising
from components.contacts.people import draw_letters, draw_people
from components.steps import step_links
from components.text import labels
from components.text.english import starting
from components.text.labels import title
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

_STEP = 8


def draw_stay_in_touch(visit: Visit, interview: Interview | None) -> None:
    """The whole screen, for one interview or for everybody."""
    book = find_book(visit, interview)
    step_links.draw_way_back(visit, interview)
    st.title("Stay in touch")
    if interview is not None:
        st.caption(f"{title(interview)} · {labels.short_day(interview.date, visit.today)}")
    draw_now(visit, book, draw_letters)
    st.header("People you met", anchor=False)
    draw_people(visit, book, interview)
    st.header("What is next", anchor=False)
    about = interview.id if interview else None
    draw_promising(
        visit, "What you promised, or mean to do", "promise", contact=None, interview=about
    )
    draw_next(visit, book, draw_letters)
    if interview is not None:
        step_links.draw_skip(visit, interview, _STEP)


def draw_due_way(visit: Visit, label: str, key: str, icon: str, page: str) -> None:
    """A way to a page, named after what is due there; none where nothing is."""
    if label and st.button(label, key=key, icon=icon, type="tertiary"):
        visit.go(page)


def draw_people_way(visit: Visit) -> None:
    """The way to *Stay in touch*, if there is anybody to write to or to look up."""
    book = find_book(visit)
    due = tell_people(*count_due(book, visit.today), visit.voice)
    if book.contacts or due:
        label = due or "The people you met"
        draw_due_way(visit, label, "people-met", ":material/diversity_3:", "stay_in_touch")


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
