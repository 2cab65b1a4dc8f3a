"""Charts: tables in, Vega-Lite specifications out. Knows no Streamlit.

Each specification is plain data, so it can be remembered and sent again without Altair. Colour
never carries a meaning alone: ratings are written out, verdicts and outcomes have shapes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import altair as alt

from components.axes import Axes, Scale
from components.palette import FONT, TEXT_SIZE, Palette, config

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

ROW = 28
TOP_AXIS = 64
FOOT_AXIS = 60
LEGEND = 48
PLOT = 300
SOFT = 0.3
PICK = "pick"
"""The name of the selection a click on a mark makes; it holds the mark's `interview`."""

Spec = dict[str, Any]


class Kind(NamedTuple):
    """One entry of a legend: its name, its shape (of Vega's), its colour, filled or hollow."""

    name: str
    shape: str
    colour: str
    filled: bool = True


def draw_heatmap(
    cells: pd.DataFrame, areas: Sequence[str], dates: Sequence[str], palette: Palette
) -> Spec:
    """Areas down, interviews across, each cell's rating as a colour and a digit or a sign.

    `cells`: place (column, from 0), name (one of `areas`), rating (1 to 5), digits, interview,
    when, ratings. `dates` are the columns' labels, in order.
    """
    base = alt.Chart(cells).encode(
        x=_places(dates, orient="top", labelAngle=-90, labelOverlap=False),
        y=_rows(areas),
        tooltip=_tips(name="Area", ratings="Rated", when="Interview"),
    )
    tiles = base.mark_rect(cornerRadius=4, cursor="pointer", stroke=palette.paper, strokeWidth=2)
    digits = base.mark_text(font=FONT, fontSize=TEXT_SIZE, fontWeight=600, cursor="pointer")
    chart = alt.layer(
        tiles.encode(color=_by_rating(palette.ratings)).add_params(_pick()),
        digits.encode(text="digits:N", color=_by_rating(palette.digits)),
    ).resolve_scale(color="independent")
    return _finish(chart, palette, TOP_AXIS + ROW * len(areas))


def draw_intervals(
    rows: pd.DataFrame, kinds: Sequence[Kind], scale: Scale, palette: Palette
) -> Spec:
    """Rows in the order given: a dot with its 80 % interval, around a dashed line.

    `rows`: name, mid, lo, hi, kind (the name of one of `kinds`), evidence.
    """
    present = [kind for kind in kinds if kind.name in set(rows["kind"])]
    base = alt.Chart(rows).encode(
        y=_rows(list(rows["name"])),
        tooltip=_tips(name="What", kind="Verdict", evidence="Evidence"),
    )
    bars = base.mark_bar(height=12, cornerRadius=6, opacity=SOFT)
    dots = base.mark_point(filled=True, size=90, opacity=1)
    chart = alt.layer(
        bars.encode(x=_across("lo:Q", scale), x2="hi:Q", color=_by_kind("color", present)),
        _dashed(palette, x=alt.XDatum(scale.usual)),
        dots.encode(
            x=_across("mid:Q", scale),
            color=_by_kind("color", present),
            shape=_by_kind("shape", present),
        ),
    )
    return _finish(chart, palette, LEGEND + ROW * len(rows) + FOOT_AXIS)


def draw_course(path: pd.DataFrame, dates: Sequence[str], axes: Axes, palette: Palette) -> Spec:
    """One area over the interviews: a line in its 80 % band, a dot where the area was asked.

    `path`: place (from 0), delta, lo80, hi80, asked (yes or no), interview, when, evidence.
    """
    base = alt.Chart(path).encode(x=_places(dates, orient="bottom", labelAngle=0))
    high = alt.Y(
        "delta:Q", axis=alt.Axis(title=axes.points_title, labelExpr=axes.points, tickMinStep=1)
    )
    band = base.mark_area(color=palette.accent, opacity=SOFT).encode(y="lo80:Q", y2="hi80:Q")
    line = base.mark_line(color=palette.accent, strokeWidth=2.5).encode(y=high)
    dots = base.mark_point(
        color=palette.accent, fill=palette.accent, size=80, opacity=1, cursor="pointer"
    ).encode(y=high, tooltip=_tips(when="Interview", evidence="In it"))
    asked = dots.transform_filter("datum.asked").add_params(_pick())
    chart = alt.layer(band, _dashed(palette, y=alt.YDatum(0)), line, asked)
    return _finish(chart, palette, PLOT)


