"""The pocket card's own: the record of hunches, whose card it is, the promise, the story."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.coaching.interviews.pocket_card import (
    Hunches,
    best_story,
    count_ticked,
    hunches,
    interview_today,
    latest_promise,
    nearest_interview,
)
from data.models import Change, Result, Story
from tests.support.page_driver import NOW, TODAY, an_interview, an_outcome, key

if TYPE_CHECKING:
    from data.models import Interview

CALM: dict[str, Any] = {"felt": 4, "chance": 70}


def told(*results: Result, **fields: Any) -> Hunches:  # noqa: ANN401 - any field of the interviews
    """What is counted when interviews like this ended so."""
    felt: dict[str, Any] = {"felt": 1, "chance": None, **fields}
    interviews = [an_interview(number, **felt) for number in range(1, len(results) + 1)]
    outcomes = [an_outcome(number, result) for number, result in enumerate(results, start=1)]
    return hunches(interviews, {each.interview: each for each in outcomes})


def test_interviews_that_felt_over_are_counted_with_those_that_went_through() -> None:
    results = (Result.THROUGH, Result.OFFER, Result.REJECTED, Result.NO_ANSWER)
    assert told(*results) == Hunches(over=4, through=2)


@pytest.mark.parametrize(
    "felt,chance,over",
    [(1, None, 1), (2, 95, 1), (3, 30, 1), (None, 0, 1), (3, 31, 0), (None, None, 0), (5, 50, 0)],
)
def test_it_felt_over_when_it_felt_low_or_the_chance_was_slim(
    felt: int | None, chance: int | None, over: int
) -> None:
    assert told(Result.THROUGH, felt=felt, chance=chance) == Hunches(over, over)


def test_what_is_not_known_or_was_withdrawn_does_not_count() -> None:
    assert told(Result.WAITING, Result.WITHDRAWN) == Hunches(0, 0)
    assert hunches([an_interview(1, felt=1)], {}) == Hunches(0, 0)
    assert hunches([], {}) == Hunches(0, 0)


def test_a_feeling_corrected_with_hindsight_does_not_count() -> None:
    assert told(Result.REJECTED, **CALM, corrected_felt=1, corrected_chance=5) == Hunches(0, 0)


def days(*away: int) -> list[Interview]:
    """Interviews so many days from today, in order of date."""
    made = [
        an_interview(number, date=TODAY + dt.timedelta(days=each))
        for number, each in enumerate(sorted(away), start=1)
    ]
    return sorted(made, key=lambda each: each.date)


def test_the_card_is_todays_then_the_next_then_the_latest() -> None:
    assert nearest_interview([], TODAY) is None
    assert nearest_interview(days(-9, -2), TODAY) == days(-9, -2)[1]
    assert nearest_interview(days(-9, 1, 5), TODAY) == days(-9, 1, 5)[1]
    assert nearest_interview(days(-9, 0, 5), TODAY) == days(-9, 0, 5)[1]


def test_of_two_today_the_one_logged_last_is_meant() -> None:
    assert interview_today(days(0, 0), TODAY) == days(0, 0)[1]
    assert interview_today(days(-1, 1), TODAY) is None


def test_the_promise_is_the_last_change_that_says_what_to_do() -> None:
    first = an_interview(3, change=Change(when="they ask", will="breathe"))
    only_when = an_interview(2, change=Change(when="I am lost", will="  "))
    assert latest_promise([first, only_when, an_interview(1, change=Change())]) == first.change
    assert latest_promise([only_when]) is None


def a_story(number: int, title: str, *areas: str, action: str = "Rang them.") -> Story:
    """A story, changed the later the higher its number."""
    changed = NOW + dt.timedelta(minutes=number)
    return Story(
        id=key(number), created=NOW, updated=changed, title=title, areas=areas, action=action
    )


def test_the_best_story_serves_most_areas_and_of_equals_was_changed_last() -> None:
    small, wide = a_story(9, "The snow", "intro"), a_story(1, "The rota", "intro", "conflict")
    assert best_story([small, wide]) == wide
    again = a_story(2, "The move", "values", "setbacks")
    assert best_story([again, wide]) == again
    assert best_story([a_story(3, "  ", "intro", "values", "conflict"), small]) == small
    assert best_story([a_story(3, "Only a title", "intro", "values", action=" "), small]) == small
    assert best_story([]) is None


def test_only_lines_of_the_list_count_as_ticked() -> None:
    interview = an_interview(1, leaving=("smile", "from-a-later-version"))
    assert count_ticked(interview, ["smile", "thank-them"]) == 1
