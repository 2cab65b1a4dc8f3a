"""A journal in memory, for one visitor's session. Nothing of it touches a disk."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, NoReturn

import msgspec
from tinydb.storages import Storage

from data.models import MissingError
from data.store.interface import Place, fresh_revision
from data.store.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from data.models import AnyRecord
    from data.store.interface import Store
    from data.store.seal import Tables


class MemoryStorage(Storage):
    """Tables in memory. A version is random: a counter would be the same for two visitors."""

    def __init__(self, token: Callable[[], str]) -> None:
        self._token = token
        self._lock = RLock()
        self._tables: Tables = {}
        self._version = token()

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
        self.write({})

    def peek(self, _backup: Path, /) -> NoReturn:
        """There are no backups."""
        raise MissingError("a journal in memory has no backups")

    def restore(self, _backup: Path, /) -> NoReturn:
        """There are no backups."""
        raise MissingError("a journal in memory has no backups")


def open_memory(
    records: Iterable[AnyRecord] = (), *, token: Callable[[], str] = fresh_revision
) -> Store:
    """A journal in memory that begins with `records`, exactly as they are."""
    journal = Journal(MemoryStorage(token), token)
    journal.load(records)
    return journal
