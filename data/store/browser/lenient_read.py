"""Records of which some cannot be read: those that can, and which cannot."""

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
    """What can be read, and the ids of what cannot; one without an id has its place, `#7`."""

    records: tuple[AnyRecord, ...]
    unread: frozenset[str]


class _Id(msgspec.Struct):
    id: str = ""


def read_leniently(array: str, schema: int) -> ReadableRecords:
    """What of a JSON array of records can be read; each passes what those of an export pass.

    Raises:
        RefusedImportError: it is no such array, or too much; `NewerImportError` if it is newer.
    """
    content = _as_export(array, schema)
    try:
        return ReadableRecords(read_export(content), frozenset())
    except NewerError:
        raise
    except RefusedImportError:
        return _one_by_one(take_apart(content))


def _as_export(array: str, schema: int) -> bytes:
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
