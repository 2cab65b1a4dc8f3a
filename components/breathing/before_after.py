"""Before and after breathing, kindly: in words, as rows, and as a quiet chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.charts.palette import config
from components.text import english, labels
from data.analysis import breathing_effect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.charts.palette import Palette
    from components.text.voice import Voice
    from data.analysis.breathing_effect import Pair, Sitting

WORDS = ("Very upset", "Upset", "Uneasy", "Settled", "Calm")
NOTHING_YET = "Tap before and after, or neither: the breathing works without."
ONE_SIDE = "Noted. When you have breathed, a second tap shows what it did."
ONLY_AFTER = "Noted. That is enough for today."
_MOST = 12
"""As many sittings as fit a phone's width; the latest are shown."""

HEIGHT = 200
_LEVELS = [1, 2, 3, 4, 5]
_TIPS = [{"field": "when", "title": "When"}, {"field": "told", "title": "Before to after"}]
Spec = dict[str, Any]


def level(number: int) -> str:
    """A level (1 to 5) in words."""
    return WORDS[number - 1]


def tell_calm(found: Sequence[Pair], now: Sitting, voice: Voice, *, breathed: bool) -> str:
    """One or two sentences: this time, and so far. There is always something to say.

    `breathed`: the guide ran to its end, so that the breath may be thanked for it.
    """
    told = (_tell_now(now, breathed=breathed), _tell_course(found, voice))
    return " ".join(filter(None, told)) or NOTHING_YET


def _tell_now(now: Sitting, *, breathed: bool) -> str:
    if now.before is None or now.after is None:
        return ONE_SIDE if now.before else ONLY_AFTER if now.after else ""
    before, after = now.before.level or 0, now.after.level or 0
    if after > before:
        came = f"From {level(before).lower()} to {level(after).lower()}"
        return f"{came}{': that is your own breath' if breathed else '. That is worth noticing'}."
    if after == before:
        return "About the same as before. Some days take longer, and sitting down still counts."
    return "Heavier than before: a day can catch up like that. Be kind to yourself tonight."


def _tell_course(found: Sequence[Pair], voice: Voice) -> str:
    """What came of all sittings; of a single one nothing, it has just been told."""
    tally = breathing_effect.count_sittings(found)
    if tally.sittings < 2:  # noqa: PLR2004 - one is no course
        return ""
    if tally.calmer == tally.sittings:
        both = "both times" if tally.sittings == 2 else f"all {voice.count(tally.calmer)} times"  # noqa: PLR2004
        return f"So far you felt calmer afterwards {both}."
    if not tally.calmer:
        return "So far it has mostly been a pause, which is worth having by itself."
    often = f"{voice.count(tally.calmer)} of {voice.count(tally.sittings)}"
    return f"So far you felt calmer afterwards {often} times."


def describe_chart(found: Sequence[Pair], voice: Voice) -> str:
    """The chart in a sentence, for whoever cannot see it."""
    tally = breathing_effect.count_sittings(found)
    return (
        f"How you felt before and after breathing, {voice.count(tally.sittings)} times: "
        f"calmer {voice.times(tally.calmer)}, the same {voice.times(tally.same)}, "
        f"heavier {voice.times(tally.heavier)}."
    )


def figures(found: Sequence[Pair]) -> list[dict[str, str]]:
    """A row a sitting, the latest first."""
    return [
        {
            "When": labels.day(each.at.date()),
            "Before": level(each.before),
            "After": level(each.after),
        }
        for each in reversed(found)
    ]


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
        "encoding": {"x": x, "tooltip": _TIPS},
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


def _level(field: str) -> Spec:
    axis = {"values": _LEVELS, "labelExpr": f"{list(WORDS)}[datum.value - 1]"}
    # A little beyond both ends, so that the dots there are whole.
    scale = {"domain": [0.7, 5.3], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": {**axis, "title": None}}


def _dates(found: Sequence[Pair]) -> Spec:
    # The axis counts sittings and names their days: two of one day would fall on one place.
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
