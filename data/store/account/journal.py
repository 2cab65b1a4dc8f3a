"""A journal in a database, for somebody who has signed in.

What was read is kept for the session, and only its version is asked for again, so that a page costs
one small query. A change picks its new revision before it is sent; if the answer is lost, the same
change sent again is recognised by it and made only once.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar, cast

import msgspec

from data.models import (
    KINDS,
    AnyRecord,
    AwayError,
    DamagedError,
    MissingError,
    Record,
    StaleError,
    check,
)
from data.store.account import queries as rows
from data.store.core.codec import by_age, to_document
from data.store.core.interface import NoCopies, Place, fresh_revision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from psycopg import Connection

    from data.store.account.database import Database

_R = TypeVar("_R", bound=Record)
_READING = 1.5
"""Seconds a look may take while something read before can be shown instead."""

REST_AFTER_FAILURE = 3.0
"""Seconds until the next look at a database that did not answer."""


class KnownJournal(NamedTuple):
    """A journal as read at one version: its records by id, and by kind in order."""

    version: str
    by_id: Mapping[str, AnyRecord]
    ordered: Mapping[type[Record], tuple[Record, ...]]


def known_journal(version: str, records: Iterable[AnyRecord]) -> KnownJournal:
    """Sort `records` into a `KnownJournal` of this version."""
    by_id = {record.id: record for record in records}
    ordered: dict[type[Record], list[Record]] = {kind: [] for kind in KINDS}
    for record in sorted(by_id.values(), key=by_age):
        ordered[type(record)].append(record)
    return KnownJournal(version, by_id, {kind: tuple(each) for kind, each in ordered.items()})


class Admit(Protocol):
    """A check that raises a `StoreError` when the journal may not be read, or not be changed."""

    def __call__(self, *, changing: bool) -> None:
        """Let a look or a change pass."""
        ...


def admit_all(*, changing: bool) -> None:
    """Admit everybody."""


class Account(NoCopies):
    """A `Store` over one owner's rows.

    `trust` is for how many seconds a reading counts as current. `admit` is asked before each
    reading and before each change.
    """

    def __init__(  # noqa: PLR0913 - each has its default
        self,
        database: Database,
        owner: str,
        *,
        token: Callable[[], str] = fresh_revision,
        trust: float = 0.0,
        admit: Admit = admit_all,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._owner = owner
        self._token = token
        self._trust = trust
        self._admit = admit
        self._clock = clock
        self._lock = RLock()
        self._known: KnownJournal | None = None
        self._fresh_until = 0.0
        self._wiped = 0
        self.away = False

    def get(self, id: str) -> AnyRecord:  # noqa: A002 - the field it looks up
        """The record with this id, or `MissingError`."""
        found = self._look().by_id.get(id)
        if found is None:
            raise MissingError("there is no such record")
        return found

    def all(self, kind: type[_R]) -> tuple[_R, ...]:
        """Every record of a kind, oldest first, then by id."""
        return cast("tuple[_R, ...]", self._look().ordered[kind])

    def everything(self) -> tuple[AnyRecord, ...]:
        """Every record, kind after kind, each oldest first."""
        ordered = self._look().ordered
        return tuple(cast("AnyRecord", record) for kind in KINDS for record in ordered[kind])

    def version(self) -> str:
        """A text that changes whenever anything in the journal does."""
        return self._look().version

    def _look(self) -> KnownJournal:
        self._admit(changing=False)
        with self._lock:
            if self._known is None or self._clock() >= self._fresh_until:
                self._known = self._read(self._known)
            return self._known

    def _read(self, before: KnownJournal | None) -> KnownJournal:
        """What is there now; while the database does not answer, what was there before."""
        patience = _READING if before else None
        ask = partial(rows.read_journal, owner=self._owner, known=before.version if before else "")
        try:
            found = self._database.run(self._owner, ask, patience)
        except AwayError:
            self._rest()
            if before is None:
                raise
            return before
        except msgspec.MsgspecError:
            # What it says may quote what somebody wrote, and would stand in the host's log.
            raise DamagedError(Path()) from None
        self.away, self._fresh_until = False, self._clock() + self._trust
        if found is None:
            if before and before.version != self._nothing:
                self._wiped += 1  # In another session: only erasing leaves no journal at all.
            return known_journal(self._nothing, ())
        if found.records is None:
            return cast("KnownJournal", before)
        return known_journal(found.version, found.records)

    @property
    def _nothing(self) -> str:
        return f"nothing-{self._wiped}"

    def put(self, record: _R) -> _R:
        """Keep `record` and hand it back with a new `rev`; see `Store.put`."""
        checked = check(record)
        kept = msgspec.structs.replace(checked, rev=self._token())
        step = partial(rows.put_record, owner=self._owner, record=kept, before=checked.rev)
        self._change(kept.rev, step, (cast("AnyRecord", kept),), ())
        return kept

    def drop(self, record: Record) -> None:
        """Remove `record`, or `StaleError` if it was changed or removed since it was read."""
        step = partial(rows.drop_record, owner=self._owner, record=record)
        self._change(self._token(), step, (), (record.id,))

    def load(self, records: Iterable[AnyRecord], *, drop: Iterable[str] = ()) -> None:
        """Remove the ids in `drop`, then keep `records` as they are; see `Store.load`.

        Of two records with one id the later one is kept.
        """
        coming = {record.id: self._revised(check(record)) for record in records}
        gone = {*drop, *coming}
        if not gone:
            return
        kept = tuple(coming.values())
        step = partial(rows.load_records, owner=self._owner, records=kept, gone=gone)
        self._change(self._token(), step, kept, gone)

    def _revised(self, record: AnyRecord) -> AnyRecord:
        return record if record.rev else msgspec.structs.replace(record, rev=self._token())

    def _change(
        self,
        token: str,
        step: Callable[[Connection], None],
        kept: Iterable[AnyRecord],
        gone: Iterable[str],
    ) -> None:
        """Make a change known by `token`, once, and note what it left behind."""
        self._admit(changing=True)
        try:
            before = self._database.run(self._owner, partial(self._make, token, step), changes=True)
        except StaleError:
            self._forget()
            raise
        except AwayError:
            self._rest()
            raise
        with self._lock:
            self.away = False
            if self._known is None or before is None or self._known.version != before:
                self._forget()
                return
            left = {key: each for key, each in self._known.by_id.items() if key not in set(gone)}
            self._known = known_journal(
                token, {**left, **{each.id: each for each in kept}}.values()
            )

    def _make(
        self, token: str, step: Callable[[Connection], None], connection: Connection
    ) -> str | None:
        """The version the change was made on; None if it had been made already."""
        before = rows.begin_change(connection, self._owner, token)
        if before is None:
            return None
        step(connection)
        return before or self._nothing

    def _rest(self) -> None:
        """Note that the database does not answer, and leave it alone for a moment."""
        self.away, self._fresh_until = True, self._clock() + REST_AFTER_FAILURE

    def _forget(self) -> None:
        """Look anew next time, whatever has been looked at lately."""
        with self._lock:
            self._fresh_until = 0.0

    def place(self) -> Place:
        """In the database; the size is that of its records as JSON."""
        content = [to_document(each) for each in self.everything()]
        return Place("account", None, len(msgspec.json.encode(content)))

    def wipe(self) -> None:
        """Remove every row of this owner for good."""
        self._admit(changing=True)
        self._database.run(self._owner, partial(rows.wipe_journal, owner=self._owner), changes=True)
        with self._lock:
            self._wiped += 1
            self._known = None

    def epoch(self) -> str:
        """A text that changes when everything is erased."""
        self._look()
        return str(self._wiped)
