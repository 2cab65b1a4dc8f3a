"""Applications to open their page on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from data.models import Application
from tests.support.page_driver import NOW, TODAY, key, visit_page

if TYPE_CHECKING:
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


def the_one(store: Store) -> Application:
    """The only application kept."""
    (kept,) = store.all(Application)
    return kept


def opened(number: int = 1) -> AppTest:
    """The page with one application opened in place."""
    app = visit_page("applications")
    app.button(key=f"open-{app_id(number)}").click().run()
    return app
