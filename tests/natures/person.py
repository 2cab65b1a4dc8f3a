"""A simulated person whose chance of a low rating next time is known.

A question of area a in interview t is answered at  usual + stands[a, t] + day + noise  and rated by
where that falls between the person's own edges.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import comb
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from data.analysis.model.mixture import cumulative
from tests.support.simulated_people import AREAS, ASKED, EDGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]
    Draw = np.random.Generator

AHEAD = 16
"""So many interviews after the last logged one are still this person's."""

LOW = 2
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(15)
NAMES = np.array([f"area-{number:02}" for number in range(AREAS)], dtype=object)
PLACES = {str(name): place for place, name in enumerate(NAMES)}
FELT_SD = 0.6


@dataclass(frozen=True)
class Person:
    """Everything about a person that their ratings come from.

    `stands` (areas, interviews and `AHEAD` more) is each area's distance from `usual`; `sizes` the
    fewest and most questions an interview asks; `chances` how likely a question is of each area;
    `always` the areas rated once in every interview besides, as nerves are; an interview feels
    `felt_above` points better to them than they rate its answers.
    """

    interviews: int
    usual: float
    stands: Floats
    day_sd: float
    noise_sd: float
    felt_above: float = 0.0
    edges: tuple[float, ...] = EDGES
    sizes: tuple[int, int] = (4, 15)
    chances: Floats = field(default_factory=lambda: ASKED / ASKED.sum())
    always: tuple[int, ...] = ()


class Answers(NamedTuple):
    """One interview: the area of every question, its rating, and how all of it felt (1 to 5)."""

    area: Codes
    rating: Codes
    felt: int


def ask(person: Person, draw: Draw) -> Codes:
    """The areas of one interview's questions."""
    least, most = person.sizes
    asked = draw.choice(AREAS, size=draw.integers(least, most + 1), p=person.chances)
    return np.concatenate([asked, np.array(person.always, dtype=asked.dtype)])


def ask_about(person: Person, area: int, draw: Draw) -> Codes:
    """The areas of one interview's questions, among them `area`."""
    while area not in (asked := ask(person, draw)):
        pass
    return asked


def answer(person: Person, t: int, area: Codes, draw: Draw) -> Answers:
    """Interview number `t`, which asks `area`."""
    went = person.usual + person.stands[area, t] + person.day_sd * draw.normal()
    went = went + person.noise_sd * draw.normal(size=len(area))
    rating = 1 + np.searchsorted(person.edges, went)
    felt = np.rint(rating.mean() + person.felt_above + FELT_SD * draw.normal())
    return Answers(area, rating, int(np.clip(felt, 1, 5)))


def attend(person: Person, draw: Draw) -> list[Answers]:
    """All interviews the person has had."""
    return [answer(person, t, ask(person, draw), draw) for t in range(person.interviews)]


def log(attended: Sequence[Answers]) -> pd.DataFrame:
    """The ratings as `patterns.assess` takes them."""
    time = np.repeat(np.arange(len(attended)), [len(one.area) for one in attended])
    area = np.concatenate([one.area for one in attended])
    rating = np.concatenate([one.rating for one in attended])
    return pd.DataFrame({"interview": time, "area": NAMES[area], "rating": rating})


def expect_lows(person: Person) -> Floats:
    """The chance, an area each, that the next interview which asks it holds a low rating.

    Exact but for the quadrature over the day.
    """
    usual = person.usual + person.stands[:, person.interviews]
    went = usual[:, None] + person.day_sd * NODES
    spared = 1 - cumulative((person.edges[LOW - 1] - went) / person.noise_sd)
    asked = count_questions(person)
    all_spared = (asked[:, :, None] * spared[:, None, :] ** _places(asked)).sum(axis=1)
    return np.asarray(1 - all_spared @ WEIGHTS / WEIGHTS.sum())


def count_questions(person: Person) -> Floats:
    """P(an interview asks an area k times, given that it asks it), shape (areas, k from 0)."""
    least, most = person.sizes
    ways = np.zeros((AREAS, most + 2))
    for size in range(least, most + 1):
        for k in range(size + 1):
            ways[:, k] += comb(size, k) * person.chances**k * (1 - person.chances) ** (size - k)
    always = list(person.always)
    ways[always] = np.roll(ways[always], 1, axis=1)
    ways[:, 0] = 0
    return np.asarray(ways / np.maximum(ways.sum(axis=1, keepdims=True), 1e-300))


def _places(asked: Floats) -> Codes:
    return np.arange(asked.shape[1], dtype=np.int64)[:, None]
