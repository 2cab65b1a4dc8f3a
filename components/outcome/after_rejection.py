"""The evening of a no: its place in one's own record, the reply, and the end of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.charts import marks
from components.outcome import sentences as outcome_sentences
from components.ui.buttons import draw_main, draw_tertiary
from data.coaching.applications import outcome_context
from data.coaching.applications.outcome_context import latest_rejection
from data.models import Application

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.applications.outcome_context import JobCounts
    from data.models import Interview

_DONE = "Done for today"
AT_REST = (
    "### Done for today\n\nNothing else is asked of you tonight. It will all be here tomorrow."
)
REPLIED = "You needn’t do anything else about it tonight."


def is_at_rest(visit: Visit) -> bool:
    """Whether the person tapped *Done for today* this evening."""
    return visit.settings().rested == visit.evening


def find_no_of_today(visit: Visit) -> Interview | None:
    """The interview that was turned down, or whose rejection was answered, today."""
    return visit.recall(
        "no-of-today",
        lambda evening: latest_rejection(visit.interviews(), visit.outcomes(), evening, visit.zone),
        visit.evening,
    )


def draw_beneath(visit: Visit) -> None:
    """Beneath the reply to a no: how it compares with everything else, and the end of the day."""
    draw_perspective(visit)
    st.button(_DONE, key="rest", on_click=_rest, args=(visit, True))


def draw_replied(visit: Visit, heading: str) -> None:
    """A no of today that is answered: how it compares with everything else, and the end."""
    st.markdown(f"### {heading}\n\n{REPLIED}")
    draw_perspective(visit)
    draw_main(_DONE, "rest", visit, on_click=_rest, args=(visit, True))


def _rest(visit: Visit, is_over: bool) -> None:
    visit.set(rested=visit.evening if is_over else None)


def draw_rest(visit: Visit) -> None:
    """The evening at rest, and the way back to what there is."""
    st.markdown(AT_REST)
    draw_tertiary("Show me what’s there after all", "unrest", _rest, visit, False)


def draw_perspective(visit: Visit) -> None:
    """A no beside one's own record: a picture, its legend and a sentence."""
    hide = visit.settings().hide_rejections
    found = find_standing(visit)
    # Whoever hides rejections is not counted them here either.
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
