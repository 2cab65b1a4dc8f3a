"""Stay in touch: what is due, the people met, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.contacts.add_follow_up import draw_promising
from components.contacts.follow_ups import draw_next, draw_now
from components.contacts.people import draw_letters, draw_people
from components.contacts.people_due import find_book
from components.steps import step_links
from components.text import labels
from components.text.labels import title

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

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
