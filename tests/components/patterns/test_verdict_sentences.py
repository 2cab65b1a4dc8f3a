"""What is said of one area, word for word, with the case in which it would be false."""

from __future__ import annotations

from typing import Any

import pytest

from components.patterns import verdict_sentences
from components.text.voice import Figures, Words
from data.analysis import verdicts
from tests.support.finding_samples import a_finding

EVIDENCE = [
    (0, 1, 0, "Asked in one interview, and not low there."),
    (1, 1, 1, "Asked in one interview, and low there."),
    (0, 4, 0, "Never low in the 4 interviews that asked it."),
    (2, 2, 2, "Low in both interviews that asked it."),
    (3, 3, 3, "Low in all 3 interviews that asked it."),
    (1, 3, 1, "Low in 1 of the 3 interviews that asked it."),
    (5, 7, 3, "Low in 5 of the 7 interviews that asked it, 3 of the last 3."),
    (1, 9, 0, "Low in 1 of the 9 interviews that asked it, none of the last 3."),
]


@pytest.mark.parametrize("low, asked, lately, said", EVIDENCE)
def test_evidence_counts_the_interviews_that_asked_it(
    low: int, asked: int, lately: int, said: str
) -> None:
    found = a_finding(low_interviews=low, interviews=asked, low_last3=lately)
    assert verdict_sentences.evidence(found, Figures()) == said


def test_low_lately_says_so_of_the_last_three_and_counts_them_all() -> None:
    found = a_finding(
        verdict=verdicts.LOW_LATELY, interviews=10, low_interviews=3, low_last3=3, area="case"
    )
    assert verdict_sentences.evidence(found, Figures()) == (
        "Low in each of the last three interviews that asked it; 3 of 10 in all."
    )


@pytest.mark.parametrize(
    "low, asked, said, gently",
    [
        (4, 4, "Low in 4 of the 4 you rated.", "Low every time you rated it."),
        (2, 4, "Low in 2 of the 4 you rated.", "Low about half the time you rated it."),
        (0, 4, "Not low in the 4 you rated.", "Not low where you rated it."),
        (1, 1, "Low the once you rated it.", "Low every time you rated it."),
        (0, 1, "Not low the once you rated it.", "Not low where you rated it."),
    ],
)
def test_where_only_lows_seem_rated_counts_stand_alone(
    low: int, asked: int, said: str, gently: str
) -> None:
    found = a_finding(verdict=verdicts.COUNTED, low_interviews=low, interviews=asked)
    assert verdict_sentences.evidence(found, Figures()) == said
    assert verdict_sentences.evidence(found, Words()) == gently
    assert verdict_sentences.tell_chance_or_more(found, Figures()) == ""


def test_what_lies_around_the_questions_is_rated_and_not_asked() -> None:
    nerves = a_finding(area="nerves", interviews=8, low_interviews=2, low_last3=0, more=1)
    assert verdict_sentences.evidence(nerves, Figures()) == (
        "Low in 2 of the 8 interviews where you rated it, none of the last 3."
    )
    assert "of the interviews where you rated it" in verdict_sentences.evidence(nerves, Words())
    once = nerves._replace(interviews=1, low_interviews=0, verdict=verdicts.ASKED_ONCE)
    assert (
        verdict_sentences.evidence(once, Figures()) == "Rated in one interview, and not low there."
    )
    assert verdict_sentences.caption(once) == "Rated once"
    assert verdict_sentences.settling(once, Figures()) == (
        "One more interview with a rating of it would probably settle it."
    )


def test_no_verdict_is_without_a_caption_and_none_speaks_of_leaning_or_a_blip() -> None:
    assert set(verdict_sentences.CAPTIONS) == {*verdicts.VERDICTS, verdicts.COUNTED}
    said = " ".join(verdict_sentences.CAPTIONS.values()).lower()
    assert not any(word in said for word in ("blip", "lean", "pattern", "cannot"))


@pytest.mark.parametrize("verdict", [verdicts.STANDS_OUT, verdicts.RECURS])
def test_keeps_coming_back_is_said_of_what_recurs_whatever_the_other_areas(verdict: str) -> None:
    assert verdict_sentences.caption(a_finding(verdict=verdict)) == "Keeps coming back"


