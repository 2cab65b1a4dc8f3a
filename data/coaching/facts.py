"""What is recorded about one interview, gathered from the whole journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from data.models import ApplicationStage, Moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
    """Everything else in the journal; each part may hold records of any interview."""

    interviews: Sequence[Interview] = ()
    applications: Sequence[Application] = ()
    check_ins: Sequence[CheckIn] = ()
    contacts: Sequence[Contact] = ()
    follow_ups: Sequence[FollowUp] = ()
    letters: Sequence[Letter] = ()
    practices: Sequence[Practice] = ()
    worries: Sequence[Worry] = ()


def application_of(facts: Facts, interview: Interview) -> Application | None:
    """The application an interview belongs to, if it is there."""
    return next((each for each in facts.applications if each.id == interview.application), None)


def has_letter(
    facts: Facts, interview: Interview, templates: frozenset[str], since: date | None = None
) -> bool:
    """Whether a letter of one of these templates is kept, made on `since` or after."""
    return any(
        each.interview == interview.id
        and each.template in templates
        and (since is None or each.updated.date() >= since)
        for each in facts.letters
    )


def breathed_for(facts: Facts, interview: Interview) -> bool:
    """Whether somebody breathed after an interview, or shortly before they logged it."""
    after = [each for each in facts.check_ins if each.moment is Moment.AFTER]
    return any(
        _logged_next(each, facts, interview)
        if each.interview is None
        else each.interview == interview.id
        for each in after
    )


def _logged_next(breathed: CheckIn, facts: Facts, interview: Interview) -> bool:
    logged = interview.created
    later = [each.created for each in facts.interviews if each.created >= breathed.at]
    soon = timedelta(0) <= logged - breathed.at <= BREATHED_BEFORE
    return soon and logged == min(later, default=logged)


def practised_after(facts: Facts, interview: Interview) -> bool:
    """Whether anything was practised after the interview; on its own day, after it was logged."""
    return any(
        each.interview == interview.id
        or each.date > interview.date
        or (each.date == interview.date and each.created > interview.created)
        for each in facts.practices
    )


def moved_on_after(facts: Facts, interview: Interview) -> bool:
    """Whether there was an application, a next step, or another interview from that day on."""
    days = [day for each in facts.applications for day in (each.applied, each.next_date)]
    planned = any(
        each.stage is ApplicationStage.TO_APPLY and each.created > interview.created
        for each in facts.applications
    )
    later = any(each.date > interview.date for each in facts.interviews)
    return planned or later or any(day is not None and day >= interview.date for day in days)
