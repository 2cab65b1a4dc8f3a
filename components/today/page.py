"""Today: the one step that fits now, what is due, then what recurs now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.contacts.page import draw_due_way, find_book, tell_people
from components.evaluation.summary import draw_let_go
from components.journal import study
from components.journal.upcoming import log_interview
from components.next_interview.upcoming_card import tell_day
from components.patterns import captions, finding_cards, verdict_sentences
from components.session import state
from components.steps.next_step import is_just_out
from components.storage.account.session import SIGNED_IN
from components.text import english, labels
from components.today.suggestions import draw_suggestions, is_clear, rests
from components.ui.buttons import draw_main, draw_way
from components.waiting.worries import sorted_out
from components.your_data.export import draw_reminder
from data.analysis import summary
from data.analysis.summary import SummaryKind
from data.catalogue.loader import catalogue
from data.coaching.correspondence.people import count_due
from data.coaching.interviews import evaluation, today

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.analysis.verdicts import AreaFinding
    from data.models import Interview

_FEW = 3
NOT_RATED = "Rate a few answers, and this will say what stands out."
NOT_FILED = "Nothing yet: no rated answer is filed."
ALL_CLEAR, TODAY = "All clear for today", "Today"


def draw_welcome(visit: Visit) -> None:
    """The first visit: one sentence, one button, and the example."""
    st.title("You have just had an interview")
    st.markdown(
        "Take a breath. Rate the questions you were asked, see what recurs over a few interviews, "
        "practise that, and watch it stop recurring."
    )
    st.space("small")
    with st.container(horizontal=True):
        if draw_main("Log an interview", "log", visit):
            log_interview(visit)
        draw_way("Breathe first", "breathe-first", visit, "breathe")
        if st.button("See it with an example", key="see-example"):
            # A page is handed its journal as it begins, so the example's comes with the next run.
            state.write(state.EXAMPLE, value=True)
            st.rerun()
    st.space("small")
    free = "" if state.read(SIGNED_IN) else "No account and no name needed. "
    st.caption(f"{free}*Your data* says where your words are kept.")


def draw_today(visit: Visit) -> None:
    """The page of anybody who has logged something: what to do now, then what recurs."""
    seen = visit.in_sight()
    st.title(_tell_day(visit) or _heading(visit, seen))
    draw_let_go(visit)
    draw_suggestions(visit)
    # Done for today is done: nothing else is asked tonight, not even to take a copy.
    if rests(visit):
        return
    _draw_due_today(visit)
    draw_reminder(visit)
    if seen:
        _draw_now(visit)


def _heading(visit: Visit, seen: tuple[Interview, ...]) -> str:
    """The last interview in sight; while all are put away, that nothing is left, if it is so."""
    if seen:
        return _greeting(seen[-1], visit)
    return ALL_CLEAR if is_clear(visit) and not _is_anything_due(visit) else TODAY


def _tell_day(visit: Visit) -> str:
    """The heading follows the card: what is to come waits until one has got over today's."""
    return "You had an interview today" if is_just_out(visit) else tell_day(visit)


def _greeting(latest: Interview, visit: Visit) -> str:
    when = labels.short_day(latest.date, visit.today)
    if latest.date == visit.today:
        return "You had an interview today"
    return f"Your last interview was {when if when == 'yesterday' else f'on {when}'}"


def _is_anything_due(visit: Visit) -> bool:
    """Whether anybody is to be written to, anything was promised, or a worry is back."""
    return any(count_due(find_book(visit), visit.today)) or bool(sorted_out(visit).back)


def _draw_due_today(visit: Visit) -> None:
    """One line each for people and for worries, on the days there are any; otherwise nothing."""
    people = tell_people(*count_due(find_book(visit), visit.today), visit.voice)
    worries = tell_worries(len(sorted_out(visit).back), visit.voice)
    if not people and not worries:
        return
    with st.container(horizontal=True, gap="small"):
        draw_due_way(visit, people, "people-due", ":material/mail:", "stay_in_touch")
        draw_due_way(visit, worries, "worries-back", ":material/undo:", "wait")


