"""The tables of the accounts, version by version, and the check that a database has them.

The tables belong to whoever prepares the database. The app connects as another role, which may read
and change rows and nothing else. Row-level security, which is forced on the owner of the tables
too, shows that role the rows of one person at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

from psycopg import sql

from data.models import NewerError, StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

_OWN = "owner = current_setting('app.owner', true)"

SCHEMA_STEPS: tuple[tuple[LiteralString, ...], ...] = (
    (
        """
        CREATE TABLE afterview.journal (
            owner text NOT NULL PRIMARY KEY,
            version text NOT NULL,
            writes text NOT NULL,
            schema integer NOT NULL
        )
        """,
        """
        CREATE TABLE afterview.record (
            owner text NOT NULL,
            id text NOT NULL,
            kind text NOT NULL,
            rev text NOT NULL,
            schema integer NOT NULL,
            document jsonb NOT NULL,
            created timestamptz NOT NULL,
            PRIMARY KEY (owner, id)
        )
        """,
        "ALTER TABLE afterview.journal ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE afterview.journal FORCE ROW LEVEL SECURITY",
        "ALTER TABLE afterview.record ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE afterview.record FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY own ON afterview.journal USING ({_OWN}) WITH CHECK ({_OWN})",
        f"CREATE POLICY own ON afterview.record USING ({_OWN}) WITH CHECK ({_OWN})",
    ),
)
"""What each version adds to the one before; the first is version 1. None is ever changed."""

VERSION = len(SCHEMA_STEPS)

_FIRST: tuple[LiteralString, ...] = (
    # Any number will do, as long as every version takes the same lock.
    "SELECT pg_advisory_xact_lock(7346152908)",
    "CREATE SCHEMA IF NOT EXISTS afterview",
    """
    CREATE TABLE IF NOT EXISTS afterview.migration (
        version integer NOT NULL PRIMARY KEY,
        applied timestamptz NOT NULL DEFAULT now()
    )
    """,
)
_GRANTS: tuple[LiteralString, ...] = (
    "GRANT USAGE ON SCHEMA afterview TO {role}",
    "GRANT SELECT ON afterview.migration TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON afterview.journal, afterview.record TO {role}",
)
_WHO = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
_TABLES = """
    SELECT relrowsecurity AND relforcerowsecurity AND NOT pg_has_role(relowner, 'MEMBER')
    FROM pg_class
    WHERE relnamespace = 'afterview'::regnamespace AND relname IN ('journal', 'record')
"""
_PRESENT = "SELECT to_regclass('afterview.migration') IS NOT NULL"
_LATEST = "SELECT coalesce(max(version), 0) FROM afterview.migration"


def apply_steps(
    connection: Connection, role: str, steps: Sequence[Sequence[LiteralString]] = SCHEMA_STEPS
) -> int:
    """Bring the tables up to date, in one transaction, and let the app's role use them.

    Args:
        connection: as the owner of the tables.
        role: the role the app connects as.
        steps: the statements of each version, from 1. Those applied already are skipped.

    Returns:
        The version there was before; 0 for none.

    Raises:
        NewerError: a newer version of the app prepared this database.
    """
    with connection.transaction():
        for statement in _FIRST:
            connection.execute(statement)
        before = _number(connection, _LATEST)
        if before > len(steps):
            raise NewerError("a newer version prepared this database")
        for version, step in enumerate(steps[before:], before + 1):
            for statement in step:
                connection.execute(statement)
            connection.execute("INSERT INTO afterview.migration (version) VALUES (%s)", [version])
        for grant in _GRANTS:
            connection.execute(sql.SQL(grant).format(role=sql.Identifier(role)))
    return before


def verify_schema(connection: Connection) -> None:
    """Check that the tables are ours and that this role sees one person's rows at a time.

    Raises:
        NewerError: a newer version of the app prepared this database.
        StoreError: it is not prepared, or this role could see everybody's rows.
    """
    if not _number(connection, _PRESENT):
        raise StoreError("the database is not prepared")
    if _number(connection, _WHO):
        raise StoreError("the role is above row-level security")
    # One row for each of the two tables; fewer, and one is missing.
    guarded = [row[0] for row in connection.execute(_TABLES).fetchall()]
    if guarded != [True, True]:
        raise StoreError("the tables are not guarded by row-level security against this role")
    version = _number(connection, _LATEST)
    if version > VERSION:
        raise NewerError("a newer version prepared this database")
    if version < VERSION:
        raise StoreError("the database is not prepared for this version")


def _number(connection: Connection, query: LiteralString) -> int:
    """The one value a query gives; 1 and 0 for true and false, and 0 where there is no row."""
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
