"""Follow-ups: which are late, which are for today, and which come this week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from data.models import Contact, FollowUp

A_WEEK = timedelta(days=7)


class Due(NamedTuple):
    """Open follow-ups by date, earliest first; `undated` in the order given."""

    overdue: tuple[FollowUp, ...] = ()
    today: tuple[FollowUp, ...] = ()
    this_week: tuple[FollowUp, ...] = ()
    later: tuple[FollowUp, ...] = ()
    undated: tuple[FollowUp, ...] = ()

    @property
    def now(self) -> tuple[FollowUp, ...]:
        """What Today shows: overdue, then today's."""
        return (*self.overdue, *self.today)


def due_follow_ups(follow_ups: Iterable[FollowUp], today: date, hidden: Container[str] = ()) -> Due:
    """Sort the open follow-ups by when they are due.

    Args:
        follow_ups: all of them.
        today: the person's local date; `this_week` are the seven days after it.
        hidden: ids of interviews put away, whose follow-ups stay hidden too.
    """
    still = [each for each in follow_ups if each.done is None and each.interview not in hidden]
    # With the place, as two follow-ups of one day cannot be compared.
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
    """The person a follow-up is about, if it names one who is still there."""
    return next((each for each in contacts if each.id == follow_up.contact), None)
