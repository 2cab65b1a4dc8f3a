"""The ten steps on an interview's page: where each stands, and each set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.shell.navigation import PATHS
from components.steps.steps import STEPS
from data.models import Evaluation, EvaluationState, Step, StepState
from tests.support.page_driver import (
    NOW,
    an_interview,
    fill,
    interview_in,
    key,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import choose, field, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

ID = key(1)


def opened(home: Path, **fields: object) -> AppTest:
    """The page of one interview."""
    fill(home, [an_interview(1, **fields)])
    return visit_page("interview", id=ID)


def by_hand(home: Path) -> tuple[Step, ...]:
    """What stands in the file as set by hand."""
    found = interview_in(reopen(home), ID)
    return found.steps


def test_every_step_leads_to_a_page_there_is() -> None:
    assert {page for _, page in STEPS} <= set(PATHS)


def test_what_was_recorded_counts_by_itself(home: Path) -> None:
    closed = Evaluation(state=EvaluationState.CLOSED, closed_at=NOW)
    app = opened(home, evaluation=closed)
    marks = {each.content: each.content_icon for each in field(app, "The ten steps").proto.options}
    assert marks["Look back"] == ":material/check:"
    assert marks["Breathe"] == ":material/radio_button_unchecked:"
    assert "of 10 settled" in words(app)


@pytest.mark.parametrize("number", range(1, 11))
def test_each_step_is_skipped_with_one_tap_and_taken_up_again(home: Path, number: int) -> None:
    app = opened(home, evaluation=Evaluation(), around=())
    choose(app, "The ten steps", number)
    press(app, "Skip it")
    assert by_hand(home) == (Step(number=number, state=StepState.SKIPPED),)
    press(app, "Let the app say")
    assert by_hand(home) == ()


@pytest.mark.parametrize(
    "label, state", [("Done", StepState.DONE), ("Not needed", StepState.NOT_NEEDED)]
)
def test_a_step_is_settled_by_hand(home: Path, label: str, state: StepState) -> None:
    app = opened(home, evaluation=Evaluation())
    choose(app, "The ten steps", 3)
    press(app, label)
    assert by_hand(home) == (Step(number=3, state=state),)


def test_with_all_ten_settled_the_interview_can_be_let_go(home: Path) -> None:
    steps = tuple(Step(number=number, state=StepState.DONE) for number in range(1, 11))
    assert "All ten are settled" in words(opened(home, steps=steps))
