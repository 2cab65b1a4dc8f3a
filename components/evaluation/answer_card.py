"""One question and its answer: the rating, then what the rating calls for.

What is tapped stays under the finger. A question without a rating is a row, and all that a tap
brings or takes away is beneath it. One rated before is a line, which opens and closes in its place.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import shell
from components.evaluation import answer_pages, step_footer
from components.evaluation.capture import draw_area
from components.forms import fields
from components.interview.questions import LONGEST_LABEL, badge
from components.session import state
from components.stories.match import draw_told
from components.text.markdown import plain, plain_line, spoken
from components.ui.disclosure import draw_fold, is_unfolded
from components.ui.list_lines import draw_toggle
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation
from data.models import HIGH, LOW

if TYPE_CHECKING:
    from components.session.binding import Binding
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.models import Interview, Question

UNFILED = "Not filed yet"
FIRST_SLIPS = 7
"""Chips in sight at once, the most common; the others are a tap away."""


def draw_part(visit: Visit, interview_id: str, question_id: str) -> None:
    """Draw a card so that a tap in it runs only the card; a folded one has no need of that."""
    if answer_pages.is_row(question_id) or answer_pages.is_open(question_id):
        # Changed in another window meanwhile, one card would mislead: the whole page runs then.
        still_shown = partial(visit.is_on_screen, interview_id)
        shell.part_within(f"card-{question_id}", still_shown)(draw_card)(
            visit, interview_id, question_id
        )
    else:
        # As deep as the other, so that what is tapped stays what it is.
        with st.container():
            draw_card(visit, interview_id, question_id)


def draw_card(visit: Visit, interview_id: str, question_id: str) -> None:
    """The card of one question of one interview, as both are kept at this moment.

    Whether it is a row, and whether it is open, was laid out with its page
    (components/evaluation/answer_pages.py); it changes neither for any other question.
    """
    interview = visit.find(interview_id)
    question = evaluation.find_question(interview, question_id) if interview else None
    if interview is None or question is None:
        return
    is_open = answer_pages.is_open(question_id)
    if answer_pages.is_row(question_id):
        _draw_row(visit, interview, question, is_open=is_open)
    else:
        _draw_line(visit, interview, question, is_open=is_open)


def _draw_row(visit: Visit, interview: Interview, question: Question, *, is_open: bool) -> None:
    _draw_rating(visit, interview, question, is_open=is_open)
    if question.rating is not None:
        told = f" :gray[· {', '.join(_found(question))}]" if _found(question) else ""
        _draw_toggle(question, "Close" if is_open else f"More{told}", is_open=is_open)
    if is_open:
        _draw_details(visit, interview, question)


def _draw_line(visit: Visit, interview: Interview, question: Question, *, is_open: bool) -> None:
    _draw_toggle(question, "Close" if is_open else _fold(question, visit.voice), is_open=is_open)
    if is_open:
        _draw_rating(visit, interview, question, is_open=True)
        _draw_details(visit, interview, question)


def _draw_toggle(question: Question, label: str, *, is_open: bool) -> None:
    turn = partial(_set_open, question.id, is_open=not is_open)
    draw_toggle(label, f"open-{question.id}", turn, is_open=is_open)


def _set_open(question_id: str, *, is_open: bool) -> None:
    state.remember(state.OPEN_QUESTIONS, question_id, is_open)


def _fold(question: Question, voice: Voice) -> str:
    """A rated question in a line: its rating, its words, and what else is there."""
    rated = badge(question.rating, question.corrected_rating, voice)
    line = f"{rated} {plain_line(question.text, LONGEST_LABEL)}"
    return f"{line} :gray[· {', '.join(_found(question))}]" if _found(question) else line


def _found(question: Question) -> list[str]:
    """What is there beside the rating."""
    told = ["not filed yet"] * (question.area is None)
    told += [catalogue().slip(key).name for key in question.slips]
    told += ["a note"] * bool(question.note or question.what_worked)
    told += ["what you said"] * bool(question.answer)
    told += ["a better answer"] * bool(question.better_answer)
    return told


def _draw_rating(visit: Visit, interview: Interview, question: Question, *, is_open: bool) -> None:
    """The question as it was noted, and its rating, whose name is what is read out."""
    # Once the answer is known hindsight colours a rating: the first stays, a later one beside it.
    locked = evaluation.is_locked(visit.outcomes().get(interview.id))
    area = catalogue().area(question.area).short if question.area else UNFILED
    anchors = catalogue().anchors_for(question.area or "")
    st.markdown(f"**{plain(question.text)}**  \n:gray[:small[{area}]]")
    fields.draw_rating(
        _bind_rating(visit, interview, question, locked=locked),
        f"How did this go: {spoken(question.text)}",
        visit.voice,
        anchors=anchors,
        hide_label=True,
    )
    if is_open and question.rating is None and visit.voice.shows_figures:
        st.caption(f"1: {anchors[0]} · 3: {anchors[2]} · 5: {anchors[4]}")
    if locked and question.rating is not None:
        st.caption(
            f"First rated {visit.voice.rating(question.rating)}; any later change sits next to it."
        )


def _bind_rating(
    visit: Visit, interview: Interview, question: Question, *, locked: bool
) -> Binding[int | None]:
    """The first rating, or, once the answer is known, the correction beside it."""

    def rate(kept: Interview, rating: int | None) -> Interview:
        # What a rating calls for opens right beneath it, without another tap.
        _set_open(question.id, is_open=True)
        return evaluation.rate_question(kept, question.id, rating, locked=locked)

    return visit.bind(
        interview,
        "questions",
        question.id,
        evaluation.rating_part(question, locked=locked),
        edit=rate,
        follow=lambda *_: step_footer.redraw_footer(visit, interview.id),
        shown=(question.corrected_rating if locked else None) or question.rating,
    )


def _draw_details(visit: Visit, interview: Interview, question: Question) -> None:
    rating = question.corrected_rating or question.rating
    # Chips that were there to file it by stay once it is filed: one of them has just been tapped.
    filing = state.recall(state.FILING, question.id, otherwise=question.area is None)
    if rating is None and not filing:
        return
    with st.container(border=True, gap="xsmall"):
        # Five chips cost a tap as much as the text fields: they come where they are needed.
        if filing or draw_fold("It was about something else", f"file-{question.id}"):
            draw_area(visit, interview, question)
        if rating is not None:
            _draw_rated(visit, interview, question, rating)


def _draw_rated(visit: Visit, interview: Interview, question: Question, rating: int) -> None:
    if rating >= HIGH:
        _draw_text(visit, interview, question, "what_worked", "What made it work?")
    else:
        _draw_what_happened(visit, interview, question, is_low=rating <= LOW)
    draw_told(visit, interview, question)
    _draw_what_was_said(visit, interview, question, is_high=rating >= HIGH)


def _draw_what_happened(
    visit: Visit, interview: Interview, question: Question, *, is_low: bool
) -> None:
    # The line that brings the other chips is drawn beneath them, so it is asked for up here.
    others = f"slips-{question.id}"
    fields.draw_pills(
        visit.bind(interview, "questions", question.id, "slips"),
        "What got in the way?" if is_low else "Did anything get in the way?",
        _find_slips(question, most=None if is_unfolded(others) else FIRST_SLIPS),
        names=lambda key: catalogue().slip(key).name,
    )
    draw_fold("Other things", others)
    for slip in map(catalogue().slip, question.slips):
        st.caption(f"{slip.name}: {slip.when}")
    _draw_text(visit, interview, question, "note", "What happened?")


def _find_slips(question: Question, most: int | None) -> tuple[str, ...]:
    """The most common slips, and after them what is chosen beside those."""
    common = (slip.key for slip in catalogue().slips[:most])
    return tuple(dict.fromkeys([*common, *question.slips]))


def _draw_what_was_said(
    visit: Visit, interview: Interview, question: Question, *, is_high: bool
) -> None:
    label = "Add what you said" if is_high else "Add what you said, or wish you had"
    is_there = bool(question.better_answer) and not is_high
    if not draw_fold(label, f"said-{question.id}", opened=is_there):
        return
    if not is_high:
        wished = "The answer you wish you had given"
        _draw_text(visit, interview, question, "better_answer", wished)
    _draw_text(visit, interview, question, "answer", "What you said, as far as you recall")


def _draw_text(
    visit: Visit, interview: Interview, question: Question, part: str, label: str
) -> None:
    fields.draw_writing(visit.bind(interview, "questions", question.id, part), label, height=90)
