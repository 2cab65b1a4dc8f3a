"""Capture: what is filed for a person, and that a correction is remembered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from data.catalogue.loader import catalogue
from data.models import Evaluation, Interview, Question
from data.recogniser import area_classifier
from data.recogniser.paste_parser import MOST_PASTED_LINES
from tests.support.page_driver import (
    HOSTILE,
    TODAY,
    an_interview,
    fill,
    interview_in,
    key,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

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
    press(visit_page("evaluate", id=ID), "Add to the list")
    kept = interview_in(reopen(home), ID)
    return [question.area for question in kept.questions]


def test_a_clear_question_is_filed_and_an_unclear_one_left_open(home: Path) -> None:
    text = "When could you start?\nAnd would you say so?"
    assert areas_after_adding(home, pasted(text)) == ["logistics", None]


def test_a_question_filed_by_hand_before_is_filed_the_same_again(home: Path) -> None:
    assert areas_after_adding(home, pasted(ODD), earlier(ODD, "values")) == ["values"]


def test_nearly_the_same_question_follows_the_correction_too(home: Path) -> None:
    again = pasted("So, what is your favourite kind of spreadsheet")
    assert areas_after_adding(home, again, earlier(ODD, "values")) == ["values"]


NOTES = """Hi Sam,

here is what they asked:
- Why do you want to work here?
- When could you start?
I think it went fine.
"""


def added(home: Path, *records: Interview) -> AppTest:
    """The page once the inbox went into the list."""
    fill(home, records)
    return press(visit_page("evaluate", id=ID), "Add to the list")


def stored(home: Path) -> Interview:
    return interview_in(reopen(home), ID)


def left_out(app: AppTest) -> list[str]:
    """The lines offered to be added after all."""
    lines = [each for each in app.button if re.fullmatch(rf"left-out-{ID}-\d+", str(each.key))]
    return [each.label.replace("\\", "") for each in lines]


def test_a_paste_gives_its_questions_and_says_how_much_was_left_out(home: Path) -> None:
    app = added(home, pasted(NOTES))
    texts = [question.text for question in stored(home).questions]
    assert texts == ["Why do you want to work here?", "When could you start?"]
    assert "3 lines we weren't sure about" in buttons(app)
    assert left_out(app) == []
    press(app, "3 lines we weren't sure about")
    assert left_out(app) == ["Hi Sam,", "here is what they asked:", "I think it went fine."]


def test_a_line_left_out_is_a_question_after_one_tap(home: Path) -> None:
    app = added(home, pasted(NOTES))
    press(app, "3 lines we weren't sure about")
    press(app, "I think it went fine.")
    assert stored(home).questions[-1].text == "I think it went fine."
    assert left_out(app) == ["Hi Sam,", "here is what they asked:"]
    assert "2 lines we weren't sure about" in buttons(app)


def test_what_was_pasted_is_kept_as_it_came_paste_by_paste(home: Path) -> None:
    app = added(home, pasted(NOTES))
    fill_in(app, "What did they ask?", "Salary?")
    press(app, "Add to the list")
    kept = stored(home)
    assert (kept.pasted, kept.pastes) == ("", (NOTES, "Salary?"))
    assert len(kept.questions) == 3


def test_a_paste_without_a_question_shows_its_lines_at_once(home: Path) -> None:
    app = added(home, pasted("Dear Ms Okafor,\nthank you for your time.\nKind regards\nSam"))
    assert stored(home).questions == ()
    assert "No question stands out in it." in words(app)
    assert left_out(app)[0] == "Dear Ms Okafor,"
    press(app, "thank you for your time.")
    assert [each.text for each in stored(home).questions] == ["thank you for your time."]


def test_many_lines_left_out_are_shown_six_at_a_time(home: Path) -> None:
    answers = "".join(f"Q: Why {n}?\nA: Because of {n}.\n" for n in range(9))
    app = added(home, pasted(answers))
    press(app, "9 lines we weren't sure about")
    assert len(left_out(app)) == 6
    assert len(stored(home).questions) == 9


def test_a_line_left_out_is_never_read_as_markdown(home: Path) -> None:
    app = added(home, pasted(f"Why here?\nI said <b>no</b> **twice** {HOSTILE.splitlines()[0]}"))
    press(app, "1 line we weren't sure about")
    (label,) = [each.label for each in app.button if str(each.key).startswith(f"left-out-{ID}-")]
    assert "**" not in label
    assert "<b>" not in label


def test_a_paste_too_long_to_read_says_what_was_not_looked_at_and_keeps_all_of_it(
    home: Path,
) -> None:
    long = "".join(f"Why {n}?\n" for n in range(MOST_PASTED_LINES + 40))
    app = added(home, pasted(long))
    assert "40 lines at the end were not looked at for questions." in words(app)
    assert stored(home).pastes == (long,)
    rest = "\n".join(long.splitlines()[MOST_PASTED_LINES:])
    fill_in(app, "What did they ask?", rest)
    press(app, "Add to the list")
    assert "not looked at" not in words(app)


def test_a_paste_read_to_its_end_says_nothing_of_that(home: Path) -> None:
    app = added(home, pasted("Why?\n" * MOST_PASTED_LINES))
    assert "not looked at" not in words(app)


def test_begun_without_adding_first_the_paste_is_kept_too(home: Path) -> None:
    fill(home, [pasted(NOTES)])
    press(visit_page("evaluate", id=ID), "Start the half hour")
    assert stored(home).pastes == (NOTES,)
    assert len(stored(home).questions) == 2


def offered(app: AppTest) -> dict[str, list[str]]:
    """The chips of each question."""
    return {str(each.key): each.options for each in app.pills if str(each.key).startswith("area-")}


def test_a_chip_tapped_changes_neither_its_own_row_nor_another_questions(home: Path) -> None:
    asked = tuple(
        Question(id=key(60 + n), text=text)
        for n, text in enumerate((ODD, "Why us?", "And would you say so?"))
    )
    fill(home, [replace(pasted(""), questions=asked), earlier("Why not?", "leadership")])
    app = visit_page("evaluate", id=ID)
    before = offered(app)
    for n in range(3):
        row = field(app, asked[n].text)
        area = area_classifier.areas_to_offer(asked[n].text, ("leadership",), 4)[-1]
        row.select(area).run()
        assert stored(home).questions[n].area == area
        assert offered(app) == before


def test_an_area_from_the_list_of_all_takes_the_last_chips_place(home: Path) -> None:
    asked = (Question(id=key(60), text="Why us?"),)
    fill(home, [replace(pasted(""), questions=asked)])
    app = visit_page("evaluate", id=ID)
    (before,) = offered(app).values()
    assert before[-1] == "More, or remove"
    choose(app, "Why us?", "another")
    choose(app, "All areas", "case")
    (after,) = offered(app).values()
    assert after == [*before[:3], catalogue().area("case").short, before[-1]]


def test_sorted_is_said_once_every_question_has_its_area(home: Path) -> None:
    asked = (
        Question(id=key(60), text="Why us?", area="motivation"),
        Question(id=key(61), text="?"),
    )
    fill(home, [replace(pasted(""), questions=asked)])
    app = visit_page("evaluate", id=ID)
    assert "Tap what each was about." in words(app)
    assert "Sorted" not in words(app)
    choose(app, "?", area_classifier.areas_to_offer("?", (), 4)[0])
    assert "Sorted. Tap another to change it." in words(app)


ONLY_ENGLISH = "We can only guess from English."


def test_a_question_in_another_language_is_left_open_and_the_page_says_why(home: Path) -> None:
    text = "Warum möchten Sie bei uns arbeiten?\nWas sind Ihre größten Schwächen?"
    assert areas_after_adding(home, pasted(text)) == [None, None]
    assert words(visit_page("evaluate", id=ID)).count(ONLY_ENGLISH) == 1


def test_an_unclear_question_in_english_is_not_said_to_be_in_another_language(home: Path) -> None:
    assert areas_after_adding(home, pasted("And would you say so?")) == [None]
    assert ONLY_ENGLISH not in words(visit_page("evaluate", id=ID))
