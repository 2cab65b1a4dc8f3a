"""The headline of Patterns and its cards, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.patterns import figures as patterns_figures
from components.patterns import finding_cards
from components.text.voice import Figures, Words
from data.analysis.report import study
from data.catalogue.loader import catalogue
from tests.support.page_driver import a_question, an_interview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.analysis.report import Study

SLIPS = tuple(slip.key for slip in catalogue().slips)
INTRO, STRENGTHS, CONFLICT, MOTIVATION = range(4)


def log(*areas: Sequence[int], slips: bool = False, felt: int | None = None) -> Study:
    """A study of ratings given an area a row: motivation first, then conflict, intro, strengths."""
    places = (MOTIVATION, CONFLICT, INTRO, STRENGTHS)
    interviews = []
    for number, ratings in enumerate(zip(*areas, strict=True)):
        rated = zip(places, ratings, strict=False)
        asked = tuple(a_question(90 - number, place, rating) for place, rating in rated)
        if not slips:
            asked = tuple(replace(each, slips=()) for each in asked)
        interviews.append(
            an_interview(90 - number, questions=asked, around=(), felt=felt, chance=None)
        )
    return study(tuple(interviews), SLIPS)


@pytest.mark.parametrize(
    "areas, said",
    [
        (
            [(1, 2, 1, 2), (4, 5, 4, 4)],
            "One thing keeps coming back: Motivation (4 of 4). Conflict is a strength.",
        ),
        (
            [(2, 1, 2, 2, 1), (2, 2, 1, 2, 2), (2, 2, 2, 1, 2)],
            (
                "Low across the board so far: all 3 areas asked twice or more were low at least "
                "half the time. No single one stands out, so one place to start is enough: "
                "Motivation."
            ),
        ),
        ([(4, 4, 3), (3, 4, 4)], "Nothing rated low so far."),
        ([(2, 3, 2), (4, 3, 4)], "To watch: Motivation (2 of 3)."),
        (
            [(2, 4, 2, 4, 3), (4, 3, 4, 4, 3)],
            "Nothing is low most of the time. Low now and then: Motivation (2 of 5).",
        ),
        (
            [(2, 2, 4, 2, 4, 4, 4, 4), (4, 4, 4, 4, 4, 4, 4, 4)],
            ("Nothing recurs lately. Better of late: Motivation (3 of 8)."),
        ),
        ([(2, 3, 3, 4), (4, 4, 3, 4)], "Nothing recurs so far: no area was low twice."),
    ],
)
def test_the_headline_says_what_recurs_in_this_persons_own_ratings(
    areas: list[Sequence[int]], said: str
) -> None:
    assert finding_cards.sum_up_findings(log(*areas), whole=True, voice=Figures()) == said


def test_without_figures_the_headline_counts_in_words() -> None:
    found = log((1, 2, 1, 2), (4, 5, 4, 4))
    assert finding_cards.sum_up_findings(found, whole=True, voice=Words()).startswith(
        "One thing keeps coming back: Motivation (every time)."
    )


def test_a_slip_that_comes_back_forbids_nothing_recurs() -> None:
    found = log((2, 4, 4, 2, 4, 4, 2, 4), (4, 2, 2, 4, 2, 2, 4, 2), slips=True)
    said = finding_cards.sum_up_findings(found, whole=True, voice=Figures())
    assert "coming back: " in said
    assert "Nothing" not in said


def test_only_low_answers_rated_is_said_and_nothing_else() -> None:
    found = log((1, 2, 1, 2), (2, 1, 2, 1), felt=4)
    told = finding_cards.sum_up_findings(found, whole=True, voice=Figures())
    assert told == finding_cards.ONLY_LOWS
    cards = finding_cards.make_cards(found, Figures())
    assert cards.strengths == ()
    assert [card.splitlines()[0] for card in cards.others] == [":gray-badge[Counts only]"] * 2
    assert all("Low in 4 of the 4 you rated." in card for card in cards.others)


def test_a_card_holds_verdict_area_evidence_and_chance() -> None:
    cards = finding_cards.make_cards(log((1, 2, 1, 1, 2), (5, 5, 4, 5, 5)), Figures())
    (card,) = cards.others
    assert card.startswith(
        ":orange-badge[Keeps coming back]\n\n**Motivation**  \n"
        "Low in all 5 interviews that asked it.  \n"
        ":small[Probably well below your other areas too. The chance of a low one next time: about "
    )
    assert card.endswith("\u00a0in\u00a010.]")
    assert [card.splitlines()[0] for card in cards.strengths] == [":green-badge[A strength]"]


def test_one_area_alone_can_recur_and_is_compared_with_nothing() -> None:
    found = log((1, 2, 1, 2))
    assert (
        finding_cards.sum_up_findings(found, whole=True, voice=Figures())
        == "One thing keeps coming back: Motivation (4 of 4)."
    )
    (card,) = finding_cards.make_cards(found, Figures()).others
    assert "other areas" not in card
    (figures,) = patterns_figures.picture_areas(found, dark=False, voice=Figures()).figures
    assert figures["Against your usual"] == "—"


def test_held_up_is_never_said_of_what_is_rated_under_three() -> None:
    found = log((1, 1, 1, 1), (2, 3, 3, 2))
    assert finding_cards.make_cards(found, Figures()).strengths == ()
