"""One application, opened in place: how it stands, what is next, and what belongs to it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.applications.match_interviews import draw_offers
from components.forms import fields
from components.journal import applications
from components.letters.editor import draw_letter
from components.session import state
from components.session.binding import Binding
from components.text import application_labels, labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary
from data.coaching.applications import edits
from data.coaching.correspondence.drafting import About, known_facts
from data.models import Application, ApplicationStage, Ended

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.applications.board import BoardLine
    from data.models import Interview

_YEARS_BACK = dt.timedelta(days=3650)
YEARS_AHEAD = dt.timedelta(days=3 * 365)


def draw_application(visit: Visit, line: BoardLine) -> None:
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


def _draw_stage(visit: Visit, line: BoardLine) -> None:
    one, state = line.application, line.state

    def reach(kept: Application, stage: ApplicationStage | None) -> Application:
        return edits.set_stage(kept, stage, visit.today, visit.now()) if stage else kept

    def end(kept: Application, ended: Ended | None) -> Application:
        return edits.set_ended(kept, ended, visit.now())

    fields.draw_chips(
        visit.bind(one, "stage", edit=reach, shown=state.stage),
        "How far you got",
        list(ApplicationStage),
        names=application_labels.STAGES.__getitem__,
    )
    if state.stage is ApplicationStage.CLOSED:
        fields.draw_chips(
            visit.bind(one, "ended", edit=end, shown=state.ended),
            "How did it end?",
            list(Ended),
            names=application_labels.ENDINGS.__getitem__,
        )


def _draw_days(visit: Visit, one: Application) -> None:
    asked = (("Applied", "applied"), ("Last heard from them", "heard"))
    for column, (label, name) in zip(st.columns(2), asked, strict=True):
        with column:
            fields.draw_day(
                visit.bind(one, name), label, earliest=visit.today - _YEARS_BACK, latest=visit.today
            )


def _draw_next(visit: Visit, one: Application) -> None:
    action, day = st.columns(2)
    with action:
        fields.draw_line(
            visit.bind(one, "next_action"),
            "What is next",
            placeholder="Ring them, send a sample, prepare",
        )
    with day:
        fields.draw_day(
            visit.bind(one, "next_date"),
            "When",
            earliest=visit.today,
            latest=visit.today + YEARS_AHEAD,
        )


def _draw_source(visit: Visit, one: Application) -> None:
    source, link = st.columns(2)
    with source:
        fields.draw_line(visit.bind(one, "source"), "Where you found it")
    with link:
        fields.draw_line(visit.bind(one, "link"), "Link")
    if found := edits.find_link(one.link):
        st.link_button(f"Open {plain_line(found[1], 40)}", found[0], icon=":material/open_in_new:")
    fields.draw_writing(visit.bind(one, "note"), "Note", height=100)
    with st.expander(
        "Change company or job title", key=f"names-{one.id}", on_change="rerun"
    ) as opened:
        if opened.open:
            fields.draw_line(visit.bind(one, "company"), "Company")
            fields.draw_line(visit.bind(one, "role"), "Job title")


def _draw_interviews(visit: Visit, line: BoardLine) -> None:
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
        _bind_linker(visit, one, free),
        "An interview that belongs to it",
        options,
        names=lambda key: f"{labels.day(free[key].date)}, {application_labels.label(free[key])}",
        kept_names=partial(_tell_other, visit),
        placeholder="Choose one you have logged",
    )


def _tell_other(visit: Visit, application_id: str) -> str:
    found = visit.store.get(application_id)
    return application_labels.label(found) if isinstance(found, Application) else ""


def _bind_linker(visit: Visit, one: Application, free: dict[str, Interview]) -> Binding[str | None]:
    """What is overwritten is the application of the interview that is chosen."""

    def link(chosen: str | None, _: object) -> None:
        if chosen:
            interview = free[chosen]
            link = applications.bind_link(visit, interview, {one.id: one})
            link.save(one.id, interview.application)

    key = f"linker-{one.id}"
    chosen = free.get(state.widget(key) or "")
    return Binding(key, None, link, kept=chosen and chosen.application)


def _draw_foot(visit: Visit, line: BoardLine) -> None:
    one = line.application
    with st.container(horizontal=True, gap="small"):
        if st.button("Log an interview for it", key=f"log-{one.id}", icon=":material/add:"):
            fresh = applications.log_interview_for(visit, one)
            if fresh:
                visit.go("evaluate", id=fresh.id)
        if line.under_way and st.button("One is coming up", key=f"coming-{one.id}"):
            visit.go("next_interview", application=one.id)
        if line.under_way:
            draw_tertiary("They wrote today", f"wrote-{one.id}", applications.note_word, visit, one)
        if line.under_way and line.quiet is None:
            draw_tertiary("Ask for an update", f"chase-{one.id}", applications.open_letter, one.id)
        draw_tertiary(
            "Delete",
            f"remove-{one.id}",
            applications.remove_application,
            visit,
            one,
            icon=":material/delete:",
        )


def _draw_letter(visit: Visit, line: BoardLine) -> None:
    """The letter that asks how things stand, with what is known."""
    one, met = line.application, line.thread.interviews
    latest = max(met, key=lambda each: each.date, default=None)
    with st.container(border=True):
        draw_letter(
            visit,
            "chaser",
            known_facts(About(interview=latest, application=one, day=visit.today)),
            application=one,
            on_sent=partial(applications.keep_chaser, visit, one),
        )
        draw_tertiary("Put the letter away", f"away-{one.id}", applications.open_letter, one.id)
