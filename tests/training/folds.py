"""Cross-validation on our own questions: ten folds, near-duplicates never on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from sklearn.model_selection import StratifiedGroupKFold

from data.recogniser import cue_rules
from data.recogniser.area_classifier import LEAST_PROBABILITY
from data.recogniser.features import read_features
from data.recogniser.wording import mend_words, words_asked
from tests.training.fitting import fit, measure_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from tests.training.texts import Sample

FOLDS = 10
SEED = 5
ALIKE = 0.6
"""Cosine from which two texts are near-duplicates."""


def liken(samples: Sequence[Sample]) -> csr_matrix:
    """The cosine of every pair of texts, shape (samples, samples)."""
    found = [read_features(words_asked(sample.text)) for sample in samples]
    laid = measure_space(found).lay(found)
    return csr_matrix(laid @ laid.T)


def group(samples: Sequence[Sample], alike: csr_matrix) -> NDArray[np.int32]:
    """A number for each text: the same for one question's wordings and for near-duplicates."""
    asked = np.array([sample.asked for sample in samples])
    same = csr_matrix(asked[:, None] == asked[None, :])
    _, numbers = connected_components(same + (alike >= ALIKE), directed=False)
    return np.asarray(numbers, dtype=np.int32)


class Unseen(NamedTuple):
    """Logits by models that saw nothing like a text, shape (texts, areas); and which texts count.

    `mistyped` are those of the same texts with a typing slip in each.
    """

    logits: NDArray[np.float64]
    mistyped: NDArray[np.float64]
    counts: NDArray[np.bool_]


def guess_unseen(
    samples: Sequence[Sample],
    mistyped: Sequence[str],
    words: Sequence[Sample],
    order: Sequence[str],
) -> Unseen:
    """What models say that saw nothing like each sample.

    `mistyped` are the samples' texts with slips. `words` are learnt in every fold; a sample nearly
    equal to one of them does not count.
    """
    alike = liken([*samples, *words])
    own = len(samples)
    counts = ~(alike[:own, own:] >= ALIKE).toarray().any(axis=1)
    wanted = [sample.area for sample in samples]
    groups = group(samples, alike[:own, :own])
    logits, slipped = np.zeros((own, len(order))), np.zeros((own, len(order)))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(wanted, wanted, groups):
        fitted = fit([*(samples[at] for at in seen), *words], order)
        logits[unseen] = fitted.logits(samples[at].text for at in unseen)
        slipped[unseen] = fitted.logits(mistyped[at] for at in unseen)
    return Unseen(logits, slipped, counts)


def weigh_rules(
    texts: Iterable[str], order: Sequence[str], known: Mapping[str, int]
) -> NDArray[np.float64]:
    """The logarithms of what the rules say, shape (texts, areas); `known` are words to mend by."""
    said = [cue_rules.rule_chances(mend_words(words_asked(text), known)) for text in texts]
    logs: NDArray[np.float64] = np.log(
        np.array([[max(each[area], LEAST_PROBABILITY) for area in order] for each in said])
    )
    return logs
