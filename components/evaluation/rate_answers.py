"""The answers: every question that was asked, a page of a few at a time, a rating each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.evaluation import answer_pages
from components.evaluation.answer_card import draw_part
from components.evaluation.paste_inbox import draw_inbox
from components.ui.disclosure import draw_fold

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

_LEAD = ":gray[:small[Rate the good ones too: they show what is normal for you.]]"
"""It stays as it is: what is above a row that is tapped must not change its height."""


def draw_answers(visit: Visit, interview: Interview) -> None:
    """Every question asked, the good ones too, with a rating each."""
    if not interview.questions:
        st.markdown("No questions are noted yet. Write down what you remember, one a line.")
        draw_inbox(visit, interview)
        return
    st.markdown(_LEAD)
    for question in answer_pages.open_page(interview):
        draw_part(visit, interview.id, question.id)
    answer_pages.draw_pages(interview)
    if draw_fold("Remembered another?", "more-questions") or interview.pasted:
        draw_inbox(visit, interview)
