"""Word stems as the recogniser compares them: lower case, without the commonest endings."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = tuple[str, ...]

MOST_STEMS = 120
"""Words read of one question: what it asks is clear by then, and the time stays bounded."""

LONGEST_STEMMED = 5_000
"""Signs in which they are looked for."""

_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789£$€'"


class _Apart(dict[int, int | str]):
    """Keeps the signs of words, and makes blanks of all others."""

    def __missing__(self, code: int) -> int | str:
        return " "


_APART = _Apart(dict.fromkeys(range(0x250), " "))
_APART.update({**{ord(sign): sign for sign in _SIGNS}, ord("’"): "'"})
_FRAMED: dict[str, str] = {}
"""The stems of the words of `FRAMING`, of which half of every question consists."""

_WITH_APOSTROPHE = Pattern(r"[a-z0-9£$€]+(?:'[a-z]+)?")


def stem_words(text: str) -> Words:
    """The stems of the words of a text, in order.

    Args:
        text: of which the first `LONGEST_STEMMED` characters and `MOST_STEMS` words are read.
    """
    return tuple(map(stem_word, split_words(text)))


def split_words(text: str) -> Words:
    """The words of a text as they are written, in lower case.

    Args:
        text: of which the first `LONGEST_STEMMED` characters and `MOST_STEMS` words are read.
    """
    text = text[:LONGEST_STEMMED]
    runs = text.lower().translate(_APART).split()
    words = chain.from_iterable(map(_words_of, runs)) if "'" in text or "’" in text else runs
    return tuple(islice(words, MOST_STEMS))


def stem_word(word: str) -> str:
    """The stem of one word, in lower case."""
    return _FRAMED.get(word) or _stem(word)


def _words_of(run: str) -> Iterable[str]:
    """The words of a run: "don't" is one, and so is "rock'n" in "rock'n'roll"."""
    return _WITH_APOSTROPHE.findall(run) if "'" in run else (run,)


_SHORT = 3
"""Letters of a word that no ending is taken from."""

_DOUBLED = frozenset(letter * 2 for letter in "bdgmnprt")


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if word.isalnum():
        return _without_endings(word)
    start = 1 + max(word.rfind(sign) for sign in "'£$€")
    return word[:start] + _without_endings(word[start:])


def _without_endings(word: str) -> str:
    """One ending after the other; two or three letters stay before each."""
    if word[-1:] == "s" and len(word) > _SHORT and word[-2] not in "su":
        word = word[:-1]  # colleagues, but not stress or focus
    if word.endswith("ing"):
        word = _cut(word, "ing", 3)  # managing
    elif word.endswith("ed"):
        word = _cut(word, "ed", 3)  # managed
    if word[-2:] in _DOUBLED:
        word = _cut(word, word[-1], 3)  # planned, planning: plann, then plan
    if word[-1:] == "e":
        word = _cut(word, "e", 3)  # manage, beside managing
    return _spelt(word)


def _spelt(word: str) -> str:
    """Prioritise for prioritize, behavior for behaviour."""
    if word.endswith("iz"):
        return _cut(word, "iz", 3, "is")
    if word.endswith("ization"):
        return _cut(word, "ization", 3, "isation")
    return _cut(word, "our", 2, "or") if word.endswith("our") else word


def _cut(word: str, ending: str, least: int, instead: str = "") -> str:
    size = len(word) - len(ending)
    return word[:size] + instead if size >= least else word


_FRAMING = (
    "a about an and any are as at be been by can could did do does for from had has have how"
    " if in into is it its me of on or our so something tell that the their them then there"
    " they this time to us was we were what when where which who why will with would you your"
    " example give describe"
)
FRAMING = frozenset(stem_words(_FRAMING))
"""Words that put a question without saying what it is about."""

_FRAMED.update(zip(_FRAMING.split(), stem_words(_FRAMING), strict=True))
