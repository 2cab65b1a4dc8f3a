from __future__ import annotations

import pytest

from data.coaching.correspondence.tone_check import LONGEST_LETTER_WORDS, ToneWarning, tone_warnings
from data.models.text_cleaning import count_written


def kinds(text: str) -> list[str]:
    return [notice.kind for notice in tone_warnings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "I took a day off for this and it was a waste of my time.",
        "Two hours of waiting is unacceptable.",
        "I’m furious that nobody told me.",
        "You couldn’t even be bothered to reply.",
        "Frankly your interviewer was so rude.",
        "It is your loss.",
        "Good luck finding anyone else.",
        "Your process is a joke",
        "WHY HAS NOBODY CALLED me back?",
        "Three weeks and still no answer!!",
    ],
)
def test_an_angry_letter_is_noticed(text: str) -> None:
    assert kinds(text) == ["angry"]


@pytest.mark.parametrize(
    "text",
    [
        "Please, please let me come back.",
        "I’ll do anything you ask.",
        "Please give me another chance, I can do better.",
        "I really need this job.",
        "I am desperate and I would work for free.",
        "Would you please reconsider?",
        "I BEG YOU to think again.",
    ],
)
def test_a_begging_letter_is_noticed(text: str) -> None:
    assert kinds(text) == ["begging"]


@pytest.mark.parametrize(
    "text",
    [
        "I am sorry if I seemed rude when I interrupted you.",
        "I do not want to waste your time, so I will be brief.",
        "I was angry with myself for forgetting the figure, so here it is.",
        "It was unfair of me to blame the old system.",
        "Thank you for the chance to talk with you.",
        "I would be glad of another chance to work with your team one day.",
        "Please let me know if you need anything else. Please pass on my thanks.",
        "Our customers were desperate for a simpler form, and I built it.",
        "I wrote for UNICEF, UNESCO and others, and won the ANNUAL AWARD.",
        "In my last post I worked with SAP, ERP, CRM and HR teams across the UK and EU.",
        "The project was at a loss for months; I turned it round.",
        "I need to give notice of four weeks.",
        "We reviewed every complaint and answered each in a day!",
        "I felt I did not do the question justice, and I would answer it differently now.",
        "The unprofessional tone of our old letters was what I changed first.",
        "I can send a list of references (three) or my portfolio, example_one.pdf.",
    ],
)
def test_plain_words_that_only_look_like_it_are_left_alone(text: str) -> None:
    assert tone_warnings(text) == ()


def test_what_gave_it_away_is_named_once_in_the_order_it_comes() -> None:
    (notice,) = tone_warnings("This is ridiculous. Appalling. IS  RIDICULOUS, he said!!!")
    assert notice == ToneWarning(
        "angry",
        "Parts of this may read as angry. It might be worth sleeping on it before you send it.",
        ("is ridiculous", "appalling", "!!!"),
    )


def test_a_letter_is_long_from_151_words() -> None:
    assert tone_warnings("word " * LONGEST_LETTER_WORDS) == ()
    (notice,) = tone_warnings("word " * 151)
    assert (notice.kind, notice.found) == ("long", ("151 words",))


def test_bullets_and_dashes_are_no_words() -> None:
    assert count_written("- One’s own – two-fold, 37.5 …\n\n* £3 🙂") == 5
    assert count_written("") == 0


@pytest.mark.parametrize("gap", ["[Company]", "[your name]", "{company}", "<Name>", "____", "XXX"])
def test_a_gap_left_in_a_pasted_letter_is_noticed(gap: str) -> None:
    (notice,) = tone_warnings(f"Dear {gap}, thank you.")
    assert (notice.kind, notice.found) == ("gap", (gap,))


def test_several_things_are_said_one_after_the_other() -> None:
    text = "You lied. I beg you. [Name] " + "word " * 150
    assert kinds(text) == ["angry", "begging", "long", "gap"]
