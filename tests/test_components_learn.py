"""How sure a card of Learn is, in words."""

from __future__ import annotations

from typing import Any

import pytest

from components import learn, words
from data.analysis import patterns
from data.analysis.study import AreaFinding

PLAIN: dict[str, Any] = {
    "area": "intro",
    "n": 2,
    "interviews": 2,
    "low_interviews": 1,
    "mean_rating": 2.5,
    "delta": -0.5,
    "lo80": -0.9,
    "hi80": -0.1,
    "p_weak": 0.71,
    "p_strong": 0.1,
    "p_rise": 0.1,
    "verdict": patterns.UNDECIDED,
    "lean": False,
    "low_lately": 1,
    "more": 6,
}
LEANS = "Leaning towards a pattern, too early to say."


@pytest.mark.parametrize(
    "fields, says",
    [
        ({}, "Too early to say. About six more ratings would settle it."),
        ({"lean": True}, f"{LEANS} About six more ratings would settle it."),
        ({"lean": True, "more": 0, "n": 18}, f"{LEANS} Asked 18 times so far."),
        ({"more": 0, "n": 18}, "Close to the line. Asked 18 times so far."),
    ],
)
def test_an_undecided_area_says_what_would_settle_it_once(
    fields: dict[str, Any], says: str
) -> None:
    assert learn._verdict(AreaFinding(**(PLAIN | fields)), enough=True) == says


def test_an_area_that_is_going_away_is_not_said_to_lean() -> None:
    fading = AreaFinding(**(PLAIN | {"lean": True, "low_lately": 0, "interviews": 8}))
    assert learn._verdict(fading, enough=True).startswith("Cannot be said yet. About")


def test_a_decided_area_says_its_chance() -> None:
    row = AreaFinding(**(PLAIN | {"verdict": patterns.PATTERN}))
    assert learn._verdict(row, enough=True) == f"Recurs. {words.chance(row)}"


@pytest.mark.parametrize("verdict", [patterns.PATTERN, patterns.BLIP, patterns.UNDECIDED])
def test_with_fewer_than_three_interviews_it_is_always_too_early(verdict: str) -> None:
    row = AreaFinding(**(PLAIN | {"verdict": verdict, "lean": True}))
    assert learn._verdict(row, enough=False) == "Too early to say."
