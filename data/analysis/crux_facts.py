"""The facts an interview's crux is chosen by: its answers, what was around them, the others."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from data.models import LOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

AT_LEAST_TWO = 2
GAVE_UP = "gave-up"
"""The slip that says so."""

STAYING_POSITIVE = "staying-positive"
_Rated = TypeVar("_Rated", "Answer", "AroundRating")


@dataclass(frozen=True)
class Answer:
    """A rated answer: its question's id, its area if it has one, and its slips."""

    question: str
    area: str | None
    rating: int
    slips: tuple[str, ...] = ()


@dataclass(frozen=True)
class AroundRating:
    """Something rated around the questions."""

    area: str
    rating: int


@dataclass(frozen=True)
class CruxFacts:
    """One interview compared with the person's others.

    `answers` are in the order they were noted; `ticked` counts each slip over all its questions,
    rated or not. `others` is the number of other interviews with a rated answer, `usual` the mean
    of those answers (NaN without any). `before` are the areas rated here that were low in every
    earlier interview that rated them, two at least, with the number of those interviews.
    """

    answers: tuple[Answer, ...] = ()
    around: tuple[AroundRating, ...] = ()
    ticked: tuple[tuple[str, int], ...] = ()
    felt: int | None = None
    gave_up: bool = False
    turned_round: bool = False
    others: int = 0
    usual: float = math.nan
    before: tuple[tuple[str, int], ...] = ()

    @property
    def lows(self) -> tuple[Answer, ...]:
        """The low answers, worst first."""
        return low(self.answers)

    @property
    def low_around(self) -> tuple[AroundRating, ...]:
        """What was low around the questions, worst first."""
        return low(self.around)

    @property
    def mean(self) -> float:
        """The mean rating of the answers; there must be one."""
        return mean(self.answers)

    @property
    def low_now(self) -> frozenset[str | None]:
        """Every area with a low rating, among the answers or around them."""
        around = {each.area for each in self.low_around}
        return frozenset({each.area for each in self.lows} | around)

    def low_areas(self) -> list[tuple[str, int]]:
        """(area, number of its low answers), most first."""
        return Counter(each.area for each in self.lows if each.area is not None).most_common()


def low(rated: Iterable[_Rated]) -> tuple[_Rated, ...]:
    """The low ones of what was `rated`, worst first."""
    found = [each for each in rated if each.rating <= LOW]
    return tuple(sorted(found, key=lambda each: each.rating))


def mean(answers: Sequence[Answer]) -> float:
    """The mean rating of `answers`; there must be one."""
    return sum(each.rating for each in answers) / len(answers)


def collect_facts(
    ratings: pd.DataFrame, interview: object, slips: Mapping[str, Sequence[str]]
) -> dict[str, object]:
    """The fields of `CruxFacts` that come from the ratings.

    Args:
        ratings: columns interview, area, rating, question, as in `data.analysis.crux.assess`.
        interview: its key in `ratings`.
        slips: what was ticked in this interview, by question id.
    """
    here = ratings[ratings["interview"] == interview]
    others = ratings[(ratings["interview"] != interview) & ratings["question"].notna()]
    return {
        "answers": tuple(_answers(here[here["question"].notna()], slips)),
        "around": tuple(_around(here[here["question"].isna()])),
        "ticked": tuple(Counter(slip for each in slips.values() for slip in each).most_common()),
        "others": int(others["interview"].nunique()),
        "usual": float(others["rating"].mean()) if len(others) else math.nan,
        "before": tuple(_always_low(ratings, interview, here)),
    }


def _answers(rows: pd.DataFrame, slips: Mapping[str, Sequence[str]]) -> Iterable[Answer]:
    areas = rows["area"].where(rows["area"].notna(), None)
    for question, area, rating in zip(rows["question"], areas, rows["rating"], strict=True):
        # What is missing comes as None or as NaN, by the kind pandas gives the column.
        named = area if isinstance(area, str) else None
        yield Answer(question, named, int(rating), tuple(slips.get(question, ())))


def _around(rows: pd.DataFrame) -> Iterable[AroundRating]:
    for area, rating in zip(rows["area"], rows["rating"], strict=True):
        yield AroundRating(area, int(rating))


def _always_low(
    ratings: pd.DataFrame, interview: object, here: pd.DataFrame
) -> Iterable[tuple[str, int]]:
    """The areas rated `here` that were low in each of two or more earlier interviews."""
    earlier = ratings[(ratings["interview"] < interview) & ratings["area"].isin(here["area"])]
    # One low answer is enough for an interview to have been low in the area.
    worst = earlier.groupby(["area", "interview"])["rating"].min() <= LOW
    counts = worst.groupby("area").agg(["sum", "size"])
    for area in dict.fromkeys(here["area"].dropna()):
        asked = int(counts["size"].get(area, 0))
        if asked >= AT_LEAST_TWO and int(counts["sum"][area]) == asked:
            yield area, asked
