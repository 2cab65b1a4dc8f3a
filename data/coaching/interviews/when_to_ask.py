"""When it is reasonable to ask how things stand, in working days from the person's own dates.

One to two working days after a promised date, otherwise five to seven after the interview or the
last message (the advice on a job board's own pages). Weekends are skipped; public holidays, which
differ from place to place, are not.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

AFTER_A_PROMISE = (1, 2)
"""Working days after the day they promised an answer by."""

WITHOUT_A_PROMISE = (5, 7)
"""Working days after the interview or the last message."""

_SATURDAY = 5
_DAY = timedelta(days=1)


class Window(NamedTuple):
    """The days in which to ask, both included; after `end` it is still reasonable."""

    start: date
    end: date


def chase_from(
    interview: date, promised: date | None = None, last_contact: date | None = None
) -> Window:
    """When to ask how things stand.

    Args:
        interview: its date.
        promised: when they said they would answer; ignored if it is before the interview.
        last_contact: a message on or after the promised day starts the waiting anew.
    """
    spoken = max(interview, last_contact or interview)
    if promised is None or promised < interview or (last_contact and last_contact >= promised):
        return Window(*(add_working_days(spoken, days) for days in WITHOUT_A_PROMISE))
    return Window(*(add_working_days(promised, days) for days in AFTER_A_PROMISE))


def add_working_days(day: date, days: int) -> date:
    """The date `days` working days (0 or more) after `day`, at most the calendar's last."""
    while days > 0 and day < date.max:
        day += _DAY
        days -= day.weekday() < _SATURDAY
    return day
