"""Between midnight and four an interview is logged for the evening before, and a tap changes it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from data.models import Application, ApplicationStage, Interview
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.support.page_driver import NOW, TODAY, an_interview, fill, key, reopen, visit_page, words
from tests.support.widgets import press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

YESTERDAY = TODAY - dt.timedelta(days=1)


def at(clock: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERVIEW_NOW", f"2026-11-22T{clock}Z")


def log(home: Path, *records: AnyRecord) -> tuple[AppTest, Interview]:
    """The page that opens once an interview is logged from Today, and that interview."""
    fill(home, records)
    before = {each.id for each in reopen(home).all(Interview)}
    app = visit_page("today")
    press(app, "Log an interview")
    assert not app.exception
    (fresh,) = (each for each in reopen(home).all(Interview) if each.id not in before)
    return app, fresh


@pytest.mark.parametrize("clock", ["00:00:00", "01:30:00", "03:59:59"])
def test_in_the_night_it_is_of_yesterday_evening_shown_and_one_tap_makes_it_today(
    home: Path, monkeypatch: pytest.MonkeyPatch, clock: str
) -> None:
    at(clock, monkeypatch)
    app, fresh = log(home)
    assert fresh.date == YESTERDAY
    assert f"which-day-{fresh.id}" in {str(each.key) for each in app.button}
    app = visit_page("evaluate", id=fresh.id)
    assert "Logged for **yesterday evening**, Saturday 21 November." in words(app)
    press(app, "It was today")
    assert day_of(home, fresh) == TODAY
    assert "Logged for **today**, Sunday 22 November." in words(app)
    press(app, "It was yesterday evening")
    assert day_of(home, fresh) == YESTERDAY


def day_of(home: Path, interview: Interview) -> dt.date:
    return next(each.date for each in reopen(home).all(Interview) if each.id == interview.id)


@pytest.mark.parametrize("clock", ["04:00:00", "12:00:00", "23:59:59"])
def test_by_day_it_is_of_today_and_nothing_is_asked(
    home: Path, monkeypatch: pytest.MonkeyPatch, clock: str
) -> None:
    at(clock, monkeypatch)
    app, fresh = log(home)
    assert fresh.date == TODAY
    assert f"which-day-{fresh.id}" not in {str(each.key) for each in app.button}


def test_what_was_known_of_one_to_come_yesterday_is_taken_over_in_the_night(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("01:30:00", monkeypatch)
    last = an_upcoming(-1, 1, company="Quill")
    later = an_upcoming(0, 2, company="Larkspur")
    fill(home, [an_interview(9), last, later])
    app = visit_page("interviews")
    press(app, "Log an interview")
    logged = max(reopen(home).all(Interview), key=lambda each: each.date)
    assert (logged.company, logged.date) == ("Quill", YESTERDAY)


def test_one_logged_from_its_application_is_of_the_same_evening(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("01:30:00", monkeypatch)
    one = Application(
        id=key(90),
        created=NOW,
        updated=NOW,
        company="Quill",
        stage=ApplicationStage.INTERVIEWING,
        applied=YESTERDAY,
    )
    fill(home, [one])
    app = visit_page("applications")
    press(app, "Quill")
    press(app, "Log an interview for it")
    (logged,) = reopen(home).all(Interview)
    assert logged.date == YESTERDAY


def test_one_of_yesterday_that_was_logged_by_day_is_not_asked_about_at_night(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("01:30:00", monkeypatch)
    made = NOW - dt.timedelta(days=1)
    fill(home, [an_interview(0, date=YESTERDAY, created=made, questions=())])
    app = visit_page("evaluate", id=key(0))
    assert f"which-day-{key(0)}" not in {str(each.key) for each in app.button}
