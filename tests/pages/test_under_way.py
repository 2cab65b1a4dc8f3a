"""The pages of one interview, opened without one in the address: they find the one under way."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from components.shell.navigation import PAGES
from data.models import Evaluation, EvaluationState, Interview, Step, StepState
from tests.support.page_driver import TODAY, an_interview, fill, key, reopen, visit_page, words
from tests.support.widgets import buttons, choose, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

OF_ONE = ("interview", "evaluate", "amends", "outcome")
"""They are about one interview and nothing else."""

OF_ONE_OR_ALL = ("breathe", "pocket_card", "wait", "stay_in_touch")
"""They have something to show without one as well."""

HIDDEN = tuple(entry.name for entry in PAGES if entry.hidden)
GONE = "may have been removed"
BEGUN = Evaluation(state=EvaluationState.STARTED, part=2)
TOMORROW = TODAY + dt.timedelta(days=1)


def way_back(app: AppTest) -> str:
    """The interview a page is about, by its company."""
    named = [each.label for each in app.button if each.key == "way-back"]
    return next(iter(named), app.title[0].value if app.title else "")


@pytest.mark.parametrize("name", OF_ONE)
def test_a_page_without_an_id_is_about_the_evaluation_begun_last(home: Path, name: str) -> None:
    begun = (an_interview(n, company=f"Begun {n}", evaluation=BEGUN) for n in (4, 3))
    fill(home, [an_interview(1, company="Latest"), *begun])
    app = visit_page(name)
    assert not app.exception
    assert way_back(app) == "Begun 3"
    assert app.query_params["id"] in (key(3), [key(3)])


@pytest.mark.parametrize("name", OF_ONE)
def test_with_none_begun_it_is_about_the_latest_that_is_not_put_away(home: Path, name: str) -> None:
    away = an_interview(1, company="Away", evaluation=BEGUN, closed_until=TOMORROW)
    fill(home, [away, an_interview(3, company="Older"), an_interview(2, company="Latest")])
    assert way_back(visit_page(name)) == "Latest"


def test_an_evaluation_begun_and_then_skipped_is_not_under_way(home: Path) -> None:
    skipped = Step(number=4, state=StepState.SKIPPED)
    left = an_interview(2, company="Skipped", evaluation=BEGUN, steps=(skipped,))
    fill(home, [left, an_interview(1, company="Latest")])
    assert way_back(visit_page("evaluate")) == "Latest"


@pytest.mark.parametrize("name", OF_ONE)
def test_with_nothing_under_way_one_can_be_logged(home: Path, name: str) -> None:
    app = visit_page(name)
    assert app.title[0].value == "Nothing is under way"
    assert GONE not in words(app)
    press(app, "Log an interview")
    assert not app.exception
    assert len(reopen(home).all(Interview)) == 1
    assert "Before it fades" in words(app)


@pytest.mark.parametrize("name", OF_ONE)
def test_with_all_put_away_none_is_called_back_and_the_list_is_a_tap_away(
    home: Path, name: str
) -> None:
    fill(home, [an_interview(1, company="Away", closed_until=TOMORROW)])
    app = visit_page(name)
    assert app.title[0].value == "Nothing is under way"
    assert "All interviews" in buttons(app)


@pytest.mark.parametrize("name", HIDDEN)
def test_no_page_says_of_a_missing_id_that_anything_was_removed(home: Path, name: str) -> None:
    for records in ((), (an_interview(1),)):
        fill(home, records)
        for query in ({}, {"id": ""}):
            app = visit_page(name, **query)
            assert not app.exception
            assert GONE not in words(app)


@pytest.mark.parametrize("name", [*OF_ONE, "wait", "stay_in_touch"])
def test_of_an_id_that_is_gone_it_is_said_though_another_is_under_way(
    home: Path, name: str
) -> None:
    fill(home, [an_interview(1, evaluation=BEGUN)])
    app = visit_page(name, id=key(77))
    assert app.title[0].value == "This interview is not here"
    assert GONE in words(app)


@pytest.mark.parametrize("name", OF_ONE_OR_ALL)
def test_a_page_that_needs_no_interview_is_shown_without_one(home: Path, name: str) -> None:
    fill(home, ())
    app = visit_page(name)
    assert not app.exception
    assert "Nothing is under way" not in words(app)


def test_what_is_rated_on_evaluate_opened_without_an_id_is_kept(home: Path) -> None:
    fill(
        home,
        [
            an_interview(
                1,
                date=TODAY,
                around=(),
                evaluation=Evaluation(state=EvaluationState.STARTED, part=3),
            )
        ],
    )
    app = visit_page("evaluate")
    choose(app, "Nerves · How steady did you feel?", 5)
    (kept,) = reopen(home).all(Interview)
    assert [(each.area, each.rating) for each in kept.around] == [("nerves", 5)]
