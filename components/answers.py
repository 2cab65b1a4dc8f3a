"""The answers: every question that was asked, a page of a few at a time, a rating each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import answer_pages, shell
from components.answer_card import draw_card, is_folded, name_card
from components.folding import draw_fold
from components.inbox import draw_inbox

if TYPE_CHECKING:
    from components.visit import Visit
    from data.models import Interview

LEAD = ":gray[:small[Rate the good ones too: they show what is normal for you.]]"
"""It stays as it is: what is above a row that is tapped must not change its height."""


def draw_answers(visit: Visit, interview: Interview) -> None:
    """Every question asked, the good ones too, with a rating each."""
    if not interview.questions:
        st.markdown("No questions are noted yet. Write down what you remember, one a line.")
        draw_inbox(visit, interview)
        return
    st.markdown(LEAD)
    for question in answer_pages.open_page(interview):
        _draw_part(visit, interview.id, question.id)
    answer_pages.draw_pages(interview)
    if draw_fold("Remembered another?", "more-questions") or interview.pasted:
        draw_inbox(visit, interview)


def _draw_part(visit: Visit, interview_id: str, question_id: str) -> None:
    """A card that runs by itself; what is folded has nothing to run for yet, and costs less."""
    if is_folded(question_id):
        with st.container():
            draw_card(visit, interview_id, question_id)
    else:
        part = shell.part_within(name_card(question_id), partial(visit.is_on_screen, interview_id))
        part(draw_card)(visit, interview_id, question_id)
