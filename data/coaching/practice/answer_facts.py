"""Plain facts about a written answer: how long it takes to say, and what is missing in it.

They judge nothing: each is something a reader could count. What others said is not the person's own
words, so quotations are left out when "I" and "we" are looked for.
"""

from __future__ import annotations

from typing import NamedTuple

from data.catalogue.shapes import shape_of, shapes
from data.recogniser.quotations import (
    QuoteMarks,
    after_a_sign_and_before_no_word,
    before_a_sign,
    before_a_word,
    find_quoted,
)
from data.regex.pattern import Pattern, literal

A_MINUTE = 130
"""Words spoken in a minute: a working figure of ours, not a measurement of anybody.

Chatting goes faster than this, and dictating to somebody who writes goes slower; an answer that is
thought of while it is spoken, with a breath between its sentences, lies between. It is only ever
told to the half minute, so that being out by a fifth does not show on a short answer.
"""

_LONG = 2.0
"""Minutes; longer than this, and it is said that it is."""

WORTH_A_LOOK = 25
"""Words; a shorter text is a note, in which nothing is missing."""

_APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4"
_WORD = Pattern(rf"[^\W_]+(?:[{_APOSTROPHES}\-‐‑][^\W_]+)*")
_MARKS = (
    QuoteMarks('"', '"', '"', 1, 300),
    QuoteMarks("“", "”", "”", 1, 300),
    QuoteMarks("„", "“”", "“”", 1, 300),
    QuoteMarks("«", "»", "»", 1, 300),
    # A single mark opens only where a word could begin, and closes only where one has ended: all
    # else is an apostrophe, and so is the one before the nineties.
    QuoteMarks("'", "'", "\n", 1, 300, False, before_a_word, after_a_sign_and_before_no_word),
    QuoteMarks("‘", "’", "\n‘", 1, 300, False, before_a_sign, after_a_sign_and_before_no_word),
)
"""How others are quoted; what is longer is none, and so an unclosed mark takes little away."""

_I = Pattern(
    rf"(?:^|[^\w.&/\-{_APOSTROPHES}])[Ii](?:[{_APOSTROPHES}](?:m|d|ll|ve|s))?"
    r"(?:$|[^\w&/.\-]|\.(?:$|\W))"
)
_WE = Pattern(r"\b(?:[Ww]e|WE|[Uu]s|[Oo]ur|OUR|[Oo]urs|[Oo]urselves)\b")
"""In capitals "US" is a country."""


class PlainFacts(NamedTuple):
    """The number of `words` of an answer, its `minutes` when spoken, and what it lacks."""

    words: int
    minutes: float
    no_i: bool = False
    we: bool = False
    no_ending: bool = False

    @property
    def long(self) -> bool:
        """Whether it takes more than two minutes to say."""
        return self.minutes > _LONG


def facts_of_answer(text: str, area: str | None = None) -> PlainFacts:
    """The facts about a written answer.

    Args:
        text: the answer. A note of fewer than `WORTH_A_LOOK` words lacks nothing.
        area: the area of the question; only a story needs an ending.
    """
    words = count_spoken(text)
    if words < WORTH_A_LOOK:
        return PlainFacts(words, words / A_MINUTE)
    own = _without_quotations(text)
    shape = shape_of(area)
    return PlainFacts(
        words,
        words / A_MINUTE,
        no_i=not _I.fits(own),
        we=_WE.fits(own),
        no_ending=shape is not None and shape.story and not _ENDING.fits(text),
    )


def count_spoken(text: str) -> int:
    """The number of words to say; "didn't" and "well-known" are one each."""
    return sum(1 for _ in _WORD.finditer(text))


def _without_quotations(text: str) -> str:
    """What a person says in their own words; each quotation is a gap."""
    pieces, at = list[str](), 0
    for found in find_quoted(text, _MARKS):
        pieces.append(text[at : found.span[0]])
        at = found.span[1]
    # A sign that no pattern joins words across.
    return " … ".join([*pieces, text[at:]])


def _endings() -> str:
    told = (r"\s+".join(map(literal, each.split(" "))) for each in shapes().endings.words)
    # A percentage tells how it ended, too: "by 20 %".
    return rf"\b(?:{'|'.join(told)})\b|%"


_ENDING = Pattern(_endings, folded=True)
