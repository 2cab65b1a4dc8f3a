"""Counts of the job search: what is alive, what has gone quiet, what is due.

An application and the interviews linked to it are one process (a thread). Interviews linked to no
application form processes by company and role. Every count of what is alive, quiet or over comes
from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from data.coaching.applications.match_interviews import merge_matches
from data.coaching.hiring_process.rounds import group_rounds
from data.coaching.hiring_process.thread import STAGES, Thread
from data.coaching.interviews.ten_steps import out_of_sight
from data.models import Application, ApplicationStage, Interview, Outcome, Record, by_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.models import AnyRecord

_R = TypeVar("_R", bound=Record)
QUIET_DAYS = 14
"""A try without a word for so many days has gone quiet."""


@dataclass(frozen=True)
class Proportion:
    """The job search in counts of processes; `all` is their number, the other counts overlap.

    `quiet` are those alive that have gone quiet; `silent` have had no word for so long that they
    are not counted as alive. `rounds` counts interviews, `listed` the processes with an
    application.
    """

    noes: int
    alive: int
    offers: int
    interviewed: int
    all: int
    screened: int = 0
    quiet: int = 0
    silent: int = 0
    rounds: int = 0
    listed: int = 0


def quiet_days(thread: Thread, today: date) -> int | None:
    """For how many days a process has been quiet; None if it is not.

    One without any date is not quiet. One whose next step is still ahead, or that was put away
    until a day, is waiting on purpose.
    """
    last = thread.last_word
    if not thread.state.open or last is None or _waits_on_purpose(thread, today):
        return None
    days = (today - last).days
    return days if days >= QUIET_DAYS else None


def _waits_on_purpose(thread: Thread, today: date) -> bool:
    planned = thread.application.next_date if thread.application else None
    away = any(out_of_sight(each, today) for each in thread.interviews)
    return away or (planned is not None and planned > today)


def due_applications(
    applications: Iterable[Application], today: date, ahead: int = 0
) -> tuple[Application, ...]:
    """The applications whose next step is due, earliest first.

    Args:
        applications: all of them.
        today: the person's local date.
        ahead: how many days ahead also count.
    """
    # Near the end of the calendar, the sum would overflow.
    latest = min(today, date.max - timedelta(days=ahead)) + timedelta(days=ahead)
    due = [(each.next_date, each) for each in applications if each.next_date is not None]
    return tuple(each for day, each in sorted(due, key=lambda pair: pair[0]) if day <= latest)


def proportion(
    applications: Iterable[Application],
    interviews: Iterable[Interview],
    outcomes: Iterable[Outcome],
    today: date,
) -> Proportion:
    """The job search in counts, as of `today`."""
    return count_threads(merge_matches(threads(applications, interviews, outcomes)), today)


def count_threads(found: Iterable[Thread], today: date) -> Proportion:
    """The job search in counts, from processes that were built and merged already."""
    tried = [each for each in found if each.reached]
    places = [STAGES.index(each.reached) for each in tried if each.reached]
    alive = [each for each in tried if each.alive(today)]
    return Proportion(
        noes=sum(each.said_no for each in tried),
        alive=len(alive),
        offers=_at_least(ApplicationStage.OFFER, places),
        interviewed=_at_least(ApplicationStage.INTERVIEWING, places),
        all=len(tried),
        screened=_at_least(ApplicationStage.SCREENING, places),
        quiet=sum(quiet_days(each, today) is not None for each in alive),
        silent=sum(each.state.open for each in tried) - len(alive),
        rounds=sum(len(each.interviews) for each in tried),
        listed=sum(each.application is not None for each in tried),
    )


def _at_least(stage: ApplicationStage, places: Iterable[int]) -> int:
    return sum(place >= STAGES.index(stage) for place in places)


def threads(
    applications: Iterable[Application],
    interviews: Iterable[Interview],
    outcomes: Iterable[Outcome],
) -> tuple[Thread, ...]:
    """Every process: those of the applications in their order, then the other interviews by job."""
    answers = {each.interview: each for each in outcomes}
    kept = tuple(applications)
    linked: dict[str, list[Interview]] = {each.id: [] for each in kept}
    loose: list[Interview] = []
    for interview in by_date(interviews):
        # One whose application was removed is loose again.
        linked.get(interview.application or "", loose).append(interview)
    return (
        *(_thread(each, linked[each.id], answers) for each in kept),
        *(_thread(None, rounds, answers) for rounds in group_rounds(loose, answers)),
    )


def _thread(
    application: Application | None,
    interviews: Sequence[Interview],
    answers: Mapping[str, Outcome],
) -> Thread:
    outcomes = tuple(answers[each.id] for each in interviews if each.id in answers)
    return Thread(application, tuple(interviews), outcomes)


def with_current_stages(records: Sequence[AnyRecord]) -> tuple[AnyRecord, ...]:
    """The records, each application at the stage its interviews and answers have brought it to."""
    interviews, outcomes = _of(Interview, records), _of(Outcome, records)
    found = merge_matches(threads(_of(Application, records), interviews, outcomes))
    stands = {each.application.id: each.state for each in found if each.application}
    return tuple(
        replace(each, stage=stands[each.id].stage, ended=stands[each.id].ended)
        if isinstance(each, Application)
        else each
        for each in records
    )


def _of(kind: type[_R], records: Iterable[AnyRecord]) -> tuple[_R, ...]:
    return tuple(each for each in records if isinstance(each, kind))
