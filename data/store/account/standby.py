"""How long a change waits for the database's synchronous standby, if its host has one.

When a standby is away, every commit waits for it without end; `statement_timeout` does not count
there. By then the change is on the database's own disk and everybody sees it; only its second copy
is missing. So the wait is cut short, the log tells the host, and for a while changes do not wait at
all (PostgreSQL's `synchronous_commit = local`).
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager, suppress
from threading import Lock, Timer
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg import Connection

_LOG = logging.getLogger("afterview.accounts")
LONGEST_COMMIT = 3.0
"""Seconds a commit may wait for the standby."""

STANDBY_REST = 30.0
"""Seconds until a change waits for it again."""

NOTE = (
    "the standby did not confirm a change within %g s: it is kept by the database alone; "
    "for %g s no change waits for the standby"
)


class Standby:
    """Whether changes wait for the standby at the moment. Threads may share it."""

    def __init__(
        self,
        most: float = LONGEST_COMMIT,
        rest: float = STANDBY_REST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._rest, self._clock = most, rest, clock
        self._rests_until = clock()

    @property
    def is_resting(self) -> bool:
        """Whether changes are committed without waiting for the standby."""
        return self._clock() < self._rests_until

    @contextmanager
    def bound(self, connection: Connection) -> Iterator[Callable[[], None]]:
        """Limit the commit of a transaction: call what is given once all but the commit is done."""
        wait = _Wait(connection, self._most)
        try:
            yield wait.begin
        finally:
            if wait.end():
                # Its sign may still be on its way, and would end the next borrower's statement.
                connection.close()
                self._rests_until = self._clock() + self._rest
                _LOG.error(NOTE, self._most, self._rest)


class _Wait:
    """One wait, ended from another thread once it has been too long."""

    def __init__(self, connection: Connection, most: float) -> None:
        self._connection = connection
        self._timer = Timer(most, self._cut)
        self._timer.daemon = True
        self._lock = Lock()
        self._over = self._was_cut = False

    def begin(self) -> None:
        self._timer.start()

    def end(self) -> bool:
        """Whether it had to be cut short."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            return self._was_cut

    def _cut(self) -> None:
        # Under the lock, so that a cancel never hits a connection somebody else has by now.
        with self._lock:
            if self._over:
                return
            self._was_cut = True
            with suppress(psycopg.Error):
                self._connection.cancel_safe(timeout=self._timer.interval)
