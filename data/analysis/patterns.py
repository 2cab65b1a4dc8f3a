"""What recurs, what was a blip, what is improving, and what cannot be said yet, from the ratings.

The model is in `data.analysis.gaussian`; this module turns its posterior into a verdict an area.
Every distance is in rating points from the person's own usual, the mean of the areas asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from data.analysis import gaussian
from data.analysis.columns import fill, require, select
from data.models import HIGH, LOW, LimitError

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.analysis.columns import Kinds
    from data.analysis.gaussian import Cells, Posterior

    Floats = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.intp]
    Flags = npt.NDArray[np.bool_]
    Column = npt.NDArray[Any]

IMPROVING = "improving"
PATTERN = "pattern"
BLIP = "blip"
STRENGTH = "strength"
NO_CONCERN = "no concern"
UNDECIDED = "not enough evidence"
VERDICTS = (IMPROVING, PATTERN, BLIP, STRENGTH, NO_CONCERN, UNDECIDED)

HALF_A_POINT = 0.5
RISE = 0.3
LIKELY = 0.60
RATHER_NOT = 0.10
POSSIBLE = 0.30
EVEN = 0.50
TWICE = 2

COLUMNS: Kinds = {
    "area": "str",
    "n": "int",
    "interviews": "int",
    "low_interviews": "int",
    "mean_rating": "float",
    "delta": "float",
    "lo80": "float",
    "hi80": "float",
    "p_weak": "float",
    "p_strong": "float",
    "p_rise": "float",
    "verdict": "str",
    "lean": "bool",
}

TRAJECTORY: Kinds = {
    "interview": "int",
    "area": "str",
    "delta": "float",
    "lo80": "float",
    "hi80": "float",
}
DAYS: Kinds = {
    "interview": "int",
    "day": "float",
    "lo80": "float",
    "hi80": "float",
    "p_bad": "float",
}


@dataclass(frozen=True)
class Log:
    """The ratings as codes: `areas[area[i]]` was rated `rating[i]` in `interviews[time[i]]`."""

    areas: npt.NDArray[np.object_]
    interviews: npt.NDArray[Any]
    area: Codes
    time: Codes
    rating: Floats

    def __len__(self) -> int:
        return len(self.rating)

    def fit(self) -> Posterior:
        """The model's posterior; there must be at least one rating."""
        return gaussian.fit(self.cells())

    def cells(self) -> Cells:
        """The ratings summed up by area and interview."""
        return gaussian.gather(self.area, self.time, self.rating)


def read(ratings: pd.DataFrame) -> Log:
    """The log in `ratings` (columns interview, area, rating); incomplete rows are left out.

    `interview` is any key that sorts in date order.

    Raises:
        LimitError: a column is missing, a rating is not a whole number from 1 to 5, or it has no
            interview.
    """
    require(ratings, "interview", "area", "rating")
    kept = ratings[(ratings["area"].notna() & ratings["rating"].notna()).to_numpy(dtype=bool)]
    if kept["interview"].isna().any():
        raise LimitError("interview", "every rating belongs to one")
    time, interviews = pd.factorize(kept["interview"].to_numpy(), sort=True)
    area, areas = pd.factorize(kept["area"].to_numpy(dtype=object), sort=True)
    return Log(areas, interviews, area, time, _whole(kept["rating"]))


def assess(ratings: pd.DataFrame) -> pd.DataFrame:
    """One row an area: its evidence, its distance from the person's usual now, and a verdict.

    `ratings` has columns interview (sorts in date order), area, rating (1 to 5). The result has
    `COLUMNS`: n ratings in so many interviews, low_interviews of them with a rating of 1 or 2;
    delta with its 80 % interval; p_weak = P(delta <= -0.5), p_strong = P(delta >= 0.5), p_rise =
    P(delta - delta at the first interview >= 0.3); verdict, one of `VERDICTS`; and lean, whether
    an undecided area leans towards a pattern. Lowest delta, the first to practise, comes first.

    Raises:
        LimitError: a column is missing, or a rating is not a whole number from 1 to 5.
    """
    log = read(ratings)
    if not len(log):
        return fill([], COLUMNS)
    table = _evidence(log) | _chances(log.fit())
    table["verdict"] = _verdicts(table)
    table["lean"] = (table["verdict"] == UNDECIDED) & (table["p_weak"] >= POSSIBLE)
    order = np.lexsort((np.arange(len(log.areas)), table["delta"]))
    return select(table, COLUMNS, order)


