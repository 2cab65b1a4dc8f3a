"""People of nine natures. What the model believes of people is true of the first only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tests.natures.person import AHEAD, Person, expect_lows
from tests.support.simulated_people import AREAS, ASKED, draw_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Draw = np.random.Generator

AT_EASE = 0.3
"""Somebody has nothing to find whose areas are all low at most this often."""

NERVES = AREAS - 1
KIND_AND_HARSH = (4.0, 2.5)
UNEVEN = (1.3, 2.2, 3.4, 4.3)


def believed(interviews: int, draw: Draw) -> Person:
    """As the model believes, with variances also beyond its grid."""
    tau = float(np.clip(0.45 * np.exp(0.6 * draw.normal()), 0.15, 0.8))
    return Person(
        interviews=interviews,
        usual=3.2 + 0.7 * draw.normal(),
        stands=tau * draw_paths(interviews + AHEAD, 0.4, 8.0, draw),
        day_sd=float(np.clip(0.4 * np.exp(0.7 * draw.normal()), 0.1, 0.8)),
        noise_sd=float(np.exp(0.2 * draw.normal())),
        felt_above=0.3 * draw.normal(),
    )


def noisy(interviews: int, draw: Draw) -> Person:
    """Rates the same answer now so, now so."""
    person = believed(interviews, draw)
    return replace(person, noise_sd=1.4 * person.noise_sd)


def drifting(interviews: int, draw: Draw) -> Person:
    """Every area moves twice as far and fast."""
    paths = draw_paths(interviews + AHEAD, 0.8, 4.0, draw)
    tau = float(np.clip(0.45 * np.exp(0.6 * draw.normal()), 0.15, 0.8))
    return replace(believed(interviews, draw), stands=tau * paths)


def halo(interviews: int, draw: Draw) -> Person:
    """How the day felt colours every answer of it, and hides how they differ."""
    person = believed(interviews, draw)
    day = float(draw.uniform(0.7, 1.1))
    return replace(person, stands=0.7 * person.stands, noise_sd=0.7 * person.noise_sd, day_sd=day)


def lasting(interviews: int, draw: Draw) -> Person:
    """Two to four areas far below the rest for good; the harsh are low nearly everywhere."""
    stands = 0.25 * draw.normal(size=AREAS)
    stands[draw.choice(AREAS, draw.integers(2, 5), replace=False)] -= draw.uniform(0.6, 1.6)
    usual = draw.choice(KIND_AND_HARSH) + 0.25 * draw.normal()
    still = np.repeat(stands[:, None], interviews + AHEAD, axis=1)
    return replace(believed(interviews, draw), usual=usual, stands=still)


def improving(interviews: int, draw: Draw) -> Person:
    """The three weakest areas are practised and rise, over four interviews, from some time on."""
    person = believed(interviews, draw)
    stands, weakest = person.stands.copy(), np.argsort(person.stands[:, 0])[:3]
    since = np.arange(stands.shape[1]) - draw.integers(0, interviews)
    stands[weakest] += draw.uniform(0.8, 1.6) * np.clip(since / 4, 0, 1) - 0.5
    return replace(person, stands=stands)


def at_ease(interviews: int, draw: Draw) -> Person:
    """Nothing to find: no area is low more than three times in ten."""
    while True:
        person = believed(interviews, draw)
        person = replace(person, usual=3.8 + 0.4 * draw.normal(), stands=0.5 * person.stands)
        if expect_lows(person).max() <= AT_EASE:
            return person


def nervous(interviews: int, draw: Draw) -> Person:
    """A nurse, well able, with nerves in every interview: rated each time, and mostly low."""
    person = believed(interviews, draw)
    stands, chances = person.stands.copy(), np.where(np.arange(AREAS) == NERVES, 0.0, ASKED)
    usual = 3.6 + 0.3 * draw.normal()
    stands[NERVES] = draw.uniform(1.4, 2.4) - usual
    return replace(
        person, usual=usual, stands=stands, chances=chances / chances.sum(), always=(NERVES,)
    )


def uneven(interviews: int, draw: Draw) -> Person:
    """Few questions, and a scale of their own: 2 covers much, 1 and 5 little."""
    person = believed(interviews, draw)
    edges = tuple(np.sort(np.array(UNEVEN) + 0.25 * draw.normal(size=len(UNEVEN))).tolist())
    return replace(person, edges=edges, sizes=(4, 6))


NATURES: Mapping[str, Callable[[int, Draw], Person]] = {
    "as believed": believed,
    "noisy": noisy,
    "drifting": drifting,
    "halo": halo,
    "lasting": lasting,
    "improving": improving,
    "at ease": at_ease,
    "nervous": nervous,
    "uneven": uneven,
}
