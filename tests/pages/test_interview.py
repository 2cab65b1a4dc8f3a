"""The page of one interview."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.interview import questions
from components.text.markdown import plain, plain_line
from components.text.voice import Figures
from data.models import (
    AreaRating,
    Around,
    Change,
    Evaluation,
    EvaluationState,
    Interview,
    Outcome,
    Practice,
    Question,
    Result,
    Stage,
)
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    a_question,
    an_interview,
    an_outcome,
    fill,
    interview_in,
    key,
    many,
    slots,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.store import Store

ONE = key(1)
FIRST, LOW = a_question(1, 0).id, a_question(1, 3, 1).id


def opened(home: Path, *records: Interview | Outcome) -> tuple[AppTest, Store]:
    """The page of interview 1, opened first on a fresh server, and the journal behind it."""
    store = fill(home, records or [an_interview(1)])
    return visit_page("interview", id=ONE), store


def headings(app: AppTest) -> list[str]:
    """The headings under the title, down the page."""
    return [
        line.removeprefix("## ")
        for kind, text in ((each.type, getattr(each, "value", "")) for each in app.main)
        for line in (text.split("\n") if kind == "markdown" else [f"## {text}"])
        if kind in {"header", "markdown"} and line.startswith("## ")
    ]


def lines(app: AppTest) -> list[str]:
    """The questions as they stand, each in a line."""
    return [each.label for each in app.button if str(each.key).startswith("fold-question-")]


def unfold(app: AppTest, name: str) -> AppTest:
    """The page with one of its collapsed parts open."""
    slots(app)[name] = True
    return app.run()


def kept(store: Store) -> Interview:
    """Interview 1 as it is stored."""
    return interview_in(store, ONE)


@pytest.mark.parametrize("address", ["x", key(99), "../../etc", "💥" * 50])
def test_an_address_that_names_none_says_so_calmly(home: Path, address: str) -> None:
    fill(home, [an_interview(1), an_outcome(1)])
    app = visit_page("interview", id=address)
    assert not app.exception
    assert app.title[0].value == "This interview is not here"
    press(app, "All interviews")
    assert app.title[0].value == "Interviews"


def test_the_id_of_another_kind_of_record_names_no_interview(home: Path) -> None:
    fill(home, [an_interview(1), an_outcome(1)])
    assert visit_page("interview", id=an_outcome(1).id).title[0].value.endswith("not here")


def test_an_interview_with_only_a_date_shows_no_empty_parts(home: Path) -> None:
    bare = an_interview(1)
    app, _ = opened(home, Interview(id=ONE, created=bare.created, updated=bare.updated, date=TODAY))
    assert not app.exception
    assert app.title[0].value == "Your interview"
    assert headings(app) == ["The ten steps", "How did it turn out?"]
    assert "Look back on it" in buttons(app)


def test_what_went_well_stands_first(home: Path) -> None:
    app, _ = opened(home)
    assert headings(app) == [
        "What went well",
        "The ten steps",
        "The questions",
        "Around the questions",
        "What mattered",
        "How did it turn out?",
    ]
    first = plain("They laughed at the right moment.")
    assert app.markdown[0].value.startswith(f"## What went well\n\n{first}")


def test_all_that_was_written_is_shown(home: Path) -> None:
    app, _ = opened(home)
    unfold(app, f"question-{LOW}")
    text = words(app)
    for piece in (
        "Data analyst · 20 November 2026 · First interview · Video",
        ":green-badge[4] Arriving",
        ":orange-badge[2] Nerves",
        "It felt harder than it should have",
        "You gave it a chance of 30%",
        "1. No example ready",
        plain("Next time, when they ask for an example, I will tell the deadline story."),
    ):
        assert piece in text


def test_a_question_shows_its_rest_only_once_opened(home: Path) -> None:
    low = a_question(1, 1, 2)
    app, _ = opened(home, an_interview(1, questions=(low,)))
    assert lines(app)[0] == (f":orange-badge[2] {plain_line('What is your greatest weakness?')}")
    assert plain(low.note) not in words(app)
    unfold(app, f"question-{low.id}")
    assert f"**What happened**  \n{plain(low.note)}" in words(app)
    assert f"The answer you wish you had given · 20 November]]\n\n{plain(low.better_answer)}" in (
        words(app)
    )


def a_sitting(number: int, answer: str, went: int) -> Practice:
    low = a_question(1, 3, 1)
    return Practice(
        id=key(600 + number),
        created=NOW,
        updated=NOW,
        area="motivation",
        date=TODAY,
        interview=ONE,
        question=low.id,
        answer=answer,
        went=went,
    )


def test_the_answers_to_a_question_stand_side_by_side_the_latest_first(home: Path) -> None:
    low = replace(a_question(1, 3, 1), answer="Because.")
    fill(home, [an_interview(1, questions=(low,)), a_sitting(1, "The rota.", 3)])
    app = unfold(visit_page("interview", id=ONE), f"question-{low.id}")
    text = words(app)
    heads = ("Practised · today · rated 3", "The answer you wish", "What you said · 20 November")
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert len(app.main.columns) == 3
    assert "Under half a minute, spoken." in text


def test_an_answer_can_be_given_again_from_the_day_after(home: Path) -> None:
    low = a_question(1, 3, 1)
    app, _ = opened(home, an_interview(1, questions=(low,)))
    press(unfold(app, f"question-{low.id}"), "Answer it again")
    assert app.title[0].value == "Tonight"
    assert app.query_params["came"] == key(1)
    assert [str(each.key) for each in app.text_area] == [f"answer-{low.id}"]
    today, _ = opened(home, an_interview(1, questions=(low,), date=TODAY))
    unfold(today, f"question-{low.id}")
    assert f"again-{low.id}" not in {str(each.key) for each in today.button}


def test_many_answers_come_four_at_a_time(home: Path) -> None:
    low = a_question(1, 3, 1)
    sittings = [a_sitting(number, f"Take {number}", 3) for number in range(9)]
    fill(home, [an_interview(1, questions=(low,)), *sittings])
    app = unfold(visit_page("interview", id=ONE), f"question-{low.id}")
    assert words(app).count("· rated 3") == 4
    app.pagination[0].set_value(3).run()
    assert "The answer you wish you had given" in words(app)


def test_the_shape_of_an_answer_is_offered_where_one_went_badly(home: Path) -> None:
    low, good = a_question(1, 0, 1), a_question(1, 3, 5)
    app, _ = opened(home, an_interview(1, questions=(low, good)))
    for question in (low, good):
        unfold(app, f"question-{question.id}")
    shapes = [str(each.key) for each in app.button if str(each.key).startswith("fold-shape-")]
    assert shapes == [f"fold-shape-{low.id}"]
    press(app, "A shape for it: present, past, future")
    assert "**Present.**" in words(app)


def test_a_hundred_questions_come_five_a_page(home: Path) -> None:
    hundred = tuple(Question(id=key(5000 + n), text=f"Question {n}", rating=3) for n in range(100))
    app, _ = opened(home, an_interview(1, questions=hundred))
    assert len(lines(app)) == 5
    app.pagination[0].set_value(19).run()
    assert lines(app)[0].endswith("Question 90")


def test_before_the_outcome_a_rating_is_changed_itself(home: Path) -> None:
    app, store = opened(home)
    unfold(app, f"question-{FIRST}")
    choose(app, "Your rating", 5)
    assert (kept(store).questions[0].rating, kept(store).questions[0].corrected_rating) == (5, None)


def test_a_day_later_a_question_may_be_rated_again(home: Path) -> None:
    app, store = opened(home)
    unfold(app, f"question-{FIRST}")
    choose(app, "And how does it look a day later?", 4)
    assert (kept(store).questions[0].rating, kept(store).questions[0].next_day_rating) == (2, 4)
    assert "Rated 2 at first, a day later 4." in words(app)


def test_on_the_day_itself_there_is_no_day_later_yet(home: Path) -> None:
    app, _ = opened(home, an_interview(1, date=TODAY))
    unfold(app, f"question-{FIRST}")
    assert [each.key for each in app.button_group if each.key == f"next_day_rating-{FIRST}"] == []


def test_after_the_outcome_a_correction_stands_beside_the_first_rating(home: Path) -> None:
    app, store = opened(home, an_interview(1), an_outcome(1))
    unfold(app, f"question-{FIRST}")
    choose(app, "With hindsight?", 3)
    assert (kept(store).questions[0].rating, kept(store).questions[0].corrected_rating) == (2, 3)
    assert lines(app)[0].startswith(":orange-badge[2, later 3]")
    assert "Rated 2 at first, with hindsight 3." in words(app)


def test_a_rating_never_given_stays_open_once_the_outcome_is_known(home: Path) -> None:
    app, _ = opened(home, an_interview(1, questions=(a_question(1, 0, None),)), an_outcome(1))
    unfold(app, f"question-{FIRST}")
    assert "It had no rating when the answer came" in words(app)


def test_corrections_around_the_questions_are_shown_beside_the_first(home: Path) -> None:
    app, _ = opened(
        home,
        an_interview(
            1,
            around=(Around(area="nerves", rating=2, corrected_rating=3, note="Shaky *start*"),),
            corrected_felt=4,
            corrected_chance=50,
        ),
    )
    text = words(app)
    assert f":orange-badge[2, later 3] Nerves: {plain_line('Shaky *start*')}" in text
    assert "(with hindsight 4 of 5)" in text
    assert "30% (later 50%)" in text


@pytest.mark.parametrize(
    "state, label",
    [
        (EvaluationState.NEW, "Look back on it"),
        (EvaluationState.STARTED, "Go on with the half hour"),
        (EvaluationState.CLOSED, "Reopen the half hour"),
    ],
)
def test_the_way_to_the_evaluation_says_what_it_does(
    home: Path, state: EvaluationState, label: str
) -> None:
    app, _ = opened(home, an_interview(1, evaluation=Evaluation(state=state)))
    assert label in buttons(app)


def test_reopening_opens_the_evaluation_at_its_first_part(home: Path) -> None:
    app, store = opened(home)
    press(app, "Reopen the half hour")
    assert not app.exception
    assert kept(store).evaluation.state is EvaluationState.STARTED
    assert kept(store).evaluation.part == 1


def test_the_facts_are_changed_in_place(home: Path) -> None:
    app, store = opened(home)
    unfold(app, f"facts-{ONE}")
    fill_in(app, "Company", "Quarry")
    fill_in(app, "Role", "Editor")
    fill_in(app, "Date", dt.date(2026, 11, 3))
    choose(app, "Stage", Stage.FINAL)
    changed = kept(store)
    assert (changed.company, changed.role, changed.date, changed.stage) == (
        "Quarry",
        "Editor",
        dt.date(2026, 11, 3),
        Stage.FINAL,
    )
    assert app.title[0].value == "Quarry"


@pytest.mark.parametrize("result", list(Result))
def test_an_outcome_is_kept_with_one_tap(home: Path, result: Result) -> None:
    app, store = opened(home)
    choose(app, "What did they say?", result)
    (outcome,) = store.all(Outcome)
    assert (outcome.interview, outcome.result) == (ONE, result)


def test_changing_the_result_changes_the_same_outcome(home: Path) -> None:
    app, store = opened(home, an_interview(1), an_outcome(1))
    choose(app, "What did they say?", Result.OFFER)
    choose(app, "What did they say?", None)
    (outcome,) = store.all(Outcome)
    assert (outcome.id, outcome.result) == (an_outcome(1).id, Result.WAITING)


def test_when_and_what_they_said_are_kept(home: Path) -> None:
    app, store = opened(home, an_interview(1), an_outcome(1))
    fill_in(app, "When did you hear?", TODAY)
    fill_in(app, "What they said, in their words", HOSTILE)
    (outcome,) = store.all(Outcome)
    assert (outcome.heard, outcome.feedback) == (TODAY, HOSTILE)


def test_how_they_rated_an_area_is_kept_beside_ones_own(home: Path) -> None:
    app, store = opened(home, an_interview(1), an_outcome(1))
    press(app, "Pick what they mentioned")
    choose(app, "Everything there is", "intro")
    assert "You rated it 2." in words(app)
    choose(app, "Opening and background", 4)
    assert store.all(Outcome)[0].feedback_areas == (AreaRating(area="intro", rating=4),)
    choose(app, "Opening and background", None)
    assert store.all(Outcome)[0].feedback_areas == ()


def test_the_line_on_first_ratings_stands_before_and_after(home: Path) -> None:
    app, _ = opened(home)
    assert "Once you know, your first ratings stay as they are" in words(app)
    choose(app, "What did they say?", Result.REJECTED)
    assert "You know how it ended, so your first ratings stay" in words(app)


def test_everything_typed_is_shown_as_typed(home: Path) -> None:
    hostile = Question(
        id=FIRST,
        text=HOSTILE,
        rating=1,
        note=HOSTILE,
        better_answer=HOSTILE,
        what_worked=HOSTILE,
    )
    app, _ = opened(
        home,
        an_interview(
            1,
            company=HOSTILE,
            role=HOSTILE,
            questions=(hostile,),
            around=(Around(area="nerves", rating=1, note=HOSTILE),),
            went_well=HOSTILE,
            crux_why=HOSTILE,
            key_issues=(HOSTILE,),
            change=Change(when=HOSTILE, will=HOSTILE),
        ),
    )
    unfold(app, f"question-{FIRST}")
    text = words(app)
    assert app.title[0].value == plain_line(HOSTILE)
    assert text.count(plain(HOSTILE)) >= 5
    assert HOSTILE not in text
    assert "<b>" not in text.replace(r"\<b\>", "")


@pytest.mark.parametrize("text", ["x" * 20_000, "😀" * 20_000, "**[a](b)** $x$ " * 1_000])
def test_the_longest_texts_are_stored_exactly_and_drawn(home: Path, text: str) -> None:
    app, store = opened(home, an_interview(1), an_outcome(1))
    fill_in(app, "What they said, in their words", text)
    assert store.all(Outcome)[0].feedback == text
    assert field(app, "What they said, in their words").value == text


def test_a_text_that_is_too_long_is_kept_on_the_screen_and_the_old_one_stored(home: Path) -> None:
    app, store = opened(home, an_interview(1), an_outcome(1, feedback="Kind words"))
    fill_in(app, "What they said, in their words", "x" * 20_001)
    assert store.all(Outcome)[0].feedback == "Kind words"
    assert field(app, "What they said, in their words").value == "x" * 20_001
    assert "longer than 20,000 characters" in app.warning[0].value


def test_an_interview_removed_in_another_window_is_not_here_any_more(home: Path) -> None:
    app, store = opened(home, an_interview(1))
    store.drop(store.get(ONE))
    choose(app, "What did they say?", Result.OFFER)
    assert not app.exception
    assert app.title[0].value == "This interview is not here"


def test_every_one_of_twenty_five_opens(home: Path) -> None:
    fill(home, many(25))
    for number in (1, 13, 25):
        assert not visit_page("interview", id=key(number)).exception


def test_a_rating_that_never_changed_has_no_history() -> None:
    assert questions.rating_history(a_question(1, 0), Figures()) == []
