"""Opening a journal file: where it lies, and what to do when it cannot be read."""

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
    """Open the journal in a file. Where there is no file and no backup of one, it is empty.

    Args:
        path: the file. Links are followed once, here.
        token: gives each new revision.
        patience: how many seconds a save waits for another one.
        now: the present moment, with its zone. If given, erased journals whose time is over are
            removed.

    Raises:
        DamagedError: the file cannot be verified, or it is gone while its backups are not. Whatever
            is there is left as it is.
        NewerError: a newer version of the app wrote it.
    """
    journal = Journal(SafeStorage(Path(os.path.realpath(path)), patience), token)
    # Read now, so that damage shows on opening and not in the middle of a page.
    journal.everything()
    if now:
        journal.expire(now)
    return journal


def restore_backup(path: Path, backup: Path) -> None:
    """Restore a backup in place of a journal that does not open, and keep that journal beside it.

    Raises:
        MissingError: there is no such backup.
        DamagedError: the backup itself cannot be verified.
    """
    Journal(SafeStorage(Path(os.path.realpath(path)))).restore(backup)


def begin_afresh(path: Path) -> None:
    """Create an empty journal where the file is gone; an existing file is left alone.

    Raises:
        FullError, ReadOnlyError: the folder takes no file; nothing was changed.
    """
    SafeStorage(Path(os.path.realpath(path))).begin()


def default_path(environ: Mapping[str, str]) -> Path:
    """The path of the journal file.

    Args:
        environ: the environment; `AFTERVIEW_HOME` in it names the folder. Otherwise it is the
            platform's folder for a person's own data.
    """
    home = environ.get("AFTERVIEW_HOME")
    folder = Path(home).expanduser() if home else user_data_path("afterview", appauthor=False)
    return folder / "journal.json"
