"""The verdicts, rule by rule: the case for which each holds, and the one beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from data.analysis import verdicts

PLAIN: dict[str, float] = {
    "interviews": 6,
    "low_interviews": 3,
    "high_interviews": 2,
    "low_last3": 1,
    "low_last": 0,
    "p_low": 0.5,
    "p_weak": 0.2,
    "p_weak_first": 0.2,
    "p_strong": 0.0,
    "p_rise": 0.1,
}


def decide(rated: int = 6, **fields: Any) -> str:  # noqa: ANN401 - any column
    columns: dict[str, Any] = {name: np.array([value]) for name, value in (PLAIN | fields).items()}
    columns["low_last"] = columns["low_last"].astype(bool)
    return str(verdicts.decide_verdicts(columns, rated)[0])


BACK = {"low_interviews": 4, "low_last3": 2, "p_low": 0.55}
RISEN = {"low_interviews": 2, "low_last3": 1, "p_low": 0.39, "p_weak_first": 0.3, "p_rise": 0.5}
STRONG = {"low_interviews": 0, "low_last3": 0, "p_low": 0.1, "p_strong": 0.6}
NEVER = {"low_interviews": 0, "low_last3": 0, "p_low": 0.25}


@pytest.mark.parametrize(
    "fields, verdict",
    [
        ({"interviews": 1, "low_interviews": 1, "p_weak": 0.9}, "asked once"),
        (BACK | {"p_weak": 0.6}, "stands out"),
        (BACK, "recurs"),
        (BACK | {"p_weak": 0.59}, "recurs"),
        (BACK | {"p_low": 0.54}, "often low"),
        (BACK | {"p_low": 0.54, "p_weak": 0.6}, "weaker"),
        (BACK | {"interviews": 9, "p_weak": 0.2}, "comes and goes"),
        (BACK | {"low_last3": 0, "p_weak": 0.7}, "comes and goes"),
        ({"low_interviews": 1, "interviews": 2, "p_weak": 0.9}, "low once"),
        (RISEN, "improving"),
        (RISEN | {"low_last": 1}, "comes and goes"),
        (RISEN | {"p_rise": 0.49}, "comes and goes"),
        (RISEN | {"interviews": 2, "low_interviews": 1}, "low once"),
        (RISEN | {"p_low": 0.40}, "comes and goes"),
        ({"low_last3": 0, "p_low": 0.54}, "eased"),
        ({"low_last3": 0, "interviews": 4, "low_interviews": 2}, "comes and goes"),
        ({"low_last3": 3, "interviews": 10, "p_low": 0.4}, "low lately"),
        ({"low_last3": 3, "interviews": 5, "p_low": 0.5}, "often low"),
        ({"interviews": 3, "low_interviews": 2, "p_low": 0.5}, "often low"),
        ({"interviews": 9, "low_interviews": 2, "p_low": 0.30}, "comes and goes"),
        ({"interviews": 5, "low_interviews": 2, "p_low": 0.2}, "comes and goes"),
        (STRONG, "strength"),
        (STRONG | {"high_interviews": 1}, "no concern"),
        (STRONG | {"p_strong": 0.59}, "no concern"),
        (STRONG | {"p_low": 0.26}, "not low so far"),
        ({"low_interviews": 1, "p_low": 0.25}, "one-off"),
        ({"low_interviews": 1, "p_low": 0.26}, "low once"),
        ({"low_interviews": 1, "interviews": 2, "p_low": 0.2}, "low once"),
        ({"interviews": 9, "low_interviews": 2, "p_low": 0.29}, "seldom low"),
        (NEVER, "no concern"),
        (NEVER | {"p_low": 0.26}, "not low so far"),
    ],
)
def test_the_first_rule_that_applies_is_the_verdict(fields: dict[str, Any], verdict: str) -> None:
    assert decide(**fields) == verdict


def test_nothing_keeps_coming_back_before_three_rated_interviews() -> None:
    twice = BACK | {"interviews": 2, "low_interviews": 2, "low_last3": 2, "p_low": 0.9}
    assert decide(rated=2, **twice) == "often low"
    assert decide(rated=3, **twice) == "recurs"


def test_what_is_low_in_half_the_interviews_is_never_a_one_off_nor_no_concern() -> None:
    for asked in range(2, 12):
        for low in range(-(-asked // 2), asked + 1):
            for p_low in (0.0, 0.2, 0.5, 0.9):
                said = decide(interviews=asked, low_interviews=low, low_last3=1, p_low=p_low)
                assert said not in {"one-off", "no concern", "strength", "seldom low"}


def test_every_verdict_has_its_place_in_the_order_and_what_recurs_comes_first() -> None:
    places = [verdicts.urgency_rank(verdict) for verdict in verdicts.VERDICTS]
    assert places == sorted(places)
    assert {verdicts.urgency_rank(verdict) for verdict in verdicts.COMES_BACK} == {0}
    assert len(set(verdicts.VERDICTS)) == 15


@pytest.mark.parametrize(
    "verdict, p_low, more",
    [
        ("asked once", 0.29, 1),
        ("asked once", 0.30, 3),
        ("asked once", 0.50, 2),
        ("low once", 0.1, 1),
        ("low once", 0.4, 2),
        ("low once", 0.9, 2),
        ("not low so far", 0.29, 3),
        ("not low so far", 0.49, 4),
        ("not low so far", 0.5, 4),
        ("recurs", 0.9, 0),
        ("one-off", 0.1, 0),
    ],
)
def test_only_an_open_verdict_promises_and_says_how_many_more(
    verdict: str, p_low: float, more: int
) -> None:
    assert verdicts.more_interviews(verdict, p_low) == more
