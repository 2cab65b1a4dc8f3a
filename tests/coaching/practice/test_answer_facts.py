"""Plain facts about an answer, on the cases that are easily got wrong."""

from __future__ import annotations

import pytest

from components.practice.compare_answers import spoken_length, tell_facts
from data.catalogue.example import example_records
from data.coaching.practice.answer_facts import A_MINUTE, count_spoken, facts_of_answer
from data.models import Interview
from tests.support.cost_ratios import STEEP, TIMES, hold_against
from tests.support.page_driver import NOW, TODAY

FILLER = "The depot was short of drivers that week and the timetable had gone to print already. "
LONG_ENOUGH = FILLER * 2


def lacks_i(text: str) -> bool:
    return facts_of_answer(LONG_ENOUGH + text, "conflict").no_i


def says_we(text: str) -> bool:
    return facts_of_answer(LONG_ENOUGH + text, "conflict").we


def lacks_ending(text: str, area: str = "conflict") -> bool:
    return facts_of_answer(LONG_ENOUGH + text, area).no_ending


@pytest.mark.parametrize(
    "text",
    [
        "I rang them.",
        "Then i rang them.",
        "I'm the one who rang.",
        "I’d rung them, and I’ll ring again.",
        "I`ve rung them.",
        "(I rang them)",
        "What did I do?",
        "That was I.",
        "“We cannot wait”, they said, so I rang.",
        "'Leave it,' said the drivers' spokesman, and I didn't.",
        "The ’90s timetable was the one I knew.",
        "The '90s timetable was the one I knew, and the drivers' too.",
        "It was the boys' bus, and I drove it to the girls' school.",
        "—I rang.",
    ],
)
def test_an_i_of_ones_own_is_seen(text: str) -> None:
    assert not lacks_i(text)


@pytest.mark.parametrize(
    "text",
    [
        "We rang them.",
        "She said “I cannot do this” and left.",
        'She said "I cannot do this" and left.',
        "She said 'I can't do this' and left.",
        "She said ‘I can’t do this’ and left.",
        "«I cannot», said the manager.",
        "The I/O was slow, i.e. unusable, and the A.I. did not help.",
        "It is in the API, in Excel and in French: l'Italie.",
        "Mine was the desk by the door; my job was the rota.",
    ],
)
def test_what_is_no_i_or_somebody_elses_is_not_taken_for_one(text: str) -> None:
    assert lacks_i(text)


@pytest.mark.parametrize("text", ["We rang.", "They told us.", "Our plan.", "we're late", "WE DID"])
def test_a_we_of_ones_own_is_seen(text: str) -> None:
    assert says_we(text)


@pytest.mark.parametrize(
    "text",
    [
        "They said “we need it by Friday”.",
        "They said 'we don't need it', and that was that.",
        "The owed sum was weighed in a US dollar account, of the U.S. kind.",
        "Were they ready? The house was.",
    ],
)
def test_other_peoples_we_is_left_to_them(text: str) -> None:
    assert not says_we(text)


@pytest.mark.parametrize(
    "text",
    [
        "As a result the queue fell by half.",
        "In  the\nend they signed.",
        "Since then a second person reads it.",
        "We learnt to ask first.",
        "We learned to ask first.",
        "It's now organised by colour.",
        "The programme has been in use ever since.",
        "Sales went up 12%.",
        "It has not happened again.",
        "IN THE END it held.",
    ],
)
def test_an_ending_is_seen_whatever_its_spelling(text: str) -> None:
    assert not lacks_ending(text)


@pytest.mark.parametrize(
    "text",
    [
        "I rang nineteen drivers, one after the other.",
        "The recuts were on the desk and the sunrise was red.",
        "I know the resultant angle by heart.",
        "I wonder what my nowhere plan was.",
    ],
)
def test_a_story_without_an_ending_is_told_so(text: str) -> None:
    assert lacks_ending(text)


@pytest.mark.parametrize("area", ["intro", "technical", "motivation", "logistics", "nerves"])
def test_only_a_story_has_to_end(area: str) -> None:
    assert not lacks_ending("I rang nineteen drivers.", area)


def test_in_a_short_note_nothing_is_missing() -> None:
    facts = facts_of_answer("The deadline story, with the rota.", "conflict")
    assert (facts.no_i, facts.we, facts.no_ending, facts.long) == (False, False, False, False)
    assert tell_facts("The deadline story.", "conflict") == "Under half a minute, spoken."


def test_nothing_is_said_of_nothing() -> None:
    assert tell_facts(" \n", "conflict") == ""
    assert tell_facts("…", "conflict") == ""


@pytest.mark.parametrize(
    "text, words",
    [
        ("", 0),
        ("didn't and didn’t", 3),
        ("a well-known co‑worker", 3),
        ("one — two – three", 3),
        ("Zoë’s naïve café", 3),
        ("the drivers' rota", 3),
        ("19 drivers, 2.5 hours", 5),
    ],
)
def test_words_are_counted_as_people_say_them(text: str, words: int) -> None:
    assert count_spoken(text) == words


@pytest.mark.parametrize(
    "words, told",
    [
        (10, "under half a minute"),
        (65, "about half a minute"),
        (130, "about a minute"),
        (200, "about a minute and a half"),
        (260, "about two minutes"),
        (330, "about two and a half minutes"),
        (520, "four minutes or more"),
        (20_000, "four minutes or more"),
    ],
)
def test_how_long_it_takes_is_told_by_the_half_minute_in_words(words: int, told: str) -> None:
    assert spoken_length(words / A_MINUTE) == told


def test_over_two_minutes_is_said_and_two_minutes_are_not() -> None:
    assert not facts_of_answer("I know " * A_MINUTE, "intro").long
    assert facts_of_answer("I know " * (A_MINUTE + 1), "intro").long
    assert "over two minutes" in tell_facts("I know " * (A_MINUTE + 1), "intro")


def test_what_is_offered_is_a_question_each_and_no_judgement() -> None:
    told = tell_facts("We moved the bus and the stop. " * 60, "conflict")
    assert told == (
        "About three minutes, spoken. It says “we” and never “I”: which part was yours? "
        "No ending shows in these words: how did it turn out? "
        "That is over two minutes: is there a part they could ask for instead?"
    )
    nobody = tell_facts(LONG_ENOUGH, "intro")
    assert nobody == "Under half a minute, spoken. It has no “I” in it: which part was yours?"


def test_nearly_all_answers_of_the_example_have_their_i_and_their_ending() -> None:
    """So that the checks stay rare: who reads them often stops reading them."""
    answers = [
        facts_of_answer(question.better_answer, question.area)
        for interview in example_records(TODAY, NOW)
        if isinstance(interview, Interview)
        for question in interview.questions
        if question.better_answer
    ]
    assert len(answers) >= 6
    assert sum(facts.no_i for facts in answers) == 0
    assert sum(facts.no_ending for facts in answers) <= 1


@pytest.mark.parametrize("sign", ["'", "a'", "“", "'a ", "‘a’ ", "„"])
def test_a_text_of_nothing_but_marks_costs_in_step_with_its_length(sign: str) -> None:
    short = sign * (1_000 // len(sign))

    def look(times: int) -> None:
        facts_of_answer(LONG_ENOUGH + short * times, "conflict")

    assert hold_against(lambda: look(TIMES), lambda: look(1)) < STEEP
