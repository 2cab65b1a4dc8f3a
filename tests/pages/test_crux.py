"""The part of the half hour that names the crux, and the card that closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.text.markdown import plain
from data.models import SETTINGS_ID, Around, Evaluation, EvaluationState, Question, Settings
from tests.pages.test_evaluate import ID, at_part, opened
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    fill,
    interview_in,
    key,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import field

if TYPE_CHECKING:
    from pathlib import Path

CLOSED = Evaluation(state=EvaluationState.CLOSED, part=5, closed_at=NOW)
NERVES = (Around(area="nerves", rating=1), Around(area="leaving", rating=4))
GENTLE = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=True)


def rated(*ratings: int | None) -> tuple[Question, ...]:
    """Answers with these ratings, each in an area of its own."""
    areas = ("intro", "motivation", "conflict", "values", "closing")
    return tuple(
        Question(id=key(20 + place), text=f"Question {place}", area=area, rating=rating)
        for place, (area, rating) in enumerate(zip(areas, ratings, strict=False))
    )


def test_what_was_low_around_the_questions_is_offered_as_a_key_issue(home: Path) -> None:
    app = opened(home, at_part(4, questions=rated(4, 1), around=NERVES))
    chips = field(app, "The key issues.")
    assert chips.options == ["Motivation", "Nerves"]
    chips.select("Nerves").run()
    assert interview_in(reopen(home), ID).key_issues == ("Nerves",)
    assert field(app, "The key issues.").options == ["Motivation"]


def test_the_crux_speaks_of_what_was_around_the_questions(home: Path) -> None:
    app = opened(home, at_part(4, questions=rated(4, 5), around=NERVES))
    assert "No answer was low; what went low was Nerves (1)." in words(app)


def test_with_nothing_rated_the_crux_gives_no_homework(home: Path) -> None:
    app = opened(home, at_part(4, questions=rated(None, None), felt=2))
    told = "It felt like 2 of 5. No answer is rated, and none has to be."
    assert f"{told} With two or three rated, this could say more." in words(app)
    assert "Rate " not in words(app)
    closed = at_part(5, questions=rated(None, None), felt=2, evaluation=CLOSED)
    fill(home, [closed])
    said = words(visit_page("evaluate", id=ID))
    assert f"**What mattered**\n\n{told}" in said
    assert "could say more" not in said


def test_the_crux_is_told_in_words_to_whoever_wants_no_figures(home: Path) -> None:
    app = opened(home, at_part(4, questions=rated(4, 5), around=NERVES), GENTLE)
    assert "what went low was Nerves (badly)." in words(app)


def test_a_low_answer_without_an_area_counts_here_and_is_named_as_missing_in_patterns(
    home: Path,
) -> None:
    odd = Question(id=key(40), text="A brick?", rating=1)
    app = opened(home, at_part(4, questions=(*rated(4, 4), odd)))
    assert f"One answer: “{plain(odd.text)}” (1); the other two" in words(app)
    assert f"Not counted in *Patterns* yet: “{plain(odd.text)}”." in words(app)


@pytest.mark.parametrize("why", ["I had no example.", HOSTILE])
def test_the_persons_own_words_stand_in_the_close(home: Path, why: str) -> None:
    closed = at_part(
        5,
        questions=rated(4, 1, 4),
        crux_why=why,
        key_issues=("No example ready", "Nerves"),
        evaluation=CLOSED,
    )
    said = words(opened(home, closed))
    places = [
        said.index(each)
        for each in (
            "**What mattered**",
            "One answer: “Question 1” (1)",
            plain(why),
            "No example ready",
        )
    ]
    assert places == sorted(places)
    assert ":gray[:small[Why, in your words]]" in said
    assert ":gray[:small[The key issues]]\n\n1. No example ready\n1. Nerves" in said


def test_the_close_says_nothing_of_words_that_were_not_written(home: Path) -> None:
    said = words(opened(home, at_part(5, questions=rated(4, 1, 4), evaluation=CLOSED)))
    assert "in your words" not in said
    assert "The key issue" not in said


def test_with_nothing_rated_ones_own_words_stand_alone_in_the_close(home: Path) -> None:
    closed = at_part(5, questions=rated(None), crux_why="I was tired.", evaluation=CLOSED, felt=2)
    said = words(opened(home, closed))
    assert plain("I was tired.") in said
    assert "No answer is rated" not in said
    assert "It felt like" not in said


def test_the_page_of_an_interview_tells_the_crux_where_only_its_surroundings_are_rated(
    home: Path,
) -> None:
    fill(home, [at_part(5, questions=rated(None), around=NERVES, evaluation=CLOSED)])
    said = words(visit_page("interview", id=ID))
    assert "No answer is rated. Around the questions, Nerves (1) was low." in said
