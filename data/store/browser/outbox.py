"""Changes on their way to the visitor's browser, until it says that they are kept.

A record changed again before its last change was acknowledged has one change on its way, the
later; `bases` are the revisions it may replace, that of every version since the acknowledged one.
Each is told once. What comes after it says so (`Post.since`), and a browser that misses it asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.store.core.codec import Document


class RecordChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one record becomes: `doc`, or nothing. An empty base is a record not there yet."""

    seq: int
    id: str
    bases: tuple[str, ...]
    doc: dict[str, Any] | None


class JournalOrder(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something to be done with the whole: forget it, renew its schema, put a version aside.

    To `mark` it is to begin again where the browser kept a journal and keeps nothing any more.
    """

    seq: int
    forget: bool = False
    mark: bool = False
    renew: tuple[dict[str, Any], ...] | None = None
    aside: str = ""
    doc: dict[str, Any] | None = None
    """The version put aside in the place `aside`; nothing if that is settled."""

    kept: dict[str, Any] | None = None
    """The record beside it, as it was kept then."""


class UnsentChanges(NamedTuple):
    """Changes as plain values; with all up to number `since` they are all there are."""

    since: int
    changes: list[dict[str, Any]]


class Outbox:
    """The changes of one session, numbered in order, and up to which they were told."""

    def __init__(self) -> None:
        self._seq = self._told = 0
        self._changes: dict[str, tuple[RecordChange, Document | None]] = {}
        self._orders: list[JournalOrder] = []
        self.unread: set[str] = set()
        """Ids of what the browser keeps and nobody here could read: no change replaces it."""

    def _next(self) -> int:
        self._seq += 1
        return self._seq

    @property
    def empty(self) -> bool:
        """Whether the browser keeps everything."""
        return not self._changes and not self._orders

    def note(self, key: str, before: Document | None, after: Document | None) -> None:
        """The record `key` was `before` and is `after`."""
        waiting, first = self._changes.pop(key, (None, before))
        bases: tuple[str, ...] = waiting.bases if waiting else ()
        bases = (*bases, str((before or {}).get("rev", "")))
        bases = () if key in self.unread else tuple(dict.fromkeys(bases))
        change = RecordChange(self._next(), key, bases, after)
        self._changes[key] = (change, first)

    def forget(self) -> None:
        """Everything is to go, whatever was on its way with it."""
        self._changes.clear()
        self.unread.clear()
        self._orders = [JournalOrder(self._next(), forget=True)]

    def let_go(self) -> list[str]:
        """Another tab had everything forgotten: no change of what was there comes to anything.

        What is new stays on its way. Returns the ids of what was changed.
        """
        gone = [key for key, (change, _) in self._changes.items() if "" not in change.bases]
        for key in gone:
            del self._changes[key]
        self._orders = [order for order in self._orders if not (order.aside or order.renew)]
        return gone

    def begin_again(self, documents: Iterable[Document]) -> None:
        """The browser lost all of it: it is to be told everything."""
        self._changes.clear()
        self.unread.clear()
        self._orders = [JournalOrder(self._next(), mark=True)]
        for document in documents:
            self.note(document["id"], None, document)

    @property
    def forgetting(self) -> bool:
        """Whether the browser has not said yet that all is gone."""
        return any(order.forget for order in self._orders)

    def renew(self, documents: Iterable[Document]) -> None:
        """What the browser holds is to be replaced by the same in the current schema."""
        self._orders.append(JournalOrder(self._next(), renew=tuple(documents)))

    def put_aside(self, slot: str, document: Document | None, kept: Document | None = None) -> None:
        """The version of a record that waits for the person's choice; nothing if it is made."""
        self._orders.append(JournalOrder(self._next(), aside=slot, doc=document, kept=kept))

    def acknowledge(self, seq: int) -> bool:
        """All up to `seq` is kept by the browser; whether all that went before is forgotten."""
        forgotten = any(order.forget and order.seq <= seq for order in self._orders)
        kept = {key: each for key, each in self._changes.items() if each[0].seq > seq}
        self._changes = kept
        self._orders = [order for order in self._orders if order.seq > seq]
        return forgotten

    def take(self, key: str, seq: int) -> tuple[Document | None, Document | None] | None:
        """Give up a change: before and after it. None if a later one is already on its way."""
        change, before = self._changes.get(key, (None, None))
        if change is None or change.seq != seq:
            return None
        del self._changes[key]
        return before, change.doc

    def waiting(self, key: str) -> bool:
        """Whether a change of this record is on its way."""
        return key in self._changes

    def missed(self, seq: int) -> None:
        """Nothing after `seq` came to the browser: it is told once more."""
        self._told = min(self._told, max(seq, 0))

    def post(self) -> UnsentChanges:
        """What is on its way and was not told yet, in order. Told now, it is not told again."""
        every: list[RecordChange | JournalOrder] = [change for change, _ in self._changes.values()]
        fresh = [each for each in (*every, *self._orders) if each.seq > self._told]
        since, fresh = self._told, sorted(fresh, key=lambda each: each.seq)
        self._told = fresh[-1].seq if fresh else since
        return UnsentChanges(since, [msgspec.to_builtins(each) for each in fresh])
