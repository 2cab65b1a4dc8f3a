"""The quiet chart of before and after. Knows no Streamlit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.breathing.sentences import WORDS, level
from components.charts.palette import config
from components.text import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.charts.palette import Palette
    from data.analysis.breathing_effect import Pair

_MOST = 12
"""As many sittings as fit a phone's width; the latest are shown."""

HEIGHT = 200
_LEVELS = [1, 2, 3, 4, 5]
Spec = dict[str, Any]


def draw_calm(found: Sequence[Pair], palette: Palette) -> Spec:
    """A line a sitting from how it felt before (hollow) to how it felt after (filled).

    Plain Vega-Lite with its rows inside.
    """
    x = {"field": "place", "type": "ordinal", "axis": _dates(found[-_MOST:])}
    line = {"type": "rule", "color": palette.accent, "strokeWidth": 2, "opacity": 0.6}
    dot = {"type": "point", "size": 110, "opacity": 1, "color": palette.accent}
    layers = [
        {"mark": line, "encoding": {"y": _level("before"), "y2": {"field": "after"}}},
        {"mark": {**dot, "fill": palette.paper}, "encoding": {"y": _level("before")}},
        {"mark": {**dot, "fill": palette.accent}, "encoding": {"y": _level("after")}},
    ]
    return {
        "data": {"values": _rows(found[-_MOST:])},
        "encoding": {"x": x, "tooltip": _tips()},
        "layer": layers,
        "height": HEIGHT,
        "width": "container",
        "config": config(palette),
    }


def _rows(found: Sequence[Pair]) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "before": each.before,
            "after": each.after,
            "when": english.short_date(each.at.date()),
            "told": f"{level(each.before)} to {level(each.after).lower()}",
        }
        for place, each in enumerate(found)
    ]


def _tips() -> list[dict[str, str]]:
    return [{"field": "when", "title": "When"}, {"field": "told", "title": "Before to after"}]


def _level(field: str) -> Spec:
    axis = {"values": _LEVELS, "labelExpr": f"{list(WORDS)}[datum.value - 1]"}
    scale = {"domain": [0.7, 5.3], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": {**axis, "title": None}}


def _dates(found: Sequence[Pair]) -> Spec:
    labels = [english.short_date(each.at.date()) for each in found]
    return {
        "title": None,
        "grid": False,
        "labelAngle": 0,
        "labelFlush": False,
        "labelOverlap": "greedy",
        "labelSeparation": 10,
        "labelExpr": f"{labels}[datum.value]",
    }
