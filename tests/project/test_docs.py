"""What README, CONTRIBUTING, the docs and the docstrings name of the project is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).parents[2]
FOLDERS = ("components", "data", "docs", "findings", "pages", "tests")
HERE = sorted(
    str(file.relative_to(TOP))
    for file in (*TOP.glob("*"), *(each for name in FOLDERS for each in (TOP / name).rglob("*")))
    if file.is_file() and "__pycache__" not in file.parts
)
TEXTS = [name for name in HERE if name.endswith(".md") and name.count("/") < 2]
PROGRAMS = [name for name in HERE if name.endswith(".py")]
SPAN = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"(?<![\w/.*<{-])([\w][\w/-]*\.(?:py|js|css|html|md|npz))(?![\w*])(?:::(\w+))?")
FOLDER = re.compile(rf"(?<![\w/.])(?:{'|'.join(FOLDERS)})/(?:[\w-]+/)*(?![\w*<{{])")
DOTTED = re.compile(r"(?<![\w./-])((?:data|components|pages|tests)(?:\.[A-Za-z_]\w*)+)(?!/)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
NOT_OURS = {"CHANGELOG.md"}
"""Tells of days when things had other names."""


def said(name: str) -> list[str]:
    """What a file has in backticks, blocks of code left out."""
    text = (TOP / name).read_text("utf-8")
    return SPAN.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def there(path: str) -> bool:
    """Whether a path is in the project: whole, below tests/, or a bare name anywhere."""
    if "/" in path:
        return (TOP / path).exists() or (TOP / "tests" / path).exists()
    return any(name == path or name.endswith(f"/{path}") for name in HERE)


@cache
def names_in(module: Path) -> frozenset[str]:
    """The names a module defines, with those of its classes as `Class.name`."""
    return frozenset(_names(ast.parse(module.read_text("utf-8"))))


def _names(tree: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{each}" for each in _names(node))
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (each.asname or each.name for each in node.names)
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield from (each.id for each in ast.walk(node) if isinstance(each, ast.Name))


def resolves(dotted: str) -> bool:
    """Whether a dotted name is a folder, a module, or something a module defines."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        place = TOP.joinpath(*parts[:length])
        module = place.with_suffix(".py") if not place.is_dir() else place / "__init__.py"
        if module.is_file() or place.is_dir():
            return length == len(parts) or (
                module.is_file() and ".".join(parts[length:]) in names_in(module)
            )
    return False


def lacking(name: str) -> Iterator[str]:
    """What a file names in backticks and the project has not."""
    for span in said(name):
        for path, test in FILE.findall(span):
            if not there(path):
                yield path
            elif test and f"def {test}(" not in (TOP / "tests" / path).read_text("utf-8"):
                yield f"{path}::{test}"
        yield from (path for path in FOLDER.findall(span) if not (TOP / path).is_dir())
        yield from (dotted for dotted in DOTTED.findall(span) if not resolves(dotted))


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in NOT_OURS])
def test_every_file_and_name_a_document_tells_of_exists(name: str) -> None:
    assert list(lacking(name)) == []


def test_every_file_and_name_a_docstring_or_comment_tells_of_exists() -> None:
    assert {name: found for name in PROGRAMS if (found := list(lacking(name)))} == {}


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_of_a_document_leads_somewhere(name: str) -> None:
    links = LINK.findall((TOP / name).read_text("utf-8"))
    assert [link for link in links if not (TOP / name).parent.joinpath(link).exists()] == []


def test_what_is_not_there_is_noticed() -> None:
    assert there("app.py")
    assert there("components/forms/fields.py")
    assert not there("components/fields.py")
    assert not there("no_such_file.py")
    assert resolves("data.store.open_journal")
    assert resolves("data.models")
    assert not resolves("components.plain.plain")
    assert not resolves("components.text.markdown.no_such_function")
