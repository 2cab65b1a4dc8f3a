"""What a study says, in words: the headline and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components.journal import study
from components.patterns import headline, verdict_sentences
from components.text import english
from data.analysis import summary, verdicts
from data.analysis.report import FEWEST_INTERVIEWS_RATED
from data.catalogue.loader import catalogue
from data.coaching.interviews import today
from data.coaching.practice import priorities

if TYPE_CHECKING:
    from components.text.voice import Voice
    from data.analysis.report import Study
    from data.analysis.verdicts import AreaFinding

MOST_STRENGTHS = 3
MOST_OTHERS = 6
FEWEST_OTHERS = 3
BREAK = "  \n"
_NO_BREAK = "\u00a0"
_GREEN = frozenset({verdicts.IMPROVING, verdicts.EASED, verdicts.STRENGTH})


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
    return headline.tell_headline(found, first[0] if first else None, voice)


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
