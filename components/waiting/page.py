"""Wait: everything there is to do while waiting, which is little, and that is the point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.contacts.follow_ups import draw_calendar
from components.steps import step_links
from components.text import labels
from components.text.labels import title
from components.waiting.keep_busy import draw_keep_busy
from components.waiting.quiet_minute import draw_quiet
from components.waiting.snooze import draw_put_away
from components.waiting.when_to_ask import draw_chase, find_window
from components.waiting.worries import draw_worries
from data.coaching.interviews import ical

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

_STEP = 6


def draw_wait(visit: Visit, interview: Interview | None) -> None:
    """The whole screen, for one interview or for waiting in general."""
    step_links.draw_way_back(visit, interview)
    st.title("Put it out of your mind")
    if interview is not None:
        _draw_interview(visit, interview)
    st.header("Park what keeps coming back", anchor=False)
    draw_worries(visit, interview)
    draw_keep_busy(visit)
    draw_quiet(visit)
    if interview is not None:
        step_links.draw_skip(visit, interview, _STEP)


def _draw_interview(visit: Visit, interview: Interview) -> None:
    day = labels.short_day(interview.date, visit.today)
    st.caption(f"{title(interview)} · {day}")
    draw_chase(visit, interview)
    draw_put_away(visit, interview)
    _draw_calendar(visit, interview)


def _draw_calendar(visit: Visit, interview: Interview) -> None:
    """The days ahead, to ask and to look again, for a calendar of one's own."""
    found = ical.reminder_events(interview, chase=find_window(visit, interview))
    ahead = [each for each in found if each.day > visit.today]
    if ahead:
        draw_calendar("Add these days to my calendar", "calendar-days", ahead, "waiting.ics")