def tell_worries(back: int, voice: Voice) -> str:
    """How many parked worries are back; "" if none."""
    if not back:
        return ""
    if back == 1:
        return "A parked worry is back"
    return english.starting(f"{voice.figure(back)} parked worries are back")


def _draw_now(visit: Visit) -> None:
    _draw_unfiled(visit)
    rated = len(study.study_all(visit).interviews)
    rows = visit.recall("recurring-now", lambda: _rows(visit, rated))
    st.header(_tell_header(visit, rated))
    if not rows:
        _draw_nothing_yet(visit, rated)
        return
    st.caption(_basis(visit, rated))
    for column, (name, caption, evidence) in zip(st.columns(len(rows)), rows, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f":gray[:small[{caption}]]\n\n**{name}**\n\n{evidence}")
    draw_way("All patterns", "all-patterns", visit, "patterns")


def _tell_header(visit: Visit, rated: int) -> str:
    if study.study_all(visit).only_lows:
        return captions.COUNTED
    return "What holds up, and what recurs" if rated >= _FEW else "What stands out so far"


def _draw_unfiled(visit: Visit) -> None:
    """Rated answers without an area count for nothing until they are filed: say so, and lead."""
    # Those put away stay out of it: nothing about them is asked until their day.
    waiting = visit.recall("unfiled", evaluation.count_unfiled, visit.in_sight())
    if not waiting:
        return
    count = sum(number for _, number in waiting)
    with st.container(horizontal=True, vertical_alignment="center"):
        told = english.starting(visit.voice.figure_of(count, "rated answer"))
        st.markdown(f"{told} not filed yet, so not counted below.", width="stretch")
        if st.button("Say what it was about", key="file-them"):
            interview_id = waiting[-1][0]
            visit.edit(interview_id, evaluation.reopen_answers)
            visit.go("evaluate", id=interview_id)


def _draw_nothing_yet(visit: Visit, rated: int) -> None:
    if not rated:
        unfiled = any(map(evaluation.rated_questions, visit.interviews()))
        st.markdown(NOT_FILED if unfiled else NOT_RATED)
        return
    st.markdown(f"Nothing so far. {_basis(visit, rated)}")
    draw_way("All patterns", "all-patterns", visit, "patterns")


def _rows(visit: Visit, rated: int) -> list[tuple[str, str, str]]:
    """Name, caption and evidence of each area to tell of; low everywhere, one place to start."""
    areas = study.study_all(visit).areas
    if _is_low_across(visit, rated):
        start = study.advise_practice(visit).areas[:1]
        areas = tuple(row for row in areas if row in start or today.has_held(row))
    return [
        (
            catalogue().area(row.area).name,
            _caption(visit, row, rated),
            verdict_sentences.evidence(row, visit.voice),
        )
        for row in today.recurring_now(areas)
    ]


def _caption(visit: Visit, row: AreaFinding, rated: int) -> str:
    """What held up, as such; else the verdict, once there are interviews enough to speak of one."""
    if today.has_held(row):
        return verdict_sentences.caption_held(row) if rated >= _FEW else verdict_sentences.HELD_UP
    # Too few interviews tell no pattern from a bad day, and low everywhere tells no area apart.
    if rated < _FEW or _is_low_across(visit, rated):
        return "A place to start"
    return verdict_sentences.caption(row)


def _is_low_across(visit: Visit, rated: int) -> bool:
    areas = study.study_all(visit).areas
    return rated >= _FEW and summary.summarise(areas).kind is SummaryKind.ACROSS


def _basis(visit: Visit, rated: int) -> str:
    if rated < _FEW:
        return f"From {visit.voice.some(rated, 'interview')}: a first look, not a pattern."
    if study.study_all(visit).only_lows:
        return finding_cards.ONLY_LOWS
    if _is_low_across(visit, rated):
        told = summary.summarise(study.study_all(visit).areas)
        return finding_cards.tell_across(told, None, visit.voice)
    return f"From your own ratings of {visit.voice.some(rated, 'interview')}."
