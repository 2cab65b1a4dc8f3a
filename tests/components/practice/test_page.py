"""What a card of Learn says over its evidence."""

from __future__ import annotations

from typing import Any

import pytest

from components.practice import page as practice_page
from components.text.voice import Figures
from data.analysis import verdicts
from tests.support.finding_samples import a_finding


@pytest.mark.parametrize(
    "fields, says",
    [
        (
            {"verdict": verdicts.LOW_ONCE, "more": 2},
            "Low once so far. Two more interviews that ask it would probably settle it.",
        ),
        (
            {"verdict": verdicts.RECURS, "q_low": 0.62},
            "Keeps coming back. The chance of a low one next time: about 6 in 10.",
        ),
        ({"verdict": verdicts.COMES_AND_GOES}, "Comes and goes."),
        ({"verdict": verdicts.COUNTED}, "Counts only."),
    ],
)
def test_a_card_says_its_verdict_and_what_that_adds(fields: dict[str, Any], says: str) -> None:
    assert practice_page._verdict(a_finding(**fields), Figures(), enough=True) == says


@pytest.mark.parametrize("verdict", verdicts.VERDICTS)
def test_with_fewer_than_three_interviews_it_is_always_too_early(verdict: str) -> None:
    assert (
        practice_page._verdict(a_finding(verdict=verdict), Figures(), enough=False)
        == "Too early to say."
    )
