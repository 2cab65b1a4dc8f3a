"""Edits of an application: pure functions that return it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from data.coaching.hiring_process.same_job import job_of
from data.coaching.hiring_process.thread import STAGES, stage_of
from data.coaching.interviews.when_to_ask import WITHOUT_A_PROMISE, add_working_days
from data.models import Application, ApplicationStage, Ended, Interview, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

LISTEN = "See whether they have answered"
"""The next step once somebody has asked how things stand."""

_LONGEST_LINK = 2_000


def set_stage(
    application: Application, stage: ApplicationStage, today: date, now: datetime
) -> Application:
    """The application at another stage, chosen by hand.

    Only a closed one keeps how it ended. Moving one on that was still to be sent makes `today` the
    day of applying.
    """
    ended = application.ended if stage is ApplicationStage.CLOSED else None
    applied = application.applied
    if application.stage is ApplicationStage.TO_APPLY and stage in STAGES:
        applied = applied or today
    return replace(application, stage=stage, ended=ended, applied=applied, staged=now)


def set_ended(application: Application, ended: Ended | None, now: datetime) -> Application:
    """The application closed, with how it ended."""
    return replace(application, stage=ApplicationStage.CLOSED, ended=ended, staged=now)


def note_answer(before: Outcome | None, after: Outcome, now: datetime) -> Outcome:
    """The outcome with `decided` set to `now`, if its result or the answer to an offer changed."""
    had = (before.result, before.accepted) if before else None
    return after if had == (after.result, after.accepted) else replace(after, decided=now)


def finish_step(application: Application) -> Application:
    """The application with its next step done and none planned."""
    return replace(application, next_action="", next_date=None)


def note_chaser(application: Application, sent: date | None) -> Application:
    """The application after a letter that asks how things stand.

    Args:
        application: the application. A next step in the person's own words stays.
        sent: the day the letter was sent, which plans a day to look for an answer; None takes that
            plan back.
    """
    if application.next_action not in {"", LISTEN}:
        return application
    if sent is None:
        return finish_step(application) if application.next_action == LISTEN else application
    looked = add_working_days(sent, WITHOUT_A_PROMISE[0])
    return replace(application, next_action=LISTEN, next_date=looked)


def note_interview(application: Application, interview: Interview) -> Application:
    """The application at the stage this interview implies, at least; one that ended stays so."""
    if application.stage not in (ApplicationStage.TO_APPLY, *STAGES):
        return application
    order = (ApplicationStage.TO_APPLY, *STAGES)
    came = stage_of(interview)
    return replace(application, stage=max(application.stage, came, key=order.index))


def find_match(interview: Interview, applications: Iterable[Application]) -> Application | None:
    """The only application of the same company, and of the same role if both name one.

    None if there is none or more than one; those the person told apart from it do not count.
    """
    job = job_of(interview)
    same = [
        each for each in applications if job.may_be(job_of(each)) and each.id not in interview.apart
    ]
    exact = [each for each in same if job_of(each).role == job.role]
    return next((found[0] for found in (exact, same) if len(found) == 1), None)


def link_all(
    interviews: Sequence[Interview], applications: Sequence[Application]
) -> tuple[Interview, ...]:
    """Link each interview that is linked to no application to the only one it can belong to."""
    return tuple(_linked(each, applications) for each in interviews)


def find_link(text: str) -> tuple[str, str] | None:
    """A link and its host; None unless it is a plain http or https address."""
    link = text.strip()
    try:
        # It raises ValueError for a malformed IPv6 address.
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return None
    fine = link.isprintable() and " " not in link and len(link) <= _LONGEST_LINK
    return (link, host) if fine and host and parts.scheme in {"http", "https"} else None


def _linked(interview: Interview, applications: Sequence[Application]) -> Interview:
    match = None if interview.application else find_match(interview, applications)
    return replace(interview, application=match.id) if match else interview
