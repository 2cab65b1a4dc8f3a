"""What happens to an application: each edit takes the record and returns it changed."""

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
    """At another stage; one that is closed no longer forgets how, and applying is done today."""
    ended = application.ended if stage is ApplicationStage.CLOSED else None
    applied = application.applied
    if application.stage is ApplicationStage.TO_APPLY and stage in STAGES:
        applied = applied or today
    return replace(application, stage=stage, ended=ended, applied=applied, staged=now)


def set_ended(application: Application, ended: Ended | None, now: datetime) -> Application:
    """Closed, and how."""
    return replace(application, stage=ApplicationStage.CLOSED, ended=ended, staged=now)


def note_answer(before: Outcome | None, after: Outcome, now: datetime) -> Outcome:
    """The outcome with the moment of its answer, where `after` is another one than `before`."""
    had = (before.result, before.accepted) if before else None
    return after if had == (after.result, after.accepted) else replace(after, decided=now)


def finish_step(application: Application) -> Application:
    """With its next step done, and none planned."""
    return replace(application, next_action="", next_date=None)


def note_chaser(application: Application, sent: date | None) -> Application:
    """With the letter marked as sent on a day, or not after all: when to look for an answer.

    A next step of the person's own stays as it is.
    """
    if application.next_action not in {"", LISTEN}:
        return application
    if sent is None:
        return finish_step(application) if application.next_action == LISTEN else application
    looked = add_working_days(sent, WITHOUT_A_PROMISE[0])
    return replace(application, next_action=LISTEN, next_date=looked)


def note_interview(application: Application, interview: Interview) -> Application:
    """At least as far as an interview that belongs to it says; one that is over stays over."""
    if application.stage not in (ApplicationStage.TO_APPLY, *STAGES):
        return application
    order = (ApplicationStage.TO_APPLY, *STAGES)
    came = stage_of(interview)
    return replace(application, stage=max(application.stage, came, key=order.index))


def find_match(interview: Interview, applications: Iterable[Application]) -> Application | None:
    """The one application of the same company, and of the same role if both say one; or None.

    None of those the person told apart from it.
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
    """The interviews, each linked to the one application it fits, if it is linked to none yet."""
    return tuple(_linked(each, applications) for each in interviews)


def find_link(text: str) -> tuple[str, str] | None:
    """A link to follow and the host it leads to; None unless it is plain http or https."""
    link = text.strip()
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return None
    fine = link.isprintable() and " " not in link and len(link) <= _LONGEST_LINK
    return (link, host) if fine and host and parts.scheme in {"http", "https"} else None


def _linked(interview: Interview, applications: Sequence[Application]) -> Interview:
    match = None if interview.application else find_match(interview, applications)
    return replace(interview, application=match.id) if match else interview
