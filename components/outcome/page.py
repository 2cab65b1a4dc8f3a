"""What to do with an answer: an offer, a no, or nothing; and how they rated it beside oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal.study import study_all
from components.outcome import sentences as outcome_sentences
from components.outcome.after_rejection import draw_perspective
from components.outcome.fields import draw_feedback, draw_heard, draw_result
from components.outcome.offer import draw_offer, draw_reply
from components.ui.buttons import draw_main_way, draw_way
from data.catalogue.loader import catalogue
from data.coaching.applications import outcome_context
from data.coaching.correspondence.drafting import About
from data.coaching.interviews import evaluation
from data.models import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.applications.outcome_context import RatedByBoth
    from data.models import Interview, Outcome

_REPLIES = ("ask-feedback", "keep-cv")
THANKS, THANKS_ONLY = "Thank them, ask for feedback", "Thank them for their feedback"
KEEP_CV = "Ask them to keep my CV"
BOTH_KIND = "Both wish the person they chose well, and leave the door open."
DOTS, FULL, EMPTY = 5, "●", "○"


def draw_answer(visit: Visit, interview: Interview) -> None:
    """What they said, and what fits it."""
    draw_result(visit, interview)
    outcome = visit.outcomes().get(interview.id)
    if outcome is None or not evaluation.is_locked(outcome):
        _draw_nothing_yet(visit, interview, outcome)
        return
    st.markdown(outcome_sentences.KIND[outcome.result])
    draw_heard(visit, interview, outcome)
    if outcome.result is Result.OFFER:
        draw_offer(visit, interview, outcome)
    elif outcome.result is Result.REJECTED:
        _draw_no(visit, interview, outcome)
    else:
        _draw_next(visit, interview, outcome.result)
    # With neither of these did they say anything, so there is no view of theirs to note.
    if outcome.result not in {Result.NO_ANSWER, Result.WITHDRAWN}:
        _draw_their_view(visit, interview, outcome)


def _draw_nothing_yet(visit: Visit, interview: Interview, outcome: Outcome | None) -> None:
    st.markdown(outcome_sentences.KIND[Result.WAITING] if outcome else outcome_sentences.UNKNOWN)
    draw_way("When to ask", "to-wait", visit, "wait", id=interview.id)


def _draw_no(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    with st.container(border=True, gap="small"):
        draw_perspective(visit)
    st.header("Reply to them", anchor=False)
    template = st.pills(
        "Which letter",
        _REPLIES,
        default="ask-feedback",
        key=f"reply-{interview.id}",
        format_func=lambda key: _name_reply(key, outcome),
        label_visibility="collapsed",
        required=True,
    )
    st.caption(BOTH_KIND)
    draw_reply(visit, interview, outcome, template)


def _name_reply(template: str, outcome: Outcome) -> str:
    """What a letter does: feedback that is there already is not asked for."""
    if template == "keep-cv":
        return KEEP_CV
    return THANKS_ONLY if About(outcome=outcome).has_feedback else THANKS


def _draw_next(visit: Visit, interview: Interview, result: Result) -> None:
    if result is Result.THROUGH:
        draw_main_way("See what to practise before it", "to-learn", visit, "learn")
        return
    with st.container(horizontal=True):
        draw_main_way("Look at what is still open", "to-applications", visit, "applications")
        if result is Result.NO_ANSWER:
            draw_way("Ask once more", "to-wait", visit, "wait", id=interview.id)
        else:
            draw_way("Stay in touch", "to-stay", visit, "stay_in_touch", id=interview.id)


def _draw_their_view(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    st.header("What they said", anchor=False)
    draw_feedback(visit, interview, outcome, beside=False)
    if rows := outcome_context.ratings_by_both(study_all(visit), interview, outcome):
        st.markdown(_table(rows, visit.voice))
    find_gaps = outcome_context.rating_gaps
    gaps = visit.recall("their-view", lambda: find_gaps(study_all(visit), visit.outcomes()))
    if told := outcome_sentences.gaps(gaps):
        st.markdown(told)


def _table(rows: Sequence[RatedByBoth], voice: Voice) -> str:
    lines = ["| Area | You | They |", "| --- | --- | --- |"]
    for row in rows:
        own = _shown(row.own, voice) if row.own else ":gray[not rated]"
        lines.append(f"| {catalogue().area(row.area).name} | {own} | {_shown(row.theirs, voice)} |")
    return "\n".join(lines)


def _shown(rating: int, voice: Voice) -> str:
    return f"{FULL * rating}{EMPTY * (DOTS - rating)} {voice.rating(rating)}"
