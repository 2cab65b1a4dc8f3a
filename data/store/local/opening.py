"""The journal in a file: where it lies, how it is opened, and what is done where it does not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from data.store.core.interface import fresh_revision
from data.store.local.journal_file import SafeStorage
from data.store.local.lock import LOCK_PATIENCE
from data.store.local.tinydb_journal import Journal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from data.store.core.interface import Store


def open_journal(
    path: Path,
    *,
    token: Callable[[], str] = fresh_revision,
    patience: float = LOCK_PATIENCE,
    now: dt.datetime | None = None,
) -> Store:
    """The journal in the file at `path`; none there, and no backup of one, is an empty one.

    `token` gives each new revision. `patience` is how long a save waits for another, in seconds.
    `now` (with its zone), if given, ends what was erased and is kept until then at the latest.

    Raises:
        DamagedError: the file cannot be verified, or it is gone and its backups are not; whatever
            is there is left as it is.
        NewerError: a newer version of the app wrote it.
    """
    journal = Journal(SafeStorage(Path(os.path.realpath(path)), patience), token)
    journal.everything()
    if now:
        journal.expire(now)
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
