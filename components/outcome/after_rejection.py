"""The evening of a no: its place in one's own record, the reply, and the end of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.charts import marks
from components.outcome import sentences as outcome_sentences
from components.ui.buttons import draw_main, draw_tertiary
from data.coaching.applications import outcome_context, perspective
from data.coaching.applications.awaited import latest_rejection
from data.models import Application

if TYPE_CHECKING:
    from datetime import date

    from components.session.context import Visit
    from data.coaching.applications.outcome_context import JobCounts
    from data.models import Interview

_DONE = "Done for today"
AT_REST = (
    "### Done for today\n\nNothing else is asked of you tonight. It will all be here tomorrow."
)
REPLIED = "You needn’t do anything else about it tonight."


def is_at_rest(visit: Visit) -> bool:
    """Whether the person has put this evening to rest."""
    return visit.settings().rested == visit.evening


def find_no_of_today(visit: Visit) -> Interview | None:
    """The interview whose no came today, or was replied to today."""
    return visit.recall(
        "no-of-today",
        lambda evening: latest_rejection(visit.interviews(), visit.outcomes(), evening, visit.zone),
        visit.evening,
    )


def draw_beneath(visit: Visit) -> None:
    """Under the reply to a no: what it stands beside, and the end of the day."""
    draw_perspective(visit)
    st.button(_DONE, key="rest", on_click=_rest, args=(visit, visit.evening))


def draw_replied(visit: Visit, heading: str) -> None:
    """A no of today with nothing left to do about it: what it stands beside, and the end."""
    st.markdown(f"### {heading}\n\n{REPLIED}")
    draw_perspective(visit)
    draw_main(_DONE, "rest", visit, on_click=_rest, args=(visit, visit.evening))


def _rest(visit: Visit, evening: date | None) -> None:
    visit.set(rested=evening)


def draw_rest(visit: Visit) -> None:
    """The evening at rest, and the way back to what there is."""
    st.markdown(AT_REST)
    draw_tertiary("Show me what’s there after all", "unrest", _rest, visit, None)


def draw_perspective(visit: Visit) -> None:
    """The picture, what its marks are, and the figures; honest where there are none yet."""
    hide = visit.settings().hide_rejections
    found = find_standing(visit)
    # Whoever hides rejections is not counted them here either.
    picture = perspective.choose_picture(found, hide_noes=hide)
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
