"""The pages of the answers: which is shown, which has something left to rate, what was in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.evaluation.paste_inbox import QUESTIONS_A_PAGE, count_question_pages, page_key
from components.session import state

if TYPE_CHECKING:
    from data.models import Interview, Question


def open_page(interview: Interview) -> tuple[Question, ...]:
    """The questions of the page that is shown; they count as seen from now on.

    A page that is come to is laid out anew: what is rated there is a line, what is not a row.
    """
    page = _page(interview)
    shown = _cut(interview, page)
    if state.read(state.ANSWERS_AT) != (interview.id, page):
        forget_layout()
        state.write(state.ANSWERS_AT, (interview.id, page))
    state.write(state.IN_SIGHT, state.read(state.IN_SIGHT) | {each.id for each in shown})
    _lay_out(shown)
    return shown


def is_row(question_id: str) -> bool:
    """Whether a question is a row, which is rated at once; if not, it is a line, which opens."""
    return bool(state.recall(state.ROWS, question_id, otherwise=True))


def is_open(question_id: str) -> bool:
    """Whether all that belongs to a question is in sight."""
    return bool(state.recall(state.OPEN_QUESTIONS, question_id, otherwise=False))


def is_folded(interview: Interview) -> bool:
    """Whether the page that is shown has nothing but lines: something is to be opened first."""
    shown = _cut(interview, _page(interview))
    return not any(is_row(each.id) or is_open(each.id) for each in shown)


def forget_layout() -> None:
    """Forget how the questions were laid out, and which were open."""
    state.take(state.ANSWERS_AT)
    state.take(state.OPEN_QUESTIONS)
    state.take(state.ROWS)
    state.take(state.FILING)


def _lay_out(shown: tuple[Question, ...]) -> None:
    for question in shown:
        for slot, now in (
            (state.ROWS, question.rating is None),
            (state.FILING, question.area is None),
        ):
            state.remember(slot, question.id, state.recall(slot, question.id, otherwise=now))
    if not any(question.id in state.read(state.OPEN_QUESTIONS) for question in shown):
        # The first one with something left to do is open, so that going on takes no tap to begin.
        waiting = (each.id for each in shown if None in (each.rating, each.area))
        state.remember(state.OPEN_QUESTIONS, next(waiting, ""), value=True)


def _cut(interview: Interview, page: int) -> tuple[Question, ...]:
    return interview.questions[(page - 1) * QUESTIONS_A_PAGE : page * QUESTIONS_A_PAGE]


def _page(interview: Interview) -> int:
    """The page that is shown: at first that of the first question without a rating."""
    shown = state.widget(page_key("answers", interview.id))
    waiting = (place for place, each in enumerate(interview.questions) if each.rating is None)
    first = next(waiting, 0) // QUESTIONS_A_PAGE + 1
    # Questions may have been taken out since, and the last page with them.
    return min(shown or first, count_question_pages(interview))


def find_next_page(interview: Interview) -> int | None:
    """The next page with a question to rate: after this one, or else from the first on."""
    page, pages = _page(interview), count_question_pages(interview)
    ahead = [*range(page + 1, pages + 1), *range(1, page)]
    return next((each for each in ahead if find_left(_cut(interview, each))), None)


def find_left(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Those of these questions that are not rated yet."""
    return tuple(each for each in questions if each.rating is None)


def is_passed_over(interview: Interview) -> bool:
    """Whether a question without a rating has not been in sight yet."""
    in_sight = state.read(state.IN_SIGHT)
    return any(each.id not in in_sight for each in find_left(interview.questions))


def tell_page(interview: Interview) -> tuple[int, int]:
    """The page of the answers that is shown, and how many there are."""
    return _page(interview), count_question_pages(interview)


def turn_page(interview: Interview, page: int) -> None:
    """Show this page of the answers."""
    state.put_widget(page_key("answers", interview.id), page)


def draw_pages(interview: Interview) -> None:
    """The other questions, beneath these: a page of a few at a time."""
    if count_question_pages(interview) > 1:
        turn_page(interview, _page(interview))
        st.pagination(count_question_pages(interview), key=page_key("answers", interview.id))
