"""Suggests what kind of question a question is, from the words in it.

A small additive model: each cue found adds evidence for its areas, a softmax turns the sums into
confidences. It is read from the catalogue's cues, knows nothing else, and is only ever a
suggestion that one tap corrects.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.catalogue.entries import Area

Words = tuple[str, ...]
Item = TypeVar("Item")

MOST_WORDS = 120
"""Words read of one question: what it asks is clear by then, and the time stays bounded."""

_LENGTH_POWER = 0.7
"""A phrase of k words counts k ** 0.7 as much as one word: more, but with less added each time."""

_CUE = 2.0
"""Evidence of one single-word cue that only one area has, in logits."""

_WORD = 0.5
"""Evidence of a word that stands in an area's cues or typical questions, and in no other's."""

_IMPERSONAL = 1.0
"""Evidence for the task itself when the question speaks of no person."""

# An assumption for all professions together; it decides only when the words say little.
_COMMON = {
    "intro": 10,
    "motivation": 12,
    "strengths": 7,
    "setbacks": 7,
    "teamwork": 7,
    "conflict": 6,
    "leadership": 5,
    "communication": 5,
    "judgement": 7,
    "resilience": 7,
    "values": 6,
    "technical": 12,
    "case": 5,
    "logistics": 6,
    "curveball": 3,
    "closing": 4,
}
"""How common the areas are, in parts of about a hundred."""

_TASK = frozenset({"technical", "case"})
_PERSONS = frozenset("you your yourself we us our me my".split())
_EMPTY = frozenset(
    "a about an and any are as at be been by can could did do does for from had has have how if in"
    " into is it its me of on or our so something tell that the their them then there they this"
    " time to us was we were what when where which who why will with would you your example give"
    " describe".split()
)
_TOKEN = re.compile(r"[a-z0-9£$€]+(?:'[a-z]+)?")
_SPELLINGS = ((re.compile(r"i[sz](e|ed|es|ing|ation)$"), r"is\1"), (re.compile(r"our$"), "or"))


class Index(NamedTuple):
    """What the catalogue's words say: evidence by phrase and area, in logits."""

    cues: dict[Words, dict[str, float]]
    words: dict[str, dict[str, float]]
    longest: int
    start: dict[str, float]


def areas(text: str) -> list[tuple[str, float]]:
    """The ids of all kinds of question with a confidence each, best first; they sum to 1.

    Without any cue the order is how common the areas are.
    """
    index = _index()
    sums = dict(index.start)
    words = _words(text)
    for evidence in chain(_found_cues(words, index), _found_words(words, index)):
        for area, weight in evidence.items():
            sums[area] += weight
    if words and _PERSONS.isdisjoint(words):
        sums = {area: value + _IMPERSONAL * (area in _TASK) for area, value in sums.items()}
    return sorted(_softmax(sums).items(), key=lambda pair: -pair[1])


def likely(text: str, recent: Sequence[str], most: int) -> tuple[str, ...]:
    """At most `most` area ids to offer for a question, without repeats.

    The best guesses come first and fill half the places, rounded up; areas used recently, latest
    first, follow; further guesses fill what is left.
    """
    guessed = [area for area, _ in areas(text)]
    half = -(-most // 2)
    return tuple(dict.fromkeys([*guessed[:half], *recent, *guessed]))[:most]


@cache
def _index() -> Index:
    """The catalogue's cues and words, weighed once."""
    kinds = catalogue().questions
    cues = _shared({kind.id: {_words(cue) for cue in kind.cues} for kind in kinds})
    words = _shared({kind.id: set(_content(kind)) for kind in kinds})
    total = sum(_COMMON.get(kind.id, 1) for kind in kinds)
    return Index(
        cues={cue: _weigh(among, _CUE * len(cue) ** _LENGTH_POWER) for cue, among in cues.items()},
        words={word: _weigh(among, _WORD) for word, among in words.items()},
        longest=max(map(len, cues), default=0),
        start={kind.id: math.log(_COMMON.get(kind.id, 1) / total) for kind in kinds},
    )


def _content(kind: Area) -> Iterator[str]:
    for line in (*kind.cues, *kind.typical, kind.meaning):
        yield from (word for word in _words(line) if word not in _EMPTY)


def _shared(by_area: dict[str, set[Item]]) -> dict[Item, list[str]]:
    """Which areas have each item."""
    among: dict[Item, list[str]] = {}
    for area, items in by_area.items():
        for item in items:
            among.setdefault(item, []).append(area)
    return among


def _weigh(among: list[str], full: float) -> dict[str, float]:
    """The evidence of an item: full for an area that has it alone, less the more share it."""
    return {area: full / len(among) for area in among}


def _words(text: str) -> Words:
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return tuple(_stem(word) for word in found[:MOST_WORDS])


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """A word without its plural or genitive s, in one spelling for both sides of the Atlantic."""
    word = word.removesuffix("'s")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def _found_cues(words: Words, index: Index) -> Iterator[dict[str, float]]:
    """The evidence of each cue in the words; one inside a longer one does not count again."""
    start = 0
    while start < len(words):
        length = _longest_at(words, start, index)
        if length:
            yield index.cues[words[start : start + length]]
        start += length or 1


def _longest_at(words: Words, start: int, index: Index) -> int:
    lengths = range(min(index.longest, len(words) - start), 0, -1)
    return next((k for k in lengths if words[start : start + k] in index.cues), 0)


def _found_words(words: Words, index: Index) -> Iterator[dict[str, float]]:
    return (index.words[word] for word in set(words) if word in index.words)


def _softmax(sums: dict[str, float]) -> dict[str, float]:
    """Confidences from logits: exp(x - max), divided by their sum."""
    top = max(sums.values(), default=0.0)
    raised = {area: math.exp(value - top) for area, value in sums.items()}
    total = math.fsum(raised.values())
    return {area: value / total for area, value in raised.items()}
