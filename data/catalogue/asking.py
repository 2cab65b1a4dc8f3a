"""Whether a sentence asks something: by its mark, or by how it begins."""

from __future__ import annotations

from data.catalogue.remarks import noted
from data.patterns import Pattern

_ASKS = Pattern(r"[?？؟][\s\"'”’“»«)\]*_.!…]*$")
_WORD = Pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")

_CONNECTING = Pattern(
    r"(?:(?:so|ok|okay|and|now|then|next|great|right|well|but|also|alright|perfect|thanks"
    r"|thank you|first|firstly|second|secondly|finally|lastly|last one|last question|next one"
    r"|next question|moving on|for me|um+|uh+|er+|erm|to (?:start|begin|finish)(?: with)?|maybe"
    r"|perhaps|just|finally)\b[\s,.:;–—-]*)+",
    folded=True,
)


_OPENS = noted("openings", start="", end=r"\b")
_OPENS_NOTHING = noted("no_openings", start="", end=r"\b")


def count_words(text: str) -> int:
    """How many words a text has; a number is one."""
    return len(_WORD.findall(text))


def has_mark(sentence: str) -> bool:
    """Whether it ends in a question mark, whatever closes after it."""
    return _ASKS.fits(sentence)


def asks(sentence: str) -> bool:
    """Whether a sentence asks for something, by its mark or by how it begins."""
    if has_mark(sentence):
        return True
    bare = sentence.lstrip(" \t\"'“”„«»‘’*_([")
    for begun in (bare, _CONNECTING.drop(bare)):
        if _OPENS.begins(begun) and not _OPENS_NOTHING.begins(begun):
            return count_words(begun) > 1 or begun.lower().startswith(("why", "how"))
    return False
