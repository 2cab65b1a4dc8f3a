"""The features of a question that the linear model sees: words, pairs, beginnings, shape."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from data.catalogue.stemming import stem_words
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from data.catalogue.stemming import Words

_BEGINNING = 4
"""Letters kept of a longer word, so that "negotiate" and "negotiator" have something in common."""

_LONGEST = 6
"""Lengths are told apart in steps of three words up to this many steps."""

_PEOPLE = frozenset(stem_words("you your yourself we us our me my i"))
_STORY = Pattern(
    r"\b(?:a (?:recent )?(?:time|situation|occasion)|an? (?:example|instance|occasion)"
    r"|have you ever|when (?:did|have|were) you)\b"
)


def asks_for_a_story(text: str) -> bool:
    """Whether a question asks for something that happened."""
    return _STORY.fits(text.lower())


def read_features(text: str, words: Words | None = None) -> tuple[str, ...]:
    """The features of a question, sorted, each once.

    A letter and a space say what kind each is: `w` a word's stem, `p` a pair of neighbouring stems
    (`^` before the first, `$` after the last), `b` the first letters of a longer stem, `s` a shape
    (about nobody, asks for a story, length).

    Args:
        text: the question.
        words: its stems, if they are known already.
    """
    words = stem_words(text) if words is None else words
    if not words:
        return ()
    found = {f"w {word}" for word in words}
    found.update(f"p {one} {two}" for one, two in pairwise(("^", *words, "$")))
    found.update(f"b {word[:_BEGINNING]}" for word in words if len(word) > _BEGINNING)
    found.add(f"s {min(_LONGEST, len(words) // 3)}")
    if _PEOPLE.isdisjoint(words):
        found.add("s nobody")
    if asks_for_a_story(text):
        found.add("s story")
    return tuple(sorted(found))
