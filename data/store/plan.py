"""What an import would change: how an export compares with what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from data.models import KINDS, AnyRecord, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Tally:
    """How one kind of record in an export compares with what is kept; all are counts."""

    new: int
    same: int
    differing: int
    missing: int
    """Kept here, and not in the export."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, kind by kind; kinds found nowhere are left out."""

    kinds: Mapping[type[Record], Tally]

    @property
    def total(self) -> Tally:
        """All kinds together."""
        tallies = self.kinds.values()
        return Tally(
            new=sum(tally.new for tally in tallies),
            same=sum(tally.same for tally in tallies),
            differing=sum(tally.differing for tally in tallies),
            missing=sum(tally.missing for tally in tallies),
        )


def preview(kept: Iterable[AnyRecord], incoming: Iterable[AnyRecord]) -> Plan:
    """How `incoming` compares with `kept`, by id. Two records that differ in `rev` alone are same.

    A record that has become another kind counts as new under its new kind.
    """
    here, there = _by_key(kept), _by_key(incoming)
    kinds = [kind for kind in KINDS if any(key[0] is kind for key in here.keys() | there.keys())]
    return Plan({kind: _tally(_of(kind, here), _of(kind, there)) for kind in kinds})


Keyed = dict[tuple[type[Record], str], Record]


def _by_key(records: Iterable[AnyRecord]) -> Keyed:
    return {
        (type(record), record.id): msgspec.structs.replace(record, rev="") for record in records
    }


def _of(kind: type[Record], records: Keyed) -> Keyed:
    return {key: record for key, record in records.items() if key[0] is kind}


def _tally(here: Keyed, there: Keyed) -> Tally:
    both = here.keys() & there.keys()
    same = sum(here[key] == there[key] for key in both)
    return Tally(
        new=len(there) - len(both),
        same=same,
        differing=len(both) - same,
        missing=len(here) - len(both),
    )
