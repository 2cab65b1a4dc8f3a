"""Typing slips, one a text, as Damerau (1964) counted them: the four simple ones, evenly."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from random import Random

_WORD = Pattern(r"[A-Za-z]{4,}")


def mistype(text: str, random: Random) -> str:
    """The text with one slip in one of its words of four letters or more, after the first."""
    spans = [found.span() for found in _WORD.finditer(text)]
    if not spans:
        return text
    start, end = random.choice(spans)
    return text[:start] + _mistype_word(text[start:end], random) + text[end:]


def _mistype_word(word: str, random: Random) -> str:
    at, letter = random.randrange(1, len(word) - 1), random.choice(string.ascii_lowercase)
    before, after = word[:at], word[at:]
    return random.choice(
        (
            before + after[1:],
            before + letter + after,
            before + letter + after[1:],
            before + after[1] + after[0] + after[2:],
        )
    )
