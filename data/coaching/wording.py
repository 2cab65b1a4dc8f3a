"""A question as it may be asked again: without asides, in the fullest wording there is of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.catalogue import linear
from data.catalogue.recognise import NEAR
from data.catalogue.stems import FRAMING, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOM = 88
"""Letters of a question that find room on a printed page; a longer wording would be cut."""

_ASIDE = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|\s[-–—]\sI\b.*)$", re.DOTALL)
"""A trailing remark of one's own: "(rambled)", "- I had none"."""


def without_aside(text: str) -> str:
    """A question as it may be asked again: without remarks in brackets or after a dash at its end.

    The record keeps every character; where nothing else would be left, so does this.
    """
    bare = text.strip()
    while (shorter := _ASIDE.sub("", bare).rstrip()) != bare:
        bare = shorter
    return bare or text


def find_fullest(text: str, others: Iterable[str]) -> str:
    """The fullest wording of the question `text`, of itself and `others` of the same area.

    Another is the same question if it says all that `text` is about, or nearly the same. One that
    finds room on a page is preferred to a longer one; of equals the first of `text` and `others`.
    """
    same = [text, *(each for each in dict.fromkeys(others) if _is_same(text, each))]
    bare = [without_aside(each) for each in same]
    fitting = [each for each in bare if len(each) <= ROOM]
    return max(fitting, key=len) if fitting else min(bare, key=len)


def _is_same(text: str, other: str) -> bool:
    about, more = _about(text), _about(other)
    return bool(about) and (about <= more or linear.compare(text, other) >= NEAR)


def _about(text: str) -> frozenset[str]:
    """The words that say what a question is about."""
    return frozenset(read_words(without_aside(text))) - FRAMING
