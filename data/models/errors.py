"""Everything that can go wrong, as a family.

AfterviewError
    LimitError              a value outside its limits
    CatalogueError          a catalogue entry that does not hold together
    StoreError              the journal could not be read or written
        StaleError            the record was changed elsewhere in the meantime
            OverlapError          and in the very place this change was made for
        MissingError          there is no such record
        DamagedError          the file cannot be verified; it was left as it is
        NewerError            written by a newer version of the app
        FullError             no space left
        ReadOnlyError         the place may not be written to
        BusyError             another program holds the journal
        AwayError             the database does not answer just now
        SignedOutError        nobody is signed in, or not any more
        RefusedImportError    an import that cannot be taken as it is
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from data.models.record import Record


class AfterviewError(Exception):
    """Anything this app raises on purpose."""


class LimitError(AfterviewError, ValueError):
    """A value outside its limits; `field` says which, never what was typed."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class CatalogueError(AfterviewError):
    """A catalogue file is missing or inconsistent; the message names file and entry."""


class StoreError(AfterviewError):
    """The journal could not be read or written; nothing was changed."""


class StaleError(StoreError):
    """The record was changed elsewhere. `current` is what is kept now, None if it was removed."""

    def __init__(self, current: Record | None) -> None:
        super().__init__("the record was changed elsewhere")
        self.current = current


class OverlapError(StaleError):
    """The field to be saved was itself changed elsewhere meanwhile, so it was left as it is."""


class MissingError(StoreError):
    """There is no record with this id."""


class DamagedError(StoreError):
    """The file cannot be verified and was left as it is; `backups` are its copies, newest first."""

    def __init__(self, path: Path, backups: tuple[Path, ...] = ()) -> None:
        super().__init__("the journal cannot be verified")
        self.path = path
        self.backups = backups


class NewerError(StoreError):
    """Written by a newer version of the app, which alone can read it."""


class FullError(StoreError):
    """No space is left where the journal is kept."""


class ReadOnlyError(StoreError):
    """The place where the journal is kept may not be written to."""


class BusyError(StoreError):
    """Another program holds the journal."""


class AwayError(StoreError):
    """The database that keeps the journal does not answer just now."""


class SignedOutError(StoreError):
    """Nobody is signed in: the session `lapsed`, or was `left` in another tab, or never began."""

    def __init__(self, *, lapsed: bool = False, left: bool = False) -> None:
        super().__init__("nobody is signed in")
        self.lapsed = lapsed
        self.left = left


class RefusedImportError(StoreError):
    """An import that cannot be taken as it is. `reason` says why, in words for the person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
