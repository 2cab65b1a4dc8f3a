"""What came of an interview: the answer, when it came, what they said, and how they rated it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.outcome.feedback_areas import draw_areas
from components.text import labels
from components.ui.buttons import draw_way
from data.coaching.applications import edits
from data.coaching.interviews import evaluation
from data.models import Outcome, Result, with_value

if TYPE_CHECKING:
    from components.session.binding import Binding, Edit
    from components.session.context import Visit
    from data.models import Interview

BEFORE = "Once you know, your first ratings stay as they are; any later change sits next to them."
AFTER = "You know how it ended, so your first ratings stay; any later change sits next to them."
WAY = "What fits next"
_WAYS = {
    Result.OFFER: "The offer, and your answer",
    Result.REJECTED: "Reply, and get some perspective",
}
LATEST = dt.timedelta(days=1)


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
    """The field of one thing of what came of an interview, which is made with the first answer."""
    record = outcome or visit.new(Outcome, interview=interview_id)

    def change(kept: Outcome, value: object) -> Outcome:
        edited = edit(kept, value) if edit else with_value(kept, path, value)
        return _noted(visit, kept, edited)

    return visit.bind(
        record,
        *path,
        find=partial(_find, visit, interview_id),
        edit=change,
        follow=partial(_open_again, visit),
        **shown,
    )


def keep_outcome(visit: Visit, interview_id: str, **changed: object) -> bool:
    """Keep these fields of what came of an interview; False if that could not be done now."""

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
