"""Capture: the questions, before they fade, and the few facts around them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components import fields, names, state
from components.buttons import draw_main
from components.fields import Field
from components.plain import plain, spoken
from components.visit import new_id
from components.words import starting
from data.catalogue import capture, recognise
from data.catalogue.loader import catalogue
from data.coaching import evaluation, half_hour
from data.models import Format, Interview, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.visit import Visit
    from data.models import Question

CHIPS = 4
ANOTHER = "another"
SURE = recognise.SURE
"""From this confidence on an area is filled in; a tap corrects it."""

A_PAGE = 8
YEARS_BACK = dt.timedelta(days=3650)
AHEAD = dt.timedelta(days=1)


def draw_capture(visit: Visit, interview: Interview) -> None:
    """The screen minutes after: what they asked, then who and when, then begin."""
    draw_inbox(visit, interview)
    draw_asked(visit, interview)
    with st.container(border=True):
        st.markdown("**Where was it?** :gray[Anything you leave out can wait.]")
        draw_facts(visit, interview)
    with st.container(border=True):
        draw_feeling(visit, interview)
    _draw_begin(visit, interview)


def draw_inbox(visit: Visit, interview: Interview) -> None:
    """The place to type or paste questions, one a line."""
    save = _saver(visit, interview.id)
    fields.draw_writing(
        Field(
            "What did they ask?",
            f"pasted-{interview.id}",
            interview.pasted,
            lambda text: save(pasted=text),
        ),
        placeholder="One question a line. Rough words will do.",
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


def take_inbox(visit: Visit, interview_id: str) -> None:
    """Move what stands in the inbox into the list of questions."""
    filed = evaluation.filed_questions(visit.interviews())
    visit.edit(interview_id, lambda interview: _taken(interview, filed))


def _taken(interview: Interview, filed: Sequence[tuple[str, str]]) -> Interview:
    texts = capture.split_questions(interview.pasted)
    added = evaluation.add_questions(interview, texts, partial(_sure_area, filed=filed), new_id)
    return replace(added, pasted="")


def _sure_area(text: str, filed: Sequence[tuple[str, str]]) -> str | None:
    """The area the person gave it before, or else one that leaves little doubt."""
    area, confidence = recognise.areas(text)[0]
    return recognise.remembered(text, filed) or (area if confidence >= SURE else None)


def draw_asked(visit: Visit, interview: Interview) -> None:
    """The questions noted so far, each with its area a tap away."""
    count = len(interview.questions)
    if not count:
        return
    unfiled = sum(question.area is None for question in interview.questions)
    told = "Tap what each was about." if unfiled else "Each is filed; tap another chip to move it."
    st.markdown(f"**{starting(names.count(count, 'question'))} noted.** :gray[{told}]")
    recent = evaluation.recent_areas(visit.interviews())
    for question in _page_of(interview):
        _draw_asked_one(visit, interview.id, question, recent)


def _page_of(interview: Interview) -> tuple[Question, ...]:
    pages = -(-len(interview.questions) // A_PAGE)
    page = st.pagination(pages, key=f"asked-page-{interview.id}") if pages > 1 else 1
    return interview.questions[(page - 1) * A_PAGE : page * A_PAGE]


def _draw_asked_one(
    visit: Visit, interview_id: str, question: Question, recent: tuple[str, ...]
) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(plain(question.text), width="stretch")
            st.button(
                "Take out",
                key=f"drop-{question.id}",
                type="tertiary",
                on_click=visit.do,
                args=(interview_id, lambda i: evaluation.drop_question(i, question.id)),
            )
        draw_area(visit, interview_id, question, recent)


def draw_area(visit: Visit, interview_id: str, question: Question, recent: tuple[str, ...]) -> None:
    """What a question was about: the likely ones as chips, all of them one tap further."""
    likely = recognise.likely(question.text, recent, CHIPS)
    chips = tuple(dict.fromkeys([*([question.area] if question.area else []), *likely]))[:CHIPS]
    fields.draw_chips(
        Field(
            f"What was this about: {spoken(question.text)}",
            f"area-{question.id}",
            question.area,
            lambda area: _file(visit, interview_id, question.id, area),
            hide_label=True,
        ),
        (*chips, ANOTHER),
        names=_chip_name,
    )
    if state.read(state.PICKING) == question.id:
        _draw_all_areas(visit, interview_id, question)


def _chip_name(area: str) -> str:
    return "Something else" if area == ANOTHER else catalogue().area(area).short


def _draw_all_areas(visit: Visit, interview_id: str, question: Question) -> None:
    fields.draw_select(
        Field(
            "All areas",
            f"all-areas-{question.id}",
            question.area,
            lambda area: _file(visit, interview_id, question.id, area),
        ),
        [area.id for area in catalogue().questions],
        names=lambda key: f"{catalogue().area(key).name}: {catalogue().area(key).meaning}",
    )


def _file(visit: Visit, interview_id: str, question_id: str, area: str | None) -> bool:
    if area == ANOTHER:
        state.write(state.PICKING, question_id)
        state.forget(f"area-{question_id}")
        return True
    state.take(state.PICKING)
    return visit.edit(interview_id, lambda i: evaluation.set_question(i, question_id, area=area))


def draw_facts(visit: Visit, interview: Interview) -> None:
    """Company, role, date, stage and format; only the date is needed."""
    save, key = _saver(visit, interview.id), interview.id
    left, right = st.columns(2)
    with left:
        fields.draw_line(
            Field("Company", f"company-{key}", interview.company, lambda v: save(company=v))
        )
    with right:
        fields.draw_line(Field("Role", f"role-{key}", interview.role, lambda v: save(role=v)))
    with left:
        _draw_date(visit, interview)
    with right:
        fields.draw_select(
            Field("Stage", f"stage-{key}", interview.stage, lambda v: save(stage=v)),
            list(Stage),
            names=names.stage,
            placeholder="Leave it, or choose",
        )
    fields.draw_chips(
        Field("How did you meet?", f"format-{key}", interview.format, lambda v: save(format=v)),
        list(Format),
        names=names.meeting,
    )


def _draw_date(visit: Visit, interview: Interview) -> None:
    save = _saver(visit, interview.id)
    fields.draw_day(
        Field(
            "Date",
            f"date-{interview.id}",
            interview.date,
            lambda day: save(date=day) if day else True,
        ),
        earliest=visit.today - YEARS_BACK,
        latest=visit.today + AHEAD,
    )


def draw_feeling(visit: Visit, interview: Interview) -> None:
    """How it felt and the chance it goes through, said before anything is heard."""
    locked = evaluation.is_locked(visit.outcomes().get(interview.id))
    felt = interview.corrected_felt if locked and interview.corrected_felt else interview.felt
    fields.draw_rating(
        Field(
            "All in all, how did it feel?",
            f"felt-{interview.id}",
            felt,
            lambda v: visit.edit(interview.id, lambda i: evaluation.set_felt(i, v, locked=locked)),
        ),
        anchors=names.FELT,
    )
    _draw_chance(visit, interview, locked=locked)


def _draw_chance(visit: Visit, interview: Interview, *, locked: bool) -> None:
    later = interview.corrected_chance
    fields.draw_chips(
        Field(
            "How likely is it that you go through?",
            f"chance-{interview.id}",
            later if locked and later is not None else interview.chance,
            lambda v: visit.edit(
                interview.id, lambda i: evaluation.set_chance(i, v, locked=locked)
            ),
        ),
        names.chances(interview.chance, later),
        names=names.chance,
    )
    if locked:
        st.caption("You know how it ended: your first answers stay, a change is kept beside them.")


def _draw_begin(visit: Visit, interview: Interview) -> None:
    st.space("small")
    draw_main("Start the half hour", "begin", visit, on_click=begin, args=(visit, interview.id))
    st.caption("Not now? Everything is kept. It waits for you under Today.")


def begin(visit: Visit, interview_id: str) -> None:
    """Begin the half hour: the inbox into the list, the clock running, the first part open."""
    now, filed = visit.now(), evaluation.filed_questions(visit.interviews())
    visit.edit(interview_id, lambda interview: _begun(_taken(interview, filed), now))


def _begun(interview: Interview, now: dt.datetime) -> Interview:
    opened = evaluation.go_to_part(interview, 1)
    return replace(opened, evaluation=half_hour.run(opened.evaluation, now))


def _saver(visit: Visit, interview_id: str) -> Callable[..., bool]:
    return lambda **changed: visit.edit(interview_id, lambda i: replace(i, **changed))
