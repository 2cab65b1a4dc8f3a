"""What a piece of work costs, told so that a slow or busy machine changes nothing.

Never in seconds: held against other work of the same run, or counted. How long things take,
`make bench` measures.
"""

from __future__ import annotations

import gc
import sys
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    Work = Callable[[], object]

TIMES = 16
STEEP = 64
"""Between the 16 of what costs in step with a text `TIMES` as long, and the 256 of its square.

Four times from either, so that neither a busy machine nor luck decides.
"""

TURNS = 5
TICK = time.get_clock_info("process_time").resolution


def hold_against(work: Work, other: Work, turns: int = TURNS) -> float:
    """How many times as much `work` costs as `other`: the least of some turns each, turn about."""
    with _without_collector():
        taken = [(_take(work), _take(other)) for _ in range(turns)]
    return min(ours for ours, _ in taken) / max(min(theirs for _, theirs in taken), TICK)


def _take(work: Work) -> float:
    """Seconds of this process alone, whoever else is at work on the machine."""
    began = time.process_time()
    work()
    return time.process_time() - began


def count_steps(work: Work) -> int:
    """How many lines of Python and calls into C `work` comes to, in this thread."""
    steps = count()

    def step(_frame: FrameType, event: str, _about: object) -> Any:  # noqa: ANN401 - itself
        if event in {"line", "c_call"}:
            next(steps)
        return step

    with _without_collector():
        before = sys.gettrace(), sys.getprofile()
        sys.settrace(step)
        sys.setprofile(step)
        try:
            work()
        finally:
            sys.settrace(before[0])
            sys.setprofile(before[1])
    return next(steps)


@contextmanager
def _without_collector() -> Iterator[None]:
    """A collection walks what all tests before have left, and comes when it likes."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


GROWTH = 4
IN_STEP = 6
"""Between the 4 of what costs in step with a text `GROWTH` as long, and the 16 of its square."""

NOTHING = 0.002
"""Seconds that something long may take without being looked at: its square would be far more."""


def grows_too_fast(work: Callable[[int], Work], size: int) -> float:
    """How many times as much `work(GROWTH * size)` costs as `work(size)`; 0 if that is in step.

    What takes next to nothing is measured once; only what seems too much is measured again.
    """
    long, short = work(GROWTH * size), work(size)
    with _without_collector():
        once = _take(long)
        if once < NOTHING:
            return 0
        least = once / max(_take(short), TICK)
    for turns in (3, TURNS, 4 * TURNS):
        if least <= IN_STEP:
            return 0
        least = hold_against(long, short, turns)
    return least if least > IN_STEP else 0
