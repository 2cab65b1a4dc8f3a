"""A journal in one file on this machine."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from platformdirs import user_data_path
from tinydb.storages import Storage

from data.models import DamagedError, StoreError
from data.store.disk import FULL, read_stamped, swap, sync_folder, telling
from data.store.family import backups_of, family_of, keep_apart, keep_day
from data.store.interface import Place, fresh_revision
from data.store.journal import Journal
from data.store.lock import PATIENCE, lock_of
from data.store.migrations import SCHEMA
from data.store.seal import HEAD_SIZE, BrokenSealError, Tables, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from data.store.interface import Store


class Stamp(NamedTuple):
    """Tells two states of a file apart. The head holds a checksum: times alone are too coarse."""

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
    return Stamp(state.st_ino, state.st_size, state.st_mtime_ns, content[:HEAD_SIZE])


class SafeStorage(Storage):
    """One file: verified when read, swapped whole when written, locked in between.

    What cannot be verified is never overwritten. Reading takes no lock and makes no file, so that
    a folder that may only be read can be read.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._lock = lock_of(path)
        self._patience = patience
        self._snapshot: Snapshot | None = None
        self._seen = False

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
        self._snapshot = current = self._load(self._path)
        self._seen = True
        return current

    def _stamp(self) -> Stamp | None:
        with telling(reading=True), suppress(FileNotFoundError):
            return stamp_of(*read_stamped(self._path, HEAD_SIZE))
        backups = backups_of(self._path)
        if self._seen or backups:
            raise DamagedError(self._path, backups)
        return None

    def _load(self, path: Path) -> Snapshot:
        with telling(reading=True):
            state, content = read_stamped(path)
        try:
            return Snapshot(stamp_of(state, content), *unseal(content))
        except BrokenSealError as error:
            raise DamagedError(path, backups_of(self._path)) from error

    def write(self, data: Tables) -> None:
        """Make `data` the journal; what was there becomes its day's backup."""
        with self.lock():
            current = self._current()
            schema = current.schema if current else SCHEMA
            if self._path.is_symlink():
                # Put there since it was opened. Replacing it would leave what it leads to behind.
                raise StoreError("the journal has moved")
            with telling():
                swap(self._path, seal(data), lambda newer: self._keep(newer, schema))
            self._seen = True
            stamp = self._stamp()
            self._snapshot = Snapshot(stamp, SCHEMA, data) if stamp else None

    def _keep(self, newer: Path, schema: int) -> None:
        if schema < SCHEMA:
            keep_apart(self._path, f"schema-{schema}")
        keep_day(self._path, newer)

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
            return Place("file", self._path, size, backups_of(self._path))
        return Place("file", self._path, 0, backups_of(self._path))

    def peek(self, backup: Path) -> Tables:
        """What `backup` holds.

        Raises:
            DamagedError: it cannot be verified.
        """
        return self._load(backup).tables

    def restore(self, backup: Path) -> None:
        """Put the bytes of `backup` in the journal's place; what was there is kept beside it."""
        with self.lock(), telling():
            keep_apart(self._path, "aside")
            swap(self._path, backup.read_bytes(), lambda _: None)
            self.forget()

    def wipe(self) -> None:
        """Leave an empty journal, and remove every other file it has made.

        An empty journal, not none: another program that has this one open then finds it erased,
        and does not take it for lost.
        """
        self.forget()
        if not self._path.exists() and not any(each.exists() for each in family_of(self._path)):
            self._seen = False
            return
        with self.lock(), telling():
            self._empty()
            for relative in family_of(self._path):
                relative.unlink(missing_ok=True)
            sync_folder(self._path.parent)

    def begin(self) -> None:
        """Put an empty journal where there is no file; backups stay as they are."""
        with self.lock(), telling():
            if not self._path.exists():
                swap(self._path, seal({}), lambda _: None)
            self.forget()

    def _empty(self) -> None:
        try:
            swap(self._path, seal({}), lambda _: None)
        except OSError as error:
            if error.errno not in FULL:
                raise
            self._path.unlink(missing_ok=True)
            self._seen = False


def open_journal(
    path: Path, *, token: Callable[[], str] = fresh_revision, patience: float = PATIENCE
) -> Store:
    """The journal in the file at `path`; none there, and no backup of one, is an empty one.

    `token` gives each new revision. `patience` is how long a save waits for another, in seconds.

    Raises:
        DamagedError: the file cannot be verified, or it is gone and its backups are not; whatever
            is there is left as it is.
        NewerError: a newer version of the app wrote it.
    """
    journal = Journal(SafeStorage(Path(os.path.realpath(path)), patience), token)
    journal.everything()
    return journal


def restore_backup(path: Path, backup: Path) -> None:
    """Put `backup` in the place of a journal that does not open; what was there is kept beside it.

    Raises:
        MissingError: there is no such backup.
        DamagedError: the backup itself cannot be verified.
    """
    Journal(SafeStorage(Path(os.path.realpath(path)))).restore(backup)


def begin_afresh(path: Path) -> None:
    """Put an empty journal where one is gone; its backups stay, and a file there is left alone.

    Raises:
        FullError, ReadOnlyError: the folder takes no file; nothing was changed.
    """
    SafeStorage(Path(os.path.realpath(path))).begin()


def default_path(environ: Mapping[str, str]) -> Path:
    """Where the journal lies: in the folder `AFTERVIEW_HOME` names, else among a person's files."""
    home = environ.get("AFTERVIEW_HOME")
    folder = Path(home).expanduser() if home else user_data_path("afterview", appauthor=False)
    return folder / "journal.json"
