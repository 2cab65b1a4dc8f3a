"""A thousand evaluations of simulated people: is what is said of each specific, and is it true?"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from components.interview import crux_text
from components.text.voice import Figures
from data.analysis import crux
from data.catalogue.loader import catalogue
from tests.support.crux.cases import bare
from tests.support.crux.checker import check
from tests.support.crux.claims import Case
from tests.support.crux.people import draw_lives

FEW, MANY = 150, 1000
RUNS = [pytest.param(FEW, id="short"), pytest.param(MANY, marks=pytest.mark.slow, id="long")]
NAMED = re.compile(
    "|".join(
        ["“", *(area.short for area in catalogue().areas), *(s.name for s in catalogue().slips)]
    ),
    re.IGNORECASE,
)


@cache
def evaluate(evaluations: int) -> list[tuple[Case, str, str, bool]]:
    """Each interview as it was looked back on, with those before it.

    The kind of its crux, what is said, and whether its day was truly bad.
    """
    told = []
    for life in draw_lives(evaluations, seed=10):
        for place, one in enumerate(life.interviews):
            before = life.interviews[:place]
            found = crux.crux_of((*before, one), one.id)
            said = bare(crux_text.tell_crux_text(found, one, Figures()))
            told.append((Case(one, before), found.kind, said, place in life.bad))
    return told


def show(title: str, table: object) -> None:
    print(f"{title}: {table}")  # noqa: T201 - what is measured is read


@pytest.mark.parametrize("evaluations", RUNS)
def test_something_specific_is_said_in_more_than_four_of_five(evaluations: int) -> None:
    told = evaluate(evaluations)
    kinds = Counter(kind for _, kind, _, _ in told)
    unspecific = kinds[crux.NOTHING_RATED] + kinds[crux.ALL_ALIKE]
    specific = 1 - unspecific / len(told)
    naming = sum(bool(NAMED.search(said)) for _, _, said, _ in told) / len(told)
    show(f"\nOf {len(told)} evaluations", dict(kinds.most_common()))
    show("Specific", f"{specific:.1%}; naming a question, an area or a slip: {naming:.1%}")
    assert specific >= 0.9
    assert naming >= 0.8


@pytest.mark.parametrize("evaluations", RUNS)
def test_no_sentence_is_false(evaluations: int) -> None:
    wrong = [(check(case, said), said) for case, _, said, _ in evaluate(evaluations)]
    show("\nFalse or not known", sum(bool(found) for found, _ in wrong))
    assert [each for each in wrong if each[0]] == []


@pytest.mark.parametrize("evaluations", RUNS)
def test_the_whole_day_is_said_of_no_first_interview(evaluations: int) -> None:
    told = evaluate(evaluations)
    first = [(kind, said) for case, kind, said, _ in told if not case.before]
    days = [bad for _, kind, _, bad in told if kind == crux.WHOLE_DAY]
    show("\nThe whole day", f"{len(days)} times, {sum(days)} of them truly bad days")
    show("Of first interviews", f"{sum(kind == crux.WHOLE_DAY for kind, _ in first)}/{len(first)}")
    assert len(first) > evaluations / 5
    assert all(kind != crux.WHOLE_DAY and "usual" not in said for kind, said in first)


def test_the_checker_knows_a_false_sentence_when_it_sees_one() -> None:
    (case, _, said, _) = next(
        each for each in evaluate(FEW) if each[1] == crux.ONE_OR_TWO and "(2)" in each[2]
    )
    assert check(case, said) == []
    assert check(case, said.replace("(2)", "(1)")) != []
    assert check(case, "It went badly.") == ["not known: It went badly."]
