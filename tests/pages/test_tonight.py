"""Tonight, used as a person would of an evening; what is stored afterwards is looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from components.text.markdown import plain
from data.catalogue import bank
from data.catalogue.loader import catalogue
from data.coaching.practice import spaced_repetition
from data.models import SETTINGS_ID, Interview, Practice, Question, Settings
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    fill,
    key,
    keys,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

TEXTS = (
    ("Tell me about a conflict", "conflict"),
    ("Tell me about yourself", "intro"),
    ("Why do you want this job?", "motivation"),
    ("What would you do in a crisis?", "judgement"),
)
ANSWER = (
    "We moved the bus and rang every driver on the list, one after the other, before seven. " * 2
)


def asked(number: int, rating: int | None = 1, **fields: Any) -> Question:  # noqa: ANN401
    text, area = TEXTS[number % len(TEXTS)]
    plain_fields = {"id": key(100 + number), "text": text, "area": area, "rating": rating}
    return Question(**(plain_fields | fields))


def bad(*questions: Question, ago: int = 5, **fields: Any) -> Interview:  # noqa: ANN401
    """An interview of some days ago in which these were asked."""
    day = TODAY - dt.timedelta(days=ago)
    plain_fields: dict[str, Any] = {"date": day, "around": (), "company": "Quill"}
    return an_interview(ago, questions=questions, **(plain_fields | fields))


def one(**fields: Any) -> Interview:  # noqa: ANN401
    """An interview with one bad answer, and a better one wished for."""
    return bad(asked(0, better_answer="The gate and the six o'clock bus.", **fields))


def wishes(**fields: Any) -> Settings:  # noqa: ANN401
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, **fields)


def opened(home: Path, *records: AnyRecord) -> AppTest:
    """The page with these in the journal."""
    fill(home, records)
    app = visit_page("tonight")
    assert not app.exception
    return app


def practices(home: Path) -> tuple[Practice, ...]:
    return reopen(home).all(Practice)


def settings(home: Path) -> Settings:
    (found,) = reopen(home).all(Settings)
    return found


TRIED = ("I have said it", "I have done it")


def rated(app: AppTest, question: str, went: int) -> AppTest:
    """This piece, which must be at hand, tried and rated."""
    press(app, next(each for each in buttons(app) if each in TRIED))
    app.segmented_control(key=f"went-{question}").select(went).run()
    assert not app.exception
    return app


def test_an_empty_evening_says_when_something_will_come(home: Path) -> None:
    app = opened(home)
    assert "Nothing comes back tonight." in words(app)
    press(app, "See what to practise")
    assert app.title[0].value == "Learn from your mistakes"


def test_it_says_how_much_there_is_and_shows_one_question_at_a_time(home: Path) -> None:
    app = opened(home, bad(*(asked(number, 1) for number in range(4))))
    assert app.title[0].value == "Tonight"
    text = words(app)
    assert "Three for tonight, about " in text
    assert sum(question in text for question, _ in TEXTS) == 1


def test_the_weakest_area_comes_before_one_that_holds(home: Path) -> None:
    rest = (asked(1, 4), asked(2, 4), asked(3, 4))
    weak = [bad(asked(0, 1, id=key(500 + n), text=f"Q{n}"), *rest, ago=n) for n in range(2, 7)]
    holds = asked(1, 5, id=key(600), text="And then?", better_answer="Then that.")
    app = opened(home, *weak, bad(holds, ago=1), wishes(evening_most=10, evening_minutes=600))
    assert current(app) == key(502)
    areas = []
    while app.text_area or "tried" in keys(app):
        areas.append(catalogue_area(app))
        press(app, "Skip this one")
    assert areas == ["Conflict and difficult people"] * 10


def catalogue_area(app: AppTest) -> str:
    """The area of the piece at hand, as its card says."""
    return words(app).partition(":gray[:small[")[2].partition(" · ")[0]


def test_the_answer_wished_for_and_what_was_said_are_hidden_until_it_was_tried(
    home: Path,
) -> None:
    app = opened(home, one(answer="I shouted.", note="I shouted at him.", slips=("froze",)))
    assert "six o" not in words(app)
    assert f"went-{key(100)}" not in {str(each.key) for each in app.get("button_group")}
    press(app, "I have said it")
    assert plain("The gate and the six o'clock bus.") in words(app)
    assert "I shouted" not in words(app)


def test_what_was_said_then_is_there_for_who_asks_for_it(home: Path) -> None:
    app = opened(home, one(answer="I shouted."))
    press(app, "I have said it")
    press(app, "Beside what you said then")
    assert plain("I shouted.") in words(app)
    assert "What you said · 17 November · rated 1" in words(app)


def test_an_answer_said_aloud_is_rated_kept_and_its_day_is_told(home: Path) -> None:
    app = rated(opened(home, one()), key(100), 4)
    (kept,) = practices(home)
    assert (kept.area, kept.question, kept.interview) == ("conflict", key(100), one().id)
    assert (kept.date, kept.went, kept.minutes, kept.answer) == (TODAY, 4, 7, "")
    assert kept.schedule == spaced_repetition.review(None, 4, TODAY, 0.9)
    assert "Kept. It comes back on Tuesday 24 November." in words(app)


@pytest.mark.parametrize("went, told", [(1, "tomorrow"), (5, "on Monday 30 November")])
def test_the_day_follows_the_rating(home: Path, went: int, told: str) -> None:
    assert f"It comes back {told}." in words(rated(opened(home, one()), key(100), went))


def test_what_is_written_is_kept_before_it_is_rated_and_taken_with_the_rating(home: Path) -> None:
    app = opened(home, one())
    fill_in(app, "Your answer now, if you want to write it down", ANSWER)
    (begun,) = practices(home)
    assert (begun.answer, begun.went, begun.schedule) == (ANSWER, None, None)
    rated(app, key(100), 3)
    (kept,) = practices(home)
    assert (kept.id, kept.answer, kept.went) == (begun.id, ANSWER, 3)


def test_plain_facts_about_what_was_written_come_after_it_was_tried(home: Path) -> None:
    app = opened(home, one())
    fill_in(app, "Your answer now, if you want to write it down", ANSWER)
    assert "which part was yours?" not in words(app)
    press(app, "I have said it")
    assert "It says “we” and never “I”: which part was yours?" in words(app)


def test_taking_words_and_rating_back_leaves_that_it_was_said(home: Path) -> None:
    app = opened(home, one())
    fill_in(app, "Your answer now, if you want to write it down", "One")
    app = rated(app, key(100), 3)
    choose(app, "How did it go this time?", None)
    (kept,) = practices(home)
    assert (kept.went, kept.minutes) == (None, 7)
    assert kept.schedule == spaced_repetition.review(None, 3, TODAY, wishes().retention)
    fill_in(app, "Your answer now, if you want to write it down", "")
    assert [each.answer for each in practices(home)] == [""]
    assert not app.exception


def test_words_taken_back_before_it_was_said_leave_nothing_behind(home: Path) -> None:
    app = opened(home, one())
    fill_in(app, "Your answer now, if you want to write it down", "One")
    fill_in(app, "Your answer now, if you want to write it down", "")
    assert practices(home) == ()


def test_a_second_thought_about_the_rating_replaces_the_first(home: Path) -> None:
    app = rated(opened(home, one()), key(100), 5)
    choose(app, "How did it go this time?", 2)
    (kept,) = practices(home)
    assert (kept.went, kept.schedule) == (2, spaced_repetition.review(None, 2, TODAY, 0.9))


def test_one_goes_on_to_the_next_and_ends_with_what_comes_back_and_when(home: Path) -> None:
    app = opened(
        home, bad(asked(0), asked(1)), wishes(evening_minutes=14, retired=tuple(exercises()))
    )
    first = current(app)
    app = rated(app, first, 4)
    press(app, "Next one")
    assert "One more for tonight, about 7 minutes. Stopping here is fine, too." in words(app)
    second = current(app)
    assert second != first
    app = rated(app, second, 1)
    press(app, "That is enough")
    assert "That is all for tonight." in words(app)
    assert "Tell me about yourself :gray[· " in words(app)
    press(app, "Back to Today")
    assert app.title[0].value.startswith("Your last interview was")


def exercises() -> list[str]:
    """Every exercise there is, so that only questions are left."""
    found = catalogue()
    owners = (*(area.id for area in found.areas), *(slip.key for slip in found.slips))
    return [f"{owner}/{each.id}" for owner in owners for each in found.exercises(owner)]


def current(app: AppTest) -> str:
    """The question at hand."""
    (field,) = app.text_area
    return str(field.key).removeprefix("answer-")


def test_skipping_is_one_tap_and_it_is_there_again_tomorrow(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(home, one(), wishes(retired=tuple(exercises())))
    press(app, "Skip this one")
    assert (settings(home).passed, settings(home).passed_on) == ((key(100),), TODAY)
    assert "Nothing more tonight." in words(app)
    assert practices(home) == ()
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-23T18:00:00+00:00")
    assert current(visit_page("tonight")) == key(100)


def test_what_one_has_stays_away_and_can_be_brought_back(home: Path) -> None:
    app = opened(home, bad(asked(0), asked(1)), wishes(evening_minutes=14))
    question = current(app)
    press(app, "I have this one")
    assert settings(home).retired == (question,)
    press(app, "What you skipped, or have already")
    press(app, "Bring it back")
    assert settings(home).retired == ()
    assert current(app) == question


def test_a_skip_can_be_taken_back(home: Path) -> None:
    app = opened(home, bad(asked(0), asked(1)))
    question = current(app)
    press(app, "Skip this one")
    press(app, "What you skipped, or have already")
    press(app, "Bring it back")
    assert settings(home).passed == ()
    assert current(app) == question
    assert "Three for tonight" in words(app)


def test_what_one_has_brings_nothing_else_in_its_place_tonight(home: Path) -> None:
    app = opened(home, bad(*(asked(number) for number in range(4))))
    for left in ("Two for tonight", "One for tonight", "Nothing more tonight."):
        press(app, "I have this one")
        assert left in words(app)
    assert "keeps for another evening" not in words(app)
    assert len(settings(home).retired) == 3


def test_what_one_has_just_practised_can_be_put_by(home: Path) -> None:
    app = rated(opened(home, one()), key(100), 5)
    press(app, "I have this one")
    assert settings(home).retired == (key(100),)
    assert "Kept. It comes back no more." in words(app)
    assert practices(home)[0].went == 5


def test_not_tonight_is_one_tap_and_can_be_taken_back(home: Path) -> None:
    app = opened(home, one())
    press(app, "Not tonight")
    assert settings(home).evening_off == TODAY
    assert "Not tonight, then. It keeps, and nothing piles up." in words(app)
    assert {"to-today", "after-all"} <= keys(app)
    press(app, "A few minutes after all")
    assert settings(home).evening_off is None
    assert current(app) == key(100)


def test_what_was_said_is_kept_at_that_press_and_the_rating_is_added_to_it(home: Path) -> None:
    app = opened(home, bad(asked(0), asked(1)))
    item = current(app)
    press(app, "I have said it")
    (said,) = practices(home)
    assert (said.question, said.went, said.minutes) == (item, None, 7)
    middle = spaced_repetition.review(None, 3, TODAY, wishes().retention)
    assert said.schedule == middle
    assert "Kept. It comes back" in words(app)
    choose(app, "How did it go this time?", 5)
    (kept,) = practices(home)
    assert (kept.id, kept.went) == (said.id, 5)
    assert kept.schedule is not None
    assert kept.schedule.due > middle.due


def test_not_tonight_after_something_was_said_says_that_it_is_kept(home: Path) -> None:
    app = opened(home, bad(asked(0), asked(1)))
    press(app, "I have said it")
    press(app, "Not tonight")
    assert len(practices(home)) == 1
    assert "Enough for tonight, then. What you practised is kept" in words(app)


def test_a_piece_one_chose_oneself_comes_whatever_the_evening_holds(home: Path) -> None:
    fill(home, [bad(*(asked(number) for number in range(4))), wishes(evening_off=TODAY)])
    app = visit_page("tonight", item=key(103))
    assert current(app) == key(103)
    assert "One you chose yourself." in words(app)
    app = rated(app, key(103), 4)
    assert practices(home)[0].question == key(103)
    press(app, "Next one")
    assert "Enough for tonight, then." in words(app)


def test_skipping_the_one_chosen_leads_back_to_the_evening(home: Path) -> None:
    fill(home, [bad(*(asked(number) for number in range(4)))])
    app = visit_page("tonight", item=key(103))
    press(app, "Skip this one")
    assert current(app) != key(103)
    assert "item" not in app.query_params


@pytest.mark.parametrize("named", ["", "x", key(999), "../x"])
def test_an_address_that_names_nothing_shows_the_evening(home: Path, named: str) -> None:
    fill(home, [one()])
    app = visit_page("tonight", item=named)
    assert not app.exception
    assert current(app) == key(100)


def test_the_words_for_the_ratings_stand_there_before_one_is_chosen(home: Path) -> None:
    app = opened(home, one())
    press(app, "I have said it")
    assert f"1: {catalogue().anchors_for('conflict')[0]} · 3: " in words(app)
    choose(app, "How did it go this time?", 4)
    assert "1: " not in words(app)


def test_an_exercise_shows_its_steps_and_is_rated_once_done(home: Path) -> None:
    app = opened(home, bad(asked(0), asked(1, 4), asked(2, 4)))
    press(app, "Skip this one")
    exercise = min(catalogue().exercises("conflict"), key=lambda each: each.minutes)
    assert exercise.steps[0] in words(app)
    assert app.text_area.values == []
    item = f"conflict/{exercise.id}"
    app = rated(app, item, 4)
    (kept,) = practices(home)
    assert (kept.exercise, kept.area, kept.went, kept.question) == (item, "conflict", 4, None)
    assert kept.minutes == exercise.minutes
    assert kept.schedule is not None


def test_a_question_of_the_bank_is_practised_under_its_own_name(home: Path) -> None:
    asked_of = bank.questions()[0]
    low = Practice(
        id=key(400),
        created=NOW,
        updated=NOW,
        area=asked_of.area,
        date=TODAY - dt.timedelta(days=2),
        bank=asked_of.key,
        went=1,
        answer="Er.",
    )
    app = opened(home, low)
    assert plain(asked_of.text) in words(app)
    press(app, "I have said it")
    assert "Practised · 20 November · rated 1" in words(app)
    choose(app, "How did it go this time?", 4)
    kept = practices(home)[-1]
    assert (kept.bank, kept.question, kept.interview) == (asked_of.key, None, None)
    assert (kept.went, kept.area) == (4, asked_of.area)


def test_what_stands_in_the_way_of_saving_leaves_the_words_on_the_screen(home: Path) -> None:
    app = opened(home, one())
    fill_in(app, "Your answer now, if you want to write it down", "x" * 20_001)
    assert practices(home) == ()
    assert "is not saved yet" in words(app)
    assert field(app, "Your answer now, if you want to write it down").value == "x" * 20_001


def test_everything_typed_is_shown_as_typed(home: Path) -> None:
    hostile = bad(asked(0, text=HOSTILE, better_answer=HOSTILE, answer=HOSTILE), company=HOSTILE)
    app = opened(home, hostile)
    fill_in(app, "Your answer now, if you want to write it down", HOSTILE)
    press(app, "I have said it")
    press(app, "Beside what you said then")
    assert words(app).count(plain(HOSTILE)) == 3
    assert HOSTILE not in words(app)


def test_what_went_badly_in_an_interview_put_away_still_comes_back_to_be_practised(
    home: Path,
) -> None:
    later = TODAY + dt.timedelta(days=2)
    app = opened(home, replace(one(), closed_until=later))
    assert "Tell me about a conflict" in words(app)


def test_the_shape_of_an_answer_is_folded_and_fits_the_question(home: Path) -> None:
    app = opened(home, one())
    assert "Situation" not in words(app)
    press(app, "A shape for it: as a story")
    assert "**Situation.**" in words(app)


def test_the_limits_of_an_evening_are_kept(home: Path) -> None:
    low = bad(*(asked(number) for number in range(4)))
    app = opened(home, low, wishes(evening_most=1, evening_minutes=10))
    assert "One for tonight, about " in words(app)


def test_a_week_away_shows_a_smaller_evening_and_counts_nothing(home: Path) -> None:
    low = tuple(asked(number, 1, id=key(300 + number), text=f"Q {number}") for number in range(4))
    ago = TODAY - dt.timedelta(days=9)
    sittings = [
        Practice(
            id=key(400 + number),
            created=NOW,
            updated=NOW,
            area="conflict",
            date=ago,
            question=key(300 + number),
            went=1,
        )
        for number in range(4)
    ]
    app = opened(home, bad(*low, ago=30), *sittings)
    assert "Two for tonight, about 14 minutes." in words(app)
    assert not {"overdue", "late", "missed", "behind"} & set(words(app).casefold().split())


# The way back


def test_the_evening_ends_where_one_came_from_learn(home: Path) -> None:
    fill(home, [one(), wishes(evening_minutes=7, retired=tuple(exercises()))])
    from_learn = press(visit_page("learn"), "One for tonight, about 7 minutes")
    assert (from_learn.title[0].value, from_learn.query_params["came"]) == ("Tonight", "learn")
    app = visit_page("tonight", came="learn")
    assert buttons(app)[0] == "Learn"
    press(app, "Not tonight")
    press(app, "Back to Learn")
    assert app.title[0].value == "Learn from your mistakes"


def test_the_evening_ends_where_one_came_from_an_interview(home: Path) -> None:
    interview = one()
    fill(home, [interview, wishes(retired=tuple(exercises()))])
    app = visit_page("tonight", item=key(100), came=interview.id)
    assert buttons(app)[0] == "Quill"
    app = rated(app, key(100), 4)
    press(app, "That is enough")
    press(app, "Back to the interview")
    assert app.query_params["id"] == interview.id


@pytest.mark.parametrize("came", ["", "nowhere", "today", key(77)])
def test_whoever_came_from_elsewhere_goes_back_to_today(home: Path, came: str) -> None:
    fill(home, [one()])
    app = visit_page("tonight", came=came)
    assert buttons(app)[0] == "Today"
    press(app, "Not tonight")
    assert "to-today" in keys(app)
