"""What a person typed, shown exactly as it was typed wherever Streamlit reads Markdown.

A backslash stops Markdown itself. What Streamlit replaces only after parsing (emoji and icon codes,
arrows, bare addresses) sees the text without its backslashes, so an invisible word joiner breaks
those up.
"""

from __future__ import annotations

import unicodedata
from string import punctuation
from typing import TYPE_CHECKING

from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

JOINER = "\u2060"
"""Invisible, without width, and no place to break a line."""

NO_BREAK = "\u00a0"
ISOLATE, END = "\u2068", "\u2069"
ELLIPSIS = "…"
_ACTIVE = dict.fromkeys(map(ord, "[](){}<>*_`#:$\\~|!@^="), " ")
_ESCAPED = {ord(sign): f"\\{sign}" for sign in punctuation}
_REPLACED_LATER = frozenset(":@<>-~.")
_ARROWS = ("<-", "--", "->", "<=", ">=", "~=")
"""What Streamlit makes an arrow or a dash of, where it stands by itself."""

_SPACES = Pattern(r"(?m)^[ \t]+|[ \t]{2,}|\t|[ \t]+$")
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI", "AN"}


def plain(text: str) -> str:
    """`text` as Markdown that shows every line, space and sign of it."""
    *lines, last = f"{_keep_spaces(text)}{JOINER}".splitlines()
    lines.append(last.removesuffix(JOINER))
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


def number_alike(texts: Iterable[str], most: int) -> dict[str, str]:
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
    line = " ".join(text.translate(_ACTIVE).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


def _keep_spaces(text: str) -> str:
    return _SPACES.sub(lambda found: JOINER + NO_BREAK * len(found[0].expandtabs(4)), text)


def _escape(text: str) -> str:
    return _break_up(text).translate(_ESCAPED)


def _break_up(text: str) -> str:
    """`text` with a joiner wherever Streamlit would read more into it than was written."""
    places = [place for place, sign in enumerate(text) if sign in _REPLACED_LATER]
    cuts = [cut for place in places if (cut := _cut(text, place)) is not None]
    parts = map(slice, [0, *cuts], [*cuts, len(text)])
    return JOINER.join(text[part] for part in parts) if cuts else text


def _cut(text: str, place: int) -> int | None:
    """Where a joiner goes for the sign at `place`, if it needs one."""
    sign, after = text[place], text[place + 1 : place + 2]
    if sign == ":":
        return place + 1 if after and not after.isspace() else None
    if sign == "@":
        return place + 1 if after.isalnum() or after == "_" else None
    if sign == ".":
        return place if _is_web(text, place) else None
    alone = place == 0 or text[place - 1].isspace()
    if alone and text.startswith(_ARROWS, place):
        return place + 1
    return place if sign == ">" and text.endswith("<-", 0, place) else None


def _is_web(text: str, place: int) -> bool:
    """Whether `www` stands before the stop at `place`, as a word of its own."""
    start = place - len("www")
    before = text[max(start - 1, 0) : max(start, 0)]
    return text[max(start, 0) : place].lower() == "www" and not (before.isalnum() or before == "_")


def _turns(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
    )
