"""Reading records of which some may be damaged: those that are sound, and the ids of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from data.models import NewerError, RefusedImportError
from data.store.exchange.checks import ids_of
from data.store.exchange.json_export import ExportParts, build_records, read_export, take_apart

if TYPE_CHECKING:
    from data.models import AnyRecord


MOST_UNREAD = 1_000
"""Of more than this the rest is not looked at: it is no journal of which something went wrong."""


class ReadableRecords(NamedTuple):
    """The records that could be read, and the ids of the others (`#7` for one without)."""

    records: tuple[AnyRecord, ...]
    unread: frozenset[str]


class _Id(msgspec.Struct):
    id: str = ""


def read_leniently(array: str, schema: int) -> ReadableRecords:
    """Read the sound records of a journal and skip the damaged ones.

    Args:
        array: a JSON array of records.
        schema: the schema they were written in. Older records are migrated.

    Returns:
        The records that pass the checks of an import, and the ids of the others.

    Raises:
        RefusedImportError: it is not a JSON array of records, it is too large, or more than
            `MOST_UNREAD` records are damaged; `NewerImportError` if the schema is newer.
    """
    content = _as_export(array, schema)
    try:
        return ReadableRecords(read_export(content), frozenset())
    # Not damage: a newer app wrote all of it, and only that one can read it.
    except NewerError:
        raise
    except RefusedImportError:
        return _one_by_one(take_apart(content))


def _as_export(array: str, schema: int) -> bytes:
    # An import checks a whole file, so the array is given the head of one.
    head = b'{"afterview":{"schema":%d,"kind":"export"},"records":' % schema
    try:
        return head + array.encode() + b"}"
    except UnicodeEncodeError:
        raise RefusedImportError("This is damaged or cut off, so nothing was taken.") from None


def _one_by_one(parts: ExportParts) -> ReadableRecords:
    found: list[AnyRecord] = []
    unread: set[str] = set()
    known: set[str] = set()
    for place, raw in enumerate(parts.raw):
        record = _read(ExportParts(parts.schema, [raw]))
        its = {record.id, *ids_of(record).inside} if record else set()
        # Of two with the same id the first is taken: a journal cannot hold both.
        if record is None or its & known:
            unread.add(_id(raw) or f"#{place}")
            if len(unread) > MOST_UNREAD:
                raise RefusedImportError("Most of this could not be read, so nothing was taken.")
        else:
            known |= its
            found.append(record)
    return ReadableRecords(tuple(found), frozenset(unread))


def _read(parts: ExportParts) -> AnyRecord | None:
    try:
        (record,) = build_records(parts)
    except RefusedImportError:
        return None
    return record


def _id(raw: msgspec.Raw) -> str:
    try:
        return msgspec.json.decode(raw, type=_Id).id
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return ""
