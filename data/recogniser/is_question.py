"""Tells whether a sentence is a question, by its question mark or by how it begins."""

from __future__ import annotations

from data.models.text_cleaning import Signs
from data.recogniser.non_questions import notes_pattern
from data.regex.pattern import Pattern

_ASKS = Pattern(r"[?？؟][\s\"'”’“»«)\]*_.!…]*$")


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


_LETTERS = Signs(lambda sign: sign if _is_letter(sign) else "'" if sign in "'’" else " ")
_NUMBERS = Signs(lambda sign: sign if sign.isdecimal() else " ")

_CONNECTING = Pattern(
    r"(?:(?:so|ok|okay|and|now|then|next|great|right|well|but|also|alright|perfect|thanks"
    r"|thank you|first|firstly|second|secondly|finally|lastly|last one|last question|next one"
    r"|next question|moving on|for me|um+|uh+|er+|erm|to (?:start|begin|finish)(?: with)?|maybe"
    r"|perhaps|just|finally)\b[\s,.:;–—-]*)+",
    folded=True,
)


_OPENS = notes_pattern("openings", start="", end=r"\b")
_OPENS_NOTHING = notes_pattern("no_openings", start="", end=r"\b")


def count_words(text: str) -> int:
    """The number of words in a text; a number is one, and so is "don't"."""
    words = text.translate(_LETTERS).split()
    return sum(map(_count_in, words)) + len(text.translate(_NUMBERS).split())


def _count_in(run: str) -> int:
    """The words in a run of letters and apostrophes; one apostrophe joins two stretches at most."""
    if "'" not in run:
        return 1
    joined = run.replace("''", "  ").split()
    return sum((1 + len([part for part in each.split("'") if part])) // 2 for each in joined)


def has_mark(sentence: str) -> bool:
    """Whether a sentence ends in a question mark, before any closing quotes or brackets."""
    return _ASKS.fits(sentence)


def asks(sentence: str) -> bool:
    """Whether a sentence is a question, by its question mark or by how it begins."""
    if has_mark(sentence):
        return True
    bare = sentence.lstrip(" \t\"'“”„«»‘’*_([")
    for begun in (bare, _CONNECTING.drop(bare)):
        if _OPENS.begins(begun) and not _OPENS_NOTHING.begins(begun):
            # "Tell" or "What" alone is a note; "why" and "how" alone are asked.
            return count_words(begun) > 1 or begun.lower().startswith(("why", "how"))
    return False
