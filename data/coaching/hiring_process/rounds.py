"""Which interviews are rounds of one application process: same job, and not ended in between."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.coaching.hiring_process.same_job import Job, job_of
from data.models import Result, by_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.models import Interview, Outcome

OVER = (Result.REJECTED, Result.NO_ANSWER, Result.WITHDRAWN)
"""The results after which nothing more comes of a try."""

APART_DAYS = 60
"""So long after an interview that ended a try, the next with them is another one."""


def group_rounds(
    interviews: Sequence[Interview], answers: Mapping[str, Outcome]
) -> tuple[tuple[Interview, ...], ...]:
    """Group interviews by the process they are rounds of.

    Args:
        interviews: in any order. One that names no role belongs to the only job known at that
            company; one without a company stands alone.
        answers: outcomes by interview id.

    Returns:
        The rounds of each process, by date.
    """
    roles: dict[str, set[str]] = {}
    for each in interviews:
        job = job_of(each)
        roles.setdefault(job.company, set()).update({job.role} - {""})
    jobs: dict[tuple[str, ...], list[Interview]] = {}
    for each in by_date(interviews):
        jobs.setdefault(_key(each, roles), []).append(each)
    return tuple(run for every in jobs.values() for run in split_rounds(every, answers))


def _key(interview: Interview, roles: Mapping[str, set[str]]) -> tuple[str, ...]:
    company, role = job_of(interview)
    if not company:
        return (interview.id,)
    known = roles[company]
    return Job(company, role or (next(iter(known)) if len(known) == 1 else ""))


def split_rounds(
    rounds: Sequence[Interview], answers: Mapping[str, Outcome]
) -> tuple[tuple[Interview, ...], ...]:
    """Split rounds with one employer wherever the process had ended before the next round."""
    runs: list[list[Interview]] = []
    over: date | None = None
    for each in rounds:
        if not runs or (over is not None and each.date > over):
            runs.append([])
            over = None
        runs[-1].append(each)
        ends = _ends(each, answers)
        over = min((day for day in (over, ends) if day is not None), default=None)
    return tuple(map(tuple, runs))


def _ends(interview: Interview, answers: Mapping[str, Outcome]) -> date | None:
    """The last day on which another interview is still a round of the same try; None: any day."""
    outcome = answers.get(interview.id)
    if outcome is None or not _is_over(outcome):
        return None
    # Near the end of the calendar, the sum would overflow.
    apart = date.max - interview.date
    return min(_ended(outcome), interview.date + min(timedelta(APART_DAYS), apart))


def _is_over(outcome: Outcome) -> bool:
    declined = outcome.result is Result.OFFER and outcome.accepted is False
    return outcome.result in OVER or declined


def _ended(outcome: Outcome) -> date:
    """The day of their answer; if it was not said, the day it was recorded."""
    return outcome.heard or (outcome.decided or outcome.created).date()
