"""One application, opened in place: how it stands, what is next, and what belongs to it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.applications.match_interviews import draw_offers
from components.forms import fields
from components.forms.fields import Field
from components.journal import applications
from components.letters.editor import draw_letter
from components.session import state
from components.text import application_labels, labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary
from data.coaching.applications import edits
from data.coaching.correspondence.drafting import About, facts_of
from data.models import ApplicationStage, Ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.context import Visit
    from data.coaching.applications.board import Line
    from data.models import Application, Interview

YEARS_BACK = dt.timedelta(days=3650)
YEARS_AHEAD = dt.timedelta(days=3 * 365)


def draw_application(visit: Visit, line: Line) -> None:
    """Everything about one application, each change saved as it is made."""
    one = line.application
    with st.container(gap="small"):
        if state.read(state.CHASING) == one.id:
            _draw_letter(visit, line)
        _draw_stage(visit, line)
        _draw_days(visit, one)
        _draw_next(visit, one)
        _draw_source(visit, one)
        _draw_interviews(visit, line)
        _draw_foot(visit, line)


def _saver(visit: Visit, one: Application, name: str) -> Callable[[object], bool]:
    return lambda value: applications.keep(visit, one, **{name: value})


def _draw_stage(visit: Visit, line: Line) -> None:
    one, state = line.application, line.state
    fields.draw_chips(
        Field("How far you got", f"stage-{one.id}", state.stage, partial(_set, visit, one)),
        list(ApplicationStage),
        names=application_labels.STAGES.__getitem__,
    )
    if state.stage is ApplicationStage.CLOSED:
        end = partial(applications.set_ended, visit, one)
        fields.draw_chips(
            Field("How did it end?", f"ended-{one.id}", state.ended, end),
            list(Ended),
            names=application_labels.ENDINGS.__getitem__,
        )


def _set(visit: Visit, one: Application, stage: ApplicationStage | None) -> bool:
    return applications.set_stage(visit, one, stage)


def _draw_days(visit: Visit, one: Application) -> None:
    asked = (
        ("Applied", "applied", one.applied),
        ("Last heard from them", "heard", one.heard),
    )
    for column, (label, name, stored) in zip(st.columns(2), asked, strict=True):
        with column:
            fields.draw_day(
                Field(label, f"{name}-{one.id}", stored, _saver(visit, one, name)),
                earliest=visit.today - YEARS_BACK,
                latest=visit.today,
            )


def _draw_next(visit: Visit, one: Application) -> None:
    action, day = st.columns(2)
    with action:
        fields.draw_line(
            Field(
                "What is next", f"next-{one.id}", one.next_action, _saver(visit, one, "next_action")
            ),
            placeholder="Ring them, send a sample, prepare",
        )
    with day:
        fields.draw_day(
            Field("When", f"when-{one.id}", one.next_date, _saver(visit, one, "next_date")),
            earliest=visit.today,
            latest=visit.today + YEARS_AHEAD,
        )


def _draw_source(visit: Visit, one: Application) -> None:
    source, link = st.columns(2)
    with source:
        _draw_one_line(visit, one, "Where you found it", "source")
    with link:
        _draw_one_line(visit, one, "Link", "link")
    if found := edits.find_link(one.link):
        st.link_button(f"Open {plain_line(found[1], 40)}", found[0], icon=":material/open_in_new:")
    fields.draw_writing(
        Field("Note", f"note-{one.id}", one.note, _saver(visit, one, "note")), height=100
    )
    with st.expander(
        "Change company or job title", key=f"names-{one.id}", on_change="rerun"
    ) as opened:
        if opened.open:
            _draw_one_line(visit, one, "Company", "company")
            _draw_one_line(visit, one, "Job title", "role")


def _draw_one_line(visit: Visit, one: Application, label: str, name: str) -> None:
    stored = getattr(one, name)
    fields.draw_line(Field(label, f"{name}-{one.id}", stored, _saver(visit, one, name)))


def _draw_interviews(visit: Visit, line: Line) -> None:
    """The interviews that belong to it, with ways there, and one more linked or logged."""
    rounds = line.thread.interviews
    own = {each.id for each in rounds if each.application == line.application.id}
    for place, each in enumerate(rounds, start=1):
        name = labels.round_of(place, visit.voice) if len(rounds) > 1 else "Interview"
        _draw_interview(visit, each, name, linked=each.id in own)
    draw_offers(visit, line.application)
    free = [each for each in reversed(visit.interviews()) if each.id not in own]
    if free:
        _draw_linker(visit, line.application, {each.id: each for each in free})


def _draw_interview(visit: Visit, interview: Interview, name: str, *, linked: bool) -> None:
    outcome = visit.outcomes().get(interview.id)
    told = [f"{name}: {labels.short_day(interview.date, visit.today)}"]
    told += [labels.stage(interview.stage)] if interview.stage else []
    told += [labels.result(outcome.result)] if outcome else []
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button(
            " · ".join(told), key=f"way-{interview.id}", icon=":material/forum:", type="tertiary"
        ):
            visit.open_interview(interview.id)
        if linked:
            draw_tertiary("Unlink", f"unlink-{interview.id}", applications.unlink, visit, interview)


def _draw_linker(visit: Visit, one: Application, free: dict[str, Interview]) -> None:
    """Interviews that could belong to it, those of the same company first."""
    match = [key for key, each in free.items() if edits.find_match(each, [one])]
    options = list(dict.fromkeys([*match, *free]))
    fields.draw_select(
        Field[str | None](
            "An interview that belongs to it",
            f"linker-{one.id}",
            None,
            lambda key: key is None or applications.link(visit, free[key], one),
        ),
        options,
        names=lambda key: f"{labels.day(free[key].date)}, {application_labels.label(free[key])}",
        placeholder="Choose one you have logged",
    )


def _draw_foot(visit: Visit, line: Line) -> None:
    one = line.application
    with st.container(horizontal=True, gap="small"):
        if st.button("Log an interview for it", key=f"log-{one.id}", icon=":material/add:"):
            _log(visit, one)
        if line.under_way and st.button("One is coming up", key=f"coming-{one.id}"):
            visit.go("next_interview", application=one.id)
        if line.under_way:
            draw_tertiary("They wrote today", f"wrote-{one.id}", applications.note_word, visit, one)
        if line.under_way and line.quiet is None:
            draw_tertiary("Ask for an update", f"chase-{one.id}", applications.open_letter, one.id)
        draw_tertiary(
            "Delete", f"remove-{one.id}", applications.remove, visit, one, icon=":material/delete:"
        )


def _log(visit: Visit, one: Application) -> None:
    fresh = applications.log_interview(visit, one)
    if fresh:
        visit.go("evaluate", id=fresh.id)


def _draw_letter(visit: Visit, line: Line) -> None:
    """The letter that asks how things stand, with what is known."""
    one, met = line.application, line.thread.interviews
    latest = max(met, key=lambda each: each.date, default=None)
    with st.container(border=True):
        draw_letter(
            visit,
            "chaser",
            facts_of(About(interview=latest, application=one, day=visit.today)),
            application=one,
            on_sent=partial(applications.note_chaser, visit, one),
        )
        draw_tertiary("Put the letter away", f"away-{one.id}", applications.open_letter, one.id)
