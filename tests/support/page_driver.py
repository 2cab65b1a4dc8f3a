"""Journals to open pages on: one interview, or many, of somebody who exists only here."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any, cast

from streamlit.testing.v1 import AppTest

from components.session import state
from data.models import (
    Around,
    Change,
    Evaluation,
    EvaluationState,
    Format,
    Interview,
    Outcome,
    Question,
    Result,
    Stage,
)
from data.store import Store, open_journal
from tests.support.widgets import field, press

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from data.models import AnyRecord

NOW = dt.datetime(2026, 11, 22, 18, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
PATIENCE = 120
"""Seconds a run of a page may take: the first loads all there is, on however busy a machine."""

A_DAY_IN_2024 = 20_000 * 24 * 60 * 60
"""Seconds since 1970: midnight of 4 October 2024."""

HOSTILE = "<b>Zoë</b> & **co** $5 :smile: שלום 🙂 -> [x](y)\n# two"
ASKED = (
    ("Tell me about yourself", "intro"),
    ("What is your greatest weakness?", "strengths"),
    ("Tell me about a conflict at work", "conflict"),
    ("Why do you want this job?", "motivation"),
)
COMPANIES = ("Northgate", "Larkspur", "Harbour & Co", "Quill", "")


def key(number: int) -> str:
    """An id that is easy to tell."""
    return f"{number:032x}"


def a_question(number: int, place: int, rating: int | None = 3) -> Question:
    """One of the four questions of interview `number`."""
    text, area = ASKED[place % len(ASKED)]
    low = rating is not None and rating < 3
    return Question(
        id=key(1000 * number + place + 500_000),
        text=text,
        area=area,
        rating=rating,
        slips=("rushed", "no-example") if low else (),
        note="Talked too fast and lost the thread." if low else "",
        better_answer="The reporting deadline, and what came of it." if low else "",
    )


def an_interview(number: int, **fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview looked back on, `number` days before yesterday."""
    made = NOW - dt.timedelta(days=number + 1)
    kept: dict[str, Any] = {
        "company": COMPANIES[number % len(COMPANIES)],
        "role": "Data analyst" if number % 2 else "Product analyst",
        "stage": tuple(Stage)[number % len(Stage)],
        "format": tuple(Format)[number % len(Format)],
        "questions": tuple(
            a_question(number, place, 1 + (number + place) % 5) for place in range(4)
        ),
        "around": (Around(area="arriving", rating=4), Around(area="nerves", rating=2)),
        "went_well": "They laughed at the right moment.",
        "felt": 1 + number % 5,
        "chance": 30,
        "key_issues": ("No example ready",),
        "change": Change(when="they ask for an example", will="tell the deadline story"),
        "evaluation": Evaluation(state=EvaluationState.CLOSED, part=5, closed_at=made),
    }
    kept |= {"id": key(number), "created": made, "updated": made, "date": made.date()}
    return Interview(**{**kept, **fields})


def an_outcome(number: int, result: Result = Result.REJECTED, **fields: Any) -> Outcome:  # noqa: ANN401
    """What came of interview `number`."""
    return Outcome(
        id=key(900_000 + number),
        created=NOW,
        updated=NOW,
        interview=key(number),
        result=result,
        **fields,
    )


def many(number: int) -> list[AnyRecord]:
    """So many interviews, every third with an outcome."""
    results = (Result.REJECTED, Result.THROUGH, Result.NO_ANSWER)
    interviews = [an_interview(each) for each in range(1, number + 1)]
    outcomes = [
        an_outcome(each, results[each // 3 % 3]) for each in range(1, number + 1) if each % 3 == 0
    ]
    return [*interviews, *outcomes]


def fill(home: Path, records: Iterable[AnyRecord]) -> Store:
    """The journal the app finds in `home`, with `records` in it."""
    store = reopen(home)
    store.load(records)
    return store


def with_backup(home: Path) -> Store:
    """A journal with two interviews, and one interview in the copy of the day before."""
    store = fill(home, [an_interview(1)])
    os.utime(home / "journal.json", (0, A_DAY_IN_2024))
    store.load([an_interview(2)])
    return store


def reopen(home: Path) -> Store:
    """The journal as it stands in the file in `home`."""
    return open_journal(home / "journal.json")


def interview_in(store: Store, id: str) -> Interview:  # noqa: A002 - the field it looks up
    """The interview of this id, which must be there."""
    found = store.get(id)
    assert isinstance(found, Interview)
    return found


def visit_page(name: str, **query: str) -> AppTest:
    """A page opened first on a fresh server."""
    app = AppTest.from_file("../../app.py", default_timeout=PATIENCE)
    for part, value in query.items():
        app.query_params[part] = value
    return app.switch_page(f"pages/{name}.py").run()


def slots(app: AppTest) -> dict[str, Any]:
    """What the session holds beside its widgets' values, by the keys of its slots."""
    if state.OWN not in app.session_state:
        app.session_state[state.OWN] = {}
    return cast("dict[str, Any]", app.session_state[state.OWN])


def drawn(app: AppTest, key: str) -> str:
    """The key under which the widget of a field is drawn now."""
    times = slots(app).get(state.ANEW.key, {}).get(key, 0)
    return f"{key}~{times}" if times else key


def words(app: AppTest) -> str:
    """Everything a page says, one piece a line."""
    kinds = ("title", "header", "markdown", "caption", "text", "warning", "info")
    return "\n".join(str(each.value) for kind in kinds for each in getattr(app, kind))


def keys(app: AppTest) -> set[str]:
    """The keys of every button of a page."""
    return {str(each.key) for each in (*app.button, *app.download_button)}


def erase(app: AppTest, word: str = "erase", *, copies_too: bool = False) -> AppTest:
    """Erase everything on *Your data*, with the word typed that it asks for."""
    app.button(key="erase").click().run()
    if copies_too:
        app.checkbox(key="erase_copies").check().run()
    field(app, "Type “erase” to go ahead").input(word)
    return press(app, "Yes, erase it")
