"""The one sentence that stands beside the crux: what was ticked, what was so before, or around."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from components.interview import crux_names
from components.text import labels
from components.text.english import starting, where
from data.analysis.crux import (
    ANSWERS_HELD,
    AROUND_ONLY,
    IT_TURNED,
    NOTHING_RATED,
    ONE_RATED,
    SAME_SLIP,
)
from data.analysis.crux_facts import GAVE_UP, STAYING_POSITIVE
from data.models import Wobble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.interview.crux_names import Naming
    from data.analysis.crux import Crux

_FEW = 2
"""So many slips are named; beyond it the row is no help to anybody."""

TOLD_ALREADY = frozenset({AROUND_ONLY, ANSWERS_HELD, NOTHING_RATED})
"""The kinds whose own sentence speaks of what was around the questions."""


def tell_beside(crux: Crux, naming: Naming) -> str:
    """The one sentence to set beside the crux, the most telling there is; empty if none."""
    ways = (_ticked, _low_before, _around, _no_longer_low, _turned_round)
    if not crux.facts.lows:
        # With no low answer, what was low before says more than slips under good ones.
        ways = (_low_before, _no_longer_low, _around, _turned_round, _ticked)
    return next(filter(None, (way(crux, naming) for way in ways)), "")


def gave_up(crux: Crux, naming: Naming) -> str:
    """That giving up was noted, and when; empty if it was not."""
    if not crux.facts.gave_up:
        return ""
    wobble = naming.interview.wobble
    when = "" if wobble in {None, Wobble.NO} else f" {labels.WOBBLES[wobble].lower()}"
    turned = ", and that it turned round" if crux.facts.turned_round else ""
    return f"You noted that you gave up{when}{turned}."


def low_spirits(crux: Crux, naming: Naming) -> str:
    """That staying positive was rated low; call it only where it was."""
    low = [each for each in crux.facts.low_around if each.area == STAYING_POSITIVE]
    return f"{naming.around(low)} was low."


def _ticked(crux: Crux, naming: Naming) -> str:
    """What was ticked under the low answers, or, where none is low, under the others."""
    if crux.kind in {SAME_SLIP, NOTHING_RATED, AROUND_ONLY}:
        return ""
    among = crux.facts.lows or crux.facts.answers
    told = GAVE_UP if crux.kind == IT_TURNED else None
    slips = _worth_telling([slip for each in among for slip in each.slips if slip != told])
    if not slips:
        return ""
    said = f"you ticked: {crux_names.slips(slips)}."
    if not crux.facts.lows:
        return starting(said)
    under = sum(any(slip in slips for slip in each.slips) for each in among)
    return f"Under {_which(crux, under, naming)} {said}"


def _worth_telling(ticked: Sequence[str]) -> list[str]:
    """One slip or two, the one ticked most first; of more only the one or two ticked twice."""
    counted = Counter(ticked).most_common()
    often = [slip for slip, count in counted if count == counted[0][1] > 1]
    few = [slip for slip, _ in counted] if len(counted) <= _FEW else often
    return few if len(few) <= _FEW else []


def _which(crux: Crux, ticked: int, naming: Naming) -> str:
    """Which of the low answers have something ticked."""
    lows = len(crux.facts.lows)
    if crux.kind == ONE_RATED:
        return "it"
    if ticked == lows:
        return "the low one" if lows == 1 else "the low ones"
    return f"{naming.voice.count(ticked)} of the low ones"


def _low_before(crux: Crux, naming: Naming) -> str:
    """An area that is low again, as in every interview before that asked it."""
    return _tell_before(crux, naming, "{area} was low in {earlier}.", low_now=True)


def _no_longer_low(crux: Crux, naming: Naming) -> str:
    """An area that was low in every interview before, and is not this time."""
    told = "{area}, low in {earlier}, was not low this time."
    return _tell_before(crux, naming, told, low_now=False)


def _tell_before(crux: Crux, naming: Naming, told: str, *, low_now: bool) -> str:
    """Of the areas low in every earlier interview that rated them, two at least, the most asked."""
    low, before = crux.facts.low_now, crux.facts.before
    found = [(asked, area) for area, asked in before if (area in low) is low_now]
    if not found:
        return ""
    asked, area = max(found, key=lambda each: each[0])
    earlier = f"{naming.every(asked)} earlier interviews {where(area)}"
    return told.format(area=crux_names.area(area), earlier=earlier)


def _around(crux: Crux, naming: Naming) -> str:
    told = STAYING_POSITIVE if crux.kind == IT_TURNED and not crux.facts.gave_up else None
    low = [each for each in crux.facts.low_around if each.area != told]
    if crux.kind in TOLD_ALREADY or not low:
        return ""
    were, too = "was" if len(low) == 1 else "were", " too" if crux.facts.lows else ""
    return f"Around the questions, {naming.around(low)} {were} low{too}."


def _turned_round(crux: Crux, naming: Naming) -> str:
    """That it turned round after giving up, where that is not told yet."""
    told = crux.kind == NOTHING_RATED or not crux.facts.turned_round
    return "" if told else gave_up(crux, naming)
