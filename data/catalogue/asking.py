"""Whether a sentence asks something: by its mark, or by how it begins."""

from __future__ import annotations

import re
from functools import cache

from data.catalogue.remarks import any_of, notes

_ASKS = re.compile(r"[?？؟][\s\"'”’“»«)\]*_.!…]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")

_CONNECTING = re.compile(
    r"(?:(?:so|ok|okay|and|now|then|next|great|right|well|but|also|alright|perfect|thanks"
    r"|thank you|first|firstly|second|secondly|finally|lastly|last one|last question|next one"
    r"|next question|moving on|for me|um+|uh+|er+|erm|to (?:start|begin|finish)(?: with)?|maybe"
    r"|perhaps|just|finally)\b[\s,.:;–—-]*)+",
    re.IGNORECASE,
)


@cache
def _opens() -> re.Pattern[str]:
    return any_of(notes().openings, end=r"\b")


@cache
def _opens_nothing() -> re.Pattern[str]:
    return any_of(notes().no_openings, end=r"\b")


def count_words(text: str) -> int:
    """How many words a text has; a number is one."""
    return len(_WORD.findall(text))


def has_mark(sentence: str) -> bool:
    """Whether it ends in a question mark, whatever closes after it."""
    return bool(_ASKS.search(sentence))


def asks(sentence: str) -> bool:
    """Whether a sentence asks for something, by its mark or by how it begins."""
    if has_mark(sentence):
        return True
    bare = sentence.lstrip(" \t\"'“”„«»‘’*_([")
    for begun in (bare, _CONNECTING.sub("", bare, count=1)):
        if _opens().match(begun) and not _opens_nothing().match(begun):
            return count_words(begun) > 1 or begun.lower().startswith(("why", "how"))
    return False
