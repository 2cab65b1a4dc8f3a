"""How you like it, on Your data: every switch used, and what is then kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.models import SETTINGS_ID, Evaluation, EvaluationState, Interview, Reflection, Settings
from data.models import StepState as Stand
from tests.support.page_driver import (
    NOW,
    TODAY,
    an_interview,
    fill,
    key,
    many,
    slots,
    visit_page,
    words,
)
from tests.support.widgets import choose, field, field_of, fill_in, press, switch

if TYPE_CHECKING:
    from pathlib import Path

    from data.store import Store

SWITCHES = ("words_for_numbers", "reduced_motion", "hide_rejections")


def kept(store: Store) -> Settings:
    """The one set of settings there is."""
    (found,) = store.all(Settings)
    return found


def some(**fields: object) -> Settings:
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, **fields)  # type: ignore[arg-type]


def test_nothing_is_kept_before_anything_is_changed(home: Path) -> None:
    store = fill(home, many(1))
    app = visit_page("your_data")
    assert "How you like it" in [each.value for each in app.header]
    assert [field_of(app, some(), name).value for name in SWITCHES] == [False] * 3
    assert field(app, "What the quiet minute offers").value is Reflection.UNASKED
    assert store.all(Settings) == ()


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_kept_as_soon_as_it_is_turned(home: Path, name: str) -> None:
    store = fill(home, ())
    app = visit_page("your_data")
    field_of(app, some(), name).set_value(True).run()
    assert not app.exception
    assert kept(store).id == SETTINGS_ID
    assert [getattr(kept(store), each) for each in SWITCHES] == [each == name for each in SWITCHES]
    field_of(app, some(), name).set_value(False).run()
    assert getattr(kept(store), name) is False


@pytest.mark.parametrize("choice", list(Reflection))
def test_what_the_quiet_minute_offers_is_kept(home: Path, choice: Reflection) -> None:
    store = fill(home, [some(reflection=Reflection.QUIET, signature="Zoë")])
    app = visit_page("your_data")
    choose(app, "What the quiet minute offers", choice)
    assert not app.exception
    assert (kept(store).reflection, kept(store).signature) == (choice, "Zoë")


def test_taking_the_choice_back_means_being_asked(home: Path) -> None:
    store = fill(home, [some(reflection=Reflection.PRAYER)])
    app = visit_page("your_data")
    choose(app, "What the quiet minute offers", None)
    assert kept(store).reflection is Reflection.UNASKED
    assert field(app, "What the quiet minute offers").value is Reflection.UNASKED


def test_the_name_under_letters_is_kept(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("your_data")
    fill_in(app, "The name under your letters", "Zoë Ólafsdóttir")
    assert kept(store).signature == "Zoë Ólafsdóttir"
    assert field(app, "The name under your letters").value == "Zoë Ólafsdóttir"


def test_a_name_longer_than_can_be_kept_stays_on_the_screen(home: Path) -> None:
    store = fill(home, [some(signature="Zoë")])
    app = visit_page("your_data")
    fill_in(app, "The name under your letters", "x" * 20_001)
    assert kept(store).signature == "Zoë"
    assert "is not saved yet" in words(app)
    assert field(app, "The name under your letters").value == "x" * 20_001


def test_words_stand_from_the_next_page_on_and_numbers_come_back(home: Path) -> None:
    fill(home, many(25))
    app = visit_page("your_data")
    switch(app, "Words instead of numbers", True)
    app.switch_page("pages/today.py").run()
    assert "From your own ratings of twenty-five interviews." in words(app)
    assert "Low in every interview where you rated it." in words(app)
    app.switch_page("pages/your_data.py").run()
    switch(app, "Words instead of numbers", False)
    app.switch_page("pages/today.py").run()
    assert "Low in all 25 interviews where you rated it." in words(app)


def test_the_example_knows_how_you_like_it_and_nothing_you_wrote(home: Path) -> None:
    evenings = {"retired": (key(1),), "passed": (key(2),), "evening_off": TODAY}
    store = fill(
        home, [some(words_for_numbers=True, signature="Zoë", pocket=("Slow down",), **evenings)]
    )
    app = visit_page("today", example="1")
    assert not app.exception
    example = slots(app)["shell.example_store"]
    (lent,) = example.all(Settings)
    assert lent.words_for_numbers
    assert (lent.signature, lent.pocket) == ("", ())
    assert (lent.retired, lent.passed, lent.evening_off) == ((), (), None)
    assert kept(store).signature == "Zoë"


def started(**fields: object) -> Interview:
    """An interview in its half hour."""
    evaluation = Evaluation(state=EvaluationState.STARTED, part=2, running_since=NOW)
    return an_interview(1, date=TODAY, evaluation=evaluation, **fields)


def stands(store: Store) -> dict[int, Stand]:
    (interview,) = store.all(Interview)
    return {step.number: step.state for step in interview.steps}


@pytest.mark.parametrize("state", [EvaluationState.NEW, EvaluationState.STARTED])
def test_the_half_hour_is_left_out_in_one_tap_and_no_reason_is_asked(
    home: Path, state: EvaluationState
) -> None:
    store = fill(home, [an_interview(1, date=TODAY, evaluation=Evaluation(state=state))])
    app = visit_page("evaluate", id=key(1))
    press(app, "Skip the half hour")
    assert not app.exception
    assert stands(store) == {4: Stand.SKIPPED}
    assert "You had an interview today" in words(app)
    assert "Finish looking at" not in words(app)


def test_a_half_hour_just_left_out_is_told_on_today_and_one_tap_takes_it_up(home: Path) -> None:
    store = fill(home, [started(went_well="They laughed once.")])
    app = visit_page("evaluate", id=key(1))
    press(app, "Skip the half hour")
    assert "You skipped the half hour. Everything in it is kept." in words(app)
    app.switch_page("pages/today.py").run()
    press(app, "Do it after all")
    assert stands(store) == {}
    assert "Half an hour" in words(app)


def test_what_a_half_hour_left_out_holds_is_a_tap_away_on_today(home: Path) -> None:
    fill(home, [started(went_well="They laughed once.")])
    app = visit_page("evaluate", id=key(1))
    press(app, "Skip the half hour")
    app.switch_page("pages/today.py").run()
    assert "They laughed once" not in words(app)
    press(app, "What is there so far")
    assert "They laughed once" in words(app)


def test_today_speaks_of_a_half_hour_left_out_once(home: Path) -> None:
    fill(home, [started()])
    app = visit_page("evaluate", id=key(1))
    press(app, "Skip the half hour")
    app.switch_page("pages/interviews.py").run()
    app.switch_page("pages/today.py").run()
    assert "You skipped the half hour" not in words(app)


def test_a_half_hour_left_out_pauses_its_clock(home: Path) -> None:
    store = fill(home, [started()])
    press(visit_page("evaluate", id=key(1)), "Skip the half hour")
    assert store.all(Interview)[0].evaluation.running_since is None


def test_looking_at_what_was_left_out_leaves_it_so_and_going_on_takes_it_up(home: Path) -> None:
    store = fill(home, [started()])
    press(visit_page("evaluate", id=key(1)), "Skip the half hour")
    app = visit_page("evaluate", id=key(1))
    assert stands(store) == {4: Stand.SKIPPED}
    assert "Skipped for now." in words(app)
    press(app, "Next: The rest of it")
    assert stands(store) == {}
    assert "Skipped for now." not in words(app)
    assert [each.key for each in app.button].count("not-this-time") == 1


def test_leaving_it_out_again_after_going_on_works_the_same(home: Path) -> None:
    store = fill(home, [started()])
    app = visit_page("evaluate", id=key(1))
    for _ in range(2):
        press(app, "Skip the half hour")
        assert stands(store) == {4: Stand.SKIPPED}
        app = app.switch_page("pages/evaluate.py")
        app.query_params["id"] = key(1)
        app.run()
        press(app, "Next: The rest of it")
        assert stands(store) == {}
        press(app, "Back")


LIMITS = (("evening_most", 1), ("evening_minutes", 40), ("retention", 0.95))


def test_an_evening_is_folded_until_it_is_wanted(home: Path) -> None:
    fill(home, ())
    app = visit_page("your_data")
    groups = {str(each.key) for each in app.get("button_group")}
    assert not {f"{name}-settings" for name, _ in LIMITS} & groups


@pytest.mark.parametrize("name, value", LIMITS)
def test_the_limits_of_an_evening_are_kept(home: Path, name: str, value: float) -> None:
    store = fill(home, ())
    app = visit_page("your_data")
    press(app, "An evening of practice")
    group = field_of(app, some(), name)
    assert group.value == getattr(Settings(id=SETTINGS_ID, created=NOW, updated=NOW), name)
    group.set_value(value).run()
    assert not app.exception
    assert getattr(kept(store), name) == value
    field_of(app, some(), name).set_value(None).run()
    assert getattr(kept(store), name) == value
    assert field_of(app, some(), name).value == value


def test_how_soon_an_answer_comes_back_is_said_in_words(home: Path) -> None:
    fill(home, [some(retention=0.83, evening_most=7, evening_minutes=33)])
    app = visit_page("your_data")
    press(app, "An evening of practice")
    soon = field(app, "How soon an answer comes back")
    assert (soon.options, soon.value) == (["Now and then", "In good time", "Often"], 0.8)
    assert field(app, "At most so many things").options == ["1", "2", "3", "5", "7"]
    assert "33 min" in field(app, "In about so long").options
