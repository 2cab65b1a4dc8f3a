"""The features of a question that the linear model sees: words, pairs, beginnings, shape."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from data.catalogue.stemming import stem_word, stem_words
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


def asks_for_a_story(words: Words) -> bool:
    """Whether a question, by its words in lower case, asks for something that happened."""
    return _STORY.fits(" ".join(words))


def read_features(words: Words) -> tuple[str, ...]:
    """The features of a question, sorted, each once.

    A letter and a space say what kind each is: `w` a word's stem, `p` a pair of neighbouring stems
    (`^` before the first, `$` after the last), `b` the first letters of a longer stem, `s` a shape
    (about nobody, asks for a story, length).

    Args:
        words: the question's words in lower case, not stemmed.
    """
    if not words:
        return ()
    stems = tuple(map(stem_word, words))
    found = {f"w {stem}" for stem in stems}
    found.update(f"p {one} {two}" for one, two in pairwise(("^", *stems, "$")))
    found.update(f"b {stem[:_BEGINNING]}" for stem in stems if len(stem) > _BEGINNING)
    found.add(f"s {min(_LONGEST, len(stems) // 3)}")
    if _PEOPLE.isdisjoint(stems):
        found.add("s nobody")
    if asks_for_a_story(words):
        found.add("s story")
    return tuple(sorted(found))
