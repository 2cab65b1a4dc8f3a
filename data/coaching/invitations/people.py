"""Who an invitation names, without the person it is for, and whose address it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.models import fold_words
from data.models.text_cleaning import find_runs
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.coaching.invitations.calendar_lines import Component, Property

_MOST_PEOPLE = 12
_LONGEST_NAME = 120
_ROBOT = Pattern(r"no-?_?reply|notification|calendar|calendly|scheduling|mailer|recruiting team")
_THINGS = {"ROOM", "RESOURCE"}
_MAILBOXES = frozenset(
    find_runs(
        """
        gmail googlemail google outlook hotmail live msn yahoo icloud me mac aol proton protonmail
        gmx web mail fastmail zoho calendly greenhouse lever workday myworkday smartrecruiters
        ashbyhq workable icims taleo bamboohr recruitee teamtailor personio goodtime modernloop cal
        savvycal zoom microsoft office365 onmicrosoft linkedin indeed hirevue jobvite breezy
        pinpointhq"""
    )
)
"""Where anybody may have an address, or a program sends for others: no employer's name."""

_BEFORE_COUNTRY = {"co", "com", "org", "ac", "gov", "net", "edu", "nhs", "or", "ltd", "plc"}
_LONGEST_COUNTRY = 2


class Person(NamedTuple):
    """A name as it was written, empty if none was, and an address in small letters."""

    name: str
    address: str


class People(NamedTuple):
    """Those an invitation names.

    `others` is everybody but the person it is for, as far as that can be told; `own` are the words
    of that person's name and address.
    """

    others: tuple[str, ...]
    own: frozenset[str]
    sender: str


def read_people(event: Component, sent_to: frozenset[str], signature: str) -> People:
    """Who is named.

    Args:
        event: the VEVENT.
        sent_to: the addresses the email went to, if it came in one.
        signature: the person's own name, if they gave it.
    """
    organiser = [_person(each) for each in event.all("ORGANIZER")[:1]]
    asked = [each for each in event.all("ATTENDEE") if not _is_thing(each)][: 2 * _MOST_PEOPLE]
    every = _without_doubles([*organiser, *map(_person, asked)])
    own = _find_own(every, organiser, sent_to, fold_words(signature))
    told = [each for each in every if each not in own and not _is_robot(each)]
    names = tuple(each.name or each.address for each in told)[:_MOST_PEOPLE]
    sender = organiser[0].address if organiser and organiser[0] not in own else ""
    return People(names, _words_of(own, sent_to, signature), sender)


def _is_thing(line: Property) -> bool:
    return line.parameters.get("CUTYPE", "").upper() in _THINGS


def _person(line: Property) -> Person:
    address = line.value.strip()[:_LONGEST_NAME]
    plain = address[len("mailto:") :] if address.casefold().startswith("mailto:") else address
    name = " ".join(line.parameters.get("CN", "").strip(" '\"").split())[:_LONGEST_NAME]
    return Person("" if "@" in name else name, plain.casefold() if "@" in plain else "")


def _without_doubles(people: Iterable[Person]) -> list[Person]:
    """Each once, by address or else by name, in the fullest form they are named in."""
    found: dict[str, Person] = {}
    for each in people:
        key = each.address or fold_words(each.name)
        if key and (key not in found or not found[key].name):
            found[key] = each
    return list(found.values())


def _find_own(
    every: list[Person], organiser: list[Person], sent_to: frozenset[str], name: str
) -> list[Person]:
    """The person it is for: by address or name, or as the only one from outside the firm."""
    known = [
        each
        for each in every
        if each.address in sent_to or (name and fold_words(each.name) == name)
    ]
    firms = {each.address.rpartition("@")[2] for each in organiser}
    invited = [each for each in every if each not in organiser]
    outside = [each for each in invited if each.address.rpartition("@")[2] not in firms]
    only = next((each for each in (invited, outside) if len(each) == 1), [])
    return known or (only if organiser else [])


def _is_robot(person: Person) -> bool:
    named = person.name or person.address
    return not named or _ROBOT.fits(named.casefold())


def _words_of(own: list[Person], sent_to: frozenset[str], signature: str) -> frozenset[str]:
    boxes = [each.partition("@")[0] for each in (*sent_to, *(one.address for one in own))]
    text = " ".join([signature, *(each.name for each in own), *boxes])
    return frozenset(fold_words(text.replace(".", " ").replace("_", " ")).split())


def company_of_address(address: str) -> str:
    """The name in an address that an employer sends from; empty for a mailbox anybody can have.

    Args:
        address: for instance `jobs@harbour-energy.co.uk`, of which it is "Harbour Energy".
    """
    labels = address.rpartition("@")[2].casefold().split(".")
    if len(labels) < _LONGEST_COUNTRY or not all(labels):
        return ""
    country = len(labels[-1]) == _LONGEST_COUNTRY and labels[-2] in _BEFORE_COUNTRY
    rest = labels[: -2 if country else -1]
    name = rest[-1] if rest else ""
    return "" if name in _MAILBOXES else " ".join(map(str.capitalize, name.split("-")))
