"""What is said of people of nine natures, held against the truth: in short, and long (`make slow`).

The same people are told by the verdicts as first built and by today's. Run it with `-s` to read the
tables; docs/patterns.md quotes the long ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from data.analysis.verdicts import COMES_BACK
from tests.natures import first_scheme, table, telling
from tests.natures.guesses import ANSWERED, MUCH, OUT_BY, RIGHT, SOME, guess
from tests.natures.habits import keep, log_all, log_lows, rate_lows
from tests.natures.natures import AT_EASE, NATURES
from tests.natures.person import LOW, answer, ask, attend, expect_lows
from tests.natures.trial import Whose, try_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.natures.guesses import Guessed
    from tests.natures.table import Found, Share

    Limits = Mapping[str, tuple[float, float]]

LENGTHS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 25)
FEW, MANY = 5, 40
"""So many people of each nature and length, in short and long."""

LONG: Limits = {
    table.RIGHT: (0.78, 1.0),
    table.FOUND: (0.40, 1.0),
    table.INVENTED: (0.0, 0.02),
    table.ONE_OFF: (0.0, 0.04),
    table.NO_CONCERN: (0.0, 0.03),
    table.NOTHING: (0.88, 1.0),
    table.SAID: (0.18, 0.50),
    table.KEPT: (0.67, 1.0),
}
SHORT: Limits = {
    **LONG,
    table.RIGHT: (0.76, 1.0),
    table.INVENTED: (0.0, 0.035),
    table.NOTHING: (0.84, 1.0),
    table.SAID: (0.15, 0.50),
}
"""Of a few hundred people, where chance alone moves these by some points."""


def meet(each: int, first: int) -> Found:
    """So many people of every nature and length, numbered from `first`."""
    kinds = [(nature, t) for nature in NATURES for t in LENGTHS for _ in range(each)]
    return table.gather(try_out(Whose(first + n, *kind)) for n, kind in enumerate(kinds))


def ask_for_guesses(each: int) -> list[Guessed]:
    kinds = [(kind, answered) for kind in OUT_BY for answered in ANSWERED for _ in range(each)]
    return [guess(7, each * 100_000 + n, *kind) for n, kind in enumerate(kinds)]


def show(lines: Sequence[str]) -> None:
    print("\n" + "\n".join(lines))  # noqa: T201 - the tables are read


def miss(found: Mapping[str, Share], limits: Limits) -> dict[str, float]:
    """The figures outside their limits."""
    values = {name: found[name].value for name in limits}
    return {
        name: values[name]
        for name, (least, most) in limits.items()
        if not least <= values[name] <= most
    }


def test_what_is_said_of_a_few_hundred_people_is_true() -> None:
    found = meet(FEW, 0)
    rows = table.compare(found)
    show(telling.tell(found, rows))
    assert miss({name: row.today for name, row in rows.items()}, SHORT) == {}
    # The same limits tell the schemes apart: the first one misses these, on the same people.
    first = miss({name: row.first for name, row in rows.items()}, SHORT)
    assert {table.FOUND, table.ONE_OFF, table.NOTHING, table.KEPT} <= set(first)
    assert_habits(found, wrongly=0.035, caught=0.78)
    assert_calibrated(found.areas, 0.12)
    early = found.areas[found.areas["interviews"] < 3]
    assert not early["today"].isin(COMES_BACK).any()


@pytest.mark.slow
def test_what_is_said_of_thousands_of_people_is_true() -> None:
    found = meet(MANY, 1_000_000)
    rows = table.compare(found)
    show(telling.tell(found, rows))
    assert miss({name: row.today for name, row in rows.items()}, LONG) == {}
    first = miss({name: row.first for name, row in rows.items()}, LONG)
    assert {table.FOUND, table.ONE_OFF, table.NO_CONCERN, table.NOTHING, table.KEPT} <= set(first)
    assert_habits(found, wrongly=0.025, caught=0.80)
    assert_calibrated(found.areas, 0.10)


def assert_habits(found: Found, *, wrongly: float, caught: float) -> None:
    """Who logs everything is hardly ever told otherwise; who logs only lows mostly is."""
    seen = table.weigh_habits(found.people)
    assert seen["accused"].value <= wrongly
    assert seen["logs"].value >= caught
    # Questions left unrated give it away where the feeling does not.
    assert seen["rates"].value >= max(caught, seen["logs"].value + 0.02)


def assert_calibrated(areas: pd.DataFrame, within: float) -> None:
    """Among areas with a chance of a low one in the same tenth, about so many truly are."""
    tenths = table.calibrate(areas, "p_low")
    tenths = tenths[tenths["areas"] >= 30]
    assert len(tenths) >= 9
    assert (tenths["said"] - tenths["true"]).abs().max() <= within
    assert tenths["true"].is_monotonic_increasing


@pytest.mark.parametrize(
    "each, held",
    [
        pytest.param(10, {RIGHT: 0.80, SOME: 0.65, MUCH: 0.30}, id="short"),
        pytest.param(200, {RIGHT: 0.85, SOME: 0.75, MUCH: 0.45}, id="long", marks=pytest.mark.slow),
    ],
)
def test_the_interval_of_felt_against_happened_holds_the_gap(
    each: int, held: Mapping[str, float]
) -> None:
    guessed = ask_for_guesses(each)
    show(telling.tell_guesses(guessed))
    marks = pd.DataFrame(guessed).drop(columns="answered").groupby("kind").mean()
    assert all(marks["covers"][kind] >= least for kind, least in held.items())
    assert (marks["covers"] >= marks["first_covers"] - 0.03).all()
    assert marks["false"].max() <= 0.04
    # The prior first built left these people outside its interval, whatever their results.
    assert marks["first_covers"][MUCH] < 0.25


@pytest.mark.parametrize("nature", NATURES)
def test_the_truth_told_of_a_person_is_what_their_next_interviews_show(nature: str) -> None:
    draw = np.random.default_rng(3)
    person = NATURES[nature](4, draw)
    asked, low = np.zeros((2, len(person.chances)))
    for _ in range(3000):
        next_one = answer(person, person.interviews, ask(person, draw), draw)
        asked[np.unique(next_one.area)] += 1
        low[np.unique(next_one.area[next_one.rating <= LOW])] += 1
    among = asked > 100
    assert among.sum() >= 10
    error = np.sqrt(0.25 / asked[among])
    assert (np.abs(low / np.maximum(asked, 1) - expect_lows(person))[among] < 4.5 * error).all()


def test_people_at_ease_are_low_in_nothing_more_than_three_times_in_ten() -> None:
    draw = np.random.default_rng(5)
    people = [NATURES["at ease"](3, draw) for _ in range(20)]
    assert max(expect_lows(person).max() for person in people) <= AT_EASE


def test_the_same_number_is_the_same_person_and_hears_the_same() -> None:
    one, again, other = (try_out(Whose(n, "noisy", 5)) for n in (1, 1, 2))
    assert repr(one) == repr(again)
    assert one.areas != other.areas


def test_what_is_put_down_is_everything_or_the_lows_or_all_questions_with_only_the_lows_rated() -> (
    None
):
    draw = np.random.default_rng(8)
    attended = attend(NATURES["noisy"](3, draw), draw)
    all_of_it, lows, rated = (keep(attended, habit) for habit in (log_all, log_lows, rate_lows))
    for full, few, part in zip(all_of_it, lows, rated, strict=True):
        low = [each.rating for each in full.questions if each.rating and each.rating <= LOW]
        assert [each.rating for each in few.questions] == low
        assert [each.rating for each in part.questions if each.rating] == low
        assert len(part.questions) == len(full.questions)


def test_the_first_scheme_still_says_what_it_said() -> None:
    rows = [(t, "low", 1 + t % 2) for t in range(8)]
    rows += [(t, f"fine {n}", 4 + (t + n) % 2) for t in range(8) for n in range(3)]
    rows += [(t, "once", 2 if t == 3 else 4) for t in range(8)]
    said = first_scheme.judge(pd.DataFrame(rows, columns=["interview", "area", "rating"]))
    assert said["low"] == first_scheme.PATTERN
    assert said["once"] == first_scheme.BLIP
    assert said["fine 0"] == first_scheme.STRENGTH
    assert first_scheme.more_ratings(-0.9, 0.9) == 5
    assert first_scheme.more_ratings(-0.5, 0.5) == 0
