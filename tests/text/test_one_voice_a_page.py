"""A page keeps its voice to its bottom, whatever another window sets meanwhile."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from streamlit.testing.v1 import AppTest

from components.shell import page_frame
from components.shell.navigation import PAGES
from data.models import SETTINGS_ID, Settings
from data.store import write_export
from tests.support.page_driver import (
    NOW,
    PATIENCE,
    an_interview,
    fill,
    key,
    many,
    reopen,
    visit_page,
    with_backup,
    words,
)
from tests.support.widgets import press

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ENTERING = re.compile(r'(?m)^visit = shell\.enter\(".*"\)$')
OTHER_WINDOW = f"__import__({__name__!r}, fromlist='x').set_elsewhere()"
BOTH = pytest.mark.parametrize("before", [False, True], ids=["in figures", "in words"])


def settings(*, in_words: bool) -> Settings:
    """Words in the place of numbers, or not."""
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=in_words)


def set_elsewhere() -> None:
    """Another window sets the other voice."""
    store = reopen(Path(os.environ["AFTERVIEW_HOME"]))
    (kept,) = store.all(Settings)
    store.put(replace(kept, words_for_numbers=not kept.words_for_numbers))


def said(node: Any) -> Iterator[str]:  # noqa: ANN401 - a part of a page, or the whole
    """All that a page shows, piece by piece; but for the switch that shows the setting itself."""
    for child in node.children.values():
        if hasattr(child, "children"):
            yield str(getattr(child, "label", ""))
            yield from said(child)
        elif child.type != "toggle":
            # An element's own number is another in each session.
            yield re.sub(r"[0-9a-f]{32}", "", f"{child.type}: {child.proto}")


def run(app_file: Path, name: str) -> AppTest:
    """A page of an app, opened first on a fresh server."""
    app = AppTest.from_file(app_file, default_timeout=PATIENCE)
    app.query_params["id"] = key(4)
    return app.switch_page(f"pages/{name}.py").run()


@pytest.fixture
def disturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The app, but for pages that another window disturbs right after they are entered."""
    folder = tmp_path_factory.mktemp("app")
    (folder / "pages").mkdir()
    (folder / "app.py").write_text((ROOT / "app.py").read_text())
    for page in (ROOT / "pages").glob("*.py"):
        text = ENTERING.sub(lambda line: f"{line[0]}\n{OTHER_WINDOW}", page.read_text())
        (folder / "pages" / page.name).write_text(text)
    yield folder / "app.py"
    page_frame._pages.cache_clear()


@BOTH
@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_a_setting_changed_half_way_down_a_page_changes_nothing_on_it(
    home: Path, disturbed: Path, name: str, before: bool
) -> None:
    fill(home, [*many(7), settings(in_words=before)])
    # Both runs find a copy of the day before beside the journal: the first change makes it.
    for _ in range(2):
        set_elsewhere()
    alone = run(ROOT / "app.py", name)
    told = list(said(alone.main))
    assert (len(told) > 1, alone.exception.len) == (True, 0)
    page_frame._pages.cache_clear()
    page = run(disturbed, name)
    assert reopen(home).all(Settings)[0].words_for_numbers is not before
    assert list(said(page.main)) == told


@BOTH
def test_what_was_taken_in_is_told_in_the_voice_of_the_page_it_stands_on(
    home: Path, before: bool
) -> None:
    fill(home, [settings(in_words=before)])
    app = visit_page("your_data")
    app.file_uploader[0].upload("a.json", write_export([an_interview(1)]), "application/json")
    press(app.run(), "Add what is new")
    figures, spelled = "1 record was added.", "One record was added."
    assert (spelled if before else figures) in words(app)
    set_elsewhere()
    app.run()
    assert (figures if before else spelled) in words(app)
    assert (spelled if before else figures) not in words(app)


@BOTH
def test_a_journal_that_does_not_open_is_told_of_in_the_voice_of_the_page_before(
    home: Path, before: bool
) -> None:
    with_backup(home).put(settings(in_words=before))
    app = visit_page("today")
    (home / "journal.json").write_text("torn")
    app.run()
    assert "Your journal did not open" in words(app)
    assert ("one interview" if before else "1 interview") in words(app)
