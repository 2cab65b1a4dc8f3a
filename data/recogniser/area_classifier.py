"""Classifies a question by area, from its words.

It joins rules written by hand with a linear model learnt from questions of our own, as a weighted
product of their confidences (a log-linear pool); docs/recogniser.md has the figures. The result is
only ever a suggestion that one tap corrects, and a correction is remembered.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

import numpy as np

from data.catalogue.stemming import FRAMING, split_words, stem_word
from data.recogniser import cue_rules, linear_model
from data.recogniser.language import is_english
from data.recogniser.linear_model import Readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.catalogue.stemming import Words
    from data.recogniser.linear_model import Reading

SURE = 0.76
"""From this confidence on it is right 9 times in 10, as `make train` measures."""

NEAR = 0.65
"""From this likeness on it is the same question: 1 in 200 goes astray, as `make train` measures."""

COMPARED = linear_model.MOST_READINGS
"""Questions of before that a new one is held against, the latest."""

LEADING = frozenset(split_words("so and then now ok okay well but also next right great"))

_SHOWN = 3
"""So many guesses are offered before what was used recently: nine in ten are among them."""

LEAST_PROBABILITY = 1e-6
"""The least confidence of the rules that counts, so that they never rule an area out."""


def areas(text: str) -> list[tuple[str, float]]:
    """How likely each area is for a question.

    Args:
        text: the question.

    Returns:
        (area id, confidence) for every kind of question, best first; the confidences sum to 1. For
        a text in another language, or without a word of its own ("ok", "and you?"), they are how
        common the areas are.

    Raises:
        CatalogueError: the cues or the weights of this app are inconsistent.
    """
    reading = linear_model.read_text(text)
    if _can_tell(text, reading):
        found = _join(reading, cue_rules.rule_chances(reading.words))
    else:
        found = cue_rules.rule_chances(())
    return sorted(found.items(), key=lambda pair: -pair[1])


def sure_area(text: str) -> str | None:
    """The area to file a question under beforehand: one that leaves little doubt, or none.

    Args:
        text: the question.

    Returns:
        The first of `areas`, if its confidence is at least `SURE`.

    Raises:
        CatalogueError: the cues or the weights of this app are inconsistent.
    """
    area, confidence = areas(text)[0]
    return area if confidence >= SURE else None


def is_in_english(text: str) -> bool:
    """Whether a question may be in English; one that is not is never guessed at.

    Args:
        text: the question.
    """
    return is_english(text, linear_model.linear().known)


def _can_tell(text: str, reading: Reading) -> bool:
    """Whether a text has a word of its own: known, and more than a frame of other words."""
    return is_in_english(text) and (
        any(word in linear_model.linear().known for word in reading.words if _is_own(word))
        or cue_rules.has_cue(reading.words)
    )


def _is_own(word: str) -> bool:
    return word not in LEADING and stem_word(word) not in FRAMING


def _join(reading: Reading, ruled: dict[str, float]) -> dict[str, float]:
    """exp(trust * learnt + rules * log(ruled)) for each area, divided by their sum."""
    model = linear_model.linear()
    said = np.log([max(ruled.get(area, 0.0), LEAST_PROBABILITY) for area in model.areas])
    logits = model.trust * linear_model.logits_of_reading(reading) + model.rules * said
    # Less the largest, so that no exponential overflows.
    raised = np.exp(logits - logits.max())
    return dict(zip(model.areas, (raised / raised.sum()).tolist(), strict=True))


def areas_to_offer(text: str, recent: Sequence[str], most: int) -> tuple[str, ...]:
    """The areas to offer for a question, without repeats.

    Args:
        text: the question.
        recent: area ids used recently, latest first.
        most: how many to return at most.

    Returns:
        Area ids: the `SHOWN` best guesses, then `recent`, then further guesses.
    """
    guessed = [area for area, _ in areas(text)]
    return tuple(dict.fromkeys([*guessed[:_SHOWN], *recent, *guessed]))[:most]


def remembered_area(
    text: str, filed: Sequence[tuple[str, str]], readings: Readings | None = None
) -> str | None:
    """The area under which a person filed the same question, or nearly the same, before.

    Args:
        text: the question.
        filed: (question, area id), oldest first; the last `COMPARED` are looked at. The same words
            win over the most similar ones (from `NEAR` on), and the latest among equals.
        readings: remembers the questions already read.

    Returns:
        An area id, or None.

    Raises:
        CatalogueError: the weights of this app are inconsistent.
    """
    readings = readings or Readings()
    wanted = readings.of(text)
    begun = _begin(wanted.words)
    if not begun:
        return None
    # Backwards, so that the first of equals is the latest.
    latest = filed[: -COMPARED - 1 : -1]
    read = [(readings.of(asked), area) for asked, area in latest]
    same = next((area for each, area in read if _begin(each.words) == begun), None)
    return same or _nearest(wanted, read)


def _begin(words: Words) -> Words:
    """The stems of a question's words, without what only leads up to it: "so", "and now"."""
    return tuple(map(stem_word, dropwhile(LEADING.__contains__, words)))


def _nearest(wanted: Reading, read: Sequence[tuple[Reading, str]]) -> str | None:
    alike = ((linear_model.cosine_similarity(wanted, each), area) for each, area in read)
    likeness, area = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return area if likeness >= NEAR else None
