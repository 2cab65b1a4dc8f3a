"""What a study says, in words: the headline and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components import words
from data.analysis import patterns
from data.analysis.study import ENOUGH
from data.catalogue.loader import catalogue
from data.coaching import today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.analysis.study import AreaFinding, Study

MOST_STRENGTHS = 3
MOST_OTHERS = 6
FEWEST_OTHERS = 3
BADGES = {patterns.PATTERN: "orange", patterns.IMPROVING: "green", patterns.STRENGTH: "green"}
BREAK = "  \n"
PRESSING = (patterns.PATTERN, patterns.IMPROVING, patterns.UNDECIDED, patterns.BLIP)


class Cards(NamedTuple):
    """Cards as Markdown, strengths first."""

    strengths: tuple[str, ...]
    others: tuple[str, ...]


def sum_up(found: Study, whole: bool) -> str:
    """The headline: what recurs, what improves, what is strong; or that it is too early."""
    if not found.enough:
        return words.too_early(len(found.interviews), ENOUGH, filtered=not whole)
    if is_lone(found):
        return " ".join(filter(None, (words.ALL_IN_ONE, words.slipping(_recurring_slips(found)))))
    return words.headline(
        words.Found(
            recurring=_short(_with(found, patterns.PATTERN)),
            slips=_recurring_slips(found),
            improving=_short(_with(found, patterns.IMPROVING)),
            strengths=_short(_strengths(found)),
        )
    )


def make_cards(found: Study, gentle: bool = False) -> Cards:
    """At most three strengths and six others: what presses first, then what is nearly decided.

    Where nothing is a strength yet, what has held up best stands in its place.

    A lone area has one card, without a verdict: each verdict is against the person's other areas.
    """
    if is_lone(found):
        return Cards((), (_lone_card(found.areas[0], gentle=gentle),))
    strengths = _strengths(found)[:MOST_STRENGTHS]
    held = None if strengths else today.held_up(found.areas)
    others = [row for row in _others(found) if row != held]
    pressing = [row for row in others if row.verdict != patterns.UNDECIDED or row.lean]
    waiting = [row for row in others if row.verdict == patterns.UNDECIDED and not row.lean]
    fill = waiting[: max(0, FEWEST_OTHERS - len(pressing))]
    return Cards(
        (make_held_card(held, gentle=gentle),)
        if held
        else tuple(_card(row, gentle=gentle) for row in strengths),
        tuple(_card(row, gentle=gentle) for row in (*pressing, *fill)[:MOST_OTHERS]),
    )


def make_held_card(row: AreaFinding, *, gentle: bool) -> str:
    """The card of what has held up best, as Markdown."""
    badge = f":green-badge[{words.caption_held(row)}]"
    name, evidence = catalogue().area(row.area).short, words.evidence(row, gentle=gentle)
    return f"{badge}\n\n**{name}**{BREAK}{evidence}"


def is_lone(found: Study) -> bool:
    """Whether all ratings are in one area, so that there is no usual to compare it with."""
    return len(found.areas) == 1


def order_areas(found: Study) -> tuple[str, ...]:
    """The areas by what there is to say about them over time: the pressing ones first."""
    first = [*_others(found), *_strengths(found)]
    rest = [row for row in found.areas if row not in first]
    return tuple(row.area for row in (*first, *rest))


def _with(found: Study, verdict: str) -> list[AreaFinding]:
    return [row for row in found.areas if row.verdict == verdict]


def _recurring_slips(found: Study) -> list[str]:
    return [catalogue().slip(row.slip).name for row in found.slips if row.recurs]


def _strengths(found: Study) -> list[AreaFinding]:
    """The strongest first."""
    return _with(found, patterns.STRENGTH)[::-1]


def _others(found: Study) -> list[AreaFinding]:
    """By verdict, those leaning towards a pattern before what is merely undecided."""
    rows = [row for verdict in PRESSING for row in _with(found, verdict)]
    return sorted(rows, key=lambda row: (PRESSING.index(row.verdict), not row.lean))


def _short(rows: Iterable[AreaFinding]) -> list[str]:
    return [catalogue().area(row.area).short for row in rows]


def _lone_card(row: AreaFinding, *, gentle: bool) -> str:
    badge = f":gray-badge[{words.CAPTIONS[patterns.UNDECIDED]}]"
    lines = (f"**{catalogue().area(row.area).short}**", words.evidence(row, gentle=gentle))
    return f"{badge}\n\n{BREAK.join(lines)}{BREAK}:small[{words.ALONE}]"


def _card(row: AreaFinding, *, gentle: bool) -> str:
    badge = f":{BADGES.get(row.verdict, 'gray')}-badge[{words.caption(row)}]"
    lines = [f"**{catalogue().area(row.area).short}**", words.evidence(row, gentle=gentle)]
    if row.verdict == patterns.UNDECIDED:
        lines.append(words.settling(row, gentle=gentle))
    # "9 in 10" stays on one line, also on a phone.
    chance = words.chance(row, gentle=gentle).replace(" in 10", "\u00a0in\u00a010")
    lines.append(f":small[{chance}]")
    return f"{badge}\n\n{BREAK.join(lines)}"
