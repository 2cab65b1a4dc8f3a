"""The headline of Patterns: what all areas, and the slips, come down to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components.text import english, number_words
from data.analysis import summary, verdicts
from data.analysis.summary import SummaryKind
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from components.text.voice import Voice
    from data.analysis.report import Study
    from data.analysis.summary import Summary
    from data.analysis.verdicts import AreaFinding

ONLY_LOWS = (
    "Only what went badly seems to be rated. Rate the good answers too, and this can say "
    "what recurs."
)


def tell_headline(found: Study, start: AreaFinding | None, voice: Voice) -> str:
    """What recurs, what improves and what is strong, in two or three short sentences.

    There are interviews enough to speak of it. `start` is the first area to practise, named where
    nearly everything is low.
    """
    if found.only_lows:
        return ONLY_LOWS
    told = summary.summarise(found.areas)
    slips = [catalogue().slip(row.slip).name for row in found.slips if row.recurs]
    if told.kind is SummaryKind.ACROSS:
        first = tell_across(told, start, voice)
    else:
        first = _TELLERS[told.kind](told, _Teller(voice, _subject(slips)))
    return " ".join(filter(None, (first, slipping(slips), _going_well(found, told))))


def tell_across(told: Summary, start: AreaFinding | None, voice: Voice) -> str:
    """That nearly everything is low, with one place to start; `told` is of kind `ACROSS`."""
    twice = len(told.areas)
    many = f"all {twice} areas" if told.often == twice else f"{told.often} of the {twice} areas"
    which = voice.choose(f"{many} asked twice or more", "most areas")
    place = f", so one place to start is enough: {_name(start)}." if start else "."
    low = f"Low across the board so far: {which} were low at least half the time."
    return f"{low} No single one stands out{place}"


class _Teller(NamedTuple):
    """How numbers are said, and what "nothing" is called while a slip does recur."""

    voice: Voice
    subject: str

    def list(self, rows: Sequence[AreaFinding]) -> str:
        """The areas by name, each with how often it was low."""
        return english.listing([f"{_name(row)} ({self.share(row)})" for row in rows])

    def share(self, row: AreaFinding) -> str:
        if row.verdict == verdicts.LOW_LATELY:
            return "low in each of the last three"
        return self.voice.how_often(row.low_interviews, row.interviews)


def _subject(slips: Sequence[str]) -> str:
    return "No area" if slips else "Nothing"


def slipping(slips: Sequence[str]) -> str:
    """Which slips keep coming back, by name; nothing where none does."""
    if not slips:
        return ""
    which = "slip that keeps" if len(slips) == 1 else "slips that keep"
    return f"The {which} coming back: {english.listing(slips)}."


def _back(told: Summary, teller: _Teller) -> str:
    many = len(told.areas)
    verb = "thing keeps" if many == 1 else "things keep"
    number = english.starting(number_words.spell(many))
    return f"{number} {verb} coming back: {teller.list(told.areas)}."


def _never_low(_: Summary, __: _Teller) -> str:
    return "Nothing rated low so far."


def _watch(told: Summary, teller: _Teller) -> str:
    return f"To watch: {teller.list(told.areas)}."


def _now_and_then(told: Summary, teller: _Teller) -> str:
    lead = f"{teller.subject} is low most of the time."
    return f"{lead} Low now and then: {teller.list(told.areas)}."


def _eased(told: Summary, teller: _Teller) -> str:
    return f"{teller.subject} recurs lately. Better of late: {teller.list(told.areas)}."


def _seldom(told: Summary, teller: _Teller) -> str:
    return f"{teller.subject} recurs so far. Seldom low: {teller.list(told.areas)}."


def _too_soon(_: Summary, __: _Teller) -> str:
    return "Too soon to say what recurs: no area was low twice."


def _not_twice(_: Summary, teller: _Teller) -> str:
    if teller.subject != "Nothing":
        return "No area was low twice."
    return "Nothing recurs so far: no area was low twice."


_TELLERS: dict[SummaryKind, Callable[[Summary, _Teller], str]] = {
    SummaryKind.BACK: _back,
    SummaryKind.NEVER_LOW: _never_low,
    SummaryKind.WATCH: _watch,
    SummaryKind.NOW_AND_THEN: _now_and_then,
    SummaryKind.EASED: _eased,
    SummaryKind.SELDOM: _seldom,
    SummaryKind.NOT_TWICE: _not_twice,
    SummaryKind.TOO_SOON: _too_soon,
}


def _going_well(found: Study, told: Summary) -> str:
    """Strengths, and what improves unless that was said already."""
    said = told.areas if told.kind is SummaryKind.EASED else ()
    strong = [row for row in reversed(found.areas) if row.verdict == verdicts.STRENGTH]
    better = [row for row in found.areas if row.verdict == verdicts.IMPROVING and row not in said]
    parts = []
    if strong:
        kind = "a strength" if len(strong) == 1 else "strengths"
        parts.append(f"{_names(strong)} {_are(strong)} {kind}")
    if better:
        parts.append(f"{_names(better)} {_are(better)} improving")
    return f"{english.starting(', and '.join(parts))}." if parts else ""


def _names(rows: Iterable[AreaFinding]) -> str:
    return english.listing([_name(row) for row in rows])


def _name(row: AreaFinding) -> str:
    return catalogue().area(row.area).short


def _are(rows: Sequence[AreaFinding]) -> str:
    return "is" if len(rows) == 1 else "are"
