"""TinyDB over a storage that can lock, so that reading, changing and writing is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from tinydb import TinyDB
from tinydb.table import Table

from data.store.core.interface import WholeJournal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from data.store.core.codec import Document, Tables


class JournalStorage(WholeJournal, Protocol):
    """What a journal needs of the place that keeps its tables."""

    def read(self) -> Tables:
        """All tables as they are now. Not to be altered."""
        ...

    def write(self, data: Tables) -> None:
        """Make `data` all there is."""
        ...

    def forget(self) -> None:
        """Hold nothing of what was read before."""
        ...

    def lock(self) -> AbstractContextManager[object]:
        """The lock a change is made under. The thread that holds it may take it again."""
        ...

    def peek(self, backup: Path, /) -> Tables:
        """What a backup holds."""
        ...


class SafeTable(Table):
    """A table with text ids that holds the storage's lock from reading to writing."""

    # TinyDB's annotations know whole numbers only; its code takes any class.
    document_id_class: Any = str

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage: Any = self._storage
        with storage.lock():
            tables = storage.read()
            table = dict(tables.get(self.name, {}))
            try:
                updater(table)
            except BaseException:
                # It may have altered documents that the storage still holds.
                storage.forget()
                raise
            # A new mapping each time: readers keep the old one and need no lock.
            storage.write({**tables, self.name: table})
        self.clear_cache()

    def keep(self, key: str, document: Document) -> None:
        """Put `document` under `key`, in place of what was there.

        TinyDB's own `upsert` would leave the fields that `document` does not have any more.
        """
        replacing: dict[Any, Document] = {key: document}
        self._update_table(lambda table: table.update(replacing))


class SafeDB(TinyDB):
    """TinyDB over a `JournalStorage`, with `SafeTable`s that cache no queries."""

    table_class = SafeTable

    def safe_table(self, name: str) -> SafeTable:
        """The table called `name`."""
        # The documented way to switch the query cache off has no effect.
        table = self.table(name, cache_size=0)
        assert isinstance(table, SafeTable)  # noqa: S101 - tells mypy what `table_class` says
        return table
