"""Changes on their way to the visitor's browser, until it has confirmed them.

A record that is changed again before its last change was confirmed has one change on its way, the
later one; `bases` lists the revisions it may replace: every version since the last confirmed one.
Each change is sent once. The next message says what went before (`UnsentChanges.since`), and a
browser that missed something asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.store.core.codec import Document


class RecordChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """One record's new content (`doc`, None if removed). An empty base stands for a new record."""

    seq: int
    id: str
    bases: tuple[str, ...]
    doc: dict[str, Any] | None


class JournalOrder(msgspec.Struct, frozen=True, omit_defaults=True):
    """An instruction about the whole journal: erase it, renew its schema, or set a version aside.

    `mark` makes the browser start anew where it had a journal and has lost it.
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
    """Changes to send, as plain values, and the number of the change before the first of them."""

    since: int
    changes: list[dict[str, Any]]


class Outbox:
    """The changes of one session, numbered in order, and how far they have been sent."""

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
        """Whether the browser has confirmed everything."""
        return not self._changes and not self._orders

    def note(self, key: str, before: Document | None, after: Document | None) -> None:
        """Note a change of one record.

        Args:
            key: the record's id.
            before: its document before the change; None if it is new.
            after: its document now; None if it was removed.
        """
        waiting, first = self._changes.pop(key, (None, before))
        bases: tuple[str, ...] = waiting.bases if waiting else ()
        bases = (*bases, str((before or {}).get("rev", "")))
        # With no base the browser refuses, so an unreadable record is never replaced.
        bases = () if key in self.unread else tuple(dict.fromkeys(bases))
        change = RecordChange(self._next(), key, bases, after)
        self._changes[key] = (change, first)

    def forget(self) -> None:
        """Erase everything in the browser, and drop the changes that were on their way."""
        self._changes.clear()
        self.unread.clear()
        self._orders = [JournalOrder(self._next(), forget=True)]

    def let_go(self) -> list[str]:
        """Drop changes of records that another tab has just erased; new records stay on their way.

        Returns:
            The ids of the records whose changes were dropped.
        """
        gone = [key for key, (change, _) in self._changes.items() if "" not in change.bases]
        for key in gone:
            del self._changes[key]
        self._orders = [order for order in self._orders if not (order.aside or order.renew)]
        return gone

    def begin_again(self, documents: Iterable[Document]) -> None:
        """Send `documents`, which is everything, to a browser that has lost its journal."""
        self._changes.clear()
        self.unread.clear()
        self._orders = [JournalOrder(self._next(), mark=True)]
        for document in documents:
            self.note(document["id"], None, document)

    @property
    def forgetting(self) -> bool:
        """Whether an erasing has been sent and not yet confirmed."""
        return any(order.forget for order in self._orders)

    def renew(self, documents: Iterable[Document]) -> None:
        """Replace what the browser holds by `documents`, the same in the current schema."""
        self._orders.append(JournalOrder(self._next(), renew=tuple(documents)))

    def put_aside(self, slot: str, document: Document | None, kept: Document | None = None) -> None:
        """Set a version aside in the place `slot`; None for `document` clears the place."""
        self._orders.append(JournalOrder(self._next(), aside=slot, doc=document, kept=kept))

    def acknowledge(self, seq: int) -> bool:
        """Drop the changes up to `seq`, which are saved; True if an erasing was among them."""
        forgotten = any(order.forget and order.seq <= seq for order in self._orders)
        kept = {key: each for key, each in self._changes.items() if each[0].seq > seq}
        self._changes = kept
        self._orders = [order for order in self._orders if order.seq > seq]
        return forgotten

    def take(self, key: str, seq: int) -> tuple[Document | None, Document | None] | None:
        """Withdraw a change: (before, after). None if a later change is already on its way."""
        change, before = self._changes.get(key, (None, None))
        if change is None or change.seq != seq:
            return None
        del self._changes[key]
        return before, change.doc

    def waiting(self, key: str) -> bool:
        """Whether a change of this record is on its way."""
        return key in self._changes

    def missed(self, seq: int) -> None:
        """Send everything after `seq` once more."""
        self._told = min(self._told, max(seq, 0))

    def post(self) -> UnsentChanges:
        """The changes that have not been sent yet, in order; they count as sent from now on."""
        every: list[RecordChange | JournalOrder] = [change for change, _ in self._changes.values()]
        fresh = [each for each in (*every, *self._orders) if each.seq > self._told]
        since, fresh = self._told, sorted(fresh, key=lambda each: each.seq)
        self._told = fresh[-1].seq if fresh else since
        return UnsentChanges(since, [msgspec.to_builtins(each) for each in fresh])
