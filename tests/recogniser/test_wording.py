from __future__ import annotations

import pytest

from data.recogniser.wording import mend_words, words_asked

KNOWN = {word: place for place, word in enumerate(("weakness", "through", "team", "teach", "tell"))}


@pytest.mark.parametrize("typed", ["weekness", "weaknes", "weakkness", "weaknesz", "waekness"])
def test_one_slip_after_the_first_letter_is_mended(typed: str) -> None:
    assert mend_words((typed,), KNOWN) == ("weakness",)


@pytest.mark.parametrize("typed", ["eakness", "weknes", "tem", "we4kness", "weakness", "t" * 30])
def test_two_slips_another_first_letter_and_short_words_stay(typed: str) -> None:
    assert mend_words((typed,), KNOWN) == (typed,)


def test_the_commonest_of_two_that_it_may_have_been_is_taken() -> None:
    assert mend_words(("teamh",), KNOWN) == ("team",)
    assert mend_words(("teamh",), {"teach": 0, "team": 1}) == ("teach",)


def test_short_forms_are_spelled_out() -> None:
    assert mend_words(("u", "w", "tmay"), KNOWN) == (
        "you",
        "with",
        *["tell", "me", "about", "yourself"],
    )


@pytest.mark.parametrize(
    "text, asked",
    [
        ("they asked me about my hobbies", "your hobbies"),
        ("Then she asked why I left", "why you left"),
        ("and then Priya wanted to know how I'd handle it", "how you'd handle it"),
        ("asked for my biggest success", "your biggest success"),
        ("a question about notice period", "notice period"),
        ("I was asked to explain inflation", "inflation"),
    ],
)
def test_what_retells_a_question_is_taken_off_and_it_is_said_to_the_person(
    text: str, asked: str
) -> None:
    assert " ".join(words_asked(text)) == asked


@pytest.mark.parametrize(
    "text", ["Tell me about yourself", "asked", "they asked", "What is my role in this?", ""]
)
def test_what_is_no_frame_or_all_frame_keeps_its_words(text: str) -> None:
    assert " ".join(words_asked(text)) == text.lower().rstrip("?")
