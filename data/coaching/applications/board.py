"""All applications at a glance: their order, what is due, and how far each one came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from data.coaching.applications import standing as tries
from data.coaching.applications.match_interviews import (
    PossibleMatch,
    merge_matches,
    possible_matches,
)
from data.coaching.hiring_process.thread import STAGES, Thread, ThreadState
from data.coaching.interviews.ten_steps import out_of_sight
from data.models import ApplicationStage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from data.coaching.applications.standing import Proportion
    from data.models import Application, Interview, Outcome

DUE_SOON_DAYS = 7
"""Days ahead from which a next step is shown."""


@dataclass(frozen=True)
class BoardLine:
    """An application and its process; `quiet` is the days of silence, None if it is not quiet."""

    application: Application
    thread: Thread
    alive: bool
    quiet: int | None

    @property
    def state(self) -> ThreadState:
        """How it stands, by what was chosen by hand and what they answered."""
        return self.thread.state

    @property
    def under_way(self) -> bool:
        """Whether nothing has ended it, however long the silence."""
        return self.state.open

    @property
    def planned(self) -> bool:
        """Whether it has yet to be sent."""
        return self.state.stage is ApplicationStage.TO_APPLY


class StageCount(NamedTuple):
    """How many processes reached a stage, and how many of those are still alive."""

    stage: ApplicationStage
    reached: int
    alive: int


@dataclass(frozen=True)
class Board:
    """The applications in order, processes without one, what is due, and the overall counts.

    `meetings` are processes without an application that look like one of the applications.
    """

    lines: tuple[BoardLine, ...]
    loose: tuple[Thread, ...]
    due: tuple[Application, ...]
    funnel: tuple[StageCount, ...]
    proportion: Proportion
    meetings: tuple[PossibleMatch, ...] = ()


def build_board(
    applications: Sequence[Application],
    interviews: Sequence[Interview],
    outcomes: Sequence[Outcome],
    today: date,
) -> Board:
    """Everything the Applications page shows, as of `today`.

    Returns:
        A board whose lines begin with those alive, the furthest and latest first.
    """
    logged = tries.threads(applications, interviews, outcomes)
    threads = merge_matches(logged)
    lines = [
        BoardLine(each.application, each, each.alive(today), tries.quiet_days(each, today))
        for each in threads
        if each.application
    ]
    going = [line.application for line in lines if line.under_way or line.planned]
    met = possible_matches(logged)
    return Board(
        lines=tuple(sorted(lines, key=_place)),
        loose=_loose(threads, met, today),
        due=tries.due_applications(going, today, DUE_SOON_DAYS),
        funnel=_funnel(threads, today),
        proportion=tries.count_threads(threads, today),
        meetings=met,
    )


def visible_lines(board: Board, *, hide_rejections: bool) -> tuple[BoardLine, ...]:
    """The lines to list, without rejections if the person hides them."""
    return tuple(each for each in board.lines if not (hide_rejections and each.thread.said_no))


def _loose(
    threads: Iterable[Thread], met: Iterable[PossibleMatch], today: date
) -> tuple[Thread, ...]:
    """What is alive without an application, and looks like none of them, the latest first.

    Put away it counts like any other; only nothing is asked about it.
    """
    asked = {each.thread.interviews[0].id for each in met}
    found = [
        each
        for each in threads
        if each.application is None
        and each.alive(today)
        and each.interviews[0].id not in asked
        and not all(out_of_sight(met, today) for met in each.interviews)
    ]
    return tuple(sorted(found, key=lambda each: each.last_word or today, reverse=True))


def _place(line: BoardLine) -> tuple[int, int, int, str]:
    reached, last = line.thread.reached, line.thread.last_word
    furthest = STAGES.index(reached) if reached else 0
    # The id last, so that the order is the same every time.
    return (_rank(line), -furthest, -(last.toordinal() if last else 0), line.application.id)


def _rank(line: BoardLine) -> int:
    """Alive, then to apply for, then silent for long, then over."""
    if line.alive:
        return 0
    if line.planned:
        return 1
    return 2 if line.under_way else 3


def _funnel(threads: Iterable[Thread], today: date) -> tuple[StageCount, ...]:
    found = [(STAGES.index(each.reached), each.alive(today)) for each in threads if each.reached]
    return tuple(
        StageCount(
            stage,
            sum(place >= least for place, _ in found),
            sum(alive for place, alive in found if place >= least),
        )
        for least, stage in enumerate(STAGES)
    )
