"""What comes back on its day: people to write to, and worries that were parked; a line on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.contacts.people_due import _draw_way, find_book, tell_people
from components.text.english import starting
from components.waiting.worries import sorted_out
from data.coaching.correspondence.people import count_due

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice


def is_anything_due(visit: Visit) -> bool:
    """Whether anybody is to be written to, anything was promised, or a worry is back."""
    return any(count_due(find_book(visit), visit.today)) or bool(sorted_out(visit).back)


def draw_due_today(visit: Visit) -> None:
    """One line each for people and for worries, on the days there are any; otherwise nothing."""
    people = tell_people(*count_due(find_book(visit), visit.today), visit.voice)
    worries = tell_worries(len(sorted_out(visit).back), visit.voice)
    if not people and not worries:
        return
    with st.container(horizontal=True, gap="small"):
        _draw_way(visit, people, "people-due", ":material/mail:", "stay_in_touch")
        _draw_way(visit, worries, "worries-back", ":material/undo:", "wait")


def tell_worries(back: int, voice: Voice) -> str:
    """How many parked worries are back; "" if none."""
    if not back:
        return ""
    if back == 1:
        return "A parked worry is back"
    return starting(f"{voice.figure(back)} parked worries are back")
