"""All patterns: made in one place, and in step with any text."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

import components
import data
from data.regex.alphabet import CASED, SIGNS, read_source
from data.regex.pattern import Pattern, every_pattern, literal
from tests.support.cost_ratios import grows_too_fast
from tests.support.hostile_text import near, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

TOP = Path(__file__).parents[2]
LONG = 1_500
SHORT = 500
"""Long enough to find what looks back: its square is far above what is in step."""

FORBIDDEN = {"re", "re2", "regex", "fnmatch", "_sre", "sre_compile"}


def modules() -> Iterator[ModuleType]:
    for package in (data, components):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


@cache
def made() -> tuple[Pattern, ...]:
    """Every pattern there is, once every module that makes one was read."""
    list(modules())
    return every_pattern()


class Reads(Protocol):
    def search(self, text: str, /) -> object: ...
    def finditer(self, text: str, /) -> Iterable[object]: ...


def too_steep(pattern: Reads, source: str, length: int = LONG) -> Iterator[tuple[str, float]]:
    """The shapes over which it takes more than in step with their length, as they are found."""
    for name, shape in (*shapes(), *near(source)):

        def read(size: int, text: str = "", *, shape: object = shape) -> object:
            text = shape(size)  # type: ignore[operator]
            return lambda: (pattern.search(text), sum(1 for _ in pattern.finditer(text)))

        if steep := grows_too_fast(read, length):  # type: ignore[arg-type]
            yield name, steep


@pytest.mark.parametrize("place", range(len(made())))
def test_a_pattern_reads_any_text_in_step_with_its_length(place: int) -> None:
    pattern = made()[place]
    assert list(too_steep(pattern, pattern.source)) == [], pattern.source


@pytest.mark.parametrize(
    "pattern",
    [re.compile(r"\s*[,;]"), re.compile(r"\s+$")],
)
def test_the_same_finds_patterns_that_look_back(pattern: re.Pattern[str]) -> None:
    assert any(too_steep(pattern, pattern.pattern, SHORT))


def test_the_same_finds_a_pattern_that_looks_far_ahead_of_each_place() -> None:
    pattern = Pattern(r"a.*\n\n|a")
    try:
        assert any(too_steep(pattern, pattern.source, SHORT))
    finally:
        every_pattern_but(pattern)


def every_pattern_but(pattern: Pattern) -> None:
    from data.regex import pattern as regex_pattern  # noqa: PLC0415 - what is made here

    regex_pattern._MADE.remove(pattern)


def sources() -> list[Path]:
    folders = ("data", "components", "pages")
    return [
        TOP / "app.py",
        *(path for each in folders for path in sorted((TOP / each).rglob("*.py"))),
    ]


def test_nobody_else_makes_a_pattern() -> None:
    for path in sources():
        if path == TOP / "data" / "regex" / "pattern.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = {each.name for each in node.names} if isinstance(node, ast.Import) else set()
            names |= {node.module or ""} if isinstance(node, ast.ImportFrom) else set()
            assert FORBIDDEN.isdisjoint(name.split(".")[0] for name in names), path


def test_patterns_are_made_while_modules_are_read_and_never_of_a_persons_text() -> None:
    made()
    before = len(every_pattern())
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                inside = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
                makes = [each for each in inside if getattr(each.func, "id", "") == "Pattern"]
                # Two that put words of the catalogue together, called by their modules alone.
                assert not makes or node.name in {"notes_pattern", "_any"}, (path, node.name)
    assert len(every_pattern()) == before > 80


# The alphabet


TEXTS = st.text(
    st.sampled_from("aAzZiIkKsS09_é É٣½Ⅷ \xa0\u2003\t\n\x1c'’“–-.,:?!()[]*ſKıİ\ud800\x85漢🙂·")
)


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize(
    "source",
    [
        r"\w+",
        r"\W+",
        r"\d+\b",
        r"\bI\b",
        r"[^\W\d_]+(?:['’][^\W_]+)?",
        r"\s+",
        r"[^\W\d_a-z]",
        r"(?:a|i)+[\-–.]",
        r"\b[A-Z']{2,}",
        r"\S*\w\S*",
        r"[^\s\d]x{0,2}",
        r".[·\x1c]?",
    ],
)
@given(text=TEXTS)
def test_a_pattern_means_what_it_means_to_re_in_any_writing(
    source: str, folded: bool, text: str
) -> None:
    expected = [each.span() for each in re.finditer(source, text, re.IGNORECASE if folded else 0)]
    pattern = Pattern(source, folded=folded)
    every_pattern_but(pattern)
    assert [each.span() for each in pattern.finditer(text)] == expected


@pytest.mark.parametrize("source", ["[1-9]", "[à-ü]", "x☃", "7"])
def test_a_pattern_that_names_what_the_alphabet_does_not_tell_apart_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="not told apart"):
        read_source(source, CASED)


def test_every_sign_that_patterns_name_has_a_byte_of_its_own() -> None:
    brought = CASED.bring(SIGNS)
    assert len(set(brought)) == len(SIGNS)
    assert 0x80 < min(brought) <= max(brought) < 0xC0


@given(st.text())
def test_a_literal_fits_itself_and_a_text_keeps_its_length(text: str) -> None:
    assert len(CASED.bring(text)) == len(text)
    known = "".join(sign for sign in text if sign.isascii() and not sign.isdigit())
    pattern = Pattern(literal(known))
    every_pattern_but(pattern)
    assert pattern.fullmatch(known)


def test_what_stands_outside_here_is_looked_at_and_not_taken() -> None:
    pattern = Pattern(r"a(?P<here>-)a")
    every_pattern_but(pattern)
    assert pattern.split("a-a-a") == ["a", "a", "a"]
    assert pattern.sub("+", "a-a-b") == "a+a-b"
    assert pattern.drop("a-a-a") == "aa-a"
