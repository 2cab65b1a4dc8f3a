"""The pictures of Patterns that run along the interviews, and the one of a single interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from components.charts import patterns
from components.charts.axes import NUMBERS, WORDS
from components.charts.palette import choose_palette
from components.patterns import captions
from components.patterns.figures import Picture, name_interviews, short_names, tell_interview
from components.text import english
from components.text.markdown import plain_line
from components.ui.pagination import count_pages
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.text.voice import Voice
    from data.analysis.report import Study
    from data.models import Interview

COLUMNS = 12
"""As many interviews as a heatmap holds on a phone."""


def count_windows(interviews: int) -> int:
    """How many heatmaps so many interviews take."""
    return count_pages(interviews, COLUMNS)


def picture_interviews(study: Study, window: int, dark: bool, voice: Voice) -> Picture:
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
            "digits": _marks(inside, voice),
            "interview": inside["id"],
            "when": _when(study, inside["interview"]),
            "ratings": _ratings(inside["each"], voice),
        }
    )
    present = [name for name in shown.values() if name in set(cells["name"])]
    dates = [english.short_date(each.date) for each in part]
    spec = patterns.draw_heatmap(cells, present, dates, choose_palette(dark=dark))
    sentence = voice.choose(captions.INTERVIEWS, captions.INTERVIEWS_IN_WORDS)
    return Picture(sentence, spec, _interview_figures(part, cells), name_interviews(part))


def picture_course(study: Study, area: str, dark: bool, voice: Voice) -> Picture:
    """How far one area stood from the usual at each interview, of very many at the latest."""
    rows = _course_rows(study, area, voice)
    shown = study.interviews[-len(rows) :]
    dates = [english.short_date(each.date) for each in shown]
    axes = voice.choose(NUMBERS, WORDS)
    spec = patterns.draw_course(rows, dates, axes, choose_palette(dark=dark))
    figures = tuple(
        {
            "Interview": plain_line(row["when"]),
            "Rated": row["evidence"] or "not asked",
            "Against your usual": voice.distance(row["delta"]),
        }
        for row in rows.to_dict("records")
    )
    sentence = captions.tell_course(_tell_of(study, area, rows), voice)
    return Picture(sentence, spec, figures, name_interviews(shown))


def _tell_of(study: Study, area: str, rows: pd.DataFrame) -> captions.Course:
    """What is told of a course; how often it was rated counts interviews not drawn as well."""
    return captions.Course(
        catalogue().area(area).short,
        rows["delta"].iloc[0],
        rows["delta"].iloc[-1],
        rated=sum(row.interviews for row in study.areas if row.area == area),
        shown=len(rows) if len(rows) < len(study.interviews) else 0,
    )


def _course_rows(study: Study, area: str, voice: Voice) -> pd.DataFrame:
    path = study.paths[study.paths["area"] == area].reset_index(drop=True)
    return pd.DataFrame(
        {
            "place": path.index,
            "delta": path["delta"],
            "lo80": path["lo80"],
            "hi80": path["hi80"],
            "asked": path["each"] != "",
            "interview": [study.interviews[number].id for number in path["interview"]],
            "when": _when(study, path["interview"]),
            "evidence": _ratings(path["each"], voice),
        }
    )


def picture_one(study: Study, number: int, dark: bool, voice: Voice) -> Picture:
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
            "digits": _marks(cells, voice),
            "ratings": _ratings(cells["each"], voice),
        }
    )
    spec = patterns.draw_one(rows, voice.choose(NUMBERS, WORDS), choose_palette(dark=dark))
    figures = tuple(
        {"Area": catalogue().area(area).short, "Rated": each}
        for area, each in zip(cells["area"], rows["ratings"], strict=True)
    )
    one = study.interviews[number]
    return Picture(captions.tell_one(tell_interview(one)), spec, figures, name_interviews([one]))


def _when(study: Study, numbers: Iterable[int]) -> list[str]:
    return [tell_interview(study.interviews[number]) for number in numbers]


def _marks(cells: pd.DataFrame, voice: Voice) -> list[str]:
    """What is written in each cell: the mean of its ratings, or a sign for the nearest one."""
    return [voice.mark(mean) for mean in cells["mean_rating"]]


def _ratings(each: Iterable[str], voice: Voice) -> list[str]:
    """Ratings as a study tells them ("2, 4", empty if there are none), in words if so wanted."""
    return [
        ", ".join(map(voice.rating, map(int, told.split(", ")))) if told else "" for told in each
    ]


def _interview_figures(
    interviews: Sequence[Interview], cells: pd.DataFrame
) -> tuple[dict[str, str], ...]:
    rated = (cells["name"] + " " + cells["ratings"]).groupby(cells["interview"]).agg("; ".join)
    return tuple(
        {"Interview": plain_line(tell_interview(each)), "Rated": rated[each.id]}
        for each in interviews
    )
