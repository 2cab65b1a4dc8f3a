"""One interview looked at again: what went well, the crux, the one change, and its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields, undo_remove
from components.interview import crux_text
from components.interview import facts as interview_facts
from components.interview.interview_list import progress
from components.interview.questions import LONGEST_LABEL, badge
from components.journal import applications
from components.text import application_labels, labels
from components.text.labels import LONGEST_NAME
from components.text.markdown import plain, plain_line
from components.text.one_change import tell_promise
from components.ui.buttons import draw_main
from components.ui.disclosure import draw_fold
from data.catalogue.loader import catalogue
from data.coaching.applications import edits
from data.coaching.interviews import evaluation
from data.models import HIGH, Application, EvaluationState

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.models import Around, Interview


def draw_interview_heading(visit: Visit, interview: Interview) -> None:
    """Who it was with, when, and the way back."""
    if st.button(
        "All interviews", key="all_interviews", icon=":material/arrow_back:", type="tertiary"
    ):
        visit.go("interviews")
    st.title(plain_line(interview.company, LONGEST_NAME) or "Your interview", anchor=False)
    facts = [plain_line(interview.role, LONGEST_NAME)] if interview.role.strip() else []
    facts.append(labels.day(interview.date))
    facts += [labels.stage(interview.stage)] if interview.stage else []
    facts += [labels.meeting(interview.format)] if interview.format else []
    st.caption(" · ".join([*facts, progress(interview, visit.voice)]))


def draw_way_on(visit: Visit, interview: Interview) -> None:
    """The button that begins, goes on with or reopens the half hour."""
    if interview.evaluation.state is EvaluationState.CLOSED:
        if st.button("Reopen the half hour", key="evaluate", icon=":material/edit_note:"):
            visit.edit(interview.id, evaluation.reopen_evaluation)
            visit.go("evaluate", id=interview.id)
        return
    begun = interview.evaluation.state is EvaluationState.STARTED
    label = "Go on with the half hour" if begun else "Look back on it"
    if draw_main(label, "evaluate", visit, icon=":material/edit_note:"):
        visit.go("evaluate", id=interview.id)


def draw_held_well(interview: Interview) -> None:
    """What went well, and the questions answered well."""
    good = [each for each in interview.questions if (each.rating or 0) >= HIGH]
    answers = "\n".join(f"- {plain_line(each.text, LONGEST_LABEL)}" for each in good)
    pieces = [plain(interview.went_well)] if interview.went_well.strip() else []
    pieces += [f"Answered well:\n\n{answers}"] if good else []
    if pieces:
        st.markdown("\n\n".join(["## What went well", *pieces]))


def draw_findings(visit: Visit, interview: Interview) -> None:
    """What was rated around the questions and how it felt, then the crux of it."""
    if pieces := [*_around(interview, visit.voice), *_crux(visit, interview)]:
        st.markdown("\n\n".join(pieces))


def _around(interview: Interview, voice: Voice) -> list[str]:
    rated = (each for each in interview.around if each.rating or each.note.strip())
    lines = [_around_line(each, voice) for each in rated] + _felt_lines(interview, voice)
    listed = "\n".join(f"- {line}" for line in lines)
    return ["## Around the questions", listed] if lines else []


def _around_line(around: Around, voice: Voice) -> str:
    note = f": {plain_line(around.note)}" if around.note.strip() else ""
    rated = badge(around.rating, around.corrected_rating, voice)
    return f"{rated} {catalogue().area(around.area).short}{note}"


def _felt_lines(interview: Interview, voice: Voice) -> list[str]:
    lines = []
    if interview.felt:
        later = interview.corrected_felt
        beside = f" (with hindsight {_tell_felt(later, voice)})" if later else ""
        lines.append(f"{labels.FELT[interview.felt - 1]}{beside}")
    if interview.chance is not None:
        after = interview.corrected_chance
        beside = f" (later {voice.chance(after)})" if after is not None else ""
        said = voice.choose("You gave it a chance of", "Would you go through? You said:")
        lines.append(f"{said} {voice.chance(interview.chance)}{beside}")
    return lines


def _tell_felt(felt: int, voice: Voice) -> str:
    told = labels.FELT[felt - 1]
    return voice.choose(f"{felt} of 5", f"{told[:1].lower()}{told[1:]}")


def _crux(visit: Visit, interview: Interview) -> list[str]:
    """One question or the whole thing, why, the key issues, and the one change."""
    pieces = []
    if evaluation.rated_questions(interview) or any(each.rating for each in interview.around):
        pieces.append(crux_text.tell_crux(visit, interview))
    if interview.crux_why.strip():
        pieces.append(f"**Why**  \n{plain(interview.crux_why)}")
    noted = enumerate(filter(str.strip, interview.key_issues), start=1)
    issues = [f"{visit.voice.place(place)} {plain_line(text)}" for place, text in noted]
    pieces += ["**Key issues**", "\n".join(issues)] if issues else []
    if interview.change.when.strip() or interview.change.will.strip():
        promise = tell_promise(interview.change.when, interview.change.will, "Next time")
        pieces.append(f"**One change**  \n{plain(promise)}")
    return ["## What mattered", *pieces] if pieces else []


def draw_fact_fields(visit: Visit, interview: Interview) -> None:
    """Company, role, date, stage and format, to be changed in place."""
    if draw_fold("Change company, role or date", f"facts-{interview.id}"):
        with st.container(border=True):
            interview_facts.draw_facts(visit, interview)
            _draw_belongs(visit, interview)


def draw_remove(visit: Visit, interview: Interview) -> None:
    """The way to remove it; it can be brought back from Interviews."""
    if st.button(
        "Remove this interview", key="remove", icon=":material/delete:", type="tertiary"
    ) and undo_remove.remove_interview(visit, interview):
        visit.go("interviews")


def _draw_belongs(visit: Visit, interview: Interview) -> None:
    """The application it belongs to, one of those kept, with a way there; nothing without any."""
    kept = {each.id: each for each in visit.store.all(Application)}
    if not kept:
        return
    match = edits.find_match(interview, kept.values())
    options = list(dict.fromkeys([*([match.id] if match else []), *kept]))
    stored = interview.application if interview.application in kept else None
    fields.draw_select(
        applications.bind_link(visit, interview, kept, shown=stored),
        "Belongs to the application",
        options,
        names=lambda key: application_labels.label(kept[key]),
        placeholder="None yet",
    )
    if stored and st.button("See the application", key="see-application", type="tertiary"):
        visit.go("applications", open=stored)
