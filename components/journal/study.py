"""What all interviews together say, worked out once and remembered until the journal changes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from data.analysis import report
from data.catalogue.loader import catalogue
from data.coaching.practice import priorities

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.storage import Store
    from data.analysis.practice_effect import EffectFinding
    from data.analysis.report import Study
    from data.coaching.practice.priorities import Advice
    from data.models import Interview


_KEPT: WeakKeyDictionary[Store, Study] = WeakKeyDictionary()
"""The last study of all interviews, kept with its journal and gone with it.

The sessions of one file are one person's, and share it: a reload has it ready. A visitor's journal
is their session's own, and so is its study.
"""


def study_all(visit: Visit) -> Study:
    """The study of all interviews, those put away too: what Patterns shows unfiltered."""
    return study_these(visit, visit.interviews())


def study_these(visit: Visit, interviews: tuple[Interview, ...]) -> Study:
    """The study of `interviews`, in date order."""
    return visit.derive("study", lambda *_: _study(visit, interviews), interviews)


def _study(visit: Visit, interviews: tuple[Interview, ...]) -> Study:
    kept = _KEPT.get(visit.store)
    if kept is not None and kept.of == interviews:
        return kept
    found = report.study(interviews, tuple(slip.key for slip in catalogue().slips))
    if interviews == visit.interviews():
        _KEPT[visit.store] = found
    return found


def find_practice_effects(visit: Visit, found: Study) -> tuple[EffectFinding, ...]:
    """What became of each practised area that was rated in `found`, the surest rise first."""
    return visit.derive("effects", report.weigh_practice, found, visit.practices())


def advise_practice(visit: Visit) -> Advice:
    """What to practise next."""
    return visit.derive("learn.advice", _advise, study_all(visit))


def _advise(found: Study) -> Advice:
    return priorities.advise(found, practisable())


def practisable() -> frozenset[str]:
    """The areas and slips there is an exercise for."""
    known = catalogue()
    return frozenset({area.id for area in known.areas} | {slip.key for slip in known.slips})
