from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue.bank import questions
from data.models import MOST_QUESTIONS
from data.recogniser import read_paste, split_questions
from tests.support.cost_ratios import STEEP, TIMES, count_steps, hold_against


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


@pytest.mark.parametrize(
    "line",
    [
        "# no heading **not bold** <script>window.typed=1</script> &amp; &lt;",
        "👩\u200d👩\u200d👧 laughed 🙂, 🇬🇧 and :smile:, סיפרתי על שלום and مرحبا then back",
        "x" * 20_000,
        "I froze",
        "Nine coins look alike and one is lighter; find it with two weighings.",
    ],
)
def test_one_line_typed_alone_is_one_question_whatever_it_says(line: str) -> None:
    assert read_paste(line) == ((line,), ())


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
def test_any_text_is_all_there_each_piece_once_as_it_was_written(pasted: str) -> None:
    found = read_paste(pasted)
    pieces = [*found.questions, *found.dropped]
    assert len(set(pieces)) == len(pieces)
    written = "".join(pasted.split())
    for piece in pieces:
        assert piece == piece.strip() != ""
        assert "".join(piece.split()) in written


words = st.sampled_from(
    ["why", "us?", "I", "said", "no.", "2)", "-", "“so”", "when?", "and", "(ok)"]
)


@given(st.lists(st.lists(words, max_size=8).map(" ".join), max_size=6).map("\n".join))
def test_every_word_of_a_paste_is_in_a_question_or_in_what_was_left_out(pasted: str) -> None:
    found = read_paste(pasted)
    told = " ".join([*found.questions, *found.dropped]).lower()
    for word in ("us", "no", "said"):
        assert (word in told) == bool(re.search(rf"\b{word}\b", pasted.lower()))


# Pastes of many kinds


class Paste(msgspec.Struct):
    kind: str
    text: str
    asked: list[str]


class Pastes(msgspec.Struct):
    pastes: list[Paste]


PASTES = msgspec.toml.decode(
    Path(__file__).with_name("pastes.toml").read_bytes(), type=Pastes
).pastes
KINDS = tuple(dict.fromkeys(paste.kind for paste in PASTES))


class Count(NamedTuple):
    """Questions in the pastes, found among them, and taken for questions altogether."""

    asked: int
    found: int
    taken: int

    @property
    def recall(self) -> float:
        return self.found / self.asked

    @property
    def precision(self) -> float:
        return self.found / self.taken


def count(pastes: list[Paste]) -> Count:
    taken = [(set(paste.asked), set(read_paste(paste.text).questions)) for paste in pastes]
    return Count(
        sum(len(asked) for asked, _ in taken),
        sum(len(asked & found) for asked, found in taken),
        sum(len(found) for _, found in taken),
    )


def test_of_pastes_of_many_kinds_every_question_is_taken_and_little_else() -> None:
    assert len(PASTES) >= 25
    for kind in KINDS:
        of_kind = count([paste for paste in PASTES if paste.kind == kind])
        line = f"{kind:24s}recall {of_kind.recall:4.0%}  precision {of_kind.precision:4.0%}"
        print(f"{line}  ({of_kind.asked} questions)")  # noqa: T201 - the figures are read
        assert of_kind.recall >= 0.9
        assert of_kind.precision >= 0.6
    whole = count(PASTES)
    print(f"{'all':24s}recall {whole.recall:4.0%}  precision {whole.precision:4.0%}")  # noqa: T201
    assert whole.recall >= 0.97
    assert whole.precision >= 0.93


@pytest.mark.parametrize("paste", PASTES, ids=[f"{n}-{p.kind}" for n, p in enumerate(PASTES)])
def test_no_word_of_a_paste_is_lost(paste: Paste) -> None:
    found = read_paste(paste.text)
    told = " ".join([*found.questions, *found.dropped]).lower()
    unnamed = {"wanted", "asked", "know", "hear", "and", "then", "i"}
    for line in paste.text.splitlines():
        for word in re.findall(r"[^\W\d_]{4,}", line.lower()):
            if word not in unnamed and not is_frame(line):
                assert word in told, (word, line)


def is_frame(line: str) -> bool:
    """Whether a line holds a speaker's name or a time, or retells: not all of it is shown."""
    return bool(re.search(r"\d:\d\d|:|asked|wanted|, (?:and|which) I\b", line))


