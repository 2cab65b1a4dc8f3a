"""The journal as bytes: JSON whose head carries the schema and a checksum of everything after it.

{"afterview":{"schema":5,"sha256":"<64 hexadecimal digits>"}, "tables":{"interview":{"<id>":{...}}}}

The layout around the records is the same for every schema from 2 on, so that a newer file is
recognised as such. A file without a head is schema 1: the tables alone, as TinyDB writes them.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import msgspec

from data.models import NewerError
from data.store.core.codec import Document, Tables
from data.store.core.migrations import KIND_NAMES, SCHEMA, migrate, read_plain_tinydb

# Enough for the head at its longest; reading it tells two states of a file apart.
HEAD_SIZE = 160
_BEGINS, _BETWEEN, _ENDS = b'{"afterview":{"schema":', b',"sha256":"', b'"},\n"tables":'
_SUM = 64
"""Hexadecimal digits of a checksum."""

_DIGITS = 9
"""Digits of a schema, at the most."""

_TAIL = b"}\n"
_DECODER = msgspec.json.Decoder(Tables)


class Head(NamedTuple):
    """The schema and the checksum a file states, and the position at which its tables begin."""

    schema: int
    checksum: bytes
    start: int


class UnverifiedJournalError(ValueError):
    """These bytes are not a journal, or its checksum does not match."""


def checksum(schema: int, body: bytes) -> str:
    """SHA-256 over the schema number and the body, so that a flipped digit of either shows."""
    return hashlib.sha256(b"%d\n" % schema + body).hexdigest()


def encode_journal(tables: Tables, schema: int = SCHEMA) -> bytes:
    """The bytes of a journal file that holds `tables`."""
    body = msgspec.json.encode(tables)
    head = f'{{"afterview":{{"schema":{schema},"sha256":"{checksum(schema, body)}"}},\n"tables":'
    return head.encode() + body + _TAIL


def decode_journal(content: bytes) -> tuple[int, Tables]:
    """Read a journal file.

    Args:
        content: the whole file.

    Returns:
        The schema the file was written in, and its tables migrated to the current schema.

    Raises:
        UnverifiedJournalError: the bytes are not a journal, or not all of it.
        NewerError: a newer version of the app wrote them.
    """
    head = _find_head(content)
    try:
        if head is None:
            return 1, group_by_kind(migrate(read_plain_tinydb(content), 1))
        return _decode_current(content, head)
    # Brackets nested thousands deep are a RecursionError.
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise UnverifiedJournalError from None


def _find_head(content: bytes) -> Head | None:
    """What stands before the tables, to the letter; None in a file of schema 1."""
    begins, between, rest = content[:HEAD_SIZE].partition(_BETWEEN)
    schema, written = begins.removeprefix(_BEGINS), rest[:_SUM]
    named = begins.startswith(_BEGINS) and schema.isdigit() and len(schema) <= _DIGITS
    if not named or schema.startswith(b"0") or set(written) - set(b"0123456789abcdef"):
        return None
    start = len(begins) + len(between) + _SUM + len(_ENDS)
    return Head(int(schema), written, start) if rest[_SUM:].startswith(_ENDS) else None


def _decode_current(content: bytes, head: Head) -> tuple[int, Tables]:
    schema, body = head.schema, content[head.start : -len(_TAIL)]
    if not content.endswith(_TAIL) or checksum(schema, body).encode() != head.checksum:
        raise UnverifiedJournalError
    # After the checksum: a damaged file must not pass for a newer one.
    if schema > SCHEMA:
        raise NewerError("the journal was written by a newer version")
    documents = [each for table in _DECODER.decode(body).values() for each in table.values()]
    return schema, group_by_kind(migrate(documents, schema))


def group_by_kind(documents: list[Document]) -> Tables:
    """Documents as tables: by kind, then by id.

    Raises:
        UnverifiedJournalError: a document has no known kind or no id, or two have the same id.
    """
    tables: Tables = {}
    for document in documents:
        kind, key = document.get("kind"), document.get("id")
        if kind not in KIND_NAMES or not isinstance(key, str):
            raise UnverifiedJournalError
        tables.setdefault(kind, {})[key] = document
    if len({document["id"] for document in documents}) != len(documents):
        raise UnverifiedJournalError
    return tables
