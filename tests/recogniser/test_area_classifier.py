from __future__ import annotations

import math
from functools import partial
from operator import eq
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import catalogue
from data.catalogue.stemming import MOST_STEMS, stem_words
from data.recogniser import areas, areas_to_offer, is_in_english, remembered_area, sure_area
from data.recogniser.area_classifier import NEAR, SURE
from data.recogniser.language import is_english
from data.recogniser.linear_model import cosine_similarity, linear, read_text
from tests.support.cost_ratios import TIMES, count_steps, hold_against
from tests.training.slips import mistype
from tests.training.texts import BANK, gather, hurried

ASKED = [
    ("Tell me about yourself.", "intro"),
    ("Could you take us through your career to date?", "intro"),
    ("Why do you want to be a teacher?", "motivation"),
    ("Where do you see yourself in five years?", "motivation"),
    ("What is your greatest strength?", "strengths"),
    ("WHAT IS YOUR BIGGEST WEAKNESS?", "setbacks"),
    ("Tell us about a time you failed.", "setbacks"),
    ("Describe a time you worked as part of a team.", "teamwork"),
    ("How would you calm an angry parent?", "conflict"),
    ("What’s your management style?", "leadership"),
    ("How do you feel about speaking in public?", "communication"),
    ("Tell me about a difficult decision you made.", "judgement"),
    ("How do you prioritize when everything is urgent?", "resilience"),
    ("Have you ever faced an ethical dilemma?", "values"),
    ("What is the difference between a virus and a bacterium?", "technical"),
    ("How do you plan a lesson?", "technical"),
    ("How many piano tuners work in Leeds?", "case"),
    ("Implement a queue with two stacks.", "case"),
    ("What are your salary expectations?", "logistics"),
    ("When could you start?", "logistics"),
    ("If you were an animal, which one would you be?", "curveball"),
    ("Do you have any questions for us?", "closing"),
]


@pytest.mark.parametrize("text, area", ASKED)
def test_a_plain_question_is_recognised(text: str, area: str) -> None:
    assert areas(text)[0][0] == area


def test_most_of_the_catalogues_own_typical_questions_are_among_the_first_three() -> None:
    asked = [(text, area.id) for area in catalogue().questions for text in area.typical]
    among = [area in [found for found, _ in areas(text)[:3]] for text, area in asked]
    assert sum(among) / len(asked) > 0.8


def test_without_a_word_the_order_is_how_common_the_areas_are() -> None:
    assert [area for area, _ in areas("")[:3]] == ["technical", "motivation", "intro"]
    assert areas("") == areas(" ?! ")


def test_a_clear_question_is_surer_than_an_unclear_one() -> None:
    assert areas("When could you start?")[0][1] > SURE
    assert areas("And would you say so?")[0][1] < 0.4


def test_case_and_the_form_of_apostrophes_do_not_matter() -> None:
    assert areas("WHAT’S YOUR NOTICE PERIOD") == areas("what's your notice period?")


def test_both_spellings_and_all_forms_of_a_word_are_one() -> None:
    assert stem_words("prioritize colleagues' behavior") == stem_words(
        "Prioritised colleague behaviour"
    )
    assert stem_words("planned planning plans") == ("plan", "plan", "plan")
    assert stem_words("stress focus") == ("stress", "focus")


@given(st.text())
def test_any_text_gives_every_area_once_and_confidences_that_sum_to_one(text: str) -> None:
    found = areas(text)
    assert sorted(area for area, _ in found) == sorted(area.id for area in catalogue().questions)
    assert math.isclose(math.fsum(value for _, value in found), 1)
    assert [value for _, value in found] == sorted((value for _, value in found), reverse=True)


def test_only_the_first_words_of_a_very_long_text_are_read() -> None:
    assert len(stem_words("salary " * 5000)) == MOST_STEMS


def test_a_question_never_met_before_costs_few_steps() -> None:
    areas("warm up")
    taken = [count_steps(partial(areas, f"Right, then. {text}")) for text, _ in ASKED]
    # About 1,200 each: twice as much is a change of its kind.
    assert sum(taken) / len(taken) < 2_400


def test_a_text_many_times_as_long_as_a_question_costs_little_more() -> None:
    text = " ".join(text for text, _ in ASKED)
    assert count_steps(lambda: areas(text * 50)) < 2 * count_steps(lambda: areas(f"So. {text}"))
    assert hold_against(lambda: areas(text * TIMES), lambda: areas(text)) < TIMES


def test_chips_are_the_three_best_guesses_then_the_recent_areas() -> None:
    guessed = [area for area, _ in areas("When could you start?")]
    recent = [area for area in ("values", "case", "intro", "conflict") if area not in guessed[:3]]
    assert areas_to_offer("When could you start?", recent, 5) == (*guessed[:3], *recent[:2])


