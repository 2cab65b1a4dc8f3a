"""What a person typed never becomes a part of a page: no picture is fetched, no tag, no formula."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace

from components.practice.compare_answers import TITLES
from components.shell.navigation import PAGES
from data.models import Evaluation, EvaluationState, Interview, Practice, Settings, Story
from tests.support.full_journal import ID, MARK, half_way, marked, whole_journal
from tests.support.page_driver import TODAY, fill, key, slots, visit_page, words
from tests.support.widgets import buttons, field, fill_in, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

TOP = Path(__file__).parents[2]
PICTURE = "![typed](https://x.test/a.png)"
AS_TYPED = {"text_area", "text_input", "code", "vega_lite_chart", "bidi_component"}
"""Elements that show, read out or copy a text as it is, and parse nothing in it."""

AS_LINES = {"selectbox", "menu_button"}
"""Their options are lines of text, not Markdown; their labels are Markdown."""

STATES = {
    "evaluate.open_question": key(11),
    "applications.open": key(3),
    "bank-chosen": key(23),
    "stories.open": key(22),
    "stay_in_touch.open_card": key(4),
    "worries-over": True,
    "wait.more": True,
    "busy-more": True,
    "fold-busy-more": True,
    "done-so-far": True,
}


def hostile(state: EvaluationState, part: int = 1) -> list[AnyRecord]:
    """A record of every kind, in every text of which a picture is asked for."""
    begun = Evaluation(state=state, part=part)
    return [poisoned(marked(record)) for record in whole_journal(evaluation=begun)]


def poisoned(record: Any) -> Any:  # noqa: ANN401 - any record
    """The same with the picture in front of each of its texts."""
    content = msgspec.json.encode(record).replace(MARK.encode(), f"{PICTURE} {MARK}".encode())
    return msgspec.json.decode(content, type=type(record))


def nodes(block: Any) -> Iterator[Any]:  # noqa: ANN401 - a node of the tree of a page under test
    """Every element and container of a page."""
    for child in getattr(block, "children", {}).values():
        yield child
        yield from nodes(child)


def parsed(node: Any) -> str:  # noqa: ANN401 - the same
    """What of a node the browser reads as Markdown."""
    if node.type in AS_TYPED | AS_LINES:
        return str(getattr(node, "label", ""))
    return str(getattr(node, "proto", ""))


CASES = [
    *((entry.name, 0) for entry in PAGES),
    *((name, part) for name in ("evaluate", "interview") for part in range(1, 7)),
]
"""Each page, and those of an interview at each part of its half hour: 0 before it, 6 after."""


@pytest.mark.parametrize("name, part", CASES)
def test_no_text_of_the_journal_is_markdown_anywhere(home: Path, name: str, part: int) -> None:
    states = {0: EvaluationState.NEW, 6: EvaluationState.CLOSED}
    fill(home, hostile(states.get(part, EvaluationState.STARTED), min(max(part, 1), 5)))
    app = visit_page(name, id=ID)
    for slot, value in STATES.items():
        slots(app)[slot] = app.session_state[slot] = value
    app.run()
    shows_as_typed(app)


def shows_as_typed(app: AppTest) -> None:
    """What was typed is no picture on this page."""
    assert not app.exception
    assert [node.type for node in nodes(app.main) if PICTURE in parsed(node)] == []


def test_a_chosen_question_of_ones_own_and_the_story_that_fits_it_are_shown_as_typed(
    home: Path,
) -> None:
    records = hostile(EvaluationState.CLOSED)
    fill(
        home,
        [replace(each, areas=("intro",)) if isinstance(each, Story) else each for each in records],
    )
    app = visit_page("question_bank")
    app.session_state["bank-chosen"] = key(23)
    app.run()
    assert "A story of yours that may fit" in words(app)
    assert PICTURE in str(field(app, "In your words").value)
    shows_as_typed(app)


def test_an_open_story_is_shown_as_typed(home: Path) -> None:
    fill(home, hostile(EvaluationState.CLOSED))
    app = visit_page("stories")
    press(app, next(each for each in buttons(app) if each.startswith("A · ![typed]")))
    assert PICTURE in str(field(app, "Title").value)
    shows_as_typed(app)


def test_a_tried_piece_of_tonight_is_shown_as_typed_with_what_it_stands_beside(home: Path) -> None:
    fill(home, of_late(hostile(EvaluationState.CLOSED)))
    app = visit_page("tonight", item=key(11))
    shows_as_typed(app)
    press(app, "I have said it")
    press(app, "Beside what you said then")
    press(app, "What you skipped, or have already")
    for title in TITLES.values():
        assert title in words(app)
    assert f"bring-back-{key(11)}" in {each.key for each in app.button}
    shows_as_typed(app)


def of_late(records: list[AnyRecord]) -> Iterator[AnyRecord]:
    """The same with an interview of three days ago, and its first question practised and put by."""
    for each in records:
        if isinstance(each, Interview):
            yield replace(each, date=TODAY - dt.timedelta(days=3))
        elif isinstance(each, Practice):
            yield replace(each, question=key(11), date=TODAY - dt.timedelta(days=1))
        elif isinstance(each, Settings):
            yield replace(each, retired=(key(11),))
        else:
            yield each


def test_both_versions_at_a_field_two_windows_changed_are_shown_as_typed(home: Path) -> None:
    store = fill(home, [half_way(went_well="before")])
    app = visit_page("evaluate", id=ID)
    store.put(replace(store.all(Interview)[0], went_well=f"{PICTURE} theirs"))
    fill_in(app, "What went well?", f"{PICTURE} mine")
    assert f"keep-mine-went_well-{ID}" in {each.key for each in app.button}
    shows_as_typed(app)


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


SOURCES = sorted([*(TOP / "components").rglob("*.py"), *(TOP / "pages").glob("*.py")])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TOP)))
def test_nothing_is_handed_to_the_browser_as_html(path: Path) -> None:
    for call in calls(path):
        assert "unsafe_allow_html" not in {each.arg for each in call.keywords}
        assert ast.unparse(call.func) not in {"st.html", "st.iframe", "components.html", "st.write"}
