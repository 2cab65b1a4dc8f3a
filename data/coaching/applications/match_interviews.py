"""Matches interviews and applications that were logged separately and look like one process.

The person is asked whether they are one. Until then the journal does not join them, but an
unambiguous match is counted once. What was told apart is two, and not asked about again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from data.coaching.hiring_process.same_job import job_of
from data.coaching.hiring_process.thread import SILENT_DAYS, Thread
from data.models import ApplicationStage, by_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.models import Application, Interview

MOST_APART = 40


class PossibleMatch(NamedTuple):
    """Interviews that belong to no application, and the applications they may belong to."""

    thread: Thread
    applications: tuple[Application, ...]


def possible_matches(threads: Iterable[Thread]) -> tuple[PossibleMatch, ...]:
    """Every process without an application that looks like one of the others, latest first."""
    every = tuple(threads)
    # By company, so that not every process is compared with every application.
    listed: dict[str, list[Thread]] = {}
    for each in every:
        if each.application is not None:
            listed.setdefault(job_of(each.application).company, []).append(each)
    found = [_meet(each, listed) for each in every if each.application is None]
    latest_first = sorted(
        (each for each in found if each.applications),
        key=lambda each: each.thread.interviews[-1].date,
        reverse=True,
    )
    return tuple(latest_first)


def _meet(loose: Thread, listed: dict[str, list[Thread]]) -> PossibleMatch:
    """With the applications of the very role, or else with those that leave the role open."""
    apart = {each for met in loose.interviews for each in met.apart}
    roles = {job_of(each).role for each in loose.interviews} - {""}
    job = job_of(loose.interviews[0])._replace(role=roles.pop() if len(roles) == 1 else "")
    near = [
        each.application
        for each in listed.get(job.company, ())
        if each.application is not None
        and each.application.id not in apart
        and job.may_be(job_of(each.application))
        and not _was_over(each, loose)
        and not _was_long_before(each.application, loose)
    ]
    exact = [each for each in near if job.role and job_of(each).role == job.role]
    return PossibleMatch(loose, tuple(exact or near))


def _was_over(listed: Thread, loose: Thread) -> bool:
    """Whether an application had ended before the interviews began; silence may end after all."""
    state = listed.state
    open_ = state.open or state.stage in {ApplicationStage.TO_APPLY, ApplicationStage.GHOSTED}
    own = listed.application
    chosen = own.staged.date() if own and own.staged else None
    last = max((day for day in (listed.last_word, chosen) if day), default=None)
    heard = own.heard if own else None
    if open_ or last is None or not (heard or chosen or listed.outcomes):
        return False
    return loose.interviews[0].date > last


def _was_long_before(application: Application, loose: Thread) -> bool:
    """Whether the interviews were over long before it was applied for."""
    applied, last = application.applied, loose.interviews[-1].date
    return applied is not None and (applied - last).days > SILENT_DAYS


def match_of_interview(interview_id: str, found: Iterable[PossibleMatch]) -> PossibleMatch | None:
    """The possible match of an interview; None if there is nothing to ask about it."""
    return next(
        (each for each in found if any(met.id == interview_id for met in each.thread.interviews)),
        None,
    )


def tell_apart(interview: Interview, applications: Iterable[str]) -> Interview:
    """The interview, marked as belonging to none of these applications (ids)."""
    apart = dict.fromkeys([*interview.apart, *applications])
    # The oldest go: the record holds no more than these.
    return replace(interview, apart=tuple(apart)[-MOST_APART:])


def link_interview(interview: Interview, application: Application | None) -> Interview:
    """The interview linked to an application, or to none; unlinking tells the two apart."""
    if application is not None:
        apart = tuple(each for each in interview.apart if each != application.id)
        return replace(interview, application=application.id, apart=apart)
    left = [interview.application] if interview.application else []
    return replace(tell_apart(interview, left), application=None)


class Rounds(NamedTuple):
    """The interviews of one process that are shown, and all it has, by date."""

    shown: tuple[Interview, ...]
    every: tuple[Interview, ...]

    def place(self, interview: Interview) -> int:
        """Which round an interview was, counted from 1."""
        return 1 + [each.id for each in self.every].index(interview.id)


def with_other_rounds(found: Iterable[Interview], threads: Iterable[Thread]) -> tuple[Rounds, ...]:
    """Group interviews by process, each with the rounds beside it.

    Args:
        found: the interviews to show; their order decides that of the groups.
        threads: all processes.
    """
    tries = [thread.interviews for thread in merge_matches(threads)]
    home = {each.id: place for place, rounds in enumerate(tries) for each in rounds}
    shown: dict[int, list[Interview]] = {}
    for each in found:
        shown.setdefault(home[each.id], []).append(each)
    return tuple(Rounds(tuple(by_date(those)), tries[place]) for place, those in shown.items())


def merge_matches(threads: Iterable[Thread]) -> tuple[Thread, ...]:
    """The processes, with those logged on both sides counted once.

    A process that looks like exactly one application, and was not told apart from it, is merged.
    """
    every = tuple(threads)
    joined: dict[str, list[Thread]] = {}
    for met in possible_matches(every):
        if len(met.applications) == 1:
            joined.setdefault(met.applications[0].id, []).append(met.thread)
    gone = {thread.interviews[0].id for each in joined.values() for thread in each}
    return tuple(
        _with(each, joined.get(each.application.id, ())) if each.application else each
        for each in every
        if each.application or each.interviews[0].id not in gone
    )


def _with(thread: Thread, others: Iterable[Thread]) -> Thread:
    every = (thread, *others)
    interviews = by_date(met for each in every for met in each.interviews)
    outcomes = (outcome for each in every for outcome in each.outcomes)
    return Thread(thread.application, tuple(interviews), tuple(outcomes))
