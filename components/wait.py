"""Wait: everything there is to do while waiting, which is little, and that is the point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import names, stepping
from components.chase import draw_chase
from components.interviews import title
from components.keep_busy import draw_keep_busy
from components.put_away import draw_put_away
from components.quiet import draw_quiet
from components.worries import draw_worries

if TYPE_CHECKING:
    from components.visit import Visit
    from data.models import Interview

STEP = 6


def draw_wait(visit: Visit, interview: Interview | None) -> None:
    """The whole screen, for one interview or for waiting in general."""
    stepping.draw_way_back(visit, interview)
    st.title("Put it out of your mind")
    if interview is not None:
        _draw_interview(visit, interview)
    st.header("Park what keeps coming back", anchor=False)
    draw_worries(visit, interview)
    st.header("Keep busy", anchor=False)
    draw_keep_busy(visit)
    draw_quiet(visit)
    if interview is not None:
        stepping.draw_skip(visit, interview, STEP)


def _draw_interview(visit: Visit, interview: Interview) -> None:
    day = names.short_day(interview.date, visit.today)
    st.caption(f"{title(interview)} · {day}")
    draw_chase(visit, interview)
    draw_put_away(visit, interview)
