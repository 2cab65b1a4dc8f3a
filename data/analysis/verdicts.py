"""The verdict on each area: what recurs is what is low again and again in this person's ratings.

Whether an area recurs is a fact about the person's own ratings; how it compares with their other
areas only adds to it. The rules were chosen by simulation (docs/patterns.md has the table); the
first that applies is the verdict.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Column = npt.NDArray[Any]
    Flags = npt.NDArray[np.bool_]

ASKED_ONCE = "asked once"
STANDS_OUT = "stands out"
RECURS = "recurs"
WEAKER = "weaker"
IMPROVING = "improving"
EASED = "eased"
LOW_LATELY = "low lately"
OFTEN_LOW = "often low"
COMES_AND_GOES = "comes and goes"
STRENGTH = "strength"
ONE_OFF = "one-off"
SELDOM_LOW = "seldom low"
NO_CONCERN = "no concern"
NOT_LOW = "not low so far"
LOW_ONCE = "low once"
COUNTED = "counted"
"""No verdict, only counts: where it looks as if only the low answers are rated."""

_ORDER = (
    (STANDS_OUT, RECURS),
    (WEAKER, LOW_LATELY, OFTEN_LOW),
    (COMES_AND_GOES, COUNTED),
    (LOW_ONCE, ASKED_ONCE),
    (EASED, IMPROVING),
    (SELDOM_LOW, ONE_OFF),
    (NOT_LOW,),
    (NO_CONCERN,),
    (STRENGTH,),
)
"""How pressing each verdict is: those that recur first. Within a group, the likelier low first."""

COMES_BACK = frozenset({STANDS_OUT, RECURS})
"""The verdicts that say an area keeps coming back."""

TO_WATCH = frozenset({WEAKER, LOW_LATELY, OFTEN_LOW})
"""The verdicts that say an area wants watching."""

VERDICTS = tuple(verdict for group in _ORDER for verdict in group if verdict != COUNTED)

ENOUGH_INTERVIEWS = 3
"""Nothing keeps coming back in fewer rated interviews."""

TWICE = 2
HALF = 0.5
_LIKELY = 0.60
POSSIBLE = 0.30
LATELY = 3
"""So many of the last interviews that asked an area are how it went lately."""

_BACK = 0.55
_UNLIKELY = 0.25
_RARE = 0.40
_THIRD = 1 / 3
_QUIET_FROM, _LATELY_FROM = 4, 5

_EVIDENCE_EDGES = (0.30, 0.50)
_EVIDENCE_NEEDED = {
    ASKED_ONCE: (1, 3, 2),
    LOW_ONCE: (1, 2, 2),
    NOT_LOW: (3, 4, 4),
}
"""So many more interviews, for a chance of a low one under 0.30, up to 0.50, and from there on."""


class AreaFinding(NamedTuple):
    """What is found of an area: a row of `patterns.assess`, and what is said beside it.

    `more`: so many more interviews that ask it would probably settle the verdict, 0 if it is;
    `others`: how many other areas are rated; `below_most`: most of them have a higher mean rating.
    """

    area: str
    n: int
    interviews: int
    low_interviews: int
    mean_rating: float
    delta: float
    lo80: float
    hi80: float
    p_weak: float
    p_strong: float
    p_rise: float
    p_low: float
    q_low: float
    low_last3: int
    verdict: str
    more: int = 0
    others: int = 0
    below_most: bool = False


def decide_verdicts(evidence: Mapping[str, Column], rated: int) -> npt.NDArray[np.object_]:
    """Decide the verdict on each area.

    Args:
        evidence: by name an array (areas,): interviews that asked it, low_interviews of them with a
            1 or 2, high_interviews with a 4 or 5, low_last3 (of the last three that asked it),
            low_last (whether the last one was low), p_low (the chance of a low one next time),
            p_weak, p_weak_first, p_strong and p_rise as in `data.analysis.patterns.assess`.
        rated: how many interviews have a rating.

    Returns:
        Verdicts, shape (areas,).
    """
    # In this order: the first that applies is the verdict.
    rules = {**_first(evidence, rated), **_second(evidence), **_third(evidence)}
    names = [np.array(verdict, dtype=object) for verdict in rules]
    return np.select(list(rules.values()), names, LOW_ONCE)


def more_interviews(verdict: str, p_low: float) -> int:
    """How many more interviews that ask an area would probably settle its verdict.

    The numbers are those that came true 78 times in 100 in simulation (docs/patterns.md).

    Args:
        verdict: the area's verdict now.
        p_low: the probability of a low rating next time.

    Returns:
        0 if the verdict is settled.
    """
    by_chance = _EVIDENCE_NEEDED.get(verdict)
    return by_chance[bisect_right(_EVIDENCE_EDGES, p_low)] if by_chance else 0


def urgency_rank(verdict: str) -> int:
    """How pressing a verdict is; 0 is most."""
    return next(place for place, group in enumerate(_ORDER) if verdict in group)


def _first(of: Mapping[str, Column], rated: int) -> dict[str, Flags]:
    """What recurs, and what is lower than the rest."""
    back = _is_back(of) & (rated >= ENOUGH_INTERVIEWS)
    weak = of["p_weak"] >= _LIKELY
    return {
        ASKED_ONCE: of["interviews"] == 1,
        STANDS_OUT: back & weak,
        RECURS: back,
        WEAKER: (of["low_interviews"] >= TWICE) & weak & ~_is_quiet(of),
    }


def _second(of: Mapping[str, Column]) -> dict[str, Flags]:
    """What has changed, and what is low without being sure to go on."""
    low, asked, p_low, share = of["low_interviews"], of["interviews"], of["p_low"], _share(of)
    many = (asked >= _LATELY_FROM) & (low >= TWICE)
    return {
        IMPROVING: _is_improving(of),
        EASED: many & (of["low_last3"] == 0) & (p_low < _BACK),
        LOW_LATELY: many & (of["low_last3"] == LATELY) & (share <= HALF),
        OFTEN_LOW: (low >= TWICE) & (share > HALF) & ~_is_quiet(of),
        COMES_AND_GOES: (low >= TWICE) & ((p_low >= POSSIBLE) | (share > _THIRD)),
    }


def _third(of: Mapping[str, Column]) -> dict[str, Flags]:
    """What is seldom or never low."""
    low, asked, unlikely = of["low_interviews"], of["interviews"], of["p_low"] <= _UNLIKELY
    strong = (of["p_strong"] >= _LIKELY) & (of["high_interviews"] >= TWICE)
    return {
        STRENGTH: strong & (asked >= TWICE) & unlikely & (_share(of) <= _UNLIKELY),
        ONE_OFF: (asked >= ENOUGH_INTERVIEWS) & (low == 1) & unlikely,
        SELDOM_LOW: low >= TWICE,
        NO_CONCERN: (low == 0) & unlikely,
        NOT_LOW: low == 0,
    }


def _share(of: Mapping[str, Column]) -> npt.NDArray[np.float64]:
    return np.asarray(of["low_interviews"] / of["interviews"], dtype=np.float64)


def _is_quiet(of: Mapping[str, Column]) -> Flags:
    return np.asarray((of["interviews"] >= _QUIET_FROM) & (of["low_last3"] == 0))


def _is_back(of: Mapping[str, Column]) -> Flags:
    often = (of["low_interviews"] >= TWICE) & (_share(of) >= HALF)
    return np.asarray(often & (of["p_low"] >= _BACK) & ~_is_quiet(of))


def _is_improving(of: Mapping[str, Column]) -> Flags:
    risen = (of["p_weak_first"] >= POSSIBLE) & (of["p_rise"] >= HALF) & (of["p_weak"] < _LIKELY)
    seen = (of["interviews"] >= ENOUGH_INTERVIEWS) & (of["low_interviews"] >= 1) & ~of["low_last"]
    return np.asarray(risen & seen & (of["p_low"] < _RARE))
