"""Today: one thing to do, why, and what recurs now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from components.steps.next_step import CARDS
from data.coaching.interviews.next_step import Reason
from data.models import (
    SETTINGS_ID,
    Evaluation,
    EvaluationState,
    Interview,
    Question,
    Result,
    Settings,
    Step,
    StepState,
    Upcoming,
)
from tests.support.page_driver import (
    NOW,
    TODAY,
    a_question,
    an_interview,
    an_outcome,
    fill,
    key,
    many,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import buttons, press

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_visit_is_one_sentence_one_button_and_the_example(home: Path) -> None:
    fill(home, ())
    app = visit_page("today")
    assert not app.exception
    offered = ["Log an interview", "Breathe first", "See it with an example"]
    assert [each.label for each in app.button] == offered


def test_logging_an_interview_keeps_one_dated_today(home: Path) -> None:
    fill(home, ())
    press(visit_page("today"), "Log an interview")
    (logged,) = reopen(home).all(Interview)
    assert (logged.date, logged.company) == (TODAY, "")


def test_the_example_leaves_ones_own_journal_alone(home: Path) -> None:
    fill(home, ())
    app = visit_page("today")
    press(app, "See it with an example")
    assert "An example journal" in words(app)
    assert "What holds up, and what recurs" in words(app)
    assert reopen(home).everything() == ()
    press(app, "Back to my own")
    assert app.title[0].value == "You have just had an interview"


def test_a_half_finished_evaluation_comes_first(home: Path) -> None:
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    asked = tuple(a_question(1, place, rating=None) for place in range(4))
    fill(home, [an_interview(1, evaluation=started, questions=asked), an_interview(2)])
    app = visit_page("today")
    assert "Finish looking at Larkspur" in words(app)
    assert "4 questions noted; start with what went well." in words(app)
    assert buttons(app)[0] == "Go on with Larkspur"


def test_minutes_after_comes_a_breath(home: Path) -> None:
    just_now = NOW - dt.timedelta(minutes=5)
    fresh = an_interview(1, evaluation=Evaluation(), date=TODAY, created=just_now)
    fill(home, [fresh])
    assert buttons(visit_page("today"))[0] == "Breathe for five minutes"


def test_never_more_than_two_others_are_offered(home: Path) -> None:
    records = [an_interview(n, evaluation=Evaluation()) for n in range(1, 7)]
    fill(home, records)
    app = visit_page("today")
    others = {"do-other", "log-another"} & {str(each.key) for each in app.button}
    assert len(others) == 2


def test_once_it_is_reasonable_the_card_asks_whether_there_is_an_answer(home: Path) -> None:
    fill(home, [an_interview(12, company="Quill")])
    assert "Have you heard from Quill?" in words(visit_page("today"))


def test_an_answer_already_noted_is_not_asked_for(home: Path) -> None:
    fill(home, [an_interview(12, company="Quill"), an_outcome(12, Result.REJECTED)])
    said = words(visit_page("today"))
    assert "Have you heard" not in said
    assert "Quill said no" in said


def test_an_interview_out_of_sight_is_not_offered(home: Path) -> None:
    later = TODAY + dt.timedelta(days=3)
    fill(home, [an_interview(12, company="Quill", closed_until=later)])
    assert "Quill" not in words(visit_page("today"))


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_words(reason: Reason) -> None:
    assert all(part for part in CARDS[reason][::2])


def test_one_interview_is_called_a_first_look_and_never_a_pattern(home: Path) -> None:
    fill(home, [an_interview(1)])
    said = words(visit_page("today"))
    assert "a first look, not a pattern" in said
    assert "Recurs" not in said


def test_twenty_five_interviews_show_what_recurs_in_three_cards(home: Path) -> None:
    fill(home, many(25))
    app = visit_page("today")
    assert not app.exception
    assert "From your own ratings of 25 interviews." in words(app)
    assert "All patterns" in buttons(app)


def test_the_time_on_the_screen_is_the_one_passed_in(home: Path) -> None:
    fill(home, [an_interview(1, date=NOW.date())])
    assert visit_page("today").title[0].value == "You had an interview today"


def test_rated_answers_in_no_area_are_not_passed_over(home: Path) -> None:
    asked = (Question(id=key(11), text="A time two deadlines met", rating=1),)
    fill(home, [an_interview(1, questions=asked, around=())])
    app = visit_page("today")
    assert "1 rated answer not filed yet, so not counted below." in words(app)
    press(app, "Say what it was about")
    (found,) = reopen(home).all(Interview)
    assert (found.evaluation.state, found.evaluation.part) == (EvaluationState.STARTED, 2)


def put_down(number: int) -> Interview:
    """An interview long enough ago, with all its steps but practice and applying settled."""
    done = tuple(Step(number=each, state=StepState.DONE) for each in range(1, 9))
    return an_interview(number, steps=done)


def test_tonights_practice_is_the_card_when_it_is_the_next_thing(home: Path) -> None:
    fill(home, [put_down(70)])
    app = visit_page("today")
    assert "### Three for tonight, about 22 minutes" in words(app)
    press(app, "Begin")
    assert app.title[0].value == "Tonight"


def test_practise_one_thing_leads_where_one_thing_is(home: Path) -> None:
    settled = tuple(Step(number=each, state=StepState.DONE) for each in range(1, 9))
    low = tuple(a_question(1, place, 1) for place in range(3))
    fill(home, [an_interview(1, date=TODAY, steps=settled, questions=low)])
    app = visit_page("today")
    assert "Practise one thing tonight" in words(app)
    press(app, "Practise one thing")
    assert app.title[0].value == "Tonight"


def test_where_nothing_is_laid_out_practice_promises_no_one_thing(home: Path) -> None:
    settled = tuple(Step(number=each, state=StepState.DONE) for each in range(1, 9))
    fill(home, [an_interview(1, date=TODAY, steps=settled, questions=(), around=())])
    app = visit_page("today")
    assert "Practise one thing tonight" not in words(app)
    press(app, "See what to practise")
    assert app.title[0].value == "Learn from your mistakes"


def test_the_heading_follows_the_card_of_somebody_just_out(home: Path) -> None:
    just_now = NOW - dt.timedelta(minutes=5)
    fresh = an_interview(1, evaluation=Evaluation(), date=TODAY, created=just_now)
    made: dict[str, Any] = {"id": key(77), "created": NOW, "updated": NOW}
    fill(home, [fresh, Upcoming(**made, date=TODAY + dt.timedelta(days=1))])
    app = visit_page("today")
    assert "First, take a few breaths" in words(app)
    assert app.title[0].value == "You had an interview today"


def test_beside_something_more_pressing_it_is_a_quiet_line(home: Path) -> None:
    settled = tuple(Step(number=each, state=StepState.DONE) for each in range(1, 9) if each != 7)
    fill(home, [an_interview(12, company="Quill", steps=settled)])
    app = visit_page("today")
    assert "Have you heard from Quill?" in words(app)
    press(app, "Three for tonight, about 22 minutes")
    assert app.title[0].value == "Tonight"


def test_after_not_tonight_it_is_not_spoken_of_again_that_day(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, evening_off=TODAY)
    fill(home, [put_down(70), off])
    said = words(visit_page("today"))
    assert "tonight" not in said.casefold()
    assert "Something else is out there" in said
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-23T18:00:00+00:00")
    assert "Three for tonight" in words(visit_page("today"))


def test_what_held_up_is_the_first_card_and_never_called_a_weakness(home: Path) -> None:
    asked = (a_question(1, 0, 1), a_question(1, 1, 2), a_question(1, 2, 5))
    fill(home, [an_interview(1, questions=asked, around=())])
    cards = [each.value for each in visit_page("today").markdown if ":small[" in each.value]
    assert cards[0].startswith(":gray[:small[Held up]]\n\n**Conflict and difficult people**")
    assert ":gray[:small[A place to start]]" in cards[1]


def test_where_nothing_held_up_no_card_says_so(home: Path) -> None:
    asked = tuple(a_question(1, place, 1) for place in range(3))
    fill(home, [an_interview(1, questions=asked, around=())])
    assert "Held up]" not in words(visit_page("today")).replace("Held up, ", "")


def test_rated_interviews_in_which_nothing_recurs_are_told_so(home: Path) -> None:
    steady = [
        an_interview(
            number,
            questions=tuple(a_question(number, place, 4) for place in range(3)),
            around=(),
        )
        for number in range(1, 9)
    ]
    fill(home, steady)
    said = words(visit_page("today"))
    assert ":gray[:small[Held up]]" in said
    assert "From your own ratings of eight interviews." in said
    assert "Recurs]" not in said
    assert "Rate a few answers" not in said


def test_low_nearly_everywhere_is_said_kindly_with_one_place_to_start(home: Path) -> None:
    low = {n: tuple(a_question(n, p, 1 + (n + p) % 2) for p in range(4)) for n in range(1, 5)}
    made = {"around": (), "felt": 2, "chance": 20}
    fill(home, [an_interview(n, questions=asked, **made) for n, asked in low.items()])
    said = words(visit_page("today"))
    assert "Low across the board so far: all 4 areas" in said
    assert said.count("A place to start") == 1
    assert "Keeps coming back" not in said
