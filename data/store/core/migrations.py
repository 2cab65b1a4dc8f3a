"""Migrations: from each older schema to the next, one pure function a step.

A step takes all documents of one schema (records as plain values, each with its `kind`) and gives
those of the next. An example of every schema is kept in `tests/examples/`.

Schema 1 is the file that plain TinyDB writes: a table for each kind, no head, no checksum. Its
records have one `saved` moment and no `rev`. Schema 2 has `created` and `updated`, and a `rev`.
Schemas 3, 4 and 5 only add kinds of record and optional fields.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from data.models import KINDS
from data.store.core.codec import Document

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = 5
"""The schema this version writes."""

KIND_NAMES: tuple[str, ...] = tuple(str(kind.__struct_config__.tag) for kind in KINDS)


class _Saved(msgspec.Struct):
    """What the step from schema 1 relies on."""

    id: str
    saved: str


def read_plain_tinydb(content: bytes) -> list[Document]:
    """The documents of a file as TinyDB itself writes it.

    Args:
        content: the file: `{kind: {number: document}}`.

    Raises:
        msgspec.MsgspecError: it is not such a file, or holds tables that no journal has.
    """
    tables = msgspec.json.decode(content, type=dict[str, dict[str, Document]])
    if unknown := tables.keys() - set(KIND_NAMES):
        raise msgspec.ValidationError(f"{len(unknown)} tables no journal has")
    return [
        {**document, "kind": kind} for kind, table in tables.items() for document in table.values()
    ]


def split_saved(documents: list[Document]) -> list[Document]:
    """Schema 1 to 2: `saved` becomes `created` and `updated`; `rev` comes from the content."""
    return [_split(document) for document in documents]


def _split(document: Document) -> Document:
    moment = msgspec.convert(document, _Saved).saved
    rest = {key: value for key, value in document.items() if key != "saved"}
    # From the content, so that every reading of an old file gives the same revision.
    content = msgspec.json.encode(document, order="sorted")
    rev = hashlib.sha256(content).hexdigest()[:32]
    return {**rest, "created": moment, "updated": moment, "rev": rev}


def keep_all(documents: list[Document]) -> list[Document]:
    """A step to a schema that only adds: every record stays as it is."""
    return documents


MIGRATIONS: dict[int, Callable[[list[Document]], list[Document]]] = {
    1: split_saved,
    2: keep_all,
    3: keep_all,
    4: keep_all,
}
"""The step that leads away from each older schema."""


def migrate(documents: list[Document], schema: int) -> list[Document]:
    """Bring documents to the current schema.

    Args:
        documents: records as plain values, each with its `kind`.
        schema: the schema they were written in, 1 or more.

    Raises:
        msgspec.ValidationError: a document lacks what its schema demands.
    """
    for step in range(schema, SCHEMA):
        documents = MIGRATIONS[step](documents)
    return documents
