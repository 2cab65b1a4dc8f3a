"""The server's copy, in memory, of the journal in a browser; each change goes into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store.core.codec import replace_documents
from data.store.core.interface import Place
from data.store.local.memory import MemoryStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.store.browser.outbox import Outbox
    from data.store.core.codec import Document, Tables


class MirrorStorage(MemoryStorage):
    """Tables in memory whose changes are also put into the outbox."""

    def __init__(self, token: Callable[[], str], outbox: Outbox) -> None:
        super().__init__(token)
        self._outbox = outbox

    def write(self, data: Tables) -> None:
        """Make `data` all there is, and note what differs."""
        with self.lock():
            before, after = _apart(self.read(), data), _apart(data, self.read())
            for key in {**before, **after}:
                # Noted before it is written: a change that fails to be noted is not made.
                self._outbox.note(key, before.get(key), after.get(key))
            super().write(data)

    def receive(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Take in what the browser already holds, without sending it back.

        Args:
            documents: records as plain values.
            gone: ids of removed records.
        """
        with self.lock():
            coming = {document["id"]: document for document in documents}
            super().write(replace_documents(self.read(), coming, {*gone, *coming}))

    def place(self) -> Place:
        """In the browser; the size is that of its JSON."""
        return Place("browser", None, super().place().size)

    def wipe(self) -> None:
        """Remove everything, here and there."""
        with self.lock():
            super().write({})
            self._outbox.forget()
            self._erasings += 1

    def note_erasing(self, gone: Iterable[str]) -> None:
        """Note that another tab erased everything, and drop the records in `gone`."""
        self.receive((), gone)
        self._erasings += 1


def _apart(tables: Tables, others: Tables) -> dict[str, Document]:
    """The documents of `tables`, by id, that are not the very same in `others`."""
    found: dict[str, Document] = {}
    for name, table in tables.items():
        other = others.get(name, {})
        # Tables are never altered in place: the same object holds the same documents.
        if table is not other:
            found |= {key: each for key, each in table.items() if other.get(key) is not each}
    return found
