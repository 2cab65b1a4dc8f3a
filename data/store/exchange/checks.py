"""The checks an import must pass beyond the limits of each field: ids, days and moments.

The types admit any day of the calendar, and a moment without a zone; the day after, or how long ago
that was, could not be worked out from every one of these.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from data.models import SETTINGS_ID, Interview, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.models import AnyRecord, Record

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
_R = TypeVar("_R", bound=msgspec.Struct)


class MisfitError(ValueError):
    """A field whose value cannot be right; `field` is its name."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class Ids(NamedTuple):
    """The id of a record, and the ids of the questions inside it."""

    own: str
    inside: tuple[str, ...]


def check_import(record: _R) -> _R:
    """Check one record, and give every moment without a zone that of UTC.

    Raises:
        MisfitError: a day or moment lies outside 1900 to 2199, or settings have another id than
            `SETTINGS_ID`.
    """
    if isinstance(record, Settings) and record.id != SETTINGS_ID:
        raise MisfitError("id")
    found = {name: getattr(record, name) for name in record.__struct_fields__}
    admitted = {name: _admit(name, value) for name, value in found.items()}
    changed = {name: value for name, value in admitted.items() if value is not found[name]}
    return msgspec.structs.replace(record, **changed) if changed else record


def _admit(name: str, value: Any) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, dt.datetime):
        zoned = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
        _look_at(name, zoned.date())
        return zoned
    if isinstance(value, dt.date):
        _look_at(name, value)
    elif isinstance(value, msgspec.Struct):
        return check_import(value)
    elif isinstance(value, tuple) and any(isinstance(each, msgspec.Struct) for each in value):
        return tuple(check_import(each) for each in value)
    return value


def _look_at(name: str, day: dt.date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise MisfitError(name)


def ids_of(record: Record) -> Ids:
    """The id of a record, and the ids of the questions inside it."""
    asked = record.questions if isinstance(record, Interview) else ()
    return Ids(record.id, tuple(each.id for each in asked))


def find_duplicates(records: Iterable[AnyRecord]) -> str | None:
    """Say "records" or "questions", if two of them have the same id; otherwise None."""
    known = [ids_of(record) for record in records]
    if _twice(each.own for each in known):
        return "records"
    return "questions" if _twice(id_ for each in known for id_ in each.inside) else None


def _twice(every: Iterator[str]) -> bool:
    return any(number > 1 for number in Counter(every).values())