def trajectories(ratings: pd.DataFrame) -> pd.DataFrame:
    """How far each area stood from the person's usual at each interview.

    Returns columns interview, area, delta, lo80, hi80: a row for every area asked at least once at
    every interview, asked there or not; areas in order of name, interviews in order.

    Raises:
        LimitError: as in `assess`.
    """
    log = read(ratings)
    if not len(log):
        return fill([], TRAJECTORY)
    path = log.fit().contrast(np.eye(len(log.interviews)))
    columns = {"delta": path.mean(), "lo80": path.quantile(0.1), "hi80": path.quantile(0.9)}
    keys = {
        "interview": np.tile(log.interviews, len(log.areas)),
        "area": np.repeat(log.areas, len(log.interviews)),
    }
    return pd.DataFrame(keys | {name: values.ravel() for name, values in columns.items()})


def days(ratings: pd.DataFrame) -> pd.DataFrame:
    """How good or bad each interview's day was, the areas asked in it allowed for.

    Returns columns interview, day (rating points, posterior mean), lo80, hi80 and p_bad =
    P(day <= -0.5); interviews in order.

    Raises:
        LimitError: as in `assess`.
    """
    log = read(ratings)
    if not len(log):
        return fill([], DAYS)
    day = log.fit().days()
    return pd.DataFrame(
        {
            "interview": log.interviews,
            "day": day.mean(),
            "lo80": day.quantile(0.1),
            "hi80": day.quantile(0.9),
            "p_bad": day.at_most(-HALF_A_POINT),
        }
    )


def _whole(rating: pd.Series) -> Floats:
    try:
        values = rating.to_numpy(dtype=float)
    except (TypeError, ValueError):
        raise LimitError("rating", "must be a number from 1 to 5") from None
    if not np.isin(values, (1.0, 2.0, 3.0, 4.0, 5.0)).all():
        raise LimitError("rating", "must be a whole number from 1 to 5")
    return values


def _evidence(log: Log) -> dict[str, Column]:
    n = np.bincount(log.area)
    return {
        "area": log.areas,
        "n": n,
        "interviews": _interviews(log, np.full(len(log), fill_value=True)),
        "low_interviews": _interviews(log, log.rating <= LOW),
        "high_interviews": _interviews(log, log.rating >= HIGH),
        "mean_rating": np.bincount(log.area, weights=log.rating) / n,
    }


def _interviews(log: Log, among: Flags) -> Codes:
    """In how many interviews each area has a rating `among` those flagged."""
    seen = np.zeros((len(log.areas), len(log.interviews)), dtype=bool)
    seen[log.area[among], log.time[among]] = True
    return np.asarray(seen.sum(axis=1), dtype=np.intp)


def _chances(posterior: Posterior) -> dict[str, Column]:
    now, start = np.zeros((2, posterior.pulled.shape[-1]))
    now[-1] = start[0] = 1.0
    mixture = posterior.contrast(np.stack([now, start, now - start]))
    weak, delta = mixture.at_most(-HALF_A_POINT), mixture[:, 0]
    return {
        "delta": delta.mean(),
        "lo80": delta.quantile(0.1),
        "hi80": delta.quantile(0.9),
        "p_weak": weak[:, 0],
        "p_weak_first": weak[:, 1],
        "p_strong": delta.at_least(HALF_A_POINT),
        "p_rise": mixture[:, 2].at_least(RISE),
    }


def _verdicts(table: dict[str, Column]) -> npt.NDArray[np.object_]:
    """The first verdict whose rule applies, an area each."""
    weak, lows = table["p_weak"], table["low_interviews"]
    rules = (
        (table["p_weak_first"] >= POSSIBLE) & (table["p_rise"] >= EVEN) & (weak < LIKELY),
        (weak >= LIKELY) & (lows >= TWICE),
        (lows >= 1) & (table["n"] >= TWICE) & (weak <= RATHER_NOT),
        (table["p_strong"] >= LIKELY) & (table["high_interviews"] >= TWICE),
        (lows == 0) & (weak <= RATHER_NOT),
    )
    return np.select(rules, [np.array(v, dtype=object) for v in VERDICTS[:-1]], UNDECIDED)
