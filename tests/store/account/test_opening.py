"""Accounts: what is one person's is shown to nobody else, and read in few questions."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import psycopg
import pytest
from msgspec.structs import replace
from psycopg import errors

from data.models import (
    AwayError,
    BusyError,
    DamagedError,
    FullError,
    Interview,
    MissingError,
    NewerError,
    ReadOnlyError,
    StaleError,
    StoreError,
    Worry,
)
from data.store import SCHEMA
from data.store.account.database import Database, as_store_error
from data.store.account.opening import open_account, open_database, owner_of
from data.store.account.schema import SCHEMA_STEPS, VERSION, apply_steps
from data.store.account.setup import ROLE, main, prepare
from tests.support.store.postgres import OWNER
from tests.support.store.record_samples import AWKWARD, a_worry, an_interview, an_owner, key
from tests.support.store.writer_process import open_patiently

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg import Connection

    from tests.support.store.postgres import Cluster

ROOT = Path(__file__).parents[3]
PEPPER = "p" * 32
BECOME: LiteralString = "SELECT set_config('app.owner', %s, false)"
OTHERS: tuple[LiteralString, ...] = (
    "SELECT owner FROM afterview.record",
    "SELECT owner FROM afterview.journal",
    "UPDATE afterview.record SET rev = rev RETURNING owner",
    "UPDATE afterview.journal SET version = version RETURNING owner",
    "DELETE FROM afterview.record RETURNING owner",
    "DELETE FROM afterview.journal RETURNING owner",
)
FORBIDDEN: tuple[LiteralString, ...] = (
    "TRUNCATE afterview.record",
    "DROP POLICY own ON afterview.record",
    "ALTER TABLE afterview.record DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE afterview.record OWNER TO CURRENT_USER",
    "CREATE TABLE afterview.mine (id integer)",
    "DELETE FROM afterview.migration",
    "SET ROLE afterview_owner",
    "COPY afterview.record TO PROGRAM 'true'",
)


def as_the_app(cluster: Cluster) -> Connection:
    return psycopg.connect(cluster.app_url, autocommit=True)


def test_an_owner_is_made_of_issuer_and_subject_with_the_hosts_secret() -> None:
    mine = owner_of("https://one.test", "1", PEPPER)
    others = {
        owner_of("https://two.test", "1", PEPPER),
        owner_of("https://one.test", "2", PEPPER),
        owner_of("https://one.tes", "t1", PEPPER),
        owner_of("https://one.test", "1", "q" * 32),
    }
    assert mine == owner_of("https://one.test", "1", PEPPER)
    assert len({mine, *others}) == 5
    assert (len(mine), int(mine, 16) > 0) == (64, True)


@pytest.mark.parametrize(
    "issuer, subject, pepper", [("", "1", PEPPER), ("i", "", PEPPER), ("i", "1", "short")]
)
def test_there_is_no_owner_without_issuer_subject_and_secret(
    issuer: str, subject: str, pepper: str
) -> None:
    with pytest.raises(ValueError, match=r"pepper|issuer"):
        owner_of(issuer, subject, pepper)


def test_sql_without_an_owner_or_as_another_finds_no_row(
    cluster: Cluster, accounts: Database
) -> None:
    one, other = an_owner(), an_owner()
    open_account(accounts, one).load([a_worry(1), an_interview(2)])
    with as_the_app(cluster) as connection:
        for statement in OTHERS:
            assert connection.execute(statement).fetchall() == []
        connection.execute(BECOME, [""])
        for statement in OTHERS:
            assert connection.execute(statement).fetchall() == []
        connection.execute(BECOME, [other])
        for statement in OTHERS:
            assert connection.execute(statement).fetchall() == []
        connection.execute(BECOME, [one])
        assert connection.execute(OTHERS[0]).fetchall() == [(one,), (one,)]
    assert len(open_account(accounts, one).everything()) == 2


def test_nobody_can_write_a_row_for_another(cluster: Cluster, accounts: Database) -> None:
    one, other = an_owner(), an_owner()
    open_account(accounts, one).put(a_worry(1))
    with as_the_app(cluster) as connection:
        connection.execute(BECOME, [one])
        for table in ("journal", "record"):
            move: LiteralString = f"UPDATE afterview.{table} SET owner = %s"  # noqa: S608
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(move, [other])
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("INSERT INTO afterview.journal VALUES (%s, '', '', 3)", [other])


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_apps_role_cannot_loosen_what_guards_the_rows(
    cluster: Cluster, statement: LiteralString
) -> None:
    with as_the_app(cluster) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(statement)


def test_switching_row_security_off_shows_nothing(cluster: Cluster, accounts: Database) -> None:
    open_account(accounts, an_owner()).put(a_worry(1))
    with as_the_app(cluster) as connection:
        connection.execute("SET row_security = off")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute(OTHERS[0])


def test_the_owner_of_the_tables_sees_no_rows_either(cluster: Cluster, accounts: Database) -> None:
    open_account(accounts, an_owner()).put(a_worry(1))
    with psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
        assert connection.execute(OTHERS[0]).fetchall() == []


def test_a_connection_goes_back_to_the_pool_as_nobodys(accounts: Database) -> None:
    owner = an_owner()

    def ask(connection: Connection) -> object:
        row = connection.execute("SELECT current_setting('app.owner', true)").fetchone()
        return row[0] if row else None

    assert accounts.run(owner, ask) == owner
    with accounts._pool.connection() as connection:
        assert not ask(connection)


def test_pooled_transactions_half_of_them_undone_show_no_foreign_row(cluster: Cluster) -> None:
    database = open_patiently(cluster.app_url)
    owners = [an_owner() for _ in range(12)]
    for owner in owners:
        open_account(database, owner).put(a_worry(1, owner))

    seen: list[bool] = []

    def look(turn: int) -> None:
        owner = owners[turn % len(owners)]

        def work(connection: Connection) -> None:
            rows = connection.execute("SELECT owner FROM afterview.record").fetchall()
            seen.append(rows == [(owner,)])
            if turn % 2:
                raise MissingError("undone on purpose")

        with suppress(MissingError):
            database.run(owner, work)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(look, range(1200)))
    assert (len(seen), all(seen)) == (1200, True)
    database.close()


def test_a_database_where_the_app_is_above_the_rules_is_not_used(cluster: Cluster) -> None:
    for address in (cluster.url("root"), cluster.url(OWNER)):
        database = open_database(address)
        with pytest.raises(StoreError, match="row-level security"):
            open_account(database, an_owner()).everything()
        database.close()


def test_a_database_that_is_not_prepared_is_not_used(cluster: Cluster) -> None:
    database = open_database(cluster.url("root", "template1"))
    with pytest.raises(StoreError, match="not prepared"):
        open_account(database, an_owner()).everything()
    database.close()


def test_preparing_again_changes_nothing(cluster: Cluster, accounts: Database) -> None:
    owner = an_owner()
    kept = open_account(accounts, owner).put(a_worry(1))
    assert prepare(cluster.url(OWNER)) == (VERSION, VERSION, None)
    assert open_account(accounts, owner).everything() == (kept,)


def test_preparing_that_is_refused_leaves_no_role_behind(cluster: Cluster) -> None:
    cluster.sql("CREATE DATABASE refused OWNER afterview_owner")
    cluster.sql("CREATE SCHEMA afterview", "refused")
    cluster.sql("ALTER ROLE afterview_app RENAME TO somebody_else")
    out = StringIO()
    try:
        assert main([cluster.url(OWNER, "refused")], out) == 1
        assert out.getvalue().startswith("Nothing was changed: ")
        assert not cluster.sql("SELECT 1 FROM pg_roles WHERE rolname = 'afterview_app'")
    finally:
        cluster.sql("DROP DATABASE refused WITH (FORCE)")
        cluster.sql("DROP ROLE IF EXISTS afterview_app")
        cluster.sql("ALTER ROLE somebody_else RENAME TO afterview_app")


def test_a_role_that_cannot_come_in_yet_is_told_with_its_password(cluster: Cluster) -> None:
    cluster.sql("CREATE DATABASE shut OWNER afterview_owner")
    cluster.sql("REVOKE CONNECT ON DATABASE shut FROM PUBLIC")
    cluster.sql("ALTER ROLE afterview_app RENAME TO somebody_else")
    out = StringIO()
    try:
        assert main([cluster.url(OWNER, "shut")], out) == 1
        assert "Nothing was changed" not in out.getvalue()
        assert 'url = "postgresql://afterview_app:' in out.getvalue()
        assert "cannot come in yet" in out.getvalue()
    finally:
        cluster.sql("DROP DATABASE shut WITH (FORCE)")
        cluster.sql("DROP ROLE afterview_app")
        cluster.sql("ALTER ROLE somebody_else RENAME TO afterview_app")


NEXT: LiteralString = "ALTER TABLE afterview.record ADD COLUMN later integer"


def test_tables_are_brought_up_to_a_later_version_with_their_rows_and_never_down(
    cluster: Cluster,
) -> None:
    cluster.sql("CREATE DATABASE later OWNER afterview_owner")
    url, owner = cluster.app_url.rpartition("/")[0] + "/later", an_owner()
    with psycopg.connect(cluster.url(OWNER, "later"), autocommit=True) as connection:
        assert apply_steps(connection, ROLE) == 0
        with closing(Database(url)) as database:
            kept = open_account(database, owner).put(a_worry(1))
            assert apply_steps(connection, ROLE, (*SCHEMA_STEPS, (NEXT,))) == VERSION
            assert open_account(database, owner).everything() == (kept,)
        with pytest.raises(NewerError):
            apply_steps(connection, ROLE)
    with closing(Database(url)) as database, pytest.raises(NewerError):
        open_account(database, owner).everything()
    out = StringIO()
    assert main([cluster.url(OWNER, "later")], out) == 1
    assert "Nothing was changed" in out.getvalue()


def test_a_step_that_breaks_off_leaves_the_tables_as_they_were(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
        with pytest.raises(errors.UndefinedTable):
            apply_steps(connection, ROLE, (*SCHEMA_STEPS, (NEXT, "DROP TABLE afterview.none")))
        assert apply_steps(connection, ROLE) == VERSION


def test_preparing_tells_the_host_what_to_write_down(cluster: Cluster) -> None:
    cluster.sql("CREATE DATABASE told OWNER afterview_owner")
    cluster.sql("ALTER ROLE afterview_app RENAME TO somebody_else")
    out = StringIO()
    try:
        assert main([cluster.url(OWNER, "told")], out) == 0
        lines = dict(line.split(" = ") for line in out.getvalue().splitlines() if " = " in line)
        address, pepper = json.loads(lines["url"]), json.loads(lines["pepper"])
        database = open_database(address)
        account = open_account(database, owner_of("issuer", "subject", pepper))
        assert account.everything() == ()
        database.close()
        assert main([], StringIO()) == 2
    finally:
        cluster.sql("DROP DATABASE told WITH (FORCE)")
        cluster.sql("DROP ROLE afterview_app")
        cluster.sql("ALTER ROLE somebody_else RENAME TO afterview_app")


def test_a_page_costs_one_question(accounts: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = an_owner()
    account = open_account(accounts, owner)
    account._clock = lambda: 0.0
    account.load([an_interview(number) for number in range(20)])
    asked: list[str] = []
    run = accounts.run

    def count(owner: str, work: Callable[[Connection], Any], patience: float | None) -> object:
        asked.append(owner)
        return run(owner, work, patience)

    monkeypatch.setattr(accounts, "run", count)
    for _ in range(20):
        account.all(Interview)
        account.version()
        account.get(key(3))
        account.everything()
    assert len(asked) == 1


def test_what_another_session_changed_is_seen_at_the_next_look(accounts: Database) -> None:
    owner, now = an_owner(), [0.0]
    here, there = open_account(accounts, owner), open_account(accounts, owner)
    here._clock = lambda: now[0]
    assert here.everything() == ()
    kept = there.put(a_worry(1))
    assert here.everything() == ()
    now[0] += 1
    assert here.everything() == (kept,)


def test_a_change_refused_as_stale_is_followed_by_a_fresh_look(accounts: Database) -> None:
    owner = an_owner()
    here, there = open_account(accounts, owner, 1000), open_account(accounts, owner, 1000)
    first = here.put(a_worry(1, "first"))
    second = there.put(replace(first, text="second"))
    with pytest.raises(StaleError) as stale:
        here.put(replace(first, text="third"))
    assert stale.value.current == second
    assert here.get(key(1)) == second


def test_ones_own_changes_are_seen_at_once_and_read_from_nowhere(
    accounts: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = open_account(accounts, an_owner(), 1000)
    account.load([an_interview(number) for number in range(5)])
    account.everything()
    monkeypatch.setattr("data.store.account.queries.read_journal", None)
    kept = account.put(a_worry(99))
    account.drop(account.get(key(3)))
    account.load([a_worry(98)], drop=[key(4)])
    assert account.get(key(99)) == kept
    assert {each.id for each in account.everything()} == {key(n) for n in (0, 1, 2, 98, 99)}


def test_a_record_of_an_earlier_schema_is_read_as_one_of_this(
    cluster: Cluster, accounts: Database
) -> None:
    owner = an_owner()
    account = open_account(accounts, owner, 0)
    account.put(a_worry(1))
    old = {"kind": "worry", "id": key(1), "saved": "2026-03-01T12:00:00Z", "text": "old"}
    cluster.sql(
        f"UPDATE afterview.record SET schema = 1, document = '{json.dumps(old)}',"  # noqa: S608
        f" rev = 'r' WHERE owner = '{owner}'"
    )
    (worry,) = open_account(accounts, owner).all(Worry)
    assert (worry.text, worry.created.year, bool(worry.rev)) == ("old", 2026, True)


def test_a_journal_of_a_newer_version_is_neither_read_nor_changed(
    cluster: Cluster, accounts: Database
) -> None:
    owner = an_owner()
    kept = open_account(accounts, owner).put(a_worry(1))
    cluster.sql(f"UPDATE afterview.journal SET schema = {SCHEMA + 1} WHERE owner = '{owner}'")  # noqa: S608
    account = open_account(accounts, owner)
    for attempt in (account.everything, lambda: account.put(kept), lambda: account.load([kept])):
        with pytest.raises(NewerError):
            attempt()


def test_a_row_that_is_no_record_is_said_and_left_alone(
    cluster: Cluster, accounts: Database
) -> None:
    owner = an_owner()
    open_account(accounts, owner).put(a_worry(1))
    cluster.sql(f"UPDATE afterview.record SET document = '{{}}' WHERE owner = '{owner}'")  # noqa: S608
    with pytest.raises(DamagedError):
        open_account(accounts, owner).everything()


def test_erasing_leaves_no_row_of_any_kind(cluster: Cluster, accounts: Database) -> None:
    owner = an_owner()
    account = open_account(accounts, owner)
    account.load([a_worry(1), an_interview(2)])
    account.wipe()
    for table in ("journal", "record"):
        count = f"SELECT count(*) FROM afterview.{table} WHERE owner = '{owner}'"  # noqa: S608
        assert cluster.sql(count) == [(0,)]


def test_a_change_that_waits_too_long_says_that_the_journal_is_in_use_and_logs_no_words(
    cluster: Cluster,
) -> None:
    owner, database = an_owner(), open_patiently(cluster.app_url)
    account = open_account(database, owner)
    kept = account.put(a_worry(1, AWKWARD))
    database._patience = 0.1
    with as_the_app(cluster) as other, other.transaction():
        other.execute(BECOME, [owner])
        other.execute("UPDATE afterview.journal SET version = version")
        with pytest.raises(BusyError):
            account.put(replace(kept, text="A secret worry"))
    assert account.get(key(1)) == kept
    database.close()
    assert "lock timeout" in cluster.log()
    assert "secret worry" not in cluster.log()


def test_a_database_that_does_not_answer_is_said_soon() -> None:
    database = open_database("postgresql://nobody:none@127.0.0.1:1/none")
    database._patience = 0.3
    account = open_account(database, an_owner())
    with pytest.raises(AwayError):
        account.everything()
    with pytest.raises(AwayError):
        account.put(a_worry(1))
    database.close()


def test_the_app_loads_no_database_driver_unless_somebody_can_sign_in() -> None:
    program = (
        "import sys; import components.shell;"
        "assert not {'psycopg', 'psycopg_pool', 'authlib'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    "said, told_as",
    [
        (errors.DiskFull, FullError),
        (errors.ReadOnlySqlTransaction, ReadOnlyError),
        (errors.LockNotAvailable, BusyError),
        (errors.QueryCanceled, BusyError),
        (errors.AdminShutdown, AwayError),
        (errors.TooManyConnections, AwayError),
        (errors.UndefinedTable, StoreError),
    ],
)
def test_what_the_database_says_is_told_without_the_words_it_quotes(
    said: type[psycopg.Error], told_as: type[StoreError]
) -> None:
    error = as_store_error(said("Failing row contains (A secret worry)."))
    assert type(error) is told_as
    assert "secret" not in str(error)
