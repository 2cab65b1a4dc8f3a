"""Follow-ups: which are late, which are for today, and which come this week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from data.models import Contact, FollowUp

A_WEEK = timedelta(days=7)


class Due(NamedTuple):
    """What is still to do, by when, the earliest first; `undated` comes in the order given."""

    overdue: tuple[FollowUp, ...] = ()
    today: tuple[FollowUp, ...] = ()
    this_week: tuple[FollowUp, ...] = ()
    later: tuple[FollowUp, ...] = ()
    undated: tuple[FollowUp, ...] = ()

    @property
    def now(self) -> tuple[FollowUp, ...]:
        """What a screen for today shows: overdue, then today's."""
        return (*self.overdue, *self.today)


def due_follow_ups(follow_ups: Iterable[FollowUp], today: date, hidden: Container[str] = ()) -> Due:
    """What is still to do on `today`; `this_week` are the seven days after it.

    `hidden` are the ids of interviews out of sight, whose follow-ups stay out of sight as well.
    """
    still = [each for each in follow_ups if each.done is None and each.interview not in hidden]
    dated = sorted((each.due, place) for place, each in enumerate(still) if each.due)
    in_order = [(day, still[place]) for day, place in dated]
    return Due(
        tuple(each for day, each in in_order if day < today),
        tuple(each for day, each in in_order if day == today),
        tuple(each for day, each in in_order if day > today and day - today <= A_WEEK),
        tuple(each for day, each in in_order if day - today > A_WEEK),
        tuple(each for each in still if each.due is None),
    )


def contact_of(follow_up: FollowUp, contacts: Iterable[Contact]) -> Contact | None:
    """The person a follow-up is about, if it names one who is still kept."""
    return next((each for each in contacts if each.id == follow_up.contact), None)
