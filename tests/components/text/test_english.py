"""Sentences from analysis rows, word for word."""

from __future__ import annotations

import datetime as dt

import pytest

from components.patterns import captions
from components.text import english, number_words
from components.text.voice import Figures, Words
from data.analysis.slips import SlipFinding


def test_too_early_counts_the_interviews_still_missing() -> None:
    assert english.too_early(1, 3, Figures(), filtered=False) == (
        "Too early for patterns: two more interviews will tell. This is what is known so far."
    )
    assert english.too_early(2, 3, Figures(), filtered=False) == (
        "Too early for patterns: one more interview will tell. This is what is known so far."
    )
    assert english.too_early(0, 3, Figures(), filtered=False) == (
        "Nothing is rated yet. Rate the questions of an interview, and it shows here."
    )


def test_too_few_behind_a_filter_blames_neither_person_nor_filter() -> None:
    assert english.too_early(1, 3, Figures(), filtered=True) == (
        "One rated interview here: too few to speak of patterns."
    )
    assert english.too_early(0, 3, Figures(), filtered=True) == (
        "No rated interviews here: too few to speak of patterns."
    )


@pytest.mark.parametrize(
    "seen, interviews, said",
    [
        (1, 1, "Ticked in the one interview."),
        (2, 2, "Ticked in both interviews."),
        (4, 4, "Ticked in all 4 interviews."),
        (3, 8, "Ticked in 3 of 8 interviews."),
    ],
)
def test_a_slip_is_counted_by_interviews(seen: int, interviews: int, said: str) -> None:
    found = SlipFinding("rambled", interviews, seen, 0.4, 0.2, 0.6, 0.5, recurs=False)
    assert english.slip_evidence(found, Figures()) == said


@pytest.mark.parametrize(
    "seen, interviews, told",
    [
        (1, 1, "Ticked in the one interview."),
        (2, 2, "Ticked in both interviews."),
        (4, 4, "Ticked in all your interviews."),
        (1, 8, "Ticked in one of your interviews."),
        (3, 8, "Ticked in a few of your interviews."),
        (7, 8, "Ticked in most of your interviews."),
    ],
)
def test_a_slip_can_be_told_without_a_number(seen: int, interviews: int, told: str) -> None:
    found = SlipFinding("rambled", interviews, seen, 0.4, 0.2, 0.6, 0.5, recurs=False)
    assert english.slip_evidence(found, Words()) == told


@pytest.mark.parametrize(
    "minutes, told",
    [
        (30, "Nearly all of it left"),
        (24, "Most of it left"),
        (20, "About two thirds left"),
        (15, "About half left"),
        (10, "About a third left"),
        (7, "About a quarter left"),
        (2, "Nearly done"),
    ],
)
def test_the_half_hour_is_told_by_how_much_of_it_is_left(minutes: int, told: str) -> None:
    assert number_words.left(minutes / 30) == told


@pytest.mark.parametrize("rating", range(1, 6))
def test_every_rating_has_its_words_and_its_sign(rating: int) -> None:
    assert (
        number_words.rated(rating)
        == ("badly", "hard going", "so-so", "well", "very well")[rating - 1]
    )
    assert len(number_words.SIGNS[rating - 1]) <= 2


def test_a_date_is_short_and_the_same_in_every_locale() -> None:
    assert english.short_date(dt.date(2026, 3, 9)) == "9 Mar"


def test_a_course_says_where_it_began_and_where_it_is() -> None:
    dot = "A dot marks an interview where it was rated."
    assert captions.tell_course(captions.Course("Nerves", -1.0, 0.0, 5), Figures()) == (
        f"Against your own usual, Nerves went from about a point below to about level. {dot}"
    )
    assert captions.tell_course(captions.Course("Nerves", 0.1, -0.1, 2), Figures()) == (
        f"Against your own usual, Nerves has stayed about level. {dot}"
    )


def test_nothing_has_stayed_where_it_was_in_a_single_interview() -> None:
    said = captions.tell_course(captions.Course("Nerves", -0.5, -0.5, 1), Figures())
    assert "stayed" not in said
    assert "is rated in one interview so far; the best guess is about half a point below" in said


def test_one_area_alone_has_no_usual_to_be_compared_with() -> None:
    assert captions.tell_areas(["Nerves"]).startswith("With one area there is no usual")
