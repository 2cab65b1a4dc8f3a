"""Felt against what happened, over simulated people whose truth is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
import pytest

from data.analysis import self_rating_bias

if TYPE_CHECKING:
    from collections.abc import Callable

OFFERED = np.array([5, 15, 30, 50, 70, 85, 95]) / 100
LENGTHS = (3, 5, 8, 12)
FEW, MANY = 120, 1500
RUNS = [pytest.param(FEW, id="short"), pytest.param(MANY, marks=pytest.mark.slow, id="long")]


class Share(NamedTuple):
    """Of so many simulated people: inside the 80 % interval, and told a clear verdict."""

    covered: float
    told: float


def measure(people: int, alpha: Callable[[np.random.Generator], float]) -> dict[int, Share]:
    """By the number of answered interviews; `alpha` is how far off each person is."""
    draw = np.random.default_rng(7)
    return {length: _measure(people, length, alpha, draw) for length in LENGTHS}


def _measure(
    people: int,
    length: int,
    alpha: Callable[[np.random.Generator], float],
    draw: np.random.Generator,
) -> Share:
    covered = told = 0
    for _ in range(people):
        felt = 1 / (1 + np.exp(0.7 - 0.9 * draw.normal() - 0.6 * draw.normal(size=length)))
        p = OFFERED[np.abs(OFFERED - felt[:, None]).argmin(axis=1)]
        true = 1 / (1 + np.exp(-alpha(draw)) * (1 - p) / p)
        through = (draw.random(length) < true).astype(int)
        found = self_rating_bias.assess_guesses(pd.DataFrame({"p": p, "went_through": through}))
        covered += found.lo80 <= (true - p).mean() <= found.hi80
        told += found.verdict in {self_rating_bias.HARDER, self_rating_bias.ROSIER}
    return Share(covered / people, told / people)


def show(title: str, found: dict[int, Share]) -> Share:
    """Print the shares by length; their means."""
    rows = {length: f"{a.covered:.3f} covered, {a.told:.3f} told" for length, a in found.items()}
    mean = Share(*np.mean(list(found.values()), axis=0))
    print(f"\n{title}: {rows}; mean {mean.covered:.3f}, {mean.told:.3f}")  # noqa: T201 - it is read
    return mean


@pytest.mark.parametrize("people", RUNS)
def test_its_eighty_per_cent_intervals_cover_the_people_it_is_made_for(people: int) -> None:
    found = measure(people, lambda draw: float(np.clip(0.6 * draw.standard_t(2), -6, 6)))
    mean = show("Drawn as the model believes", found)
    assert mean.covered == pytest.approx(0.8, abs=0.05 if people == FEW else 0.015)


@pytest.mark.parametrize("people", RUNS)
def test_well_calibrated_people_are_hardly_ever_told_otherwise(people: int) -> None:
    mean = show("Well calibrated", measure(people, lambda _: 0.0))
    assert mean.told <= (0.05 if people == FEW else 0.04)
    assert mean.covered >= 0.9


@pytest.mark.parametrize("people", RUNS)
def test_somebody_far_off_is_found_out_and_the_interval_is_too_narrow_for_them(
    people: int,
) -> None:
    # The reason why no bar of felt is said to hold the truth 8 times in 10.
    found = measure(people, lambda _: 2.5)
    mean = show("Far too hard on themselves", found)
    assert found[8].told >= 0.7
    assert mean.covered < 0.75
