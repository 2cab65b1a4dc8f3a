"""The people somebody met and what they promised them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.coaching.correspondence.follow_ups import due_follow_ups

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from data.models import Contact, FollowUp


class PeopleBook(NamedTuple):
    """People, latest first, and follow-ups in the order given."""

    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


def people_of_interview(
    contacts: Iterable[Contact], follow_ups: Iterable[FollowUp], interview: str
) -> PeopleBook:
    """The people met at one interview, and what was promised there or to one of them."""
    met = tuple(each for each in contacts if each.interview == interview)
    ids = {each.id for each in met}
    promised = (each for each in follow_ups if each.interview == interview or each.contact in ids)
    return PeopleBook(_latest_first(met), tuple(promised))


def people_in_sight(
    contacts: Iterable[Contact],
    follow_ups: Iterable[FollowUp],
    hidden: Container[str] = (),
) -> PeopleBook:
    """Everybody, except those who belong to interviews put away.

    Args:
        contacts: all people.
        follow_ups: all follow-ups.
        hidden: the ids of the interviews put away.
    """
    everybody = tuple(contacts)
    away = {each.id for each in everybody if each.interview in hidden}
    seen = (each for each in everybody if each.id not in away)
    promised = (
        each for each in follow_ups if each.interview not in hidden and each.contact not in away
    )
    return PeopleBook(_latest_first(seen), tuple(promised))


def _latest_first(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    return tuple(sorted(contacts, key=lambda each: (each.created, each.id), reverse=True))


def count_due(book: PeopleBook, today: date) -> tuple[int, int]:
    """How many people to write to today, and how many promises due today that name nobody."""
    now = due_follow_ups(book.follow_ups, today).now
    known = {each.id for each in book.contacts}
    people = {each.contact for each in now if each.contact in known}
    return len(people), sum(each.contact not in known for each in now)
