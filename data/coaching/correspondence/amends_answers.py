"""The answers about making amends, and whether the open ones could change the decision."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from data.coaching.correspondence.amends_rules import (
    MINOR,
    NOTICEABLE,
    SERIOUS,
    MishapKind,
    decide_amends,
    mishap_of,
)
from data.models import LOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from data.coaching.correspondence.amends_rules import Decision
    from data.models import Interview, Letter, Question, Repair

NOTED = {"wrong-name": MishapKind.WRONG_NAME, "froze": MishapKind.BLANK}
"""The slips of an evaluation that say what there may be to put right."""

TOLD_BETTER = frozenset({MishapKind.BLANK, MishapKind.WRONG_FACT, MishapKind.OTHER})
"""After these the answer one would have liked to give belongs in the letter."""


def settle_decision(interview: Interview, day: date) -> Decision | None:
    """The decision as of `day`; None while an open answer could still change it."""
    kept = interview.amends
    if not kept.what:
        return None
    found = {
        decide_amends(mishap)
        for answers in _ways_to_answer(kept)
        if (mishap := mishap_of(replace(interview, amends=answers), day))
    }
    return found.pop() if len(found) == 1 else None


def _ways_to_answer(kept: Repair) -> Iterable[Repair]:
    """Every way in which the open questions could be answered."""
    weights = _open(kept.serious, (MINOR, NOTICEABLE, SERIOUS))
    facts, thanks = (_open(each, (False, True)) for each in (kept.fixable, kept.thanked))
    for serious, fixable, thanked in product(weights, facts, thanks):
        yield replace(kept, serious=serious, fixable=fixable, thanked=thanked)


def _open(answer: int | None, answers: Sequence[int]) -> Sequence[int]:
    return answers if answer is None else (answer,)


def answer_questions(interview: Interview, day: date, **answers: object) -> Interview:
    """The interview with some questions about amends answered, and the decision that follows.

    Args:
        interview: the interview.
        day: the day it is decided on.
        answers: fields of `Repair`.
    """
    answered = replace(interview, amends=replace(interview.amends, **answers))
    settled = settle_decision(answered, day)
    return set_decision(answered, settled.path if settled else None)


def set_decision(interview: Interview, path: object) -> Interview:
    """The interview with this decision, whatever the answers would lead to."""
    return replace(interview, amends=replace(interview.amends, decision=path))


def mishap_noted(interview: Interview) -> MishapKind | None:
    """The mishap that the ticked slips point to, if any."""
    slips = {slip for question in interview.questions for slip in question.slips}
    return next((what for slip, what in NOTED.items() if slip in slips), None)


def thanked_on(letters: Iterable[Letter], interview: Interview) -> date | None:
    """The day a thank-you letter for this interview was marked as sent."""
    days = (
        each.sent
        for each in letters
        if each.interview == interview.id and each.template == "thank-you"
    )
    return next((day for day in days if day), None)


def question_to_mend(interview: Interview) -> Question | None:
    """The worst-rated question with a better answer written, if the mishap is one that helps."""
    if interview.amends.what not in TOLD_BETTER:
        return None
    low = [
        each
        for each in interview.questions
        if each.better_answer.strip() and each.rating is not None and each.rating <= LOW
    ]
    return min(low, key=lambda each: each.rating or 0, default=None)
