"""One try from both sides: what was chosen by hand, what they answered, and the later of both."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from data.coaching.applications import edits
from data.coaching.applications import standing as tries
from data.coaching.hiring_process.thread import Thread, ThreadState
from data.models import Application, ApplicationStage, Ended, Interview, Outcome, Result
from tests.coaching.applications.test_board import (
    NOW,
    TODAY,
    ago,
    an_application,
    an_interview,
    an_outcome,
)

S = ApplicationStage
HOUR = dt.timedelta(hours=1)
EARLY, LATE = NOW - HOUR, NOW + HOUR
JOB = {"company": "Northgate", "role": "Baker"}
NO = ThreadState(S.CLOSED, Ended.REJECTED)


def stands(
    application: Application | None, met: list[Interview], *outcomes: Outcome
) -> ThreadState:
    """How the one try stands."""
    (found,) = tries.threads([application] if application else [], met, outcomes)
    return found.state


def linked(number: int = 1, **fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview that belongs to the application."""
    return an_interview(number, application=an_application().id, **fields)


@pytest.mark.parametrize(
    "result, fields, state",
    [
        (Result.WAITING, {}, ThreadState(S.INTERVIEWING)),
        (Result.THROUGH, {}, ThreadState(S.INTERVIEWING)),
        (Result.OFFER, {}, ThreadState(S.OFFER)),
        (Result.OFFER, {"accepted": True}, ThreadState(S.CLOSED, Ended.ACCEPTED)),
        (Result.OFFER, {"accepted": False}, ThreadState(S.CLOSED, Ended.DECLINED)),
        (Result.OFFER, {"still_open": TODAY}, ThreadState(S.OFFER)),
        (Result.REJECTED, {"accepted": True}, NO),
        (Result.NO_ANSWER, {}, ThreadState(S.GHOSTED)),
        (Result.WITHDRAWN, {}, ThreadState(S.WITHDRAWN)),
    ],
)
@pytest.mark.parametrize("own", [S.TO_APPLY, S.APPLIED, S.SCREENING, S.INTERVIEWING])
def test_an_answer_moves_its_application_and_taken_back_moves_it_back(
    own: ApplicationStage, result: Result, fields: dict[str, Any], state: ThreadState
) -> None:
    one, met = an_application(stage=own), linked()
    told = replace(an_outcome(met, result), **fields)
    assert stands(one, [met], told) == state
    back = edits.note_answer(told, replace(told, result=Result.WAITING, accepted=None), LATE)
    assert stands(one, [met], back) == ThreadState(S.INTERVIEWING)
    assert one.stage is own


def test_a_stage_chosen_after_the_answer_is_not_overwritten() -> None:
    met = linked()
    told = replace(an_outcome(met, Result.REJECTED), decided=NOW)
    by_hand = edits.set_stage(an_application(), S.INTERVIEWING, TODAY, LATE)
    assert stands(by_hand, [met], told) == ThreadState(S.INTERVIEWING)
    feedback = replace(told, feedback="Too quiet", updated=LATE + HOUR)
    same = edits.note_answer(told, feedback, LATE + HOUR)
    assert stands(by_hand, [met], same) == ThreadState(S.INTERVIEWING)


def test_an_answer_recorded_after_the_stage_was_chosen_moves_it() -> None:
    met = linked()
    by_hand = edits.set_stage(an_application(), S.OFFER, TODAY, NOW)
    before = an_outcome(met, Result.WAITING)
    told = edits.note_answer(before, replace(before, result=Result.REJECTED), LATE)
    assert stands(by_hand, [met], told) == NO


@pytest.mark.parametrize(
    "own, ended, result, state",
    [
        (S.GHOSTED, None, Result.THROUGH, ThreadState(S.INTERVIEWING)),
        (S.GHOSTED, None, Result.REJECTED, NO),
        (S.WITHDRAWN, None, Result.THROUGH, ThreadState(S.WITHDRAWN)),
        (S.CLOSED, Ended.REJECTED, Result.OFFER, ThreadState(S.OFFER)),
        (S.CLOSED, Ended.ACCEPTED, Result.OFFER, ThreadState(S.CLOSED, Ended.ACCEPTED)),
        (S.CLOSED, Ended.DECLINED, Result.OFFER, ThreadState(S.CLOSED, Ended.DECLINED)),
    ],
)
def test_what_was_ended_by_hand_moves_only_where_the_answer_says_more(
    own: ApplicationStage, ended: Ended | None, result: Result, state: ThreadState
) -> None:
    met = linked()
    told = replace(an_outcome(met, result), decided=LATE)
    assert stands(an_application(stage=own, ended=ended, staged=NOW), [met], told) == state


