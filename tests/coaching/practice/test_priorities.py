"""What to practise next: lowest first, never a strength, never without an exercise."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.analysis import verdicts
from data.analysis.report import study
from data.analysis.slips import SlipFinding
from data.analysis.verdicts import AreaFinding
from data.catalogue.loader import catalogue
from data.coaching.practice import priorities
from data.models import Practice
from tests.support.page_driver import NOW, an_interview, key

KNOWN = {area.id for area in catalogue().areas} | {slip.key for slip in catalogue().slips}
FOUR = ("intro", "motivation", "conflict", "technical")
SLIPS = tuple(slip.key for slip in catalogue().slips)


def a_finding(area: str, delta: float, **fields: Any) -> AreaFinding:  # noqa: ANN401 - any column
    plain: dict[str, Any] = {
        "n": 3,
        "interviews": 3,
        "low_interviews": 1,
        "mean_rating": 2.5,
        "lo80": delta - 0.4,
        "hi80": delta + 0.4,
        "p_weak": 0.2,
        "p_strong": 0.1,
        "p_rise": 0.1,
        "p_low": 0.35,
        "q_low": 0.35,
        "low_last3": 1,
        "verdict": verdicts.LOW_ONCE,
    }
    return AreaFinding(area=area, delta=delta, **(plain | fields))


def a_slip(slip: str, *, recurs: bool) -> SlipFinding:
    return SlipFinding(slip, 5, 4, 0.6, 0.4, 0.8, 0.9, recurs)


def ranked(*findings: AreaFinding) -> list[str]:
    return [row.area for row in priorities.rank_areas(findings, KNOWN)]


def test_the_three_lowest_are_offered_in_the_order_of_the_model() -> None:
    rows = [
        a_finding(area, delta) for area, delta in zip(FOUR, (-0.9, -0.5, -0.4, -0.1), strict=True)
    ]
    assert ranked(*rows) == ["intro", "motivation", "conflict"]


@pytest.mark.parametrize("verdict", [verdicts.STRENGTH, verdicts.NO_CONCERN])
def test_a_strength_and_what_is_no_concern_are_never_offered(verdict: str) -> None:
    low = a_finding("intro", -0.2, verdict=verdict, low_interviews=1)
    assert ranked(low) == []


@pytest.mark.parametrize(
    "verdict", sorted(set(verdicts.VERDICTS) - {verdicts.STRENGTH, verdicts.NO_CONCERN})
)
def test_any_other_verdict_below_the_usual_is_offered(verdict: str) -> None:
    assert ranked(a_finding("intro", -0.2, verdict=verdict, low_interviews=0)) == ["intro"]


def test_what_keeps_coming_back_below_the_usual_outranks_what_was_asked_once() -> None:
    once = a_finding("intro", -0.9, verdict=verdicts.ASKED_ONCE)
    back = a_finding("conflict", -0.3, verdict=verdicts.RECURS)
    above = a_finding("technical", 0.3, verdict=verdicts.RECURS)
    assert ranked(once, back, above) == ["conflict", "intro", "technical"]


def test_an_area_above_the_usual_is_offered_only_if_it_was_low_once() -> None:
    never_low = a_finding("intro", 0.1, low_interviews=0)
    once_low = a_finding("conflict", 0.2, low_interviews=1)
    at_the_usual = a_finding("technical", 0.0, low_interviews=0)
    assert ranked(never_low, at_the_usual, once_low) == ["conflict"]


def test_an_area_without_exercises_is_passed_over_and_the_next_one_takes_its_place() -> None:
    unknown = a_finding("from-a-later-version", -2.0)
    rows = [
        a_finding(area, delta) for area, delta in zip(FOUR, (-0.9, -0.5, -0.4, -0.1), strict=True)
    ]
    assert ranked(unknown, *rows) == ["intro", "motivation", "conflict"]


def test_the_first_slip_that_recurs_and_has_an_exercise_is_offered() -> None:
    rows = [
        a_slip("rambled", recurs=False),
        a_slip("from-a-later-version", recurs=True),
        a_slip("froze", recurs=True),
        a_slip("guessed", recurs=True),
    ]
    assert priorities.recurring_slip(rows, KNOWN) == rows[2]


def test_no_slip_is_offered_while_none_recurs() -> None:
    assert priorities.recurring_slip([a_slip("rambled", recurs=False)], KNOWN) is None
    assert priorities.recurring_slip([], KNOWN) is None


def test_nothing_is_advised_without_ratings() -> None:
    assert priorities.advise(study((), SLIPS), KNOWN) == priorities.Advice(0, (), None)


def test_one_interview_is_enough_for_a_first_place_to_start() -> None:
    advice = priorities.advise(study((an_interview(1),), SLIPS), KNOWN)
    assert advice.rated == 1
    # Rated 2, 3, 4, 5 for the questions, 4 for arriving and 2 for nerves.
    assert [row.area for row in advice.areas] == ["intro", "nerves", "strengths"]
    assert advice.slip is None


def test_advice_is_the_lowest_of_the_study_and_counts_its_rated_interviews() -> None:
    found = study(tuple(an_interview(number) for number in range(8, 0, -1)), SLIPS)
    advice = priorities.advise(found, KNOWN)
    assert advice.rated == 8
    assert len(advice.areas) <= 3
    places = [(row.verdict not in verdicts.COMES_BACK, row.delta) for row in advice.areas]
    assert places == sorted(places)


def test_everything_low_still_offers_something() -> None:
    questions = an_interview(1).questions
    low = tuple(
        an_interview(
            number,
            questions=tuple(type(each)(id=each.id, area=each.area, rating=2) for each in questions),
            around=(),
        )
        for number in (3, 2, 1)
    )
    assert len(priorities.advise(study(low, SLIPS), KNOWN).areas) == 3


def test_the_exercises_for_anybody_are_in_the_catalogue_one_an_area() -> None:
    names = [catalogue().exercise(each).name for each in priorities.FOR_ANYBODY]
    assert names == ["Ninety seconds, aloud", "Swap the name", "The long breath out"]
    assert [each.partition("/")[0] for each in priorities.FOR_ANYBODY] == [
        "intro",
        "motivation",
        "nerves",
    ]


def a_sitting(number: int, area: str, day: int) -> Practice:
    date = dt.date(2026, 11, day)
    return Practice(id=key(number), created=NOW, updated=NOW, area=area, date=date)


def test_practice_is_tallied_an_area_with_its_last_day() -> None:
    practices = [a_sitting(1, "intro", 9), a_sitting(2, "rambled", 4), a_sitting(3, "intro", 3)]
    assert priorities.count_practice(practices) == {
        "intro": (2, dt.date(2026, 11, 9)),
        "rambled": (1, dt.date(2026, 11, 4)),
    }
    assert priorities.count_practice([]) == {}


def test_the_minutes_to_choose_hold_the_exercises_own_in_its_place() -> None:
    assert priorities.minutes_to_choose(10) == (5, 10, 15, 20, 30, 45)
    assert priorities.minutes_to_choose(12) == (5, 10, 12, 15, 20, 30, 45)
    assert priorities.minutes_to_choose(60) == (5, 10, 15, 20, 30, 45, 60)
