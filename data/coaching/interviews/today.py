"""What Today shows of Patterns: at most three areas, with room for a strength."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.analysis import summary, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.analysis.verdicts import AreaFinding

MOST_AREAS_TOLD = 3
WELL = 4.0
"""A mean rating from which on an area has held up, whatever is usual."""

FAIR = 3.0
"""Under this mean rating nothing has held up, however low the rest is."""

SELDOM = 3
"""Low in one of so many interviews at most."""

_SETTLED_WELL = frozenset({verdicts.NO_CONCERN, verdicts.NOT_LOW, verdicts.ONE_OFF})
_LOW = (
    verdicts.COMES_BACK
    | verdicts.TO_WATCH
    | {verdicts.COMES_AND_GOES, verdicts.SELDOM_LOW, verdicts.COUNTED}
)


def recurring_now(areas: Sequence[AreaFinding]) -> tuple[AreaFinding, ...]:
    """At most three areas to mention: the best that has held up, then the most pressing.

    Areas that were never low, or once in many interviews, are not mentioned.
    """
    best = held_up(areas)
    told = [row for row in summary.order(areas) if row != best and _is_worth_telling(row)]
    return ((best, *told) if best else tuple(told))[:MOST_AREAS_TOLD]


def _is_worth_telling(row: AreaFinding) -> bool:
    if row.verdict == verdicts.ASKED_ONCE:
        return row.low_interviews > 0
    return row.verdict not in _SETTLED_WELL


def held_up(rows: Iterable[AreaFinding]) -> AreaFinding | None:
    """The area that has held up best, if any has.

    Rated 3 or better on average; well, or above the person's usual; and low in at most a third of
    the interviews that asked it.
    """
    return max(filter(has_held, rows), key=lambda row: row.delta, default=None)


def has_held(row: AreaFinding) -> bool:
    """Whether an area has held up; `held_up` says what that means."""
    well = row.mean_rating >= FAIR and (row.delta > 0 or row.mean_rating >= WELL)
    return well and row.low_interviews * SELDOM <= row.interviews and row.verdict not in _LOW
