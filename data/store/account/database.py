"""The connection pool of the accounts: each transaction belongs to one owner, and is retried.

Visitors share nothing but the pool. Each transaction states its owner at the beginning, and that
ends with it: the next borrower of the connection begins as nobody.
"""

from __future__ import annotations

import logging
import time
from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeVar

import psycopg
from psycopg import errors
from psycopg_pool import ConnectionPool

from data.models import AwayError, BusyError, FullError, ReadOnlyError, StoreError
from data.store.account.schema import verify_schema
from data.store.account.standby import Standby

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg import Connection

_T = TypeVar("_T")
_LOG = logging.getLogger("afterview.accounts")
RUN_PATIENCE = 4.0
"""Seconds in which an attempt is made again before the person is told."""

LONGEST_WAIT = 0.7
"""Seconds one attempt waits for a connection; the next one has the pool try anew."""

MOST_CONNECTIONS = 8
LONGEST_STATEMENT = "8s"
LONGEST_LOCK = "3s"
PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between two attempts; the last one repeats."""

_AGAIN = (
    errors.OperationalError,
    errors.InterfaceError,
    errors.SerializationFailure,
    errors.DeadlockDetected,
)
"""After these nothing is known, or known to be undone: the same attempt is made again."""

# These are operational errors by class, yet trying again cannot help.
FINAL = (errors.DiskFull, errors.InvalidPassword, errors.InvalidAuthorizationSpecification)
_BEGIN = """
    SELECT set_config('app.owner', %s, true), set_config('statement_timeout', %s, true),
        set_config('lock_timeout', %s, true),
        set_config('synchronous_commit',
            CASE WHEN %s THEN 'local' ELSE current_setting('synchronous_commit') END, true)
"""


def as_store_error(error: Exception) -> StoreError:
    """What the database reported, as one of the app's errors; it never quotes a row."""
    state = getattr(error, "sqlstate", None)
    if isinstance(error, errors.DiskFull):
        return FullError("the database has no space left")
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return ReadOnlyError("the database takes no changes")
    if isinstance(error, errors.LockNotAvailable | errors.QueryCanceled | errors.DeadlockDetected):
        return BusyError("the database is busy with another change")
    if isinstance(error, _AGAIN):
        return AwayError(f"the database does not answer ({state or type(error).__name__})")
    return StoreError(f"the database refused ({state or type(error).__name__})")


class Database:
    """A pool of connections to one database, opened when needed. Threads may share it."""

    def __init__(self, url: str, patience: float = RUN_PATIENCE) -> None:
        self._patience = patience
        self._verified = False
        self._standby = Standby()
        # Without prepared statements a pooler between here and the database does no harm.
        options = {"prepare_threshold": None, "connect_timeout": 5, "tcp_user_timeout": 10_000}
        self._pool = ConnectionPool(
            url,
            kwargs={"application_name": "afterview", **options},
            min_size=0,
            max_size=MOST_CONNECTIONS,
            max_idle=60,
            open=False,
            # Whoever waits asks again at once; the pool's own pauses grow up to minutes.
            reconnect_timeout=0,
            name="afterview",
        )

    def run(
        self,
        owner: str,
        work: Callable[[Connection], _T],
        patience: float | None = None,
        *,
        changes: bool = False,
    ) -> _T:
        """Run `work` in a transaction, and retry it after a lost connection or a deadlock.

        A transaction whose commit was not confirmed is retried as well, so `work` must be able to
        tell whether it was done already. An exception of `work` rolls it back and is raised here.

        Args:
            owner: whose rows the transaction may see.
            work: called with the connection.
            patience: how many seconds to keep trying; by default that of the pool.
            changes: whether `work` writes; it then waits a bounded time for the standby, if there
                is one (data/store/account/standby.py).

        Raises:
            AwayError: the database does not answer.
            BusyError, FullError, ReadOnlyError, StoreError: it refused.
        """
        end = time.monotonic() + (self._patience if patience is None else patience)
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                return self._once(owner, work, end, changes=changes)
            except psycopg.Error as error:
                over = time.monotonic() + pause >= end
                if over or isinstance(error, FINAL) or not isinstance(error, _AGAIN):
                    _LOG.warning("a transaction came to nothing: %s", as_store_error(error))
                    raise as_store_error(error) from None
                time.sleep(pause)
        raise AssertionError("there is always another pause")

    def _once(
        self, owner: str, work: Callable[[Connection], _T], end: float, *, changes: bool
    ) -> _T:
        # One short look at least, even when the time is up.
        wait = min(LONGEST_WAIT, max(0.05, end - time.monotonic()))
        with self._pool_opened().connection(timeout=wait) as connection:
            self._verify(connection)
            with self._standby.bound(connection) as at_commit, connection.transaction():
                limits = [LONGEST_STATEMENT, LONGEST_LOCK, self._standby.is_resting]
                connection.execute(_BEGIN, [owner, *limits])
                done = work(connection)
                if changes:
                    at_commit()
            return done

    def _pool_opened(self) -> ConnectionPool:
        if self._pool.closed:
            self._pool.open()
        return self._pool

    def _verify(self, connection: Connection) -> None:
        if self._verified:
            return
        try:
            with connection.transaction():
                verify_schema(connection)
        except StoreError as error:
            _LOG.error("the accounts are closed: %s", error)
            raise
        self._verified = True

    def close(self) -> None:
        """Give all connections back for good."""
        self._pool.close()
