"""Today after a no: the reply, what it stands beside, the day done; and what was heard back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from components.outcome import after_rejection
from components.outcome.sentences import MARKS
from components.today.page import ALL_CLEAR
from data.coaching.applications.outcome_context import PictureKind
from data.models import (
    SETTINGS_ID,
    Evaluation,
    FollowUp,
    Letter,
    Outcome,
    Result,
    Settings,
    Upcoming,
    Worry,
)
from tests.support.page_driver import (
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    key,
    many,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

ONE = key(5)


def turned_down(**fields: object) -> list[AnyRecord]:
    """An interview of last week whose no came today."""
    return [
        an_interview(5, company="City Council"),
        an_outcome(5, Result.REJECTED, heard=TODAY, **fields),
    ]


def keys(app: AppTest) -> list[str]:
    return [str(each.key) for each in app.button]


def rested(home: Path) -> dt.date | None:
    return next((each.rested for each in reopen(home).all(Settings)), None)


def offered(app: AppTest) -> set[str]:
    """The ways to do something more, beside logging and telling what was heard."""
    every = {"do-first", "do-other", "do-coming-soon", "people-due", "worries-back", "all-patterns"}
    return every & set(keys(app))


def test_after_a_no_come_the_reply_the_perspective_and_the_end_of_the_day(home: Path) -> None:
    fill(home, [*turned_down(), an_interview(1, company="Quill"), an_interview(2, company="Lark")])
    app = visit_page("today")
    assert buttons(app)[0] == "Reply to City Council"
    assert "One no; two still open." in words(app)
    assert f"● {MARKS[PictureKind.OPEN][0]} · ○ {MARKS[PictureKind.OPEN][1]}" in words(app)
    assert "Done for today" in buttons(app)
    assert keys(app).index("do-first") < keys(app).index("rest")


def test_with_one_interview_it_is_said_that_there_are_no_figures_of_ones_own(home: Path) -> None:
    fill(home, turned_down())
    said = words(visit_page("today"))
    assert "It’s your first answer, so there’s nothing of your own to set beside it yet." in said
    assert "blip" not in said
    assert "still open" not in said


def test_figures_of_ones_own_are_counts(home: Path) -> None:
    others = [an_interview(number, company=f"Firm {number}") for number in range(6, 10)]
    results = [an_outcome(6, Result.THROUGH), *(an_outcome(number) for number in (7, 8, 9))]
    fill(home, [*turned_down(), *others, *results])
    said = words(visit_page("today"))
    assert "You went through in 1 of the 5 that gave you an answer." in said
    assert "%" not in said


def test_done_for_today_puts_the_evening_to_rest_and_nothing_more_is_offered(home: Path) -> None:
    due = FollowUp(id=key(60), created=NOW, updated=NOW, what="Write", due=TODAY)
    worry = Worry(id=key(61), created=NOW, updated=NOW, text="Hm", parked_until=TODAY)
    fill(home, [*turned_down(), *many(4), due, worry])
    app = visit_page("today")
    assert offered(app) >= {"do-first", "people-due", "worries-back"}
    press(app, "Done for today")
    assert rested(home) == TODAY
    assert after_rejection.AT_REST in words(app)
    assert offered(app) == set()
    again = visit_page("today")
    assert after_rejection.AT_REST in words(again)
    assert offered(again) == set()


def test_an_evening_at_rest_is_taken_up_again_in_one_tap(home: Path) -> None:
    fill(home, [*turned_down(), evening(TODAY)])
    app = visit_page("today")
    press(app, "Show me what’s there after all")
    assert rested(home) is None
    assert buttons(app)[0] == "Reply to City Council"


def evening(day: dt.date) -> Settings:
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, rested=day)


def test_the_next_day_everything_is_back(home: Path) -> None:
    fill(home, [*turned_down(), evening(TODAY - dt.timedelta(days=1))])
    app = visit_page("today")
    assert after_rejection.AT_REST not in words(app)
    assert buttons(app)[0] == "Reply to City Council"


def test_after_midnight_it_is_the_same_evening_until_four(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(home, [*turned_down(), evening(TODAY)])
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-23T03:59:00Z")
    assert after_rejection.AT_REST in words(visit_page("today"))
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-23T04:00:00Z")
    assert after_rejection.AT_REST not in words(visit_page("today"))


def test_whoever_walks_out_of_another_interview_is_not_left_with_an_evening_at_rest(
    home: Path,
) -> None:
    fresh = an_interview(1, date=TODAY, created=NOW, evaluation=Evaluation())
    fill(home, [*turned_down(), fresh, evening(TODAY)])
    assert buttons(visit_page("today"))[0] == "Breathe for five minutes"


def test_an_interview_that_is_tomorrow_is_told_even_then(home: Path) -> None:
    coming = Upcoming(
        id=key(70), created=NOW, updated=NOW, date=TODAY + dt.timedelta(days=1), company="Quill"
    )
    fill(home, [*turned_down(), coming, evening(TODAY)])
    assert "Tomorrow: Quill" in words(visit_page("today"))


def test_once_replied_to_the_day_can_be_ended_and_the_reply_is_not_asked_for(home: Path) -> None:
    sent = Letter(
        id=key(80), created=NOW, updated=NOW, template="ask-feedback", interview=ONE, sent=TODAY
    )
    fill(home, [*turned_down(replied=TODAY), sent])
    app = visit_page("today")
    assert "City Council said no" in words(app)
    assert after_rejection.REPLIED in words(app)
    assert "do-first" not in keys(app)
    press(app, "Done for today")
    assert rested(home) == TODAY


def test_an_offer_comes_before_the_end_of_the_day(home: Path) -> None:
    offer = an_outcome(6, Result.OFFER, heard=TODAY)
    fill(home, [*turned_down(replied=TODAY), an_interview(6, company="Quill"), offer])
    assert "An offer from Quill" in words(visit_page("today"))


def test_a_no_of_an_unnamed_interview_is_not_given_a_name(home: Path) -> None:
    fill(home, [an_interview(5, company=""), an_outcome(5, heard=TODAY)])
    app = visit_page("today")
    assert "You were turned down" in words(app)
    assert buttons(app)[0] == "Reply to them"


def test_all_clear_is_said_only_where_nothing_is_due(home: Path) -> None:
    away = an_interview(5, company="Quill", closed_until=TODAY + dt.timedelta(days=5))
    fill(home, [away])
    assert visit_page("today").title[0].value == "Today"
    off = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, evening_off=TODAY)
    reopen(home).load([off])
    assert visit_page("today").title[0].value == ALL_CLEAR
    due = FollowUp(id=key(60), created=NOW, updated=NOW, what="Write", due=TODAY)
    reopen(home).load([due])
    assert visit_page("today").title[0].value == "Today"


# I have heard back


@pytest.mark.parametrize(
    "waiting",
    [
        an_interview(5),
        an_interview(200),
        an_interview(5, closed_until=TODAY + dt.timedelta(days=9)),
        an_interview(5, date=TODAY, created=NOW, evaluation=Evaluation()),
    ],
    ids=["lately", "for long", "put away", "just out"],
)
def test_heard_back_leads_to_the_one_that_is_waiting_in_one_tap(
    home: Path, waiting: AnyRecord
) -> None:
    fill(home, [waiting, an_interview(3), an_outcome(3, Result.REJECTED, replied=TODAY)])
    app = visit_page("today")
    press(app, "I have heard back")
    assert app.title[0].value == "How did it turn out?"
    assert app.query_params["id"] == waiting.id
    app = visit_page("outcome", id=waiting.id)
    choose(app, "What did they say?", Result.THROUGH)
    kept = {each.interview: each.result for each in reopen(home).all(Outcome)}
    assert kept[waiting.id] is Result.THROUGH


def test_where_several_wait_the_tap_asks_which_the_latest_first(home: Path) -> None:
    interviews = [an_interview(number, company=f"Firm {number}") for number in range(1, 10)]
    waiting = an_outcome(2, Result.WAITING)
    fill(home, [*interviews, an_outcome(1, Result.THROUGH), waiting])
    app = visit_page("today")
    assert not choice(app)
    press(app, "I have heard back")
    assert choice(app) == [f"heard-{key(number)}" for number in range(2, 8)]
    assert "Firm 2 · 19 November" in buttons(app)
    assert "An earlier one" in buttons(app)
    press(app, "Firm 4 · 17 November")
    assert app.query_params["id"] == key(4)
    assert not choice(visit_page("today"))


def choice(app: AppTest) -> list[str]:
    skipped = {"heard-back", "heard-earlier"}
    return [each for each in keys(app) if each.startswith("heard-") and each not in skipped]


@pytest.mark.parametrize(
    "result", [Result.THROUGH, Result.OFFER, Result.REJECTED, Result.NO_ANSWER, Result.WITHDRAWN]
)
def test_where_nothing_is_waiting_nothing_is_asked(home: Path, result: Result) -> None:
    fill(home, [an_interview(5), an_outcome(5, result)])
    assert "heard-back" not in keys(visit_page("today"))


@pytest.mark.parametrize(
    "result, step",
    [(Result.REJECTED, "Reply to Quill"), (Result.OFFER, "Go through the offer")],
)
def test_an_outcome_that_comes_in_for_one_put_away_shows_its_next_step_today(
    home: Path, result: Result, step: str
) -> None:
    away = an_interview(5, company="Quill", closed_until=TODAY + dt.timedelta(days=9))
    fill(home, [away])
    assert "Quill" not in words(visit_page("today"))
    app = visit_page("outcome", id=away.id)
    choose(app, "What did they say?", result)
    app = visit_page("today")
    assert buttons(app)[0] == step
