"""How charts encode: what stands on axes, what a colour or a shape means, what a tooltip says.

Knows no Streamlit, as `components.charts.patterns`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.charts.palette import Palette

PICK = "pick"
"""The name of the selection a click on a mark makes; it holds the mark's `interview`."""

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


class Kind(NamedTuple):
    """One entry of a legend: its name, its shape (of Vega's), its colour, filled or hollow."""

    name: str
    shape: str
    colour: str
    filled: bool = True


def pick() -> alt.Parameter:
    """The selection a click on a mark makes."""
    return alt.selection_point(name=PICK, fields=["interview"], on="click", clear=False)


def tips(**titles: str) -> list[alt.Tooltip]:
    """Tooltips: the fields of a row, each with its title."""
    return [alt.Tooltip(field=field, title=title) for field, title in titles.items()]


def row_labels(names: Sequence[str]) -> alt.Y:
    """Names down the side, in the order given, every one labelled."""
    axis = alt.Axis(title=None, labelOverlap=False, labelLimit=150)
    return alt.Y("name:N", sort=list(names), axis=axis, scale=alt.Scale(domain=list(names)))


def places(dates: Sequence[str], **axis: Any) -> alt.X:  # noqa: ANN401 - an axis takes anything
    """Interviews across, labelled by their dates."""
    # The labels are dates, never what a person typed: they become part of an expression.
    look: dict[str, Any] = {
        "title": None,
        "labelOverlap": "greedy",
        "labelSeparation": 10,
        "grid": False,
    }
    return alt.X(
        "place:O",
        scale=alt.Scale(domain=list(range(len(dates)))),
        axis=alt.Axis(labelExpr=f"{json.dumps(list(dates))}[datum.value]", **{**look, **axis}),
    )


def across(field: str, scale: Scale) -> alt.X:
    """A field on a horizontal scale."""
    return alt.X(field, scale=domain(scale), axis=axis(scale))


def domain(scale: Scale) -> alt.Scale:
    """A scale's two ends."""
    return alt.Scale(domain=[scale.low, scale.high], nice=False, zero=False)


def axis(scale: Scale) -> alt.Axis:
    """A scale's marks and their words."""
    return alt.Axis(values=list(scale.marks), labelExpr=scale.words, title=scale.title or None)


def by_rating(colours: Sequence[str], field: str = "rating") -> alt.Color:
    """A colour for each rating from 1 to 5."""
    scale = alt.Scale(domain=[1, 2, 3, 4, 5], range=list(colours))
    return alt.Color(f"{field}:O", scale=scale, legend=None)


def by_kind(kinds: Sequence[Kind], *channels: str) -> dict[str, Any]:
    """How kinds of marks differ, by each of `channels`: color, shape, fill."""
    looks = {
        "color": (alt.Color, [kind.colour for kind in kinds]),
        "shape": (alt.Shape, [kind.shape for kind in kinds]),
        "fill": (alt.Fill, [kind.colour if kind.filled else "transparent" for kind in kinds]),
    }
    names = [kind.name for kind in kinds]
    # The soft bars must not lend the legend their transparency.
    legend = alt.Legend(title=None, symbolOpacity=1)
    return {
        channel: encode("kind:N", scale=alt.Scale(domain=names, range=values), legend=legend)
        for channel, (encode, values) in looks.items()
        if channel in channels
    }


def dashed(palette: Palette, **where: Any) -> alt.Chart:  # noqa: ANN401 - x or y, at a value
    """A dashed line at a value of x or y."""
    line = alt.Chart().mark_rule(color=palette.quiet, strokeDash=[4, 4], strokeWidth=1.5)
    at: alt.Chart = line.encode(**where)
    return at
