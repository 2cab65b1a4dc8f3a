"""An interview that is put away is out of sight until its day, but counts in Patterns and Learn."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from components.text.voice import Figures
from components.today.page import tell_worries
from data.models import Contact, Evaluation, EvaluationState, FollowUp, Interview, Worry
from tests.support.page_driver import NOW, TODAY, an_interview, fill, key, many, visit_page, words
from tests.support.widgets import choose, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

AWAY = key(77)
COMPANY = "Quietwater"
EVERYWHERE_ELSE = (
    "today",
    "wait",
    "stay_in_touch",
    "applications",
    "pocket_card",
    "breathe",
)


def put_away(until: int = 5, **fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """The latest interview, put away for so many days; of today, so that any page would take it."""
    closed = TODAY + dt.timedelta(days=until)
    return an_interview(
        77, **{"date": TODAY, "company": COMPANY, "created": NOW, "closed_until": closed, **fields}
    )


def around_it() -> list[AnyRecord]:
    """What hangs on it and has come due."""
    kept: dict[str, Any] = {"created": NOW, "updated": NOW, "interview": AWAY}
    return [
        Worry(id=key(801), text=f"{COMPANY} silence", parked_until=TODAY, **kept),
        Contact(id=key(802), name=f"{COMPANY} Ada", company=COMPANY, **kept),
        FollowUp(id=key(803), what=f"Thank {COMPANY}", due=TODAY, contact=key(802), **kept),
    ]


def everything(app: AppTest) -> str:
    """All a page says, with what its buttons and choices offer."""
    offers = [str(each.label) for each in app.button]
    offers += [str(each.options) for each in (*app.selectbox, *app.pills)]
    charts = [str(each.proto) for each in app.get("vega_lite_chart")]
    return "\n".join([words(app), *offers, *charts])


@pytest.mark.parametrize("page", EVERYWHERE_ELSE)
def test_an_interview_put_away_is_out_of_sight_on(home: Path, page: str) -> None:
    fill(home, [*many(6), put_away(), *around_it()])
    app = visit_page(page)
    assert not app.exception
    assert COMPANY not in everything(app)


@pytest.mark.parametrize("page", EVERYWHERE_ELSE)
def test_the_only_interview_put_away_leaves_a_page_that_works(home: Path, page: str) -> None:
    fill(home, [put_away(), *around_it()])
    app = visit_page(page)
    assert not app.exception
    assert COMPANY not in everything(app)


def test_today_does_not_go_on_with_a_half_hour_that_was_put_away(home: Path) -> None:
    half_way = Evaluation(state=EvaluationState.STARTED, part=2)
    fill(home, [put_away(evaluation=half_way), *around_it()])
    app = visit_page("today")
    assert app.title[0].value == "Today"
    assert COMPANY not in everything(app)


def test_it_is_seen_in_interviews_with_its_day(home: Path) -> None:
    fill(home, [*many(6), put_away(), *around_it()])
    seen = everything(visit_page("interviews"))
    assert COMPANY in seen
    assert "put away until 27 November" in seen


@pytest.mark.parametrize("page", ["patterns", "learn", "today"])
def test_it_counts_in_what_the_ratings_say_on(home: Path, page: str) -> None:
    fill(home, many(6))
    before = words(visit_page(page))
    fill(home, [put_away()])
    assert "six" in before or "(6 of 6)" in before
    now = words(visit_page(page))
    assert "seven interviews" in now or "(7 of 7)" in now
    assert "put away" not in now


def test_its_slips_count_too(home: Path) -> None:
    fill(home, [*many(6), put_away()])
    app = visit_page("patterns")
    choose(app, "Picture", "Slips")
    assert "7 interviews" in words(app)


def test_on_its_day_it_is_back_on_today_with_what_has_come_due(home: Path) -> None:
    fill(home, [*many(6), put_away(until=0), *around_it()])
    app = visit_page("today")
    labels = [str(each.label) for each in app.button]
    assert app.title[0].value == "You had an interview today"
    assert "1 person to write to" in labels
    assert "A parked worry is back" in labels


def test_what_has_come_due_is_one_tap_from_today(home: Path) -> None:
    fill(home, [put_away(until=0), *around_it()])
    app = visit_page("today")
    press(app, "1 person to write to")
    assert app.title[0].value == "Stay in touch"
    app = visit_page("today")
    press(app, "A parked worry is back")
    assert app.title[0].value == "Put it out of your mind"


def test_a_day_with_nothing_due_says_nothing(home: Path) -> None:
    fill(home, many(3))
    keys = {str(each.key) for each in visit_page("today").button}
    assert not keys & {"people-due", "worries-back"}


@pytest.mark.parametrize(
    "back, told", [(0, ""), (1, "A parked worry is back"), (3, "3 parked worries are back")]
)
def test_worries_that_are_back_are_one_line(back: int, told: str) -> None:
    assert tell_worries(back, Figures()) == told
