"""From the records of a journal to the tables the analysis reads.

An interview's number is its position in date order, from 0; of two on one day the one made first
comes first. Ratings are the first ones, never those corrected or given the next day.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from data.analysis.self_rating_bias import FELT
from data.analysis.table_schema import fill
from data.models import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from data.models import Interview, Outcome, Practice

THROUGH = frozenset({Result.THROUGH, Result.OFFER})
TURNED_DOWN = frozenset({Result.REJECTED, Result.NO_ANSWER})


class Rated(NamedTuple):
    """One rating: of a question, or (without one) of something around the questions."""

    interview: int
    area: str
    rating: int
    question: str | None
    id: str


def in_order(interviews: Iterable[Interview]) -> list[Interview]:
    """`interviews` by date, those of one day as they were made."""
    return sorted(interviews, key=lambda one: (one.date, one.created, one.id))


def ratings(interviews: Iterable[Interview]) -> pd.DataFrame:
    """A row a rating: interview (its number), area, rating, question (its id), id (interview's).

    Questions without an area or a rating are left out; what was rated around the questions is in,
    its question missing.
    """
    rows = [row for number, one in enumerate(in_order(interviews)) for row in _rated(number, one)]
    return fill(
        rows, {"interview": "int", "area": "str", "rating": "int", "question": "str", "id": "str"}
    )


def is_rated(interview: Interview) -> bool:
    """Whether `ratings` has a row of the interview."""
    return next(_rated(0, interview), None) is not None


def answers(interviews: Iterable[Interview]) -> pd.DataFrame:
    """What `ratings` holds, but for the id, and the rated answers without an area as well.

    A row a rating: interview (its number), area (missing without one), rating, question (its id).
    """
    rows = [row for number, one in enumerate(in_order(interviews)) for row in _every(number, one)]
    return fill(rows, {"interview": "int", "area": "str", "rating": "int", "question": "str"})


def ticks(interviews: Iterable[Interview], slips: Sequence[str]) -> pd.DataFrame:
    """A row an interview and slip: interview (its number), slip, ticked (0 or 1).

    Only interviews with a rated question are opportunities; a slip counts once an interview.
    """
    rows = [
        (number, slip, int(slip in ticked))
        for number, one in enumerate(in_order(interviews))
        if any(question.rating is not None for question in one.questions)
        for ticked in [{slip for question in one.questions for slip in question.slips}]
        for slip in slips
    ]
    return fill(rows, {"interview": "int", "slip": "str", "ticked": "int"})


def felt(interviews: Iterable[Interview], outcomes: Mapping[str, Outcome]) -> pd.DataFrame:
    """A row an answered interview: interview (its number), p (chance felt), went_through (0, 1).

    `outcomes` is keyed by interview id. Those waiting, withdrawn or without a guess are left out.
    """
    rows = [
        (number, chance, int(outcomes[one.id].result in THROUGH))
        for number, one in enumerate(in_order(interviews))
        if (chance := _chance(one)) is not None
        and one.id in outcomes
        and outcomes[one.id].result in THROUGH | TURNED_DOWN
    ]
    return fill(rows, {"interview": "int", "p": "float", "went_through": "int"})


def theirs(interviews: Iterable[Interview], outcomes: Mapping[str, Outcome]) -> pd.DataFrame:
    """A row a rating by the other side: interview (its number), area, rating."""
    rows = [
        (number, given.area, given.rating)
        for number, one in enumerate(in_order(interviews))
        if one.id in outcomes
        for given in outcomes[one.id].feedback_areas
    ]
    return fill(rows, {"interview": "int", "area": "str", "rating": "int"})


def practised(practices: Iterable[Practice], interviews: Iterable[Interview]) -> pd.DataFrame:
    """A row a sitting: area, since (the number of the first interview on a later day).

    An interview of the same day was before it: practice follows an evening's looking back. After
    the last interview, `since` is the number the next one will have.
    """
    dates = [one.date for one in in_order(interviews)]
    rows = [(each.area, bisect_right(dates, each.date)) for each in practices]
    return fill(rows, {"area": "str", "since": "int"})


def heatmap(interviews: Sequence[Interview]) -> pd.DataFrame:
    """A row an interview and area rated in it.

    Columns interview (its number), id, date, company, area, mean_rating, n.
    """
    cells = (
        ratings(interviews)
        .groupby(["interview", "id", "area"], as_index=False)
        .agg(mean_rating=("rating", "mean"), n=("rating", "size"))
    )
    known = {one.id: one for one in interviews}
    cells.insert(2, "date", pd.to_datetime([known[key].date for key in cells["id"]]))
    cells.insert(3, "company", pd.Series([known[key].company for key in cells["id"]], dtype="str"))
    return cells


def _rated(number: int, interview: Interview) -> Iterator[Rated]:
    for question in interview.questions:
        if question.area is not None and question.rating is not None:
            yield Rated(number, question.area, question.rating, question.id, interview.id)
    for around in interview.around:
        if around.rating is not None:
            yield Rated(number, around.area, around.rating, None, interview.id)


def _every(number: int, interview: Interview) -> Iterator[tuple[int, str | None, int, str | None]]:
    for question in interview.questions:
        if question.rating is not None:
            yield number, question.area, question.rating, question.id
    for around in interview.around:
        if around.rating is not None:
            yield number, around.area, around.rating, None


def _chance(interview: Interview) -> float | None:
    if interview.chance is not None:
        return interview.chance / 100
    return None if interview.felt is None else FELT[interview.felt]