@pytest.mark.parametrize(
    "fields, said",
    [
        (
            {"verdict": verdicts.STANDS_OUT, "q_low": 0.61},
            (
                "Probably well below your other areas too. "
                "The chance of a low one next time: about 6 in 10."
            ),
        ),
        (
            {"verdict": verdicts.RECURS, "q_low": 0.72, "p_weak": 0.10},
            (
                "Not clearly lower than your other areas. "
                "The chance of a low one next time: about 7 in 10."
            ),
        ),
        (
            {"verdict": verdicts.RECURS, "q_low": 0.72, "p_weak": 0.11},
            "The chance of a low one next time: about 7 in 10.",
        ),
        (
            {"verdict": verdicts.RECURS, "q_low": 0.72, "p_weak": 0.0, "others": 0},
            "The chance of a low one next time: about 7 in 10.",
        ),
        ({"verdict": verdicts.WEAKER, "below_most": True}, "Most of your other areas are higher."),
        ({"verdict": verdicts.WEAKER, "below_most": False}, "Probably well below your usual."),
        (
            {"verdict": verdicts.WEAKER, "below_most": True, "others": 1},
            "Your other area is higher.",
        ),
        (
            {"verdict": verdicts.STRENGTH, "p_strong": 0.7},
            "The chance it is well above your usual: about 7 in 10.",
        ),
        (
            {"verdict": verdicts.IMPROVING, "p_rise": 0.96},
            "The chance it has risen since you began: more than 9 in 10.",
        ),
        ({"verdict": verdicts.COMES_AND_GOES, "q_low": 0.5}, ""),
        ({"verdict": verdicts.ONE_OFF}, ""),
    ],
)
def test_a_chance_of_a_low_one_is_told_of_what_recurs_alone(
    fields: dict[str, Any], said: str
) -> None:
    assert verdict_sentences.tell_chance_or_more(a_finding(**fields), Figures()) == said


@pytest.mark.parametrize(
    "fields, told",
    [
        (
            {"verdict": verdicts.RECURS, "q_low": 0.85, "p_weak": 0.3},
            "It is very likely that the next one holds a low one too.",
        ),
        (
            {"verdict": verdicts.STRENGTH, "p_strong": 0.97},
            "It is almost sure that it is well above your usual.",
        ),
        (
            {"verdict": verdicts.IMPROVING, "p_rise": 0.85},
            "It is very likely that it has risen since you began.",
        ),
        (
            {"verdict": verdicts.NOT_LOW, "more": 3},
            "A few more interviews that ask it would probably settle it.",
        ),
    ],
)
def test_what_a_verdict_adds_can_be_told_without_a_number(
    fields: dict[str, Any], told: str
) -> None:
    assert verdict_sentences.tell_chance_or_more(a_finding(**fields), Words()) == told


@pytest.mark.parametrize(
    "more, said",
    [
        (1, "One more interview that asks it would probably settle it."),
        (3, "Three more interviews that ask it would probably settle it."),
        (0, ""),
    ],
)
def test_a_promise_says_how_many_more_interviews_and_only_where_it_is_open(
    more: int, said: str
) -> None:
    assert verdict_sentences.settling(a_finding(more=more), Figures()) == said


@pytest.mark.parametrize(
    "low, asked, lately, told",
    [
        (0, 1, 0, "Asked in one interview, and not low there."),
        (1, 1, 1, "Asked in one interview, and low there."),
        (0, 4, 0, "Never low in the interviews that asked it."),
        (2, 2, 2, "Low in every interview that asked it."),
        (3, 3, 3, "Low in every interview that asked it."),
        (1, 3, 1, "Low in one of the interviews that asked it."),
        (1, 9, 0, "Low in one of the interviews that asked it, and not lately."),
        (3, 9, 1, "Low in a few of the interviews that asked it, and once lately."),
        (4, 8, 0, "Low in about half of the interviews that asked it, and not lately."),
        (5, 7, 2, "Low in most of the interviews that asked it, and lately again."),
        (24, 25, 3, "Low in most of the interviews that asked it, lately each time."),
    ],
)
def test_evidence_can_be_told_without_a_number(
    low: int, asked: int, lately: int, told: str
) -> None:
    found = a_finding(low_interviews=low, interviews=asked, low_last3=lately)
    assert verdict_sentences.evidence(found, Words()) == told