def test_the_bank_pasted_as_a_list_is_taken_whole() -> None:
    every = [question.text for question in questions()]
    noted = [way for question in questions() for way in question.noted]
    for texts, least in ((every, 0.99), (noted, 0.99)):
        lists = [texts[at : at + 12] for at in range(0, len(texts), 12)]
        taken = sum(len(set(each) & set(split_questions("\n".join(each)))) for each in lists)
        assert taken / len(texts) > least


@pytest.mark.parametrize(
    "pasted",
    [
        "word " * 4000,
        "a?" * 10_000,
        "“" * 20_000,
        "\n".join(f"{n}. Why {n}?" for n in range(2000)),
        "they asked me " * 1500,
        " " * 19_000 + "Why?",
        "1) " * 6000,
        "Anna: hello there\n" * 1000,
        "| a " * 5000,
        ("I said so and so. " * 5 + "Why? ") * 150,
    ],
    ids=range(10),
)
def test_the_longest_paste_costs_no_more_than_is_in_step_with_its_length(pasted: str) -> None:
    long, short = pasted[:20_000], pasted[: 20_000 // TIMES]
    assert hold_against(lambda: read_paste(long), lambda: read_paste(short)) < STEEP


def test_a_line_of_notes_costs_few_steps() -> None:
    read_paste("warm up")
    taken = sum(count_steps(partial(read_paste, paste.text)) for paste in PASTES)
    lines = sum(len(paste.text.splitlines()) for paste in PASTES)
    # About 800 a line: twice as much is a change of its kind.
    assert taken < 1_600 * lines


def test_what_goes_beyond_the_most_questions_is_shown_as_left_out() -> None:
    pasted = "\n".join(f"Question about subject {number}?" for number in range(MOST_QUESTIONS + 2))
    assert read_paste(pasted).dropped == tuple(
        f"Question about subject {number}?" for number in (MOST_QUESTIONS, MOST_QUESTIONS + 1)
    )


def test_ones_own_questions_to_them_are_none_of_theirs() -> None:
    found = read_paste("They asked:\n- Why us?\n\nI asked them:\n- How big is the team?")
    assert found.questions == ("Why us?",)
    assert "How big is the team?" in found.dropped


FROZE = "something about a time i had conflict w a colleague, totally froze"


@pytest.mark.parametrize("marker", ["", "- "])
@pytest.mark.parametrize(
    "line, question",
    [
        ("they wanted to know how id design the caching thing", "how id design the caching thing"),
        ("then she asked why i left", "why i left"),
        ("how id design the caching thing", "how id design the caching thing"),
        ("biggest weakness", "biggest weakness"),
    ],
)
def test_two_lines_that_stand_on_their_own_are_two_questions(
    marker: str, line: str, question: str
) -> None:
    pasted = f"{marker}tell me about yourself\n{marker}{FROZE}\n{marker}{line}\n{marker}why us"
    assert split_questions(pasted) == ("tell me about yourself", FROZE, question, "why us")


@pytest.mark.parametrize("begins", ["they wanted", "he asked", "then they said", "we talked"])
def test_a_line_that_says_what_they_did_next_never_goes_on_with_the_line_above(begins: str) -> None:
    above = "Tell us about a time when you had to say no to a colleague and"
    whole = read_paste(f"{above}\n{begins} about the rota\nWhy us?")
    assert above in whole.questions


@pytest.mark.parametrize(
    "lines",
    [
        ("Tell us about a time when you had a conflict with a colleague", "in your last team"),
        ("tell us about a time when you had a conflict with somebody in the", "team and won"),
    ],
)
def test_a_line_that_clearly_goes_on_is_one_question_with_the_line_above(
    lines: tuple[str, str],
) -> None:
    assert split_questions("\n".join((*lines, "Why us?"))) == (" ".join(lines), "Why us?")


def test_in_a_dialogue_only_those_are_heard_who_ask() -> None:
    pasted = "HR: Why us?\nMe: Because of you.\nHR: When could you start?\nMe: Is May fine?"
    assert read_paste(pasted) == (
        ("Why us?", "When could you start?"),
        ("Because of you.", "Is May fine?"),
    )
