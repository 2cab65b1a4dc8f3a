"""All interviews, newest first: what is shown of each, and how to find one again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from components.journal import applications
from components.journal.upcoming import find_coming, log_interview
from components.session import state
from components.text import labels
from components.text.english import starting
from components.text.labels import LONGEST_NAME, title
from components.text.markdown import plain_line
from components.ui.buttons import draw_main, draw_tertiary
from components.ui.list_lines import draw_line_on, draw_search
from components.ui.pagination import A_PAGE, cut_page, fill_pages
from data.coaching.applications import match_interviews
from data.coaching.interviews import evaluation, search
from data.coaching.interviews.search import InterviewFilter
from data.models import EvaluationState, Format, Interview, Result, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.applications.match_interviews import Rounds
    from data.models import Outcome

_FEW = 4
"""Up to this many are seen at a glance and need no search."""

WORDS, PAGE = "interviews-words", "interviews-page"
STATES = {
    EvaluationState.NEW: "Not looked back on yet",
    EvaluationState.STARTED: "Half-way through",
    EvaluationState.CLOSED: "Looked back on",
}
FILTERS: dict[str, tuple[str, Sequence[Any], Callable[[Any], str]]] = {
    "stage": ("Stage", tuple(Stage), labels.stage),
    "format": ("How you met", tuple(Format), labels.meeting),
    "result": ("What came of it", tuple(Result), labels.result),
    "evaluation": ("Looking back", tuple(EvaluationState), STATES.__getitem__),
}


def draw_log(visit: Visit) -> None:
    """The way to a new interview, and to the page of one that is still to come."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if draw_main("Log an interview", "log", visit, icon=":material/add:"):
            log_interview(visit)
        if st.button("Note one that is coming up", key="to-next-interview", type="tertiary"):
            visit.go("next_interview")


def draw_coming(visit: Visit) -> None:
    """The next interview still to come, in a line that opens its page; nothing without one."""
    one = find_coming(visit)
    if one is None:
        return
    day = labels.coming_day(one.date, visit.today)
    who = f"**{plain_line(one.company, LONGEST_NAME)}** · " if one.company.strip() else ""
    if draw_line_on(f":gray[Coming up:] {who}{day}", "to-coming"):
        visit.go("next_interview", id=one.id)


def draw_removed(visit: Visit) -> None:
    """The way back for what was removed last."""
    # With an interview goes what hangs on it; the bar names the interview, and brings back all.
    removed = [each for each in state.read(state.REMOVED) if isinstance(each, Interview)]
    if not removed:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="removed_bar"):
        st.markdown(f"{_whose(removed[0])} was removed.", width="stretch")
        st.button("Bring it back", key="undo_remove", on_click=visit.undo)
        draw_tertiary("Let it go", "forget_removed", state.take, state.REMOVED)


def _whose(interview: Interview) -> str:
    if not interview.company.strip():
        return f"Your interview of {labels.day(interview.date)}"
    return f"Your interview with {plain_line(interview.company, LONGEST_NAME)}"


def draw_found(visit: Visit) -> None:
    """The search, and a page of what it finds."""
    kept, outcomes = visit.interviews(), visit.outcomes()
    if not kept:
        st.markdown("Every interview you log will stand here, newest first.")
        return
    wanted = _draw_search(visit.voice) if len(kept) > _FEW else InterviewFilter()
    # All that was ever written is folded for this, so not before somebody looks for words.
    texts = visit.derive("texts", search.searchable_texts, kept) if wanted.words else {}
    found = search.search_interviews(reversed(kept), outcomes, wanted, texts)
    if not found:
        st.markdown("None of your interviews fits that. Fewer words or filters may find it.")
    tries = visit.derive(
        "together", match_interviews.with_other_rounds, found, applications.find_threads(visit)
    )
    pages = fill_pages(tries, [len(each.shown) for each in tries], A_PAGE)
    _draw_rows(visit, cut_page(pages, state.widget(PAGE), 1), outcomes)
    if len(pages) > 1:
        st.pagination(len(pages), key=PAGE, persist_state="session")


