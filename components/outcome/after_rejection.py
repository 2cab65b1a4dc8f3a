"""The evening of a no: the reply, what it stands beside, and a tap that ends the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.outcome.perspective import draw_perspective
from components.ui.buttons import draw_main, draw_tertiary
from data.coaching.applications.outcome_context import latest_rejection

if TYPE_CHECKING:
    from components.session.context import Visit
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
    st.button(_DONE, key="rest", on_click=_rest, args=(visit,))


def draw_replied(visit: Visit, heading: str) -> None:
    """A no of today with nothing left to do about it: what it stands beside, and the end."""
    st.markdown(f"### {heading}\n\n{REPLIED}")
    draw_perspective(visit)
    draw_main(_DONE, "rest", visit, on_click=_rest, args=(visit,))


def _rest(visit: Visit) -> None:
    visit.set(rested=visit.evening)


def draw_rest(visit: Visit) -> None:
    """The evening at rest, and the way back to what there is."""
    st.markdown(AT_REST)
    draw_tertiary("Show me what’s there after all", "unrest", _wake, visit)


def _wake(visit: Visit) -> None:
    visit.set(rested=None)
