"""What an interview comes down to: the door of it, and where each rule begins.

What is said of each kind, and the cases in which it would be false, is in
`tests/components/interview/test_crux_text.py`; simulated people are in `test_crux_people.py`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd
import pytest
from msgspec.structs import replace

from data.analysis import crux, patterns
from data.analysis.crux_facts import Answer, AroundRating
from data.models import LimitError, Wobble
from tests.support.crux.cases import Said, interview, look
from tests.support.page_driver import an_interview

Row = tuple[int, str | None, int, str | None]


def table(*rows: Row) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["interview", "area", "rating", "question"])


def test_answers_and_what_was_around_them_are_told_apart_by_their_question() -> None:
    rows = table((0, "intro", 4, "q1"), (0, None, 2, "q2"), (0, "nerves", 1, None))
    found = crux.assess(rows, 0, felt=3, slips={"q2": ("froze",)})
    assert found.kind == "one or two"
    assert found.facts.answers == (Answer("q1", "intro", 4), Answer("q2", None, 2, ("froze",)))
    assert found.facts.around == (AroundRating("nerves", 1),)
    assert (found.facts.others, found.facts.before) == (0, ())


def test_the_usual_is_that_of_the_other_interviews_answers() -> None:
    rows = table(
        *((0, "intro", 4, "a"), (0, None, 2, "b"), (0, "nerves", 1, None), (2, "intro", 3, "c")),
        *((1, "intro", 1, "d"), (3, "nerves", 5, None)),
    )
    facts = crux.assess(rows, 1).facts
    assert (facts.usual, facts.others) == (3.0, 2)


def test_an_interview_without_ratings_comes_down_to_nothing() -> None:
    assert crux.assess(table((0, "intro", 4, "a")), 9).kind == "nothing rated"
    assert crux.assess(table(), 0).kind == "nothing rated"


def test_a_missing_question_column_is_named() -> None:
    with pytest.raises(LimitError) as refused:
        crux.assess(table((0, "intro", 4, "a")).drop(columns="question"), 0)
    assert refused.value.field == "question"


def test_a_rating_off_the_scale_is_refused() -> None:
    with pytest.raises(LimitError) as refused:
        crux.assess(table((0, "intro", 6, "a")), 0)
    assert refused.value.field == "rating"


FOURS: tuple[Said, ...] = tuple((area, 4) for area in ("intro", "conflict", "values", "teamwork"))


def day(*ratings: int) -> tuple[Said, ...]:
    """Answers with these ratings, each in an area of its own."""
    areas = ("intro", "conflict", "values", "teamwork", "case")
    return tuple(zip(areas, ratings, strict=False))


@pytest.mark.parametrize(
    "ratings, whole", [((2, 2, 2, 2), True), ((1, 1, 4, 4), False), ((2, 3, 3, 3), False)]
)
def test_the_day_takes_most_answers_under_the_usual_and_two_low_areas(
    ratings: tuple[int, ...], whole: bool
) -> None:
    told = look(*day(*ratings), before=(FOURS, FOURS, FOURS))
    assert (told.kind == "whole day") == whole


def test_the_day_is_only_named_where_the_model_finds_it_likely() -> None:
    # Somebody whose days swing widely anyway: a bad one is less of a surprise, not more.
    earlier = (day(3, 1, 5, 2, 4), day(4, 2, 1, 5, 3))
    told = look(*day(2, 2, 3, 1), before=earlier)
    every = [interview(n, *said) for n, said in enumerate((*earlier, day(2, 2, 3, 1)))]
    p_bad = patterns.day_effects(
        pd.DataFrame(
            [(n, q.area, q.rating) for n, one in enumerate(every) for q in one.questions],
            columns=["interview", "area", "rating"],
        )
    )["p_bad"].iloc[-1]
    assert p_bad < crux.BAD_DAY_LIKELY
    assert told.kind == "most low"


@pytest.mark.parametrize(
    "fields, turned",
    [
        ({"wobble": Wobble.EARLY}, True),
        ({"wobble": Wobble.LATE, "turned_round": False}, True),
        ({"wobble": Wobble.LATE, "turned_round": True}, False),
        ({"wobble": Wobble.NO, "turned_round": True, "around": {"staying-positive": 2}}, True),
        ({"around": {"staying-positive": 3}}, False),
    ],
)
def test_it_turns_only_where_giving_up_was_noted_and_did_not_turn_round(
    fields: dict[str, Any], turned: bool
) -> None:
    assert (look(*day(4, 4, 2, 1), **fields).kind == "it turned") == turned


def test_the_slip_that_says_so_counts_as_giving_up() -> None:
    answers: list[Said] = [*day(4, 4, 2), ("case", 1, "gave-up")]
    assert look(*answers).kind == "it turned"


@pytest.mark.parametrize(
    "ratings, turned",
    [((4, 4, 3, 2), True), ((3, 4, 3, 3), False), ((5, 5, 4, 3), False), ((4, 1, 1, 1), True)],
)
def test_it_turns_where_the_answers_drop_a_point_and_stay_under_three(
    ratings: tuple[int, ...], turned: bool
) -> None:
    assert (look(*day(*ratings), wobble=Wobble.EARLY).kind == "it turned") == turned


def test_what_is_only_typed_makes_no_other_crux_and_what_is_rated_does() -> None:
    one = an_interview(1, crux_why="", wobble=Wobble.EARLY)
    typed = replace(
        one, crux_why="Tired.", key_issues=("a",), note="b", rev="c", updated=one.created
    )
    assert crux.without_detail(one) == crux.without_detail(typed)
    others = [an_interview(number) for number in (2, 3)]
    assert crux.crux_of([crux.without_detail(one), *others], one.id) == crux.crux_of(
        [one, *others], one.id
    )
    for changed in (
        replace(one, felt=5),
        replace(one, wobble=None),
        replace(one, turned_round=True),
        replace(one, date=one.date + timedelta(1)),
        replace(one, around=()),
        replace(one, questions=one.questions[1:]),
        replace(one, questions=(replace(one.questions[0], slips=("froze",)), *one.questions[1:])),
    ):
        assert crux.without_detail(one) != crux.without_detail(changed)


def test_every_kind_is_met_in_the_cases_of_its_words() -> None:
    assert len(crux.CRUX_KINDS) == len(set(crux.CRUX_KINDS)) == 16
