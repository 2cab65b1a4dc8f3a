"""One piece of practice: tried first, then looked at beside earlier answers, then rated."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.journal.tonight import bind_sitting
from components.practice.answer_timer import draw_answer_timer
from components.practice.compare_answers import draw_answers_side_by_side, draw_shape, tell_facts
from components.practice.log import WENT, name_subject
from components.session import state
from components.text import labels
from components.text.markdown import plain, plain_line
from components.ui.buttons import draw_main
from components.ui.disclosure import draw_fold
from data.catalogue.loader import catalogue
from data.coaching.practice import tonight
from data.coaching.practice.answer_versions import AnswerSource, find_asked, list_versions
from data.models import Practice

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.practice.items import Item

_LONGEST_NAME = 80
ITEM_PARTS = ("area", "exercise", "interview", "question", "bank")
"""What a sitting takes over from the item that is practised."""


def draw_item(visit: Visit, item: Item, *, done: bool) -> None:
    """A piece of practice; what to compare it with, and its rating, come once it was tried."""
    # Answered before anything is shown to compare it with: reading an answer is not giving one.
    tried = done or state.read(state.TRIED) == item.key
    st.markdown(_tell_exercise(item) if item.exercise else _tell_question(visit, item))
    if item.exercise is None:
        _draw_answer(visit, item, tried=tried)
    if tried:
        _draw_rating(visit, item)
    else:
        label = "I have done it" if item.exercise else "I have said it"
        draw_main(label, "tried", visit, on_click=_note_tried, args=(visit, item))


def name_item(item: Item) -> str:
    """An item in a line: the question's words, or the exercise's name."""
    if item.exercise:
        return catalogue().exercise(item.exercise).name
    return plain_line(item.text, _LONGEST_NAME) or "A question without words"


def _note_tried(visit: Visit, item: Item) -> None:
    """What was tried is kept there and then; how it went can be said afterwards, or left open."""
    find = partial(_find, visit, item)
    visit.attempt(lambda: visit.change_kept(find, lambda kept: _rated(visit, item, kept, None)))


def _tell_question(visit: Visit, item: Item) -> str:
    facts = [catalogue().area(item.area).name]
    interview = visit.find(item.interview) if item.interview else None
    if interview is not None:
        company = plain_line(interview.company, _LONGEST_NAME)
        facts += [company] * bool(company) + [labels.short_day(interview.date, visit.today)]
    return f":gray[:small[{' · '.join(facts)}]]\n\n**{plain(item.text) or name_item(item)}**"


def _tell_exercise(item: Item) -> str:
    exercise = catalogue().exercise(item.key)
    top = f":gray[:small[{name_subject(item.area)} · {exercise.minutes} min]]"
    return f"{top}\n\n**{exercise.name}**\n\n{tell_steps(item.key)}"


def tell_steps(key: str) -> str:
    """What an exercise asks, step by step, and what good looks like, as Markdown."""
    exercise = catalogue().exercise(key)
    steps = "\n".join(f"1. {step}" for step in exercise.steps)
    return f"{steps}\n\n**What good looks like.** {exercise.good}"


def _draw_answer(visit: Visit, item: Item, *, tried: bool) -> None:
    """A place for the answer; before it was tried a timer, afterwards what it stands beside."""
    if not tried:
        draw_shape(item.area, item.key)
        draw_answer_timer(f"timer-{item.key}", still=visit.settings().reduced_motion)
    sitting = _find(visit, item)
    fields.draw_writing(
        bind_sitting(visit, sitting, "answer", partial(_find, visit, item), owner=item.key),
        "Your answer now, if you want to write it down",
        height="content",
    )
    if tried:
        if told := tell_facts(sitting.answer, item.area):
            st.caption(told)
        _draw_beside(visit, item)


def _draw_beside(visit: Visit, item: Item) -> None:
    """The answer wished for and those practised; what was said in the interview only if wanted."""
    before = [each for each in tonight.sittings(item, visit.practices()) if each.date < visit.today]
    every = list_versions(find_asked(visit.interviews(), item.keys), before)
    given = [each for each in every if each.told is AnswerSource.GIVEN]
    better = [each for each in every if each.told is not AnswerSource.GIVEN]
    if better:
        draw_answers_side_by_side(visit, better, item.key)
    if given and draw_fold("Beside what you said then", f"given-{item.key}"):
        draw_answers_side_by_side(visit, given, f"given-{item.key}")


def _draw_rating(visit: Visit, item: Item) -> None:
    find, rate = partial(_find, visit, item), partial(_rated, visit, item)
    went = bind_sitting(visit, find(), "went", find, owner=item.key, edit=rate)
    anchors = tuple(WENT.values()) if item.exercise else catalogue().anchors_for(item.area)
    fields.draw_rating(went, "How did it go this time?", visit.voice, anchors=anchors)
    if went.stored is None and visit.voice.shows_figures:
        st.caption(f"1: {anchors[0]} · 3: {anchors[2]} · 5: {anchors[4]}")


def _rated(visit: Visit, item: Item, sitting: Practice, went: int | None) -> Practice:
    state.write(state.AT_HAND, item.key)
    state.write(state.TRIED, item.key)
    retention = visit.settings().retention
    counts = tonight.MIDDLE if went is None else went
    schedule = tonight.schedule_after(item, visit.practices(), counts, retention, visit.today)
    return replace(sitting, went=went, minutes=item.minutes, schedule=schedule)


def _find(visit: Visit, item: Item) -> Practice:
    about = {name: getattr(item, name) for name in ITEM_PARTS}
    kept = tonight.todays_sitting(item, visit.practices(), visit.today)
    return kept or visit.new(Practice, date=visit.today, **about)