def _draw_search(voice: Voice) -> InterviewFilter:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = draw_search(WORDS, "Company, role, a question, a note", state.forget, PAGE)
        chosen = {name: state.widget(_key(name)) for name in FILTERS}
        wanted = InterviewFilter(words, **chosen)
        _draw_filters(wanted.filters, voice)
    return wanted


def _draw_filters(on: int, voice: Voice) -> None:
    label = f"Filter: {voice.figure(on)} on" if on else "Filter"
    with st.popover(
        label, icon=":material/tune:", key="interviews-filters", on_change="rerun"
    ) as popover:
        if popover.open:
            for name in FILTERS:
                _draw_filter(name)


def _draw_filter(name: str) -> None:
    label, options, words = FILTERS[name]
    st.selectbox(
        label,
        options,
        index=None,
        key=_key(name),
        format_func=words,
        placeholder="Any",
        persist_state="session",
        on_change=state.forget,
        args=(PAGE,),
    )


def _key(name: str) -> str:
    return f"interviews-{name}"


def _draw_rows(
    visit: Visit, pages: Sequence[Sequence[Rounds]], outcomes: Mapping[str, Outcome]
) -> None:
    """One card with a line between two tries: a card each would cost the server more."""
    tries = pages[0] if pages else ()
    if not tries:
        return
    with st.container(border=True, gap="xxsmall"):
        for one in tries:
            for interview in one.shown:
                told = _facts(visit, interview, outcomes.get(interview.id))
                later = interview is not one.shown[0]
                label = _tell_round(visit, one, interview, told[0]) if later else _tell_try(one)
                told = told[1:] if later else [*_which(one, interview, visit.voice), *told]
                ends = interview is one.shown[-1] and one is not tries[-1]
                _draw_row(visit, interview, label, " · ".join(told) + ("\n\n---" if ends else ""))


def _tell_try(one: Rounds) -> str:
    """Who the rounds were with, as the one of them that says most."""
    return title(max(one.shown, key=lambda each: (bool(each.company), bool(each.role.strip()))))


def _tell_round(visit: Visit, one: Rounds, interview: Interview, day: str) -> str:
    """A later round, beneath the first of its try."""
    return f"{labels.round_of(one.place(interview), visit.voice)} round: {day[:1].lower()}{day[1:]}"


def _which(one: Rounds, interview: Interview, voice: Voice) -> list[str]:
    """Which round it was, where there are several."""
    if len(one.every) == 1:
        return []
    which = labels.round_of(one.place(interview), voice)
    return [f"{which} of {voice.count(len(one.every))} rounds"]


def _draw_row(visit: Visit, interview: Interview, label: str, facts: str) -> None:
    if draw_line_on(label, f"open-{interview.id}"):
        visit.open_interview(interview.id)
    st.caption(facts)


def _facts(visit: Visit, interview: Interview, outcome: Outcome | None) -> list[str]:
    facts = [starting(labels.short_day(interview.date, visit.today))]
    facts += [labels.stage(interview.stage)] if interview.stage else []
    facts.append(progress(interview, visit.voice))
    facts += [labels.result(outcome.result)] if outcome else []
    if interview.closed_until and interview.closed_until > visit.today:
        facts.append(f"put away until {labels.short_day(interview.closed_until, visit.today)}")
    return facts


def progress(interview: Interview, voice: Voice) -> str:
    """How far somebody is with looking back on an interview: "Three of seven rated"."""
    asked, done = len(interview.questions), len(evaluation.rated_questions(interview))
    if interview.evaluation.state is EvaluationState.CLOSED:
        return STATES[EvaluationState.CLOSED]
    if not asked:
        return "No questions noted yet"
    if done:
        return f"{starting(voice.figure(done))} of {voice.figure(asked)} rated"
    return f"{starting(voice.figure_of(asked, 'question'))} noted"
