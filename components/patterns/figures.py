"""The pictures of Patterns: each with its sentence, its chart, and the figures behind it.

A picture is built from a study and kept; drawing it again costs neither tables nor Altair.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from components.charts import patterns as charts_patterns
from components.charts.encodings import NUMBERS, WORDS, Axes, Kind, Scale
from components.charts.palette import Palette, choose_palette
from components.patterns import captions, finding_cards, verdict_sentences
from components.text import english, labels
from components.text.markdown import NO_BREAK, plain_line
from data.analysis import patterns, slips, verdicts
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from components.charts.patterns import ChartRow, Spec
    from components.text.voice import Voice
    from data.analysis.rating_tables import Guess
    from data.analysis.report import Guesses, Study
    from data.analysis.verdicts import AreaFinding
    from data.models import Interview

OTHERS = "Other areas"
OFTEN, NOW_AND_THEN = "Keeps coming back", "Now and then"
THROUGH, NOT_THROUGH = "Went through", "Did not"
MOST_DRAWN = patterns.LAST
"""No picture has more interviews beside each other."""

FARTHEST = 2
"""Rating points: no interval is drawn farther from the usual."""


class Picture(NamedTuple):
    """What a chart shows in a sentence (plain text), the chart, and its figures (rows of Markdown).

    `opens` are the interviews its marks stand for: their ids, and what to call them.
    """

    sentence: str
    spec: Spec
    figures: tuple[dict[str, str], ...]
    opens: Mapping[str, str] = MappingProxyType({})


def picture_areas(study: Study, dark: bool, voice: Voice) -> Picture:
    """How far each area sits from the person's own usual, lowest first."""
    palette, scale = choose_palette(dark=dark), distance_scale(voice.choose(NUMBERS, WORDS))
    shown = short_names([row.area for row in study.areas])
    rows: list[ChartRow] = [
        {
            "name": shown[row.area],
            "mid": row.delta,
            "lo": max(row.lo80, scale.low),
            "hi": min(row.hi80, scale.high),
            "kind": _verdict_kind(row.verdict),
            "evidence": verdict_sentences.evidence(row, voice),
        }
        for row in study.areas
    ]
    spec = charts_patterns.draw_intervals(rows, _verdict_kinds(palette), scale, palette)
    sentence = captions.tell_areas([row["name"] for row in rows])
    return Picture(sentence, spec, _area_figures(study, voice))


def _how_often(axes: Axes) -> Scale:
    return Scale(0, 1, axes.often_marks, axes.often, axes.often_title, slips.OFTEN)


def picture_slips(study: Study, dark: bool, voice: Voice) -> Picture:
    """How often each slip happens, the most frequent first; at least one must be ticked."""
    palette = choose_palette(dark=dark)
    rows: list[ChartRow] = [
        {
            "name": catalogue().slip(row.slip).name,
            "mid": row.mean,
            "lo": row.lo80,
            "hi": row.hi80,
            "kind": OFTEN if row.recurs else NOW_AND_THEN,
            "evidence": english.slip_evidence(row, voice),
        }
        for row in study.slips
    ]
    kinds = (Kind(OFTEN, "diamond", palette.pattern), Kind(NOW_AND_THEN, "circle", palette.quiet))
    spec = charts_patterns.draw_intervals(
        rows, kinds, _how_often(voice.choose(NUMBERS, WORDS)), palette
    )
    sentence = captions.tell_slips(rows[0]["name"], rows[0]["evidence"])
    return Picture(sentence, spec, _slip_figures(rows, voice))


def _slip_figures(rows: Sequence[ChartRow], voice: Voice) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "Slip": row["name"],
            "Evidence": row["evidence"],
            captions.LEANING: voice.likelihood(row["mid"]),
        }
        for row in rows
    )


