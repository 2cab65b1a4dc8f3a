"""Finding a question to practise, in the bank and among the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.catalogue.bank import BankQuestion
    from data.models import OwnQuestion, Practice

ANY = "any"
"""The profession of a question that is asked in all of them."""


class BankEntry(NamedTuple):
    """A question to practise; `key` is that of the bank, or the id of the person's own."""

    key: str
    text: str
    area: str | None
    kind: str | None
    profession: str | None
    own: bool
    noted: tuple[str, ...] = ()


class BankFilter(NamedTuple):
    """What to search for; None and "" mean anything."""

    words: str = ""
    area: str | None = None
    kind: str | None = None
    profession: str | None = None


def gather_bank(bank: Iterable[BankQuestion], own: Iterable[OwnQuestion]) -> tuple[BankEntry, ...]:
    """Every question to practise: the person's own, latest first, then the bank."""
    mine = sorted(own, key=lambda each: (each.created, each.id), reverse=True)
    return (
        *(
            BankEntry(one.id, one.text, one.area, one.sort, one.profession, own=True)
            for one in mine
        ),
        *(
            BankEntry(
                one.key, one.text, one.area, one.kind, one.profession, own=False, noted=one.noted
            )
            for one in bank
        ),
    )


def search_bank(entries: Iterable[BankEntry], wanted: BankFilter) -> tuple[BankEntry, ...]:
    """The questions that fit, in order, but those of the wanted profession before general ones.

    The person's own questions fit whatever they leave open.
    """
    words = wanted.words.casefold().split()
    found = [each for each in entries if _fits(each, wanted) and _holds(each, words)]
    return tuple(sorted(found, key=lambda each: _is_general(each, wanted)))


def _fits(entry: BankEntry, wanted: BankFilter) -> bool:
    asked = (
        (wanted.area, {entry.area}),
        (wanted.kind, {entry.kind}),
        (wanted.profession, {entry.profession, *([wanted.profession] * _is_for_all(entry))}),
    )
    return all(wish is None or wish in has or (entry.own and has == {None}) for wish, has in asked)


def _is_for_all(entry: BankEntry) -> bool:
    return entry.profession in {ANY, None}


def _is_general(entry: BankEntry, wanted: BankFilter) -> bool:
    return wanted.profession not in {None, ANY} and not entry.own and _is_for_all(entry)


def _holds(entry: BankEntry, words: Iterable[str]) -> bool:
    """Whether each word stands in the question, or in a way of noting it."""
    texts = [text.casefold() for text in (entry.text, *entry.noted)]
    return all(any(word in text for text in texts) for word in words)


def practised_keys(practices: Iterable[Practice]) -> frozenset[str]:
    """The keys of the questions practised so far, from the bank and the person's own."""
    keys = {each.bank for each in practices} | {each.question for each in practices}
    return frozenset(key for key in keys if key)
