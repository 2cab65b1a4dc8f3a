"""What a person typed, shown exactly as it was typed wherever Streamlit reads Markdown.

A backslash stops Markdown itself. What Streamlit replaces only after parsing (emoji and icon codes,
arrows, bare addresses) sees the text without its backslashes, so an invisible word joiner breaks
those up.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

JOINER = "\u2060"
"""Invisible, without width, and no place to break a line."""

NO_BREAK = "\u00a0"
ISOLATE, END = "\u2068", "\u2069"
ELLIPSIS = "…"
_ACTIVE = re.compile(r"[\[\](){}<>*_`#:$\\~|!@^=]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_REPLACED_LATER = re.compile(
    r":(?=\S)|@(?=\w)|\bwww(?=\.)|(?<!\S)(?:<(?=-)|-(?=[->])|[<>~](?==))|(?<=<-)(?=>)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"(?m)^[ \t]+|[ \t]{2,}|\t|[ \t]+$")
_LINES = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI", "AN"}


def plain(text: str) -> str:
    """`text` as Markdown that shows every line, space and sign of it."""
    lines = _LINES.split(_keep_spaces(text))
    return "  \n".join(_escape(line) or NO_BREAK for line in lines)


def bare_line(text: str, most: int | None = None) -> str:
    """`text` on one line as it is, cut after `most` characters if given.

    For the options of a select, which are no Markdown: a backslash would be seen there.
    """
    line = " ".join(text.split())
    if most is not None and len(line) > most:
        line = line[: most - 1].rstrip() + ELLIPSIS
    return line


def plain_line(text: str, most: int | None = None) -> str:
    """`text` on one line, for labels and headings, cut after `most` characters if given.

    Words written from right to left keep their order to themselves.
    """
    line = bare_line(text, most)
    escaped = _escape(line)
    return f"{ISOLATE}{escaped}{END}" if _turns(line) else escaped


def tell_apart(texts: Iterable[str], most: int) -> dict[str, str]:
    """Each text with a line of its own for it; those that would read alike once cut are numbered.

    A menu takes no two lines that are the same.
    """
    found: dict[str, str] = {}
    for text in dict.fromkeys(texts):
        line, taken = plain_line(text, most), set(found.values())
        numbered = (f"{line} ({number})" for number in range(2, len(taken) + 3))
        found[text] = line if line not in taken else next(n for n in numbered if n not in taken)
    return found


def spoken(text: str, most: int = 120) -> str:
    """`text` for a label that is read out and not seen: its words, without the signs of Markdown.

    A hidden label is drawn all the same, so a picture written in it would be fetched; and an
    escaped one would be read out with its backslashes.
    """
    line = " ".join(_ACTIVE.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


def _keep_spaces(text: str) -> str:
    return _SPACES.sub(lambda found: JOINER + NO_BREAK * len(found[0].expandtabs(4)), text)


def _escape(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", _REPLACED_LATER.sub(rf"\g<0>{JOINER}", text))


def _turns(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
    )
