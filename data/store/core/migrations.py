"""From an older schema to the current one: one pure function a step.

A step takes all documents (records as plain values, each with its `kind`) of one schema and gives
those of the next. A kept example of every schema lies in `tests/examples/`.

Schema 1 is the file stock TinyDB writes: a table a kind, no head, no checksum. Its records hold
one `saved` moment and no `rev`. Schema 2 has `created` and `updated` apart, and a `rev`. Schema 3
only adds: kinds of record and fields that may be missing; so does schema 4.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from data.models import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = 4
"""The schema this version writes."""

Document = dict[str, Any]
KIND_NAMES: tuple[str, ...] = tuple(str(kind.__struct_config__.tag) for kind in KINDS)


class _Saved(msgspec.Struct):
    """What the step from schema 1 relies on."""

    id: str
    saved: str


def from_stock(content: bytes) -> list[Document]:
    """The documents of a file as TinyDB itself writes it: `{kind: {number: document}}`.

    Raises:
        msgspec.MsgspecError: it is not such a file, or holds tables no journal has.
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
    content = msgspec.json.encode(document, order="sorted")
    rev = hashlib.sha256(content).hexdigest()[:32]
    return {**rest, "created": moment, "updated": moment, "rev": rev}


def keep(documents: list[Document]) -> list[Document]:
    """To a schema that only adds: every record is one of it as it is."""
    return documents


STEPS: dict[int, Callable[[list[Document]], list[Document]]] = {1: split_saved, 2: keep, 3: keep}
"""The step that leads away from each older schema."""


def migrate(documents: list[Document], schema: int) -> list[Document]:
    """`documents` of `schema`, in the current one.

    Raises:
        msgspec.ValidationError: a document lacks what its schema demands.
    """
    for step in range(schema, SCHEMA):
        documents = STEPS[step](documents)
    return documents
