"""How much more evidence it takes to settle a verdict."""

from __future__ import annotations

from bisect import bisect_right

from data.analysis import verdicts

_EDGES = (0.30, 0.50)
_INTERVIEWS = {
    verdicts.ASKED_ONCE: (1, 3, 2),
    verdicts.LOW_ONCE: (1, 2, 2),
    verdicts.NOT_LOW: (3, 4, 4),
}
"""So many more interviews, for a chance of a low one under 0.30, up to 0.50, and from there on."""


def more_interviews(verdict: str, p_low: float) -> int:
    """How many more interviews that ask an area would probably settle its verdict.

    The numbers are those that came true 78 times in 100 in simulation (docs/patterns.md).

    Args:
        verdict: the area's verdict now.
        p_low: the probability of a low rating next time.

    Returns:
        0 if the verdict is settled.
    """
    by_chance = _INTERVIEWS.get(verdict)
    return by_chance[bisect_right(_EDGES, p_low)] if by_chance else 0
