"""TinyDB over a storage that can lock, so that reading, changing and writing is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from tinydb import TinyDB
from tinydb.table import Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from data.store.core.codec import Document, Tables
    from data.store.core.interface import Erased, Place


class JournalStorage(Protocol):
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

    def lock(self) -> AbstractContextManager[None]:
        """The lock a change is made under. The thread that holds it may take it again."""
        ...

    def version(self) -> str:
        """A text that differs between any two states."""
        ...

    def place(self) -> Place:
        """Where the tables are kept."""
        ...

    def wipe(self) -> None:
        """Remove everything for good."""
        ...

    def erase(self, until: dt.datetime, /) -> None:
        """Remove everything, and keep it apart until then where the place can."""
        ...

    def erased(self) -> tuple[Erased, ...]:
        """What was erased and is still there, the latest first."""
        ...

    def bring_back(self, erased: Erased, /) -> None:
        """Put what was erased where it was."""
        ...

    def expire(self, now: dt.datetime, /) -> None:
        """Remove what was erased and is kept no longer."""
        ...

    def epoch(self) -> str:
        """A text that changes when everything is erased."""
        ...

    def peek(self, backup: Path, /) -> Tables:
        """What a backup holds."""
        ...

    def restore(self, backup: Path, /) -> None:
        """Put a backup in the place of what is kept."""
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

    def safe_storage(self) -> JournalStorage:
        """The storage behind the tables."""
        storage: Any = self.storage
        found: JournalStorage = storage
        return found

    def safe_table(self, name: str) -> SafeTable:
        """The table called `name`."""
        # The documented way to switch the query cache off has no effect.
        table = self.table(name, cache_size=0)
        assert isinstance(table, SafeTable)  # noqa: S101 - tells mypy what `table_class` says
        return table
