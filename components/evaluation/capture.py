"""Capture: the questions, before they fade, and the few facts around them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.applications.match_interviews import draw_meeting
from components.evaluation.paste_inbox import (
    QUESTIONS_A_PAGE,
    count_question_pages,
    draw_inbox,
    move_to_list,
    page_key,
)
from components.forms import fields
from components.interview.facts import draw_first_facts
from components.session import state
from components.session.binding import Binding
from components.text.english import starting
from components.text.markdown import plain_line, spoken
from components.ui.buttons import draw_main, draw_tertiary
from components.ui.pagination import cut_page
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation
from data.models import with_value
from data.recogniser import area_classifier, is_in_english

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview, Question

_CHIPS = 4
ANOTHER = "another"


def draw_capture(visit: Visit, interview: Interview) -> None:
    """The screen for the minutes after it: what they asked, who and when, and a way to begin."""
    # The questions fade first, so they come before who it was with and when.
    draw_inbox(visit, interview)
    draw_asked(visit, interview)
    draw_first_facts(visit, interview)
    draw_meeting(visit, interview)
    begin = partial(begin_evaluation, visit, interview.id)
    draw_main("Start the half hour", "begin", visit, on_click=begin)


def draw_asked(visit: Visit, interview: Interview) -> None:
    """The questions noted so far, each with its area a tap away."""
    count = len(interview.questions)
    if not count:
        return
    unfiled = any(question.area is None for question in interview.questions)
    # One short line of its own, so that a tap that changes it moves nothing beneath.
    told = "Tap what each was about." if unfiled else "Sorted. Tap another to change it."
    st.markdown(f"**{starting(visit.voice.figure_of(count, 'question'))} noted.**  \n:gray[{told}]")
    if not all(question.area or is_in_english(question.text) for question in interview.questions):
        # Once for all of them: a search in another language has many.
        st.caption(
            "We can only guess from English. For the others, you are offered what often comes up."
        )
    pages, key = count_question_pages(interview), page_key("asked", interview.id)
    for question in cut_page(interview.questions, state.widget(key), QUESTIONS_A_PAGE):
        _draw_asked_one(visit, interview, question)
    if pages > 1:
        st.pagination(pages, key=key)


def _draw_asked_one(visit: Visit, interview: Interview, question: Question) -> None:
    """The question is the name of its chips: one piece to read and to tap."""
    name = f"**{plain_line(question.text)}**"
    draw_area(visit, interview, question, name=name, more="More, or remove")
    if _is_picking(question):
        draw_tertiary(
            "Take this question out",
            f"drop-{question.id}",
            visit.do,
            interview.id,
            lambda i: evaluation.drop_question(i, question.id),
        )


def draw_area(
    visit: Visit, interview: Interview, question: Question, *, name: str = "", more: str = "More"
) -> None:
    """What a question was about: the likely ones as chips, all of them one tap further.

    The group of chips bears the `name`, or else one that is only read out. A tap changes neither
    the order of these chips nor those of another question.
    """
    others = tuple(each for each in visit.interviews() if each.id != interview.id)
    recent = visit.derive("recent", evaluation.recent_areas, others)
    likely = visit.derive(f"likely-{question.id}", _likely, question.text, recent)
    chips = find_chips(question.area, likely)
    fields.draw_chips(
        _bind_area(visit, interview, question),
        name or f"What was this about: {spoken(question.text)}",
        (*chips, ANOTHER),
        names=lambda area: more if area == ANOTHER else catalogue().area(area).short,
        hide_label=not name,
    )
    if _is_picking(question):
        _draw_all_areas(visit, interview, question)


def _likely(text: str, recent: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(area_classifier.areas_to_offer(text, recent, _CHIPS))


def find_chips(area: str | None, likely: tuple[str, ...]) -> tuple[str, ...]:
    """The areas to offer: the likely ones; `area`, if it is not among them, replaces the last."""
    return likely if area is None or area in likely else (*likely[: _CHIPS - 1], area)


def _is_picking(question: Question) -> bool:
    """Whether all areas are laid out for this question; others may be open beside it."""
    return bool(state.recall(state.PICKING, question.id, otherwise=False))


def _draw_all_areas(visit: Visit, interview: Interview, question: Question) -> None:
    fields.draw_select(
        _bind_area(visit, interview, question, role="all"),
        "All areas",
        [area.id for area in catalogue().questions],
        names=lambda key: catalogue().area(key).name,
    )


def _bind_area(
    visit: Visit, interview: Interview, question: Question, role: str = ""
) -> Binding[str | None]:
    path = ("questions", question.id, "area")

    def file(kept: Interview, area: str | None) -> Interview:
        # The last chip is no area: it lays out all of them, and must not stay chosen itself.
        if area != ANOTHER:
            return with_value(kept, path, area)
        state.remember(state.PICKING, question.id, value=True)
        state.forget(Binding.key_of(interview, *path))
        return kept

    def close(before: Interview, after: Interview) -> None:
        if after is not before:
            state.remember(state.PICKING, question.id, value=False)

    return visit.bind(interview, *path, edit=file, follow=close, role=role)


def begin_evaluation(visit: Visit, interview_id: str) -> None:
    """Begin the half hour: the inbox into the list, the clock running, the first part open."""
    state.take(state.ASKING)
    now, filed = visit.now(), evaluation.filed_questions(visit.interviews())

    def begin(interview: Interview) -> Interview:
        opened = evaluation.go_to_part(move_to_list(interview, filed), 1)
        return replace(opened, evaluation=evaluation.start_clock(opened.evaluation, now))

    visit.edit(interview_id, begin)
