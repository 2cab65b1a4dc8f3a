"""The ten steps after an interview: where each stands, derived from what was recorded.

A step set by hand stays as set. A step is settled when it is done, skipped or not needed; one that
waits for a date asks for nothing until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from data.coaching.interviews.facts import (
    AMENDS,
    IN_TOUCH,
    REPLIES,
    Facts,
    breathed_for,
    has_letter,
    moved_on_after,
    practised_after,
)
from data.coaching.interviews.when_to_ask import chase_from
from data.models import (
    Amends,
    EvaluationState,
    Interview,
    Outcome,
    Result,
    StepState,
    change,
)
from data.models import Step as ByHand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

STEP_NAMES = (
    "Stay positive",
    "Leave with decorum",
    "Take some deep breaths",
    "Half an hour to evaluate",
    "Make amends where appropriate",
    "Put it out of your mind",
    "Be gracious",
    "Stay in touch",
    "Learn from your mistakes",
    "Apply for other jobs",
)
LEAVING = "leaving"
"""The area that rates the exit."""

_TO_ANSWER = (Result.OFFER, Result.REJECTED)


class StepStatus(StrEnum):
    """Where a step stands; what can be set by hand (`StepState`) has the same names here."""

    DONE = "done"
    TO_DO = "to do"
    NOT_NEEDED = "not needed"
    WAITING = "waiting"
    SKIPPED = "skipped"


SETTLED = frozenset({StepStatus.DONE, StepStatus.NOT_NEEDED, StepStatus.SKIPPED})


@dataclass(frozen=True)
class StepStanding:
    """One of the ten steps (1 to 10) and where it stands; `until` is the day it waits for."""

    number: int
    name: str
    state: StepStatus
    until: date | None = None
    by_hand: bool = False

    @property
    def settled(self) -> bool:
        """Whether there is nothing more to do for it."""
        return self.state in SETTLED


@dataclass(frozen=True)
class _Case:
    """One interview as the ten rules look at it."""

    interview: Interview
    outcome: Outcome | None
    facts: Facts
    today: date

    @property
    def known(self) -> bool:
        """Whether they have answered."""
        return self.outcome is not None and self.outcome.result is not Result.WAITING


StepFinding = tuple[StepStatus, "date | None"]
DONE: StepFinding = (StepStatus.DONE, None)
TO_DO: StepFinding = (StepStatus.TO_DO, None)
NOT_NEEDED: StepFinding = (StepStatus.NOT_NEEDED, None)


def steps(
    interview: Interview, outcome: Outcome | None, facts: Facts, today: date
) -> tuple[StepStanding, ...]:
    """The ten steps of an interview, in order, as of `today`."""
    case = _Case(interview, outcome, facts, today)
    by_hand = {each.number: each.state for each in interview.steps}
    return tuple(
        StepStanding(number, name, StepStatus[by_hand[number].name], by_hand=True)
        if number in by_hand
        else StepStanding(number, name, *rule(case))
        for number, (name, rule) in enumerate(zip(STEP_NAMES, _RULES, strict=True), start=1)
    )


def set_step(
    interview: Interview, number: int, state: StepState | None, now: datetime
) -> Interview:
    """The interview with a step set by hand at `now`; with None it is derived again.

    Raises:
        LimitError: there is no step with this number.
    """
    others = [each for each in interview.steps if each.number != number]
    mine = [] if state is None else [ByHand(number=number, state=state)]
    ordered = sorted([*others, *mine], key=lambda each: each.number)
    return change(interview, now, steps=tuple(ordered))


def out_of_sight(interview: Interview, today: date) -> bool:
    """Whether an interview was put away until a day that is still to come."""
    return interview.closed_until is not None and interview.closed_until > today


def hidden(interviews: Iterable[Interview], today: date) -> frozenset[str]:
    """The ids of the interviews that are put away."""
    return frozenset(each.id for each in interviews if out_of_sight(each, today))


def _done(known: object) -> StepFinding:
    return DONE if known else TO_DO


def _leave(case: _Case) -> StepFinding:
    rated = any(
        each.area == LEAVING and (each.rating is not None or each.corrected_rating is not None)
        for each in case.interview.around
    )
    return _done(rated or case.interview.leaving)


def _amend(case: _Case) -> StepFinding:
    """Not needed once it is decided to leave it, or once they have answered."""
    decision = case.interview.amends.decision
    if decision is Amends.LEAVE:
        return NOT_NEEDED
    if decision is not None or has_letter(case.facts, case.interview, AMENDS):
        return DONE
    return NOT_NEEDED if case.known else TO_DO


def _wait(case: _Case) -> StepFinding:
    """Waiting until the interview is looked at again; over once that day or an answer came."""
    parked = case.interview.id in case.facts.parked_for
    closed = case.interview.closed_until
    if closed is None and not parked:
        return NOT_NEEDED if case.known else TO_DO
    if closed is not None and closed > case.today and not case.known:
        return StepStatus.WAITING, closed
    return DONE


def _gracious(case: _Case) -> StepFinding:
    """Done with a reply, where one is due; without an answer, waiting until it is time to ask."""
    interview, outcome = case.interview, case.outcome
    if outcome is None or outcome.result is Result.WAITING:
        start = chase_from(interview.date, interview.promised, interview.last_contact).start
        return (StepStatus.WAITING, start) if start > case.today else TO_DO
    replied = outcome.replied is not None or outcome.accepted is not None
    replied = replied or has_letter(case.facts, interview, REPLIES, _told(outcome))
    return _done(replied or outcome.result not in _TO_ANSWER)


def _told(outcome: Outcome) -> date:
    """The day of their answer; if it was not said, the day it was recorded."""
    return outcome.heard or outcome.created.date()


def _in_touch(case: _Case) -> StepFinding:
    """Done with a person noted; a follow-up still open waits for its day, then is to do."""
    mine = case.facts.follow_ups_by_interview.get(case.interview.id, ())
    days = [each.due for each in mine if each.done is None and each.due is not None]
    if days:
        return (StepStatus.WAITING, min(days)) if min(days) > case.today else TO_DO
    met = case.interview.id in case.facts.met_at
    wrote = has_letter(case.facts, case.interview, IN_TOUCH)
    return _done(mine or met or wrote)


def _apply(case: _Case) -> StepFinding:
    if case.outcome is not None and case.outcome.accepted:
        return NOT_NEEDED
    return _done(moved_on_after(case.facts, case.interview))


_RULES: tuple[Callable[[_Case], StepFinding], ...] = (
    lambda case: _done(case.interview.wobble is not None),
    _leave,
    lambda case: _done(breathed_for(case.facts, case.interview)),
    lambda case: _done(case.interview.evaluation.state is EvaluationState.CLOSED),
    _amend,
    _wait,
    _gracious,
    _in_touch,
    lambda case: _done(practised_after(case.facts, case.interview)),
    _apply,
)
