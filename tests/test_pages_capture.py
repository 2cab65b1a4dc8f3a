"""Capture: what is filed for a person, and that a correction is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.models import Evaluation, Interview, Question
from data.store import open_journal
from tests.page_journals import TODAY, an_interview, fill, key, visit_page

if TYPE_CHECKING:
    from pathlib import Path

ID = key(1)
ODD = "What is your favourite kind of spreadsheet?"


def pasted(text: str) -> Interview:
    """An interview logged a moment ago, with this in its inbox."""
    return an_interview(
        1, date=TODAY, questions=(), around=(), evaluation=Evaluation(), pasted=text
    )


def earlier(text: str, area: str) -> Interview:
    """One some days before, where this question was filed by hand."""
    return an_interview(5, questions=(Question(id=key(77), text=text, area=area),))


def areas_after_adding(home: Path, *records: Interview) -> list[str | None]:
    """The areas of the questions once the inbox went into the list."""
    fill(home, records)
    visit_page("evaluate", id=ID).button(key=f"add-{ID}").click().run()
    kept = open_journal(home / "journal.json").get(ID)
    assert isinstance(kept, Interview)
    return [question.area for question in kept.questions]


def test_a_clear_question_is_filed_and_an_unclear_one_left_open(home: Path) -> None:
    text = "When could you start?\nAnd would you say so?"
    assert areas_after_adding(home, pasted(text)) == ["logistics", None]


def test_a_question_filed_by_hand_before_is_filed_the_same_again(home: Path) -> None:
    assert areas_after_adding(home, pasted(ODD), earlier(ODD, "values")) == ["values"]


def test_nearly_the_same_question_follows_the_correction_too(home: Path) -> None:
    again = pasted("So, what is your favourite kind of spreadsheet")
    assert areas_after_adding(home, again, earlier(ODD, "values")) == ["values"]
