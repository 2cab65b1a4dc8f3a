"""The step that fits now, why, and at most two others.

There are six situations, derived from what was recorded: just out, the days of looking back, an old
offer with no news, waiting, heard back, and between interviews. Nothing is suggested about an
interview that is put away, unless they have answered meanwhile.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from data.coaching.interviews.facts import application_of
from data.coaching.interviews.offers import FRESH_DAYS, AnswerAge, answer_age
from data.coaching.interviews.ten_steps import StepStanding, StepStatus, out_of_sight, steps
from data.coaching.interviews.when_to_ask import chase_from
from data.models import EvaluationState, Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from data.coaching.interviews.facts import Facts
    from data.models import Application, Interview, Outcome

MOST_STEPS = 3
JUST_OUT = timedelta(hours=2)
"""An interview logged so lately, on its own day, is one somebody has just walked out of."""

AMENDS_DAYS = 2
"""After this a letter to make amends comes late."""

WAITING_DAYS = 60
"""After so long without a word nobody is told to ask again."""


class Situation(StrEnum):
    """Where the person stands with one interview, the most urgent first."""

    JUST_OUT = "just out"
    HEARD_BACK = "heard back"
    LOOKING_BACK = "looking back"
    UNSETTLED = "unsettled"
    WAITING = "waiting"
    BETWEEN = "between interviews"


class Reason(StrEnum):
    """Why a step fits now; screens have words for each."""

    CALM_FIRST = "calm first"
    JOT_IT_DOWN = "jot it down"
    WHILE_FRESH = "while fresh"
    HALF_DONE = "half done"
    IN_TIME_FOR_AMENDS = "in time for amends"
    LET_IT_GO = "let it go"
    TIME_TO_ASK = "time to ask"
    AN_OFFER = "an offer"
    WHAT_BECAME_OF_IT = "what became of it"
    TURNED_DOWN = "turned down"
    KEEP_THE_DOOR_OPEN = "keep the door open"
    TONIGHT = "tonight"
    PRACTISE = "practise"
    BACK_IN_THE_SADDLE = "back in the saddle"
    LEFT_OPEN = "left open"


class Tonight(StrEnum):
    """Whether there is practice this evening."""

    NOTHING = "nothing comes back"
    WAITING = "something comes back"
    OFF = "not tonight"


class Next(NamedTuple):
    """A step to take now, for which interview, and why."""

    step: StepStanding
    interview: Interview
    situation: Situation
    reason: Reason


class Now(NamedTuple):
    """The present moment with its zone, the person's date, and the state of the evening."""

    now: datetime
    today: date
    tonight: Tonight = Tonight.NOTHING


_URGENCY = tuple(Situation)
_NEWS = {Result.OFFER: Reason.AN_OFFER, Result.REJECTED: Reason.TURNED_DOWN}
_AFTER = {AnswerAge.FRESH: Situation.HEARD_BACK, AnswerAge.UNSETTLED: Situation.UNSETTLED}


def next_step(
    interviews: Sequence[Interview],
    outcomes: Mapping[str, Outcome],
    facts: Facts,
    moment: Now,
) -> tuple[Next, ...]:
    """The steps that fit now, best first, at most three. `outcomes` are by interview id.

    Interviews still to come are skipped. Empty when nothing is recorded, or nothing is left to do.
    """
    over = [each for each in interviews if each.date <= moment.today]
    latest_first = sorted(over, key=lambda each: (each.date, each.created), reverse=True)
    found = [
        each
        for age, interview in enumerate(latest_first)
        for each in steps_that_fit(
            interview, outcomes.get(interview.id), facts, moment, latest=age == 0
        )
    ]
    once: dict[int, Next] = {}
    for each in sorted(found, key=_place):
        once.setdefault(each.step.number, each)
    return tuple(once.values())[:MOST_STEPS]


def _place(found: Next) -> tuple[int, bool]:
    """Where a step comes: by its situation, an offer before other news.

    Keeping in touch can wait, so it comes after what is waiting, whatever was heard.
    """
    if found.reason is Reason.KEEP_THE_DOOR_OPEN:
        return _URGENCY.index(Situation.WAITING), True
    return _URGENCY.index(found.situation), found.reason is not Reason.AN_OFFER


