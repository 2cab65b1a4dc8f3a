"""A journal in memory, for one session of a visitor. It is never written to a disk."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

import msgspec
from tinydb.storages import Storage

from data.store.core.interface import NoCopies, Place, fresh_revision
from data.store.local.tinydb_journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.models import AnyRecord
    from data.store.core.codec import Tables
    from data.store.core.interface import Store


class MemoryStorage(NoCopies, Storage):
    """Tables in memory. A version is random: a counter would be the same for two visitors."""

    def __init__(self, token: Callable[[], str]) -> None:
        self._token = token
        self._lock = RLock()
        self._tables: Tables = {}
        self._version = token()
        self._erasings = 0

    def lock(self) -> RLock:
        """The lock a change is made under."""
        return self._lock

    def read(self) -> Tables:
        """All tables. Not to be altered."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Make `data` all there is."""
        with self._lock:
            self._tables, self._version = data, self._token()

    def forget(self) -> None:
        """Nothing is held apart from the tables themselves."""

    def version(self) -> str:
        """A text that differs between any two states, of this journal or another."""
        return self._version

    def place(self) -> Place:
        """In memory; the size is that of its JSON."""
        return Place("memory", None, len(msgspec.json.encode(self._tables)))

    def wipe(self) -> None:
        """Remove everything."""
        self._erasings += 1
        self.write({})

    def epoch(self) -> str:
        """A text that changes when everything is erased."""
        return str(self._erasings)


def open_memory(
    records: Iterable[AnyRecord] = (), *, token: Callable[[], str] = fresh_revision
) -> Store:
    """Open a journal in memory.

    Args:
        records: what it holds at the start, exactly as they are.
        token: gives each new revision.
    """
    journal = Journal(MemoryStorage(token), token)
    journal.load(records)
    return journal
