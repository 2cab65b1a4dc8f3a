"""The pocket card: three segments, for one thumb, whether an interview is logged or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.coaching.interviews import ten_steps
from data.coaching.interviews.facts import Facts
from data.coaching.interviews.ten_steps import StepStatus
from data.models import (
    LONGEST_TEXT,
    SETTINGS_ID,
    Around,
    Change,
    Evaluation,
    EvaluationState,
    Interview,
    Result,
    Settings,
    StepState,
    Story,
)
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    an_outcome,
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

    from data.models import AnyRecord

ID = key(1)


def opened(home: Path, *records: AnyRecord, part: str = "Before", **query: str) -> AppTest:
    """The card, turned to one segment."""
    fill(home, records)
    app = visit_page("pocket_card", **query)
    if part != "Before":
        choose(app, "Part of the card", part)
    assert not app.exception
    return app


def kept(home: Path, interview: str = ID) -> Interview:
    """The interview as it stands in the file."""
    return interview_in(reopen(home), interview)


def lines(home: Path) -> tuple[str, ...]:
    """One's own lines as they stand in the file."""
    return reopen(home).all(Settings)[0].pocket


def today(**fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview logged for today."""
    return an_interview(1, date=TODAY, **fields)


def test_it_opens_from_a_bookmark_with_nothing_logged(home: Path) -> None:
    app = opened(home)
    assert app.title[0].value == "Pocket card"
    assert "For any interview: keep it as a bookmark." in words(app)
    assert [each.placeholder for each in app.text_input] == [
        "One breath before each answer.",
        "I have done harder things than this.",
        "I am finding out about them, too.",
    ]
    assert "You name it when you look back on an interview." in words(app)
    assert buttons(app)[0] == "Today"


def test_it_belongs_to_the_interview_in_its_address_or_else_to_the_nearest(home: Path) -> None:
    app = opened(home, an_interview(1), an_interview(2), id=key(2))
    assert buttons(app)[0] == "Harbour & Co"
    again = visit_page("pocket_card")
    assert buttons(again)[0] == "Larkspur"


def test_an_address_that_names_nothing_still_opens_the_card(home: Path) -> None:
    app = opened(home, an_interview(1), id=HOSTILE)
    assert buttons(app)[0] == "Larkspur"


def test_three_lines_of_ones_own_are_kept_as_they_are_typed(home: Path) -> None:
    app = opened(home)
    fill_in(app, "Second line", HOSTILE)
    assert lines(home) == ("", HOSTILE)
    fill_in(app, "First line", "Slow down")
    fill_in(app, "Second line", "")
    assert lines(home) == ("Slow down",)
    fill_in(app, "First line", "")
    assert lines(home) == ()


def test_kept_lines_are_shown_and_the_other_settings_stay(home: Path) -> None:
    made: dict[str, Any] = {"id": SETTINGS_ID, "created": NOW, "updated": NOW}
    app = opened(home, Settings(**made, pocket=("Mine",), reduced_motion=True))
    assert field(app, "First line").value == "Mine"
    fill_in(app, "Third line", "Third")
    assert lines(home) == ("Mine", "", "Third")
    assert reopen(home).all(Settings)[0].reduced_motion


def test_a_line_too_long_to_keep_is_said_and_stays_on_the_screen(home: Path) -> None:
    app = opened(home)
    fill_in(app, "First line", "x" * (LONGEST_TEXT + 1))
    assert field(app, "First line").value == "x" * (LONGEST_TEXT + 1)
    assert "longer than 20,000 characters" in words(app)
    assert reopen(home).all(Settings) == ()


def test_the_promise_and_the_best_story_stand_beneath(home: Path) -> None:
    made: dict[str, Any] = {"id": key(50), "created": NOW, "updated": NOW}
    story = Story(**made, title="The snow morning", action="Rang them.")
    change = Change(when="they ask for an example", will="tell the deadline story")
    app = opened(home, an_interview(1, change=change), story)
    assert "When they ask for an example, I will tell the deadline story." in words(app)
    assert "The snow morning" in words(app)


def test_a_promise_without_an_occasion_reads_as_one_sentence(home: Path) -> None:
    app = opened(home, an_interview(1, change=Change(will="pause first")))
    assert "I will pause first." in words(app)
    assert "When ," not in words(app)


def test_the_wobble_says_what_is_true_for_everybody(home: Path) -> None:
    app = opened(home, part="The wobble")
    assert "You do not know what they think." in words(app)
    assert "You felt sure" not in words(app)


def test_the_wobble_shows_ones_own_record_when_there_is_one(home: Path) -> None:
    results = (Result.THROUGH, Result.REJECTED, Result.OFFER, Result.NO_ANSWER, Result.WAITING)
    numbered = list(enumerate(results, start=1))
    records: list[AnyRecord] = [an_interview(n, felt=1, chance=None) for n, _ in numbered]
    records += [an_outcome(n, result) for n, result in numbered]
    app = opened(home, *records, part="The wobble")
    assert "You felt sure it was over in 4; **2 went through**." in words(app)


def test_a_record_without_a_turn_for_the_better_is_not_held_up(home: Path) -> None:
    app = opened(home, an_interview(1, felt=1), an_outcome(1), part="The wobble")
    assert "You felt sure" not in words(app)


def test_one_hunch_that_was_wrong_reads_as_a_sentence(home: Path) -> None:
    records = (an_interview(1, felt=1), an_outcome(1, Result.THROUGH))
    app = opened(home, *records, part="The wobble")
    assert "You felt sure it was over once; **it went through**." in words(app)


def test_the_leaving_list_is_kept_on_todays_interview_tap_by_tap(home: Path) -> None:
    app = opened(home, an_interview(2), today(), part="Leaving")
    ticks = field(app, "On the way out")
    ticks.select("smile").run()
    assert kept(home).leaving == ("smile",)
    choose(app, "On the way out", "thank-them")
    field(app, "On the way out").unselect("smile").run()
    assert kept(home).leaving == ("thank-them",)
    assert "You ticked 1 of 4 on the way out." in words(app)
    assert kept(home, key(2)).leaving == ()


def test_ticks_are_shown_again_when_the_card_is_opened_again(home: Path) -> None:
    app = opened(home, today(leaving=("smile", "stand-straight")), part="Leaving")
    assert field(app, "On the way out").value == ["smile", "stand-straight"]


def test_without_an_interview_today_one_tap_logs_it_with_the_ticks(home: Path) -> None:
    app = opened(home, an_interview(3), part="Leaving")
    choose(app, "On the way out", "smile")
    choose(app, "On the way out", "polite-to-everyone")
    assert len(reopen(home).all(Interview)) == 1
    press(app, "Log today's interview")
    logged = [each for each in reopen(home).all(Interview) if not each.felt]
    assert [(each.date, each.leaving) for each in logged] == [
        (TODAY, ("smile", "polite-to-everyone"))
    ]
    assert not app.exception
    assert field(app, "On the way out").value == ["smile", "polite-to-everyone"]


def test_leaving_can_be_left_out_with_one_tap(home: Path) -> None:
    app = opened(home, today(), part="Leaving")
    press(app, "Skip this")
    assert [(each.number, each.state) for each in kept(home).steps] == [(2, StepState.SKIPPED)]


def test_the_way_on_is_to_breathe_about_this_interview(home: Path) -> None:
    app = opened(home, today(), part="Leaving")
    press(app, "Breathe")
    assert "# Breathe\n" in words(app)
    assert app.query_params["id"] == ID


def test_a_ticked_leaving_list_settles_the_second_step(home: Path) -> None:
    app = opened(home, today(around=()), part="Leaving")
    before = ten_steps.steps(kept(home), None, Facts(), TODAY)[1]
    choose(app, "On the way out", "smile")
    after = ten_steps.steps(kept(home), None, Facts(), TODAY)[1]
    assert (before.state, after.state) == (StepStatus.TO_DO, StepStatus.DONE)


def evaluated(home: Path, **fields: Any) -> AppTest:  # noqa: ANN401 - any field of it
    """The evaluation of today's interview at its part around the questions."""
    part = Evaluation(state=EvaluationState.STARTED, part=3)
    fill(home, [today(evaluation=part, **fields)])
    return visit_page("evaluate", id=ID)


def test_the_evaluation_says_what_was_ticked_beside_an_unrated_exit(home: Path) -> None:
    ticked = ("smile", "thank-them", "polite-to-everyone")
    assert "You ticked 3 of 4 on the way out." in words(evaluated(home, leaving=ticked))


def test_the_evaluation_says_nothing_of_an_exit_rated_already_or_not_ticked(home: Path) -> None:
    rated = evaluated(home, leaving=("smile",), around=(Around(area="leaving", rating=4),))
    assert "You ticked" not in words(rated)


def test_the_evaluation_says_nothing_where_nothing_was_ticked(home: Path) -> None:
    assert "You ticked" not in words(evaluated(home))


def test_the_example_has_a_card_too(home: Path) -> None:
    fill(home, ())
    app = visit_page("pocket_card", example="1")
    assert not app.exception
    choose(app, "Part of the card", "The wobble")
    assert not app.exception
    assert reopen(home).everything() == ()
