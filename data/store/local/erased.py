"""Erased journals, kept in a folder for a day so that erasing can be undone.

    journal.erased.20261123T180000Z/    kept until that moment (UTC): the journal as it was, its
                                        dated backups, kept older schemas and files set aside

Nothing is removed before all of it is copied there; whatever a power cut leaves in both places is
removed later by `finish_erasing`.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

from data.regex.pattern import Pattern
from data.store.core.interface import Erased
from data.store.local.atomic_write import link_or_copy, make_folder, retry_while_held, sync_folder
from data.store.local.backups import dated_copies_of, free_path, list_folder

if TYPE_CHECKING:
    from pathlib import Path

_MOMENT = "%Y%m%dT%H%M%SZ"
_SHAPE = Pattern(r"(\d{8}T\d{6}Z)(?:-\d+)?")


def erased_of(path: Path) -> tuple[Erased, ...]:
    """What was erased from the journal at `path` and can still be brought back, latest first."""
    begins = f"{path.stem}.erased."
    named = [name for name in list_folder(path.parent) if name.startswith(begins)]
    hits = [(_SHAPE.fullmatch(name.removeprefix(begins)), path.with_name(name)) for name in named]
    found = [(_moment(hit[1]), folder) for hit, folder in hits if hit and folder.is_dir()]
    return tuple(sorted((Erased(until, each) for until, each in found if until), reverse=True))


def _moment(text: str) -> dt.datetime | None:
    with suppress(ValueError):
        return dt.datetime.strptime(text, _MOMENT).replace(tzinfo=dt.UTC)
    return None


def move_to_erased(path: Path, until: dt.datetime) -> None:
    """Copy the journal at `path` and its dated files into a folder of erased files.

    Args:
        path: the journal file. It stays; the caller empties it next.
        until: when the folder may be removed, with its zone.
    """
    moment = until.astimezone(dt.UTC).strftime(_MOMENT)
    folder = free_path(path, f"{path.stem}.erased.{moment}")
    make_folder(folder)
    try:
        for each in (path, *dated_copies_of(path)):
            if each.exists():
                link_or_copy(each, folder / each.name)
        sync_folder(folder)
    except BaseException:
        with suppress(OSError):
            remove_erased(folder)
        raise


def finish_erasing(path: Path) -> None:
    """Remove the dated files beside `path` that an interrupted erasing had already copied."""
    apart = {
        each.name: each for erased in erased_of(path) for each in dated_copies_of(erased.at(path))
    }
    for each in dated_copies_of(path):
        # The name is not enough: a backup of the same day may have been made since.
        if each.name in apart and each.read_bytes() == apart[each.name].read_bytes():
            each.unlink(missing_ok=True)


def move_back(path: Path, folder: Path) -> None:
    """Put the dated files of `folder` back beside `path`, without overwriting any there."""
    for each in dated_copies_of(folder / path.name):
        target = path.with_name(each.name)
        if not target.exists():
            link_or_copy(each, target)
    sync_folder(path.parent)


def remove_erased(folder: Path) -> None:
    """Remove a folder of erased files for good."""
    for each in folder.iterdir():
        retry_while_held(each.unlink)
    folder.rmdir()
    sync_folder(folder.parent)
