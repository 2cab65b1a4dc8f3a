"""The rules written by hand: cues, hints and shapes that point to an area.

A small additive model: each cue found adds evidence (in logits) for its areas, and a softmax turns
the sums into confidences. It reads the catalogue's cues and hints and nothing else.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from data.catalogue.loader import catalogue
from data.catalogue.stemming import FRAMING, Words, stem_word, stem_words
from data.recogniser.features import asks_for_a_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.catalogue.schema import Area

Evidence = dict[Words, dict[str, float]]

_CUE = 2.0
"""Evidence of a one-word cue that no other area has, in logits."""

_HINT = 1.4
"""The same for a hint, which is less telling."""

_WORD = 0.4
"""The same for a word of an area's typical questions or meaning."""

_LENGTH_POWER = 0.7
"""A phrase of k words counts k ** 0.7 as much as one word: more, but with less added each time."""

_FRAME = 0.6
"""A phrase such as "what is the" frames a question rather than saying what it is about."""

_SHARPNESS = 1.5
"""Logits are multiplied by this: the lowest log loss on sample questions."""

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
    "technical": 16,
    "case": 5,
    "logistics": 6,
    "curveball": 3,
    "closing": 4,
}
"""How common the areas are, in parts of about a hundred."""

_TASK = frozenset({"technical", "case"})
_STORY = frozenset(
    {"strengths", "setbacks", "teamwork", "conflict", "leadership", "communication"}
    | {"judgement", "resilience", "values"}
)
_PEOPLE = frozenset({"you", "your", "yourself", "we", "us", "our", "me", "my", "i"})
_SHAPE = 1.0
"""Evidence of a shape: it speaks of no person but the task itself, or asks for what happened."""


class Index(NamedTuple):
    """The catalogue's words as evidence by phrase and area, in logits."""

    phrases: Evidence
    words: Evidence
    longest: int
    start: dict[str, float]


def rule_chances(words: Words) -> dict[str, float]:
    """How likely each area is by the rules alone.

    Args:
        words: the question's words in lower case, not stemmed.

    Returns:
        A confidence for each area id, in the catalogue's order; they sum to 1. Without any cue they
        are how common the areas are.
    """
    index, stems = _index(), tuple(map(stem_word, words))
    sums = dict(index.start)
    found = (_found_phrases(stems, index), _found_words(stems, index), _found_shapes(words))
    for evidence in chain(*found):
        for area, weight in evidence.items():
            if area in sums:
                sums[area] += weight
    return _softmax(sums)


def has_cue(words: Words) -> bool:
    """Whether a phrase of the catalogue's cues or hints is among the words of a question."""
    stems = tuple(map(stem_word, words))
    return any(True for _ in _spans(stems, _index()))


@cache
def _index() -> Index:
    """The catalogue's cues, hints and words, weighed once."""
    known = catalogue()
    kinds = known.questions
    phrases: Evidence = {}
    words: Evidence = {}
    for kind in kinds:
        _add(phrases, kind.id, map(stem_words, known.hints.get(kind.id, ())), _HINT)
        # After the hints: a phrase that is both counts as a cue.
        _add(phrases, kind.id, map(stem_words, kind.cues), _CUE)
        _add(words, kind.id, ((word,) for word in _content(kind)), _WORD)
    total = sum(_COMMON.get(kind.id, 1) for kind in kinds)
    start = {kind.id: math.log(_COMMON.get(kind.id, 1) / total) for kind in kinds}
    return Index(_share(phrases), _share(words), max(map(len, phrases), default=0), start)


def _add(evidence: Evidence, area: str, phrases: Iterable[Words], weight: float) -> None:
    for phrase in phrases:
        evidence.setdefault(phrase, {})[area] = weight * _telling(phrase)


def _telling(phrase: Words) -> float:
    return _FRAME if FRAMING.issuperset(phrase) else len(phrase) ** _LENGTH_POWER


def _share(evidence: Evidence) -> Evidence:
    """The same evidence, each area's part the smaller the more areas share a phrase."""
    return {
        phrase: {area: weight / len(among) for area, weight in among.items()}
        for phrase, among in evidence.items()
    }


def _content(kind: Area) -> Iterator[str]:
    for line in (*kind.typical, kind.meaning):
        yield from (word for word in stem_words(line) if word not in FRAMING)


def _found_phrases(words: Words, index: Index) -> Iterator[dict[str, float]]:
    """The evidence of each phrase in the words, strongest first; a word counts in only one.

    A phrase that only frames the question leaves its words to others.
    """
    taken: set[int] = set()
    found = ((span, index.phrases[words[span.start : span.stop]]) for span in _spans(words, index))
    for span, evidence in sorted(found, key=lambda pair: -max(pair[1].values())):
        if taken.isdisjoint(span):
            taken.update(() if FRAMING.issuperset(words[span.start : span.stop]) else span)
            yield evidence


def _spans(words: Words, index: Index) -> Iterator[range]:
    """Where phrases of the index stand in the words, longest first."""
    for length in range(min(index.longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if words[start : start + length] in index.phrases:
                yield range(start, start + length)


def _found_words(words: Words, index: Index) -> Iterator[dict[str, float]]:
    return (index.words[word,] for word in dict.fromkeys(words) if (word,) in index.words)


def _found_shapes(words: Words) -> Iterator[dict[str, float]]:
    if words and _PEOPLE.isdisjoint(words):
        yield dict.fromkeys(_TASK, _SHAPE)
    if asks_for_a_story(words):
        yield dict.fromkeys(_STORY, _SHAPE)


def _softmax(sums: dict[str, float]) -> dict[str, float]:
    """Confidences from logits: exp(k (x - max)), divided by their sum."""
    top = max(sums.values(), default=0.0)
    raised = {area: math.exp(_SHARPNESS * (value - top)) for area, value in sums.items()}
    total = math.fsum(raised.values())
    return {area: value / total for area, value in raised.items()}
