"""What came of an interview: the answer, when it came, what they said, and how they rated it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components import fields, names, state
from components.fields import Field
from data.catalogue.loader import catalogue
from data.coaching import evaluation
from data.models import AreaRating, Outcome, Result

if TYPE_CHECKING:
    from components.visit import Visit
    from data.models import Interview

BEFORE = "Once you know, your first ratings stay as they are; a change is kept beside them."
AFTER = "You know how it ended, so your first ratings stay; a change is kept beside them."
LATEST = dt.timedelta(days=1)


def draw_outcome(visit: Visit, interview: Interview) -> None:
    """What came of it; the first answer recorded fixes the first ratings."""
    st.header("What came of it", anchor=False)
    outcome = visit.outcomes().get(interview.id)
    fields.draw_chips(
        Field(
            "What did they say?",
            f"result-{interview.id}",
            outcome.result if outcome else None,
            lambda result: _keep(visit, interview.id, result=result or Result.WAITING),
            hide_label=True,
        ),
        list(Result),
        names=names.result,
    )
    locked = evaluation.is_locked(outcome)
    st.caption(AFTER if locked else BEFORE)
    if outcome and locked:
        _draw_details(visit, interview, outcome)


def _draw_details(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    fields.draw_day(
        Field(
            "When did you hear?",
            f"heard-{interview.id}",
            outcome.heard,
            lambda day: _keep(visit, interview.id, heard=day),
        ),
        earliest=interview.date,
        latest=visit.today + LATEST,
    )
    fields.draw_writing(
        Field(
            "What they said, in their words",
            f"feedback-{interview.id}",
            outcome.feedback,
            lambda text: _keep(visit, interview.id, feedback=text),
        ),
        height=120,
    )
    _draw_areas(visit, interview, outcome)


def _draw_areas(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    st.markdown(
        "**Did they speak of an area?** :gray[How they rated it, as far as you could tell.]"
    )
    rated = {each.area: each.rating for each in outcome.feedback_areas}
    chosen = state.widget(_chooser(interview))
    for area in dict.fromkeys([*rated, *([chosen] if chosen else [])]):
        _draw_area(visit, interview, area, rated.get(area))
    st.selectbox(
        "Add an area",
        [area for area in _areas(interview) if area not in rated],
        index=None,
        key=_chooser(interview),
        format_func=lambda area: catalogue().area(area).name,
        placeholder="Add an area",
        label_visibility="collapsed",
    )


def _chooser(interview: Interview) -> str:
    return f"spoke-of-{interview.id}"


def _areas(interview: Interview) -> list[str]:
    """Every area, those of this interview first."""
    asked = [question.area for question in interview.questions if question.area]
    return list(dict.fromkeys([*asked, *(area.id for area in catalogue().areas)]))


def _draw_area(visit: Visit, interview: Interview, area: str, rating: int | None) -> None:
    with st.container(border=True, gap="xsmall"):
        fields.draw_rating(
            Field(
                f"{catalogue().area(area).name}: how they rated it",
                f"they-{area}-{interview.id}",
                rating,
                lambda value: _rate(visit, interview.id, area, value),
            ),
        )
        own = [str(each.rating) for each in evaluation.rated(interview) if each.area == area]
        if own:
            st.caption(f"You rated it {' and '.join(own)}.")


def _rate(visit: Visit, interview_id: str, area: str, rating: int | None) -> bool:
    kept = visit.outcomes()[interview_id].feedback_areas
    others = tuple(each for each in kept if each.area != area)
    fresh = (AreaRating(area=area, rating=rating),) if rating else ()
    return _keep(visit, interview_id, feedback_areas=(*others, *fresh))


def _keep(visit: Visit, interview_id: str, **changed: object) -> bool:
    outcome = visit.outcomes().get(interview_id)
    if outcome is None:
        return visit.save(visit.new(Outcome, interview=interview_id, **changed))
    return visit.edit(outcome.id, lambda kept: replace(kept, **changed))
