"""Nothing grows with the square of the interviews: work counted, or held against other work."""

from __future__ import annotations

import sys
import threading
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from data.analysis import patterns, practice_effect
from tests.support.cost_ratios import hold_against
from tests.support.long_journal import long_journal
from tests.support.page_driver import fill, key, visit_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from streamlit.testing.v1 import AppTest

ROOT = str(Path(__file__).parents[2])
OURS = (f"{ROOT}/data/", f"{ROOT}/components/", f"{ROOT}/pages/")
FEW, MORE, MANY = 20, 80, 320
STEEP = 8
"""Between the 4 of what grows in step with the interviews and the 16 of their square."""

PAGES = (
    "today",
    "interviews",
    "interview",
    "evaluate",
    "patterns",
    "learn",
    "tonight",
    "applications",
    "question_bank",
    "stay_in_touch",
    "stories",
    "wait",
    "breathe",
    "next_interview",
    "your_data",
)
ANALYSES: dict[str, Callable[[pd.DataFrame], object]] = {
    "verdicts": patterns.assess,
    "courses": patterns.trajectories,
    "one day": lambda log: patterns.day_effects(log, 3),
    "practice": lambda log: practice_effect.assess_practice(log, practice(log)),
}


def a_log(interviews: int) -> pd.DataFrame:
    """Interviews of ten ratings each, over sixteen areas."""
    size = 10 * interviews
    draw = np.random.default_rng(5)
    return pd.DataFrame(
        {
            "interview": np.repeat(np.arange(interviews), 10),
            "area": draw.choice([f"area-{n}" for n in range(16)], size),
            "rating": draw.integers(1, 6, size),
        }
    )


def practice(log: pd.DataFrame) -> pd.DataFrame:
    """Three areas practised half-way through a log."""
    half = int(log["interview"].max()) // 2
    return pd.DataFrame({"area": ["area-0", "area-1", "area-2"], "since": [half] * 3})


@pytest.mark.parametrize("name", ANALYSES)
def test_four_times_the_interviews_cost_about_four_times_as_much(name: str) -> None:
    work, long, short = ANALYSES[name], a_log(400), a_log(100)
    assert hold_against(lambda: work(long), lambda: work(short)) <= 6


@pytest.mark.parametrize("name", ANALYSES)
def test_the_analysis_of_two_thousand_interviews_takes_a_few_megabytes(name: str) -> None:
    peaks = [most_memory(ANALYSES[name], a_log(interviews)) for interviews in (500, 2000)]
    assert peaks[1] <= 5 * peaks[0]
    assert peaks[1] < 64_000_000


def most_memory(work: Callable[[pd.DataFrame], object], log: pd.DataFrame) -> int:
    """The most bytes that `work` holds at a time."""
    work(log)
    tracemalloc.start()
    try:
        work(log)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_steps_with_the_interviews_not_with_their_square(
    page: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    for place, interviews in enumerate((FEW, FEW, MORE, MANY)):
        # The first loads what all share.
        own = home / str(place)
        own.mkdir()
        monkeypatch.setenv("AFTERVIEW_HOME", str(own))
        fill(own, long_journal(interviews))
        steps.append(count_lines(lambda: visit_page(page, id=key(1))))
    _, few, more, many = steps
    assert many - more <= STEEP * max(more - few, few)


def count_lines(draw: Callable[[], AppTest]) -> int:
    """How many lines of ours a page runs through, in whatever thread."""
    counted = 0

    def line(_frame: FrameType, event: str, _about: object) -> Any:  # noqa: ANN401 - itself
        nonlocal counted
        counted += event == "line"
        return line

    def enter(frame: FrameType, _event: str, _about: object) -> Any:  # noqa: ANN401 - a tracer
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    threading.settrace(enter)
    try:
        app = draw()
    finally:
        threading.settrace(before)
    assert not app.exception
    return counted
