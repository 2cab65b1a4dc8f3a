"""An area goes by one name on a screen: its short one or its long one, never both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from components.shell.navigation import PAGES
from data.catalogue.loader import catalogue
from data.models import AreaRating, Evaluation, EvaluationState, Practice
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.coaching.practice.test_bank_search import own
from tests.coaching.practice.test_stories import a_story
from tests.support.page_driver import (
    NOW,
    TODAY,
    a_question,
    an_interview,
    an_outcome,
    fill,
    key,
    many,
    visit_page,
)
from tests.support.widgets import buttons, choose, field, fill_in, press, switch

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

AREAS = [each for each in catalogue().areas if each.name != each.short]
VIEWS = ("What recurs", "Each interview", "Over time", "Slips", "Gut feeling and result")
PRACTISED = "motivation/swap-the-name"


def journal() -> list[AnyRecord]:
    """Nine interviews, and whatever else names areas."""
    latest = an_interview(
        1,
        questions=tuple(a_question(1, place, place + 1) for place in range(4)),
        evaluation=Evaluation(state=EvaluationState.STARTED, part=2),
    )
    heard = (AreaRating(area="intro", rating=5), AreaRating(area="conflict", rating=1))
    practice = Practice(
        id=key(700), created=NOW, updated=NOW, date=TODAY, area="motivation", exercise=PRACTISED
    )
    others = [each for each in many(9) if each.id not in {latest.id, an_outcome(1).id}]
    return [
        *(latest, an_outcome(1, feedback_areas=heard), practice, *others),
        *(an_upcoming(3, company="Quill"), own(1, "Why us?", area="motivation")),
        a_story(601, "The breaks", "conflict", "strengths"),
    ]


def said(node: Any) -> str:  # noqa: ANN401 - a node of the tree of a page under test
    """Everything a page sends, labels, options and charts included, without Markdown's escapes."""
    below = "\n".join(map(said, getattr(node, "children", {}).values()))
    return f"{getattr(node, 'proto', '')}\n{below}".replace("\\", "")


def named_twice(app: AppTest) -> list[str]:
    """The areas that go by both names on a page."""
    text = said(app.main)
    found = []
    for area in AREAS:
        rest = text.replace(area.name, "")
        if area.name in text and re.search(rf"(?<![\w“]){area.short}(?!\w| [a-z])", rest):
            found.append(area.id)
    return found


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_no_page_calls_an_area_by_two_names(home: Path, name: str) -> None:
    fill(home, journal())
    assert named_twice(visit_page(name, id=key(1))) == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_picture_of_patterns_calls_an_area_by_two_names(home: Path, view: str) -> None:
    fill(home, journal())
    app = visit_page("patterns")
    choose(app, "Picture", view)
    for nth in range(buttons(app).count("The figures")):
        press(app, "The figures", nth=nth)
    assert not app.exception
    assert named_twice(app) == []


def test_what_was_practised_goes_by_the_name_it_has_on_learn(home: Path) -> None:
    fill(home, journal())
    app = visit_page("learn")
    choose(app, "For an area, or for something that went wrong", "motivation")
    choose(app, "Choose an exercise", PRACTISED, nth=1)
    switch(app, "I practised this", True)
    press(app, "Save")
    assert named_twice(app) == []
    assert f"minutes on {catalogue().area('motivation').name}." in said(app.main)


def test_a_question_of_ones_own_is_filed_under_the_names_of_the_bank(home: Path) -> None:
    question = own(1, "Why us?", area="motivation")
    fill(home, [question])
    app = visit_page("question_bank")
    choose(app, "Choose a question", question.id)
    assert catalogue().area("motivation").short in field(app, "What is it about?").options
    assert named_twice(app) == []


def test_a_story_for_a_question_goes_by_the_short_name_of_the_area(home: Path) -> None:
    fill(home, journal())
    app = visit_page("stories")
    fill_in(app, "Which story for this question?", "Tell me about a conflict at work")
    assert "That sounds like Conflict." in said(app.main)
    assert named_twice(app) == []
