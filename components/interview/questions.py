"""The questions of one interview looked at again: each rating, and the rest of it one tap away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.journal.tonight import find_items
from components.practice.compare_answers import draw_answers_side_by_side, draw_shape
from components.stories.match import draw_told
from components.text.markdown import plain, plain_line
from components.ui.buttons import draw_way
from components.ui.disclosure import draw_fold
from components.ui.pagination import draw_page
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation
from data.coaching.practice.answer_versions import list_versions
from data.coaching.practice.items import went_badly
from data.models import HIGH, LOW

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.models import Interview, Question

_A_PAGE = 5
LONGEST_LABEL = 90
_WRITTEN = {
    "what_worked": "What made it work",
    "note": "What happened",
}


def draw_questions(visit: Visit, interview: Interview) -> None:
    """Every question with its rating; the rest of it one tap away."""
    if not interview.questions:
        return
    st.header("The questions", anchor=False)
    locked = evaluation.is_locked(visit.outcomes().get(interview.id))
    for question in draw_page(interview.questions, _A_PAGE, f"questions-page-{interview.id}"):
        if draw_fold(_label(question, visit.voice), f"question-{question.id}"):
            with st.container(border=True, gap="xsmall"):
                _draw_question(visit, interview, question, locked=locked)


def _label(question: Question, voice: Voice) -> str:
    text = plain_line(question.text, LONGEST_LABEL) or "A question without words"
    return f"{badge(question.rating, question.corrected_rating, voice)} {text}"


def badge(rating: int | None, corrected: int | None, voice: Voice) -> str:
    """A rating as a coloured badge, with a later correction beside it."""
    if rating is None:
        return ":gray-badge[–]"
    colour = "orange" if rating <= LOW else "green" if rating >= HIGH else "gray"
    later = f", later {voice.rating(corrected)}" if corrected else ""
    return f":{colour}-badge[{voice.rating(rating)}{later}]"


def _draw_question(visit: Visit, interview: Interview, question: Question, *, locked: bool) -> None:
    st.markdown("\n\n".join(_told(question, visit.voice)))
    practised = [each for each in visit.practices() if each.question == question.id]
    if answers := list_versions([(interview, question)], practised):
        draw_answers_side_by_side(visit, answers, question.id)
    # Help to answer it better belongs to what went badly; the others are let be.
    if went_badly(question):
        draw_shape(question.area, question.id)
        _draw_way_to_practise(visit, interview, question)
    if locked:
        _draw_hindsight(visit, interview, question)
    else:
        _draw_ratings(visit, interview, question)
    draw_told(visit, interview, question)


def _draw_way_to_practise(visit: Visit, interview: Interview, question: Question) -> None:
    """The way to answer it again, from the day after the interview on."""
    if any(question.id in item.keys for item in find_items(visit)):
        key = f"again-{question.id}"
        came = {"item": question.id, "came": interview.id}
        draw_way("Answer it again", key, visit, "tonight", **came)


def _told(question: Question, voice: Voice) -> list[str]:
    """Everything kept about a question, a paragraph each."""
    area = catalogue().area(question.area).short if question.area else "Not filed yet"
    slips = [catalogue().slip(key).name for key in question.slips]
    told = [f":gray[{' · '.join([area, *slips])}]"]
    if len(question.text) > LONGEST_LABEL or "\n" in question.text:
        told.append(plain(question.text))
    for name, heading in _WRITTEN.items():
        if getattr(question, name).strip():
            told.append(f"**{heading}**  \n{plain(getattr(question, name))}")
    return [*told, *rating_history(question, voice)]


def rating_history(question: Question, voice: Voice) -> list[str]:
    """A sentence with every rating of a question that was rated more than once."""
    later = (
        [f"a day later {voice.rating(question.next_day_rating)}"]
        if question.next_day_rating
        else []
    )
    later += (
        [f"with hindsight {voice.rating(question.corrected_rating)}"]
        if question.corrected_rating
        else []
    )
    if not later or question.rating is None:
        return []
    return [f"Rated {voice.rating(question.rating)} at first, {', '.join(later)}."]


def _draw_ratings(visit: Visit, interview: Interview, question: Question) -> None:
    fields.draw_rating(
        visit.bind(interview, "questions", question.id, "rating"),
        "Your rating",
        visit.voice,
        anchors=catalogue().anchors_for(question.area or ""),
    )
    # Not on the day itself: it is the gap between the two that is worth seeing.
    if question.rating is not None and visit.today > interview.date:
        _draw_next_day(visit, interview, question)


def _draw_next_day(visit: Visit, interview: Interview, question: Question) -> None:
    fields.draw_rating(
        visit.bind(interview, "questions", question.id, "next_day_rating"),
        "And how does it look a day later? Your first rating stays.",
        visit.voice,
    )


def _draw_hindsight(visit: Visit, interview: Interview, question: Question) -> None:
    if question.rating is None:
        st.caption("It had no rating when the answer came, so it stays without one.")
        return
    fields.draw_rating(
        visit.bind(interview, "questions", question.id, "corrected_rating"),
        f"With hindsight? Your first rating, {visit.voice.rating(question.rating)}, stays.",
        visit.voice,
    )
