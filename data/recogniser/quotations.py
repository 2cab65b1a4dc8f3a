"""Finds quotations, looking at each quotation mark once.

A mark opens only where it can, and is closed by the next closing mark, if that is near. So a mark
that was left open costs next to nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Rule = Callable[[str, int], bool]


def anywhere(_text: str, _place: int) -> bool:
    """True: this mark may stand anywhere."""
    return True


def after_a_blank(text: str, place: int) -> bool:
    """Whether the mark is at the very beginning, or after a space."""
    return place == 0 or text[place - 1].isspace()


def before_no_word(text: str, place: int) -> bool:
    """Whether no word goes on after the mark."""
    return not _is_of_a_word(text[place + 1 : place + 2])


def after_a_sign_and_before_no_word(text: str, place: int) -> bool:
    """The same, and no space before the mark."""
    return place > 0 and not text[place - 1].isspace() and before_no_word(text, place)


def before_a_sign(text: str, place: int) -> bool:
    """Whether the mark is not inside a word, and no space follows it."""
    after = text[place + 1 : place + 2]
    return (
        bool(after) and not after.isspace() and not _is_of_a_word(text[max(place - 1, 0) : place])
    )


def before_a_word(text: str, place: int) -> bool:
    """The same, and it is not the apostrophe of '90s."""
    return before_a_sign(text, place) and not text[place + 1].isdecimal()


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


class QuoteMarks(NamedTuple):
    """A pair of quotation marks: what opens, what closes, and what cannot stand between.

    What is quoted has `fewest` to `most` characters; if `trimmed`, spaces at its ends do not count.
    """

    opens: str
    closes: str
    never: str
    fewest: int
    most: int
    trimmed: bool = False
    may_open: Rule = anywhere
    may_close: Rule = anywhere


class Quoted(NamedTuple):
    """The words quoted, without spaces around them, and where they stand with their marks."""

    words: str
    span: tuple[int, int]


def find_quoted(text: str, kinds: Sequence[QuoteMarks]) -> list[Quoted]:
    """Every quotation in a text, in order, none overlapping.

    Args:
        text: the text.
        kinds: the quotation marks to look for.
    """
    found, at = list[Quoted](), 0
    for place, end in sorted(_pairs(text, kinds)):
        if place >= at:
            found.append(Quoted(text[place + 1 : end].strip(), (place, end + 1)))
            at = end + 1
    return found


def _pairs(text: str, kinds: Iterable[QuoteMarks]) -> Iterator[tuple[int, int]]:
    """Each mark that could open, with the one that would close it."""
    for kind in kinds:
        opening = _places(text, kind.opens, kind.may_open)
        closing = _places(text, kind.closes, kind.may_close) if opening else []
        never = _places(text, kind.never, anywhere) if closing else []
        for place in opening if closing else ():
            end = _next(closing, place + 1 + kind.fewest)
            if (
                end
                and _next(never, place + 1, otherwise=end) >= end
                and _fits(text, place, end, kind)
            ):
                yield place, end


def _places(text: str, marks: str, may: Rule) -> list[int]:
    if not any(mark in text for mark in marks):
        return []
    return [place for place, sign in enumerate(text) if sign in marks and may(text, place)]


def _next(places: Sequence[int], least: int, otherwise: int = 0) -> int:
    """The first of `places`, which are in order, from `least` on."""
    found = bisect_left(places, least)
    return places[found] if found < len(places) else otherwise


def _fits(text: str, place: int, end: int, kind: QuoteMarks) -> bool:
    """Whether it is short enough; what is far longer is not even looked at."""
    if not kind.trimmed:
        return end - place - 1 <= kind.most
    return len(text[place + 1 : end].strip()) <= kind.most
