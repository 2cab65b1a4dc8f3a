"""Reads words as they were meant: short forms spelled out, typing slips mended.

A word that was never met, and is one slip away from one that was, is read as that word: a letter
too many, too few, another, or two changed about (four in five misspellings are one of these:
Damerau 1964). The first letter is taken to be right, as it nearly always is. What the person typed
stays as they typed it; only the recogniser reads it so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.catalogue.stemming import Words

LEAST_LETTERS = 4
"""Shorter words have too many others one slip away."""

MOST_LETTERS = 20
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
    if not (LEAST_LETTERS <= len(word) <= MOST_LETTERS and word.isalpha()):
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
