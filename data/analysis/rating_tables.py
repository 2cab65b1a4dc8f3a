"""The tables the analysis reads, made from the records of a journal.

An interview's number is its position in date order, from 0; of two on one day, the one made first
comes first. Ratings are the first ones, never corrections or those of the next day.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import starmap
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from data.analysis.self_rating_bias import FELT
from data.analysis.table_schema import fill
from data.models import Result, by_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from data.models import Interview, Outcome, Practice

THROUGH = frozenset({Result.THROUGH, Result.OFFER})
TURNED_DOWN = frozenset({Result.REJECTED, Result.NO_ANSWER})


_RATED = {"interview": "int", "area": "str", "rating": "int", "question": "str", "id": "str"}


class Rated(NamedTuple):
    """One rating: of a question, or (without one) of something around the questions."""

    interview: int
    area: str | None
    rating: int
    question: str | None
    id: str


def ratings(interviews: Iterable[Interview]) -> pd.DataFrame:
    """The ratings that have an area.

    Returns:
        A row for each rating: interview (its number), area, rating, question (its id; missing for
        what is around the questions), id (the interview's).
    """
    return fill([row for row in _rated(interviews) if row.area is not None], _RATED)


def is_rated(interview: Interview) -> bool:
    """Whether `ratings` has a row of the interview."""
    return any(row.area is not None for row in _rated([interview]))


def answers(interviews: Iterable[Interview]) -> pd.DataFrame:
    """What `ratings` holds, and the rated answers without an area (missing) as well."""
    return fill(list(_rated(interviews)), _RATED)


def ticks(interviews: Iterable[Interview], slips: Sequence[str]) -> pd.DataFrame:
    """Which slips were ticked in which interview.

    Args:
        interviews: only those with a rated question count as opportunities.
        slips: the keys of all slips.

    Returns:
        A row for each interview and slip: interview (its number), slip, ticked (0 or 1).
    """
    rows = [
        (number, slip, int(slip in ticked))
        for number, one in enumerate(by_date(interviews))
        # Where nothing was rated nobody looked back, so that no tick says nothing.
        if any(question.rating is not None for question in one.questions)
        for ticked in [{slip for question in one.questions for slip in question.slips}]
        for slip in slips
    ]
    return fill(rows, {"interview": "int", "slip": "str", "ticked": "int"})


class Guess(NamedTuple):
    """An answered interview (its number), the chance felt, and whether it went through (0, 1)."""

    interview: int
    p: float
    went_through: int


def felt(interviews: Iterable[Interview], outcomes: Mapping[str, Outcome]) -> tuple[Guess, ...]:
    """A row an answered interview; of `tabulate` they make what `calibration.assess` reads.

    Args:
        interviews: those waiting, withdrawn or without a guess are left out.
        outcomes: by interview id.

    Returns:
        A row for each interview: interview (its number), p (0 to 1), went_through (0 or 1).
    """
    return tuple(
        Guess(number, chance, int(outcomes[one.id].result in THROUGH))
        for number, one in enumerate(by_date(interviews))
        if (chance := _chance(one)) is not None
        and one.id in outcomes
        and outcomes[one.id].result in THROUGH | TURNED_DOWN
    )


def theirs(interviews: Iterable[Interview], outcomes: Mapping[str, Outcome]) -> pd.DataFrame:
    """The interviewers' ratings, a row each: interview (its number), area, rating."""
    rows = [
        (number, given.area, given.rating)
        for number, one in enumerate(by_date(interviews))
        if one.id in outcomes
        for given in outcomes[one.id].feedback_areas
    ]
    return fill(rows, {"interview": "int", "area": "str", "rating": "int"})


def practice_table(practices: Iterable[Practice], interviews: Iterable[Interview]) -> pd.DataFrame:
    """When each area was practised.

    An interview on the same day came before it: practice follows an evening's looking back.

    Returns:
        A row for each session: area, since (the number of the first interview on a later day; the
        number the next one will have if there is none).
    """
    dates = [one.date for one in by_date(interviews)]
    rows = [(each.area, bisect_right(dates, each.date)) for each in practices]
    return fill(rows, {"area": "str", "since": "int"})


class RatedCell(NamedTuple):
    """An interview (its number, its id) and an area rated in it."""

    interview: int
    id: str
    area: str
    ratings: tuple[int, ...]

    @property
    def mean(self) -> float:
        """The mean of its ratings."""
        return fmean(self.ratings)

    @property
    def near(self) -> int:
        """The rating nearest to it, halves upwards."""
        # `round` would take 2.5 down and 3.5 up.
        return int(self.mean + 0.5)


def cells(rated: pd.DataFrame) -> tuple[RatedCell, ...]:
    """A row an interview and area rated in it, out of `ratings`, in that order."""
    keys = ["interview", "id", "area"]
    grouped = rated.groupby(keys, as_index=False)["rating"].agg(tuple)
    return tuple(starmap(RatedCell, grouped.itertuples(index=False)))


def _rated(interviews: Iterable[Interview]) -> Iterator[Rated]:
    """Every rating, interview after interview."""
    for number, one in enumerate(by_date(interviews)):
        for asked in one.questions:
            if asked.rating is not None:
                yield Rated(number, asked.area, asked.rating, asked.id, one.id)
        for around in one.around:
            if around.rating is not None:
                yield Rated(number, around.area, around.rating, None, one.id)


def _chance(interview: Interview) -> float | None:
    if interview.chance is not None:
        return interview.chance / 100
    return None if interview.felt is None else FELT[interview.felt]
