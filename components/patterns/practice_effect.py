"""What became of each practised area, in words and as a picture: before, and since.

It says "practised and rose", never "because": nobody saw the same person without the practice.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from components.charts import patterns
from components.charts.encodings import NUMBERS, WORDS, Kind
from components.charts.palette import choose_palette
from components.patterns import captions
from components.patterns.figures import FARTHEST, Picture, distance_scale, short_names
from components.text import english, number_words
from data.analysis import practice_effect, verdicts
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.charts.palette import Palette
    from components.text.voice import Voice
    from data.analysis.practice_effect import EffectFinding

BEFORE, SINCE = "Before you practised", "Since"
MOST = 6
"""So many areas are drawn, the surest rise first; the figures hold them all."""

NOT_BECAUSE = "It shows what came after practice, not what came of it."
NO_RISE = "No practised area has clearly risen yet, in your own ratings."
TOO_EARLY = "Too early to say what practice changed."


def tell_effect(row: EffectFinding, voice: Voice) -> str:
    """Whether a practised area rose; or not yet, and what would show it."""
    if row.verdict == practice_effect.TOO_FEW:
        return _tell_too_few(row, voice)
    if row.verdict == practice_effect.ROSE:
        return f"Practised and rose: {_tell_chance(row.p_rise, voice)}."
    return f"Not yet: {_tell_so_far(row, voice)}. {_settling(row, voice)}"


def _tell_so_far(row: EffectFinding, voice: Voice) -> str:
    """A low chance is not told: where practice works, the model puts it too low."""
    if row.p_rise < verdicts.POSSIBLE:
        return "no clear rise shows in your own ratings so far"
    return _tell_chance(row.p_rise, voice)


def _tell_chance(chance: float, voice: Voice) -> str:
    it_is = number_words.it_is(chance)
    in_words = f"{it_is[:1].lower()}{it_is[1:]} it stands higher since"
    figures = f"the chance it stands higher since is {voice.share(chance)}"
    return voice.choose(figures, in_words)


def _settling(row: EffectFinding, voice: Voice) -> str:
    if not row.more:
        return "It takes a clear rise over many interviews to show here."
    more = voice.more_interviews(row.more)
    return f"If it goes on as it has since, {more} that {_ask(row.more)} it would show a rise."


def _tell_too_few(row: EffectFinding, voice: Voice) -> str:
    came_up = english.came_up(row.area)
    if row.before < practice_effect.FEWEST_EACH_SIDE:
        asked = "no interview" if not row.before else "only one interview"
        return f"{came_up} in {asked} before you practised it: too little to compare with."
    asked = f"{came_up.lower()} in {voice.some(row.after, 'interview')} since"
    more = f"{voice.count(row.more)} more"
    return f"Too early to say whether practice shows: {asked}; {more} would tell."


def _ask(interviews: int) -> str:
    return "asks" if interviews == 1 else "ask"


def sum_up_practice(rows: Sequence[EffectFinding], voice: Voice) -> str:
    """One sentence or two over all practised areas; plain text."""
    rose = [catalogue().area(row.area).short for row in rows if row.verdict == practice_effect.ROSE]
    if rose:
        return f"Practised and rose: {english.listing(rose)}."
    if compare(rows):
        return NO_RISE
    first = f"{catalogue().area(rows[0].area).short}: {tell_effect(rows[0], voice)}"
    return first if len(rows) == 1 else f"{TOO_EARLY} {first}"


def compare(rows: Iterable[EffectFinding]) -> tuple[EffectFinding, ...]:
    """The areas asked often enough, before practice and since, to be compared."""
    return tuple(row for row in rows if row.verdict != practice_effect.TOO_FEW)


def picture(rows: tuple[EffectFinding, ...], dark: bool, voice: Voice) -> Picture:
    """Where each practised area stood before and since; one at least can be compared."""
    palette, scale = choose_palette(dark=dark), distance_scale(voice.choose(NUMBERS, WORDS))
    drawn = compare(rows)[:MOST]
    shown = short_names([row.area for row in drawn])
    sides = [side for row in drawn for side in _sides(row, shown[row.area], voice)]
    spec = patterns.draw_before_after(sides, _kinds(palette), scale, palette)
    reading = f"{captions.READING} {NOT_BECAUSE}"
    return Picture(f"{sum_up_practice(rows, voice)} {reading}", spec, _figures(rows, voice))


def _kinds(palette: Palette) -> tuple[Kind, ...]:
    return (
        Kind(BEFORE, "circle", palette.pattern, filled=False),
        Kind(SINCE, "diamond", palette.accent),
    )


def _sides(row: EffectFinding, name: str, voice: Voice) -> list[patterns.ChartRow]:
    told = tell_effect(row, voice)
    ends = (
        (BEFORE, row.before, row.was, row.was_lo80, row.was_hi80),
        (SINCE, row.after, row.now, row.now_lo80, row.now_hi80),
    )
    return [
        {
            "name": name,
            "kind": kind,
            "mid": mid,
            "lo": max(low, -FARTHEST),
            "hi": min(high, FARTHEST),
            "place": voice.distance(mid),
            "asked": f"in {voice.some(asked, 'interview')}",
            "evidence": told,
        }
        for kind, asked, mid, low, high in ends
    ]


def _figures(rows: Sequence[EffectFinding], voice: Voice) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "Area": catalogue().area(row.area).short,
            "What the ratings say": tell_effect(row, voice),
            BEFORE: _place(row.was, voice),
            SINCE: _place(row.now, voice),
        }
        for row in rows
    )


def _place(points: float, voice: Voice) -> str:
    return "not asked" if math.isnan(points) else voice.distance(points)
