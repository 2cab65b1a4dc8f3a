"""What all areas together come down to, and in which order to mention them."""

from __future__ import annotations

from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from data.analysis import verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from data.analysis.verdicts import AreaFinding

FEWEST_ACROSS = 3
MOSTLY = 0.60
HALF_THE_TIME = 0.5
ASKED_TWICE = 2
UNSETTLED = 0.40
"""From this chance of a low one somewhere next time on, it is too soon to say "nothing recurs"."""


class SummaryKind(StrEnum):
    """What to say first, most pressing first."""

    ACROSS = "low across the board"
    BACK = "keeps coming back"
    NEVER_LOW = "never low"
    WATCH = "to watch"
    NOW_AND_THEN = "low now and then"
    EASED = "better of late"
    SELDOM = "seldom low"
    NOT_TWICE = "not low twice"
    TOO_SOON = "too soon to say"


class Summary(NamedTuple):
    """What to say first, and of which areas; those more likely to be low next time come first.

    For `ACROSS` the areas are those asked twice, `often` of them low at least half the time.
    """

    kind: SummaryKind
    areas: tuple[AreaFinding, ...]
    often: int = 0


def order(areas: Iterable[AreaFinding]) -> tuple[AreaFinding, ...]:
    """The areas by how pressing their verdict is, then by how likely they are to be low."""
    return tuple(
        sorted(areas, key=lambda row: (verdicts.urgency_rank(row.verdict), -row.p_low, row.area))
    )


def summarise(areas: Sequence[AreaFinding]) -> Summary:
    """What the areas come down to, after at least three rated interviews."""
    if across := _across(areas):
        return across
    told = {kind: tuple(filter(applies, order(areas))) for kind, applies in _RULES.items()}
    kind = next((kind for kind, rows in told.items() if rows), SummaryKind.NOT_TWICE)
    if kind is not SummaryKind.BACK and not any(row.low_interviews for row in areas):
        return Summary(SummaryKind.NEVER_LOW, ())
    if kind is SummaryKind.NOT_TWICE and max(row.p_low for row in areas) >= UNSETTLED:
        return Summary(SummaryKind.TOO_SOON, ())
    return Summary(kind, told.get(kind, ()))


def _across(areas: Sequence[AreaFinding]) -> Summary | None:
    """Low nearly everywhere, with no area that stands out."""
    twice = tuple(row for row in areas if row.interviews >= ASKED_TWICE)
    often = sum(_is_often_low(row) for row in twice)
    if len(twice) < FEWEST_ACROSS or often < MOSTLY * len(twice):
        return None
    one_stands_out = any(row.verdict == verdicts.STANDS_OUT for row in areas)
    if one_stands_out or median(row.p_low for row in twice) < HALF_THE_TIME:
        return None
    return Summary(SummaryKind.ACROSS, twice, often)


def _is_often_low(row: AreaFinding) -> bool:
    return (
        row.low_interviews >= ASKED_TWICE and row.low_interviews >= HALF_THE_TIME * row.interviews
    )


def _is_low_twice(row: AreaFinding) -> bool:
    return row.low_interviews >= ASKED_TWICE


_BETTER = frozenset({verdicts.EASED, verdicts.IMPROVING})
_RULES: dict[SummaryKind, Callable[[AreaFinding], bool]] = {
    SummaryKind.BACK: lambda row: row.verdict in verdicts.COMES_BACK,
    SummaryKind.WATCH: lambda row: row.verdict in verdicts.TO_WATCH,
    SummaryKind.NOW_AND_THEN: lambda row: row.verdict == verdicts.COMES_AND_GOES,
    SummaryKind.EASED: lambda row: row.verdict in _BETTER and _is_low_twice(row),
    SummaryKind.SELDOM: _is_low_twice,
}
