"""The pictures of Patterns that run along the interviews, and the one of a single interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from components import about, charts, words
from components.palette import choose_palette
from components.pictures import Picture, name_interviews, short_names, tell_interview
from components.plain import plain_line
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.analysis.study import Study
    from data.models import Interview

COLUMNS = 12
"""As many interviews as a heatmap holds on a phone."""


def count_windows(interviews: int) -> int:
    """How many heatmaps so many interviews take."""
    return max(1, -(-interviews // COLUMNS))


def picture_interviews(study: Study, window: int, dark: bool) -> Picture:
    """Areas by interview; window 1 holds the latest `COLUMNS` interviews, 2 those before, ..."""
    last = len(study.interviews) - COLUMNS * (window - 1)
    first = max(0, last - COLUMNS)
    part = study.interviews[first:last]
    shown = short_names([row.area for row in study.areas])
    inside = study.cells[study.cells["interview"].between(first, last - 1)]
    cells = pd.DataFrame(
        {
            "place": inside["interview"] - first,
            "name": [shown[area] for area in inside["area"]],
            "rating": inside["near"],
            "digits": [f"{mean:.2g}" for mean in inside["mean_rating"]],
            "interview": inside["id"],
            "when": [tell_interview(study.interviews[number]) for number in inside["interview"]],
            "ratings": inside["each"],
        }
    )
    present = [name for name in shown.values() if name in set(cells["name"])]
    dates = [words.short_date(each.date) for each in part]
    spec = charts.draw_heatmap(cells, present, dates, choose_palette(dark=dark))
    return Picture(about.INTERVIEWS, spec, _interview_figures(part, cells), name_interviews(part))


def picture_course(study: Study, area: str, dark: bool) -> Picture:
    """How far one area stood from the usual at each interview."""
    path = study.paths[study.paths["area"] == area].reset_index(drop=True)
    rows = pd.DataFrame(
        {
            "place": path["interview"],
            "delta": path["delta"],
            "lo80": path["lo80"],
            "hi80": path["hi80"],
            "asked": path["each"] != "",
            "interview": [study.interviews[number].id for number in path["interview"]],
            "when": [tell_interview(study.interviews[number]) for number in path["interview"]],
            "evidence": path["each"],
        }
    )
    dates = [words.short_date(each.date) for each in study.interviews]
    spec = charts.draw_course(rows, dates, "rating points", choose_palette(dark=dark))
    name = catalogue().area(area).short
    sentence = about.tell_course(name, rows["delta"].iloc[0], rows["delta"].iloc[-1])
    figures = tuple(
        {
            "Interview": plain_line(row["when"]),
            "Rated": row["evidence"] or "not asked",
            "Against your usual": about.distance(row["delta"]),
        }
        for row in rows.to_dict("records")
    )
    return Picture(sentence, spec, figures, name_interviews(study.interviews))


def picture_one(study: Study, number: int, dark: bool) -> Picture:
    """The areas of one interview by how they were rated, lowest first."""
    cells = study.cells[study.cells["interview"] == number].sort_values(
        ["mean_rating", "area"], kind="stable"
    )
    shown = short_names(list(cells["area"]))
    rows = pd.DataFrame(
        {
            "name": [shown[area] for area in cells["area"]],
            "rating": cells["mean_rating"],
            "near": cells["near"],
            "digits": [f"{mean:.2g}" for mean in cells["mean_rating"]],
            "ratings": cells["each"],
        }
    )
    spec = charts.draw_one(rows, choose_palette(dark=dark))
    figures = tuple(
        {"Area": catalogue().area(area).name, "Rated": each}
        for area, each in zip(cells["area"], cells["each"], strict=True)
    )
    one = study.interviews[number]
    return Picture(about.tell_one(tell_interview(one)), spec, figures, name_interviews([one]))


def _interview_figures(
    interviews: Sequence[Interview], cells: pd.DataFrame
) -> tuple[dict[str, str], ...]:
    rated = (cells["name"] + " " + cells["ratings"]).groupby(cells["interview"]).agg("; ".join)
    return tuple(
        {"Interview": plain_line(tell_interview(each)), "Rated": rated[each.id]}
        for each in interviews
    )
