"""What stands on the axes of charts: expressions of Vega's, in numbers or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUS = "\u2212"


class Scale(NamedTuple):
    """A horizontal scale: its ends, its marks, an expression for their words, the dashed line."""

    low: float
    high: float
    marks: Sequence[float]
    words: str
    title: str
    usual: float


class Axes(NamedTuple):
    """The labels of one manner: of rating points from the usual, of ratings, of chances felt.

    `often` are the labels of how often a slip happens, `felt_marks` the per cents labelled.
    """

    points: str
    points_title: str | None
    five: str
    often: str
    often_title: str
    often_marks: Sequence[float]
    felt: str
    felt_marks: Sequence[int]


NUMBERS = Axes(
    points=(
        f"datum.value === 0 ? 'your usual' : (datum.value > 0 ? '+' : '{MINUS}') + abs(datum.value)"
    ),
    points_title="rating points",
    five="datum.value === 1 ? '1 badly' : datum.value === 5 ? '5 very well' : datum.value",
    often="datum.value === 0 ? 'never' : round(datum.value * 10) + ' in 10'",
    often_title="interviews",
    often_marks=(0, 0.2, 0.4, 0.6, 0.8, 1),
    felt="datum.value + '\u00a0%'",
    felt_marks=(0, 25, 50, 75, 100),
)
WORDS = Axes(
    # One label a direction: more of them would run into each other on a phone.
    points=(
        "datum.value === 0 ? 'your usual' : datum.value === 1 ? 'above' : "
        "datum.value === -1 ? 'below' : ''"
    ),
    points_title=None,
    five=(
        "datum.value === 1 ? 'badly' : datum.value === 3 ? 'so-so' : "
        "datum.value === 5 ? 'very well' : ''"
    ),
    often="datum.value === 0 ? 'never' : datum.value === 1 ? 'always' : 'half the time'",
    often_title="",
    often_marks=(0, 0.5, 1),
    felt="datum.value === 0 ? 'hardly' : datum.value === 100 ? 'almost sure' : 'even'",
    felt_marks=(0, 50, 100),
)
