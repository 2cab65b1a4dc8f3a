"""What came of an interview: the answer, its day, their words, and how they saw each area."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.session import state
from components.text import labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_way
from components.ui.disclosure import draw_fold
from data.catalogue.loader import catalogue
from data.coaching.applications import edits
from data.coaching.interviews import evaluation
from data.models import Outcome, Result, with_value
from data.recogniser import feedback

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.binding import Binding, Edit
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.models import Interview

    Rate = Callable[..., Binding[int | None]]
    """The field of how they saw an area, or that nothing was said of it after all."""

BEFORE = "Once you know, your first ratings stay as they are; any later change sits next to them."
AFTER = "You know how it ended, so your first ratings stay; any later change sits next to them."
WAY = "What fits next"
_WAYS = {
    Result.OFFER: "The offer, and your answer",
    Result.REJECTED: "Reply, and get some perspective",
}
LATEST = dt.timedelta(days=1)
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


def draw_outcome(visit: Visit, interview: Interview) -> None:
    """What came of it; the first answer recorded fixes the first ratings."""
    st.header("How did it turn out?", anchor=False)
    draw_result(visit, interview)
    outcome = visit.outcomes().get(interview.id)
    if outcome and evaluation.is_locked(outcome):
        draw_heard(visit, interview, outcome)
        draw_feedback(visit, interview, outcome)
        st.caption(AFTER)
    if outcome:
        draw_way(_WAYS.get(outcome.result, WAY), "to-outcome", visit, "outcome", id=interview.id)


def draw_result(visit: Visit, interview: Interview) -> None:
    """What they said, in one tap; until then, that the first ratings will stay."""
    outcome = visit.outcomes().get(interview.id)
    fields.draw_chips(
        bind_outcome(
            visit, interview.id, outcome, "result", shown=outcome.result if outcome else None
        ),
        "What did they say?",
        list(Result),
        names=labels.result,
        hide_label=True,
    )
    if not evaluation.is_locked(outcome):
        st.caption(BEFORE)


def draw_heard(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    """The day they answered."""
    fields.draw_day(
        bind_outcome(visit, interview.id, outcome, "heard"),
        "When did you hear?",
        earliest=interview.date,
        latest=visit.today + LATEST,
    )


def draw_feedback(
    visit: Visit, interview: Interview, outcome: Outcome, *, beside: bool = True
) -> None:
    """What they said, in their words and by area, with one's own ratings `beside` theirs."""
    fields.draw_writing(
        bind_outcome(visit, interview.id, outcome, "feedback"),
        "What they said, in their words",
        height=120,
    )
    rate = partial(bind_outcome, visit, interview.id, outcome, "feedback_areas")
    draw_areas(visit, interview, outcome, rate, beside=beside)


def bind_outcome(
    visit: Visit,
    interview_id: str,
    outcome: Outcome | None,
    *path: str,
    edit: Edit | None = None,
    **shown: Any,  # noqa: ANN401 - any field's value
) -> Binding[Any]:
    """Bind a field to an interview's outcome, a record that is made with the first answer."""
    record = outcome or visit.new(Outcome, interview=interview_id)

    def change(kept: Outcome, value: object) -> Outcome:
        edited = edit(kept, value) if edit else with_value(kept, path, value)
        return _noted(visit, kept, edited)

    return visit.bind(
        record,
        *path,
        # Looked for again at each save: another window may have made it since this was drawn.
        find=partial(_find, visit, interview_id),
        edit=change,
        follow=partial(_open_again, visit),
        **shown,
    )


def keep_outcome(visit: Visit, interview_id: str, **changed: object) -> bool:
    """Save these fields of an interview's outcome; False if that could not be done now."""

    def edit(kept: Outcome) -> Outcome:
        return _noted(visit, kept, replace(kept, **changed))

    find = partial(_find, visit, interview_id)
    return visit.attempt(lambda: _open_again(visit, *visit.change_kept(find, edit)))


def _find(visit: Visit, interview_id: str) -> Outcome:
    kept = visit.outcomes().get(interview_id)
    return kept or visit.new(Outcome, interview=interview_id)


def _noted(visit: Visit, kept: Outcome, edited: Outcome) -> Outcome:
    return edits.note_answer(kept if kept.rev else None, edited, visit.now())


def _open_again(visit: Visit, before: Outcome, after: Outcome) -> None:
    """An answer that comes in ends the time an interview was put away for."""
    if after.result not in {before.result, Result.WAITING}:
        visit.edit(after.interview, lambda kept: replace(kept, closed_until=None))


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
