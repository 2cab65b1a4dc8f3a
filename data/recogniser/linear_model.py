"""The learnt half of the classifier: one weight for each feature and area, from a small file.

A text becomes a vector of length 1 in which each known feature weighs its inverse document
frequency, ln((1 + n) / (1 + n_f)) + 1 for n training texts of which n_f have it (the smoothed idf
of Salton and Buckley 1988). Features never seen before (n_f = 0) count towards the length, so that
a text of unknown words says little, as it should. The vector's product with the weights gives
logits. `make train` writes the file.
"""

from __future__ import annotations

import io
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

import numpy as np

from data.models import CatalogueError
from data.recogniser.features import read_features
from data.recogniser.wording import mend_words, words_asked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.catalogue.stemming import Words

WEIGHTS = Path(__file__).with_name("weights.npz")


class Linear(NamedTuple):
    """The learnt weights.

    `known` are the words learnt from, each with its place, the commonest first. For F features and
    A areas: `rows` maps F features to rows, `rarity` is (F,), `unknown` the
    rarity of a new feature, `weights` (F, A) in steps of `step` logits, `start` (A,). Joined with
    the rules, these logits are multiplied by `trust`, and the logarithms of the rules' confidences
    by `rules`.
    """

    areas: tuple[str, ...]
    known: dict[str, int]
    rows: dict[str, int]
    rarity: NDArray[np.float64]
    unknown: float
    weights: NDArray[np.int8]
    start: NDArray[np.float64]
    step: float
    trust: float
    rules: float


@cache
def linear() -> Linear:
    """The weights of this app, read once, when first asked for.

    Raises:
        CatalogueError: the file is missing or damaged.
    """
    return load_linear()


def load_linear(path: Path = WEIGHTS) -> Linear:
    """Read weights as `make train` writes them.

    Raises:
        CatalogueError: the file is missing or damaged; names it.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes())) as held:
            return _read(held)
    except (OSError, ValueError, KeyError, BadZipFile) as problem:
        raise CatalogueError(f"{path.name}: {problem}") from problem


def _read(held: np.lib.npyio.NpzFile) -> Linear:
    texts, step, trust, rules = held["numbers"].tolist()
    return Linear(
        areas=tuple(_read_lines(held["areas"])),
        known={word: place for place, word in enumerate(_read_lines(held["words"]))},
        rows={name: row for row, name in enumerate(_read_lines(held["features"]))},
        rarity=inverse_document_frequency(held["counts"], texts),
        unknown=math.log(1 + texts) + 1,
        weights=held["weights"],
        start=held["start"],
        step=step,
        trust=trust,
        rules=rules,
    )


def _read_lines(held: NDArray[np.uint8]) -> list[str]:
    return held.tobytes().decode().split("\n")


def inverse_document_frequency(counts: NDArray[np.integer], texts: float) -> NDArray[np.float64]:
    """The smoothed inverse document frequency of features (Salton and Buckley 1988).

    Args:
        counts: (F,) in how many of the training texts each feature is.
        texts: how many training texts there are.

    Returns:
        ln((1 + texts) / (1 + counts)) + 1, shape (F,).
    """
    rarity: NDArray[np.float64] = np.log((1 + texts) / (1 + counts)) + 1
    return rarity


MOST_READINGS = 2_000
"""Texts one memory keeps; further ones are read anew each time."""


class Reading(NamedTuple):
    """A text ready to be compared: the words it asks with, and its vector.

    `words` are in lower case, not stemmed, slips mended. `place` holds the known part of the
    vector of length 1, by row; empty if no feature is known.
    """

    words: Words
    place: dict[int, float]


class Readings:
    """A memory of texts already read. Its owner is a session, never the whole server."""

    def __init__(self) -> None:
        self._kept: dict[str, Reading] = {}

    def of(self, text: str) -> Reading:
        """The reading of a text; each text is read once, as long as there is room."""
        found = self._kept.get(text)
        if found is None:
            found = read_text(text)
            if len(self._kept) < MOST_READINGS:
                self._kept[text] = found
        return found


def read_text(text: str) -> Reading:
    """The words of a text as they were meant, and its vector."""
    model = linear()
    words = mend_words(words_asked(text), model.known)
    found = read_features(words)
    rows = [row for row in map(model.rows.get, found) if row is not None]
    weights = model.rarity[rows].tolist()
    # Unknown features have no row; they count by their number alone.
    length = math.hypot(*weights, math.sqrt(len(found) - len(rows)) * model.unknown)
    return Reading(words, {row: each / length for row, each in zip(rows, weights, strict=True)})


def logits_of_reading(reading: Reading) -> NDArray[np.float64]:
    """The logits of the areas for a text already read, in the order of `linear().areas`."""
    model, found = linear(), reading.place
    logits: NDArray[np.float64] = model.start + model.step * (
        np.fromiter(found.values(), float, len(found)) @ model.weights[list(found)]
    )
    return logits


def cosine_similarity(one: Reading, other: Reading) -> float:
    """How similar two texts are, from 0 to 1: the cosine of the angle between their vectors."""
    # Exact, so that the order of the words cannot tip a comparison.
    return math.fsum(weight * other.place.get(row, 0.0) for row, weight in one.place.items())
