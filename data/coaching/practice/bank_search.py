"""Finding a question to practise, in the bank and among one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.catalogue.bank import BankQuestion
    from data.models import OwnQuestion, Practice

ANY = "any"
"""The profession of a question that is asked in all of them."""


class Entry(NamedTuple):
    """A question to practise: its key in the bank, or the id of one's own."""

    key: str
    text: str
    area: str | None
    kind: str | None
    profession: str | None
    own: bool
    noted: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """What is looked for; what is None or empty does not matter."""

    words: str = ""
    area: str | None = None
    kind: str | None = None
    profession: str | None = None


def gather(bank: Iterable[BankQuestion], own: Iterable[OwnQuestion]) -> tuple[Entry, ...]:
    """Every question there is, one's own first, the latest of them first of all."""
    mine = sorted(own, key=lambda each: (each.created, each.id), reverse=True)
    return (
        *(Entry(one.id, one.text, one.area, one.sort, one.profession, own=True) for one in mine),
        *(
            Entry(one.key, one.text, one.area, one.kind, one.profession, own=False, noted=one.noted)
            for one in bank
        ),
    )


def find(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """The entries that fit; of a profession its own before those of any, otherwise in order.

    One's own questions fit whatever they leave open.
    """
    words = wanted.words.casefold().split()
    found = [each for each in entries if _fits(each, wanted) and _holds(each, words)]
    return tuple(sorted(found, key=lambda each: _is_general(each, wanted)))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    asked = (
        (wanted.area, {entry.area}),
        (wanted.kind, {entry.kind}),
        (wanted.profession, {entry.profession, *([wanted.profession] * _is_for_all(entry))}),
    )
    return all(wish is None or wish in has or (entry.own and has == {None}) for wish, has in asked)


def _is_for_all(entry: Entry) -> bool:
    return entry.profession in {ANY, None}


def _is_general(entry: Entry, wanted: Wanted) -> bool:
    return wanted.profession not in {None, ANY} and not entry.own and _is_for_all(entry)


def _holds(entry: Entry, words: Iterable[str]) -> bool:
    """Whether each word stands in the question, or in a way of noting it."""
    texts = [text.casefold() for text in _texts(entry)]
    return all(any(word in text for text in texts) for word in words)


def _texts(entry: Entry) -> Iterator[str]:
    yield entry.text
    yield from entry.noted


def practised(practices: Iterable[Practice]) -> frozenset[str]:
    """The keys of the questions that were practised: of the bank, and ids of one's own."""
    keys = {each.bank for each in practices} | {each.question for each in practices}
    return frozenset(key for key in keys if key)
