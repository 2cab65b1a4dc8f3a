"""Stay in touch: what is due, the people met, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import names, people, stepping
from components.follow_ups import draw_next, draw_now
from components.interviews import title
from components.promising import draw_promising
from data.coaching.people import Book, count_due, in_sight, of_interview
from data.models import Contact, FollowUp

if TYPE_CHECKING:
    from components.visit import Visit
    from data.models import Interview

STEP = 8


def draw_stay_in_touch(visit: Visit, interview: Interview | None) -> None:
    """The whole screen, for one interview or for everybody."""
    book = find_book(visit, interview)
    stepping.draw_way_back(visit, interview)
    st.title("Stay in touch")
    if interview is not None:
        st.caption(f"{title(interview)} · {names.short_day(interview.date, visit.today)}")
    draw_now(visit, book, _write)
    st.header("People you met", anchor=False)
    people.draw_people(visit, book, interview)
    st.header("What is next", anchor=False)
    about = interview.id if interview else None
    draw_promising(
        visit, "What you promised, or mean to do", "promise", contact=None, interview=about
    )
    draw_next(visit, book, _write)
    if interview is not None:
        stepping.draw_skip(visit, interview, STEP)


def find_book(visit: Visit, interview: Interview | None = None) -> Book:
    """The people and promises of one interview; without one, all that are in sight."""
    contacts, promised = visit.store.all(Contact), visit.store.all(FollowUp)
    if interview is None:
        return visit.recall("book", in_sight, contacts, promised, visit.hidden())
    return visit.recall("book-of", of_interview, contacts, promised, interview.id)


def _write(person: Contact) -> None:
    people.open_person(person, people.WRITE)


def draw_due_line(visit: Visit) -> None:
    """On Today: one line, when there is somebody to write to; otherwise nothing."""
    label = tell_due(*count_due(find_book(visit), visit.today))
    if label and st.button(label, key="due-line", icon=":material/mail:", type="tertiary"):
        visit.go("stay_in_touch")


def tell_due(persons: int, others: int) -> str:
    """Who there is to write to, and what else was promised, in a few words; "" if nothing."""
    told = [f"{persons} {'person' if persons == 1 else 'people'} to write to"] if persons else []
    if others:
        told.append(f"{names.count(others, 'thing')} you promised")
    return ", ".join(told)
