"""How to word a question when it is asked again: without asides, and in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.catalogue.stemming import FRAMING, stem_words
from data.recogniser import linear_model
from data.recogniser.area_classifier import NEAR
from data.recogniser.linear_model import Readings
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.regex.pattern import Match

ROOM = 88
"""Letters of a question that find room on a printed page; a longer wording would be cut."""

_DASHED = Pattern(r"\s[-–—]\sI\b")
_CLOSED = {")": "(", "]": "["}


def without_aside(text: str) -> str:
    """A question without a remark at its end, such as "(rambled)" or "- I had none".

    A text that is nothing but a remark stays as it is.
    """
    bare = text.strip()
    dashed, end = _DASHED.search(bare), len(bare)
    while (cut := _find_aside(bare, end, dashed)) is not None:
        end = _before_blanks(bare, cut)
    return bare[:end] or text


def _find_aside(text: str, end: int, dashed: Match | None) -> int | None:
    """Where a remark begins that goes on to `end`: after a dash, or in a bracket of its own."""
    after = dashed.start() if dashed and dashed.end() <= end else end
    opening = _CLOSED.get(text[end - 1 : end])
    start = text.rfind(opening, 0, end - 1) if opening else -1
    alone = start >= 0 and text.find(text[end - 1], start, end - 1) < 0
    cut = min(after, start if alone else end)
    return cut if cut < end else None


def _before_blanks(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def find_fullest(text: str, others: Iterable[str], readings: Readings | None = None) -> str:
    """The fullest wording of a question.

    Another wording is of the same question if it has all the words that say what `text` is about,
    or is nearly the same. One that has `ROOM` on a page is preferred to a longer one.

    Args:
        text: the question.
        others: other questions of the same area; of equals the first wins.
        readings: remembers the questions already read.
    """
    readings = readings or Readings()
    about, reading = _about(text), readings.of(text)
    same = [
        each
        for each in dict.fromkeys(others)
        if about
        and (
            about <= _about(each)
            or linear_model.cosine_similarity(reading, readings.of(each)) >= NEAR
        )
    ]
    same = [text, *same]
    bare = [without_aside(each) for each in same]
    fitting = [each for each in bare if len(each) <= ROOM]
    return max(fitting, key=len) if fitting else min(bare, key=len)


def _about(text: str) -> frozenset[str]:
    """The words that say what a question is about."""
    return frozenset(stem_words(without_aside(text))) - FRAMING
