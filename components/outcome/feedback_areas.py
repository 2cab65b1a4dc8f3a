"""What they spoke of, an area a row: suggested from their words, or picked from the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.session import state
from components.text.markdown import plain_line
from components.ui.disclosure import draw_fold
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation
from data.recogniser import feedback

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.binding import Binding
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.models import Interview, Outcome

    Rate = Callable[..., Binding[int | None]]
    """The field of how they saw an area, or that nothing was said of it after all."""

HEADING = "**Did they mention anything? How did they see it?**"
SUGGESTED = "Going by their words. One tap on each that fits; leave the others."
LONG = "Their words are long, and only the beginning was looked through. All of it is kept."
ANOTHER, PICK = "Something else they mentioned", "Pick what they mentioned"
THOUGHT = (
    "They thought it went badly",
    "They had doubts about it",
    "They thought it neither good nor bad",
    "They thought it went well",
    "They thought it went very well",
)
LONGEST_QUOTE = 90


def draw_areas(
    visit: Visit, interview: Interview, outcome: Outcome, rate: Rate, *, beside: bool
) -> None:
    """A row for each area, and one tap further the whole list; own ratings `beside` theirs.

    What their words suggest keeps its place once it is rated, so that no row moves under a finger.
    """
    st.markdown(HEADING)
    heard = {each.area: each.words for each in _hear(visit, outcome.feedback)}
    rated = {each.area: each.rating for each in outcome.feedback_areas}
    if heard.keys() - rated.keys():
        st.caption(SUGGESTED)
    if len(outcome.feedback) > feedback.MOST_LETTERS:
        st.caption(LONG)
    picked = state.widget(_chooser(interview))
    for area in dict.fromkeys([*heard, *rated, *([picked] if picked else [])]):
        with st.container(border=True, gap="xsmall"):
            name = catalogue().area(area).name
            fields.draw_rating(rate(area, "rating"), name, visit.voice, anchors=THOUGHT, told=False)
            _draw_beneath(interview, area, heard.get(area, ""), visit.voice, beside=beside)
    shown = bool(heard or rated)
    if draw_fold(ANOTHER if shown else PICK, f"mentioned-{interview.id}"):
        _draw_list(interview, heard.keys() | rated.keys())


def _hear(visit: Visit, text: str) -> tuple[feedback.Heard, ...]:
    return visit.derive("heard", feedback.areas_in_feedback, text) if text.strip() else ()


def _chooser(interview: Interview) -> str:
    return f"spoke-of-{interview.id}"


def _draw_list(interview: Interview, shown: set[str]) -> None:
    """Every area that has no row yet, those of this interview first."""
    asked = [question.area for question in interview.questions if question.area]
    every = dict.fromkeys([*asked, *(area.id for area in catalogue().areas)])
    st.selectbox(
        "Everything there is",
        [area for area in every if area not in shown],
        index=None,
        key=_chooser(interview),
        format_func=lambda area: catalogue().area(area).name,
        placeholder="Choose",
        label_visibility="collapsed",
    )


def _draw_beneath(
    interview: Interview, area: str, words: str, voice: Voice, *, beside: bool
) -> None:
    """What they said of it, and how it was rated by oneself."""
    told = [f"“{plain_line(words, LONGEST_QUOTE)}”"] if words else []
    own = [
        voice.rating(each.rating)
        for each in evaluation.rated_questions(interview)
        if each.area == area and each.rating is not None
    ]
    if own and beside:
        told.append(f"You rated it {' and '.join(own)}.")
    if told:
        st.caption("  \n".join(told))
