"""What every place that keeps a journal can do."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from data.models import AnyRecord, Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

R = TypeVar("R", bound=Record)


def fresh_revision() -> str:
    """A random revision: 32 hexadecimal digits."""
    return token_hex(16)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a journal is kept: `size` in bytes, `path` None when it is in no file."""

    kind: Literal["file", "memory", "account", "browser"]
    path: Path | None
    size: int
    backups: tuple[Path, ...] = ()


class Store(Protocol):
    """A journal: a set of records, each with its own id.

    Any call may raise a `StoreError`; nothing was changed then. A journal that cannot be verified
    raises `DamagedError`, one written by a newer app `NewerError`, on opening or at any later call.
    """

    def get(self, id: str) -> AnyRecord:  # noqa: A002 - the field it looks up
        """The record with this id, or `MissingError`."""
        ...

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, oldest first, then by id."""
        ...

    def everything(self) -> tuple[AnyRecord, ...]:
        """Every record, kind after kind, each oldest first."""
        ...

    def put(self, record: R) -> R:
        """Keep `record` and hand it back with a new `rev`. A new record has an empty `rev`.

        Raises:
            StaleError: it was changed or removed since it was read; holds the current one.
            LimitError: a field is outside its limits.
        """
        ...

    def drop(self, record: Record) -> None:
        """Remove `record`, or `StaleError` if it was changed or removed since it was read."""
        ...

    def load(self, records: Iterable[AnyRecord], *, drop: Iterable[str] = ()) -> None:
        """Remove the ids in `drop`, then keep `records` exactly as they are: all, or nothing.

        Nothing is compared. A record's `rev` is kept; a missing one is renewed.
        """
        ...

    def version(self) -> str:
        """A text that changes whenever anything in the journal does; cheap."""
        ...

    def place(self) -> Place:
        """Where the journal is kept."""
        ...

    def wipe(self) -> None:
        """Remove everything for good: records, backups and whatever was set aside."""
        ...

    def backups(self) -> tuple[Path, ...]:
        """Earlier versions that can be restored, newest first."""
        ...

    def restore(self, backup: Path) -> None:
        """Put `backup` in the journal's place; what was there is kept beside it.

        Raises:
            MissingError: there is no such backup.
            DamagedError: the backup itself cannot be verified.
        """
        ...
