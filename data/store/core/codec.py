"""Records as plain JSON documents, and documents as records again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from data.models import Record

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Document = dict[str, Any]


Tables = dict[str, dict[str, Document]]
"""Kind, then id, then one record as plain values."""


R = TypeVar("R", bound=Record)


class Decoded(NamedTuple):
    """A decoded table: its records by id, each with its document, and its records in order."""

    table: Mapping[str, Document]
    by_id: Mapping[str, tuple[Document, Record]]
    ordered: tuple[Record, ...]


def tag_of(kind: type[Record]) -> str:
    """The name of a kind of record, as it stands in every file and as a table's name."""
    return str(kind.__struct_config__.tag)


def by_age(record: Record) -> tuple[datetime, str]:
    """Sort key: oldest first, then by id. A moment without a zone counts as UTC."""
    created = record.created
    return (created if created.tzinfo else created.replace(tzinfo=UTC), record.id)


def to_document(record: Record) -> Document:
    """A record as plain values that JSON can hold."""
    document: Document = msgspec.to_builtins(record)
    return document


def decode_table(
    kind: type[Record], table: Mapping[str, Document], known: Decoded | None = None
) -> Decoded:
    """Decode one table.

    Args:
        kind: the kind of record the table holds.
        table: its documents by id.
        known: the same table as decoded before; documents that have not changed since are not
            decoded again.

    Raises:
        msgspec.ValidationError: a document is not a valid record of this kind.
    """
    old = known.by_id if known else {}
    by_id = {key: (doc, _record(kind, doc, old.get(key))) for key, doc in table.items()}
    ordered = tuple(sorted((record for _, record in by_id.values()), key=by_age))
    return Decoded(table, by_id, ordered)


def replace_documents(
    tables: Tables, coming: Mapping[str, Document], gone: Container[str]
) -> Tables:
    """The tables without the records in `gone`, and with those `coming`; both go by their ids.

    Every table is a new one: readers may still hold the old ones, and need no lock for it.
    """
    left = {
        name: {key: each for key, each in table.items() if key not in gone}
        for name, table in tables.items()
    }
    for key, document in coming.items():
        left.setdefault(document["kind"], {})[key] = document
    return left


def _record(
    kind: type[Record], document: Document, known: tuple[Document, Record] | None
) -> Record:
    # Identity is enough, and for thousands of records far quicker than comparing.
    if known and known[0] is document:
        return known[1]
    return msgspec.convert(document, kind)
