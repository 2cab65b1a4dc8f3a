"""The questions, one card each: the rating, then what the rating calls for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import fields, names, state
from components.asked import LONGEST_LABEL, badge
from components.capture import draw_area
from components.fields import Field
from components.folding import draw_fold
from components.inbox import QUESTIONS_A_PAGE, count_question_pages, draw_inbox, page_key
from components.plain import plain, plain_line, spoken
from components.told_story import draw_told
from components.words import starting
from data.catalogue.loader import catalogue
from data.coaching import evaluation
from data.models import HIGH, LOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.visit import Visit
    from data.models import Interview, Question


def draw_answers(visit: Visit, interview: Interview) -> None:
    """Every question asked, the good ones too, with a rating each."""
    if not interview.questions:
        st.markdown("No questions are noted yet. Write down what you remember, one a line.")
        draw_inbox(visit, interview)
        return
    st.markdown(_lead(interview))
    shown = _shown(interview)
    _note_open(shown)
    for question in shown:
        _draw_card(visit, interview, question, is_open=_is_open(question))
    _draw_pages(interview)
    if draw_fold("Another question comes back to you?", "more-questions") or interview.pasted:
        draw_inbox(visit, interview)


def _lead(interview: Interview) -> str:
    done, asked = len(evaluation.rated(interview)), len(interview.questions)
    unfiled = sum(question.area is None for question in evaluation.rated(interview))
    some = f"{starting(names.figure(done))} of {names.figure(asked)} rated"
    head = "**All rated.**" if done == asked else f"**{some}.**"
    if unfiled:
        waiting = starting(names.figure(unfiled))
        return f"{head} :gray[{waiting} not filed yet: tap what it was about, so that it counts.]"
    if done == asked:
        return f"{head} :gray[The good ones count as much as the bad ones.]"
    return f"{head} :gray[Rate the good ones too: they show what is normal for you.]"


def _page(interview: Interview) -> int:
    """The page that is shown: at first that of the first question without a rating."""
    shown = state.widget(page_key("answers", interview.id))
    return min(shown or next(_waiting(interview), 1), count_question_pages(interview))


def _waiting(interview: Interview) -> Iterator[int]:
    """The page of each question without a rating."""
    places = (n for n, each in enumerate(interview.questions) if each.rating is None)
    return (place // QUESTIONS_A_PAGE + 1 for place in places)


def _shown(interview: Interview) -> tuple[Question, ...]:
    end = _page(interview) * QUESTIONS_A_PAGE
    return interview.questions[end - QUESTIONS_A_PAGE : end]


def find_next_page(interview: Interview) -> int | None:
    """The next page on which something is not rated yet, if there is one."""
    page = _page(interview)
    return next((each for each in _waiting(interview) if each > page), None)


def tell_page(interview: Interview) -> tuple[int, int]:
    """The page of the answers that is shown, and how many there are."""
    return _page(interview), count_question_pages(interview)


def turn_page(interview: Interview, page: int) -> None:
    """Show this page of the answers."""
    state.put_widget(page_key("answers", interview.id), page)


def _draw_pages(interview: Interview) -> None:
    """The other questions, beneath these: a page of a few at a time."""
    if count_question_pages(interview) > 1:
        turn_page(interview, _page(interview))
        st.pagination(count_question_pages(interview), key=page_key("answers", interview.id))


def _note_open(shown: tuple[Question, ...]) -> None:
    """At first the first card with something missing is open, until one of them is touched.

    An open card closes by a tap on its own line and by nothing else: one that closed as another
    is tapped would pull that one away from under the finger.
    """
    if not any(question.id in state.read(state.OPEN_QUESTIONS) for question in shown):
        waiting = (each.id for each in shown if None in (each.rating, each.area))
        _set_open(next(waiting, ""), is_open=True)


def _is_open(question: Question) -> bool:
    return bool(state.recall(state.OPEN_QUESTIONS, question.id, otherwise=False))


def _set_open(question_id: str, *, is_open: bool) -> None:
    state.remember(state.OPEN_QUESTIONS, question_id, is_open)


def _draw_card(visit: Visit, interview: Interview, question: Question, *, is_open: bool) -> None:
    """An open card has its frame and its details; one that is rated folds into a line."""
    if is_open:
        with st.container(border=True, gap="xsmall"):
            _draw_asked(visit, interview, question, is_open=True)
            _draw_details(visit, interview, question)
    elif question.rating is None:
        _draw_asked(visit, interview, question, is_open=False)
    else:
        st.button(
            _fold(question),
            key=f"open-{question.id}",
            type="tertiary",
            icon=":material/expand_more:",
            icon_position="right",
            wrap=False,
            on_click=partial(_set_open, question.id, is_open=True),
        )


def _draw_asked(visit: Visit, interview: Interview, question: Question, *, is_open: bool) -> None:
    area = catalogue().area(question.area).short if question.area else "Not filed yet"
    if is_open and question.rating is not None:
        st.markdown(f"**{plain(question.text)}**")
        _draw_closing(area, question.id)
    else:
        st.markdown(f"**{plain(question.text)}**  \n:gray[:small[{area}]]")
    _draw_rating(visit, interview, question, is_open=is_open)


def _draw_closing(area: str, question_id: str) -> None:
    """The line under an open question, above all that a tap on it takes away."""
    st.button(
        f":gray[:small[{area} ·]] Fold",
        key=f"close-{question_id}",
        type="tertiary",
        icon=":material/expand_less:",
        icon_position="right",
        on_click=partial(_set_open, question_id, is_open=False),
    )


def _fold(question: Question) -> str:
    """A rated question in a line: its rating, its words, and what else is there."""
    told = ["not filed yet"] * (question.area is None)
    told += [catalogue().slip(key).name for key in question.slips]
    told += ["a note"] * bool(question.note or question.what_worked)
    told += ["what you said"] * bool(question.answer)
    told += ["a better answer"] * bool(question.better_answer)
    rated = badge(question.rating, question.corrected_rating)
    line = f"{rated} {plain_line(question.text, LONGEST_LABEL)}"
    return f"{line} :gray[· {', '.join(told)}]" if told else line


def _draw_rating(visit: Visit, interview: Interview, question: Question, *, is_open: bool) -> None:
    locked = evaluation.is_locked(visit.outcomes().get(interview.id))
    shown = question.corrected_rating if locked else None
    anchors = catalogue().anchors_for(question.area or "")
    fields.draw_rating(
        Field(
            f"How did this go: {spoken(question.text)}",
            f"rating-{question.id}",
            shown or question.rating,
            lambda rating: _rate(visit, interview.id, question.id, rating, locked=locked),
            hide_label=True,
        ),
        anchors=anchors,
        told=is_open,
    )
    if is_open and question.rating is None and not visit.gentle:
        st.caption(f"1: {anchors[0]} · 3: {anchors[2]} · 5: {anchors[4]}")
    if locked and question.rating is not None:
        st.caption(f"First rated {names.rating(question.rating)}; a change now is kept beside it.")


def _rate(
    visit: Visit, interview_id: str, question_id: str, rating: int | None, *, locked: bool
) -> bool:
    _set_open(question_id, is_open=True)
    return visit.edit(
        interview_id, lambda i: evaluation.rate_question(i, question_id, rating, locked=locked)
    )


def _draw_details(visit: Visit, interview: Interview, question: Question) -> None:
    rating = question.corrected_rating or question.rating
    if question.area is None or rating is None:
        draw_area(visit, interview.id, question, evaluation.recent_areas(visit.interviews()))
    if rating is None:
        return
    if rating >= HIGH:
        _draw_text(visit, interview.id, question, "what_worked", "What made it work?")
    else:
        _draw_what_happened(visit, interview.id, question, is_low=rating <= LOW)
    draw_told(visit, interview, question)
    if draw_fold("Keep what you said, too", f"said-{question.id}"):
        _draw_text(visit, interview.id, question, "answer", "What you said, as far as you recall")


def _draw_what_happened(
    visit: Visit, interview_id: str, question: Question, *, is_low: bool
) -> None:
    fields.draw_pills(
        Field(
            "What got in the way?" if is_low else "Did anything get in the way?",
            f"slips-{question.id}",
            question.slips,
            lambda slips: visit.edit(
                interview_id,
                lambda i: evaluation.set_question(i, question.id, slips=tuple(slips)),
            ),
        ),
        tuple(dict.fromkeys([*(slip.key for slip in catalogue().slips), *question.slips])),
        names=lambda key: catalogue().slip(key).name,
    )
    _draw_slip_meanings(question)
    _draw_text(visit, interview_id, question, "note", "What happened?")
    _draw_text(visit, interview_id, question, "better_answer", "The answer you wish you had given")


def _draw_slip_meanings(question: Question) -> None:
    for key in question.slips:
        slip = catalogue().slip(key)
        st.caption(f"{slip.name}: {slip.when}")


def _draw_text(visit: Visit, interview_id: str, question: Question, part: str, label: str) -> None:
    fields.draw_writing(
        Field(
            label,
            f"{part}-{question.id}",
            getattr(question, part),
            lambda text: visit.edit(
                interview_id, lambda i: evaluation.set_question(i, question.id, **{part: text})
            ),
        ),
        height=90,
    )
