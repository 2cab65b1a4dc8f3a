"""Edits of an interview's evaluation, and its clock: pure functions that return it changed.

The clock of the half hour runs, pauses, and never counts time the app was closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from data.models import (
    HALF_HOUR,
    MOST_KEY_ISSUES,
    MOST_PASTES,
    MOST_QUESTIONS,
    Around,
    Evaluation,
    EvaluationState,
    Interview,
    Outcome,
    Question,
    Result,
    StepState,
    with_value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

ANSWERS = 2
"""The part in which the answers are rated."""

STEP = 4
"""The step of the ten that is the half hour."""


def is_locked(outcome: Outcome | None) -> bool:
    """Whether the outcome is known; from then on first ratings are not overwritten."""
    return outcome is not None and outcome.result is not Result.WAITING


def add_questions(
    interview: Interview,
    texts: Iterable[str],
    areas: Callable[[str], str | None],
    new_id: Callable[[], str],
) -> Interview:
    """The interview with more questions.

    Args:
        interview: the interview; it holds `MOST_QUESTIONS` at most.
        texts: the questions. Those it has already are skipped.
        areas: gives the area of a question, or None.
        new_id: makes an id.
    """
    known = {question.text for question in interview.questions}
    fresh = [
        Question(id=new_id(), text=text, area=areas(text))
        for text in dict.fromkeys(texts)
        if text not in known
    ]
    questions = (*interview.questions, *fresh)[:MOST_QUESTIONS]
    return replace(interview, questions=questions)


def file_paste(interview: Interview) -> Interview:
    """The interview with the paste in its inbox moved to those gone through.

    When there are `MOST_PASTES` of these, the inbox stays as it is.
    """
    waiting, filed = interview.pasted, interview.pastes
    if not waiting.strip():
        return replace(interview, pasted="")
    if len(filed) < MOST_PASTES:
        filed = filed if waiting in filed else (*filed, waiting)
        return replace(interview, pasted="", pastes=filed)
    return interview


def find_question(interview: Interview, question_id: str) -> Question | None:
    """The question of this id, if the interview has it."""
    return next((each for each in interview.questions if each.id == question_id), None)


def drop_question(interview: Interview, question_id: str) -> Interview:
    """The interview without one question."""
    questions = tuple(each for each in interview.questions if each.id != question_id)
    return replace(interview, questions=questions)


def rate_question(
    interview: Interview, question_id: str, rating: int | None, *, locked: bool
) -> Interview:
    """Rate a question: its first rating, or, once locked, the correction beside it."""
    part = rating_part(find_question(interview, question_id), locked=locked)
    return with_value(interview, ("questions", question_id, part), rating)


def rating_part(rated: Question | Around | None, *, locked: bool) -> str:
    """The field a rating is kept in: the first, or, once locked, the correction beside it.

    A correction needs a first rating to stand beside; without one this is the first.
    """
    first = rated.rating if rated else None
    return "corrected_rating" if locked and first is not None else "rating"


def around_rating(interview: Interview, area: str) -> Around:
    """How something around the questions went, as far as it was said."""
    return next((each for each in interview.around if each.area == area), Around(area=area))


def add_key_issue(interview: Interview, text: str) -> Interview:
    """The interview with one more key issue, unless it has three already."""
    return replace(interview, key_issues=(*interview.key_issues, text)[:MOST_KEY_ISSUES])


def go_to_part(interview: Interview, part: int) -> Interview:
    """The interview with its evaluation at `part` (1 to 5), and begun."""
    state = interview.evaluation.state
    begun = EvaluationState.STARTED if state is EvaluationState.NEW else state
    return replace(interview, evaluation=replace(interview.evaluation, part=part, state=begun))


def close_evaluation(interview: Interview, now: datetime) -> Interview:
    """The interview with its evaluation closed at `now`."""
    closed = replace(interview.evaluation, state=EvaluationState.CLOSED, closed_at=now)
    return replace(interview, evaluation=closed)


def reopen_evaluation(interview: Interview) -> Interview:
    """The interview with its evaluation open again, at its first part."""
    opened = replace(interview.evaluation, state=EvaluationState.STARTED, part=1, closed_at=None)
    return replace(interview, evaluation=opened)


def reopen_answers(interview: Interview) -> Interview:
    """The interview with its evaluation open again, at the answers."""
    return go_to_part(reopen_evaluation(interview), ANSWERS)


def interview_under_way(interviews: Sequence[Interview]) -> Interview | None:
    """The latest interview with an evaluation begun and not skipped, else the latest of all."""
    begun = [
        each
        for each in interviews
        if each.evaluation.state is EvaluationState.STARTED and not _is_skipped(each)
    ]
    return next(reversed(begun or interviews), None)


def _is_skipped(interview: Interview) -> bool:
    return any(each.number == STEP and each.state is StepState.SKIPPED for each in interview.steps)


def count_unfiled(interviews: tuple[Interview, ...]) -> list[tuple[str, int]]:
    """(interview id, number of rated questions without an area), for those that have any."""
    found = [
        (each.id, sum(question.area is None for question in rated_questions(each)))
        for each in interviews
    ]
    return [pair for pair in found if pair[1]]


def rated_questions(interview: Interview) -> tuple[Question, ...]:
    """The questions that have a rating."""
    return tuple(question for question in interview.questions if question.rating is not None)


def filed_questions(interviews: Sequence[Interview]) -> list[tuple[str, str]]:
    """(question, area) of every question with an area, in the order of `interviews`."""
    asked = (question for interview in interviews for question in interview.questions)
    return [(question.text, question.area) for question in asked if question.area]


def recent_areas(interviews: Sequence[Interview], most: int = 6) -> tuple[str, ...]:
    """The areas asked last, latest first; `interviews` are oldest first."""
    asked = (question.area for each in reversed(interviews) for question in each.questions)
    return tuple(dict.fromkeys(filter(None, asked)))[:most]


def seconds_spent(evaluation: Evaluation, now: datetime) -> int:
    """Seconds of the half hour used at `now`, `HALF_HOUR` at most."""
    running = 0.0
    if evaluation.running_since is not None:
        # The clock of a computer may be set back.
        running = max(0.0, (now - evaluation.running_since).total_seconds())
    return min(HALF_HOUR, evaluation.spent + int(running))


def minutes_left(evaluation: Evaluation, now: datetime) -> int:
    """Minutes left at `now`, rounded up: 30 only at the start, 0 only at the end."""
    # Rounds up: // rounds towards minus infinity.
    return -(-(HALF_HOUR - seconds_spent(evaluation, now)) // 60)


def start_clock(evaluation: Evaluation, now: datetime) -> Evaluation:
    """The clock running from `now`; unchanged if it is running or has run out."""
    if evaluation.running_since is not None or evaluation.spent >= HALF_HOUR:
        return evaluation
    return replace(evaluation, running_since=now)


def pause_clock(evaluation: Evaluation, now: datetime) -> Evaluation:
    """The clock paused at `now`, with the time used added up."""
    return replace(evaluation, spent=seconds_spent(evaluation, now), running_since=None)


def pause_at_last_change(evaluation: Evaluation, last_seen: datetime) -> Evaluation:
    """The clock paused at the person's last change, for somebody who comes back later."""
    if evaluation.running_since is None:
        return evaluation
    return pause_clock(evaluation, max(last_seen, evaluation.running_since))