def test_chips_never_repeat_an_area_and_further_guesses_fill_the_row() -> None:
    guessed = [area for area, _ in areas("When could you start?")]
    assert areas_to_offer("When could you start?", ["logistics"], 4) == tuple(guessed[:4])
    assert areas_to_offer("When could you start?", [], 1) == ("logistics",)
    assert areas_to_offer("When could you start?", ["values"], 0) == ()


def test_the_weights_know_the_areas_of_the_catalogue() -> None:
    assert list(linear().areas) == [area.id for area in catalogue().questions]


def test_words_nobody_has_seen_leave_it_unsure() -> None:
    assert areas("Zorgle frimbly quandoo?")[0][1] < 0.5


@pytest.mark.parametrize("text", ["ok", "Right, so?", "and you", "then what", "Great, well, next"])
def test_nothing_is_filed_beforehand_that_has_no_word_of_its_own(text: str) -> None:
    assert sure_area(text) is None
    assert areas(text) == areas("")


@pytest.mark.parametrize(
    "text",
    [
        "Warum möchten Sie bei uns arbeiten?",
        "Pourquoi voulez-vous travailler chez nous ?",
        "¿Cuáles son tus puntos fuertes?",
        "Aap yahan kyun kaam karna chahte hain?",
        "Расскажите о себе",
        "自己紹介をお願いします",
    ],
)
def test_a_question_in_another_language_is_not_guessed_at(text: str) -> None:
    assert not is_in_english(text)
    assert areas(text) == areas("")


@pytest.mark.parametrize(
    "text",
    ["salary?", "tcp or udp", "de-escalation", "y shud we hire u", "care plan", ""],
)
def test_a_note_is_not_taken_for_another_language(text: str) -> None:
    assert is_in_english(text)


def test_of_all_our_own_questions_hardly_one_is_taken_for_another_language() -> None:
    texts = [sample.text for sample in (*gather(), *hurried())]
    assert sum(not is_english(text, ()) for text in texts) / len(texts) < 0.01
    assert all(map(is_in_english, texts))


def test_a_clear_question_is_filed_beforehand_and_an_unclear_one_is_not() -> None:
    assert sure_area("When could you start?") == "logistics"
    assert sure_area("And would you say so?") is None


def test_typing_slips_change_little() -> None:
    random = Random(1)  # noqa: S311 - typing slips, no secrets
    asked = [each for each in gather() if each.kind == BANK]
    plain = [areas(each.text)[0][0] for each in asked]
    typed = [areas(mistype(each.text, random))[0][0] for each in asked]
    assert sum(map(eq, plain, typed)) / len(asked) > 0.95


def test_hurried_questions_are_told_though_none_was_learnt_from() -> None:
    first = [areas(each.text)[0][0] == each.area for each in hurried()]
    assert len(first) > 400
    assert sum(first) / len(first) > 0.92


NOTED = [
    ("salary?", "logistics"),
    ("weakness", "setbacks"),
    ("why our company", "motivation"),
    ("notice period", "logistics"),
    ("conflict w/ coworker", "conflict"),
    ("implement hashmap", "case"),
    ("design a parking garage", "case"),
    ("tcp or udp", "technical"),
]


@pytest.mark.parametrize("text, area", NOTED)
def test_a_question_jotted_down_is_among_the_first_three(text: str, area: str) -> None:
    assert area in [found for found, _ in areas(text)[:3]]


FILED = [
    ("Tell me about a conflict with a colleague.", "conflict"),
    ("What would you do in your first month?", "case"),
]


def test_the_same_words_are_filed_as_before_whatever_their_case_and_endings() -> None:
    assert remembered_area("what WOULD you do in your first months", FILED) == "case"


@pytest.mark.parametrize("lead", ["So, ", "And now ", "Okay, next: ", "but "])
def test_what_leads_up_to_a_question_does_not_make_it_another(lead: str) -> None:
    filed = [("Odd one?", "case"), ("What is your favourite kind of spreadsheet?", "values")]
    assert remembered_area(f"{lead}what is your favourite kind of spreadsheet", filed) == "values"
    assert remembered_area(lead, filed) is None


def test_nearly_the_same_question_is_filed_as_before() -> None:
    text = "So, tell me about a conflict with a colleague"
    assert NEAR <= cosine_similarity(read_text(text), read_text(FILED[0][0])) < 1
    assert remembered_area(text, FILED) == "conflict"


def test_another_question_is_not_remembered() -> None:
    assert remembered_area("What are your salary expectations?", FILED) is None
    assert remembered_area("Why us?", []) is None
    assert remembered_area("?", [("!", "case")]) is None


def test_the_latest_filing_of_the_same_question_wins() -> None:
    filed = [*FILED, ("What would you do in your first month?", "closing")]
    assert remembered_area("What would you do in your first month?", filed) == "closing"


def test_a_text_is_like_itself_and_unlike_one_that_shares_no_word() -> None:
    assert math.isclose(
        cosine_similarity(read_text("notice period"), read_text("notice period")), 1
    )
    assert (
        cosine_similarity(read_text("notice period"), read_text("favourite fruit today please"))
        < 0.2
    )
