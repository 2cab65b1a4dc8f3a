"""What to practise next (at most three areas, and a slip), and what has been practised so far.

The order is that of `data.analysis.patterns`: by how far an area is from the person's own usual now
(the posterior mean of delta), from the first interview on. But what keeps coming back and is below
the usual comes first, so that one interview does not outrank four. Weighting it by how often an
area is asked was tried and made the advice worse.

Offered are areas with something to gain: below the usual (delta < 0), or rated low at least once,
which matters when everything is low and nothing stands out. Never offered are strengths, areas with
the verdict "no concern" (to advise practice there would take the verdict back), and areas without
an exercise, such as a key from a later version's export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.analysis import verdicts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from data.analysis.report import Study
    from data.analysis.slips import SlipFinding
    from data.analysis.verdicts import AreaFinding
    from data.models import Practice

MOST_ADVISED = 3
FOR_ANYBODY = ("intro/ninety-seconds", "motivation/swap-the-name", "nerves/long-breath-out")
"""One exercise each that serves everybody, for a journal that cannot say anything yet."""

_MINUTES = (5, 10, 15, 20, 30, 45)
"""How long one usually sits down for."""

NEVER = frozenset({verdicts.STRENGTH, verdicts.NO_CONCERN})


class PracticeCount(NamedTuple):
    """How many times something was practised, and the last day."""

    times: int = 0
    last: date | None = None


class Advice(NamedTuple):
    """What to practise next, and from how many `rated` interviews that is derived."""

    rated: int
    areas: tuple[AreaFinding, ...]
    slip: SlipFinding | None


def advise(found: Study, practisable: Container[str]) -> Advice:
    """What to practise next.

    Args:
        found: the person's report.
        practisable: the areas and slips that have an exercise.
    """
    return Advice(
        len(found.interviews),
        rank_areas(found.areas, practisable),
        recurring_slip(found.slips, practisable),
    )


def rank_areas(
    areas: Iterable[AreaFinding], practisable: Container[str]
) -> tuple[AreaFinding, ...]:
    """The areas to practise next, at most `MOST_ADVISED`.

    Args:
        areas: lowest first; those that keep coming back and are below the usual move to the front.
        practisable: the areas that have an exercise.
    """
    gaining = [row for row in areas if row.area in practisable and _gains(row)]
    return tuple(sorted(gaining, key=lambda row: not comes_back_below(row)))[:MOST_ADVISED]


def comes_back_below(row: AreaFinding) -> bool:
    """Whether an area keeps coming back and is below the person's usual."""
    return row.verdict in verdicts.COMES_BACK and row.delta < 0


def _gains(row: AreaFinding) -> bool:
    return row.verdict not in NEVER and (row.delta < 0 or row.low_interviews > 0)


def recurring_slip(slips: Iterable[SlipFinding], practisable: Container[str]) -> SlipFinding | None:
    """The slip that recurs most, if one does; `slips` are most frequent first."""
    return next((row for row in slips if row.recurs and row.slip in practisable), None)


def count_practice(practices: Iterable[Practice]) -> dict[str, PracticeCount]:
    """The practice of each area or slip, by its key; those never practised are left out."""
    found: dict[str, PracticeCount] = {}
    for practice in practices:
        before = found.get(practice.area, PracticeCount())
        last = practice.date if before.last is None else max(before.last, practice.date)
        found[practice.area] = PracticeCount(before.times + 1, last)
    return found


def minutes_to_choose(own: int) -> tuple[int, ...]:
    """The lengths to choose from, in minutes: the usual ones and the exercise's own."""
    return tuple(sorted({*_MINUTES, own}))
