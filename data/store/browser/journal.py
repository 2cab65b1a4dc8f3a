"""A journal in the visitor's own browser; the server holds a copy in memory during the visit.

The browser is where it is kept: every change is sent there, and counts as saved once the browser
has confirmed it (`Kept`). Nothing of it is written to a disk of the server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from data.models import MissingError, RefusedImportError
from data.store.browser.conflicts import Conflict, SetAside, join_changes, restore_aside
from data.store.browser.lenient_read import read_leniently
from data.store.browser.messages import (
    AnyReply,
    AsideVersion,
    BrowserFailure,
    Changed,
    Clashed,
    Kept,
    Missed,
    Opened,
    Recovered,
)
from data.store.browser.mirror import MirrorStorage
from data.store.browser.outbox import Outbox
from data.store.core.codec import to_document
from data.store.core.interface import fresh_revision
from data.store.core.migrations import SCHEMA
from data.store.local.tinydb_journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.models import AnyRecord
    from data.store.core.codec import Document


NOTHING = "[]"
"""An array of no record."""


class BrowserJournal(Journal):
    """A `Store` whose place is the visitor's browser, and the conversation with that browser.

    It is empty before their browser has said what it holds.
    """

    def __init__(self, token: Callable[[], str] = fresh_revision) -> None:
        self.outbox = Outbox()
        self._mirror = MirrorStorage(token, self.outbox)
        super().__init__(self._mirror, token)
        self._aside: dict[str, SetAside] = {}
        self._beside: dict[str, str] = {}
        """Where what was written in a record that cannot be read is kept, by the record's id."""

        self.forgotten = False
        """Whether the browser has said that it keeps nothing any more of what was there."""

        self.trouble = ""
        """What keeps the browser from keeping anything now; see `BrowserFailure`."""

    @property
    def clashes(self) -> tuple[Conflict, ...]:
        """The conflicts that wait for the person's choice."""
        found = ((slot, each, self._current(each)) for slot, each in self._aside.items())
        clashes = (Conflict(at, restore_aside(each, now), now) for at, each, now in found if now)
        return tuple(clash for clash in clashes if clash.differing())

    @property
    def unread(self) -> int:
        """How many records in the browser cannot be read; they are left there as they are."""
        return len(self.outbox.unread)

    def wipe(self) -> None:
        """Remove everything for good, here and in the browser."""
        super().wipe()
        self._aside.clear()
        self._beside.clear()

    def keep_again(self) -> None:
        """Send everything again to a browser that has lost its journal."""
        self.outbox.begin_again(map(to_document, self.everything()))
        for slot, aside in self._aside.items():
            self.outbox.put_aside(slot, aside.mine, aside.kept)

    def give_up(self) -> None:
        """Remove every readable record from the browser, once the journal is kept elsewhere."""
        if self.unread:
            self.load((), drop=[each.id for each in self.everything()])
        else:
            self.wipe()

    def hear(self, reply: AnyReply) -> bool:
        """Take in one reply of the browser; whether anything on the screen changes by it.

        What of it cannot be read changes nothing, and is not replaced.
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
            case BrowserFailure() | Recovered():
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
        if changed.erased:
            self._mirror.note_erasing(self.outbox.let_go())
            self._aside.clear()
        unread = set(self.outbox.unread)
        found = self._sift(changed.records)
        records = [each for each in found if not self.outbox.waiting(each.id)]
        gone = [key for key in changed.gone if not self.outbox.waiting(key)]
        self.outbox.unread.difference_update(changed.gone)
        self._mirror.receive(map(to_document, records), gone)
        return bool(records or gone or changed.erased or unread != self.outbox.unread)

    def _sift(self, array: str) -> tuple[AnyRecord, ...]:
        """What can be read of what another tab wrote; what cannot is left to the browser."""
        try:
            found = read_leniently(array, SCHEMA)
        except RefusedImportError:
            return ()
        self.outbox.unread.difference_update(each.id for each in found.records)
        self.outbox.unread |= found.unread
        return found.records

    def _meet(self, clashed: Clashed) -> bool:
        taken = self.outbox.take(clashed.id, clashed.seq)
        if taken is None:
            return False
        base, mine = taken
        if clashed.erased:
            self._mirror.receive([], [clashed.id])
            return True
        theirs = next((to_document(each) for each in self._sift(clashed.theirs)), None)
        if theirs is None and clashed.theirs != NOTHING:
            self._keep_beside(clashed.id, mine)
        elif theirs is not None and mine is not None:
            self._bring_together(base, mine, theirs)
        elif theirs is not None:
            # A change beats a removal, on either side: nothing anybody wrote is lost.
            self._mirror.receive([theirs])
        else:
            self.outbox.note(clashed.id, None, mine)
        return True

    def _keep_beside(self, key: str, mine: Document | None) -> None:
        """Keep `mine` beside a record that cannot be read, and is not to be replaced."""
        self.outbox.unread.add(key)
        slot = self._beside.setdefault(key, self._token())
        self.outbox.put_aside(slot, mine)

    def _bring_together(self, base: Document | None, mine: Document, theirs: Document) -> None:
        joined = join_changes(base, mine, theirs)
        self._mirror.receive([theirs])
        if joined.kept is not None and to_document(joined.kept) != theirs:
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
            chosen = restore_aside(aside, self._current(aside))
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
        found = read_leniently(opened.records, opened.schema)
        if found.unread and not found.records:
            raise RefusedImportError("None of this could be read, so nothing was taken.")
        self.outbox.unread |= found.unread
        self._mirror.receive(map(to_document, found.records))
        if opened.schema != SCHEMA:
            self.outbox.renew(map(to_document, found.records))
        for aside in opened.aside:
            self._take_up(aside, opened.schema)

    def _take_up(self, aside: AsideVersion, schema: int) -> None:
        """Go on waiting for a choice; one whose record was removed or is the same goes."""
        versions = _versions(aside, schema)
        if versions is None:
            self.outbox.unread.add(aside.slot)
        elif (key := versions.mine["id"]) in self.outbox.unread:
            self._beside[key] = aside.slot
            self._mirror.receive([versions.mine])
        else:
            self._wait_on(aside.slot, versions, renew=schema != SCHEMA)

    def _wait_on(self, slot: str, versions: SetAside, *, renew: bool) -> None:
        self._aside[slot] = versions
        if not any(clash.slot == slot for clash in self.clashes):
            self.settle(slot, mine=False)
        elif renew:
            self._set_aside(slot, versions)


def _versions(aside: AsideVersion, schema: int) -> SetAside | None:
    """What the browser keeps of a version set aside; None if it cannot be read."""
    try:
        mine, kept = (read_leniently(aside.mine, schema), read_leniently(aside.kept, schema))
    except RefusedImportError:
        return None
    if len(mine.records) != 1 or len(kept.records) > 1 or kept.unread:
        return None
    beside = to_document(kept.records[0]) if kept.records else None
    return SetAside(to_document(mine.records[0]), beside)
