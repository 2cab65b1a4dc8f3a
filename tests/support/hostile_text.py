"""Texts that cost most to read, as long as one likes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Shape = Callable[[int], str]

SIGNS = (
    *("'", "’", "‘", '"', "“", "”", "„", "«", " ", "\n", "\t", "?", "!", ".", ",", ";", ":"),
    *("-", "–", ">", "<", "#", "*", "_", "=", "~", "|", "/", "@", "(", ")", "[", "]", "{", "`"),
    *("1", "a", "A", "I", "é", "漢", "\u2003"),
)
TURN_ABOUT = (
    *(
        "a ",
        "a'",
        "' ",
        " '",
        "’a",
        "A'",
        "a-",
        "a.",
        "1.",
        "1 ",
        "1:",
        "- ",
        ". ",
        "? ",
        "?(",
        '"a',
    ),
    *("“a", "”a", "(a", "a)", "[a]", "(a)", "a\n", "\n\n", "a?\n", "- a\n", "1. a\n", "a: b\n"),
    *("<-", "->", "--", "a@", "I ", "us ", "AA ", "a, ", "é'", "10:30 ", "1-", "x ", "{a}"),
)
WORDS = (
    *("they asked me ", "asked about, ", "then ", "and ", "so ", "e.g. ", " - I ", "“why?” "),
    *("www.", "you did ", "no offer ", "a (b) - I c ", "Sam B: a\n", "so, and then: "),
    "This line is wide enough to have been wrapped by a program and\n",
)


def shapes() -> Iterator[tuple[str, Shape]]:
    """Runs of one sign, of two turn about, of words; and blanks before, after and within."""
    for run in (*SIGNS, *TURN_ABOUT, *WORDS):
        yield repr(run), _run(run)
    for before, blank, after in (("", " ", "a"), ("a", " ", ""), ("a", " ", "a?"), ("?", " ", "x")):
        yield f"{before!r} blanks {after!r}", _around(before, blank, after)
    yield "blanks and letters", _run("a" + " " * 60)
    yield "apostrophes and letters", _run("a" + "'" * 60)


def near(source: str) -> Iterator[tuple[str, Shape]]:
    """What almost fits a pattern: its own words over and over, whole and without their end."""
    literals = dict.fromkeys(re.findall(r"(?<!\\)[A-Za-z]{2,}(?:[' ][a-z]+)*", source))
    for each in list(literals)[:8]:
        yield repr(each), _run(f"{each} ")
        yield repr(each[:-1]), _run(each[:-1])


def _run(run: str) -> Shape:
    return lambda size: (run * (size // len(run) + 1))[:size]


def _around(before: str, blank: str, after: str) -> Shape:
    return lambda size: before + blank * size + after
