"""What a study says, in words: the headline and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components.journal import study
from components.patterns import verdict_sentences
from components.text import english, number_words
from data.analysis import summary, verdicts
from data.analysis.report import FEWEST_INTERVIEWS_RATED
from data.analysis.summary import SummaryKind
from data.catalogue.loader import catalogue
from data.coaching.interviews import today
from data.coaching.practice import priorities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.text.voice import Voice
    from data.analysis.report import Study
    from data.analysis.summary import Summary
    from data.analysis.verdicts import AreaFinding

MOST_STRENGTHS = 3
MOST_OTHERS = 6
FEWEST_OTHERS = 3
BREAK = "  \n"
_NO_BREAK = "\u00a0"
_GREEN = frozenset({verdicts.IMPROVING, verdicts.EASED, verdicts.STRENGTH})
ONLY_LOWS = (
    "Only what went badly seems to be rated. Rate the good answers too, and this can say "
    "what recurs."
)
_SAID = {
    SummaryKind.BACK: "{things} coming back: {areas}.",
    SummaryKind.NEVER_LOW: "Nothing rated low so far.",
    SummaryKind.WATCH: "To watch: {areas}.",
    SummaryKind.NOW_AND_THEN: "{subject} is low most of the time. Low now and then: {areas}.",
    SummaryKind.EASED: "{subject} recurs lately. Better of late: {areas}.",
    SummaryKind.SELDOM: "{subject} recurs so far. Seldom low: {areas}.",
    SummaryKind.NOT_TWICE: "{nothing} area was low twice.",
    SummaryKind.TOO_SOON: "Too soon to say what recurs: no area was low twice.",
}


class Cards(NamedTuple):
    """Cards as Markdown, strengths first."""

    strengths: tuple[str, ...]
    others: tuple[str, ...]


def sum_up_findings(found: Study, whole: bool, voice: Voice) -> str:
    """The headline: what recurs, what improves, what is strong; or that it is too early."""
    if not found.enough:
        return english.too_early(
            len(found.interviews), FEWEST_INTERVIEWS_RATED, voice, filtered=not whole
        )
    first = priorities.rank_areas(found.areas, study.practisable())[:1]
    return _tell_headline(found, first[0] if first else None, voice)


def make_cards(found: Study, voice: Voice) -> Cards:
    """At most three strengths and six others: what recurs most first.

    Where nothing is a strength yet, what has held up best stands in its place.
    """
    strengths = _strengths(found)[:MOST_STRENGTHS]
    held = None if strengths else today.held_up(found.areas)
    others = [row for row in summary.order(found.areas) if row != held]
    pressing = [row for row in others if _presses(row)]
    fill = [row for row in others if not _presses(row) and row.verdict != verdicts.STRENGTH]
    shown = (*pressing, *fill[: max(0, FEWEST_OTHERS - len(pressing))])[:MOST_OTHERS]
    return Cards(
        (make_held_card(held, voice),) if held else tuple(_card(row, voice) for row in strengths),
        tuple(_card(row, voice) for row in shown),
    )


def make_held_card(row: AreaFinding, voice: Voice) -> str:
    """The card of what has held up best, as Markdown."""
    badge = f":green-badge[{verdict_sentences.caption_held(row)}]"
    name = catalogue().area(row.area).short
    return f"{badge}\n\n**{name}**{BREAK}{verdict_sentences.evidence(row, voice)}"


def is_lone(found: Study) -> bool:
    """Whether all ratings are in one area, so that there is no usual to compare it with."""
    return len(found.areas) == 1


def order_areas(found: Study) -> tuple[str, ...]:
    """The areas by what there is to say about them over time: the pressing ones first."""
    return tuple(row.area for row in summary.order(found.areas))


def _presses(row: AreaFinding) -> bool:
    """Whether an area was ever low, and is no strength for all that."""
    return row.low_interviews > 0 and row.verdict != verdicts.STRENGTH


def _strengths(found: Study) -> list[AreaFinding]:
    """The strongest first."""
    return [row for row in reversed(found.areas) if row.verdict == verdicts.STRENGTH]


def _card(row: AreaFinding, voice: Voice) -> str:
    badge = f":{_colour(row)}-badge[{verdict_sentences.caption(row)}]"
    name = catalogue().area(row.area).short
    lines = [f"**{name}**", verdict_sentences.evidence(row, voice)]
    # "9 in 10" stays on one line, also on a phone.
    if added := verdict_sentences.tell_chance_or_more(row, voice):
        lines.append(f":small[{added.replace(' in 10', f'{_NO_BREAK}in{_NO_BREAK}10')}]")
    return f"{badge}\n\n{BREAK.join(lines)}"


def _colour(row: AreaFinding) -> str:
    if row.verdict in verdicts.COMES_BACK:
        return "orange"
    return "green" if row.verdict in _GREEN else "gray"


def _tell_headline(found: Study, start: AreaFinding | None, voice: Voice) -> str:
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
        first = _tell_kind(told, slips, voice)
    return " ".join(filter(None, (first, _slipping(slips), _going_well(found, told))))


def tell_across(told: Summary, start: AreaFinding | None, voice: Voice) -> str:
    """That nearly everything is low, with one place to start; `told` is of kind `ACROSS`."""
    twice = len(told.areas)
    many = f"all {twice} areas" if told.often == twice else f"{told.often} of the {twice} areas"
    which = voice.choose(f"{many} asked twice or more", "most areas")
    place = f", so one place to start is enough: {_name(start)}." if start else "."
    low = f"Low across the board so far: {which} were low at least half the time."
    return f"{low} No single one stands out{place}"


def _tell_kind(told: Summary, slips: Sequence[str], voice: Voice) -> str:
    rows = [f"{_name(row)} ({_share(row, voice)})" for row in told.areas]
    many = english.starting(number_words.spell(len(rows)))
    things = f"{many} thing keeps" if len(rows) == 1 else f"{many} things keep"
    # While a slip does recur, "nothing recurs" would be false: then no *area* does.
    subject, nothing = ("No area", "No") if slips else ("Nothing", "Nothing recurs so far: no")
    areas = english.listing(rows)
    return _SAID[told.kind].format(areas=areas, things=things, subject=subject, nothing=nothing)


def _share(row: AreaFinding, voice: Voice) -> str:
    if row.verdict == verdicts.LOW_LATELY:
        return "low in each of the last three"
    return voice.how_often(row.low_interviews, row.interviews)


def _slipping(slips: Sequence[str]) -> str:
    """Which slips keep coming back, by name; nothing where none does."""
    if not slips:
        return ""
    which = "slip that keeps" if len(slips) == 1 else "slips that keep"
    return f"The {which} coming back: {english.listing(slips)}."


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