def draw_felt(
    points: pd.DataFrame,
    kinds: Sequence[Kind],
    dates: Sequence[str],
    scale: Scale,
    palette: Palette,
) -> Spec:
    """The chance felt after each interview, its shape saying what came of it.

    `points`: place (from 0), felt (percent), told (the same as it is read), kind (the name of one
    of `kinds`), interview, when. The dashed line is the percentage that went through.
    """
    present = [kind for kind in kinds if kind.name in set(points["kind"])]
    marks = (
        alt.Chart(points)
        .mark_point(size=110, strokeWidth=2, opacity=1, cursor="pointer")
        .encode(
            x=_places(dates, orient="bottom", labelAngle=0),
            y=alt.Y("felt:Q", scale=_domain(scale), axis=_axis(scale)),
            shape=_by_kind("shape", present),
            color=_by_kind("color", present),
            fill=_by_kind("fill", present),
            tooltip=_tips(when="Interview", told="The chance you felt", kind="What came of it"),
        )
        .add_params(_pick())
    )
    through = _dashed(palette, y=alt.YDatum(scale.usual))
    return _finish(alt.layer(through, marks), palette, PLOT + LEGEND)


def draw_one(rows: pd.DataFrame, axes: Axes, palette: Palette) -> Spec:
    """One interview: each area on the scale from 1 to 5, the rating written in its dot.

    `rows`: name, rating (1 to 5), digits, ratings.
    """
    scale = Scale(0.7, 5.3, (1, 2, 3, 4, 5), axes.five, "", 0)
    base = alt.Chart(rows).encode(
        x=_across("rating:Q", scale),
        y=_rows(list(rows["name"])),
        tooltip=_tips(name="Area", ratings="Rated"),
    )
    dots = base.mark_circle(size=520, opacity=1).encode(color=_by_rating(palette.ratings, "near"))
    digits = base.mark_text(font=FONT, fontSize=TEXT_SIZE, fontWeight=600).encode(
        text="digits:N", color=_by_rating(palette.digits, "near")
    )
    chart = alt.layer(dots, digits).resolve_scale(color="independent")
    return _finish(chart, palette, ROW * len(rows) + FOOT_AXIS)


def _finish(chart: alt.LayerChart | alt.FacetChart, palette: Palette, height: int) -> Spec:
    done = chart.properties(height=height, width="container", config=config(palette))
    return _inline(done.to_dict())


def _inline(spec: Spec) -> Spec:
    """`spec` with its rows inside its layers, where nothing turns them into a table at each run."""
    rows, shared = spec.pop("datasets"), spec.pop("data", None)
    for layer in spec["layer"]:
        layer["data"] = {"values": rows[layer.get("data", shared)["name"]]}
    return spec


def _pick() -> alt.Parameter:
    return alt.selection_point(name=PICK, fields=["interview"], on="click", clear=False)


def _tips(**titles: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(field=field, title=title) for field, title in titles.items()]


def _rows(names: Sequence[str]) -> alt.Y:
    axis = alt.Axis(title=None, labelOverlap=False, labelLimit=150)
    return alt.Y("name:N", sort=list(names), axis=axis, scale=alt.Scale(domain=list(names)))


def _places(dates: Sequence[str], **axis: Any) -> alt.X:  # noqa: ANN401 - an axis takes anything
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


def _across(field: str, scale: Scale) -> alt.X:
    return alt.X(field, scale=_domain(scale), axis=_axis(scale))


def _domain(scale: Scale) -> alt.Scale:
    return alt.Scale(domain=[scale.low, scale.high], nice=False, zero=False)


def _axis(scale: Scale) -> alt.Axis:
    return alt.Axis(values=list(scale.marks), labelExpr=scale.words, title=scale.title or None)


def _by_rating(colours: Sequence[str], field: str = "rating") -> alt.Color:
    scale = alt.Scale(domain=[1, 2, 3, 4, 5], range=list(colours))
    return alt.Color(f"{field}:O", scale=scale, legend=None)


def _by_kind(channel: str, kinds: Sequence[Kind]) -> Any:  # noqa: ANN401 - one of three channels
    looks = {
        "color": (alt.Color, [kind.colour for kind in kinds]),
        "shape": (alt.Shape, [kind.shape for kind in kinds]),
        "fill": (alt.Fill, [kind.colour if kind.filled else "transparent" for kind in kinds]),
    }
    encode, values = looks[channel]
    scale = alt.Scale(domain=[kind.name for kind in kinds], range=values)
    # The soft bars must not lend the legend their transparency.
    return encode("kind:N", scale=scale, legend=alt.Legend(title=None, symbolOpacity=1))


def _dashed(palette: Palette, **where: Any) -> alt.Chart:  # noqa: ANN401 - x or y, at a value
    line = alt.Chart().mark_rule(color=palette.quiet, strokeDash=[4, 4], strokeWidth=1.5)
    at: alt.Chart = line.encode(**where)
    return at
