"""The inbox of Capture: whatever is typed or pasted goes in, the questions in it come out.

What was left out stays in sight, a tap from being a question; what was pasted is kept as it came.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.session.context import new_id
from components.session.readings import readings
from components.text.english import starting
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary
from components.ui.disclosure import draw_fold
from components.ui.pagination import count_pages, draw_page
from data.coaching.interviews import evaluation
from data.recogniser import paste_parser, remembered_area, sure_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.models import Interview

_A_PAGE = 6
QUESTIONS_A_PAGE = 5
"""Questions shown at once: a rating costs more to draw than anything else on a screen, and a few
at a time are also less to face."""

_LONGEST_LABEL = 140


def draw_inbox(visit: Visit, interview: Interview) -> None:
    """The place to type or paste what was asked, and what was left out of it."""
    fields.draw_writing(
        visit.bind(interview, "pasted"),
        "What did they ask?",
        placeholder="One a line, in rough words. Or paste anything: notes, an email, a transcript.",
        height=130,
    )
    if interview.pasted.strip():
        st.button(
            "Add to the list",
            key=f"add-{interview.id}",
            icon=":material/add:",
            on_click=take_inbox,
            args=(visit, interview.id),
        )
    if interview.pastes:
        _draw_left_out(visit, interview)


def take_inbox(visit: Visit, interview_id: str) -> None:
    """Move what stands in the inbox into the list of questions."""
    filed = evaluation.filed_questions(visit.interviews())
    visit.edit(interview_id, lambda interview: move_to_list(interview, filed))


def page_key(which: str, interview_id: str) -> str:
    """The key of the pages of a list of questions: those `asked`, or their `answers`."""
    return f"{which}-page-{interview_id}"


def count_question_pages(interview: Interview) -> int:
    """How many pages the questions of `interview` fill, one at the least."""
    return count_pages(len(interview.questions), QUESTIONS_A_PAGE)


def move_to_list(interview: Interview, filed: Sequence[tuple[str, str]]) -> Interview:
    """The interview with the questions of its inbox in the list; `filed` are those of before."""
    texts = paste_parser.split_questions(interview.pasted)
    return evaluation.file_paste(_add(interview, texts, filed))


def _add(interview: Interview, texts: Sequence[str], filed: Sequence[tuple[str, str]]) -> Interview:
    return evaluation.add_questions(interview, texts, partial(_sure_area, filed=filed), new_id)


def _sure_area(text: str, filed: Sequence[tuple[str, str]]) -> str | None:
    """The area the person gave it before, or else one that leaves little doubt."""
    return remembered_area(text, filed, readings()) or sure_area(text)


def _draw_left_out(visit: Visit, interview: Interview) -> None:
    """The lines taken for no question, folded away; open while there is no question at all."""
    unread = visit.derive("capture.unread", paste_parser.find_unread, interview.pastes)
    _draw_unread(len(unread), visit.voice)
    every = visit.derive("capture.left-out", _find_left_out, interview.pastes)
    asked = {question.text for question in interview.questions}
    left = [line for line in every if line not in asked]
    if not left:
        return
    key, told = f"left-out-{interview.id}", starting(visit.voice.figure_of(len(left), "line"))
    if not interview.questions:
        st.markdown("No question stands out in it. Tap what was one.")
    elif not draw_fold(f"{told} we weren't sure about", key):
        return
    else:
        st.caption("These didn't look like questions. Tap one to add it; your paste is kept.")
    shown = draw_page(left, _A_PAGE, f"{key}-page")
    with st.container(gap="xxsmall"):
        for place, line in enumerate(shown):
            _draw_line(visit, interview.id, line, f"{key}-{place}")


def _draw_unread(lines: int, voice: Voice) -> None:
    """That a paste was too long to be read to its end, and what to do about it."""
    if lines:
        told = starting(voice.figure_of(lines, "line"))
        st.caption(
            f"That is a lot to read at once. {told} at the end {'was' if lines == 1 else 'were'} "
            "not looked at for questions. All of it is kept; paste the rest by itself and it is "
            "read too."
        )


def _draw_line(visit: Visit, interview_id: str, line: str, key: str) -> None:
    draw_tertiary(
        plain_line(line, _LONGEST_LABEL),
        key,
        _add_back,
        visit,
        interview_id,
        line,
        icon=":material/add:",
    )


def _find_left_out(pastes: tuple[str, ...]) -> tuple[str, ...]:
    """What was left out of all that was pasted, each line once."""
    return tuple(
        dict.fromkeys(line for paste in pastes for line in paste_parser.read_paste(paste).dropped)
    )


def _add_back(visit: Visit, interview_id: str, line: str) -> None:
    """Make a question of a line after all."""
    filed = evaluation.filed_questions(visit.interviews())
    visit.edit(interview_id, lambda interview: _add(interview, (line,), filed))