def test_in_a_journal_of_before_what_was_ended_by_hand_stays_so() -> None:
    met = linked()
    ended = an_application(stage=S.CLOSED, ended=Ended.DECLINED)
    assert stands(ended, [met], an_outcome(met, Result.REJECTED)) == ThreadState(
        S.CLOSED, Ended.DECLINED
    )
    unsaid = an_application(stage=S.CLOSED)
    assert stands(unsaid, [met], an_outcome(met, Result.REJECTED)) == NO


def test_a_round_held_after_it_was_taken_for_silence_opens_it_again() -> None:
    silent = an_application(stage=S.GHOSTED, staged=NOW - dt.timedelta(days=9))
    assert stands(silent, [linked()]) == ThreadState(S.INTERVIEWING)
    assert stands(silent, [linked(date=ago(10))]) == ThreadState(S.GHOSTED)


def test_how_an_ending_by_hand_is_told_counts_as_chosen_by_hand() -> None:
    met = linked()
    told = replace(an_outcome(met, Result.REJECTED), decided=NOW)
    chosen = edits.set_ended(an_application(), Ended.DECLINED, LATE)
    assert stands(chosen, [met], told) == ThreadState(S.CLOSED, Ended.DECLINED)


def test_the_answer_to_the_last_round_holds() -> None:
    first, second = linked(1, date=ago(9)), linked(2, date=ago(2))
    through, no = an_outcome(first, Result.THROUGH), an_outcome(second, Result.REJECTED)
    assert stands(an_application(), [second, first], no, through) == NO
    silence = an_outcome(first, Result.NO_ANSWER)
    assert stands(an_application(), [first, second], silence) == ThreadState(S.INTERVIEWING)


def test_a_no_recorded_on_an_earlier_round_ends_the_later_ones_too() -> None:
    first, second = linked(1, date=ago(9)), linked(2, date=ago(2))
    assert stands(an_application(), [first, second], an_outcome(first, Result.REJECTED)) == NO


def test_after_a_no_the_next_interview_with_them_is_a_new_try() -> None:
    first, second = an_interview(1, date=ago(40), **JOB), an_interview(2, date=ago(2), **JOB)
    no = replace(an_outcome(first, Result.REJECTED), heard=ago(30))
    found = tries.threads([], [first, second], [no])
    assert [each.interviews for each in found] == [(first,), (second,)]
    assert [each.state for each in found] == [NO, ThreadState(S.INTERVIEWING)]
    weighed = tries.count_threads(found, TODAY)
    assert (weighed.noes, weighed.alive, weighed.all) == (1, 1, 2)


@pytest.mark.parametrize("days, tries_", [(60, 1), (61, 2)])
def test_where_the_day_of_the_no_is_not_known_two_months_make_a_new_try(
    days: int, tries_: int
) -> None:
    first, second = an_interview(1, date=ago(days + 1), **JOB), an_interview(2, **JOB)
    no = an_outcome(first, Result.REJECTED)
    assert len(tries.threads([], [first, second], [no])) == tries_


def test_what_is_alive_is_counted_from_interviews_and_applications_both() -> None:
    """Four open applications of which three were over, as their interviews say."""
    every = [an_application(number) for number in range(1, 5)]
    met = [an_interview(number, application=every[number - 1].id) for number in range(1, 5)]
    ends = (Result.REJECTED, Result.NO_ANSWER, Result.WITHDRAWN)
    heard = [an_outcome(each, end) for each, end in zip(met, ends, strict=False)]
    found = tries.proportion(every, met, heard, TODAY)
    assert (found.all, found.alive, found.noes) == (4, 1, 1)


def test_a_round_logged_after_a_stage_was_chosen_brings_it_at_least_so_far() -> None:
    by_hand = edits.set_stage(an_application(), S.APPLIED, TODAY, EARLY)
    assert stands(by_hand, [linked()]) == ThreadState(S.INTERVIEWING)
    later = edits.set_stage(an_application(), S.APPLIED, TODAY, LATE)
    assert stands(later, [linked()]) == ThreadState(S.APPLIED)


def test_only_another_answer_is_dated() -> None:
    first = edits.note_answer(None, an_outcome(linked(), Result.OFFER), NOW)
    assert first.decided == NOW
    terms = replace(first, feedback="Well done")
    assert edits.note_answer(first, terms, LATE).decided == NOW
    taken = replace(first, accepted=True)
    assert edits.note_answer(first, taken, LATE).decided == LATE


def test_a_try_of_nothing_but_a_plan_is_not_open() -> None:
    plan = an_application(stage=S.TO_APPLY, applied=None)
    thread = Thread(plan, (), ())
    assert (thread.state, thread.reached) == (ThreadState(S.TO_APPLY), None)
    assert not thread.alive(TODAY)
