"""The page of applications: adding, what is next, the list, one opened, letters, the funnel."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from components.plain import plain_line
from data.models import (
    SETTINGS_ID,
    Application,
    ApplicationStage,
    Ended,
    Interview,
    Letter,
    Result,
    Settings,
    Stage,
)
from tests.page_journals import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    key,
    many,
    visit_page,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.store import Store


def days_ago(days: int) -> dt.date:
    """So many days before today."""
    return TODAY - dt.timedelta(days=days)


def an_application(number: int, **fields: Any) -> Application:  # noqa: ANN401 - any field of it
    """Application `number`, made as many days ago."""
    made = NOW - dt.timedelta(days=number)
    kept: dict[str, Any] = {
        "id": key(700_000 + number),
        "created": made,
        "updated": made,
        "company": f"Company {number}",
        "role": "Data analyst",
        "applied": made.date(),
    }
    return Application(**{**kept, **fields})


def app_id(number: int) -> str:
    """The id of application `number`."""
    return key(700_000 + number)


def keys(app: AppTest) -> set[str]:
    """The keys of every button on the page."""
    return {str(each.key) for each in app.button}


def the_one(store: Store) -> Application:
    """The only application kept."""
    (kept,) = store.all(Application)
    return kept


def opened(number: int = 1) -> AppTest:
    """The page with one application opened in place."""
    app = visit_page("applications")
    app.button(key=f"open-{app_id(number)}").click().run()
    return app


def test_the_page_opens_first_on_a_fresh_server_with_nothing_in_it(home: Path) -> None:
    fill(home, ())
    app = visit_page("applications")
    assert not app.exception
    assert app.title[0].value == "Applications"
    assert "Nothing here yet. One row takes ten seconds." in words(app)


def test_one_is_added_with_two_words_and_a_tap(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    app.text_input(key="new-company").input(" Northgate ")
    app.text_input(key="new-role").input("Data analyst")
    app.button(key="add").click().run()
    kept = the_one(store)
    assert (kept.company, kept.role, kept.applied) == ("Northgate", "Data analyst", TODAY)
    assert kept.stage is ApplicationStage.APPLIED
    assert [each.value for each in app.text_input] == ["", ""]
    assert "One still alive." in words(app)
    assert "**Northgate** · Data analyst is on your list." in words(app)
    app.button(key="undo-step").click().run()
    assert store.everything() == ()
