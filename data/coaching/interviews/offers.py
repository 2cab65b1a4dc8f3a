"""How long an answer counts as news, and when to ask what became of an offer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from data.coaching.hiring_process.thread import Thread
from data.coaching.interviews.ten_steps import out_of_sight
from data.models import ApplicationStage, Result

if TYPE_CHECKING:
    from datetime import date

    from data.models import Application, Interview, Outcome

FRESH_DAYS = 14
"""An interview can be looked back on from memory, and news of it answered, for about so long."""

OFFER_DAYS = 21
"""An offer without a day to answer by is news for so long."""

STALE_AFTER_DAYS = 60
"""An answer recorded so long after its interview, of a day not said, was not heard that day."""


class AnswerAge(StrEnum):
    """Whether an answer is news, an old offer to ask about, or neither."""

    FRESH = "fresh"
    UNSETTLED = "unsettled"
    OLD = "old"


def _heard_on(interview: Interview, outcome: Outcome) -> date:
    """The day of their answer; if not said, that on which it was recorded, unless long after."""
    recorded = outcome.created.date()
    late = (recorded - interview.date).days > STALE_AFTER_DAYS
    return outcome.heard or (interview.date if late else recorded)


def answer_age(
    outcome: Outcome, interview: Interview, application: Application | None, today: date
) -> AnswerAge:
    """How old an answer is on `today`.

    An offer is news until it is answered or too old; an old one is `UNSETTLED`, unless the
    interview was put away or the offer was said to be still open.
    """
    if outcome.result is not Result.OFFER or outcome.accepted is not None:
        recorded = outcome.heard or outcome.created.date()
        return AnswerAge.FRESH if (today - recorded).days <= FRESH_DAYS else AnswerAge.OLD
    if not _is_undecided(interview, outcome, application):
        return AnswerAge.OLD
    if not _is_old(interview, outcome, today):
        return AnswerAge.FRESH
    let_be = outcome.still_open is not None or out_of_sight(interview, today)
    return AnswerAge.OLD if let_be else AnswerAge.UNSETTLED


def _is_old(interview: Interview, outcome: Outcome, today: date) -> bool:
    """Past the day they want an answer by, or without one, three weeks on."""
    if outcome.answer_by is not None:
        return today > outcome.answer_by
    return (today - _heard_on(interview, outcome)).days > OFFER_DAYS


def _is_undecided(interview: Interview, outcome: Outcome, application: Application | None) -> bool:
    """Whether it is an offer that neither it nor its application says was taken or turned down."""
    mine = replace(outcome, interview=interview.id)
    state = Thread(application, (interview,), (mine,)).state
    return state.stage is ApplicationStage.OFFER
