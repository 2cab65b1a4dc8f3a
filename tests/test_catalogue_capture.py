from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import split_questions
from data.models import MOST_QUESTIONS


@pytest.mark.parametrize(
    "line",
    [
        "Why here?",
        "  Why here?  ",
        "1. Why here?",
        "12) Why here?",
        "(3) Why here?",
        "4: Why here?",
        "- Why here?",
        "-Why here?",
        "• Why here?",
        "*  Why here?",
        "– Why here?",
        "> Why here?",
        "a) Why here?",
        "Q: Why here?",
        "q3. Why here?",
        "Question 4: Why here?",
        "- Q1: Why here?",
        "\t2.\tWhy here?",
    ],
)
def test_a_list_marker_is_taken_off(line: str) -> None:
    assert split_questions(line) == ("Why here?",)


@pytest.mark.parametrize(
    "line",
    [
        "1.5 years at your last place: why?",
        "5 years from now?",
        "-5 degrees outside, what do you do?",
        "A: is that a grade you gave?",
        "I. Newton or A. Einstein?",
        "Quality: what is it?",
        "What is 2) in your report?",
        "90-day plan?",
        "“Why here?” - and then “why now?”",
    ],
)
def test_everything_else_is_kept_exactly(line: str) -> None:
    assert split_questions(line) == (line,)


def test_order_is_kept_and_blank_lines_and_repeats_are_left_out() -> None:
    pasted = "2. Second?\r\n\r\n1. First?\n   \n- Second?\n-\n"
    assert split_questions(pasted) == ("Second?", "First?")


def test_nothing_pasted_holds_no_question() -> None:
    assert split_questions(" \n\t\n") == ()


def test_no_more_are_taken_than_an_interview_holds() -> None:
    pasted = "\n".join(f"Question about subject {number}?" for number in range(MOST_QUESTIONS + 20))
    found = split_questions(pasted)
    assert len(found) == MOST_QUESTIONS
    assert found[-1] == f"Question about subject {MOST_QUESTIONS - 1}?"


@given(st.text())
def test_any_text_gives_whole_lines_of_itself_once_each(pasted: str) -> None:
    found = split_questions(pasted)
    assert len(set(found)) == len(found)
    for question in found:
        assert question == question.strip() != ""
        assert any(line.strip().endswith(question) for line in pasted.splitlines())
