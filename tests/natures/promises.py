"""Whether what was said to settle an area does: the person goes on, and the area is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.analysis import patterns, verdicts
from tests.natures import first_scheme
from tests.natures.person import AHEAD, PLACES, answer, ask_about, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from data.analysis.verdicts import AreaFinding
    from tests.natures.person import Answers, Draw, Flags, Person


def is_kept(
    person: Person, attended: Sequence[Answers], rows: Sequence[AreaFinding], draw: Draw
) -> bool | None:
    """Whether one of today's promises, drawn by lot, is kept; None where there is none.

    It is kept if, after that many more interviews which ask the area, its verdict is one that
    promises nothing: none of "asked once", "low once so far" and "not low so far".
    """
    promised = {row.area: row.more for row in rows if row.more}
    if not promised:
        return None
    area = str(draw.choice(sorted(promised)))
    ratings = go_on(person, attended, (area, promised[area]), lambda here: int(here.any()), draw)
    found = patterns.assess(ratings).set_index("area")["verdict"]
    return verdicts.more_interviews(found[area], 0.0) == 0


def was_kept(
    person: Person, attended: Sequence[Answers], rows: Sequence[AreaFinding], draw: Draw
) -> bool | None:
    """The same of the first scheme, by which so many more ratings of an area would settle it."""
    promised = {row.area: first_scheme.more_ratings(row.lo80, row.hi80) for row in rows}
    open_ones = [row.area for row in rows if row.verdict == first_scheme.UNDECIDED]
    left = sorted(area for area in open_ones if promised[area])
    if not left:
        return None
    area = str(draw.choice(left))
    ratings = go_on(person, attended, (area, promised[area]), lambda here: int(here.sum()), draw)
    return first_scheme.judge(ratings)[area] != first_scheme.UNDECIDED


def go_on(
    person: Person,
    attended: Sequence[Answers],
    missing: tuple[str, int],
    count: Callable[[Flags], int],
    draw: Draw,
) -> pd.DataFrame:
    """The ratings after further interviews that ask an area, until so many more are counted."""
    place, more, longer = PLACES[missing[0]], missing[1], list(attended)
    while more > 0 and len(longer) < person.interviews + AHEAD:
        asked = ask_about(person, place, draw)
        longer.append(answer(person, len(longer), asked, draw))
        more -= count(asked == place)
    return log(longer)
