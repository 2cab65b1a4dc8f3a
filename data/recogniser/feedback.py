"""Suggests which areas an employer's feedback speaks of.

Feedback is worded differently from questions, so cues of its own come first, and for what is around
the questions they are all there is; the classifier fills in where a stretch has no cue and it is
fairly sure. Each stretch of a sentence is read by itself, so that one letter may speak of several
areas. On feedback it never saw (tests/recogniser/test_feedback.py), four suggestions in five are
right: enough to offer, too little to fill one in.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, NamedTuple

from msgspec import Meta

from data.catalogue.loader import FOLDER, catalogue, check_unique, read_toml
from data.catalogue.schema import Entry, Slug
from data.catalogue.stemming import stem_words
from data.models import CatalogueError
from data.recogniser import area_classifier
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.catalogue.stemming import Words

FEEDBACK_SURE = 0.6
"""From this confidence on the recogniser is heard where no cue is."""

FORMAL = ""
MOST_AREAS_HEARD = 4
LONGEST_PHRASE = 5
MOST_LETTERS = 10_000
"""Letters read of one text: longer than any letter, and the time stays bounded."""

_STOPS = dict.fromkeys(map(ord, ".!?;:,"), "\n")
_TURN = Pattern(r"\b(?:but|however|although|though|while|whereas|except)\b", folded=True)
_BARE = 2
"""A stretch of fewer words says too little for the recogniser."""

Saying = Annotated[str, Meta(min_length=2, max_length=60)]


class _Cues(Entry, frozen=True, kw_only=True):
    formal: tuple[Saying, ...]
    cues: dict[Slug, Annotated[tuple[Saying, ...], Meta(min_length=5, max_length=60)]]


class Heard(NamedTuple):
    """An area the feedback seems to speak of, and the words that say so."""

    area: str
    words: str


def areas_in_feedback(text: str) -> tuple[Heard, ...]:
    """The areas a piece of feedback seems to speak of.

    Args:
        text: the feedback; its first `MOST_LETTERS` characters are read.

    Returns:
        In the order of the text, each area once, at most `MOST_AREAS_HEARD`.

    Raises:
        CatalogueError: the cues or the weights of this app are inconsistent.
    """
    found: dict[str, Heard] = {}
    for stretch in _stretches(text[:MOST_LETTERS]):
        for area in _areas(stretch):
            found.setdefault(area, Heard(area, stretch))
        if len(found) >= MOST_AREAS_HEARD:
            break
    return tuple(found.values())[:MOST_AREAS_HEARD]


def _stretches(text: str) -> Iterator[str]:
    """The stretches between stops, and on either side of a "but"."""
    for sentence in text.translate(_STOPS).split("\n"):
        yield from (each.strip() for each in _TURN.split(sentence) if each.strip())


def _areas(stretch: str) -> tuple[str, ...]:
    """The areas the cues in a stretch speak for; without any, the one the recogniser is sure of.

    What any letter says is about none.
    """
    words = stem_words(stretch)
    heard = tuple(dict.fromkeys(_cues()[each] for each in _phrases(words)))
    if FORMAL in heard:
        return ()
    if heard or len(words) < _BARE:
        return heard
    area, confidence = area_classifier.areas(stretch)[0]
    return (area,) if confidence >= FEEDBACK_SURE else ()


def _phrases(words: Words) -> Iterator[Words]:
    """Every run of words, the earliest first, of those that begin together the longest first.

    What a longer cue has taken up is not read again.
    """
    start = 0
    while start < len(words):
        runs = [words[start : start + size] for size in range(LONGEST_PHRASE, 0, -1)]
        taken = next((run for run in runs if run in _cues()), None)
        if taken:
            yield taken
        start += len(taken) if taken else 1


@cache
def _cues() -> dict[Words, str]:
    return load_feedback_cues()


def load_feedback_cues(folder: Path = FOLDER) -> dict[Words, str]:
    """Read and check `feedback.toml` in `folder`.

    Returns:
        The area of each cue, by the cue's stems; `FORMAL` for phrases that any letter has.

    Raises:
        CatalogueError: it is missing or inconsistent; names it.
    """
    whole = read_toml(folder / "feedback.toml", _Cues)
    written = whole.cues
    known = {area.id for area in catalogue().areas}
    if strange := [area for area in written if area not in known]:
        raise CatalogueError(f"feedback.toml: {strange[0]} is no area")
    told = {**written, FORMAL: whole.formal}
    cues = [(stem_words(line), area) for area, lines in told.items() for line in lines]
    check_unique("feedback.toml", (" ".join(words) for words, _ in cues))
    if long := [words for words, _ in cues if len(words) > LONGEST_PHRASE]:
        raise CatalogueError(f"feedback.toml: {' '.join(long[0])} is too long")
    return dict(cues)
