"""Reads words as they were meant: without what retells them, short forms spelled out, slips mended.

"They asked me about ..." is taken off: it stands round a question of any area.

A word that was never met, and is one slip away from one that was, is read as that word: a letter
too many, too few, another, or two changed about (four in five misspellings are one of these:
Damerau 1964). The first letter is taken to be right, as it nearly always is. What the person typed
stays as they typed it; only the recogniser reads it so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.catalogue.stemming import split_words
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.catalogue.stemming import Words

SHORTEST_MENDED = 4
"""Shorter words have too many others one slip away."""

LONGEST_MENDED = 20
"""Longer ones are no words that anybody mistyped."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_SHORT_FORMS = {
    "about": "abt",
    "account": "acct",
    "anything": "anthing",
    "background": "bckgrnd bkgd",
    "because": "bc cos coz cuz",
    "before": "b4",
    "between": "btwn",
    "communication": "comms",
    "conversation": "convo",
    "customer": "cust",
    "customers": "custs",
    "describe": "descr",
    "difference": "diff",
    "example": "eg",
    "examples": "egs",
    "experience": "exp",
    "favourite": "fav fave",
    "good": "gd gud",
    "have": "hav hv",
    "important": "impt",
    "management": "mgmt",
    "manager": "mgr",
    "months": "mths",
    "organisation": "org",
    "people": "ppl",
    "please": "pls plz",
    "previous": "prev",
    "problem": "prob",
    "problems": "probs",
    "question": "q",
    "questions": "qs",
    "are": "r",
    "salary": "sal",
    "should": "shd",
    "somebody": "sb",
    "something": "smth sth",
    "though": "tho",
    "through": "thru",
    "tell me about yourself": "tmay",
    "what": "wat wht",
    "when": "wen",
    "why": "y",
    "with": "w",
    "work": "wk wrk",
    "would": "wd wld",
    "years": "yrs",
    "you": "u",
    "your": "ur",
    "yourself": "urself",
}
_MEANT = {short: tuple(meant.split()) for meant, of in _SHORT_FORMS.items() for short in of.split()}


def mend_words(words: Words, known: Mapping[str, int]) -> Words:
    """Words as they were meant.

    Args:
        words: as typed, in lower case.
        known: words that are spelled right, each with its place among them, the commonest first.

    Returns:
        The words, short forms spelled out, and each slip replaced by the commonest known word that
        it may have been.
    """
    meant = (each for word in words for each in _MEANT.get(word, (word,)))
    return tuple(each if each in known else _mend(each, known) for each in meant)


def _mend(word: str, known: Mapping[str, int]) -> str:
    if not (SHORTEST_MENDED <= len(word) <= LONGEST_MENDED and word.isalpha()):
        return word
    return min(filter(known.__contains__, _spellings(word)), key=known.__getitem__, default=word)


def _spellings(word: str) -> Iterator[str]:
    """Every spelling that is one slip away, with the same first letter."""
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in _LETTERS)
        yield from (before + letter + after[1:] for letter in _LETTERS)
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]


_LED_IN = (
    r"(?:(?:and|so|then|next|also|first|firstly|finally|lastly|ok|okay|well|but|oh|plus|anyway"
    r"|afterwards|later|again)\W+)*"
)
_WHO = (
    r"(?:(?:one of them|the (?:other )?(?:\w+\s+){0,2}\w+|[a-z]+)"
    r"\s+(?:\w+ly\s+)?(?:(?:then|also|even|just|both)\s+)?)?"
)
_ASKED = (
    r"(?:(?:(?:i was|we were|i got|got|was|being) )?asked|asks|asking|wondered|wants to know"
    r"|wanted to (?:know|hear)|wanted|had me|made me|got me to|(?:i )?had to|let me|gave me"
    r"|[ei]nquired|brought up|went into|quizzed)"
)
_WHOM = r"(?:\s+(?:me|us|for|to))*"
_TOPIC = (
    r"(?:\s+(?:(?:a|one|some|two|three|few|the)\s+)?"
    r"(?:questions?|something|bits?|stuff|things?))?"
)
_LINK = (
    r"(?:\s+(?:about|on|re|regarding|concerning|if|whether|for|to|say|talk|explain"
    r"|tell (?:them|him|her))\b)*"
)
_RETELLING = Pattern(
    rf"(?P<here>\W*{_LED_IN}{_WHO}{_ASKED}{_WHOM}{_TOPIC}{_LINK}\b\W*)\w", folded=True
)
_LABEL = Pattern(
    r"(?P<here>\W*(?:(?:a|one|the|another|some|next|first|last|then)\s+)*"
    r"(?:q|qs|questions?|something|one)\s+(?:was\s+)?(?:about|on|re|regarding|around)\b\W*)\w",
    folded=True,
)
_OF_THE_ASKED = {
    "i": "you",
    "me": "you",
    "my": "your",
    "myself": "yourself",
    "i'd": "you'd",
    "i've": "you've",
    "i'm": "you're",
    "we": "you",
    "our": "your",
}


def words_asked(text: str) -> Words:
    """The words of a question as it was put, in lower case.

    Args:
        text: the question as it was noted, retold or not.

    Returns:
        Its words without the frame, and said to the person again where there was one: "why you
        left" for "then she asked me why I left". A text that is all frame keeps its words.
    """
    for frame in (_RETELLING, _LABEL):
        if found := frame.match(text):
            words = split_words(text[found.end() :])
            return tuple(_OF_THE_ASKED.get(word, word) for word in words)
    return split_words(text)
