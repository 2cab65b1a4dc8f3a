"""The journal as typed records in TinyDB tables, one table for each kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec

from data.models import KINDS, AnyRecord, DamagedError, MissingError, Record, StaleError, check
from data.store.core.codec import Decoded, R, decode_table, replace_documents, tag_of, to_document
from data.store.core.interface import Place, fresh_revision
from data.store.local.tinydb_adapter import SafeDB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from data.store.core.codec import Document, Tables
    from data.store.core.interface import Erased
    from data.store.local.tinydb_adapter import JournalStorage


class Journal:
    """A `Store` over TinyDB, whatever storage keeps its tables."""

    def __init__(self, storage: JournalStorage, token: Callable[[], str] = fresh_revision) -> None:
        self._storage = storage
        self._db = SafeDB(storage=lambda: storage)
        self._token = token
        self._decoded: dict[str, Decoded] = {}

    def get(self, id: str) -> AnyRecord:  # noqa: A002 - the field it looks up
        """The record with this id, or `MissingError`."""
        found = self._find(self._storage.read(), id)
        if found is None:
            raise MissingError("there is no such record")
        return found

    def _find(self, tables: Tables, key: str) -> AnyRecord | None:
        for kind in KINDS:
            if key in tables.get(tag_of(kind), ()):
                return cast("AnyRecord", self._decode(tables, kind).by_id[key][1])
        return None

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, oldest first, then by id."""
        return cast("tuple[R, ...]", self._decode(self._storage.read(), kind).ordered)

    def everything(self) -> tuple[AnyRecord, ...]:
        """Every record, kind after kind, each oldest first."""
        tables = self._storage.read()
        each = (record for kind in KINDS for record in self._decode(tables, kind).ordered)
        return cast("tuple[AnyRecord, ...]", tuple(each))

    def _decode(self, tables: Tables, kind: type[Record]) -> Decoded:
        name = tag_of(kind)
        table, known = tables.get(name, {}), self._decoded.get(name)
        # Tables are never altered in place, so the same object means the same content.
        if known is None or known.table is not table:
            known = self._decoded[name] = self._verified(kind, table, known)
        return known

    def _verified(
        self, kind: type[Record], table: Mapping[str, Document], known: Decoded | None
    ) -> Decoded:
        try:
            return decode_table(kind, table, known)
        except msgspec.ValidationError:
            place = self._storage.place()
            # What msgspec says may quote what somebody wrote, and would stand in the host's log.
            raise DamagedError(cast("Path", place.path), place.backups) from None

    def put(self, record: R) -> R:
        """Keep `record` and hand it back with a new `rev`; see `Store.put`."""
        checked = check(record)
        with self._storage.lock():
            # Under the lock: compared earlier, another window could save in between.
            self._agree(checked)
            kept = msgspec.structs.replace(checked, rev=self._token())
            self._db.safe_table(tag_of(type(kept))).keep(kept.id, to_document(kept))
        return kept

    def drop(self, record: Record) -> None:
        """Remove `record`, or `StaleError` if it was changed or removed since it was read."""
        with self._storage.lock():
            if self._agree(record) is None:
                raise StaleError(None)
            # TinyDB's annotations know whole numbers only.
            ids: list[Any] = [record.id]
            self._db.safe_table(tag_of(type(record))).remove(doc_ids=ids)

    def _agree(self, record: Record) -> Record | None:
        """The kept record, if `record` is a change of just that one."""
        current = self._find(self._storage.read(), record.id)
        if current is None:
            agreed = not record.rev
        else:
            agreed = current.rev == record.rev and type(current) is type(record)
        if not agreed:
            raise StaleError(current)
        return current

    def load(self, records: Iterable[AnyRecord], *, drop: Iterable[str] = ()) -> None:
        """Remove the ids in `drop`, then keep `records` as they are; see `Store.load`.

        Of two records with one id the later one is kept.
        """
        coming = {record.id: self._revised(check(record)) for record in records}
        gone = {*drop, *coming}
        if not gone:
            return
        with self._storage.lock():
            documents = {key: to_document(record) for key, record in coming.items()}
            self._storage.write(replace_documents(self._storage.read(), documents, gone))

    def _revised(self, record: AnyRecord) -> AnyRecord:
        return record if record.rev else msgspec.structs.replace(record, rev=self._token())

    def version(self) -> str:
        """A text that changes whenever anything in the journal does."""
        return self._storage.version()

    def place(self) -> Place:
        """Where the journal is kept."""
        return self._storage.place()

    def wipe(self) -> None:
        """Remove everything for good: records, backups and whatever was set aside."""
        self._storage.wipe()
        self._decoded.clear()

    def erase(self, until: datetime) -> None:
        """Remove everything; where the place keeps safety copies, they go at `until`."""
        self._storage.erase(until)
        self._decoded.clear()

    def erased(self) -> tuple[Erased, ...]:
        """What was erased and can be brought back, the latest first."""
        return self._storage.erased()

    def bring_back(self, erased: Erased) -> None:
        """Put what was erased where it was; see `Store.bring_back`."""
        if erased not in self.erased():
            raise MissingError("it is not there any more")
        self._storage.bring_back(erased)

    def expire(self, now: datetime) -> None:
        """Remove what was erased and is kept no longer."""
        self._storage.expire(now)

    def epoch(self) -> str:
        """A text that changes when everything is erased."""
        return self._storage.epoch()

    def backups(self) -> tuple[Path, ...]:
        """Earlier versions that can be restored, newest first."""
        return self._storage.place().backups

    def restore(self, backup: Path) -> None:
        """Put `backup` in the journal's place; see `Store.restore`."""
        if backup not in self.backups():
            raise MissingError("there is no such backup")
        with self._storage.lock():
            tables = self._storage.peek(backup)
            # Decoded before it is restored: a backup whose records do not fit is refused.
            for kind in KINDS:
                self._verified(kind, tables.get(tag_of(kind), {}), None)
            self._storage.restore(backup)
