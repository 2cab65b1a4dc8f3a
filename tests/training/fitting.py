"""Fits the linear model and writes it: the same texts give the same bytes."""

from __future__ import annotations

import io
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from data.catalogue.stemming import split_words
from data.recogniser.features import read_features
from data.recogniser.linear_model import inverse_document_frequency
from data.recogniser.wording import mend_words, words_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.training.texts import Sample

PENALTY = 20.0
"""scikit-learn's C. Chosen by cross-validation on our own questions; 10 to 30 do as well."""

TOP = 127
"""The largest weight as an 8-bit whole number."""

Found = tuple[str, ...]


class Space(NamedTuple):
    """The features of some texts, sorted, with the number of texts that have each."""

    names: tuple[str, ...]
    counts: NDArray[np.uint16]
    texts: int

    def lay(self, found: Sequence[Found]) -> csr_matrix:
        """The texts as rows, shape (texts, features): of length 1 with what is unknown in them."""
        rows = {name: row for row, name in enumerate(self.names)}
        rarity = inverse_document_frequency(self.counts, self.texts)
        kept = [[rows[name] for name in names if name in rows] for names in found]
        ends = np.cumsum([0, *map(len, kept)])
        columns = np.array(list(chain.from_iterable(kept)), dtype=np.int64)
        unknown = float(inverse_document_frequency(np.zeros(1, dtype=np.uint16), self.texts)[0])
        missing = np.array([len(names) for names in found]) - np.diff(ends)
        known = np.array([(rarity[each] ** 2).sum() for each in kept])
        lengths = np.sqrt(known + missing * unknown**2)
        values = rarity[columns] / np.repeat(lengths, np.diff(ends))
        return csr_matrix((values, columns, ends), shape=(len(kept), len(self.names)))


class Fitted(NamedTuple):
    """Logits of a row: start + row @ weights; shapes (areas,) and (features, areas).

    `known` are the words learnt from, each with its place, the commonest first.
    """

    known: dict[str, int]
    space: Space
    areas: tuple[str, ...]
    weights: NDArray[np.float64]
    start: NDArray[np.float64]

    def logits(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """The logits of texts, shape (texts, areas)."""
        found = [read_features(mend_words(words_asked(text), self.known)) for text in texts]
        logits: NDArray[np.float64] = self.space.lay(found) @ self.weights + self.start
        return logits


def find_words(texts: Iterable[str]) -> dict[str, int]:
    """The words of texts as they stand there, the commonest first, each with its place."""
    counts = Counter(word for text in texts for word in split_words(text))
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: place for place, word in enumerate(ordered)}


def measure_space(found: Sequence[Found]) -> Space:
    """The features these texts have."""
    counts = Counter(chain.from_iterable(found))
    names = tuple(sorted(counts))
    return Space(names, np.array([counts[name] for name in names], dtype=np.uint16), len(found))


def fit(samples: Sequence[Sample], order: Sequence[str]) -> Fitted:
    """Multinomial logistic regression with an L2 penalty, each area counting the same."""
    known = find_words(sample.text for sample in samples)
    found = [read_features(mend_words(words_asked(sample.text), known)) for sample in samples]
    space = measure_space(found)
    wanted = np.array([order.index(sample.area) for sample in samples])
    solver = LogisticRegression(C=PENALTY, class_weight="balanced", tol=1e-7, max_iter=5000)
    with threadpool_limits(1):  # sums in one order
        solver.fit(space.lay(found), wanted)
    return Fitted(known, space, tuple(order), solver.coef_.T, solver.intercept_)


def write(path: Path, fitted: Fitted, trust: float, rules: float, learnt: str) -> None:
    """Write the file `data.recogniser.linear_model` reads, weights rounded to 8 bits.

    `learnt` is the fingerprint of the texts.
    """
    step = round(float(np.abs(fitted.weights).max()) / TOP, 6)
    held = io.BytesIO()
    # Neither compressed nor dated: the bytes depend on nothing but the numbers.
    np.savez(
        held,
        features=_spell(fitted.space.names),
        areas=_spell(fitted.areas),
        words=_spell(fitted.known),
        learnt=_spell([learnt]),
        counts=fitted.space.counts,
        weights=np.clip(np.rint(fitted.weights / step), -TOP, TOP).astype(np.int8),
        start=fitted.start.round(3),
        numbers=np.array([fitted.space.texts, step, trust, rules]),
    )
    path.write_bytes(held.getvalue())


def _spell(names: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)
