"""The figures of many trials: the first scheme beside today's, on the same people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from data.analysis import verdicts
from data.analysis.report import FEWEST_INTERVIEWS_RATED
from data.analysis.summary import SummaryKind
from tests.natures import first_scheme
from tests.natures.trial import Judged, Told, Whose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.natures.trial import Trial

OFTEN = 0.5
"""An area truly recurs that is low at least so often."""

SELDOM = 0.3
"""Somebody has nothing to find whose areas are all low no more often than this."""

QUIET = (SummaryKind.NEVER_LOW, SummaryKind.EASED, SummaryKind.SELDOM, SummaryKind.NOT_TWICE)
"""The headlines that say nothing recurs, or that nothing is low."""

RIGHT = '"recurs" is right (true >= .5)'
FOUND = "of areas with true >= .5, found"
INVENTED = 'true chances all <= .3, told "recurs"'
ONE_OFF = '"a blip" / "a one-off" where true >= .5'
NO_CONCERN = '"no concern" where true >= .5'
NOTHING = '"nothing recurs", true'
SAID = '"nothing recurs", said to'
KEPT = "promises kept"


class Share(NamedTuple):
    """A share (or a mean) of so many."""

    value: float
    of: int


class Row(NamedTuple):
    """A figure under both schemes."""

    first: Share
    today: Share


class Scheme(NamedTuple):
    """Where one scheme's words stand in the tables of `gather`, and which they are."""

    verdict: str
    recurs: frozenset[str]
    one_off: str
    kept: str


FIRST = Scheme("first", frozenset({first_scheme.PATTERN}), first_scheme.BLIP, "first_kept")
TODAY = Scheme("today", verdicts.COMES_BACK, verdicts.ONE_OFF, "kept")


class Found(NamedTuple):
    """All trials: a row an area (`Whose` and `Judged`), and a row a person (`Whose` and `Told`)."""

    areas: pd.DataFrame
    people: pd.DataFrame


def gather(trials: Iterable[Trial]) -> Found:
    """The trials as two tables."""
    trials = tuple(trials)
    areas = [(*each.whose, *area) for each in trials for area in each.areas]
    people = [(*each.whose, *each.told) for each in trials]
    return Found(
        pd.DataFrame(areas, columns=[*Whose._fields, *Judged._fields]),
        pd.DataFrame(people, columns=[*Whose._fields, *Told._fields]),
    )


def compare(found: Found) -> dict[str, Row]:
    """Every figure of the table, by its name."""
    first, today = (mark(found, scheme) for scheme in (FIRST, TODAY))
    return {name: Row(first[name], today[name]) for name in first}


def mark(found: Found, scheme: Scheme) -> dict[str, Share]:
    """The figures of one scheme."""
    areas, people = found
    often, said = areas["true"] >= OFTEN, areas[scheme.verdict]
    recurs = said.isin(scheme.recurs)
    told = people["person"].isin(areas["person"][recurs])
    enough = people["interviews"] >= FEWEST_INTERVIEWS_RATED
    quiet = people["kind"].isin(QUIET) if scheme is TODAY else ~told
    return {
        RIGHT: _share(often[recurs]),
        FOUND: _share(recurs[often]),
        INVENTED: _share(told[people["likeliest"] <= SELDOM]),
        ONE_OFF: _share(often[said == scheme.one_off]),
        NO_CONCERN: _share(often[said == verdicts.NO_CONCERN]),
        NOTHING: _share(people["likeliest"][enough & quiet] < OFTEN),
        SAID: _share(quiet[enough]),
        KEPT: _share(people[scheme.kept].dropna().astype(bool)),
    }


def weigh_advice(people: pd.DataFrame) -> dict[str, Share]:
    """By how many points the areas to practise lie above the weakest, on the same people."""
    same = people[["first_regret", "by_distance", "regret"]].dropna()
    return {str(way): _share(same[way]) for way in same}


def weigh_habits(people: pd.DataFrame) -> dict[str, Share]:
    """How often "only what went badly seems to be rated" is said, by what is put down."""
    enough = people[people["interviews"] >= FEWEST_INTERVIEWS_RATED]
    habits = ("accused", "logs", "rates")
    return {habit: _share(enough[habit].dropna().astype(bool)) for habit in habits}


def calibrate(areas: pd.DataFrame, chance: str) -> pd.DataFrame:
    """A chance said of a low one next time (`p_low` or `q_low`) and the true one, in ten bins."""
    tenth = (areas[chance] * 10).astype(int).clip(upper=9).rename("tenth")
    return areas.groupby(tenth).agg(
        said=(chance, "mean"), true=("true", "mean"), areas=("true", "size")
    )


def by_nature(found: Found) -> pd.DataFrame:
    """Of today's scheme: the share of areas truly low so often, "recurs" right, areas found."""
    areas = found.areas.assign(recurs=found.areas["today"].isin(verdicts.COMES_BACK))
    often = areas["true"] >= OFTEN
    whose = areas["nature"]
    return pd.DataFrame(
        {
            "true >= .5": often.groupby(whose, sort=False).mean(),
            "recurs": areas["recurs"].groupby(whose, sort=False).mean(),
            "right": often[areas["recurs"]].groupby(whose, sort=False).mean(),
            "found": areas["recurs"][often].groupby(whose, sort=False).mean(),
        }
    )


def by_length(people: pd.DataFrame) -> pd.DataFrame:
    """Of today's headlines: "nothing recurs", to how many and how often true, by interviews."""
    enough = people[people["interviews"] >= FEWEST_INTERVIEWS_RATED]
    quiet = enough["kind"].isin(QUIET)
    true = (enough["likeliest"] < OFTEN)[quiet]
    length = enough["interviews"]
    return pd.DataFrame({"said": quiet.groupby(length).mean(), "true": true.groupby(length).mean()})


def _share(flags: pd.Series) -> Share:
    return Share(float(flags.mean()) if len(flags) else float("nan"), len(flags))
