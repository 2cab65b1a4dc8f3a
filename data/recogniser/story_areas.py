"""Suggests which areas a story could serve, from the words it is told in.

The classifier knows how questions are worded, not how stories are told; so cues of stories come
first, and it only breaks ties. On stories it never saw, one of the first three is right two times
in three (tests/coaching/practice/test_stories.py): enough to offer them first, too little to fill
one in.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Annotated, NamedTuple

from msgspec import Meta

from data.catalogue.loader import FOLDER, catalogue, check_unique, read_toml
from data.catalogue.schema import Entry, Slug
from data.catalogue.stemming import stem_words
from data.models import CatalogueError
from data.recogniser import area_classifier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.catalogue.stemming import Words

LENGTH_POWER = 0.7
"""A cue of k words counts k ** 0.7 as much as one word, as in the rules for questions."""

StoryWords = Annotated[str, Meta(min_length=2, max_length=60)]


class _Cues(Entry, frozen=True, kw_only=True):
    cues: dict[Slug, Annotated[tuple[StoryWords, ...], Meta(min_length=5, max_length=40)]]


class StoryCue(NamedTuple):
    """The stems of a cue, the area it points to, and its weight."""

    words: Words
    area: str
    weight: float


@cache
def story_areas() -> tuple[str, ...]:
    """The areas whose questions ask for a story, in the catalogue's order."""
    told = {cue.area for cue in _cues()}
    return tuple(area.id for area in catalogue().questions if area.id in told)


def areas_of_story(text: str) -> tuple[str, ...]:
    """The areas whose questions ask for a story, those that this one would serve best first.

    Raises:
        CatalogueError: the cues or the weights of this app are inconsistent.
    """
    found: Counter[str] = Counter()
    heard = set(_phrases(stem_words(text)))
    for cue in _cues():
        found[cue.area] += cue.weight if cue.words in heard else 0  # type: ignore[assignment]
    said = dict(area_classifier.areas(text))
    all_of_them = sum(said[area] for area in story_areas())
    return tuple(sorted(story_areas(), key=lambda area: -(found[area] + said[area] / all_of_them)))


@cache
def _cues() -> tuple[StoryCue, ...]:
    return load_story_cues()


def load_story_cues(folder: Path = FOLDER) -> tuple[StoryCue, ...]:
    """Read and check `stories.toml` in `folder`.

    Raises:
        CatalogueError: it is missing or inconsistent; names it.
    """
    written = read_toml(folder / "stories.toml", _Cues).cues
    kinds = {area.id for area in catalogue().questions}
    for area, lines in written.items():
        check_unique(f"stories.toml: {area}", lines)
        if area not in kinds:
            raise CatalogueError(f"stories.toml: {area} is no kind of question")
    cues = [(stem_words(line), area) for area, lines in written.items() for line in lines]
    # A cue that several areas share says less for each of them.
    among = Counter(words for words, _ in cues)
    return tuple(
        StoryCue(words, area, len(words) ** LENGTH_POWER / among[words]) for words, area in cues
    )


def _phrases(words: Words) -> Iterator[Words]:
    longest = max(len(cue.words) for cue in _cues())
    for length in range(1, longest + 1):
        yield from (words[start : start + length] for start in range(len(words) - length + 1))
