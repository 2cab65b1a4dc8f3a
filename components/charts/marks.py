"""A row of marks as a small picture: full ones first, then empty ones."""

from __future__ import annotations

from components.charts.palette import choose_palette

RADIUS, STEP, LINE = 8, 24, 2
A_ROW = 12
_MOST = 48
"""More marks than this nobody counts, and there is no picture."""


def draw_up(full: int, empty: int, *, dark: bool) -> str:
    """The picture as SVG; "" where there is nothing to show, or too much."""
    every = full + empty
    if not 0 < every <= _MOST:
        return ""
    marks = "".join(_mark(place, full=place < full, dark=dark) for place in range(every))
    # Divided down from below zero: the rows, rounded up.
    width, height = width_of(every), STEP * -(-every // A_ROW)
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{marks}</svg>'


def width_of(marks: int) -> int:
    """How wide a picture of so many marks is."""
    return STEP * min(marks, A_ROW)


def _mark(place: int, *, full: bool, dark: bool) -> str:
    colours = choose_palette(dark=dark)
    row, column = divmod(place, A_ROW)
    x, y = STEP * column + STEP // 2, STEP * row + STEP // 2
    fill, line = (colours.accent, colours.accent) if full else ("none", colours.quiet)
    look = f'fill="{fill}" stroke="{line}" stroke-width="{LINE}"'
    return f'<circle cx="{x}" cy="{y}" r="{RADIUS}" {look}/>'
