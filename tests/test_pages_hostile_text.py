"""What a person typed never becomes a part of a page: no picture is fetched, no tag, no formula."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from components.sitemap import PAGES
from data.models import Evaluation, EvaluationState
from tests.page_journals import fill, key, visit_page
from tests.whole_journal import ID, MARK, marked, whole_journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.models import AnyRecord

TOP = Path(__file__).parents[1]
PICTURE = "![typed](https://x.test/a.png)"
AS_TYPED = {"text_area", "text_input", "code", "vega_lite_chart", "bidi_component"}
"""Elements that show, read out or copy a text as it is, and parse nothing in it."""

AS_LINES = {"selectbox", "menu_button"}
"""Their options are lines of text, not Markdown; their labels are Markdown."""

STATES = {
    "evaluate.open_question": key(11),
    "applications.open": key(3),
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
        app.session_state[slot] = value
    app.run()
    assert not app.exception
    assert [node.type for node in nodes(app.main) if PICTURE in parsed(node)] == []


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
