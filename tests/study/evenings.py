"""People who practise one area an evening between their interviews, and how they choose it.

The same person meets the same interviews whatever they choose: the areas asked, the days and the
luck of every answer are drawn beforehand. Only the practice differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from data.analysis import patterns
from data.coaching.practice import priorities
from tests.support.simulated_people import AREAS, ASKED, draw_paths

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

INTERVIEWS = 20
GAIN = 0.8
"""Rating points an area has risen by once it was practised for as many evenings as it takes."""

LOW = 2
NAMES = tuple(f"area-{number}" for number in range(AREAS))


@dataclass(frozen=True)
class Fate:
    """Everything about a person that no practice changes.

    `usual` is their level; `true` (areas, interviews) where each area would stand without
    practice; `asked` the area of every question, an array an interview; `luck` what the day and
    the question add to it; `lots` a number from 0 to 1 an evening, for whoever draws lots.
    """

    usual: float
    true: Floats
    asked: tuple[npt.NDArray[np.int64], ...]
    luck: tuple[Floats, ...]
    lots: Floats


class Course(NamedTuple):
    """What came of it: the ratings, the evenings (area practised, -1 for none), the gains.

    `gains` has shape (areas, interviews): what practice had added by each interview.
    """

    ratings: pd.DataFrame
    evenings: tuple[int, ...]
    gains: Floats


def draw_fate(seed: int) -> Fate:
    """The person of this number, their variances drawn from the model's own beliefs."""
    draw = np.random.default_rng([2026, seed])
    tau, tau_day = 0.45 * np.exp(0.6 * draw.normal()), 0.4 * np.exp(0.7 * draw.normal())
    sigma = np.exp(0.2 * draw.normal())
    true = np.clip(tau, 0.15, 0.8) * draw_paths(INTERVIEWS, 0.4, 8.0, draw)
    sizes = draw.integers(4, 16, size=INTERVIEWS)
    chances = ASKED / ASKED.sum()
    asked = tuple(draw.choice(AREAS, n, p=chances) for n in sizes)
    days = np.clip(tau_day, 0.1, 0.8) * draw.normal(size=INTERVIEWS)
    luck = tuple(day + sigma * draw.normal(size=n) for day, n in zip(days, sizes, strict=True))
    return Fate(3.2 + 0.7 * draw.normal(), true, asked, luck, draw.random(INTERVIEWS))


def live(fate: Fate, choose: Callable[[pd.DataFrame, Fate, int], int], step: float) -> Course:
    """Twenty interviews with an evening of practice after each but the last.

    Each evening adds `step` to the area chosen, `GAIN` at most in all.
    """
    gain, gains, evenings = np.zeros(AREAS), np.zeros((AREAS, INTERVIEWS)), []
    log: list[tuple[int, str, int]] = []
    for t in range(INTERVIEWS):
        gains[:, t] = gain
        area = fate.asked[t]
        felt = fate.usual + fate.true[area, t] + gain[area] + fate.luck[t]
        rated = np.clip(np.rint(felt), 1, 5).astype(int)
        log += [(t, NAMES[a], int(r)) for a, r in zip(area, rated, strict=True)]
        if t < INTERVIEWS - 1:
            ratings = pd.DataFrame(log, columns=["interview", "area", "rating"])
            evenings.append(choose(ratings, fate, t))
            if evenings[-1] >= 0:
                gain[evenings[-1]] = min(GAIN, gain[evenings[-1]] + step)
    return Course(
        pd.DataFrame(log, columns=["interview", "area", "rating"]), tuple(evenings), gains
    )


def follow_first(ratings: pd.DataFrame, _: Fate, __: int) -> int:
    """The first area the app advises; none if it advises none."""
    return (*advise(ratings), -1)[0]


def follow_in_turn(ratings: pd.DataFrame, _: Fate, t: int) -> int:
    """The areas the app advises, up to three, one an evening in turn; none if it advises none."""
    advised = advise(ratings)
    return advised[t % len(advised)] if advised else -1


def advise(ratings: pd.DataFrame) -> list[int]:
    """What the app offers to practise after these ratings, by its own ranking."""
    ranked = priorities.rank_areas(patterns.area_rows(ratings), NAMES)
    return [NAMES.index(row.area) for row in ranked]


def count_lows(ratings: pd.DataFrame, fate: Fate, t: int) -> int:
    """The area with most low ratings so far; among equals by lot, at first among those asked."""
    low = np.bincount(_codes(ratings[ratings["rating"] <= LOW]), minlength=AREAS)
    among = np.flatnonzero(low == low.max()) if low.any() else np.unique(_codes(ratings))
    return int(among[int(fate.lots[t] * len(among))])


def draw_lots(ratings: pd.DataFrame, fate: Fate, t: int) -> int:
    """Any of the areas asked so far."""
    among = np.unique(_codes(ratings))
    return int(among[int(fate.lots[t] * len(among))])


def _codes(ratings: pd.DataFrame) -> npt.NDArray[np.int64]:
    return ratings["area"].map(NAMES.index).to_numpy(dtype=np.int64)


def find_weakest(fate: Fate, course: Course) -> float:
    """Where the weakest of the areas ever asked stands at the last interview."""
    asked = np.unique(np.concatenate(fate.asked))
    return float((fate.true[asked, -1] + course.gains[asked, -1]).min())
