from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import product

import pytest

from data.catalogue.letters import letter
from data.coaching.correspondence import drafting
from data.coaching.correspondence.amends_rules import (
    SERIOUS,
    SLIPS,
    Mishap,
    MishapKind,
    decide_amends,
    mishap_of,
)
from data.models import Amends, Interview, Repair

ID = "0" * 32
NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
BOTH = (False, True)
ALL = [Mishap(*answers) for answers in product(MishapKind, (1, 2, 3), BOTH, BOTH, BOTH)]
PATHS = Counter(decide_amends(mishap).path for mishap in ALL)


def test_every_one_of_the_120_combinations_is_decided_with_a_reason() -> None:
    assert len(ALL) == 120
    assert all(decide_amends(mishap).reason.endswith(".") for mishap in ALL)


def test_leaving_it_is_the_usual_answer() -> None:
    assert PATHS == {Amends.LEAVE: 71, Amends.SEND: 35, Amends.FOLD: 14}
    assert PATHS[Amends.LEAVE] > len(ALL) / 2


@pytest.mark.parametrize(
    "mishap", [each for each in ALL if decide_amends(each).path is not Amends.LEAVE]
)
def test_writing_needs_a_fact_a_name_or_something_that_could_hurt(mishap: Mishap) -> None:
    assert mishap.fixable or mishap.what in {MishapKind.WRONG_NAME, MishapKind.HURTFUL}


@pytest.mark.parametrize("mishap", [each for each in ALL if each.late and each.serious < SERIOUS])
def test_after_two_days_only_something_serious_is_written_about(mishap: Mishap) -> None:
    assert decide_amends(mishap).path is Amends.LEAVE


@pytest.mark.parametrize("mishap", [each for each in ALL if each.thanked])
def test_nothing_is_folded_into_a_thank_you_that_has_gone_out(mishap: Mishap) -> None:
    assert decide_amends(mishap).path is not Amends.FOLD


@pytest.mark.parametrize("mishap", [each for each in ALL if each.serious == 1])
def test_a_small_thing_never_gets_a_letter_of_its_own(mishap: Mishap) -> None:
    assert decide_amends(mishap).path is not Amends.SEND


@pytest.mark.parametrize("mishap", [each for each in ALL if each.serious < SERIOUS])
def test_the_more_serious_it_was_the_more_is_done(mishap: Mishap) -> None:
    worse = Mishap(mishap.what, mishap.serious + 1, mishap.fixable, mishap.late, mishap.thanked)
    order = [Amends.LEAVE, Amends.FOLD, Amends.SEND]
    assert order.index(decide_amends(worse).path) >= order.index(decide_amends(mishap).path)


@pytest.mark.parametrize("mishap", [each for each in ALL if not each.late])
def test_waiting_never_makes_writing_more_likely(mishap: Mishap) -> None:
    later = Mishap(mishap.what, mishap.serious, mishap.fixable, True, mishap.thanked)
    if decide_amends(mishap).path is Amends.LEAVE:
        assert decide_amends(later).path is Amends.LEAVE


@pytest.mark.parametrize(
    "mishap, path, why",
    [
        (Mishap(MishapKind.BLANK, 3), Amends.LEAVE, "no fact to add"),
        (Mishap(MishapKind.BLANK, 2, fixable=True), Amends.FOLD, "Your thank-you is still to come"),
        (Mishap(MishapKind.BLANK, 1, True, False, True), Amends.LEAVE, "thanked them already"),
        (Mishap(MishapKind.WRONG_NAME, 1), Amends.FOLD, "one plain line"),
        (Mishap(MishapKind.WRONG_NAME, 2, thanked=True), Amends.SEND, "The right name"),
        (Mishap(MishapKind.WRONG_NAME, 2, late=True), Amends.LEAVE, "more than two days"),
        (
            Mishap(MishapKind.WRONG_FACT, 3, fixable=True, late=True),
            Amends.SEND,
            "A fact puts it right",
        ),
        (Mishap(MishapKind.WRONG_FACT, 3), Amends.LEAVE, "no fact to add"),
        (Mishap(MishapKind.HURTFUL, 3), Amends.SEND, "could hurt"),
        (Mishap(MishapKind.HURTFUL, 1), Amends.FOLD, "one plain line"),
        (
            Mishap(MishapKind.OTHER, 2, fixable=True, thanked=True),
            Amends.SEND,
            "A fact puts it right",
        ),
    ],
)
def test_each_path_says_why(mishap: Mishap, path: Amends, why: str) -> None:
    assert decide_amends(mishap).path is path
    assert why in decide_amends(mishap).reason


@pytest.mark.parametrize("mishap", ALL)
def test_the_letter_that_does_it_is_in_the_catalogue_and_holds_what_happened(
    mishap: Mishap,
) -> None:
    decision = decide_amends(mishap)
    assert (decision.letter is None) == (decision.path is Amends.LEAVE)
    if decision.letter:
        facts = {"slip": SLIPS[mishap.what]}
        written = drafting.draft_letter(letter(decision.letter), facts)
        assert SLIPS[mishap.what] in written.body


def test_what_only_the_person_can_say_stays_a_gap() -> None:
    assert [what for what in MishapKind if not SLIPS[what]] == [MishapKind.OTHER]


def kept(day: int = 1, **answers: object) -> Interview:
    repair = Repair(**answers)  # type: ignore[arg-type]
    return Interview(id=ID, created=NOON, updated=NOON, date=dt.date(2026, 3, day), amends=repair)


def test_the_answers_that_are_kept_become_a_mishap_once_what_and_how_serious_are_known() -> None:
    today = dt.date(2026, 3, 3)
    assert mishap_of(kept(), today) is None
    assert mishap_of(kept(what="blank"), today) is None
    assert mishap_of(kept(serious=2), today) is None
    assert mishap_of(kept(what="blank", serious=2), today) == Mishap(MishapKind.BLANK, 2)
    assert mishap_of(kept(what="sang", serious=3, fixable=True, thanked=True), today) == Mishap(
        MishapKind.OTHER, 3, fixable=True, thanked=True
    )


def test_it_is_late_on_the_third_day() -> None:
    answers = {"what": "wrong-name", "serious": 1}
    days = [mishap_of(kept(day, **answers), dt.date(2026, 3, 4)) for day in (1, 2, 4)]
    assert [mishap.late for mishap in days if mishap] == [True, False, False]


def test_no_reason_shouts_or_blames() -> None:
    said = " ".join({decide_amends(mishap).reason for mishap in ALL})
    assert "!" not in said
    assert not {"error", "invalid", "failed", "score", "fault"} & set(said.lower().split())
