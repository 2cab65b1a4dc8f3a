"""Records as documents: what JSON can hold, and what is read back from it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from data.models import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

Document = dict[str, Any]


Tables = dict[str, dict[str, Document]]
"""Kind, then id, then one record as plain values."""


R = TypeVar("R", bound=Record)


class Decoded(NamedTuple):
    """One table and its records: by id with the document each came from, and in order."""

    table: Mapping[str, Document]
    by_id: Mapping[str, tuple[Document, Record]]
    ordered: tuple[Record, ...]


def tag_of(kind: type[Record]) -> str:
    """The name a kind of record has in every file, and as a table."""
    return str(kind.__struct_config__.tag)


def by_age(record: Record) -> tuple[datetime, str]:
    """Oldest first, then by id. A moment without a zone counts as UTC."""
    created = record.created
    return (created if created.tzinfo else created.replace(tzinfo=UTC), record.id)


def to_document(record: Record) -> Document:
    """`record` as a document: what JSON can hold."""
    document: Document = msgspec.to_builtins(record)
    return document


def decode_table(
    kind: type[Record], table: Mapping[str, Document], known: Decoded | None = None
) -> Decoded:
    """The records of `table`, those in `known` not decoded again.

    Raises:
        msgspec.ValidationError: a document is no such record.
    """
    old = known.by_id if known else {}
    by_id = {key: (doc, _record(kind, doc, old.get(key))) for key, doc in table.items()}
    ordered = tuple(sorted((record for _, record in by_id.values()), key=by_age))
    return Decoded(table, by_id, ordered)


def _record(
    kind: type[Record], document: Document, known: tuple[Document, Record] | None
) -> Record:
    if known and known[0] is document:
        return known[1]
    return msgspec.convert(document, kind)
