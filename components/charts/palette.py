"""The colours charts are drawn in, by day and by night, and the look all charts share."""

from __future__ import annotations

from typing import Any, NamedTuple

FONT = '"Source Sans", sans-serif'
TEXT_SIZE = 13

TYPE = {
    "labelFont": FONT,
    "titleFont": FONT,
    "titleFontWeight": "normal",
    "labelFontSize": TEXT_SIZE,
    "titleFontSize": TEXT_SIZE,
}
AXIS = {"domain": False, "ticks": False, "labelPadding": 6, "titlePadding": 10}
_LEGEND = {
    "orient": "top",
    "direction": "horizontal",
    "columns": 2,
    "columnPadding": 16,
    "symbolSize": 90,
}


class Palette(NamedTuple):
    """Colours as "#RRGGBB". `ratings` runs from 1 to 5, `digits` is what is written on each."""

    text: str
    quiet: str
    line: str
    accent: str
    pattern: str
    paper: str
    ratings: tuple[str, ...]
    digits: tuple[str, ...]


LIGHT = Palette(
    text="#0F1A1A",
    quiet="#5F6664",
    line="#DAD6CB",
    accent="#1F6F78",
    pattern="#8C5A3C",
    paper="#FBFAF7",
    ratings=("#8C5A3C", "#C99C7A", "#E4DFD3", "#8FBFBF", "#1F6F78"),
    digits=("#FFFFFF", "#0F1A1A", "#0F1A1A", "#0F1A1A", "#FFFFFF"),
)
DARK = Palette(
    text="#E6EAE6",
    quiet="#A3ABA6",
    line="#35423F",
    accent="#6FC3C6",
    pattern="#E0A67F",
    paper="#151C1D",
    ratings=("#E0A67F", "#8A5A40", "#3A4644", "#2F6A6F", "#6FC3C6"),
    digits=("#0B1011", "#F4F6F3", "#F4F6F3", "#F4F6F3", "#0B1011"),
)
"""By night the middle rating sinks into the page and both ends shine."""


def choose_palette(*, dark: bool) -> Palette:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT


def config(palette: Palette) -> dict[str, Any]:
    """Vega-Lite's `config` for all charts: quiet axes, the app's type, no frame."""
    words = {**TYPE, "labelColor": palette.text, "titleColor": palette.quiet}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {**words, **AXIS, "gridColor": palette.line},
        "legend": {**words, **_LEGEND},
    }
