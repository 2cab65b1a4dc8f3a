"""A no in its place: what one's own record says beside it, in a sentence and one small picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.charts import marks
from components.outcome import sentences as outcome_sentences
from data.coaching.applications import outcome_context
from data.models import Application

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.applications.outcome_context import JobCounts


def draw_perspective(visit: Visit) -> None:
    """The picture, what its marks are, and the figures; honest where there are none yet."""
    hide = visit.settings().hide_rejections
    found = find_standing(visit)
    picture = outcome_context.choose_picture(found, hide_noes=hide)
    drawn = marks.draw_up(picture.full, picture.empty, dark=visit.dark)
    told = outcome_sentences.in_proportion(found, visit.voice, hide_noes=hide)
    told = told or outcome_sentences.elsewhere(found, visit.voice)
    if drawn:
        st.image(drawn, width=marks.width_of(picture.full + picture.empty), alt=told)
        told += f"  \n:gray[:small[{outcome_sentences.legend(picture)}]]"
    st.markdown(told)


def find_standing(visit: Visit) -> JobCounts:
    """How the person's jobs and interviews stand today."""
    applications = visit.store.all(Application)
    return visit.recall(
        "standing",
        lambda day: outcome_context.count_jobs(
            applications, visit.interviews(), visit.outcomes(), day
        ),
        visit.today,
    )
