"""Charts: rows in, Vega-Lite specifications out. Knows no Streamlit.

Each specification is plain data, so it can be remembered and sent again without Altair. Colour
never carries a meaning alone: ratings are written out, verdicts and outcomes have shapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from components.charts import encodings
from components.charts.encodings import Axes, Kind, Scale
from components.charts.palette import FONT, TEXT_SIZE, Palette, config

if TYPE_CHECKING:
    from collections.abc import Sequence


ROW = 28
TOP_AXIS = 64
FOOT_AXIS = 60
_LEGEND = 48
PLOT = 300
SOFT = 0.3

Spec = dict[str, Any]
ChartRow = dict[str, Any]
"""What one mark is drawn from: its fields by name."""

_ROWS = alt.NamedData(name="rows")


def draw_heatmap(
    cells: Sequence[ChartRow], areas: Sequence[str], dates: Sequence[str], palette: Palette
) -> Spec:
    """Areas down, interviews across, each cell's rating as a colour and a digit or a sign.

    `cells`: place (column, from 0), name (one of `areas`), rating (1 to 5), digits, interview,
    when, ratings. `dates` are the columns' labels, in order.
    """
    base = alt.Chart(_ROWS).encode(
        x=encodings.places(dates, orient="top", labelAngle=-90, labelOverlap=False),
        y=encodings.row_labels(areas),
        tooltip=encodings.tips(name="Area", ratings="Rated", when="Interview"),
    )
    tiles = base.mark_rect(cornerRadius=4, cursor="pointer", stroke=palette.paper, strokeWidth=2)
    digits = base.mark_text(font=FONT, fontSize=TEXT_SIZE, fontWeight=600, cursor="pointer")
    # A tile and its digit have the same rating, and each a colour of its own for it.
    chart = alt.layer(
        tiles.encode(color=encodings.by_rating(palette.ratings)).add_params(encodings.pick()),
        digits.encode(text="digits:N", color=encodings.by_rating(palette.digits)),
    ).resolve_scale(color="independent")
    return _finish(chart, cells, palette, TOP_AXIS + ROW * len(areas))


def draw_intervals(
    rows: Sequence[ChartRow], kinds: Sequence[Kind], scale: Scale, palette: Palette
) -> Spec:
    """Rows in the order given: a dot with its 80 % interval, around a dashed line.

    `rows`: name, mid, lo, hi, kind (the name of one of `kinds`), evidence.
    """
    base = alt.Chart(_ROWS).encode(
        y=encodings.row_labels([row["name"] for row in rows]),
        tooltip=encodings.tips(name="What", kind="Verdict", evidence="Evidence"),
    )
    dots = base.mark_point(filled=True, size=90, opacity=1)
    look = encodings.by_kind(_present(kinds, rows), "color", "shape")
    chart = _span(base, dots, look, scale, palette)
    return _finish(chart, rows, palette, _LEGEND + ROW * len(rows) + FOOT_AXIS)


def draw_before_after(
    rows: Sequence[ChartRow], kinds: Sequence[Kind], scale: Scale, palette: Palette
) -> Spec:
    """Two lines a row, the first of `kinds` above the second: a dot with its 80 % interval.

    `rows`: name, kind (the name of one of `kinds`), mid, lo, hi, place, asked, evidence.
    """
    names = list(dict.fromkeys(row["name"] for row in rows))
    sides = [kind.name for kind in kinds]
    base = alt.Chart(_ROWS).encode(
        y=encodings.row_labels(names),
        yOffset=alt.YOffset("kind:N", sort=sides, scale=alt.Scale(domain=sides, padding=0.2)),
        tooltip=encodings.tips(
            name="What", kind="When", place="Stood", asked="Asked", evidence="It says"
        ),
    )
    dots = base.mark_point(size=80, strokeWidth=2, opacity=1)
    chart = _span(base, dots, encodings.by_kind(kinds, "color", "shape", "fill"), scale, palette)
    return _finish(chart, rows, palette, _LEGEND + 2 * ROW * len(names) + FOOT_AXIS)


def _span(
    base: alt.Chart, dots: alt.Chart, look: dict[str, Any], scale: Scale, palette: Palette
) -> alt.LayerChart | alt.FacetChart:
    """A bar from `lo` to `hi` in each row, a dot at `mid` in it, and the dashed line."""
    bars = base.mark_bar(height=12, cornerRadius=6, opacity=SOFT)
    return alt.layer(
        bars.encode(x=encodings.across("lo:Q", scale), x2="hi:Q", color=look["color"]),
        encodings.dashed(palette, x=alt.XDatum(scale.usual)),
        dots.encode(x=encodings.across("mid:Q", scale), **look),
    )


def _present(kinds: Sequence[Kind], rows: Sequence[ChartRow]) -> list[Kind]:
    """The kinds there are marks of: a legend names no other."""
    found = {row["kind"] for row in rows}
    return [kind for kind in kinds if kind.name in found]


def draw_course(
    path: Sequence[ChartRow], dates: Sequence[str], axes: Axes, palette: Palette
) -> Spec:
    """One area over the interviews: a line in its 80 % band, a dot where the area was asked.

    `path`: place (from 0), delta, lo80, hi80, asked (yes or no), interview, when, evidence.
    """
    base = alt.Chart(_ROWS).encode(x=encodings.places(dates, orient="bottom", labelAngle=0))
    high = alt.Y(
        "delta:Q", axis=alt.Axis(title=axes.points_title, labelExpr=axes.points, tickMinStep=1)
    )
    band = base.mark_area(color=palette.accent, opacity=SOFT).encode(y="lo80:Q", y2="hi80:Q")
    line = base.mark_line(color=palette.accent, strokeWidth=2.5).encode(y=high)
    dots = base.mark_point(
        color=palette.accent, fill=palette.accent, size=80, opacity=1, cursor="pointer"
    ).encode(y=high, tooltip=encodings.tips(when="Interview", evidence="In it"))
    asked = dots.transform_filter("datum.asked").add_params(encodings.pick())
    chart = alt.layer(band, encodings.dashed(palette, y=alt.YDatum(0)), line, asked)
    return _finish(chart, path, palette, PLOT)


def draw_felt(
    points: Sequence[ChartRow],
    kinds: Sequence[Kind],
    dates: Sequence[str],
    scale: Scale,
    palette: Palette,
) -> Spec:
    """The chance felt after each interview, its shape saying what came of it.

    `points`: place (from 0), felt (percent), told (the same as it is read), kind (the name of one
    of `kinds`), interview, when. The dashed line is the percentage that went through.
    """
    marks = (
        alt.Chart(_ROWS)
        .mark_point(size=110, strokeWidth=2, opacity=1, cursor="pointer")
        .encode(
            x=encodings.places(dates, orient="bottom", labelAngle=0),
            y=alt.Y("felt:Q", scale=encodings.domain(scale), axis=encodings.axis(scale)),
            **encodings.by_kind(_present(kinds, points), "color", "shape", "fill"),
            tooltip=encodings.tips(
                when="Interview", told="The chance you felt", kind="What came of it"
            ),
        )
        .add_params(encodings.pick())
    )
    through = encodings.dashed(palette, y=alt.YDatum(scale.usual))
    return _finish(alt.layer(through, marks), points, palette, PLOT + _LEGEND)


def draw_one(rows: Sequence[ChartRow], axes: Axes, palette: Palette) -> Spec:
    """One interview: each area on the scale from 1 to 5, the rating written in its dot.

    `rows`: name, rating (1 to 5), digits, ratings.
    """
    scale = Scale(0.7, 5.3, (1, 2, 3, 4, 5), axes.five, "", 0)
    base = alt.Chart(_ROWS).encode(
        x=encodings.across("rating:Q", scale),
        y=encodings.row_labels([row["name"] for row in rows]),
        tooltip=encodings.tips(name="Area", ratings="Rated"),
    )
    dots = base.mark_circle(size=520, opacity=1).encode(
        color=encodings.by_rating(palette.ratings, "near")
    )
    digits = base.mark_text(font=FONT, fontSize=TEXT_SIZE, fontWeight=600).encode(
        text="digits:N", color=encodings.by_rating(palette.digits, "near")
    )
    chart = alt.layer(dots, digits).resolve_scale(color="independent")
    return _finish(chart, rows, palette, ROW * len(rows) + FOOT_AXIS)


def _finish(
    chart: alt.LayerChart | alt.FacetChart, rows: Sequence[ChartRow], palette: Palette, height: int
) -> Spec:
    """The specification with the rows inside its layers, where nothing makes a table of them."""
    done = chart.properties(height=height, width="container", config=config(palette))
    spec: Spec = done.to_dict()
    held = {_ROWS.name: list(rows), **spec.pop("datasets", {})}
    shared = spec.pop("data", None)
    for layer in spec["layer"]:
        layer["data"] = {"values": held[layer.get("data", shared)["name"]]}
    return spec
