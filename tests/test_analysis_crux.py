"""One question, or the whole thing? Each case on a small log."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from data.analysis import crux
from data.models import LimitError

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE = [(t, area, 4, f"{area}{t}") for t in range(3) for area in ("a", "b", "c", "d")]


def table(rows: Sequence[tuple[int, str, int, str | None]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["interview", "area", "rating", "question"])


def after(*rows: tuple[str, int, str | None]) -> pd.DataFrame:
    """Three ordinary interviews of fours, then one of `rows`."""
    return table([*BEFORE, *((3, *row) for row in rows)])


def only(*rows: tuple[str, int, str | None]) -> pd.DataFrame:
    return table([(0, *row) for row in rows])


def test_one_low_answer_among_usual_ones_is_one_question() -> None:
    found = crux.assess(after(("a", 4, "q1"), ("b", 1, "q2"), ("c", 4, "q3"), ("d", 4, "q4")), 3)
    assert (found.kind, found.area, found.questions) == ("one question", "b", ("q2",))
    assert (found.mean, found.usual, found.first) == (3.25, 4.0, False)


def test_two_low_answers_are_named_worst_first() -> None:
    rows = (("a", 4, "q1"), ("b", 2, "q2"), ("c", 1, "q3"), ("d", 4, "q4"), ("a", 5, "q5"))
    found = crux.assess(after(*rows), 3)
    assert (found.kind, found.area, found.questions) == ("one question", None, ("q3", "q2"))


def test_lows_in_one_area_are_one_part() -> None:
    rows = (("a", 4, "q1"), ("b", 2, "q2"), ("b", 1, "q3"), ("c", 4, "q4"), ("d", 4, "q5"))
    found = crux.assess(after(*rows), 3)
    assert (found.kind, found.area, found.questions) == ("one part", "b", ("q3", "q2"))


def test_a_low_around_the_questions_is_one_part_without_a_question() -> None:
    found = crux.assess(after(("a", 4, "q1"), ("b", 4, "q2"), ("nerves", 1, None)), 3)
    assert (found.kind, found.area, found.questions) == ("one part", "nerves", ())


def test_low_from_start_to_end_is_the_whole_day() -> None:
    found = crux.assess(after(*[(area, 1, f"q{area}") for area in "abcd"]), 3)
    assert found.kind == "whole day"
    assert found.p_bad_day >= 0.6
    assert found.questions == ("qa", "qb")


def test_a_bad_feeling_over_usual_ratings_was_better_than_it_felt() -> None:
    rows = after(*[(area, 4, f"q{area}") for area in "abcd"])
    assert crux.assess(rows, 3, felt=1).kind == "better than it felt"
    assert crux.assess(rows, 3, felt=4).kind == "steady"
    assert crux.assess(rows, 3).kind == "steady"


def test_a_first_interview_is_compared_within_itself_and_says_so() -> None:
    found = crux.assess(only(("a", 4, "q1"), ("b", 1, "q2"), ("c", 3, "q3"), ("d", 3, "q4")), 0)
    assert (found.kind, found.first, found.usual) == ("one question", True, 3.0)


def test_a_first_interview_low_in_most_answers_and_areas_is_the_whole_day() -> None:
    found = crux.assess(only(("a", 1, "q1"), ("b", 2, "q2"), ("c", 2, "q3"), ("d", 4, "q4")), 0)
    assert (found.kind, found.first) == ("whole day", True)


def test_a_first_interview_that_felt_bad_and_was_rated_well_was_better() -> None:
    found = crux.assess(only(("a", 3, "q1"), ("b", 4, "q2"), ("c", 4, "q3")), 0, felt=2)
    assert (found.kind, found.first) == ("better than it felt", True)


def test_a_single_low_answer_alone_has_no_rest_to_stand_out_from() -> None:
    assert crux.assess(only(("a", 1, "q1")), 0).kind == "steady"


def test_lows_scattered_over_an_otherwise_usual_day_are_steady() -> None:
    rows = [("a", 2, "q1"), ("b", 2, "q2"), ("c", 2, "q3"), *[("d", 5, f"d{i}") for i in range(6)]]
    found = crux.assess(after(*rows), 3)
    assert (found.kind, found.questions) == ("steady", ("q1", "q2"))


@pytest.mark.parametrize("rows, first", [(BEFORE, False), ([], True)])
def test_an_interview_without_ratings_has_no_crux(
    rows: list[tuple[int, str, int, str | None]], first: bool
) -> None:
    found = crux.assess(table(rows), 9)
    assert (found.kind, found.first, found.questions) == ("nothing rated", first, ())
    assert math.isnan(found.mean)


def test_a_missing_question_column_is_named() -> None:
    with pytest.raises(LimitError) as refused:
        crux.assess(table(BEFORE).drop(columns="question"), 0)
    assert refused.value.field == "question"
