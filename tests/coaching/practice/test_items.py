"""What can come back of an evening."""

from __future__ import annotations

from data.catalogue import bank
from data.catalogue.loader import catalogue
from data.coaching.practice import items, tonight
from data.models import OwnQuestion
from tests.support.page_driver import NOW, TODAY, key
from tests.support.simulated_practice import (
    asked,
    conflict,
    day,
    found,
    interview,
    material,
    sat,
    wishes,
)


def test_a_question_rated_low_or_with_a_wish_comes_back_and_a_good_one_does_not() -> None:
    questions = (
        asked(1, "a", rating=1),
        asked(2, "b", rating=2),
        asked(3, "c", rating=3),
        asked(4, "d", rating=5, better_answer="The other story"),
        asked(5, "e", rating=None, better_answer=" \n"),
        asked(6, "f", rating=None),
        asked(7, "g", rating=1, corrected_rating=4),
        asked(8, "h", rating=4, corrected_rating=2),
    )
    assert found(interview(1, *questions)) == [key(1), key(2), key(4), key(8)]


def test_a_question_sleeps_one_night_first() -> None:
    assert found(interview(1, asked(1), ago=0)) == []
    assert found(interview(1, asked(1), ago=-2)) == []
    assert found(interview(1, asked(1), ago=1)) == [key(1)]


def test_a_question_in_no_area_waits_until_it_is_filed() -> None:
    assert found(interview(1, asked(1, area=None))) == []


def test_a_question_asked_again_is_one_item_and_the_last_time_counts() -> None:
    first = interview(1, asked(1, "Why us?", rating=1), ago=20)
    again = interview(2, asked(2, "why  US", rating=2), ago=10)
    (item,) = items.gather_items(material(first, again))
    assert (item.key, item.keys, item.since) == (key(2), frozenset({key(1), key(2)}), day(-10))
    good = interview(3, asked(3, "Why us?", rating=5), ago=5)
    assert found(first, again, good) == []


def test_going_badly_again_begins_afresh_whatever_was_practised_before() -> None:
    first = interview(1, asked(1, "Why us?"), ago=20)
    again = interview(2, asked(2, "Why us?"), ago=3)
    practised = sat(key(1), 15, 5)
    (once,) = items.gather_items(material(first, practices=(practised,)))
    assert tonight.plan_evening([once], [practised], wishes(), day(-12)).left == ()
    (item,) = items.gather_items(material(first, again, practices=(practised,)))
    assert tonight.history(item, [practised]) == []
    assert tonight.plan_evening([item], [practised], wishes(), TODAY).left == (item,)


def test_questions_without_words_are_not_taken_for_each_other() -> None:
    assert found(interview(1, asked(1, ""), asked(2, "  "))) == [key(1), key(2)]


def test_a_question_of_ones_own_comes_back_once_an_answer_to_it_was_low() -> None:
    own = OwnQuestion(id=key(5), created=NOW, updated=NOW, text="And you?")
    assert found(own=(own,)) == []
    assert found(own=(own,), practices=(sat(key(5), 3, 3),)) == []
    low = (sat(key(5), 3, 2), sat(key(5), 1, 5))
    (item,) = items.gather_items(material(own=(own,), practices=low))
    assert (item.question, item.bank, item.text) == (key(5), None, "And you?")
    assert (item.area, item.interview) == ("conflict", None)
    assert tonight.plan_evening([item], low, wishes(), TODAY).left == ()
    assert tonight.plan_evening([item], low, wishes(), day(7)).left == (item,)


def test_a_question_of_the_bank_comes_back_once_an_answer_to_it_was_low() -> None:
    asked_of = bank.questions()[0]
    fine = sat(asked_of.key, 3, 4, bank=asked_of.key, question=None, exercise=None)
    low = sat(asked_of.key, 2, 1, bank=asked_of.key, question=None, exercise=None)
    assert found(practices=(fine,)) == []
    (item,) = items.gather_items(material(practices=(fine, low)))
    assert (item.bank, item.question, item.exercise) == (asked_of.key, None, None)
    assert (item.text, item.area) == (asked_of.text, asked_of.area)
    assert tonight.plan_evening([item], (fine, low), wishes(), TODAY).left == (item,)


def test_a_question_the_bank_no_longer_has_is_left_alone() -> None:
    gone = sat("from-a-later-one", 2, 1, bank="from-a-later-one", question=None)
    assert found(practices=(gone,)) == []


def test_exercises_come_from_what_is_recommended_and_from_nothing_else() -> None:
    wanted = conflict()
    assert found(areas=("conflict", "intro"), advised=("conflict",)) == wanted
    assert found(areas=("conflict", "intro")) == []


def test_a_slip_brings_its_one_exercise() -> None:
    (item,) = items.gather_items(material(advised=("rushed",)))
    assert item.key.startswith("rushed/")
    assert item.minutes == catalogue().slip("rushed").exercise.minutes


def test_the_weakest_area_comes_first_and_its_questions_and_exercises_in_turn() -> None:
    asked_of = interview(
        1, asked(1, "a", area="intro"), asked(2, "b"), asked(3, "c"), asked(4, "d", area="values")
    )
    got = found(asked_of, areas=("conflict", "intro"), advised=("conflict",))
    exercises = conflict()
    assert got[:4] == [key(2), exercises[0], key(3), exercises[1]]
    assert got[4:] == [*exercises[2:], key(1), key(4)]


def test_of_one_area_the_latest_interview_comes_first() -> None:
    old, new = interview(1, asked(1, "a"), ago=20), interview(2, asked(2, "b"), ago=5)
    assert found(old, new) == [key(2), key(1)]
