"""The pictures of Patterns that run along the interviews, and the one of a single interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.charts import patterns
from components.charts.encodings import NUMBERS, WORDS
from components.charts.palette import choose_palette
from components.patterns import captions
from components.patterns.figures import Picture, name_interviews, short_names, tell_interview
from components.text import english
from components.text.markdown import plain_line
from components.ui.pagination import count_pages
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.charts.patterns import ChartRow
    from components.text.voice import Voice
    from data.analysis.rating_tables import RatedCell
    from data.analysis.report import Study
    from data.models import Interview

COLUMNS = 12
"""As many interviews as a heatmap holds on a phone."""


def count_windows(interviews: int) -> int:
    """How many pages of the heatmap this number of interviews fills."""
    return count_pages(interviews, COLUMNS)


def picture_interviews(study: Study, window: int, dark: bool, voice: Voice) -> Picture:
    """Areas by interview; window 1 holds the latest `COLUMNS` interviews, 2 those before, ..."""
    last = len(study.interviews) - COLUMNS * (window - 1)
    first = max(0, last - COLUMNS)
    part = study.interviews[first:last]
    shown = short_names([row.area for row in study.areas])
    cells = [
        {
            "place": cell.interview - first,
            "name": shown[cell.area],
            "rating": cell.near,
            "digits": _mark(cell, voice),
            "interview": cell.id,
            "when": tell_interview(study.interviews[cell.interview]),
            "ratings": _ratings(cell, voice),
        }
        for cell in study.cells
        if first <= cell.interview < last
    ]
    drawn = {cell["name"] for cell in cells}
    present = [name for name in shown.values() if name in drawn]
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
        for row in rows
    )
    sentence = captions.tell_course(_tell_of(study, area, rows), voice)
    return Picture(sentence, spec, figures, name_interviews(shown))


def _tell_of(study: Study, area: str, rows: Sequence[ChartRow]) -> captions.Course:
    """What is told of a course; how often it was rated counts interviews not drawn as well."""
    return captions.Course(
        catalogue().area(area).short,
        rows[0]["delta"],
        rows[-1]["delta"],
        rated=sum(row.interviews for row in study.areas if row.area == area),
        shown=len(rows) if len(rows) < len(study.interviews) else 0,
    )


def _course_rows(study: Study, area: str, voice: Voice) -> list[ChartRow]:
    rated = {cell.interview: cell for cell in study.cells if cell.area == area}
    path = (point for point in study.paths if point.area == area)
    return [
        {
            "place": place,
            "delta": point.delta,
            "lo80": point.lo80,
            "hi80": point.hi80,
            "asked": point.interview in rated,
            "interview": study.interviews[point.interview].id,
            "when": tell_interview(study.interviews[point.interview]),
            "evidence": _ratings(rated.get(point.interview), voice),
        }
        for place, point in enumerate(path)
    ]


def picture_one(study: Study, number: int, dark: bool, voice: Voice) -> Picture:
    """The areas of one interview by how they were rated, lowest first."""
    here = (cell for cell in study.cells if cell.interview == number)
    cells = sorted(here, key=lambda cell: (cell.mean, cell.area))
    shown = short_names([cell.area for cell in cells])
    rows = [
        {
            "name": shown[cell.area],
            "rating": cell.mean,
            "near": cell.near,
            "digits": _mark(cell, voice),
            "ratings": _ratings(cell, voice),
        }
        for cell in cells
    ]
    spec = patterns.draw_one(rows, voice.choose(NUMBERS, WORDS), choose_palette(dark=dark))
    figures = tuple(
        {"Area": catalogue().area(cell.area).short, "Rated": _ratings(cell, voice)}
        for cell in cells
    )
    one = study.interviews[number]
    return Picture(captions.tell_one(tell_interview(one)), spec, figures, name_interviews([one]))


def _mark(cell: RatedCell, voice: Voice) -> str:
    """What is written in a cell: the mean of its ratings, or a sign for the nearest one."""
    return voice.mark(cell.mean)


def _ratings(cell: RatedCell | None, voice: Voice) -> str:
    """The ratings of a cell ("2, 4"), in words if so wanted; nothing where it was not asked."""
    ratings = cell.ratings if cell else ()
    return ", ".join(map(voice.rating, ratings))


def _interview_figures(
    interviews: Sequence[Interview], cells: Sequence[ChartRow]
) -> tuple[dict[str, str], ...]:
    rated: dict[str, list[str]] = {each.id: [] for each in interviews}
    for cell in cells:
        rated[cell["interview"]].append(f"{cell['name']} {cell['ratings']}")
    return tuple(
        {"Interview": plain_line(tell_interview(each)), "Rated": "; ".join(rated[each.id])}
        for each in interviews
    )
