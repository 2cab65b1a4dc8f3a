"""What must stay true of the house, and that the figures about it are counted rightly."""

from __future__ import annotations

from statistics import quantiles
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.project import house, import_arrows
from tests.project.source_tree import SOURCE, Module, body_lines, count_by_folder, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CONTRACTS = """
    [[tool.importlinter.contracts]]
    type = "layers"
    layers = ["components", "data"]

    [[tool.importlinter.contracts]]
    type = "layers"
    layers = ["(top)", "left | right"]
    containers = ["components"]
"""
STRAIGHT = {
    "app.py": "import components.top.page\n",
    "components/top/__init__.py": '"""The top."""\n',
    "components/top/page.py": "from components.left import words\n\ndef go():\n    words.tell()\n",
    "components/left/words.py": "# Said twice, on purpose.\nLIMIT = 3\n\ndef tell():\n    pass\n",
    "components/right/words.py": "from data import models  # noqa: E1\n\ndef tell():\n    pass\n",
    "data/models.py": '"""What is kept."""\n\nclass Record:\n    """One."""\n\n    kept = 1\n',
    "tests/test_words.py": 'def test_it(app):\n    app.button(key="go")\n    app.text(key=f"")\n',
}
"""A checkout in small whose imports go one way."""


@pytest.fixture(scope="module")
def source() -> Sequence[Module]:
    """The source of this checkout."""
    return read(house.TOP, SOURCE)


def build(root: Path, files: dict[str, str]) -> Path:
    """A checkout of these files."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "pyproject.toml").write_text(dedent(CONTRACTS), "utf-8")
    return root


def figures(root: Path) -> dict[str, str]:
    """What is measured of a checkout, by name."""
    return {figure.name: figure.value for figure in house.measure(root)}


def test_no_import_goes_against_the_layers_types_included(source: Sequence[Module]) -> None:
    arrows = import_arrows.find_arrows(source)
    layers = import_arrows.read_layers(house.TOP)
    assert import_arrows.against_layers(arrows, layers) == []


def test_functions_stay_short(source: Sequence[Module]) -> None:
    bodies = [body_lines(function) for module in source for function in module.functions()]
    assert quantiles(bodies, n=10)[-1] <= 20
    assert max(bodies) <= 45


def test_a_page_says_what_it_shows_in_fifty_lines(source: Sequence[Module]) -> None:
    pages = [each for each in source if each.folder == "pages"]
    assert pages
    assert [each.path for each in pages if each.lines > 50] == []


def test_a_saved_rating_does_not_wander() -> None:
    found = {figure.name: int(figure.value) for figure in house.walk(house.TOP)}
    assert 1 <= found["one rating saved: files entered"] <= 27
    assert found["one rating saved: steps into another file"] <= 120


def test_folders_and_names_are_counted(tmp_path: Path) -> None:
    found = figures(build(tmp_path, STRAIGHT))
    assert (found["modules"], found["folders that hold modules"]) == ("4", "4")
    assert found["test files a folder: largest"] == "1 (tests)"
    assert found["public names in more than one module"] == "1"
    assert found["the worst of them"] == "tell 2"
    assert found["keys of widgets written by hand in tests"] == "2"


def test_what_a_folder_is_imported_as_is_no_module_of_it(tmp_path: Path) -> None:
    held = count_by_folder(read(build(tmp_path, STRAIGHT), ("components",)))
    assert held == {"components/top": 1, "components/left": 1, "components/right": 1}


def test_lines_of_code_are_neither_blank_nor_comment_nor_docstring(tmp_path: Path) -> None:
    found = figures(build(tmp_path, STRAIGHT))
    assert found["lines of source, as wc counts"] == "21"
    assert found["lines of source, code alone"] == "12"
    assert found["comments a hundred lines of source"] == "8.3"


def test_a_checkout_whose_imports_go_one_way_has_nothing_to_report(tmp_path: Path) -> None:
    found = figures(build(tmp_path, STRAIGHT))
    assert found["pairs of folders that import each other"] == "0"
    assert found["imports against the contracts' layers"] == "0"
    assert (found["circles of modules"], found["modules in the largest circle"]) == ("0", "0")


@pytest.mark.parametrize(
    "said",
    [
        "from components.top.page import go\n",
        "import components.top.page\n",
        "if TYPE_CHECKING:\n    from components.top import page\n",
        "def tell():\n    from components.top import page\n",
    ],
)
def test_an_import_that_runs_back_is_found_however_it_is_written(tmp_path: Path, said: str) -> None:
    found = figures(build(tmp_path, {**STRAIGHT, "components/left/words.py": said}))
    assert found["pairs of folders that import each other"] == "1"
    assert found["imports against the contracts' layers"] == "1"
    assert (found["circles of modules"], found["modules in the largest circle"]) == ("1", "2")


def test_siblings_of_one_layer_do_not_know_each_other(tmp_path: Path) -> None:
    said = "from components.right import words\n"
    found = figures(build(tmp_path, {**STRAIGHT, "components/left/words.py": said}))
    assert found["imports against the contracts' layers"] == "1"
    assert found["circles of modules"] == "0"


def test_two_checkouts_stand_beside_each_other() -> None:
    before, after = [house.Figure("modules", "145")], [house.Figure("modules", "9")]
    assert house.show([before, after]).split() == ["modules", "145", "9"]


def test_no_folder_holds_more_than_fifteen_modules(source: Sequence[Module]) -> None:
    held = count_by_folder(
        each for each in source if each.path.startswith(("components/", "data/"))
    )
    assert {folder: count for folder, count in held.items() if count > 15} == {}


def test_no_module_is_in_a_circle(source: Sequence[Module]) -> None:
    assert import_arrows.find_circles(import_arrows.find_arrows(source)) == []


def test_no_two_folders_import_each_other(source: Sequence[Module]) -> None:
    mutual = import_arrows.mutual_folders(source, import_arrows.find_arrows(source))
    # A folder and one inside it are one subject.
    assert [pair for pair in mutual if not pair[1].startswith(f"{pair[0]}/")] == []


def test_modules_stay_under_250_lines(source: Sequence[Module]) -> None:
    assert [each.path for each in source if each.lines > 250] == []


def test_tests_find_widgets_by_what_is_read_or_kept_and_not_by_keys_written_by_hand() -> None:
    tests = read(house.TOP, ("tests",))
    found = {each.path: house.written_keys(each) for each in tests}
    assert sum(found.values()) <= 5, {path: count for path, count in found.items() if count}
