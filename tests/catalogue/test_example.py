"""The example journal shows one of everything Patterns can say, and every record holds."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain

import msgspec
import pytest

from data.analysis import crux, patterns, rating_tables, self_rating_bias, slips
from data.analysis.table_schema import tabulate
from data.catalogue import catalogue, example
from data.coaching.interviews import upcoming
from data.coaching.practice import stories
from data.models import (
    EvaluationState,
    Interview,
    Outcome,
    Practice,
    Question,
    Story,
    Upcoming,
    by_date,
    check,
)

TODAY = dt.date(2025, 6, 20)
NOW = dt.datetime(2025, 6, 20, 17, 30, tzinfo=dt.UTC)
RECORDS = example.example_records(TODAY, NOW)
INTERVIEWS = by_date(one for one in RECORDS if isinstance(one, Interview))
OUTCOMES = {one.interview: one for one in RECORDS if isinstance(one, Outcome)}
QUESTIONS: list[Question] = list(chain.from_iterable(one.questions for one in INTERVIEWS))


def words(value: object) -> list[str]:
    """Every text anywhere in `value`."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in words(item)]
    if isinstance(value, list):
        return [text for item in value for text in words(item)]
    return [value] if isinstance(value, str) else []


def test_every_record_keeps_to_its_limits() -> None:
    assert [check(record) for record in RECORDS] == list(RECORDS)


def test_the_verdicts_show_one_of_each() -> None:
    found = (
        patterns.assess(rating_tables.ratings(INTERVIEWS)).set_index("area")["verdict"].to_dict()
    )
    assert {area for area, verdict in found.items() if verdict == "stands out"} == {"conflict"}
    assert {area for area, verdict in found.items() if verdict == "improving"} == {"setbacks"}
    assert {area for area, verdict in found.items() if verdict == "eased"} == {"nerves"}
    assert found["motivation"] == "one-off"
    assert {area for area, verdict in found.items() if verdict == "strength"} == {"technical"}
    assert found["leadership"] == "low once"


def test_having_no_example_recurs_and_nothing_else_does() -> None:
    found = slips.assess(rating_tables.ticks(INTERVIEWS, [slip.key for slip in catalogue().slips]))
    assert found.loc[found["recurs"], "slip"].tolist() == ["no-example"]


def test_the_person_is_harder_on_themselves_than_the_results_are() -> None:
    found = self_rating_bias.assess_guesses(
        tabulate(rating_tables.felt(INTERVIEWS, OUTCOMES), rating_tables.Guess)
    )
    assert (found.answered, found.verdict) == (11, "harder on yourself than they are")
    own, theirs = rating_tables.ratings(INTERVIEWS), rating_tables.theirs(INTERVIEWS, OUTCOMES)
    assert self_rating_bias.compare_with_theirs(own, theirs)["gap"].mean() < 0


def test_the_journal_holds_several_kinds_of_crux() -> None:
    found = {crux.crux_of(INTERVIEWS, one.id).kind for one in INTERVIEWS}
    assert {"one or two", "same slip", "felt worse", "whole day"} <= found


def test_twelve_interviews_over_ten_weeks_end_a_few_days_ago() -> None:
    days = [(TODAY - one.date).days for one in INTERVIEWS]
    assert (len(days), days[0], days[-1]) == (12, 72, 4)


def test_all_evaluations_are_closed_but_the_newest_which_is_half_way() -> None:
    *older, newest = INTERVIEWS
    assert {one.evaluation.state for one in older} == {EvaluationState.CLOSED}
    assert all(one.went_well and one.change.will for one in older)
    assert newest.evaluation.state is EvaluationState.STARTED
    assert any(question.rating is None for question in newest.questions)
    assert any(question.rating is not None for question in newest.questions)


def test_every_interview_has_six_to_nine_questions_with_an_area() -> None:
    assert all(6 <= len(one.questions) <= 9 for one in INTERVIEWS)
    assert all(question.text and question.area for question in QUESTIONS)


def test_practice_of_the_improving_area_began_before_it_rose() -> None:
    practised = [one for one in RECORDS if isinstance(one, Practice) and one.area == "setbacks"]
    assert len(practised) >= 4
    assert min(one.date for one in practised) < TODAY - dt.timedelta(days=40)


def test_every_key_is_known_to_the_catalogue() -> None:
    around = [item.area for one in INTERVIEWS for item in one.around]
    areas = {question.area for question in QUESTIONS if question.area} | set(around)
    ticked = {slip for question in QUESTIONS for slip in question.slips}
    assert [key for key in areas | ticked if not catalogue().exercises(key)] == []
    done = {one.exercise for one in RECORDS if isinstance(one, Practice) and one.exercise}
    known = {
        f"{area.id}/{exercise.id}" for area in catalogue().areas for exercise in area.exercises
    }
    assert done <= known


def test_every_link_leads_to_a_record() -> None:
    ids = {one.id for one in RECORDS}
    links = {
        getattr(record, name)
        for record in RECORDS
        for name in ("interview", "application", "contact")
        if getattr(record, name, None) is not None
    }
    assert links <= ids
    answered = {one.question for one in RECORDS if isinstance(one, Practice)} - {None}
    assert answered <= {question.id for question in QUESTIONS}
    assert {one.story for one in QUESTIONS} - {None} <= ids


def test_the_area_that_recurs_is_the_one_without_a_story_and_one_story_carries_the_rest() -> None:
    kept = [one for one in RECORDS if isinstance(one, Story)]
    gaps = [row.area for row in stories.story_coverage(kept, INTERVIEWS) if not row.stories]
    assert gaps == ["conflict"]
    burden = stories.find_relied_on_story(kept, INTERVIEWS)
    assert burden is not None
    assert (burden.story.title, burden.part, burden.of) == ("The Sunday timetable", 4, 5)


def test_an_interview_is_still_to_come_within_the_week() -> None:
    (one,) = [each for each in RECORDS if isinstance(each, Upcoming)]
    assert upcoming.find_soon(upcoming.pending_interviews([one], INTERVIEWS), TODAY) == one


def test_the_same_day_gives_the_same_journal_and_another_day_the_same_ids() -> None:
    later = example.example_records(TODAY + dt.timedelta(9), NOW + dt.timedelta(9))
    assert example.example_records(TODAY, NOW) == RECORDS
    assert [one.id for one in later] == [one.id for one in RECORDS]
    assert len({one.id for one in RECORDS}) == len(RECORDS)
    assert later != RECORDS


def test_no_record_was_made_after_now() -> None:
    assert all(one.created <= one.updated <= NOW for one in RECORDS)


@pytest.mark.parametrize("pattern", ["!", r"\b(error|invalid|failed|score|stupid)\b"])
def test_no_text_shouts_or_blames(pattern: str) -> None:
    told = words(msgspec.to_builtins(RECORDS))
    assert [text for text in told if re.search(pattern, text, re.IGNORECASE)] == []
