"""One application process, seen from both sides: its application and its interviews.

Its stage is derived each time, never stored: the latest of what the person chose by hand and of
what the employer answered. So correcting an outcome, or taking it back, moves the stage back too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from data.coaching.hiring_process.rounds import split_rounds
from data.models import ApplicationStage, Ended, Result, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from data.models import Application, Interview, Outcome

SILENT_DAYS = 60
"""What has had no word for so long is not counted as alive, so that the count is no flattery."""

STAGES = (
    ApplicationStage.APPLIED,
    ApplicationStage.SCREENING,
    ApplicationStage.INTERVIEWING,
    ApplicationStage.OFFER,
)
"""The stages of an application that is alive, in order."""

_TAKEN = {
    None: (ApplicationStage.OFFER, None),
    True: (ApplicationStage.CLOSED, Ended.ACCEPTED),
    False: (ApplicationStage.CLOSED, Ended.DECLINED),
}
_ENDS = {
    Result.REJECTED: (ApplicationStage.CLOSED, Ended.REJECTED),
    Result.NO_ANSWER: (ApplicationStage.GHOSTED, None),
    Result.WITHDRAWN: (ApplicationStage.WITHDRAWN, None),
}


class ThreadState(NamedTuple):
    """The stage of a process, and how it ended if it is closed."""

    stage: ApplicationStage
    ended: Ended | None = None

    @property
    def open(self) -> bool:
        """Whether nothing has ended it, however long the silence."""
        return self.stage in STAGES


@dataclass(frozen=True)
class Thread:
    """One application process: its application, if there is one, its interviews and their outcomes.

    The interviews are in the order of their dates.
    """

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
    def met(self) -> ApplicationStage | None:
        """The furthest stage its interviews alone show."""
        return max(map(stage_of, self.interviews), key=STAGES.index, default=None)

    @property
    def said_no(self) -> bool:
        """Whether it ended in a rejection."""
        return self.state.ended is Ended.REJECTED

    @property
    def last_word(self) -> date | None:
        """The last day anything was heard or happened."""
        days = [each.date for each in self.interviews]
        days += [each.last_contact for each in self.interviews if each.last_contact]
        days += [each.heard for each in self.outcomes if each.heard]
        if own := self.application:
            days += [day for day in (own.applied, own.heard) if day]
        return max(days, default=None)

    @cached_property
    def state(self) -> ThreadState:
        """Its stage: by the latest answer, or by what was chosen by hand after it."""
        own, news = self.application, self.news
        if own is None:
            return _told(news, self._furthest(()))
        if news is not None and _is_newer(news, own):
            return _moved(own, news, self._furthest(_own_stages(own)))
        return self._by_hand(own)

    @property
    def news(self) -> Outcome | None:
        """The latest answer that still holds.

        After a rejection, or after silence, another round with them is a new beginning.
        """
        answers = {each.interview: each for each in self.outcomes}
        runs = split_rounds(self.interviews, answers)
        run = runs[-1] if runs else ()
        known = [each for each in run if _is_known(answers.get(each.id))]
        if not known:
            return None
        last = answers[known[-1].id]
        later = any(each.date > known[-1].date for each in run)
        return None if later and last.result is Result.NO_ANSWER else last

    def alive(self, today: date) -> bool:
        """Whether something may still come of it: not ended, and not silent for `SILENT_DAYS`."""
        last = self.last_word
        return self.state.open and (last is None or (today - last).days < SILENT_DAYS)

    def _furthest(self, own: Iterable[ApplicationStage]) -> ApplicationStage:
        stages = [*own, *map(stage_of, self.interviews)]
        return max(stages, key=STAGES.index, default=ApplicationStage.APPLIED)

    def _by_hand(self, own: Application) -> ThreadState:
        """As the application itself says, and at least as far as the interviews logged since."""
        if own.stage in STAGES or _is_planned(own):
            # A round logged after the choice moves the stage on; one that was known then does not.
            fresh = [each for each in self.interviews if not _is_after(own, each)]
            furthest = self._furthest(_own_stages(own)) if fresh else own.stage
            return ThreadState(furthest)
        if own.stage is ApplicationStage.GHOSTED and any(
            own.staged is not None and each.date > own.staged.date() for each in self.interviews
        ):
            return ThreadState(self._furthest(()))
        # Closed without saying how: then their answer says it, if there is one.
        unsaid = own.stage is ApplicationStage.CLOSED and own.ended is None and self.news
        return ThreadState(own.stage, _told(self.news, own.stage).ended if unsaid else own.ended)


def stage_of(interview: Interview) -> ApplicationStage:
    """The stage an application must have reached for this interview to take place."""
    screening = interview.stage is Stage.SCREENING
    return ApplicationStage.SCREENING if screening else ApplicationStage.INTERVIEWING


def _is_known(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.result is not Result.WAITING


def _is_after(own: Application, interview: Interview) -> bool:
    """Whether the stage was chosen by hand when the interview was logged already."""
    return own.staged is not None and own.staged >= interview.created


def _is_newer(news: Outcome, own: Application) -> bool:
    """Whether an answer was recorded after the stage was chosen by hand.

    Where it is not known when it was, an answer moves what is open; what is over it moves only if
    it was recorded since such days are kept.
    """
    if own.staged is not None:
        return (news.decided or news.created) > own.staged
    if own.stage in STAGES or _is_planned(own):
        return True
    return news.decided is not None and news.decided > own.created


def _moved(own: Application, news: Outcome, furthest: ApplicationStage) -> ThreadState:
    """Where an answer moves an application; going on does not undo how the person ended it."""
    settled = own.ended in {Ended.ACCEPTED, Ended.DECLINED}
    over = own.stage in {ApplicationStage.CLOSED, ApplicationStage.WITHDRAWN}
    keeps = settled and news.result is Result.OFFER and news.accepted is None
    if keeps or (over and news.result is Result.THROUGH):
        return ThreadState(own.stage, own.ended)
    return _told(news, furthest)


def _told(news: Outcome | None, furthest: ApplicationStage) -> ThreadState:
    """What an answer says; one that goes on, or none, leaves it where it had come to."""
    if news is not None and news.result is Result.OFFER:
        return ThreadState(*_TAKEN[news.accepted])
    return (
        ThreadState(*_ENDS[news.result]) if news and news.result in _ENDS else ThreadState(furthest)
    )


def _own_stages(application: Application | None) -> list[ApplicationStage]:
    """How far the application itself says it came; one that ended came at least to applied."""
    if application is None or _is_planned(application):
        return []
    if application.ended in (Ended.ACCEPTED, Ended.DECLINED):
        return [ApplicationStage.OFFER]
    return [application.stage if application.stage in STAGES else ApplicationStage.APPLIED]


def _is_planned(application: Application) -> bool:
    return application.stage is ApplicationStage.TO_APPLY
