"""A journal in the visitor's own browser: in memory for the visit, and every change handed out.

The browser is the place; what is here mirrors it. A change counts as kept once the browser has
said so (`Kept`). Nothing of it touches a disk of this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from data.models import AnyRecord, LimitError, RefusedImportError, check
from data.store.exchange import read_export
from data.store.interface import Place, fresh_revision
from data.store.journal import Journal, plain
from data.store.memory import MemoryStorage
from data.store.merge import differences, merge
from data.store.migrations import SCHEMA
from data.store.outbox import Outbox
from data.store.replies import AnyReply, Changed, Clashed, Kept, Opened, Trouble, Well

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.store.seal import Document, Tables


class Clash(NamedTuple):
    """A record changed in two tabs, both ways in the same field: here, and as it is kept."""

    mine: AnyRecord
    kept: AnyRecord

    def differing(self) -> list[tuple[Any, Any]]:
        """What differs, place by place: here, and as it is kept."""
        return differences(plain(self.mine), plain(self.kept))


class MirrorStorage(MemoryStorage):
    """Tables in memory; whatever is written to them goes to the outbox too."""

    def __init__(self, token: Callable[[], str], outbox: Outbox) -> None:
        super().__init__(token)
        self._outbox = outbox

    def write(self, data: Tables) -> None:
        """Make `data` all there is, and note what differs."""
        with self.lock():
            before, after = _apart(self.read(), data), _apart(data, self.read())
            for key in {**before, **after}:
                self._outbox.note(key, before.get(key), after.get(key))
            super().write(data)

    def receive(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Take in what the browser already keeps."""
        with self.lock():
            coming = {document["id"]: document for document in documents}
            out = {*gone, *coming}
            tables = {
                name: {key: each for key, each in table.items() if key not in out}
                for name, table in self.read().items()
            }
            for key, document in coming.items():
                tables.setdefault(document["kind"], {})[key] = document
            super().write(tables)

    def place(self) -> Place:
        """In the browser; the size is that of its JSON."""
        return Place("browser", None, super().place().size)

    def wipe(self) -> None:
        """Remove everything, here and there."""
        with self.lock():
            super().write({})
            self._outbox.forget()


def _apart(tables: Tables, others: Tables) -> dict[str, Document]:
    """The documents of `tables`, by id, that are not the very same in `others`."""
    found: dict[str, Document] = {}
    for name, table in tables.items():
        other = others.get(name, {})
        if table is not other:
            found |= {key: each for key, each in table.items() if other.get(key) is not each}
    return found


class BrowserJournal(Journal):
    """A `Store` whose place is the visitor's browser, and the conversation with it."""

    def __init__(self, token: Callable[[], str] = fresh_revision) -> None:
        self.outbox = Outbox()
        self._mirror = MirrorStorage(token, self.outbox)
        super().__init__(self._mirror, token)
        self._clashes: dict[str, Clash] = {}
        self.forgotten = False
        """Whether the browser has said that it keeps nothing any more of what was there."""

        self.trouble = ""
        """What keeps the browser from keeping anything now; see `Trouble`."""

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The records of which two versions wait for the person's choice."""
        return tuple(self._clashes.values())

    def wipe(self) -> None:
        """Remove everything for good, here and in the browser."""
        super().wipe()
        self._clashes.clear()

    def hear(self, reply: AnyReply) -> bool:
        """Take in one reply of the browser; whether anything on the screen changes by it.

        Raises:
            RefusedImportError: it holds records that cannot be taken as they are.
        """
        match reply:
            case Kept():
                forgotten = self.outbox.acknowledge(reply.seq)
                self.forgotten = self.forgotten or forgotten
                return forgotten
            case Clashed():
                return self._meet(reply)
            case Changed():
                return self._follow(reply)
            case Trouble() | Well():
                before, self.trouble = self.trouble, getattr(reply, "what", "")
                return before != self.trouble
            case _:
                return False

    def _follow(self, changed: Changed) -> bool:
        """Take in what another tab did, but for what is changed here too: that comes to a clash."""
        records = [each for each in _records(changed.records) if not self.outbox.waiting(each.id)]
        gone = [key for key in changed.gone if not self.outbox.waiting(key)]
        self._mirror.receive(map(plain, records), gone)
        return bool(records or gone)

    def _meet(self, clashed: Clashed) -> bool:
        taken = self.outbox.take(clashed.id, clashed.seq)
        if taken is None:
            return False
        base, mine = taken
        theirs = next((plain(each) for each in _records(clashed.theirs)), None)
        if theirs is not None and mine is not None:
            self._bring_together(base, mine, theirs)
        elif theirs is not None:
            # A change beats a removal, on either side: nothing anybody wrote is lost.
            self._mirror.receive([theirs])
        else:
            self.outbox.note(clashed.id, None, mine)
        return True

    def _bring_together(self, base: Document | None, mine: Document, theirs: Document) -> None:
        kept = _whole(merge(base, mine, theirs, prefer_mine=False).document)
        both = merge(base, mine, theirs, prefer_mine=True)
        other = _whole(both.document)
        self._mirror.receive([theirs])
        if kept is None or other is None or both.document["kind"] != theirs["kind"]:
            kept, other = _whole(theirs), _whole(mine)
        elif plain(kept) != theirs:
            kept = self.put(kept)
        if kept is not None and other is not None and both.fields:
            self._clashes[kept.id] = Clash(other, kept)
            self.outbox.put_aside(kept.id, plain(other))

    def settle(self, key: str, *, mine: bool) -> None:
        """Of the two versions of a record keep the one made here, or the one that is kept."""
        clash = self._clashes.pop(key, None)
        if clash is None:
            return
        self.outbox.put_aside(key, None)
        current = next((each for each in self.everything() if each.id == key), None)
        if mine:
            rev = current.rev if current else ""
            self.put(msgspec.structs.replace(clash.mine, rev=rev))

    def open(self, opened: Opened) -> None:
        """Begin with what the browser keeps.

        Raises:
            RefusedImportError: it cannot be taken as it is; `NewerImportError` if it is newer.
        """
        records = _records(opened.records, opened.schema)
        self._mirror.receive(plain(record) for record in records)
        if records and opened.schema != SCHEMA:
            self.outbox.renew(plain(record) for record in records)
        kept = {record.id: record for record in records}
        for mine in _records(opened.aside, opened.schema):
            if mine.id in kept:
                self._clashes[mine.id] = Clash(mine, kept[mine.id])


def _records(array: str, schema: int = SCHEMA) -> tuple[AnyRecord, ...]:
    """The records of a JSON array, which pass what those of an export pass.

    Raises:
        RefusedImportError: they cannot be taken as they are.
    """
    head = b'{"afterview":{"schema":%d,"kind":"export"},"records":' % schema
    try:
        return read_export(head + array.encode() + b"}")
    except UnicodeEncodeError:
        raise RefusedImportError("This is damaged or cut off, so nothing was taken.") from None


def _whole(document: dict[str, Any]) -> AnyRecord | None:
    """`document` as a record; None if two changes in one go beyond its limits."""
    try:
        return check(cast("AnyRecord", msgspec.convert(document, AnyRecord)))
    except (msgspec.ValidationError, LimitError):
        return None


def open_browser(*, token: Callable[[], str] = fresh_revision) -> BrowserJournal:
    """A journal of a visitor, before their browser has said what it holds."""
    return BrowserJournal(token)
