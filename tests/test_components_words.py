"""Sentences from analysis rows, word for word."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest

from components import about, findings, words
from data.analysis import calibration, patterns
from data.analysis.calibration import Calibration
from data.analysis.study import AreaFinding, SlipFinding, study
from tests.page_journals import a_question, an_interview

UNDECIDED = AreaFinding(
    area="motivation",
    n=2,
    interviews=2,
    low_interviews=1,
    mean_rating=2.5,
    delta=-0.4,
    lo80=-1.0,
    hi80=0.2,
    p_weak=0.2,
    p_strong=0.0,
    p_rise=0.1,
    verdict=patterns.UNDECIDED,
    lean=False,
    low_lately=1,
    more=6,
)


def row(**fields: Any) -> AreaFinding:  # noqa: ANN401 - any column of it
    return UNDECIDED._replace(**fields)


@pytest.mark.parametrize(
    "low, asked, lately, said",
    [
        (0, 1, 0, "Asked in one interview, and not low."),
        (1, 1, 1, "Asked in one interview, and low there."),
        (0, 4, 0, "Never low in the four interviews that asked it."),
        (2, 2, 2, "Low in both interviews that asked it."),
        (3, 3, 3, "Low in all 3 interviews that asked it."),
        (1, 3, 1, "Low in 1 of the 3 interviews that asked it."),
        (5, 7, 3, "Low in 5 of the 7 interviews that asked it, 3 of the last 3."),
        (1, 9, 0, "Low in 1 of the 9 interviews that asked it, none of the last 3."),
    ],
)
def test_evidence_counts_the_interviews_that_asked_it(
    low: int, asked: int, lately: int, said: str
) -> None:
    found = row(low_interviews=low, interviews=asked, low_lately=lately)
    assert words.evidence(found) == said


@pytest.mark.parametrize(
    "verdict, lean, said",
    [
        (patterns.PATTERN, False, "Recurs"),
        (patterns.IMPROVING, False, "Improving"),
        (patterns.BLIP, False, "A blip"),
        (patterns.STRENGTH, False, "A strength"),
        (patterns.NO_CONCERN, False, "No concern"),
        (patterns.UNDECIDED, False, "Too early to say"),
        (patterns.UNDECIDED, True, "Leaning towards a pattern"),
    ],
)
def test_every_verdict_has_its_caption(verdict: str, lean: bool, said: str) -> None:
    assert words.caption(row(verdict=verdict, lean=lean)) == said


def test_no_verdict_is_without_a_caption() -> None:
    assert set(words.CAPTIONS) == set(patterns.VERDICTS)


def test_an_undecided_area_many_ratings_in_is_not_called_early() -> None:
    assert words.caption(row(n=14, more=0)) == "Close to the line"


@pytest.mark.parametrize(
    "chance, said",
    [
        (0.0, "fewer than 1 in 10"),
        (0.049, "fewer than 1 in 10"),
        (0.1, "about 1 in 10"),
        (0.61, "about 6 in 10"),
        (0.94, "about 9 in 10"),
        (1.0, "more than 9 in 10"),
    ],
)
def test_a_chance_is_told_in_so_many_of_ten(chance: float, said: str) -> None:
    assert words.in_ten(chance) == said


def test_each_verdict_tells_the_chance_it_rests_on() -> None:
    found = row(p_weak=0.2, p_strong=0.7, p_rise=0.5)
    below = "The chance it is well below your usual: about 2 in 10."
    assert words.chance(found._replace(verdict=patterns.PATTERN)) == below
    assert words.chance(found._replace(verdict=patterns.BLIP)) == below
    strong = words.chance(found._replace(verdict=patterns.STRENGTH))
    assert strong == "The chance it is well above your usual: about 7 in 10."
    rising = words.chance(found._replace(verdict=patterns.IMPROVING))
    assert rising == "The chance it has risen since you began: about 5 in 10."


@pytest.mark.parametrize(
    "n, more, said",
    [
        (1, 1, "Asked once so far; about one more rating would settle it."),
        (2, 6, "Asked twice so far; about six more ratings would settle it."),
        (3, 2, "Asked three times so far; about two more ratings would settle it."),
        (14, 0, "Asked 14 times so far; it sits close to the line."),
    ],
)
def test_an_undecided_area_says_what_would_settle_it(n: int, more: int, said: str) -> None:
    assert words.settling(row(n=n, more=more)) == said


@pytest.mark.parametrize(
    "found, said",
    [
        (words.Found(), "Nothing recurs so far."),
        (words.Found(recurring=["Motivation"]), "One thing recurs: Motivation."),
        (
            words.Found(recurring=["Motivation", "Conflict"], strengths=["Teamwork"]),
            "Two things recur: Motivation and Conflict. Teamwork is a strength.",
        ),
        (
            words.Found(strengths=["Teamwork", "Values"], improving=["Nerves"]),
            "Nothing recurs so far. Teamwork and Values are strengths, and Nerves is improving.",
        ),
        (
            words.Found(slips=["Rambled"], improving=["Nerves", "Leaving"]),
            "The slip that keeps coming back: Rambled. Nerves and Leaving are improving.",
        ),
        (
            words.Found(recurring=["A", "B", "C", "D", "E"], slips=["Rambled", "Froze"]),
            (
                "Five things recur: A, B, C and two more. "
                "The slips that keep coming back: Rambled and Froze."
            ),
        ),
    ],
)
def test_the_headline_says_what_recurs_then_what_goes_well(found: words.Found, said: str) -> None:
    assert words.headline(found) == said


def test_too_early_counts_the_interviews_still_missing() -> None:
    assert words.too_early(1, 3, filtered=False) == (
        "Too early for patterns: two more interviews will tell. This is what is known so far."
    )
    assert words.too_early(2, 3, filtered=False) == (
        "Too early for patterns: one more interview will tell. This is what is known so far."
    )
    assert words.too_early(0, 3, filtered=False) == (
        "Nothing is rated yet. Rate the questions of an interview, and it shows here."
    )


def test_too_few_behind_a_filter_blames_neither_person_nor_filter() -> None:
    assert words.too_early(1, 3, filtered=True) == (
        "One rated interview here: too few to speak of patterns."
    )
    assert words.too_early(0, 3, filtered=True) == (
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
    assert words.slip_evidence(found) == said


def test_a_date_is_short_and_the_same_in_every_locale() -> None:
    assert words.short_date(dt.date(2026, 3, 9)) == "9 Mar"


@pytest.mark.parametrize(
    "points, said",
    [
        (-0.2, "about level"),
        (0.24, "about level"),
        (-0.5, "about half a point below"),
        (0.9, "about a point above"),
        (1.5, "about a point and a half above"),
        (-2.0, "about two points below"),
        (-2.5, "about two and a half points below"),
    ],
)
def test_a_distance_is_told_to_the_nearest_half_point(points: float, said: str) -> None:
    assert about.distance(points) == said


def test_a_course_says_where_it_began_and_where_it_is() -> None:
    dot = "A dot marks an interview that asked it."
    assert about.tell_course("Nerves", -1.0, 0.0) == (
        f"Against your own usual, Nerves went from about a point below to about level. {dot}"
    )
    assert about.tell_course("Nerves", 0.1, -0.1) == (
        f"Against your own usual, Nerves has stayed about level. {dot}"
    )


@pytest.mark.parametrize(
    "verdict, opening",
    [
        (calibration.HARDER, "You are harder on yourself than they are"),
        (calibration.ROSIER, "Your gut feeling has been rosier than what came of it"),
        (calibration.RIGHT, "Your gut feeling has been about right"),
        (calibration.TOO_EARLY, "Too early to say how far to trust your gut feeling"),
    ],
)
def test_felt_and_found_are_set_side_by_side(verdict: str, opening: str) -> None:
    found = Calibration(12, 0.3, 0.6, 0.2, 0.1, 0.3, 0.9, 0.0, 0.1, verdict)
    assert about.tell_guesses(found) == (
        f"{opening}: over 12 answered interviews you felt about 3 in 10, "
        "and about 6 in 10 went through (the dashed line)."
    )


def test_one_answered_interview_is_one_interview() -> None:
    found = Calibration(1, 0.3, 0.0, math.nan, 0, 0, 0, 0, 0, calibration.TOO_EARLY)
    assert "over one answered interview you" in about.tell_guesses(found)


def test_one_area_alone_has_no_usual_to_be_compared_with() -> None:
    assert about.tell_areas(["Nerves"]).startswith("With one area there is no usual")


def test_a_card_holds_verdict_area_evidence_and_chance() -> None:
    rated = {1: (1, 5), 2: (2, 5), 3: (1, 4), 4: (1, 5), 5: (2, 5)}
    asked = [
        an_interview(number, questions=(a_question(1, 3, low), a_question(1, 2, high)), around=())
        for number, (low, high) in rated.items()
    ]
    found = study(tuple(reversed(asked)), ())
    cards = findings.make_cards(found)
    assert cards.others == (
        (
            ":orange-badge[Recurs]\n\n**Motivation, fit and career goals**  \n"
            "Low in all 5 interviews that asked it.  \n"
            ":small[The chance it is well below your usual: more than 9 in 10.]"
        ),
    )
    assert [card.splitlines()[0] for card in cards.strengths] == [":green-badge[A strength]"]
    assert findings.sum_up(found, whole=True) == (
        "One thing recurs: Motivation. Conflict is a strength."
    )
    assert findings.order_areas(found) == ("motivation", "conflict")
