"""One simulated person: what the first scheme says to them, what today's says, and the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from data.analysis import report, summary, verdicts
from data.coaching.practice import priorities
from tests.natures import first_scheme, promises
from tests.natures.habits import keep, log_all, log_lows, rate_lows
from tests.natures.natures import NATURES
from tests.natures.person import PLACES, attend, expect_lows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.analysis.report import Study
    from data.analysis.verdicts import AreaFinding
    from tests.natures.habits import Habit
    from tests.natures.person import Answers, Draw, Person

SEED = 1310
TOO_EARLY, ONLY_LOWS = "too early", "only what went badly"
"""Headlines beside those of `summary`."""


class Whose(NamedTuple):
    """Which person: their number, nature and how many interviews they have had."""

    person: int
    nature: str
    interviews: int


class Judged(NamedTuple):
    """An area asked: the true chance of a low one next time, and what is said of it."""

    area: str
    true: float
    p_low: float
    q_low: float
    first: str
    today: str


class Told(NamedTuple):
    """What a person is told of all areas together.

    `likeliest` is the highest true chance of a low one next time; `kind` the headline's. `kept` and
    `first_kept`: whether the promise that so many more would settle an area was kept, None where
    none was made. `regret`, `by_distance` and `first_regret`: by how many points the three areas to
    practise lie above the three weakest, today, if distance alone put them in order, and in the
    first scheme; NaN where fewer are advised. `accused`: whether they, who log all, are told that
    they rate only what went badly; `logs` and `rates`: whether it is noticed if they log only that,
    or rate only that, None if that leaves too little to speak of.
    """

    likeliest: float
    kind: str
    kept: bool | None
    first_kept: bool | None
    regret: float
    by_distance: float
    first_regret: float
    accused: bool
    logs: bool | None
    rates: bool | None


class Trial(NamedTuple):
    """One person, what is said of each of their areas, and of all together."""

    whose: Whose
    areas: tuple[Judged, ...]
    told: Told


class Case(NamedTuple):
    """A person, what they logged, and what both schemes say of it."""

    whose: Whose
    person: Person
    attended: list[Answers]
    found: Study
    first: dict[str, str]


def try_out(whose: Whose) -> Trial:
    """This person. They are and do the same whatever is said to them."""
    draw = _lots(whose, 0)
    person = NATURES[whose.nature](whose.interviews, draw)
    attended = attend(person, draw)
    found = report.study(keep(attended, log_all), ())
    case = Case(whose, person, attended, found, first_scheme.judge(found.ratings))
    areas = judge(case)
    likeliest = max(area.true for area in areas)
    return Trial(whose, areas, Told(likeliest, *tell(case)))


def judge(case: Case) -> tuple[Judged, ...]:
    """What is said of each area, and the truth."""
    likely = expect_lows(case.person)
    return tuple(
        Judged(
            area=row.area,
            true=float(likely[PLACES[row.area]]),
            p_low=row.p_low,
            q_low=row.q_low,
            first=case.first[row.area],
            today=row.verdict,
        )
        for row in case.found.areas
    )


def tell(case: Case) -> tuple[Any, ...]:
    """What is said of all areas together: the fields of `Told` after the first."""
    whose, person, attended, found, first = case
    as_first = tuple(row._replace(verdict=first[row.area]) for row in found.areas)
    return (
        headline(found),
        promises.is_kept(person, attended, found.areas, _lots(whose, 1)),
        promises.was_kept(person, attended, as_first, _lots(whose, 2)),
        regret(person, found.areas),
        regret(person, tuple(map(stay_in_line, found.areas))),
        regret(person, as_first),
        found.only_lows,
        notice(attended, log_lows),
        notice(attended, rate_lows),
    )


def headline(found: Study) -> str:
    """Which headline stands over the patterns."""
    if not found.enough:
        return TOO_EARLY
    return ONLY_LOWS if found.only_lows else summary.summarise(found.areas).kind


def regret(person: Person, rows: Sequence[AreaFinding]) -> float:
    """How many points stronger the areas to practise are than the weakest that were asked."""
    stands = person.stands[:, person.interviews - 1]
    advised = [stands[PLACES[row.area]] for row in priorities.rank_areas(rows, PLACES)]
    if len(advised) < priorities.MOST_ADVISED:
        return float("nan")
    weakest = np.sort([stands[PLACES[row.area]] for row in rows])[: priorities.MOST_ADVISED]
    return float(np.mean(advised) - weakest.mean())


def stay_in_line(row: AreaFinding) -> AreaFinding:
    """The finding, without the verdict that lets it move ahead of areas further below."""
    back = row.verdict in verdicts.COMES_BACK
    return row._replace(verdict=verdicts.OFTEN_LOW) if back else row


def notice(attended: Sequence[Answers], habit: Habit) -> bool | None:
    """Whether it is noticed that these interviews are put down by this habit."""
    kept = keep(attended, habit)
    rated = sum(any(each.rating for each in one.questions) for one in kept)
    return report.rates_only_lows(kept) if rated >= report.FEWEST_INTERVIEWS_RATED else None


def _lots(whose: Whose, of: int) -> Draw:
    """Luck of their own for each thing that is drawn, so that none shifts another."""
    return np.random.default_rng([SEED, whose.person, of])
