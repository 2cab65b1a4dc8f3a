"""What the whole journal says about one interview."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from data.models import ApplicationStage, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from data.models import (
        Application,
        CheckIn,
        Contact,
        FollowUp,
        Interview,
        Letter,
        Practice,
        Worry,
    )

L = TypeVar("L", "Letter", "FollowUp")

AMENDS = frozenset({"amends", "thank-you"})
"""The letters that put something right, or thank."""

REPLIES = frozenset({"accept", "ask-feedback", "clarify-offer", "decline", "keep-cv", "thank-you"})
"""The letters that answer news of an offer or a rejection."""

IN_TOUCH = frozenset(
    {"congratulations", "connect-linkedin", "connect-x", "in-touch-again", "keep-cv"}
)
"""The letters that keep in touch."""


BREATHED_BEFORE = timedelta(hours=4)
"""A breathing of no interview counts for the one logged next, within so long."""


@dataclass(frozen=True)
class Facts:
    """Everything else in the journal; each part may hold records of any interview.

    Each part is gone through once, however many interviews are asked about.
    """

    interviews: Sequence[Interview] = ()
    applications: Sequence[Application] = ()
    check_ins: Sequence[CheckIn] = ()
    contacts: Sequence[Contact] = ()
    follow_ups: Sequence[FollowUp] = ()
    letters: Sequence[Letter] = ()
    practices: Sequence[Practice] = ()
    worries: Sequence[Worry] = ()

    @cached_property
    def applications_by_id(self) -> dict[str, Application]:
        """The applications by their ids."""
        # Reversed, so that the first of two with the same id is kept.
        return {each.id: each for each in reversed(self.applications)}

    @cached_property
    def letters_by_interview(self) -> dict[str | None, list[Letter]]:
        """The letters by their interview's id."""
        return _by_interview(self.letters)

    @cached_property
    def follow_ups_by_interview(self) -> dict[str | None, list[FollowUp]]:
        """The follow-ups by their interview's id."""
        return _by_interview(self.follow_ups)

    @cached_property
    def parked_for(self) -> frozenset[str | None]:
        """The ids of the interviews with a worry."""
        return frozenset(each.interview for each in self.worries)

    @cached_property
    def met_at(self) -> frozenset[str | None]:
        """The ids of the interviews at which somebody was met."""
        return frozenset(each.interview for each in self.contacts)

    @cached_property
    def practised_for(self) -> frozenset[str | None]:
        """The ids of the interviews a question of which was practised."""
        return frozenset(each.interview for each in self.practices)

    @cached_property
    def last_practice(self) -> tuple[date, datetime] | None:
        """The day of the latest practice, and when it was noted."""
        return max(((each.date, each.created) for each in self.practices), default=None)

    @cached_property
    def breathed_for(self) -> frozenset[str | None]:
        """The ids of the interviews after which somebody breathed; None stands for no interview."""
        return frozenset(each.interview for each in self.check_ins if each.moment is Moment.AFTER)

    @cached_property
    def breathed_loose(self) -> list[datetime]:
        """When somebody breathed without an interview, in order."""
        after = [each for each in self.check_ins if each.moment is Moment.AFTER]
        return sorted(each.at for each in after if each.interview is None)

    @cached_property
    def logged(self) -> list[datetime]:
        """When the interviews were logged, in order."""
        return sorted(each.created for each in self.interviews)

    @cached_property
    def last_day(self) -> date | None:
        """The day of the latest interview."""
        return max((each.date for each in self.interviews), default=None)

    @cached_property
    def last_applied(self) -> date | None:
        """The latest day of an application or of the next step of one."""
        days = (day for each in self.applications for day in (each.applied, each.next_date))
        return max((day for day in days if day is not None), default=None)

    @cached_property
    def last_planned(self) -> datetime | None:
        """When the latest application still to be sent was noted."""
        planned = [each for each in self.applications if each.stage is ApplicationStage.TO_APPLY]
        return max((each.created for each in planned), default=None)


def _by_interview(records: Iterable[L]) -> dict[str | None, list[L]]:
    found: dict[str | None, list[L]] = {}
    for each in records:
        found.setdefault(each.interview, []).append(each)
    return found


def application_of(facts: Facts, interview: Interview) -> Application | None:
    """The application an interview belongs to, if it is there."""
    return facts.applications_by_id.get(interview.application or "")


def has_letter(
    facts: Facts, interview: Interview, templates: frozenset[str], since: date | None = None
) -> bool:
    """Whether there is a letter of some kind for an interview.

    Args:
        facts: the journal.
        interview: the interview.
        templates: keys of the letters that count.
        since: letters changed before this day do not count.
    """
    return any(
        each.template in templates and (since is None or each.updated.date() >= since)
        for each in facts.letters_by_interview.get(interview.id, ())
    )


def breathed_for(facts: Facts, interview: Interview) -> bool:
    """Whether somebody breathed after an interview, or shortly before they logged it."""
    return interview.id in facts.breathed_for or _breathed_before(facts, interview.created)


def _breathed_before(facts: Facts, logged: datetime) -> bool:
    """Whether a breathing of no interview lies shortly before one was `logged`, and none between.

    Of those within the time the last is the one with the fewest interviews between.
    """
    place = bisect_right(facts.breathed_loose, logged)
    if not place or logged - facts.breathed_loose[place - 1] > BREATHED_BEFORE:
        return False
    next_logged = bisect_left(facts.logged, facts.breathed_loose[place - 1])
    return next_logged == len(facts.logged) or facts.logged[next_logged] == logged


def practised_after(facts: Facts, interview: Interview) -> bool:
    """Whether anything was practised after the interview; on the same day, after it was logged."""
    last = facts.last_practice
    later = last is not None and last > (interview.date, interview.created)
    return later or interview.id in facts.practised_for


def moved_on_after(facts: Facts, interview: Interview) -> bool:
    """Whether an application, a next step or another interview came after this one."""
    planned, later, applied = facts.last_planned, facts.last_day, facts.last_applied
    return (
        (planned is not None and planned > interview.created)
        or (later is not None and later > interview.date)
        or (applied is not None and applied >= interview.date)
    )
