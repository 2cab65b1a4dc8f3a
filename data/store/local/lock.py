"""The lock of a journal file: one writer at a time, among threads and among processes."""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import Lock, RLock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from filelock import FileLock, Timeout

from data.models import BusyError
from data.store.local.atomic_write import as_store_errors, make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_PATIENCE = 10.0
"""Seconds to wait for another writer."""


class PathLock:
    """The lock of one journal file. The thread that holds it may take it again."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self._threads = RLock()
        # A soft lock would outlive a killed process and shut the journal for good.
        self._processes = FileLock(
            path.with_name(f"{path.name}.lock"),
            mode=0o600,
            thread_local=False,
            fallback_to_soft=False,
        )

    @contextmanager
    def hold(self, patience: float = LOCK_PATIENCE) -> Iterator[None]:
        """Hold the lock, creating the folder if need be.

        Args:
            patience: how many seconds to wait for another writer.

        Raises:
            BusyError: somebody else held it for `patience` seconds.
            StoreError: no lock can be made in this folder.
        """
        # Threads first: a file lock is per process and would let them all through.
        if not self._threads.acquire(timeout=patience):
            raise BusyError("another tab is writing")
        try:
            self._acquire(patience)
            try:
                yield
            finally:
                self._processes.release()
        finally:
            self._threads.release()

    def _acquire(self, patience: float) -> None:
        with as_store_errors():
            make_folder(self._folder)
            try:
                self._processes.acquire(timeout=patience)
            except Timeout as error:
                raise BusyError("another program is writing") from error


# Weak, so that a server with many journals does not collect locks for ever.
_LOCKS: WeakValueDictionary[str, PathLock] = WeakValueDictionary()
_REGISTRY = Lock()


def lock_of(path: Path) -> PathLock:
    """The one lock this process has for the file at `path`."""
    with _REGISTRY:
        return _LOCKS.setdefault(os.path.realpath(path), PathLock(path))
