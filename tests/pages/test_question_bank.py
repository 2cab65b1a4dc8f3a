"""The question bank, used as a person would; what is stored afterwards is looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from components.practice.question_bank import A_PAGE
from components.text.bank_labels import KINDS, PROFESSIONS
from data.catalogue import bank
from data.models import OwnQuestion, Practice
from tests.coaching.practice.test_bank_search import own
from tests.coaching.practice.test_stories import a_story
from tests.support.page_driver import HOSTILE, NOW, TODAY, fill, key, reopen, visit_page, words
from tests.support.widgets import choose, field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

FIRST = bank.questions()[0]


def opened(home: Path, *records: AnyRecord, **query: str) -> AppTest:
    fill(home, records)
    app = visit_page("question_bank", **query)
    assert not app.exception
    return app


def chosen(home: Path, question: str, *records: AnyRecord) -> AppTest:
    """The page with one question chosen."""
    return choose(opened(home, *records), "Choose a question", question)


def kept(home: Path) -> tuple[Practice, ...]:
    return reopen(home).all(Practice)


def mine(home: Path) -> tuple[OwnQuestion, ...]:
    return reopen(home).all(OwnQuestion)


def enter(app: AppTest, text: str) -> AppTest:
    field(app, "One you expect, or were asked").set_value(text)
    return press(app, "Add")


# Looked through


def test_every_question_of_the_bank_can_be_reached(home: Path) -> None:
    app = opened(home)
    reached = dict.fromkeys(field(app, "Choose a question").options)
    for page in range(2, len(bank.questions()) // A_PAGE + 2):
        app.session_state["bank-page"] = page
        app.run()
        reached |= dict.fromkeys(field(app, "Choose a question").options)
    assert [each.replace("\\", "") for each in reached] == [each.text for each in bank.questions()]


def test_every_kind_and_profession_has_its_name() -> None:
    assert set(KINDS) == {each.kind for each in bank.questions()}
    assert set(PROFESSIONS) == {each.profession for each in bank.questions()}


def test_filters_narrow_it(home: Path) -> None:
    app = opened(home)
    choose(app, "Any area", "conflict")
    choose(app, "Any kind", "behavioural")
    choose(app, "Any profession", "care")
    assert field(app, "Choose a question").options[0].startswith("How have you handled a patient")


def test_an_address_with_filters_opens_narrowed(home: Path) -> None:
    app = opened(home, area="Conflict", profession="Health and care")
    assert "25 questions." in words(app)
    assert field(app, "Choose a question").options[0].startswith("A family shouts at you")
    assert "640 questions." in words(opened(home, area="Nowhere"))


def test_a_word_finds_questions_and_nothing_found_is_said(home: Path) -> None:
    app = opened(home)
    app.session_state["bank-page"] = 9
    app.run()
    fill_in(app, "Search", "doctor")
    assert any("doctor dismisses" in each for each in field(app, "Choose a question").options)
    assert "words" not in app.query_params
    fill_in(app, "Search", "xyzzy")
    assert "No question fits that." in words(app)
    assert not app.radio


# Practised


def test_a_tap_on_how_it_went_keeps_a_sitting_and_a_second_takes_it_back(home: Path) -> None:
    app = chosen(home, FIRST.key)
    choose(app, "How did it go?", 4)
    (practice,) = kept(home)
    assert (practice.bank, practice.area, practice.went) == (FIRST.key, FIRST.area, 4)
    assert (practice.date, practice.question) == (TODAY, None)
    assert "640 questions, 1 practised." in words(app)
    choose(app, "How did it go?", None)
    assert kept(home) == ()


def test_the_answer_is_kept_as_it_was_typed_in_the_same_sitting(home: Path) -> None:
    app = chosen(home, FIRST.key)
    fill_in(app, "Your answer, if you want to write it down", HOSTILE)
    choose(app, "How did it go?", 2)
    (practice,) = kept(home)
    assert (practice.answer, practice.went) == (HOSTILE, 2)
    choose(app, "How did it go?", None)
    assert kept(home)[0].answer == HOSTILE
    fill_in(app, "Your answer, if you want to write it down", "")
    assert kept(home) == ()


def test_a_low_one_says_where_it_comes_back_and_does(home: Path) -> None:
    app = chosen(home, FIRST.key)
    choose(app, "How did it go?", 3)
    assert "comes back" not in words(app)
    choose(app, "How did it go?", 1)
    assert "It comes back under *Tonight’s practice*." in words(app)


def test_an_answer_is_told_how_long_it_takes_to_say_and_a_shape_is_offered(home: Path) -> None:
    asked = next(each for each in bank.questions() if each.area == "conflict")
    app = opened(home, area="Conflict")
    choose(app, "Choose a question", asked.key)
    fill_in(app, "Your answer, if you want to write it down", "We talked. " * 40)
    assert "spoken." in words(app)
    assert "which part was yours?" in words(app)
    press(app, "A shape for it: as a story")
    assert not app.exception


def test_another_days_sitting_stays_as_it_was(home: Path) -> None:
    day = TODAY - dt.timedelta(days=3)
    before = Practice(
        id=key(900), created=NOW, updated=NOW, area=FIRST.area, date=day, bank=FIRST.key, went=1
    )
    app = chosen(home, FIRST.key, before)
    assert field(app, "How did it go?").value is None
    choose(app, "How did it go?", 5)
    assert sorted((each.date, each.went) for each in kept(home)) == [(day, 1), (TODAY, 5)]


def test_learn_tells_which_question_was_practised(home: Path) -> None:
    practice = Practice(
        id=key(900), created=NOW, updated=NOW, area=FIRST.area, date=TODAY, bank=FIRST.key
    )
    fill(home, [practice])
    assert FIRST.text in words(visit_page("learn")).replace("\\", "")


def test_a_story_that_fits_is_offered(home: Path) -> None:
    story = a_story(601, "From shop floor to rota", FIRST.area)
    assert "A story of yours that may fit: From shop floor to rota" in words(
        chosen(home, FIRST.key, story)
    )


# One's own


def test_one_of_ones_own_is_kept_chosen_and_filed_where_that_is_clear(home: Path) -> None:
    app = opened(home, area="Pay and dates")
    enter(app, "A disagreement with a colleague")
    (question,) = mine(home)
    assert (question.text, question.area) == ("A disagreement with a colleague", "conflict")
    assert field(app, "Choose a question").value == question.id
    assert field(app, "Any area").value is None
    enter(app, HOSTILE)
    assert {each.text: each.area for each in mine(home)}[" ".join(HOSTILE.split())] is None


def test_its_words_and_its_area_can_be_changed(home: Path) -> None:
    question = own(1, "Why us?")
    app = chosen(home, question.id, question)
    fill_in(app, "In your words", "Why here, and why now?")
    choose(app, "What is it about?", "motivation")
    choose(app, "What kind?", "personal")
    choose(app, "For which profession?", "care")
    (changed,) = mine(home)
    assert (changed.text, changed.area) == ("Why here, and why now?", "motivation")
    assert (changed.sort, changed.profession) == ("personal", "care")
    choose(app, "What kind?", None)
    assert mine(home)[0].sort is None


def test_what_a_later_version_wrote_of_it_is_shown_as_it_is(home: Path) -> None:
    question = own(1, "Why us?", area="something-new", sort="new-kind", profession="new-trade")
    app = chosen(home, question.id, question)
    assert not app.exception
    assert field(app, "What kind?").value == "new-kind"
    (kept_now,) = mine(home)
    assert (kept_now.area, kept_now.profession) == ("something-new", "new-trade")


def test_one_taken_out_can_be_put_back(home: Path) -> None:
    question = own(1, "Why us?")
    app = chosen(home, question.id, question)
    press(app, "Take it out")
    assert mine(home) == ()
    press(app, "Put it back")
    assert [each.text for each in mine(home)] == ["Why us?"]


def test_practice_of_ones_own_is_kept_under_it_filed_or_not(home: Path) -> None:
    question = own(1, "What are your salary expectations?")
    app = chosen(home, question.id, question)
    choose(app, "How did it go?", 3)
    (practice,) = kept(home)
    assert (practice.question, practice.bank, practice.area) == (question.id, None, "logistics")


def test_a_question_of_the_bank_offers_nothing_to_change(home: Path) -> None:
    app = chosen(home, FIRST.key)
    assert not [each for each in app.button if str(each.key).startswith("own-out")]


def test_learn_leads_there(home: Path) -> None:
    fill(home, ())
    app = press(visit_page("learn"), "Question bank")
    assert app.title[0].value == "Question bank"


def test_an_area_on_learn_leads_to_its_questions(home: Path) -> None:
    fill(home, ())
    app = choose(visit_page("learn"), "For an area, or for something that went wrong", "conflict")
    press(app, "Questions on it")
    assert field(app, "Any area").value == "conflict"
    around = choose(visit_page("learn"), "For an area, or for something that went wrong", "nerves")
    assert not [each for each in around.button if each.key == "to-questions"]
