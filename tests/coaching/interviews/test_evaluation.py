"""Changes to an evaluation: each one gives exactly the next record, and leaves the rest alone."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

import pytest
from msgspec.structs import replace

from data.coaching.interviews import evaluation
from data.models import (
    MOST_PASTES,
    MOST_QUESTIONS,
    Around,
    Evaluation,
    EvaluationState,
    Interview,
    Outcome,
    Question,
    Result,
)

NOW = dt.datetime(2026, 11, 22, 20, 0, tzinfo=dt.UTC)


def key(number: int) -> str:
    return f"{number:032x}"


def an_interview(**fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    return Interview(id=key(1), created=NOW, updated=NOW, date=NOW.date(), **fields)


def asked(*texts: str) -> tuple[Question, ...]:
    return tuple(Question(id=key(10 + place), text=text) for place, text in enumerate(texts))


def an_outcome(result: Result) -> Outcome:
    return Outcome(id=key(2), created=NOW, updated=NOW, interview=key(1), result=result)


def add(interview: Interview, *texts: str) -> Interview:
    numbers = count(100)
    return evaluation.add_questions(
        interview, texts, {"Why us?": "motivation"}.get, lambda: key(next(numbers))
    )


# What was pasted


def test_what_was_gone_through_is_filed_as_it_came_and_once() -> None:
    filed = evaluation.file_paste(an_interview(pasted=" Why us?\n", pastes=("before",)))
    assert (filed.pasted, filed.pastes) == ("", ("before", " Why us?\n"))
    again = evaluation.file_paste(replace(filed, pasted="before"))
    assert (again.pasted, again.pastes) == ("", filed.pastes)
    assert evaluation.file_paste(replace(filed, pasted=" \n")).pastes == filed.pastes


def test_when_no_more_can_be_filed_it_stays_in_the_inbox() -> None:
    full = tuple(map(str, range(MOST_PASTES)))
    kept = evaluation.file_paste(an_interview(pasted="one more", pastes=full))
    assert (kept.pasted, kept.pastes) == ("one more", full)


# Locked ratings


def test_ratings_stay_open_until_something_is_heard() -> None:
    assert not evaluation.is_locked(None)
    assert not evaluation.is_locked(an_outcome(Result.WAITING))


@pytest.mark.parametrize("result", [each for each in Result if each is not Result.WAITING])
def test_any_outcome_but_waiting_locks_the_first_ratings(result: Result) -> None:
    assert evaluation.is_locked(an_outcome(result))


# Questions


def test_each_text_becomes_a_question_filed_where_it_belongs() -> None:
    assert add(an_interview(), "Why us?", "And you?").questions == (
        Question(id=key(100), text="Why us?", area="motivation"),
        Question(id=key(101), text="And you?", area=None),
    )


def test_a_text_that_is_there_or_comes_twice_is_added_once() -> None:
    before = an_interview(questions=asked("Why us?"))
    after = add(before, "Why us?", "And you?", "And you?")
    assert after.questions == (*before.questions, Question(id=key(100), text="And you?"))


def test_no_texts_change_nothing() -> None:
    before = an_interview(questions=asked("Why us?"))
    assert add(before) == before


def test_questions_beyond_the_most_there_can_be_are_left_out() -> None:
    full = an_interview(questions=asked(*(f"Question {n}" for n in range(MOST_QUESTIONS - 1))))
    after = add(full, "The last that fits", "One too many")
    assert len(after.questions) == 100
    assert after.questions[-1].text == "The last that fits"


def test_a_question_that_is_not_there_changes_nothing() -> None:
    before = an_interview(questions=asked("One"))
    assert evaluation.drop_question(before, key(99)) == before


def test_a_question_can_be_dropped_and_the_others_keep_their_order() -> None:
    before = an_interview(questions=asked("One", "Two", "Three"))
    after = evaluation.drop_question(before, key(11))
    assert [each.text for each in after.questions] == ["One", "Three"]


# Ratings


def test_an_open_rating_is_the_first_one_and_can_be_taken_back() -> None:
    before = an_interview(questions=asked("One"))
    rated = evaluation.rate_question(before, key(10), 4, locked=False)
    assert rated.questions == (Question(id=key(10), text="One", rating=4),)
    assert evaluation.rate_question(rated, key(10), None, locked=False) == before


def test_a_locked_rating_stays_and_the_correction_stands_beside_it() -> None:
    before = an_interview(questions=(Question(id=key(10), rating=2),))
    after = evaluation.rate_question(before, key(10), 4, locked=True)
    assert after.questions == (Question(id=key(10), rating=2, corrected_rating=4),)


def test_something_around_the_questions_is_empty_until_it_is_rated() -> None:
    assert evaluation.around_rating(an_interview(), "nerves") == Around(area="nerves")


# Key issues and the one change


def test_a_fourth_key_issue_is_not_added() -> None:
    three = an_interview(key_issues=("a", "b", "c"))
    assert evaluation.add_key_issue(three, "d").key_issues == ("a", "b", "c")
    assert evaluation.add_key_issue(an_interview(), "a").key_issues == ("a",)


# Parts, closing and reopening


def test_going_to_a_part_begins_a_new_evaluation() -> None:
    begun = evaluation.go_to_part(an_interview(), 2)
    assert begun.evaluation == Evaluation(state=EvaluationState.STARTED, part=2)


@pytest.mark.parametrize("state", [EvaluationState.STARTED, EvaluationState.CLOSED])
def test_going_to_a_part_otherwise_leaves_the_state_as_it_is(state: EvaluationState) -> None:
    before = an_interview(evaluation=Evaluation(state=state, part=1, spent=60))
    after = evaluation.go_to_part(before, 4)
    assert after.evaluation == Evaluation(state=state, part=4, spent=60)


def test_closing_keeps_the_part_the_clock_and_when_it_was() -> None:
    before = an_interview(evaluation=Evaluation(state=EvaluationState.STARTED, part=5, spent=900))
    assert evaluation.close_evaluation(before, NOW).evaluation == Evaluation(
        state=EvaluationState.CLOSED, part=5, spent=900, closed_at=NOW
    )


def test_reopening_starts_at_the_first_part_and_loses_nothing_written() -> None:
    closed = evaluation.close_evaluation(
        an_interview(went_well="They laughed", questions=asked("One")), NOW
    )
    opened = evaluation.reopen_evaluation(closed)
    assert opened.evaluation == Evaluation(state=EvaluationState.STARTED, part=1)
    assert (opened.went_well, opened.questions) == (closed.went_well, closed.questions)


# What was rated and asked


def test_rated_questions_are_those_with_a_first_rating() -> None:
    questions = (
        Question(id=key(10), rating=1),
        Question(id=key(11)),
        Question(id=key(12), corrected_rating=4),
    )
    assert evaluation.rated_questions(an_interview(questions=questions)) == questions[:1]


def test_the_areas_asked_last_come_first_each_once() -> None:
    first = an_interview(questions=_filed("intro", "motivation", "conflict"))
    last = an_interview(questions=_filed("technical", None, "intro", "technical"))
    assert evaluation.recent_areas([first, last]) == (
        "technical",
        "intro",
        "motivation",
        "conflict",
    )
    assert evaluation.recent_areas([first, last], most=2) == ("technical", "intro")
    assert evaluation.recent_areas([]) == ()


def _filed(*areas: str | None) -> tuple[Question, ...]:
    return tuple(Question(id=key(20 + n), area=area) for n, area in enumerate(areas))


def test_no_change_alters_the_record_it_was_given() -> None:
    before = an_interview(questions=asked("One"), around=(Around(area="nerves"),))
    kept = replace(before)
    add(before, "Two")
    evaluation.rate_question(before, key(10), 5, locked=False)
    evaluation.add_key_issue(before, "x")
    evaluation.close_evaluation(before, NOW)
    assert before == kept
