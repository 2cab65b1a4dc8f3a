"""How long an offer is news, and from when on it asks what became of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from data.coaching.interviews.facts import Facts
from data.coaching.interviews.next_step import Now, Reason, Situation, next_step
from data.coaching.interviews.offers import AnswerAge, answer_age
from data.models import (
    ApplicationStage,
    Ended,
    Evaluation,
    EvaluationState,
    Interview,
    Outcome,
    Result,
    Step,
    StepState,
)
from tests.coaching.applications.test_board import (
    NOW,
    TODAY,
    ago,
    an_application,
    an_interview,
    an_outcome,
)

CLOSED = Evaluation(state=EvaluationState.CLOSED, part=5)


def an_offer(interview: Interview, **fields: Any) -> Outcome:  # noqa: ANN401 - any field of it
    """An offer after an interview."""
    return replace(an_outcome(interview, Result.OFFER), **fields)


def old(days: int = 40, **fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview so many days ago, looked back on."""
    return an_interview(date=ago(days), evaluation=CLOSED, **fields)


@pytest.mark.parametrize(
    "fields, found",
    [
        ({"heard": ago(21)}, AnswerAge.FRESH),
        ({"heard": ago(22)}, AnswerAge.UNSETTLED),
        ({"heard": ago(200)}, AnswerAge.UNSETTLED),
        ({"heard": ago(30), "answer_by": TODAY}, AnswerAge.FRESH),
        ({"heard": ago(5), "answer_by": ago(1)}, AnswerAge.UNSETTLED),
        ({"heard": ago(30), "still_open": ago(9)}, AnswerAge.OLD),
        ({"heard": ago(30), "accepted": True}, AnswerAge.OLD),
        ({"heard": ago(30), "accepted": False}, AnswerAge.OLD),
        ({"heard": ago(14), "accepted": True}, AnswerAge.FRESH),
        ({}, AnswerAge.FRESH),
    ],
)
def test_an_offer_is_news_until_three_weeks_or_its_own_day_are_over(
    fields: dict[str, Any], found: AnswerAge
) -> None:
    met = old()
    assert answer_age(an_offer(met, **fields), met, None, TODAY) is found


def test_an_offer_noted_months_after_its_interview_is_not_taken_for_news() -> None:
    assert answer_age(an_offer(old(60)), old(60), None, TODAY) is AnswerAge.FRESH
    assert answer_age(an_offer(old(61)), old(61), None, TODAY) is AnswerAge.UNSETTLED


@pytest.mark.parametrize(
    "stage, ended",
    [
        (ApplicationStage.CLOSED, Ended.ACCEPTED),
        (ApplicationStage.CLOSED, Ended.DECLINED),
        (ApplicationStage.WITHDRAWN, None),
    ],
)
def test_what_the_application_says_already_is_not_asked(
    stage: ApplicationStage, ended: Ended | None
) -> None:
    one = an_application(stage=stage, ended=ended)
    met = old(application=one.id)
    assert answer_age(an_offer(met, heard=ago(30)), met, one, TODAY) is AnswerAge.OLD
    assert answer_age(an_offer(met, heard=ago(3)), met, one, TODAY) is AnswerAge.OLD


def offered(interview: Interview, outcome: Outcome, *others: Interview) -> list[Reason]:
    """What Today would lead with, in order."""
    found = next_step([interview, *others], {interview.id: outcome}, Facts(), Now(NOW, TODAY))
    return [each.reason for each in found]


def test_an_old_offer_asks_what_became_of_it_and_no_longer_leads_once_that_is_said() -> None:
    met = old()
    assert offered(met, an_offer(met, heard=ago(30)))[0] is Reason.WHAT_BECAME_OF_IT
    asked = (Reason.WHAT_BECAME_OF_IT, Reason.AN_OFFER)
    for said in ({"accepted": True}, {"accepted": False}, {"still_open": TODAY}):
        assert not {*offered(met, an_offer(met, heard=ago(30), **said))} & {*asked}


def test_it_is_asked_though_a_letter_answered_the_offer() -> None:
    met = old()
    told = an_offer(met, heard=ago(30), replied=ago(28))
    assert offered(met, told)[0] is Reason.WHAT_BECAME_OF_IT
    skipped = replace(met, steps=(Step(number=7, state=StepState.SKIPPED),))
    assert Reason.WHAT_BECAME_OF_IT not in offered(skipped, told)


def test_looking_back_on_a_fresh_interview_comes_first() -> None:
    met, fresh = old(), an_interview(2, date=ago(1), created=NOW)
    reasons = offered(met, an_offer(met, heard=ago(30)), fresh)
    assert reasons[:2] == [Reason.WHILE_FRESH, Reason.WHAT_BECAME_OF_IT]


def test_a_fresh_offer_still_leads() -> None:
    met = old(5)
    found = next_step([met], {met.id: an_offer(met, heard=ago(1))}, Facts(), Now(NOW, TODAY))
    assert (found[0].reason, found[0].situation) == (Reason.AN_OFFER, Situation.HEARD_BACK)


def test_an_old_offer_of_an_interview_put_away_asks_nothing_until_its_day() -> None:
    away = old(closed_until=ago(-1))
    assert answer_age(an_offer(away, heard=ago(30)), away, None, TODAY) is AnswerAge.OLD
    back = old(closed_until=TODAY)
    assert answer_age(an_offer(back, heard=ago(30)), back, None, TODAY) is AnswerAge.UNSETTLED
