"""A preview of an import: how the records of an export compare with the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from data.models import KINDS, AnyRecord, Record
from data.store.exchange.checks import ids_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ImportCounts(NamedTuple):
    """How many records of one kind are new, the same, different, or missing in the export."""

    new: int
    same: int
    differing: int
    missing: int
    """Kept here, and not in the export."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How an export compares with the journal, by kind; kinds found in neither are left out.

    `fresh` are the records that can be added beside everything in the journal.
    """

    kinds: Mapping[type[Record], ImportCounts]
    fresh: tuple[AnyRecord, ...] = ()

    @property
    def total(self) -> ImportCounts:
        """All kinds together."""
        columns = zip(ImportCounts(0, 0, 0, 0), *self.kinds.values(), strict=True)
        return ImportCounts(*map(sum, columns))


def compare_import(kept: Iterable[AnyRecord], incoming: Iterable[AnyRecord]) -> ImportPlan:
    """Compare an export with the journal, by id.

    Records that differ in `rev` alone count as the same. A record whose id belongs to another kind
    here, or one of whose questions is in another interview here, counts as different: it can
    replace what is here, and not be added.

    Args:
        kept: the records of the journal.
        incoming: the records of the export.
    """
    here = {record.id: _bare(record) for record in kept}
    there = {record.id: _bare(record) for record in incoming}
    fresh = _find_fresh(here, there)
    found: set[type[Record]] = {type(record) for record in (*here.values(), *there.values())}
    kinds = {kind: _tally(kind, here, there, fresh) for kind in KINDS if kind in found}
    return ImportPlan(kinds, tuple(record for record in incoming if record.id in fresh))


KeptRecords = dict[str, AnyRecord]


def _bare(record: AnyRecord) -> AnyRecord:
    # Each save renews the revision, so it says nothing about the content.
    return msgspec.structs.replace(record, rev="")


def _find_fresh(here: KeptRecords, there: KeptRecords) -> set[str]:
    asked = {each for record in here.values() for each in ids_of(record).inside}
    return {
        key
        for key, record in there.items()
        if key not in here and not asked.intersection(ids_of(record).inside)
    }


def _tally(
    kind: type[Record], here: KeptRecords, there: KeptRecords, fresh: set[str]
) -> ImportCounts:
    coming = [key for key, record in there.items() if type(record) is kind]
    new = sum(key in fresh for key in coming)
    same = sum(here.get(key) == there[key] for key in coming)
    missing = sum(type(record) is kind and key not in there for key, record in here.items())
    return ImportCounts(new=new, same=same, differing=len(coming) - new - same, missing=missing)