def steps_that_fit(
    interview: Interview,
    outcome: Outcome | None,
    facts: Facts,
    moment: Now,
    *,
    latest: bool = True,
) -> tuple[Next, ...]:
    """The steps that fit one interview now; practice and applying only for the `latest` one."""
    now = situation(interview, outcome, moment, application_of(facts, interview))
    all_steps = {each.number: each for each in steps(interview, outcome, facts, moment.today)}
    found = [(now, *each) for each in _offers(now, interview, outcome, moment)]
    if latest and now is not Situation.JUST_OUT:
        found += [(Situation.BETWEEN, *each) for each in _between(interview, moment)]
    return tuple(
        Next(all_steps[number], interview, when, reason)
        for when, number, reason in found
        if _is_open(all_steps[number], reason)
    )


def _is_open(step: StepStanding, reason: Reason) -> bool:
    """Whether a step is to do; practice of tonight, and an old offer, until it is put aside."""
    anew = reason in {Reason.TONIGHT, Reason.WHAT_BECAME_OF_IT}
    again = anew and not (step.by_hand and step.settled)
    return again or step.state is StepStatus.TO_DO


def _between(interview: Interview, moment: Now) -> Iterator[StepRule]:
    """Practice, unless the interview was today or the evening is taken; and applying."""
    if moment.tonight is Tonight.WAITING and interview.date < moment.today:
        yield 9, Reason.TONIGHT
    elif moment.tonight is not Tonight.OFF:
        yield 9, Reason.PRACTISE
    yield 10, Reason.BACK_IN_THE_SADDLE


def situation(
    interview: Interview,
    outcome: Outcome | None,
    moment: Now,
    application: Application | None = None,
) -> Situation:
    """The situation of one interview now; `application` is the one it belongs to."""
    days = (moment.today - interview.date).days
    if outcome is not None and outcome.result is not Result.WAITING:
        age = answer_age(outcome, interview, application, moment.today)
        return _AFTER.get(age, Situation.BETWEEN)
    if days < 0 or out_of_sight(interview, moment.today):
        return Situation.BETWEEN
    if interview.evaluation.state is not EvaluationState.CLOSED and _begun_or_fresh(
        interview, days
    ):
        just_out = days == 0 and moment.now - interview.created <= JUST_OUT
        new = interview.evaluation.state is EvaluationState.NEW
        return Situation.JUST_OUT if just_out and new else Situation.LOOKING_BACK
    return Situation.WAITING if days <= WAITING_DAYS else Situation.BETWEEN


def _begun_or_fresh(interview: Interview, days: int) -> bool:
    return days <= FRESH_DAYS or interview.evaluation.state is EvaluationState.STARTED


StepRule = tuple[int, Reason]


def _offers(
    now: Situation, interview: Interview, outcome: Outcome | None, moment: Now
) -> Iterator[StepRule]:
    """The numbers of the steps that fit a situation, in order, with the reason."""
    if now is Situation.JUST_OUT:
        yield from ((3, Reason.CALM_FIRST), (4, Reason.JOT_IT_DOWN), (2, Reason.LEFT_OPEN))
    elif now is Situation.LOOKING_BACK:
        begun = interview.evaluation.state is EvaluationState.STARTED
        yield 4, Reason.HALF_DONE if begun else Reason.WHILE_FRESH
    elif now is Situation.HEARD_BACK and outcome is not None:
        yield 7, _NEWS.get(outcome.result, Reason.LEFT_OPEN)
        yield 8, Reason.KEEP_THE_DOOR_OPEN
    elif now is Situation.UNSETTLED:
        yield 7, Reason.WHAT_BECAME_OF_IT
    elif now is Situation.WAITING:
        yield from _waiting(interview, moment)


def _waiting(interview: Interview, moment: Now) -> Iterator[StepRule]:
    chase = chase_from(interview.date, interview.promised, interview.last_contact)
    if chase.start <= moment.today:
        yield 7, Reason.TIME_TO_ASK
    if _asks_for_amends(interview, moment):
        yield 5, Reason.IN_TIME_FOR_AMENDS
    yield 6, Reason.LET_IT_GO
    yield 8, Reason.KEEP_THE_DOOR_OPEN


def _asks_for_amends(interview: Interview, moment: Now) -> bool:
    """Whether a letter is still in time; on the evening of looking back only if it is the last."""
    if is_last_call(interview, moment.today):
        return True
    in_time = (moment.today - interview.date).days < AMENDS_DAYS
    return in_time and not _closed_today(interview, moment)


def is_last_call(interview: Interview, today: date) -> bool:
    """Whether it is the last day on which amends help, and nothing is decided about it."""
    return (today - interview.date).days == AMENDS_DAYS and interview.amends.decision is None


def _closed_today(interview: Interview, moment: Now) -> bool:
    closed = interview.evaluation.closed_at
    return closed is not None and closed.astimezone(moment.now.tzinfo).date() == moment.today
