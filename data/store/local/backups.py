"""The files around a journal: dated backups, kept older schemas, files set aside.

Dates come from the files' own times, never from the clock:

    journal.2026-11-22.json             the last version of that day (seven days are kept)
    journal.schema-1.2026-11-22.json    the file as it was before its schema was renewed
    journal.aside.2026-11-22.json       what lay in the journal's place when a backup was restored

What was erased lies for a day in a folder of its own (data/store/local/erased.py).
"""

from __future__ import annotations

import time
from itertools import chain, count
from typing import TYPE_CHECKING, Literal

from data.regex.pattern import Pattern
from data.store.local.atomic_write import link_or_copy, sync_folder, temporary_path

if TYPE_CHECKING:
    from pathlib import Path

Role = Literal["", "schema", "aside"]
"""What stands before the day in a file's name: a dated backup, an older schema, one set aside."""

_DATED = Pattern(r"(?:(?P<role>schema-\d+|aside)\.)?(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<nth>\d+))?")
DAYS_KEPT = 7
"""Days of backups."""


def day_of(path: Path) -> str:
    """The local day on which `path` was last written, as YYYY-MM-DD."""
    return time.strftime("%Y-%m-%d", time.localtime(path.stat().st_mtime))


def related_files(path: Path, *roles: Role) -> list[Path]:
    """The files around the journal at `path` that have one of these roles, latest first.

    Args:
        path: the journal file.
        roles: "" for dated backups, "schema" for copies of an older schema, "aside" for files set
            aside by a restore.
    """
    begins, ends = f"{path.stem}.", path.suffix
    named = [
        (name.removeprefix(begins).removesuffix(ends), name)
        for name in list_folder(path.parent)
        if name.startswith(begins) and name.endswith(ends)
    ]
    found = [(_DATED.fullmatch(middle), name) for middle, name in named]
    hits = [(hit, name) for hit, name in found if hit and hit["role"].split("-")[0] in roles]
    ranked = [(hit["day"], int(hit["nth"] or 1), name) for hit, name in hits]
    return [path.with_name(name) for *_, name in sorted(ranked, reverse=True)]


def list_folder(folder: Path) -> list[str]:
    """The names of the files in `folder`; none if it cannot be read."""
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def free_path(path: Path, stem: str, suffix: str = "") -> Path:
    """The first name beside `path` that is not taken: `stem`, then `stem`-2, `stem`-3, ..."""
    stems = chain([stem], (f"{stem}-{nth}" for nth in count(2)))
    paths = (path.with_name(f"{each}{suffix}") for each in stems)
    return next(each for each in paths if not each.exists())


def backups_of(path: Path) -> tuple[Path, ...]:
    """The files that can be restored in place of `path`, newest first."""
    return tuple(related_files(path, "", "schema"))


def dated_copies_of(path: Path) -> list[Path]:
    """Every earlier version kept beside `path`: dated backups, older schemas, files set aside."""
    return related_files(path, "", "schema", "aside")


def files_of_journal(path: Path) -> list[Path]:
    """Every other file the journal at `path` has made, except its lock and its erased folders."""
    dated = dated_copies_of(path)
    return [*dated, temporary_path(path), *(temporary_path(each) for each in dated)]


def keep_daily_backup(path: Path, newer: Path) -> None:
    """Keep `path` as the backup of its day, before `newer` replaces it.

    The first version of a day is kept at once, its last version when the next day begins. Backups
    older than the newest seven are removed.
    """
    if not path.exists():
        return
    day = day_of(path)
    backup = path.with_name(f"{path.stem}.{day}{path.suffix}")
    if not backup.exists() or day < day_of(newer):
        link_or_copy(path, backup)
        sync_folder(path.parent)
    # Only once the new one is safe: a failure above leaves the old ones alone.
    for old in related_files(path, "")[DAYS_KEPT:]:
        old.unlink(missing_ok=True)


def set_file_aside(path: Path, role: str) -> None:
    """Keep a copy of `path` beside it, named after `role` and its day, overwriting nothing."""
    if not path.exists():
        return
    link_or_copy(path, free_path(path, f"{path.stem}.{role}.{day_of(path)}", path.suffix))
    # What it is kept from is about to be replaced; a power cut may keep the later change alone.
    sync_folder(path.parent)
