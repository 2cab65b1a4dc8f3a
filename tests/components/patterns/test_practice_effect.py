"""What is said of a practised area: that it rose, or not yet and what would show a rise."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from components.patterns import practice_effect
from components.text.voice import Figures, Voice, Words
from data.analysis import practice_effect as analysis_practice_effect
from data.analysis.practice_effect import EffectFinding

PLAIN: dict[str, Any] = {
    "area": "conflict",
    "before": 4,
    "after": 3,
    "was": -0.8,
    "was_lo80": -1.2,
    "was_hi80": -0.4,
    "now": 0.1,
    "now_lo80": -0.3,
    "now_hi80": 0.5,
    "rise": 0.9,
    "lo80": 0.3,
    "hi80": 1.5,
    "p_rise": 0.81,
    "verdict": analysis_practice_effect.ROSE,
    "more": 0,
}
OPEN = {"verdict": analysis_practice_effect.NOT_YET, "p_rise": 0.34}
FEW = {"verdict": analysis_practice_effect.TOO_FEW, "p_rise": math.nan}
CASES: list[tuple[dict[str, Any], str, str]] = [
    (
        {},
        "Practised and rose: the chance it stands higher since is about 8 in 10.",
        "Practised and rose: it is very likely that it stands higher since.",
    ),
    (
        OPEN | {"more": 1},
        (
            "Not yet: the chance it stands higher since is about 3 in 10. "
            "If it goes on as it has since, one more interview that asks it would show a rise."
        ),
        (
            "Not yet: it could be that it stands higher since. "
            "If it goes on as it has since, one more interview that asks it would show a rise."
        ),
    ),
    (
        OPEN | {"more": 4},
        (
            "Not yet: the chance it stands higher since is about 3 in 10. "
            "If it goes on as it has since, four more interviews that ask it would show a rise."
        ),
        (
            "Not yet: it could be that it stands higher since. "
            "If it goes on as it has since, some more interviews that ask it would show a rise."
        ),
    ),
    (
        OPEN,
        (
            "Not yet: the chance it stands higher since is about 3 in 10. "
            "It takes a clear rise over many interviews to show here."
        ),
        (
            "Not yet: it could be that it stands higher since. "
            "It takes a clear rise over many interviews to show here."
        ),
    ),
    (
        OPEN | {"p_rise": 0.07},
        (
            "Not yet: no clear rise shows in your own ratings so far. "
            "It takes a clear rise over many interviews to show here."
        ),
        (
            "Not yet: no clear rise shows in your own ratings so far. "
            "It takes a clear rise over many interviews to show here."
        ),
    ),
    (
        FEW | {"after": 1, "more": 1},
        (
            "Too early to say whether practice shows: asked in one interview since; "
            "one more would tell."
        ),
        (
            "Too early to say whether practice shows: asked in one interview since; "
            "one more would tell."
        ),
    ),
    (
        FEW | {"after": 0, "more": 2},
        (
            "Too early to say whether practice shows: asked in no interviews since; "
            "two more would tell."
        ),
        (
            "Too early to say whether practice shows: asked in no interviews since; "
            "two more would tell."
        ),
    ),
    (
        FEW | {"before": 1},
        "Asked in only one interview before you practised it: too little to compare with.",
        "Asked in only one interview before you practised it: too little to compare with.",
    ),
    (
        FEW | {"before": 0},
        "Asked in no interview before you practised it: too little to compare with.",
        "Asked in no interview before you practised it: too little to compare with.",
    ),
]


def a_finding(**fields: Any) -> EffectFinding:  # noqa: ANN401 - any of them
    return EffectFinding(**(PLAIN | fields))


@pytest.mark.parametrize("fields, numbers, words", CASES)
def test_each_verdict_is_said_in_both_manners(
    fields: dict[str, Any], numbers: str, words: str
) -> None:
    assert practice_effect.tell_effect(a_finding(**fields), Figures()) == numbers
    assert practice_effect.tell_effect(a_finding(**fields), Words()) == words


@pytest.mark.parametrize("fields", [fields for fields, _, _ in CASES])
@pytest.mark.parametrize("voice", [Figures(), Words()])
def test_it_never_says_because_and_in_words_never_a_number(
    fields: dict[str, Any], voice: Voice
) -> None:
    told = practice_effect.tell_effect(a_finding(**fields), voice)
    assert not re.search(r"because|thanks to|caused|worked", told.lower())
    assert not (voice == Words() and re.search(r"\d", told))


def test_the_picture_says_that_it_is_no_proof() -> None:
    assert (
        practice_effect.NOT_BECAUSE
        in practice_effect.picture((a_finding(),), dark=False, voice=Figures()).sentence
    )


def test_the_sum_names_what_rose_or_says_that_nothing_did_yet() -> None:
    rose, still = a_finding(), a_finding(area="intro", **OPEN)
    few = a_finding(area="values", **FEW, after=1, more=1)
    assert (
        practice_effect.sum_up_practice((rose, still, few), Figures())
        == "Practised and rose: Conflict."
    )
    assert practice_effect.sum_up_practice((still, few), Figures()) == practice_effect.NO_RISE
    assert practice_effect.sum_up_practice((few,), Figures()).startswith(
        "Values: Too early to say whether practice shows"
    )
    assert practice_effect.sum_up_practice((few, few), Figures()).startswith(
        f"{practice_effect.TOO_EARLY} Values: "
    )


def test_more_than_six_areas_are_left_to_the_figures() -> None:
    many = ("intro", "motivation", "strengths", "setbacks", "teamwork", "conflict", "leadership")
    picture = practice_effect.picture(
        tuple(a_finding(area=area) for area in many), dark=False, voice=Figures()
    )
    drawn = picture.spec["layer"][0]["data"]["values"]
    assert len(drawn) == 2 * practice_effect.MOST
    assert len(picture.figures) == len(many)
