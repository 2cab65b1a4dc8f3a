"""The crux of one interview: one question, one part of it, the whole day, or neither."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.analysis import patterns
from data.analysis.columns import require
from data.models import LOW

if TYPE_CHECKING:
    import pandas as pd

ONE_QUESTION = "one question"
ONE_PART = "one part"
WHOLE_DAY = "whole day"
BETTER = "better than it felt"
STEADY = "steady"
NOTHING_RATED = "nothing rated"
KINDS = (ONE_QUESTION, ONE_PART, WHOLE_DAY, BETTER, STEADY, NOTHING_RATED)

LIKELY = 0.60
NEAR = 0.5
MOST_LOWS = 2
HOLDS = 2 / 3
MOSTLY_LOW = 0.60
FEWEST_FOR_A_DAY = 3
FELT_WORSE = 1.0


@dataclass(frozen=True)
class Crux:
    """What an interview comes down to.

    `area` is the area of its lows, if they have one; `questions` the ids of the worst one or two
    low answers, worst first; `first` says there was nothing to compare with but the interview
    itself. `mean` is its mean rating, `usual` that of the other interviews (of a first one, its
    own median); both are NaN when nothing is rated. `p_bad_day` is P(the day cost half a point).
    """

    kind: str
    area: str | None
    questions: tuple[str, ...]
    first: bool
    mean: float
    usual: float
    p_bad_day: float


def assess(ratings: pd.DataFrame, interview: object, *, felt: int | None = None) -> Crux:
    """The crux of `interview`, one of the keys in `ratings`, seen against the other interviews.

    `ratings` has columns interview, area, rating and question (an id; missing for what was rated
    around the questions); `felt` is how the interview felt, 1 to 5. The first that applies:
    nothing rated; the whole day (P(day <= -0.5) >= 0.6; in a first interview, lows in three of
    five answers and more than one area); one part (one area holds two thirds of two or more lows,
    or the only low lies outside the questions); one question (one or two lows, the rest no more
    than half a point below usual); better than it felt (felt 1 or 2, rated at least a point
    higher, no more than half a point below usual); steady (nothing stands out).

    Raises:
        LimitError: a column is missing, or a rating is not a whole number from 1 to 5.
    """
    require(ratings, "question")
    days = patterns.days(ratings)
    rated = ratings.dropna(subset=["area", "rating"])
    among = rated["interview"] == interview
    if not among.any():
        return Crux(NOTHING_RATED, None, (), rated.empty, math.nan, math.nan, 0.0)
    p_bad = float(days.loc[days["interview"] == interview, "p_bad"].iloc[0])
    seen = _Seen(rated[among], rated[~among], p_bad, felt)
    worst = tuple(seen.lows["question"].dropna().head(MOST_LOWS))
    return Crux(seen.kind(), seen.area(), worst, seen.first, seen.mean, seen.usual, p_bad)


@dataclass(frozen=True)
class _Seen:
    """One interview's ratings beside those of the others."""

    here: pd.DataFrame
    others: pd.DataFrame
    p_bad: float
    felt: int | None

    @property
    def first(self) -> bool:
        return self.others.empty

    @property
    def mean(self) -> float:
        return float(self.here["rating"].mean())

    @property
    def usual(self) -> float:
        if self.first:
            return float(np.median(self.here["rating"]))
        return float(self.others["rating"].mean())

    @property
    def lows(self) -> pd.DataFrame:
        low = self.here[self.here["rating"] <= LOW]
        return low.sort_values(["rating", "area"], kind="stable")

    def kind(self) -> str:
        """The first kind of crux that applies."""
        rules = {
            WHOLE_DAY: self.low_throughout,
            ONE_PART: self.one_part,
            ONE_QUESTION: self.one_question,
            BETTER: self.felt_worse,
        }
        return next((kind for kind, applies in rules.items() if applies()), STEADY)

    def area(self) -> str | None:
        """The area that holds at least two thirds of the lows."""
        counts = self.lows["area"].value_counts()
        most = counts.head(1)
        return next((str(a) for a, n in most.items() if n >= HOLDS * counts.sum()), None)

    def low_throughout(self) -> bool:
        if not self.first:
            return self.p_bad >= LIKELY
        enough = len(self.here) >= FEWEST_FOR_A_DAY
        mostly = len(self.lows) >= MOSTLY_LOW * len(self.here)
        return enough and mostly and len(set(self.lows["area"])) > 1

    def one_part(self) -> bool:
        if self.area() is None:
            return False
        return len(self.lows) > 1 or bool(self.lows["question"].isna().all())

    def one_question(self) -> bool:
        rest = self.here.drop(self.lows.index)["rating"]
        few = 1 <= len(self.lows) <= MOST_LOWS
        return few and not rest.empty and bool(rest.mean() >= self.usual - NEAR)

    def felt_worse(self) -> bool:
        if self.felt is None or self.felt > LOW:
            return False
        near = self.first or self.mean >= self.usual - NEAR
        return near and self.mean - self.felt >= FELT_WORSE
