"""A journal kept in one file on this machine: locking, backups, erasing and undoing that."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tinydb.storages import Storage

from data.models import DamagedError, StoreError
from data.store.core.interface import Erased, Place
from data.store.core.migrations import SCHEMA
from data.store.core.three_way_merge import merge_tables
from data.store.local import atomic_write as disk
from data.store.local import backups, file_format
from data.store.local import erased as erasing
from data.store.local.lock import LOCK_PATIENCE, lock_of

if TYPE_CHECKING:
    import datetime as dt
    import os
    from contextlib import AbstractContextManager
    from pathlib import Path

    from data.store.core.codec import Tables


EMPTY = len(file_format.encode_journal({}))
"""Bytes of a journal that holds nothing, and has held nothing since."""


class Stamp(NamedTuple):
    """Tells two states of a file apart. Times alone are too coarse, so the head is part of it."""

    file: int
    size: int
    time: int
    head: bytes


class Snapshot(NamedTuple):
    """The file as it was last read or written."""

    stamp: Stamp
    schema: int
    tables: Tables


def stamp_of(state: os.stat_result, content: bytes) -> Stamp:
    """The stamp of a file from its state and (at least the beginning of) its content."""
    return Stamp(state.st_ino, state.st_size, state.st_mtime_ns, content[: file_format.HEAD_SIZE])


class SafeStorage(Storage):
    """One file: verified when read, replaced whole when written, locked in between.

    A file that cannot be verified is never overwritten. Reading takes no lock and creates no file,
    so that a journal in a read-only folder can still be read.
    """

    def __init__(self, path: Path, patience: float = LOCK_PATIENCE) -> None:
        self._path = path
        self._lock = lock_of(path)
        self._patience = patience
        self._snapshot: Snapshot | None = None
        self._seen = False
        self._erasings = 0

    def lock(self) -> AbstractContextManager[None]:
        """The lock a change is made under, held against threads and processes."""
        return self._lock.hold(self._patience)

    def read(self) -> Tables:
        """All tables: those known already while the file has not changed. Not to be altered.

        Raises:
            DamagedError: the file cannot be verified, or it is gone: it was there before, or its
                backups still are.
            NewerError: a newer version of the app wrote it.
        """
        current = self._current()
        return current.tables if current else {}

    def _current(self) -> Snapshot | None:
        stamp, known = self._stamp(), self._snapshot
        if stamp is None or (known and known.stamp == stamp):
            return known if stamp else None
        current = self._load(self._path)
        if known and known.tables and current.stamp.size == EMPTY:
            self._erasings += 1  # By another program: a change leaves at least the table's name.
        self._snapshot, self._seen = current, True
        return current

    def _stamp(self) -> Stamp | None:
        with disk.as_store_errors(reading=True), suppress(FileNotFoundError):
            return stamp_of(*disk.read_with_state(self._path, file_format.HEAD_SIZE))
        found = backups.backups_of(self._path)
        if self._seen or found:
            raise DamagedError(self._path, found)
        return None

    def _load(self, path: Path) -> Snapshot:
        with disk.as_store_errors(reading=True):
            state, content = disk.read_with_state(path)
        try:
            return Snapshot(stamp_of(state, content), *file_format.decode_journal(content))
        except file_format.UnverifiedJournalError as error:
            raise DamagedError(path, backups.backups_of(self._path)) from error

    def write(self, data: Tables) -> None:
        """Make `data` the journal; what was there becomes its day's backup."""
        with self.lock():
            current = self._current()
            schema = current.schema if current else SCHEMA
            if self._path.is_symlink():
                # Put there since it was opened. Replacing it would leave what it leads to behind.
                raise StoreError("the journal has moved")
            with disk.as_store_errors():
                content = file_format.encode_journal(data)
                disk.replace_file(self._path, content, lambda newer: self._keep(newer, schema))
            self._seen = True
            stamp = self._stamp()
            self._snapshot = Snapshot(stamp, SCHEMA, data) if stamp else None

    def _keep(self, newer: Path, schema: int) -> None:
        if schema < SCHEMA:
            backups.set_file_aside(self._path, f"schema-{schema}")
        backups.keep_daily_backup(self._path, newer)

    def forget(self) -> None:
        """Read the file anew next time."""
        self._snapshot = None

    def version(self) -> str:
        """A text that differs between any two states of the file."""
        stamp = self._stamp()
        if stamp is None:
            return "empty"
        head = hashlib.blake2b(stamp.head, digest_size=16).hexdigest()
        return f"{stamp.file:x}-{stamp.size:x}-{stamp.time:x}-{head}"

    def place(self) -> Place:
        """Where the file is, its size and its backups, whether or not it can be verified."""
        with suppress(OSError):
            size = self._path.stat().st_size
            return Place("file", self._path, size, backups.backups_of(self._path))
        return Place("file", self._path, 0, backups.backups_of(self._path))

    def peek(self, backup: Path) -> Tables:
        """What `backup` holds.

        Raises:
            DamagedError: it cannot be verified.
        """
        return self._load(backup).tables

    def restore(self, backup: Path) -> None:
        """Put the bytes of `backup` in the journal's place; what was there is kept beside it."""
        with self.lock(), disk.as_store_errors():
            backups.set_file_aside(self._path, "aside")
            disk.replace_file(self._path, backup.read_bytes(), lambda _: None)
            self.forget()

    def wipe(self) -> None:
        """Leave an empty journal, and remove every other file it has made.

        An empty journal, not none: another program that has this one open then finds it erased,
        and does not take it for lost.
        """
        self.forget()
        apart = [each for _, each in erasing.erased_of(self._path)]
        made = [self._path, *backups.files_of_journal(self._path), *apart]
        if not any(each.exists() for each in made):
            self._seen = False
            return
        with self.lock(), disk.as_store_errors():
            self._leave_nothing()
            for erased in erasing.erased_of(self._path):
                erasing.remove_erased(erased.folder)

    def erase(self, until: dt.datetime) -> None:
        """Leave an empty journal; all that was there lies apart, for `expire` to remove."""
        with self.lock(), disk.as_store_errors():
            if self._holds_any() or backups.dated_copies_of(self._path):
                erasing.move_to_erased(self._path, until)
            self._leave_nothing()

    def _holds_any(self) -> bool:
        return self._path.exists() and self._path.read_bytes() != file_format.encode_journal({})

    def _leave_nothing(self) -> None:
        self.forget()
        self._empty()
        for relative in backups.files_of_journal(self._path):
            relative.unlink(missing_ok=True)
        disk.sync_folder(self._path.parent)
        self._erasings += 1

    def erased(self) -> tuple[Erased, ...]:
        """What was erased and is still there, the latest first."""
        return erasing.erased_of(self._path)

    def bring_back(self, erased: Erased) -> None:
        """Put what was erased where it was; what was written since stays, and stays as it is."""
        with self.lock(), disk.as_store_errors():
            tables, now = self.peek(erased.at(self._path)), self.read()
            erasing.move_back(self._path, erased.folder)
            if any(now.values()):
                self.write(merge_tables(tables, now))
            else:
                disk.replace_file(self._path, erased.at(self._path).read_bytes(), lambda _: None)
                self.forget()
            # Last: until all of it is back, a power cut must leave it there.
            erasing.remove_erased(erased.folder)

    def expire(self, now: dt.datetime) -> None:
        """Remove erased folders whose time is over; one that cannot be removed now goes later."""
        kept = erasing.erased_of(self._path)
        if not kept:
            return
        with suppress(OSError, StoreError), self.lock():
            if self._path.exists() and not self._holds_any():
                erasing.finish_erasing(self._path)
            for erased in kept:
                if erased.until <= now:
                    erasing.remove_erased(erased.folder)

    def epoch(self) -> str:
        """A text that changes when everything is erased."""
        self._current()
        return str(self._erasings)

    def begin(self) -> None:
        """Put an empty journal where there is no file; backups stay as they are."""
        with self.lock(), disk.as_store_errors():
            if not self._path.exists():
                disk.replace_file(self._path, file_format.encode_journal({}), lambda _: None)
            self.forget()

    def _empty(self) -> None:
        try:
            disk.replace_file(self._path, file_format.encode_journal({}), lambda _: None)
        except OSError as error:
            # Erasing needs no room: where no file can be written, one can still be removed.
            if error.errno not in disk.FULL:
                raise
            self._path.unlink(missing_ok=True)
            self._seen = False
