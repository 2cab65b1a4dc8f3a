"""Applications: what is alive, what has gone quiet, what comes next, and a "no" in its place.

An application and the interviews linked to it are one thread; an interview linked to none is a
thread of its own with others of the same company and role.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from data.models import ApplicationStage, Ended, Result, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.models import Application, Interview, Outcome

QUIET_DAYS = 14
"""An application without a word for so many days has gone quiet."""

SILENT_DAYS = 60
"""What has had no word for so long is not counted as alive, so that the count is no flattery."""

STAGES = (
    ApplicationStage.APPLIED,
    ApplicationStage.SCREENING,
    ApplicationStage.INTERVIEWING,
    ApplicationStage.OFFER,
)
"""The stages of an application that is alive, in order."""

OVER = (Result.REJECTED, Result.NO_ANSWER, Result.WITHDRAWN)
"""The results after which nothing more comes of an interview's application."""


class Quiet(NamedTuple):
    """An application that has gone quiet, and the days since the last word."""

    application: Application
    days: int


@dataclass(frozen=True)
class Thread:
    """One try at one job: its application, if there is one, its interviews and their outcomes."""

    application: Application | None
    interviews: tuple[Interview, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def reached(self) -> ApplicationStage | None:
        """The furthest stage it came to; None if it was never applied for."""
        stages = [*_own_stages(self.application), *map(stage_of, self.interviews)]
        if any(each.result is Result.OFFER for each in self.outcomes):
            stages.append(ApplicationStage.OFFER)
        return max(stages, key=STAGES.index, default=None)

    @property
    def said_no(self) -> bool:
        """Whether they turned the person down, at whatever stage."""
        ended = self.application is not None and self.application.ended is Ended.REJECTED
        return ended or any(each.result is Result.REJECTED for each in self.outcomes)

    @property
    def last_word(self) -> date | None:
        """The last day anything was heard or happened."""
        days = [each.date for each in self.interviews]
        days += [each.last_contact for each in self.interviews if each.last_contact]
        days += [each.heard for each in self.outcomes if each.heard]
        days += [day for day in _own_days(self.application) if day]
        return max(days, default=None)

    def alive(self, today: date) -> bool:
        """Whether something may still come of it: under way, and not silent for long."""
        if self.reached is None or self.said_no or any(map(_is_over, self.outcomes)):
            return False
        if self.application is not None and not is_alive(self.application):
            return False
        return self.last_word is None or (today - self.last_word).days < SILENT_DAYS


@dataclass(frozen=True)
class Proportion:
    """A "no" in its place, as counts of threads; each may stand in several but `all`."""

    noes: int
    alive: int
    offers: int
    interviewed: int
    all: int


def is_alive(application: Application) -> bool:
    """Whether an application is under way, from applied to an offer."""
    return application.stage in STAGES


def quiet(
    applications: Iterable[Application], interviews: Iterable[Interview], today: date
) -> tuple[Quiet, ...]:
    """What has gone quiet: the furthest stage first, within a stage the longest silence.

    An application without any date cannot have gone quiet. One with a next step still ahead is
    waiting on purpose and is left out.
    """
    every = tuple(interviews)
    found = [_quiet(each, every, today) for each in applications if is_alive(each)]
    silent = [each for each in found if each is not None and each.days >= QUIET_DAYS]
    order = {stage: place for place, stage in enumerate(reversed(STAGES))}
    return tuple(sorted(silent, key=lambda each: (order[each.application.stage], -each.days)))


def next_actions(
    applications: Iterable[Application], today: date, ahead: int = 0
) -> tuple[Application, ...]:
    """Whose next step is due by `ahead` days from `today`, the earliest first."""
    latest = min(today, date.max - timedelta(days=ahead)) + timedelta(days=ahead)
    open_ = (each for each in applications if is_alive(each) or _is_planned(each))
    due = [(each.next_date, each) for each in open_ if each.next_date is not None]
    return tuple(each for day, each in sorted(due, key=lambda pair: pair[0]) if day <= latest)


def shown(applications: Iterable[Application], *, hide_rejections: bool) -> tuple[Application, ...]:
    """The applications to list; without those turned down, if the person hides them."""
    return tuple(
        each for each in applications if not (hide_rejections and each.ended is Ended.REJECTED)
    )


def funnel(
    applications: Iterable[Application],
    interviews: Iterable[Interview],
    outcomes: Iterable[Outcome],
) -> tuple[tuple[ApplicationStage, int], ...]:
    """How many threads came at least as far as each stage, applied to offer."""
    reached = [each.reached for each in threads(applications, interviews, outcomes)]
    places = [STAGES.index(stage) for stage in reached if stage is not None]
    return tuple(
        (stage, sum(place >= least for place in places)) for least, stage in enumerate(STAGES)
    )


def proportion(
    applications: Iterable[Application],
    interviews: Iterable[Interview],
    outcomes: Iterable[Outcome],
    today: date,
) -> Proportion:
    """How many said no, and how many are still alive on `today`."""
    found = [each for each in threads(applications, interviews, outcomes) if each.reached]
    reached = [STAGES.index(each.reached) for each in found if each.reached]
    return Proportion(
        noes=sum(each.said_no for each in found),
        alive=sum(each.alive(today) for each in found),
        offers=sum(place >= STAGES.index(ApplicationStage.OFFER) for place in reached),
        interviewed=sum(place >= STAGES.index(ApplicationStage.INTERVIEWING) for place in reached),
        all=len(found),
    )


def threads(
    applications: Iterable[Application],
    interviews: Iterable[Interview],
    outcomes: Iterable[Outcome],
) -> tuple[Thread, ...]:
    """Every try: the applications in their order, then interviews linked to none, by job."""
    every = {each.id: each for each in applications}
    heard: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        heard.setdefault(outcome.interview, []).append(outcome)
    groups: dict[tuple[str, ...], list[Interview]] = {(key,): [] for key in every}
    for interview in interviews:
        groups.setdefault(_key(interview, every), []).append(interview)
    return tuple(_thread(every.get(key[0]), group, heard) for key, group in groups.items())


def _thread(
    application: Application | None,
    interviews: Sequence[Interview],
    heard: Mapping[str, Sequence[Outcome]],
) -> Thread:
    outcomes = (outcome for each in interviews for outcome in heard.get(each.id, ()))
    return Thread(application, tuple(interviews), tuple(outcomes))


def _key(interview: Interview, applications: Mapping[str, Application]) -> tuple[str, ...]:
    """What an interview is filed under; without a company it stands alone."""
    if interview.application in applications:
        return (interview.application or "",)
    if not interview.company.strip():
        return ("", interview.id)
    return ("", interview.company.strip().casefold(), interview.role.strip().casefold())


def _quiet(application: Application, interviews: Sequence[Interview], today: date) -> Quiet | None:
    linked = tuple(each for each in interviews if each.application == application.id)
    last = Thread(application, linked, ()).last_word
    if last is None or (application.next_date is not None and application.next_date > today):
        return None
    return Quiet(application, (today - last).days)


def _own_stages(application: Application | None) -> list[ApplicationStage]:
    """How far the application itself says it came; one that ended came at least to applied."""
    if application is None or _is_planned(application):
        return []
    if application.ended in (Ended.ACCEPTED, Ended.DECLINED):
        return [ApplicationStage.OFFER]
    return [application.stage if is_alive(application) else ApplicationStage.APPLIED]


def _is_planned(application: Application) -> bool:
    return application.stage is ApplicationStage.TO_APPLY


def _own_days(application: Application | None) -> tuple[date | None, ...]:
    return (application.applied, application.heard) if application else ()


def stage_of(interview: Interview) -> ApplicationStage:
    """The stage an application must have come to for this interview to take place."""
    screening = interview.stage is Stage.SCREENING
    return ApplicationStage.SCREENING if screening else ApplicationStage.INTERVIEWING


def _is_over(outcome: Outcome) -> bool:
    return outcome.result in OVER or outcome.accepted is not None
