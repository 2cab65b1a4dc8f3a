"""People who exist only here, with their evaluations: what they rated, ticked, felt and noted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from data.catalogue.loader import catalogue
from data.models import Around, Interview, Question, Wobble
from tests.support.page_driver import NOW, TODAY, key

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = [area.id for area in catalogue().questions]
AROUND = [area.id for area in catalogue().around]
SLIPS = [slip.key for slip in catalogue().slips]
WOBBLES = (Wobble.EARLY, Wobble.HALF_WAY, Wobble.LATE)
MOST_INTERVIEWS = 6

UNRATED, UNFILED, NOTHING = 0.07, 0.08, 0.02
"""The shares of questions left unrated, of those without an area, of evaluations left empty."""

BAD_DAY, BY = 0.12, 1.3
"""The share of truly bad days, and by how many rating points they are worse."""


class Life(NamedTuple):
    """One person's interviews, oldest first, and which of them were truly bad days."""

    interviews: tuple[Interview, ...]
    bad: frozenset[int]


class Nature(NamedTuple):
    """What a person is like: their level, each area, their nerves, and what they slip into."""

    level: float
    areas: dict[str, float]
    habit: str
    slipping: float


def draw_lives(evaluations: int, seed: int) -> Iterator[Life]:
    """People, with so many evaluations between them."""
    draw, left = np.random.default_rng(seed), evaluations
    while left:
        length = min(left, int(draw.integers(1, MOST_INTERVIEWS + 1)))
        yield draw_life(length, draw)
        left -= length


def draw_life(length: int, draw: np.random.Generator) -> Life:
    """One person with so many interviews."""
    tau = float(np.clip(0.45 * np.exp(0.6 * draw.normal()), 0.15, 1.0))
    nature = Nature(
        level=3.2 + 0.7 * float(draw.normal()),
        areas={area: tau * float(draw.normal()) for area in (*QUESTIONS, *AROUND)},
        habit=str(draw.choice(SLIPS)),
        slipping=float(draw.uniform(0, 0.7)),
    )
    bad = frozenset(n for n in range(length) if draw.random() < BAD_DAY)
    every = tuple(draw_interview(n, nature, bad=n in bad, draw=draw) for n in range(length))
    return Life(every, bad)


def draw_interview(
    number: int, nature: Nature, *, bad: bool, draw: np.random.Generator
) -> Interview:
    """One interview of a person, rated as they rate."""
    day = nature.level + 0.3 * float(draw.normal()) - (BY if bad else 0)
    asked = [str(draw.choice(QUESTIONS)) for _ in range(int(draw.integers(1, 13)))]
    wobble = WOBBLES[draw.integers(3)] if draw.random() < (0.5 if bad else 0.15) else None
    turned = None if wobble is None else bool(draw.random() < 0.4)
    turn = len(asked) // 2 if wobble and not turned else len(asked)
    levels = [day + nature.areas[a] - 1.5 * (n >= turn) for n, a in enumerate(asked)]
    unrated = draw.random() < NOTHING
    questions = tuple(
        _question(1000 * (number + 1) + place, asked[place], level, nature, draw)
        for place, level in enumerate(levels)
    )
    return Interview(
        id=key(number + 1),
        created=NOW,
        updated=NOW,
        date=TODAY + dt.timedelta(days=number),
        questions=() if unrated else questions,
        around=() if unrated else tuple(_around(day, nature, draw)),
        wobble=wobble or (Wobble.NO if draw.random() < 0.6 else None),
        turned_round=turned,
        felt=None if draw.random() < 0.1 else rate(day - 0.3, 1.0, draw),
    )


def _question(
    number: int, area: str, level: float, nature: Nature, draw: np.random.Generator
) -> Question:
    rating = None if draw.random() < UNRATED else rate(level, 0.95, draw)
    ticked = set()
    if rating is not None and draw.random() < (0.8 if rating <= 2 else 0.1):
        ticked = {nature.habit} if draw.random() < nature.slipping else {str(draw.choice(SLIPS))}
        ticked |= {str(draw.choice(SLIPS))} if draw.random() < 0.2 else set()
    return Question(
        id=key(number),
        text=f"Question {number}?",
        area=None if draw.random() < UNFILED else area,
        rating=rating,
        slips=tuple(sorted(ticked)),
    )


def _around(day: float, nature: Nature, draw: np.random.Generator) -> Iterator[Around]:
    for area in AROUND:
        if draw.random() < 0.6:
            yield Around(area=area, rating=rate(day + nature.areas[area], 0.95, draw))


def rate(level: float, noise: float, draw: np.random.Generator) -> int:
    """A whole number from 1 to 5."""
    return int(np.clip(np.rint(level + noise * draw.normal()), 1, 5))
