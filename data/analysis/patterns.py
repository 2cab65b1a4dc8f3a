"""What recurs, what was a one-off, what is improving, and what is too early to say.

The model is in `data.analysis.model.gaussian`; this module turns its posterior into a row
an area, whose verdict is that of `data.analysis.verdicts`. Every distance is in rating points from
the person's own usual, the mean of the areas asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from data.analysis import verdicts
from data.analysis.model import forecast, gaussian, smoothing
from data.analysis.table_schema import fill, make_rows, require, tabulate
from data.analysis.verdicts import AreaFinding
from data.models import HIGH, LOW, LimitError

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.analysis.model.gaussian import Cells, Posterior
    from data.analysis.model.kalman import Sums
    from data.analysis.table_schema import Kinds

    Floats = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.intp]
    Flags = npt.NDArray[np.bool_]
    Column = npt.NDArray[Any]

HALF_A_POINT = 0.5
RISE = 0.3
DECIMALS = 9
"""So far what is worked out is the same in whatever order it is summed up."""

LAST = 200
"""As many interviews as a course is told of: more points than that nobody tells apart."""


class Point(NamedTuple):
    """How far an area stood from the person's usual at one interview: a row of `trajectories`."""

    interview: int
    area: str
    delta: float
    lo80: float
    hi80: float


_DAYS: Kinds = {"interview": "int", **dict.fromkeys(("day", "lo80", "hi80", "p_bad"), "float")}


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

    def seen(self, among: Flags) -> Flags:
        """In which interviews each area has a rating `among` those flagged, (areas, interviews)."""
        seen = np.zeros((len(self.areas), len(self.interviews)), dtype=bool)
        seen[self.area[among], self.time[among]] = True
        return seen

    def fit(self, sums: Sums) -> Posterior:
        """The model's posterior, with these sums; there must be at least one rating."""
        return gaussian.fit(self.cells(), sums)

    def cells(self) -> Cells:
        """The ratings summed up by area and interview."""
        return gaussian.sum_up_cells(self.area, self.time, self.rating)


def read_log(ratings: pd.DataFrame) -> Log:
    """The ratings (columns interview, area, rating) as codes; incomplete rows are left out.

    Raises:
        LimitError: a column is missing, a rating is no whole number from 1 to 5, or has no
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
    """Assess every area.

    Args:
        ratings: columns interview (sorts in date order), area, rating (1 to 5).

    Returns:
        A row for each area with the columns of `AreaFinding`, lowest delta first: n ratings in so
        many interviews, low_interviews of them with a 1 or 2; delta, its distance from the person's
        usual now, with its 80 % interval; p_weak = P(delta <= -0.5), p_strong = P(delta >=
        0.5), p_rise = P(delta - delta at the first interview >= 0.3); q_low, the model's chance
        of a 1 or 2 in the next interview that asks the area, and p_low, the same blended with
        the plain share; low_last3, how many of the last three that asked it had one; and the
        verdict, one of `verdicts.VERDICTS`.

    Raises:
        LimitError: a column is missing, or a rating is not a whole number from 1 to 5.
    """
    return tabulate(area_rows(ratings), AreaFinding)


def area_rows(ratings: pd.DataFrame) -> tuple[AreaFinding, ...]:
    """The rows of `assess`, for what reads them one by one; it refuses the same."""
    log = read_log(ratings)
    if not len(log):
        return ()
    # Areas rated alike come out alike but for the last digits, which must not choose between them.
    seen = _evidence(log)
    found = {name: np.round(values, DECIMALS) for name, values in _chances(log, seen).items()}
    table = seen | found
    table["verdict"] = verdicts.decide_verdicts(table, len(log.interviews))
    order = np.lexsort((np.arange(len(log.areas)), table["delta"]))
    return make_rows(AreaFinding, table, order)


def trajectories(ratings: pd.DataFrame) -> tuple[Point, ...]:
    """How far each area stood from the person's usual at each of the `LAST` interviews.

    A row for every area asked at least once at
    every interview, asked there or not; areas in order of name, interviews in order. All ratings
    count, those of earlier interviews too.

    Raises:
        LimitError: as in `assess`.
    """
    log = read_log(ratings)
    if not len(log):
        return ()
    path = smoothing.trace(log.cells(), LAST)
    shown = log.interviews[-LAST:]
    keys = {
        "interview": np.tile(shown, len(log.areas)),
        "area": np.repeat(log.areas, len(shown)),
    }
    columns = keys | {name: values.ravel() for name, values in path.read_off("delta").items()}
    return make_rows(Point, columns, slice(None))


def day_effects(ratings: pd.DataFrame, *only: object) -> pd.DataFrame:
    """How good or bad the day of each interview was, or of `only` these, given the areas it asked.

    The work grows with the number of days asked for.

    Returns:
        Columns interview, day (rating points, posterior mean), lo80, hi80 and p_bad = P(day <=
        -0.5); interviews in order, those without a rating left out.

    Raises:
        LimitError: as in `assess`.
    """
    log = read_log(ratings)
    chosen = np.array([not only or each in only for each in log.interviews], dtype=bool)
    if not chosen.any():
        return fill([], _DAYS)
    posterior = log.fit(gaussian.day_sums(chosen, len(log.areas)))
    day = posterior.read(posterior.sums())
    found = {**day.read_off("day"), "p_bad": day.at_most(-HALF_A_POINT)}
    return pd.DataFrame({"interview": log.interviews[chosen], **found})


def _whole(rating: pd.Series) -> Floats:
    try:
        values = rating.to_numpy(dtype=float)
    except (TypeError, ValueError):
        raise LimitError("rating", "must be a number from 1 to 5") from None
    if not np.isin(values, (1.0, 2.0, 3.0, 4.0, 5.0)).all():
        raise LimitError("rating", "must be a whole number from 1 to 5")
    return values


def _evidence(log: Log) -> dict[str, Column]:
    asked, low = log.seen(log.rating > 0), log.seen(log.rating <= LOW)
    n = np.bincount(log.area)
    # 1 is the last interview that asked an area, 2 the one before it.
    back = np.cumsum(asked[:, ::-1], axis=1)[:, ::-1]
    return {
        "area": log.areas,
        "n": n,
        "interviews": asked.sum(axis=1),
        "low_interviews": low.sum(axis=1),
        "high_interviews": log.seen(log.rating >= HIGH).sum(axis=1),
        "low_last3": (low & (back <= verdicts.LATELY)).sum(axis=1),
        "low_last": (low & (back == 1)).any(axis=1),
        "mean_rating": np.bincount(log.area, weights=log.rating) / n,
    }


def _chances(log: Log, seen: dict[str, Column]) -> dict[str, Column]:
    cells = log.cells()
    posterior = gaussian.fit(cells, gaussian.at_first(*cells.counts.shape))
    chance = forecast.chance_of_low(posterior, cells.counts)
    p_low = forecast.blend(chance, seen["low_interviews"], seen["interviews"])
    return _distances(posterior) | {"q_low": chance, "p_low": p_low}


def _distances(posterior: Posterior) -> dict[str, Column]:
    now, start = posterior.now(), posterior.sums()
    mixture = posterior.read(np.stack([now, start, now - start], axis=1))
    weak, delta = mixture.at_most(-HALF_A_POINT), mixture[:, 0]
    return {
        **delta.read_off("delta"),
        "p_weak": weak[:, 0],
        "p_weak_first": weak[:, 1],
        "p_strong": delta.at_least(HALF_A_POINT),
        "p_rise": mixture[:, 2].at_least(RISE),
    }
