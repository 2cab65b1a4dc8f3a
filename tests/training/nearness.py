"""From which likeness on two questions are the same one put a little differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.recogniser.linear_model import cosine_similarity, read_text
from tests.training.folds import liken
from tests.training.texts import BANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.training.texts import Sample

STRAY = 0.005
"""At most this share of questions may be taken for one of another area."""


def reword(text: str) -> Iterator[str]:
    """The same question as another person might put it, or the same person in a hurry."""
    bare = text.rstrip("?.")
    yield f"So, {bare}"
    yield f"Please could you say: {bare}"
    yield f"{bare} at work"
    yield bare.rsplit(" ", 1)[0]
    yield bare.split(" ", 1)[1]
    yield bare.replace(" us ", " me ").replace(" you ", " you personally ", 1)


def find_near(own: Sequence[Sample]) -> tuple[float, float]:
    """The lowest likeness few texts have to one of another area, and the rewordings it finds.

    Each text is held against all the others, as a question against a long journal: at most
    `STRAY` of them may find one of another area so alike. The second number is the share of
    rewordings of whole questions that are at least so alike to the question.
    """
    areas = np.array([sample.area for sample in own])
    other = np.where(areas[:, None] == areas[None, :], 0, liken(own).toarray()).max(axis=1)
    near = next(step / 100 for step in range(101) if (other >= step / 100).mean() <= STRAY)
    pairs = [(one.text, way) for one in own if one.kind == BANK for way in reword(one.text)]
    found = np.array(
        [cosine_similarity(read_text(text), read_text(way)) >= near for text, way in pairs]
    )
    return near, float(found.mean())
