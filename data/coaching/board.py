"""All applications at a glance: the order to list them in, what is due, how far each try came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from data.coaching import applications as tries
from data.coaching.applications import OVER, STAGES
from data.coaching.journey import hidden, out_of_sight
from data.models import ApplicationStage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from data.coaching.applications import Proportion, Thread
    from data.models import Application, Interview, Outcome, Result

SOON = 7
"""Days ahead from which a next step is shown."""


@dataclass(frozen=True)
class Line:
    """One application with what hangs on it; `quiet` are the days of silence, None if it is not."""

    application: Application
    thread: Thread
    alive: bool
    quiet: int | None

    @property
    def under_way(self) -> bool:
        """Whether nothing has ended it, however long the silence."""
        return _is_under_way(self.thread)

    @property
    def result(self) -> Result | None:
        """How an interview ended it, where the application itself does not say so yet."""
        ends = [each.result for each in self.thread.outcomes if each.result in OVER]
        return ends[-1] if ends and tries.is_alive(self.application) else None


class Rung(NamedTuple):
    """How many tries came at least as far as a stage, and how many of them are still alive."""

    stage: ApplicationStage
    reached: int
    alive: int


@dataclass(frozen=True)
class Board:
    """The applications in order, tries without one, what is due, and the whole in proportion."""

    lines: tuple[Line, ...]
    loose: tuple[Thread, ...]
    due: tuple[Application, ...]
    funnel: tuple[Rung, ...]
    proportion: Proportion

    @property
    def quiet(self) -> int:
        """How many have gone quiet."""
        return sum(line.quiet is not None for line in self.lines)


def build(
    applications: Sequence[Application],
    interviews: Sequence[Interview],
    outcomes: Sequence[Outcome],
    today: date,
) -> Board:
    """Everything the screen says. Alive comes first, the furthest and the latest on top.

    An interview out of sight still counts, but is not listed, and makes nothing go quiet.
    """
    threads = tries.threads(applications, interviews, outcomes)
    own = {each.application.id: each for each in threads if each.application is not None}
    going = [each for each in applications if not _has_ended(own[each.id])]
    away = hidden(interviews, today)
    asked = [each for each in going if not any(i.id in away for i in own[each.id].interviews)]
    silent = {each.application.id: each.days for each in tries.quiet(asked, interviews, today)}
    lines = [
        Line(each, own[each.id], own[each.id].alive(today), silent.get(each.id))
        for each in applications
    ]
    return Board(
        lines=tuple(sorted(lines, key=_place)),
        loose=_loose(threads, today),
        due=tries.next_actions(going, today, SOON),
        funnel=_funnel(threads, today),
        proportion=tries.proportion(applications, interviews, outcomes, today),
    )


def visible(board: Board, *, hide_rejections: bool) -> tuple[Line, ...]:
    """The lines to list; without those that were turned down, if the person hides them."""
    listed = tries.shown(
        (each.application for each in board.lines), hide_rejections=hide_rejections
    )
    kept = {each.id for each in listed}
    return tuple(
        each
        for each in board.lines
        if each.application.id in kept and not (hide_rejections and each.thread.said_no)
    )


def _loose(threads: Iterable[Thread], today: date) -> tuple[Thread, ...]:
    """What is alive without an application, the latest first."""
    alive = (each for each in threads if each.application is None and each.alive(today))
    found = [each for each in alive if not all(out_of_sight(i, today) for i in each.interviews)]
    return tuple(sorted(found, key=lambda each: each.last_word or today, reverse=True))


def _is_under_way(thread: Thread) -> bool:
    """Alive if silence did not count: judged on the day of its own last word."""
    application = thread.application
    if application is None or not tries.is_alive(application):
        return False
    return thread.last_word is None or thread.alive(thread.last_word)


def _has_ended(thread: Thread) -> bool:
    """Whether an outcome ended it although the application itself still stands open."""
    application = thread.application
    open_ = application is not None and tries.is_alive(application)
    return open_ and not _is_under_way(thread)


def _place(line: Line) -> tuple[int, int, int, str]:
    reached, last = line.thread.reached, line.thread.last_word
    furthest = STAGES.index(reached) if reached else 0
    return (_rank(line), -furthest, -(last.toordinal() if last else 0), line.application.id)


def _rank(line: Line) -> int:
    """Alive, then to apply for, then silent for long, then over."""
    if line.alive:
        return 0
    if line.application.stage is ApplicationStage.TO_APPLY:
        return 1
    return 2 if line.under_way else 3


def _funnel(threads: Iterable[Thread], today: date) -> tuple[Rung, ...]:
    found = [(STAGES.index(each.reached), each.alive(today)) for each in threads if each.reached]
    return tuple(
        Rung(
            stage,
            sum(place >= least for place, _ in found),
            sum(alive for place, alive in found if place >= least),
        )
        for least, stage in enumerate(STAGES)
    )
