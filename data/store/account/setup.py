"""Prepares a database for accounts: run once by the host, and again after an update.

    python -m data.store.account.setup postgresql://owner:...@host/database

It connects as the one who is to own the tables, makes or renews them, and makes the role the app
comes as. What the app needs to know is printed once, as lines for `.streamlit/secrets.toml`.
"""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING, NamedTuple, TextIO

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from data.models import StoreError
from data.store.account.database import as_store_error
from data.store.account.schema import VERSION, apply_steps, verify_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

ROLE = "afterview_app"
USAGE = "python -m data.store.account.setup postgresql://owner:password@host/database\n"


class Prepared(NamedTuple):
    """What was done: the version before and now, and the address the app connects to.

    `url` is None if the role existed already: then only the host knows its password.
    """

    before: int
    version: int
    url: str | None


def prepare(url: str, role: str = ROLE) -> Prepared:
    """Create or update the tables, and the role the app connects as.

    Args:
        url: the database, as the role that is to own the tables.
        role: the name of the app's role.

    Raises:
        AwayError: the database does not answer.
        NewerError: a newer version of the app prepared it.
        StoreError: this role may not do that.
    """
    try:
        # Both or neither, as the connection ends: a role left behind would have a password that
        # nobody was told.
        with psycopg.connect(url, connect_timeout=10) as connection:
            password = _make_role(connection, role)
            before = apply_steps(connection, role)
    except psycopg.Error as error:
        raise as_store_error(error) from error
    app = password and _as_url(make_conninfo(url, user=role, password=password))
    return Prepared(before, VERSION, app)


def check_connection(url: str) -> None:
    """Connect as the app will, and check what it finds.

    Args:
        url: the address `prepare` returned.

    Raises:
        StoreError: it cannot connect, or the database is not as the app needs it.
    """
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            verify_schema(connection)
    except psycopg.Error as error:
        raise as_store_error(error) from error


def _make_role(connection: Connection, role: str) -> str | None:
    """Make the role and its password; None if it is there already."""
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        return None
    password = secrets.token_urlsafe(32)
    statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
    connection.execute(statement.format(sql.Identifier(role), sql.Literal(password)))
    return password


def _as_url(conninfo: str) -> str:
    """Where the app connects, as an address; whatever else was asked for stays behind `?`."""
    known = {name: str(value) for name, value in conninfo_to_dict(conninfo).items()}
    who = f"{known.pop('user')}:{known.pop('password')}"
    where = f"{known.pop('host', 'localhost')}:{known.pop('port', '5432')}"
    rest = "&".join(f"{name}={value}" for name, value in known.items() if name != "dbname")
    return f"postgresql://{who}@{where}/{known['dbname']}" + (f"?{rest}" if rest else "")


def print_result(prepared: Prepared, out: TextIO) -> None:
    """Print what was done and what the host has to copy."""
    if prepared.before == prepared.version:
        out.write(f"The tables are at version {prepared.version} already.\n")
    else:
        out.write(f"The tables are at version {prepared.version} now.\n")
    if prepared.url is None:
        out.write(f"The role {ROLE} is there already and keeps its password.\n")
        return
    out.write(
        "\nFor .streamlit/secrets.toml, or the secrets of your host. Shown once, kept nowhere:\n\n"
        "[connections.afterview]\n"
        f'url = "{prepared.url}"\n'
        f'pepper = "{secrets.token_urlsafe(48)}"\n'
    )


def main(arguments: Sequence[str], out: TextIO) -> int:
    """Prepare the database named on the command line. Returns the exit status: 0 if it worked."""
    if len(arguments) != 1:
        out.write(USAGE)
        return 2
    try:
        prepared = prepare(arguments[0])
    except StoreError as error:
        out.write(f"Nothing was changed: {error}.\n")
        return 1
    print_result(prepared, out)
    return 0 if prepared.url is None else _try(prepared.url, out)


def _try(url: str, out: TextIO) -> int:
    """Try the new role; what was shown once is shown already, whether that can be done or not."""
    try:
        check_connection(url)
    except StoreError as error:
        out.write(f"\nAll of that is done, but the app cannot come in yet: {error}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout))
