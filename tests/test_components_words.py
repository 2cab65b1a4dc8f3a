"""Sentences from analysis rows, word for word."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest

from components import about, findings, numerals, pictures, words
from data.analysis import calibration, patterns
from data.analysis.calibration import Calibration
from data.analysis.study import AreaFinding, SlipFinding, study
from data.catalogue.loader import catalogue
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
        (0, 4, 0, "Never low in the 4 interviews that asked it."),
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
    assert words.caption(row(verdict=verdict, lean=lean, p_weak=0.6, low_lately=1)) == said


@pytest.mark.parametrize(
    "p_weak, lately, said",
    [(0.5, 1, words.LEANING), (0.49, 1, "Cannot be said yet"), (0.7, 0, "Cannot be said yet")],
)
def test_a_leaning_that_is_unlikely_or_not_low_of_late_alarms_nobody(
    p_weak: float, lately: int, said: str
) -> None:
    fading = row(lean=True, p_weak=p_weak, low_lately=lately, interviews=8, low_interviews=2)
    assert fading.lean
    assert words.caption(fading) == said


def test_what_lies_around_the_questions_is_rated_and_not_asked() -> None:
    nerves = row(area="nerves", interviews=8, low_interviews=2, low_lately=0, n=8, more=1)
    assert words.evidence(nerves) == (
        "Low in 2 of the 8 interviews where you rated it, none of the last 3."
    )
    assert "of the interviews where you rated it" in words.evidence(nerves, gentle=True)
    once = nerves._replace(interviews=1, low_interviews=0)
    assert words.evidence(once) == "Rated in one interview, and not low."


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
        (1, 1, "About one more rating would settle it."),
        (2, 6, "About six more ratings would settle it."),
        (3, 2, "About two more ratings would settle it."),
        (14, 0, "It sits close to the line."),
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


@pytest.mark.parametrize(
    "low, asked, lately, told",
    [
        (0, 1, 0, "Asked in one interview, and not low."),
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
    found = row(low_interviews=low, interviews=asked, low_lately=lately)
    assert words.evidence(found, gentle=True) == told


@pytest.mark.parametrize(
    "verdict, chance, told",
    [
        (patterns.PATTERN, 0.97, "It is almost sure that it is well below your usual."),
        (patterns.PATTERN, 0.85, "It is very likely that it is well below your usual."),
        (patterns.UNDECIDED, 0.7, "It is more likely than not that it is well below your usual."),
        (patterns.UNDECIDED, 0.5, "It is as likely as not that it is well below your usual."),
        (patterns.UNDECIDED, 0.3, "It could be that it is well below your usual."),
        (patterns.BLIP, 0.15, "It is not likely that it is well below your usual."),
        (patterns.NO_CONCERN, 0.01, "It is hardly likely that it is well below your usual."),
        (patterns.STRENGTH, 0.97, "It is almost sure that it is well above your usual."),
        (patterns.IMPROVING, 0.85, "It is very likely that it has risen since you began."),
    ],
)
def test_every_verdict_tells_its_chance_without_a_number(
    verdict: str, chance: float, told: str
) -> None:
    found = row(verdict=verdict, p_weak=chance, p_strong=chance, p_rise=chance)
    assert words.chance(found, gentle=True) == told


@pytest.mark.parametrize(
    "n, more, told",
    [
        (1, 1, "One more rating would settle it."),
        (2, 3, "A few more ratings would settle it."),
        (6, 6, "Some more ratings would settle it."),
        (3, 20, "Many more ratings would settle it."),
        (14, 0, "It sits close to the line."),
    ],
)
def test_what_would_settle_it_can_be_told_without_a_number(n: int, more: int, told: str) -> None:
    assert words.settling(row(n=n, more=more), gentle=True) == told


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
    assert words.slip_evidence(found, gentle=True) == told


@pytest.mark.parametrize(
    "part, told",
    [
        (0.0, "none"),
        (0.05, "hardly any"),
        (0.15, "a few"),
        (0.3, "some"),
        (0.5, "about half"),
        (0.7, "many"),
        (0.85, "most"),
        (0.95, "nearly all"),
        (1.0, "all"),
    ],
)
def test_a_share_can_be_told_without_a_number(part: float, told: str) -> None:
    assert words.in_ten(part, gentle=True) == told


@pytest.mark.parametrize(
    "number, told",
    [
        (0, "no"),
        (1, "one"),
        (12, "twelve"),
        (20, "twenty"),
        (25, "twenty-five"),
        (100, "a hundred"),
        (105, "a hundred and five"),
        (342, "three hundred and forty-two"),
        (1000, "very many"),
    ],
)
def test_a_count_is_spelled_out_for_somebody_who_wants_words(number: int, told: str) -> None:
    assert words.count(number, gentle=True) == told


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
    assert numerals.left(minutes / 30) == told


@pytest.mark.parametrize("rating", range(1, 6))
def test_every_rating_has_its_words_and_its_sign(rating: int) -> None:
    assert (
        numerals.rated(rating) == ("badly", "hard going", "so-so", "well", "very well")[rating - 1]
    )
    assert len(numerals.SIGNS[rating - 1]) <= 2


@pytest.mark.parametrize(
    "points, told",
    [
        (-0.2, "about level"),
        (-0.5, "a little below"),
        (0.9, "above"),
        (1.5, "well above"),
        (-2.5, "well below"),
    ],
)
def test_a_distance_can_be_told_without_points(points: float, told: str) -> None:
    assert about.distance(points, gentle=True) == told


def test_felt_and_found_can_be_told_without_a_number() -> None:
    found = Calibration(12, 0.3, 0.6, 0.2, 0.1, 0.3, 0.9, 0.0, 0.1, calibration.HARDER)
    assert about.tell_guesses(found, gentle=True) == (
        "You are harder on yourself than they are: over twelve answered interviews you felt that "
        "some would go through, and many went through (the dashed line)."
    )


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
    dot = "A dot marks an interview where it was rated."
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


@pytest.mark.parametrize("rating", [1, 3, 5])
@pytest.mark.parametrize("gentle", [False, True])
def test_one_area_alone_gets_no_verdict_only_what_is_missing(rating: int, gentle: bool) -> None:
    asked = [
        an_interview(number, questions=(a_question(1, 3, rating),), around=())
        for number in (3, 2, 1)
    ]
    found = study(tuple(asked), ())
    assert findings.sum_up(found, whole=True) == words.ALL_IN_ONE
    cards = findings.make_cards(found, gentle)
    assert cards.strengths == ()
    (card,) = cards.others
    assert card.startswith(":gray-badge[Too early to say]\n\n**Motivation**")
    assert card.endswith(f":small[{words.ALONE}]")
    (figures,) = pictures.picture_areas(found, dark=False, gentle=gentle).figures
    assert figures["What the ratings say"].endswith(words.ALONE)
    assert figures["Against your usual"] == "—"


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
            ":orange-badge[Recurs]\n\n**Motivation**  \n"
            "Low in all 5 interviews that asked it.  \n"
            ":small[The chance it is well below your usual: more than 9\u00a0in\u00a010.]"
        ),
    )
    assert [card.splitlines()[0] for card in cards.strengths] == [":green-badge[A strength]"]
    assert findings.sum_up(found, whole=True) == (
        "One thing recurs: Motivation. Conflict is a strength."
    )
    assert findings.order_areas(found) == ("motivation", "conflict")


@pytest.mark.parametrize("gentle", [False, True])
def test_that_a_guess_from_few_interviews_leans_to_the_middle_is_said_once_and_in_the_table(
    gentle: bool,
) -> None:
    interviews = tuple(an_interview(number) for number in range(1, 6))
    found = study(interviews, tuple(slip.key for slip in catalogue().slips))
    picture = pictures.picture_slips(found, dark=False, gentle=gentle)
    assert picture.sentence.count("leans to the middle") == 1
    assert all("leaning to the middle" in list(row)[-1] for row in picture.figures)
    assert not any("middle" in cell for row in picture.figures for cell in row.values())
