"""Wait: what little there is to do, and putting the interview away until a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.contacts.follow_ups import draw_calendar
from components.forms import fields, saving
from components.session import state
from components.session.binding import Binding
from components.steps import step_links
from components.text import labels
from components.text.labels import title
from components.waiting.keep_busy import draw_keep_busy
from components.waiting.quiet_minute import draw_quiet
from components.waiting.when_to_ask import draw_chase, find_window
from components.waiting.worries import draw_worries
from data.coaching.interviews import ical, ten_steps

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview

_STEP = 6
_DAYS = {3: "Three days", 7: "A week", 14: "Two weeks", 0: "A day I choose"}
_ON_A_DAY = 0
_A_YEAR = dt.timedelta(days=366)
_DAY = dt.timedelta(days=1)


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
    _draw_put_away(visit, interview)
    _draw_calendar(visit, interview)


def _draw_calendar(visit: Visit, interview: Interview) -> None:
    """The days ahead, to ask and to look again, for a calendar of one's own."""
    found = ical.reminder_events(interview, chase=find_window(visit, interview))
    # A calendar tells of days to come; one for today would remind of nothing.
    ahead = [each for each in found if each.day > visit.today]
    if ahead:
        draw_calendar("Add these days to my calendar", "calendar-days", ahead, "waiting.ics")


def _draw_put_away(visit: Visit, interview: Interview) -> None:
    """Put it away, or, once it is, open it again in one tap."""
    length, day = _bind_length(visit, interview), visit.bind(interview, "closed_until", shown=None)
    # Written in another window too, both versions are seen here until one of them is kept.
    waits = saving.is_apart(length) or saving.is_apart(day)
    if ten_steps.out_of_sight(interview, visit.today) and not waits:
        _draw_closed(visit, interview)
    else:
        _draw_open(visit, interview, length, day)


def _bind_length(visit: Visit, interview: Interview) -> Binding[int | None]:
    """So many days from today; a day to choose says nothing yet, and its chip stays chosen."""
    key = Binding.key_of(interview, "closed_until", role="length")

    def put_away(kept: Interview, days: int | None) -> Interview:
        until = visit.today + dt.timedelta(days=days or 0)
        return replace(kept, closed_until=until) if days else kept

    shown = _ON_A_DAY if state.widget(key) == _ON_A_DAY else None
    return visit.bind(interview, "closed_until", edit=put_away, shown=shown, role="length")


def _draw_closed(visit: Visit, interview: Interview) -> None:
    until = labels.coming_day(interview.closed_until or visit.today, visit.today)
    st.markdown(f"**Put away until {until}.** Until then you’ll only see it under *Interviews*.")
    st.button(
        "Open it again",
        key=f"reopen-{interview.id}",
        on_click=lambda: visit.do(interview.id, lambda kept: replace(kept, closed_until=None)),
    )


def _draw_open(
    visit: Visit,
    interview: Interview,
    length: Binding[int | None],
    day: Binding[dt.date | None],
) -> None:
    if interview.closed_until is not None:
        back = labels.short_day(interview.closed_until, visit.today)
        st.caption(f"You had put it away until {back}. That day has come, so it is back.")
    fields.draw_chips(
        length,
        "Put it away for",
        list(_DAYS),
        names=_DAYS.__getitem__,
        kept_names=labels.day,
        help="Until then you’ll only see it under Interviews. One tap opens it again.",
    )
    if length.stored == _ON_A_DAY or saving.is_apart(day):
        fields.draw_day(day, "Until", earliest=visit.today + _DAY, latest=visit.today + _A_YEAR)
