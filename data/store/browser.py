"""A journal in the visitor's own browser: in memory for the visit, and every change handed out.

The browser is the place; what is here mirrors it. A change counts as kept once the browser has
said so (`Kept`). Nothing of it touches a disk of this machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from data.models import MissingError, RefusedImportError
from data.store.clashes import Clash, SetAside, bring_back, join
from data.store.exchange import read_export
from data.store.interface import Place, fresh_revision
from data.store.journal import Journal, plain
from data.store.memory import MemoryStorage
from data.store.migrations import SCHEMA
from data.store.outbox import Outbox
from data.store.replies import (
    AnyReply,
    Aside,
    Changed,
    Clashed,
    Kept,
    Missed,
    Opened,
    Trouble,
    Well,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.models import AnyRecord
    from data.store.seal import Document, Tables


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
        self._aside: dict[str, SetAside] = {}
        self.forgotten = False
        """Whether the browser has said that it keeps nothing any more of what was there."""

        self.trouble = ""
        """What keeps the browser from keeping anything now; see `Trouble`."""

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The records of which two versions wait for the person's choice."""
        found = ((slot, each, self._current(each)) for slot, each in self._aside.items())
        clashes = (Clash(slot, bring_back(each, now), now) for slot, each, now in found if now)
        return tuple(clash for clash in clashes if clash.differing())

    def wipe(self) -> None:
        """Remove everything for good, here and in the browser."""
        super().wipe()
        self._aside.clear()

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
            case Missed():
                self.outbox.missed(reply.got)
                return False
            case _:
                return False

    def _follow(self, changed: Changed) -> bool:
        """Take in what another tab did, but for what is changed here too: that comes to a clash.

        What was said before everything was erased is not taken in: it is erased with the rest.
        """
        if self.outbox.forgetting:
            return False
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
        joined = join(base, mine, theirs)
        self._mirror.receive([theirs])
        if joined.kept is not None and plain(joined.kept) != theirs:
            self.put(joined.kept)
        if joined.aside is not None:
            self._set_aside(self._token(), joined.aside)

    def _set_aside(self, slot: str, aside: SetAside) -> None:
        self._aside[slot] = aside
        self.outbox.put_aside(slot, aside.mine, aside.kept)

    def settle(self, slot: str, *, mine: bool) -> None:
        """Of the two versions of a record keep the one made here, or the one that is kept.

        What was written in it since is kept with either.
        """
        aside = self._aside.pop(slot, None)
        if aside is None:
            return
        self.outbox.put_aside(slot, None)
        if mine:
            chosen = bring_back(aside, self._current(aside))
            self.load([msgspec.structs.replace(chosen, rev="")])

    def _current(self, aside: SetAside) -> AnyRecord | None:
        try:
            return self.get(aside.mine["id"])
        except MissingError:
            return None

    def open(self, opened: Opened) -> None:
        """Begin with what the browser keeps.

        Raises:
            RefusedImportError: it cannot be taken as it is; `NewerImportError` if it is newer.
        """
        records = _records(opened.records, opened.schema)
        aside = {each.slot: _versions(each, opened.schema) for each in opened.aside}
        self._mirror.receive(plain(record) for record in records)
        if opened.schema != SCHEMA:
            self.outbox.renew(plain(record) for record in records)
        for slot, versions in aside.items():
            self._take_up(slot, versions, renew=opened.schema != SCHEMA)

    def _take_up(self, slot: str, aside: SetAside, *, renew: bool) -> None:
        """Go on waiting for a choice; one whose record was removed or is the same goes."""
        self._aside[slot] = aside
        if not any(clash.slot == slot for clash in self.clashes):
            self.settle(slot, mine=False)
        elif renew:
            self._set_aside(slot, aside)


def _versions(aside: Aside, schema: int) -> SetAside:
    """What the browser keeps of a version set aside.

    Raises:
        RefusedImportError: it cannot be taken as it is.
    """
    mine, kept = _records(aside.mine, schema), _records(aside.kept, schema)
    if len(mine) != 1 or len(kept) > 1:
        raise RefusedImportError("This is damaged or cut off, so nothing was taken.")
    return SetAside(plain(mine[0]), plain(kept[0]) if kept else None)


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


def open_browser(*, token: Callable[[], str] = fresh_revision) -> BrowserJournal:
    """A journal of a visitor, before their browser has said what it holds."""
    return BrowserJournal(token)
