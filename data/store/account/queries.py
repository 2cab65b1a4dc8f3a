"""The SQL statements. There is one row for each record and one for each journal, by owner.

Every function takes a connection inside a transaction of that owner.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec
from psycopg.types.json import Jsonb

from data.models import AnyRecord, NewerError, StaleError
from data.store.core.codec import tag_of, to_document
from data.store.core.migrations import SCHEMA, migrate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from psycopg import Connection

    from data.models import Record

MOST_WRITES = 128
"""How many of a journal's latest changes are remembered by their tokens."""

# A token and the blank before it.
_LENGTH = MOST_WRITES * 33
_DECODER: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)
# This locks the journal's row, and gives no row if the token is among the latest writes.
_BEGIN = """
    INSERT INTO afterview.journal AS j (owner, version, writes, schema)
    VALUES (%(owner)s, %(token)s, %(token)s, %(schema)s)
    ON CONFLICT (owner) DO UPDATE SET
        version = %(token)s,
        writes = right(j.writes || ' ' || %(token)s, %(length)s),
        schema = greatest(j.schema, %(schema)s)
    WHERE position(' ' || %(token)s || ' ' IN ' ' || j.writes || ' ') = 0
    RETURNING writes, schema
"""
# Rows of records come only if the version is another one; a journal without any still has one row.
_READ = """
    SELECT j.version, j.schema, r.schema, r.document::text
    FROM afterview.journal j
    LEFT JOIN afterview.record r ON r.owner = j.owner AND j.version <> %(known)s
    WHERE j.owner = %(owner)s
"""
_FIND = """
    SELECT schema, document::text FROM afterview.record WHERE owner = %(owner)s AND id = %(id)s
"""
_ADD = """
    INSERT INTO afterview.record (owner, id, kind, rev, schema, document, created)
    VALUES (%(owner)s, %(id)s, %(kind)s, %(rev)s, %(schema)s, %(document)s, %(created)s)
    ON CONFLICT (owner, id) DO NOTHING
"""
_CHANGE = """
    UPDATE afterview.record
    SET rev = %(rev)s, schema = %(schema)s, document = %(document)s, created = %(created)s
    WHERE owner = %(owner)s AND id = %(id)s AND kind = %(kind)s AND rev = %(before)s
"""
_DROP = """
    DELETE FROM afterview.record
    WHERE owner = %(owner)s AND id = %(id)s AND kind = %(kind)s AND rev = %(before)s
"""
_CLEAR = "DELETE FROM afterview.record WHERE owner = %(owner)s AND id = ANY(%(ids)s)"
_FORGET = "DELETE FROM afterview.journal WHERE owner = %(owner)s"
_EMPTY = "DELETE FROM afterview.record WHERE owner = %(owner)s"


class JournalRows(NamedTuple):
    """A journal as it was read; `records` is None if its version is the one known already."""

    version: str
    records: tuple[AnyRecord, ...] | None


def read_journal(connection: Connection, owner: str, known: str) -> JournalRows | None:
    """Read a journal.

    Args:
        connection: inside a transaction of this owner.
        owner: whose journal.
        known: the version read before; if it is still current, no records are sent.

    Returns:
        None if the owner has no journal.

    Raises:
        NewerError: a newer version of the app wrote it.
        msgspec.MsgspecError: a row is not a valid record.
    """
    rows = connection.execute(_READ, {"owner": owner, "known": known}).fetchall()
    if not rows:
        return None
    version, newest = rows[0][0], rows[0][1]
    _allow(newest)
    if version == known:
        return JournalRows(version, None)
    return JournalRows(
        version, tuple(decode_row(row[2], row[3]) for row in rows if row[3] is not None)
    )


def _allow(schema: int) -> None:
    if schema > SCHEMA:
        raise NewerError("a newer version wrote this journal")


def decode_row(schema: int, document: str) -> AnyRecord:
    """A row's record, migrated from `schema` to the current one."""
    if schema == SCHEMA:
        return _DECODER.decode(document)
    (current,) = migrate([msgspec.json.decode(document)], schema)
    return cast("AnyRecord", msgspec.convert(current, AnyRecord))


def begin_change(connection: Connection, owner: str, token: str) -> str | None:
    """Begin a change; until the transaction ends, no other change of this journal can begin.

    Args:
        connection: inside a transaction of this owner.
        owner: whose journal.
        token: identifies the change, so that it is not made twice.

    Returns:
        The version it starts from, empty for a new journal; None if this change was made before.

    Raises:
        NewerError: a newer version of the app wrote this journal.
    """
    given = {"owner": owner, "token": token, "schema": SCHEMA, "length": _LENGTH}
    row = connection.execute(_BEGIN, given).fetchone()
    if row is None:
        return None
    _allow(row[1])
    # The last token is that of this very change.
    earlier = str(row[0]).split(" ")[:-1]
    return earlier[-1] if earlier else ""


def put_record(connection: Connection, owner: str, record: Record, before: str) -> None:
    """Save a record in place of its revision `before`, which is empty for a new record.

    Raises:
        StaleError: another revision is there.
    """
    given = {**_values(owner, record), "before": before}
    if not connection.execute(_CHANGE if before else _ADD, given).rowcount:
        raise StaleError(find_record(connection, owner, record.id))


def drop_record(connection: Connection, owner: str, record: Record) -> None:
    """Remove a record.

    Raises:
        StaleError: another revision is there.
    """
    given = {**_key(owner, record), "before": record.rev}
    if not connection.execute(_DROP, given).rowcount:
        raise StaleError(find_record(connection, owner, record.id))


def load_records(
    connection: Connection, owner: str, records: Iterable[AnyRecord], gone: Collection[str]
) -> None:
    """Remove the records with the ids in `gone`, then add `records`."""
    connection.execute(_CLEAR, {"owner": owner, "ids": list(gone)})
    rows = [_values(owner, record) for record in records]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, rows)


def wipe_journal(connection: Connection, owner: str) -> None:
    """Remove every row of `owner`."""
    # The journal's row first: its lock keeps other changes out while the rows go.
    connection.execute(_FORGET, {"owner": owner})
    connection.execute(_EMPTY, {"owner": owner})


def find_record(connection: Connection, owner: str, key: str) -> AnyRecord | None:
    """The record with this id, if there is one."""
    row = connection.execute(_FIND, {"owner": owner, "id": key}).fetchone()
    return decode_row(*row) if row else None


def _key(owner: str, record: Record) -> dict[str, object]:
    return {"owner": owner, "id": record.id, "kind": tag_of(type(record))}


def _values(owner: str, record: Record) -> dict[str, object]:
    created = record.created if record.created.tzinfo else record.created.replace(tzinfo=UTC)
    return {
        **_key(owner, record),
        "rev": record.rev,
        "schema": SCHEMA,
        "document": Jsonb(to_document(record), dumps=msgspec.json.encode),
        "created": created,
    }
