"""No picture is made that the tests of the charts do not look at."""

from __future__ import annotations

import ast
from pathlib import Path

from components.patterns.page import VIEWS

TOP = Path(__file__).parents[3]
LOOKED_AT = "tests/components/charts/test_patterns.py"
IN_WORDS = "tests/pages/test_gentle.py"
TO_DO = f"add it to DRAWN and to GENTLY of {LOOKED_AT}, which hold every picture to the same"


def pictures() -> set[str]:
    """The public functions of `components.patterns` that make a picture."""
    return {
        node.name
        for file in (TOP / "components" / "patterns").glob("*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and node.name[0] != "_"
        and node.returns is not None
        and ast.unparse(node.returns) == "Picture"
    }


def test_every_picture_is_among_those_the_tests_of_charts_look_at() -> None:
    text = (TOP / LOOKED_AT).read_text("utf-8")
    assert len(pictures()) > 5
    assert [name for name in sorted(pictures()) if f".{name}(" not in text] == [], TO_DO


def test_every_view_is_among_those_that_are_read_without_a_number() -> None:
    text = (TOP / IN_WORDS).read_text("utf-8")
    assert [name for name in VIEWS if f'"{name}"' not in text] == [], f"add to VIEWS of {IN_WORDS}"
