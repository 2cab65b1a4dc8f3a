"""Did practice help: where an area stood before its first practice, and where since.

It is read off the posterior of `data.analysis.patterns`, so that one lucky interview is not taken
for a rise. It says "practised and rose", never "rose because it was practised": nobody saw the same
person without the practice. Nor does it ever say that an area did not rise: the model expects
little change, so a low probability is no proof against one (`make study` measures that).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from data.analysis import patterns
from data.analysis.model import gaussian
from data.analysis.table_schema import make_rows, require
from data.models import LimitError

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from data.analysis.model.gaussian import Posterior
    from data.analysis.model.kalman import Sums
    from data.analysis.patterns import Log

    Floats = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.intp]
    Flags = npt.NDArray[np.bool_]

ROSE = "practised and rose"
NOT_YET = "not yet"
TOO_FEW = "asked too seldom"
EFFECT_VERDICTS = (ROSE, NOT_YET, TOO_FEW)

FEWEST_EACH_SIDE = 2
"""Interviews that must have asked an area on each side of its first practice."""

SMALLEST_RISE = patterns.RISE
ROSE_LIKELY = 0.60
LOOKED_AHEAD = (1, 2, 4, 8)
"""So many further interviews are tried to see what would show a rise."""


class EffectFinding(NamedTuple):
    """What became of a practised area: a row of `assess`."""

    area: str
    before: int
    after: int
    was: float
    was_lo80: float
    was_hi80: float
    now: float
    now_lo80: float
    now_hi80: float
    rise: float
    lo80: float
    hi80: float
    p_rise: float
    verdict: str
    more: int


def assess_practice(ratings: pd.DataFrame, practice: pd.DataFrame) -> tuple[EffectFinding, ...]:
    """One row a practised area that was rated: before its first practice, since, and the rise.

    `ratings` has columns interview (sorts in date order), area, rating (1 to 5). `practice` has
    columns area and since: interviews from `since` on came after it; of several rows of an area
    the earliest counts. Areas never rated, such as a slip's key, are left out. A row
    says: before and after, the interviews that asked the area on each side; was and now, its
    mean distance from the person's usual over all interviews on each side, in rating points, with
    80 % intervals; rise = now - was with its own; p_rise = P(rise >= 0.3); verdict, one of
    `EFFECT_VERDICTS`; and more: so many further interviews that ask it would settle it if they
    went as
    those since did (0: it is settled, or that many would not do). An area without an interview on
    one side has NaN for was or now, rise and p_rise. Highest p_rise first, then by name.

    Raises:
        LimitError: a column is missing, a rating is not a whole number from 1 to 5, or a practice
            has no `since`.
    """
    log, first = patterns.read_log(ratings), _first(practice)
    known = np.array([area in first for area in log.areas], dtype=bool)
    if not known.any():
        return ()
    codes = np.flatnonzero(known)
    # A `since` may lie beyond the last interview: then there is nothing after it yet.
    cuts = np.searchsorted(log.interviews, [first[area] for area in log.areas[codes]])
    posterior = log.fit(_sides(log, codes, cuts))
    table = _count(log, codes, cuts) | _stand(posterior, _late(log, cuts))
    few = (table["before"] < FEWEST_EACH_SIDE) | (table["after"] < FEWEST_EACH_SIDE)
    for name in ("rise", "lo80", "hi80", "p_rise"):
        table[name] = np.where(few, np.nan, table[name])
    table["verdict"] = _decide(table)
    table["more"] = np.where(
        table["before"] < FEWEST_EACH_SIDE, 0, np.maximum(FEWEST_EACH_SIDE - table["after"], 0)
    )
    for place in np.flatnonzero(table["verdict"] == NOT_YET).tolist():
        area = int(codes[place]), int(cuts[place])
        table["more"][place] = _look_ahead(log, posterior, place, *area)
    # Areas without a figure come after those with the least.
    certain = np.where(np.isnan(table["p_rise"]), -1.0, table["p_rise"])
    return make_rows(EffectFinding, table, np.lexsort((np.arange(len(codes)), -certain)))


def _first(practice: pd.DataFrame) -> dict[str, Any]:
    """Each practised area with its earliest `since`."""
    require(practice, "area", "since")
    if practice["since"].isna().any():
        raise LimitError("since", "every practice has an interview it came before")
    return dict(practice.groupby("area")["since"].min())


def _count(log: Log, codes: Codes, cuts: Codes) -> dict[str, npt.NDArray[Any]]:
    """How many interviews asked each area before and after its first practice."""
    asked, late = log.seen(log.rating > 0)[codes], _late(log, cuts)
    before, after = ((asked & each).sum(axis=1) for each in (~late, late))
    return {"area": log.areas[codes], "before": before, "after": after}


def _late(log: Log, cuts: Codes) -> Flags:
    """Which interviews came after each area's first practice, (areas, interviews)."""
    return np.asarray(np.arange(len(log.interviews)) >= cuts[:, None])


def _sides(log: Log, codes: Codes, cuts: Codes) -> Sums:
    """The mean distance of each area before its first practice, then that of each since."""
    late = _late(log, cuts)
    sides = [each / np.maximum(each.sum(1, keepdims=True), 1) for each in (~late, late)]
    return gaussian.distances(np.tile(codes, 2), np.concatenate(sides), len(log.areas))


def _stand(posterior: Posterior, late: Flags) -> dict[str, Floats]:
    """Where each area stood on the two sides, and the rise; NaN where a side has no interview."""
    before, after = np.split(posterior.sums(), 2)
    was, now, rise = (posterior.read(loads) for loads in (before, after, after - before))
    found = {
        **_known(was.read_off("was", "was_"), ~late.all(axis=1)),
        **_known(now.read_off("now", "now_"), late.any(axis=1)),
        **rise.read_off("rise"),
        "p_rise": rise.at_least(SMALLEST_RISE),
    }
    return {name: np.round(values, patterns.DECIMALS) for name, values in found.items()}


def _known(found: dict[str, Floats], known: Flags | np.bool_) -> dict[str, Floats]:
    """What was read off, NaN where nothing is `known`."""
    return {name: np.where(known, values, np.nan) for name, values in found.items()}


def _decide(table: dict[str, npt.NDArray[Any]]) -> npt.NDArray[np.object_]:
    """The verdict on each area; one that may not be said has no p_rise."""
    chance = table["p_rise"]
    rules = (chance >= ROSE_LIKELY, ~np.isnan(chance))
    return np.select(rules, [np.array(v, dtype=object) for v in EFFECT_VERDICTS[:-1]], TOO_FEW)


def _look_ahead(log: Log, so_far: Posterior, place: int, code: int, cut: int) -> int:
    """How many further interviews would show a rise, if they went as those since the `cut` did.

    The most is tried first: where that would not do, nothing is said of fewer.
    """
    here = log.area == code
    usual = float(log.rating[here & (log.time >= cut)].mean())
    before, after = (each[place] for each in np.split(so_far.sums(), 2))
    since = len(log.interviews) - cut

    def shows(number: int) -> bool:
        share = since / (since + number)
        further = gaussian.Further(code, number, usual)
        rise = gaussian.look_ahead(so_far, share * after - before, further, share / since)
        return float(rise.at_least(SMALLEST_RISE)) >= ROSE_LIKELY

    if not shows(LOOKED_AHEAD[-1]):
        return 0
    return next(filter(shows, LOOKED_AHEAD[:-1]), LOOKED_AHEAD[-1])
