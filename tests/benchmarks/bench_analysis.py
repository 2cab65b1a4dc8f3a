"""How long the verdicts of Patterns take: 25 interviews of 10 ratings, one process.

Run it: `python tests/benchmarks/bench_analysis.py`
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.analysis import patterns, practice_effect, slips

if TYPE_CHECKING:
    from collections.abc import Callable

INTERVIEWS, RATINGS, AREAS, SLIPS = 25, 10, 16, 16
ROUNDS = 50


def log() -> pd.DataFrame:
    """A full log of ratings, drawn once and for all."""
    draw = np.random.default_rng(7)
    size = INTERVIEWS * RATINGS
    return pd.DataFrame(
        {
            "interview": np.repeat(np.arange(INTERVIEWS), RATINGS),
            "area": draw.choice([f"area-{n}" for n in range(AREAS)], size),
            "rating": draw.integers(1, 6, size),
        }
    )


def practised() -> pd.DataFrame:
    """Six areas practised, one every fourth interview."""
    return pd.DataFrame({"area": [f"area-{n}" for n in range(6)], "since": range(2, 26, 4)})


def ticks() -> pd.DataFrame:
    """A full log of slips, drawn once and for all."""
    draw = np.random.default_rng(8)
    rows = [
        (t, f"slip-{n}", int(draw.random() < 0.2)) for t in range(INTERVIEWS) for n in range(SLIPS)
    ]
    return pd.DataFrame(rows, columns=["interview", "slip", "ticked"])


def median(work: Callable[[], object]) -> float:
    """The median time of `work`, in milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    """Prints a line a measurement."""
    rated, ticked = log(), ticks()
    for name, work in {
        "patterns.assess": lambda: patterns.assess(rated),
        "patterns.trajectories": lambda: patterns.trajectories(rated),
        "patterns.days": lambda: patterns.day_effects(rated),
        "effect.assess": lambda: practice_effect.assess_practice(rated, practised()),
        "slips.assess": lambda: slips.assess(ticked),
    }.items():
        print(f"{name:24}{median(work):8.1f} ms")  # noqa: T201 - its purpose


if __name__ == "__main__":
    main()
