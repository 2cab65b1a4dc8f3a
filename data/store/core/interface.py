"""The interface of every store: what each place that keeps a journal can do."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn, Protocol, TypeVar

from data.models import AnyRecord, MissingError, Record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path


_R = TypeVar("_R", bound=Record)


def fresh_revision() -> str:
    """A random revision of 32 hexadecimal digits."""
    return token_hex(16)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a journal is kept; `size` is in bytes, `path` is None where there is no file."""

    kind: Literal["file", "memory", "account", "browser"]
    path: Path | None
    size: int
    backups: tuple[Path, ...] = ()


class WholeJournal(Protocol):
    """What a store, and what it keeps its tables in, do with a journal as a whole."""

    def version(self) -> str:
        """A text that changes whenever anything in the journal does. Cheap to ask for."""
        ...

    def place(self) -> Place:
        """Where the journal is kept."""
        ...

    def wipe(self) -> None:
        """Remove everything for good: records, backups, what was set aside, what was erased."""
        ...

    def erase(self, until: dt.datetime, /) -> None:
        """Remove everything in such a way that it can be brought back, where the place allows that.

        Args:
            until: a journal file keeps what was erased until then (with its zone). Other places
                remove it at once, like `wipe`.
        """
        ...

    def erased(self) -> tuple[Erased, ...]:
        """What was erased and can still be brought back, latest first."""
        ...

    def bring_back(self, erased: Erased, /) -> None:
        """Undo an erasing, earlier versions included. What was written since stays.

        Raises:
            MissingError: it is not there any more.
            DamagedError: it cannot be verified.
        """
        ...

    def expire(self, now: dt.datetime, /) -> None:
        """Remove erased journals whose time is over; one that cannot be removed now goes later."""
        ...

    def epoch(self) -> str:
        """A text that changes when everything is erased, in whatever window. Cheap to ask for."""
        ...

    def restore(self, backup: Path, /) -> None:
        """Restore a backup in the journal's place; what was there is kept beside it.

        Raises:
            MissingError: there is no such backup.
            DamagedError: the backup itself cannot be verified.
        """
        ...


class Store(WholeJournal, Protocol):
    """A journal: a set of records, each with its own id.

    Any call may raise a `StoreError`, and has then changed nothing. A journal that cannot be
    verified raises `DamagedError`, one written by a newer app `NewerError`: on opening, or at any
    later call.
    """

    def get(self, id: str) -> AnyRecord:  # noqa: A002 - the field it looks up
        """The record with this id.

        Raises:
            MissingError: there is none.
        """
        ...

    def all(self, kind: type[_R]) -> tuple[_R, ...]:
        """Every record of one kind, oldest first, then by id."""
        ...

    def everything(self) -> tuple[AnyRecord, ...]:
        """Every record: kind after kind in the order of `KINDS`, each oldest first."""
        ...

    def put(self, record: _R) -> _R:
        """Save a record.

        Args:
            record: the record. Its `rev` is the one it was read with, or empty if it is new.

        Returns:
            The record as saved, with a new `rev`.

        Raises:
            StaleError: it was changed or removed since it was read; the error holds the current
                one.
            LimitError: a field is outside its limits.
        """
        ...

    def drop(self, record: Record) -> None:
        """Remove a record.

        Raises:
            StaleError: it was changed or removed since it was read.
        """
        ...

    def load(self, records: Iterable[AnyRecord], *, drop: Iterable[str] = ()) -> None:
        """Remove and save many records, all or none, without comparing revisions.

        Args:
            records: saved exactly as they are; an empty `rev` is filled in.
            drop: ids to remove first.
        """
        ...

    def backups(self) -> tuple[Path, ...]:
        """The earlier versions that can be restored, newest first."""
        ...


class NoCopies(WholeJournal):
    """Mixed into stores that keep no earlier version: what is erased there is gone at once."""

    def erase(self, _until: dt.datetime, /) -> None:
        """Remove everything for good, at once."""
        self.wipe()

    def erased(self) -> tuple[Erased, ...]:
        """Nothing that was erased is kept."""
        return ()

    def bring_back(self, _erased: Erased, /) -> NoReturn:
        """Nothing that was erased is kept."""
        raise MissingError("nothing that was erased is kept here")

    def expire(self, _now: dt.datetime, /) -> None:
        """Nothing that was erased is kept."""

    def backups(self) -> tuple[Path, ...]:
        """There are none."""
        return ()

    def peek(self, _backup: Path, /) -> NoReturn:
        """There are no backups."""
        raise MissingError("there are no backups here")

    def restore(self, _backup: Path, /) -> NoReturn:
        """There are no backups."""
        raise MissingError("there are no backups here")


class Erased(NamedTuple):
    """One erasing: until when it can be brought back (UTC), and where it lies."""

    until: dt.datetime
    folder: Path

    def at(self, path: Path) -> Path:
        """Where the journal at `path` lies in it."""
        return self.folder / path.name
