"""Plain facts about a written answer: how long it takes to say, and what is not in it.

They are offered and judge nothing: each is something a reader could count. What others said does
not count as the person's own words, so whatever stands in quotation marks is left out when "I" and
"we" are looked for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from data.catalogue.shapes import shape_of, shapes

A_MINUTE = 130
"""Words spoken in a minute: a working figure of ours, not a measurement of anybody.

Chatting goes faster than this, and dictating to somebody who writes goes slower; an answer that is
thought of while it is spoken, with a breath between its sentences, lies between. It is only ever
told to the half minute, so that being out by a fifth does not show on a short answer.
"""

LONG = 2.0
"""Minutes; longer than this, and it is said that it is."""

WORTH_A_LOOK = 25
"""Words; a shorter text is a note, in which nothing is missing."""

_APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4"
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}\-\u2010\u2011][^\W_]+)*")
_SAYS = r"{1,300}?"
"""How long what somebody is quoted with may be; an unclosed mark then costs next to nothing."""

_QUOTED = re.compile(
    rf'"[^"]{_SAYS}"|\u201c[^\u201d]{_SAYS}\u201d|\u201e[^\u201c\u201d]{_SAYS}[\u201c\u201d]'
    rf"|\u00ab[^\u00bb]{_SAYS}\u00bb"
    # A single mark opens only where a word could begin, and closes only where one has ended: all
    # else is an apostrophe, and so is the one before the nineties.
    rf"|(?<!\w)'(?=[^\s\d])[^\n]{_SAYS}(?<=\S)'(?!\w)"
    rf"|(?<!\w)\u2018(?=\S)[^\n\u2018]{_SAYS}(?<=\S)\u2019(?!\w)"
)
_I = re.compile(
    rf"(?<![\w.&/\-{_APOSTROPHES}])[Ii](?:[{_APOSTROPHES}](?:m|d|ll|ve|s))?(?![\w&/\-]|\.[\w])"
)
_WE = re.compile(r"\b(?:[Ww]e|WE|[Uu]s|[Oo]ur|OUR|[Oo]urs|[Oo]urselves)\b")
"""In capitals "US" is a country."""


class PlainFacts(NamedTuple):
    """About a text: how many `words`, about how many `minutes` spoken, and what is not in it."""

    words: int
    minutes: float
    no_i: bool = False
    we: bool = False
    no_ending: bool = False

    @property
    def long(self) -> bool:
        """Whether it takes more than two minutes to say."""
        return self.minutes > LONG


def look_at(text: str, area: str | None = None) -> PlainFacts:
    """The plain facts about an answer to a question of `area`.

    Only a story has to end; in a short note nothing is missing.
    """
    words = count_spoken(text)
    if words < WORTH_A_LOOK:
        return PlainFacts(words, words / A_MINUTE)
    own = _QUOTED.sub(" \u2026 ", text)
    shape = shape_of(area)
    return PlainFacts(
        words,
        words / A_MINUTE,
        no_i=_I.search(own) is None,
        we=_WE.search(own) is not None,
        no_ending=shape is not None and shape.story and _ending().search(text) is None,
    )


def count_spoken(text: str) -> int:
    """How many words there are to say; "didn't" and "well-known" are one each."""
    return len(_WORD.findall(text))


@cache
def _ending() -> re.Pattern[str]:
    words = (re.escape(each).replace(r"\ ", r"\s+") for each in shapes().endings.words)
    return re.compile(rf"\b(?:{'|'.join(words)})\b|%", re.IGNORECASE)
