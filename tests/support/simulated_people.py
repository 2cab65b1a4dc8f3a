"""People who exist only as numbers: their true strengths are known, so a method can be marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.analysis.model.mixture import cumulative

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

AREAS = 12
WEAK = -0.5
EDGES = (1.5, 2.5, 3.5, 4.5)
KINDS = ("well specified", "noisy", "drifting", "halo")

# Some areas come up in nearly every interview and some once in a while.
ASKED = 1 / np.arange(1, AREAS + 1) ** 0.8


@dataclass(frozen=True)
class Person:
    """A log of ratings, and where each asked area truly stands now against their mean.

    `delta` is where it stands inside the person, on a scale without ends; `shown` where it stands
    in the ratings they would give on average, on the scale from 1 to 5 and under their own halo.
    """

    ratings: pd.DataFrame
    delta: pd.Series[float]
    shown: pd.Series[float]

    @property
    def weak(self) -> pd.Series[bool]:
        """Which areas truly lie half a point or more below usual."""
        return self.delta <= WEAK


def draw_person(kind: str, interviews: int, draw: np.random.Generator) -> Person:
    """One person of a kind, with their variances drawn anew."""
    tau = np.clip(0.45 * np.exp(0.6 * draw.normal()), 0.15, 0.8)
    tau_day = np.clip(0.4 * np.exp(0.7 * draw.normal()), 0.1, 0.8)
    sigma = np.exp(0.2 * draw.normal()) * (1.4 if kind == "noisy" else 1.0)
    fading, over = (0.8, 4.0) if kind == "drifting" else (0.4, 8.0)
    true = tau * draw_paths(interviews, fading, over, draw)
    return rate(true, tau_day, sigma, 0.3 if kind == "halo" else 0.0, draw)


def draw_even_person(interviews: int, draw: np.random.Generator) -> Person:
    """One person without any weak area, whose areas hardly differ."""
    while True:
        true = 0.15 * draw_paths(interviews, 0.4, 8.0, draw)
        person = rate(true, 0.4, 1.0, 0.0, draw)
        if not person.weak.any():
            return person


def draw_paths(interviews: int, fading: float, over: float, draw: np.random.Generator) -> Floats:
    """Unit-variance wanderings, one row an area, one column an interview."""
    time = np.arange(interviews)
    apart = np.abs(time[:, None] - time)
    alike = (1 - fading) + fading * np.exp(-apart / over)
    root = np.linalg.cholesky(alike + 1e-9 * np.eye(interviews))
    return np.asarray(draw.normal(size=(AREAS, interviews)) @ root.T)


def rate(
    true: Floats, tau_day: float, sigma: float, halo: float, draw: np.random.Generator
) -> Person:
    """A log of whole-number ratings of `true`; `halo` pulls answers to their interview's mean."""
    usual = 3.2 + 0.7 * draw.normal()
    rows: list[tuple[int, str, int]] = []
    for t in range(true.shape[1]):
        asked = draw.choice(AREAS, size=draw.integers(4, 16), p=ASKED / ASKED.sum())
        felt = (
            usual + true[asked, t] + tau_day * draw.normal() + sigma * draw.normal(size=len(asked))
        )
        felt = (1 - halo) * felt + halo * felt.mean()
        rated = np.clip(np.rint(felt), 1, 5).astype(int)
        rows += [(t, f"area-{a}", int(r)) for a, r in zip(asked, rated, strict=True)]
    ratings = pd.DataFrame(rows, columns=["interview", "area", "rating"])
    areas = sorted(set(ratings["area"]))
    now = pd.Series({area: float(true[int(area.removeprefix("area-")), -1]) for area in areas})
    delta = now - now.mean()
    spread = np.hypot(tau_day, (1 - halo) * sigma)
    shown = expect_rating(usual + now.mean() + (1 - halo) * delta, spread)
    return Person(ratings, delta, shown - shown.mean())


def expect_rating(centre: pd.Series[float], spread: float) -> pd.Series[float]:
    """The mean of whole-number ratings, cut off at 1 and 5, of normal values around `centre`."""
    over = [cumulative(np.asarray((centre - edge) / spread, dtype=np.float64)) for edge in EDGES]
    return pd.Series(1 + np.sum(over, axis=0), index=centre.index)