def picture_guesses(
    interviews: tuple[Interview, ...], guesses: Guesses, dark: bool, voice: Voice
) -> Picture:
    """The chance felt after each answered interview, of very many the latest, and what came."""
    palette, scale = choose_palette(dark=dark), _felt(guesses, voice.choose(NUMBERS, WORDS))
    shown = guesses.rows[-MOST_DRAWN:]
    told = [interviews[each.interview] for each in shown]
    rows = _guess_rows(told, shown, voice)
    kinds = (
        Kind(THROUGH, "triangle-up", palette.accent),
        Kind(NOT_THROUGH, "triangle-down", palette.quiet, filled=False),
    )
    dates = [english.short_date(each.date) for each in told]
    spec = charts_patterns.draw_felt(rows, kinds, dates, scale, palette)
    sentence = captions.tell_guesses(guesses.calibration, voice)
    if len(shown) < len(guesses.rows):
        sentence = f"{sentence} {captions.tell_drawn(len(shown), voice)}"
    return Picture(sentence, spec, tuple(map(_guess_figure, rows)), name_interviews(told))


def _felt(guesses: Guesses, axes: Axes) -> Scale:
    through = guesses.calibration.share_through * 100
    return Scale(0, 100, axes.felt_marks, axes.felt, "the chance you felt", through)


def _guess_rows(told: Sequence[Interview], shown: Sequence[Guess], voice: Voice) -> list[ChartRow]:
    return [
        {
            "place": place,
            "felt": round(guess.p * 100),
            # The sign stays beside its number where a line is broken.
            "told": voice.chance(round(guess.p * 100)).replace("%", f"{NO_BREAK}%"),
            "kind": THROUGH if guess.went_through else NOT_THROUGH,
            "interview": each.id,
            "when": tell_interview(each),
        }
        for place, (each, guess) in enumerate(zip(told, shown, strict=True))
    ]


def _guess_figure(row: ChartRow) -> dict[str, str]:
    return {
        "Interview": plain_line(row["when"]),
        "Felt": row["told"],
        "What came of it": row["kind"],
    }


def distance_scale(axes: Axes) -> Scale:
    """The scale of rating points below and above the usual."""
    title = f"{axes.points_title} from your own usual" if axes.points_title else ""
    return Scale(-FARTHEST, FARTHEST, (-2, -1, 0, 1, 2), axes.points, title, 0)


def short_names(areas: Sequence[str]) -> dict[str, str]:
    """A short name for each area; two that share one go by their keys, to stay two rows."""
    named = {area: catalogue().area(area).short for area in areas}
    taken = list(named.values())
    return {area: area if taken.count(name) > 1 else name for area, name in named.items()}


def tell_interview(interview: Interview) -> str:
    """An interview as a chart says it: "3 March 2026, Northgate", as plain text."""
    day = labels.day(interview.date)
    return f"{day}, {interview.company}" if interview.company else day


def name_interviews(interviews: Iterable[Interview]) -> dict[str, str]:
    """What to call each interview, by its id, the latest first."""
    return {each.id: tell_interview(each) for each in reversed(tuple(interviews))}


def _verdict_kind(verdict: str) -> str:
    shown = {*verdicts.COMES_BACK, verdicts.IMPROVING, verdicts.STRENGTH}
    return verdict_sentences.CAPTIONS[verdict] if verdict in shown else OTHERS


def _verdict_kinds(palette: Palette) -> tuple[Kind, ...]:
    return (
        Kind(verdict_sentences.COMES_BACK, "diamond", palette.pattern),
        Kind(verdict_sentences.CAPTIONS[verdicts.IMPROVING], "triangle-up", palette.accent),
        Kind(verdict_sentences.CAPTIONS[verdicts.STRENGTH], "square", palette.accent),
        Kind(OTHERS, "circle", palette.quiet),
    )


def _area_figures(study: Study, voice: Voice) -> tuple[dict[str, str], ...]:
    lone = finding_cards.is_lone(study)
    return tuple(
        {
            "Area": catalogue().area(row.area).short,
            "What the ratings say": _said(row, voice),
            "Against your usual": "—" if lone else voice.distance(row.delta),
        }
        for row in study.areas
    )


def _said(row: AreaFinding, voice: Voice) -> str:
    told = verdict_sentences.evidence(row, voice), verdict_sentences.tell_chance_or_more(row, voice)
    return " ".join(filter(None, (f"{verdict_sentences.caption(row)}.", *told)))
