"""Answers to one question over time: in their order, and only those put into words."""

from __future__ import annotations

import datetime as dt

from data.coaching.practice.answer_versions import AnswerSource, find_asked, list_versions
from data.models import Practice
from tests.support.page_driver import NOW, TODAY, a_question, an_interview, key


def practised(number: int, ago: int, answer: str, went: int | None = None) -> Practice:
    day = TODAY - dt.timedelta(days=ago)
    return Practice(
        id=key(number), created=NOW, updated=NOW, area="intro", date=day, answer=answer, went=went
    )


def test_every_answer_stands_in_its_order_with_its_day_and_rating() -> None:
    asked = a_question(1, 0, 1)
    asked = type(asked)(id=asked.id, rating=2, answer="Um", better_answer="The rota")
    told = [(an_interview(1), asked)]
    later = [practised(1, 0, "Better", 3), practised(2, 0, "Best", 5)]
    got = [(each.told, each.text, each.rating) for each in list_versions(told, later)]
    assert got == [
        (AnswerSource.GIVEN, "Um", 2),
        (AnswerSource.WISHED, "The rota", None),
        (AnswerSource.PRACTISED, "Better", 3),
        (AnswerSource.PRACTISED, "Best", 5),
    ]
    assert [each.day for each in list_versions(told, later)] == [an_interview(1).date] * 2 + [
        TODAY
    ] * 2


def test_what_was_said_and_not_written_down_is_left_out() -> None:
    told = [(an_interview(1), a_question(1, 0, 5))]
    assert list_versions(told, [practised(1, 0, " \n", 4)]) == ()


def test_hindsight_counts_before_the_first_rating() -> None:
    asked = a_question(1, 0, 1)
    asked = type(asked)(id=asked.id, rating=1, corrected_rating=3, answer="Um")
    assert list_versions([(an_interview(1), asked)], [])[0].rating == 3


def test_a_question_asked_twice_has_both_its_tellings() -> None:
    first, second = an_interview(2), an_interview(1)
    ids = frozenset({first.questions[0].id, second.questions[3].id})
    told = find_asked([first, second], ids)
    assert [(interview.id, question.id) for interview, question in told] == [
        (first.id, first.questions[0].id),
        (second.id, second.questions[3].id),
    ]
