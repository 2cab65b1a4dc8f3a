"""The one thing to do next, why, and at most two others: derived from what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from data.analysis import patterns
from data.models import EvaluationState, Interview, Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    import pandas as pd

    from data.models import Outcome, Practice

MOST = 3
WORTH_TELLING = (patterns.PATTERN, patterns.IMPROVING, patterns.STRENGTH, patterns.UNDECIDED)
"""The verdicts of which Today speaks, in this order, so that a strength finds room beside them."""

ASK_AFTER_DAYS = 7
"""An evaluated interview without word for a week is asked about (five to seven working days)."""

FRESH_DAYS = 14
"""An interview is worth evaluating from memory for about this long."""


class Action(StrEnum):
    """What Today can offer."""

    GO_ON = "go on"
    CAPTURE = "capture"
    HEARD = "heard"
    PRACTISE = "practise"
    LOG = "log"


@dataclass(frozen=True)
class Suggestion:
    """One thing to do; `interview` is the one it is about, if it is about one."""

    action: Action
    interview: Interview | None = None


def suggest(
    interviews: Sequence[Interview],
    outcomes: Mapping[str, Outcome],
    practices: Sequence[Practice],
    today: date,
) -> tuple[Suggestion, ...]:
    """What fits now, the most useful first, three at most; empty only for an empty journal.

    `interviews` are oldest first. What is half-finished comes first, latest first; then practice,
    unless some was logged today; then an outcome that may have arrived; then logging the next one.
    """
    if not interviews:
        return ()
    found = [*_unfinished(interviews), *_practice(interviews, practices, today)]
    found += [*_to_hear(interviews, outcomes, today), Suggestion(Action.LOG)]
    return tuple(found[:MOST])


def _unfinished(interviews: Sequence[Interview]) -> Iterator[Suggestion]:
    for interview in reversed(interviews):
        if interview.evaluation.state is EvaluationState.STARTED:
            yield Suggestion(Action.GO_ON, interview)
        elif interview.evaluation.state is EvaluationState.NEW:
            yield Suggestion(Action.CAPTURE, interview)


def _practice(
    interviews: Sequence[Interview], practices: Sequence[Practice], today: date
) -> Iterator[Suggestion]:
    anything_rated = any(
        question.rating is not None for interview in interviews for question in interview.questions
    )
    if anything_rated and all(practice.date != today for practice in practices):
        yield Suggestion(Action.PRACTISE)


def _to_hear(
    interviews: Sequence[Interview], outcomes: Mapping[str, Outcome], today: date
) -> Iterator[Suggestion]:
    for interview in reversed(interviews):
        outcome = outcomes.get(interview.id)
        waiting = outcome is None or outcome.result is Result.WAITING
        closed = interview.evaluation.state is EvaluationState.CLOSED
        out_of_sight = interview.closed_until is not None and interview.closed_until > today
        if (
            waiting
            and closed
            and not out_of_sight
            and (today - interview.date).days >= ASK_AFTER_DAYS
        ):
            yield Suggestion(Action.HEARD, interview)


def recurring_now(assessment: pd.DataFrame) -> pd.DataFrame:
    """At most three rows of `patterns.assess` to show first: one a verdict, then the most telling.

    A verdict without an area leaves its place to the next area of those before it; within a
    verdict the weakest area comes first, of strengths the strongest.
    """
    told = assessment[assessment["verdict"].isin(WORTH_TELLING)].copy()
    rank = told["verdict"].map(WORTH_TELLING.index)
    gap = told["delta"].where(told["verdict"] != patterns.STRENGTH, -told["delta"])
    told = told.assign(_rank=rank, _gap=gap).sort_values(["_rank", "_gap"])
    told["_turn"] = told.groupby("_rank").cumcount()
    chosen = told.sort_values(["_turn", "_rank"], kind="stable").head(MOST)
    return chosen.sort_values(["_rank", "_gap"])[list(assessment.columns)]
