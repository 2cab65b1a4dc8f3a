"""What came of an interview: the answer, when it came, what they said, and how they rated it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.forms.fields import Field
from components.outcome.feedback_areas import draw_areas
from components.text import labels
from components.ui.buttons import draw_way
from data.coaching.applications import edits
from data.coaching.interviews import evaluation
from data.models import AreaRating, Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.context import Visit
    from data.models import Interview

BEFORE = "Once you know, your first ratings stay as they are; any later change sits next to them."
AFTER = "You know how it ended, so your first ratings stay; any later change sits next to them."
WAY = "What fits next"
WAYS = {
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
        draw_way(WAYS.get(outcome.result, WAY), "to-outcome", visit, "outcome", id=interview.id)


def draw_result(visit: Visit, interview: Interview) -> None:
    """What they said, in one tap; until then, that the first ratings will stay."""
    outcome = visit.outcomes().get(interview.id)
    fields.draw_chips(
        Field(
            "What did they say?",
            f"result-{interview.id}",
            outcome.result if outcome else None,
            lambda result: keep(visit, interview.id, result=result or Result.WAITING),
            hide_label=True,
        ),
        list(Result),
        names=labels.result,
    )
    if not evaluation.is_locked(outcome):
        st.caption(BEFORE)


def draw_heard(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    """The day they answered."""
    fields.draw_day(
        Field(
            "When did you hear?",
            f"heard-{interview.id}",
            outcome.heard,
            lambda day: keep(visit, interview.id, heard=day),
        ),
        earliest=interview.date,
        latest=visit.today + LATEST,
    )


def draw_feedback(
    visit: Visit, interview: Interview, outcome: Outcome, *, beside: bool = True
) -> None:
    """What they said, in their words and by area, with one's own ratings `beside` theirs."""
    fields.draw_writing(
        Field(
            "What they said, in their words",
            f"feedback-{interview.id}",
            outcome.feedback,
            lambda text: keep(visit, interview.id, feedback=text),
        ),
        height=120,
    )
    draw_areas(
        visit,
        interview,
        outcome,
        lambda area, rating: _rate(visit, interview.id, area, rating),
        beside=beside,
    )


def _rate(visit: Visit, interview_id: str, area: str, rating: int | None) -> bool:
    fresh = (AreaRating(area=area, rating=rating),) if rating else ()

    def rate(outcome: Outcome) -> Outcome:
        others = tuple(each for each in outcome.feedback_areas if each.area != area)
        return replace(outcome, feedback_areas=(*others, *fresh))

    return amend(visit, interview_id, rate)


def keep(visit: Visit, interview_id: str, **changed: object) -> bool:
    """Keep these fields of what came of an interview; False if that could not be done now."""
    return amend(visit, interview_id, lambda kept: replace(kept, **changed))


def amend(visit: Visit, interview_id: str, edit: Callable[[Outcome], Outcome]) -> bool:
    """Change what came of an interview, as it is kept at that moment; False if it could not be."""
    outcome = visit.outcomes().get(interview_id)
    now = visit.now()
    if outcome is None:
        fresh = edit(visit.new(Outcome, interview=interview_id))
        done = visit.save(edits.note_answer(None, fresh, now))
    else:
        done = visit.edit(outcome.id, lambda kept: edits.note_answer(kept, edit(kept), now))
    return done and _open_again(visit, interview_id, outcome)


def _open_again(visit: Visit, interview_id: str, before: Outcome | None) -> bool:
    """An answer that comes in ends the time an interview was put away for."""
    after = visit.outcomes().get(interview_id)
    had = before.result if before else Result.WAITING
    if after is None or after.result in {had, Result.WAITING}:
        return True
    return visit.edit(interview_id, lambda kept: replace(kept, closed_until=None))
