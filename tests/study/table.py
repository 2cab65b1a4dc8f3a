"""The study's tables: each way of choosing against the others, and what was said of practice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from data.analysis import practice_effect
from tests.study.evenings import (
    GAIN,
    NAMES,
    count_lows,
    draw_fate,
    draw_lots,
    find_weakest,
    follow_first,
    follow_in_turn,
    live,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from tests.study.evenings import Course, Fate

ADVISED, FIRST, LOWS, LOTS, NONE = (
    "the app's advice, in turn",
    "the app's first advice",
    "the area with most low ratings",
    "an area at random",
    "no practice",
)
WAYS = {
    ADVISED: follow_in_turn,
    FIRST: follow_first,
    LOWS: count_lows,
    LOTS: draw_lots,
    NONE: lambda *_: -1,
}
EVENINGS = (4, 2, 1)
"""How many evenings it takes until an area stands `GAIN` higher; the first is the main case."""

SHARES = (1.0, 0.75, 0.5, 0.25)
"""The share of people practice works on at all."""

NORMAL_95 = 1.96
BANDS = (0.0, 0.1, 0.3, 0.6, 1.01)


class Lived(NamedTuple):
    """One person under one way: how many evenings it takes, and where the weakest area ended.

    `risen` are the practised areas: (P(rise) as said, NaN if nothing was; how far it truly rose).
    """

    seed: int
    evenings: int
    way: str
    weakest: float
    risen: tuple[tuple[float, float], ...] = ()


def run(seed: int) -> list[Lived]:
    """One person under every way and at every pace, and once without any effect of practice."""
    fate, found = draw_fate(seed), []
    for evenings in EVENINGS:
        for way, choose in WAYS.items():
            course = live(fate, choose, GAIN / evenings)
            risen = judge(fate, course) if way == ADVISED else ()
            found.append(Lived(seed, evenings, way, find_weakest(fate, course), risen))
    vain = live(fate, follow_in_turn, 0.0)
    return [*found, Lived(seed, 0, ADVISED, find_weakest(fate, vain), judge(fate, vain))]


def judge(fate: Fate, course: Course) -> tuple[tuple[float, float], ...]:
    """What is said of each practised area at the end, and how far it truly rose since."""
    first = {area: t for t, area in reversed(tuple(enumerate(course.evenings))) if area >= 0}
    practice = pd.DataFrame(
        [(NAMES[area], t + 1) for area, t in first.items()], columns=["area", "since"]
    )
    said = practice_effect.assess_practice(course.ratings, practice)
    stood = fate.true + course.gains
    stood = stood - stood[np.unique(np.concatenate(fate.asked))].mean(axis=0)
    found = []
    for row in said:
        area = NAMES.index(row.area)
        cut = first[area] + 1
        found.append((row.p_rise, float(stood[area, cut:].mean() - stood[area, :cut].mean())))
    return tuple(found)


class Gap(NamedTuple):
    """A mean difference with its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        """The three, as a table has them."""
        return f"{self.mean:+.2f} ({self.low:+.2f} to {self.high:+.2f})"


def weigh(lived: Iterable[Lived], evenings: int, one: str, other: str, share: float) -> Gap:
    """How much higher the weakest area ends under `one` than under `other`, person by person.

    Practice works on `share` of the people, by lot; on the others no way makes a difference.
    """
    ends = {(each.seed, each.way): each.weakest for each in lived if each.evenings == evenings}
    seeds = sorted({seed for seed, _ in ends})
    works = np.random.default_rng([7, *seeds[:1]]).random(len(seeds)) < share
    gaps = np.array([ends[seed, one] - ends[seed, other] for seed in seeds]) * works
    half = NORMAL_95 * float(gaps.std(ddof=1)) / len(gaps) ** 0.5
    return Gap(float(gaps.mean()), float(gaps.mean()) - half, float(gaps.mean()) + half)


def mean_weakest(lived: Iterable[Lived], evenings: int, way: str) -> float:
    """Where the weakest area ends on average, in rating points from the person's own level."""
    each = [one.weakest for one in lived if one.evenings == evenings and one.way == way]
    return float(np.mean(each))


def tell(lived: Sequence[Lived]) -> list[str]:
    """All tables as lines."""
    people = len({each.seed for each in lived})
    lines = [f"{people} people, 20 interviews, one evening of practice between two of them", ""]
    lines.append("Where the weakest area ends (rating points), practice working on everybody")
    for way in WAYS:
        ends = "  ".join(f"{mean_weakest(lived, n, way):+6.2f}" for n in EVENINGS)
        lines.append(f"  {way:32s}{ends}   in {', '.join(map(str, EVENINGS))} evenings")
    for one in (ADVISED, FIRST):
        for other in (LOWS, LOTS):
            lines += ["", f"{one}, less {other}: mean (95 % interval)"]
            lines += [_tell_gaps(lived, n, one, other) for n in EVENINGS]
    return [*lines, "", *_tell_said(lived)]


def _tell_gaps(lived: Sequence[Lived], evenings: int, one: str, other: str) -> str:
    each = [f"{share:.0%}: {weigh(lived, evenings, one, other, share)}" for share in SHARES]
    return f"  {evenings} evenings   " + "   ".join(each)


def _tell_said(lived: Sequence[Lived]) -> list[str]:
    lines = ["P(rise) said of the practised areas, and how far they had truly risen"]
    for evenings in (*EVENINGS, 0):
        lines.append(f"  {f'{evenings} evenings' if evenings else 'practice without any effect'}")
        risen = np.array([area for one in lived if _is_judged(one, evenings) for area in one.risen])
        edges = [*pairwise(BANDS), (np.nan, np.nan)]
        lines += [_tell_band(risen, low, high) for low, high in edges]
    return lines


def _is_judged(one: Lived, evenings: int) -> bool:
    return one.evenings == evenings and one.way == ADVISED


def _tell_band(risen: npt.NDArray[np.float64], low: float, high: float) -> str:
    said, rise = risen.T
    among = np.isnan(said) if np.isnan(low) else (said >= low) & (said < high)
    name = "nothing (too few)" if np.isnan(low) else f"{low:.2f} to {min(high, 1):.2f}"
    if not among.any():
        return f"    {name:20s}none"
    share, truly = among.mean(), rise[among]
    told = f"{share:5.1%} of areas ({among.sum()}), rose {truly.mean():+.2f} on average"
    much = (truly >= practice_effect.SMALLEST_RISE).mean()
    return f"    {name:20s}{told}, {much:.0%} by 0.3 or more"
