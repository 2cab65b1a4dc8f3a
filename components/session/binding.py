"""One place of one record: what is kept there, the key of its field, and how a change is saved.

A change is made on the record as it is kept at that moment, whoever kept it. What another window
wrote at this place since it was last shown is never written over.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from components.session import state
from data.models import (
    Outcome,
    OverlapError,
    Record,
    Settings,
    StaleError,
    change,
    merge,
    overwrites,
    value_at,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from data.store import Store

    Path = tuple[str | int, ...]
    Find = Callable[[], Any]
    Edit = Callable[[Any, Any], Any]
    Follow = Callable[[Any, Any], object]

_T = TypeVar("_T")


@dataclass(frozen=True)
class Binding(Generic[_T]):
    """What a field shows and saves. `stored` is shown while `kept` is kept at its place.

    `save(value, began)` gives what is kept afterwards. It writes nothing, and raises an error of
    `data.models`, if that cannot be kept now, or would overwrite anything but `began`. `nothing`
    is the value that says nothing.
    """

    key: str
    stored: _T
    save: Callable[[Any, Any], object]
    kept: object = None
    nothing: object = None

    def plain(self, value: Any) -> Any:  # noqa: ANN401 - whatever the field asks for
        """A value of the widget as it is saved."""
        return None if value == self.nothing else value

    @staticmethod
    def key_of(record: Record, *path: str | int, role: str = "", owner: str = "") -> str:
        """The key of the field of a place; of two fields of one place each has its `role`.

        What is asked once an interview, or once an item, bears the key of that, its `owner`. A
        correction stands in the place of what it corrects.
        """
        if path[0] == "questions":
            owner, path = str(path[1]), path[2:]
        steps = (str(step).removeprefix("corrected_") for step in path)
        return "-".join([*([role] if role else []), *steps, owner or _owner(record)])


def _owner(record: Record) -> str:
    """What tells the fields of a record apart from others; known before it is first kept."""
    if isinstance(record, Settings):
        return "settings"
    return record.interview if isinstance(record, Outcome) else record.id


def draft(key: str, stored: object, take: Callable[[Any], object]) -> Binding[Any]:
    """A field of no record: `take` acts upon what was entered."""
    return Binding(key, stored, lambda value, _: take(value))


AS_KEPT = object()
"""What a field shows that shows what is kept."""


@dataclass(frozen=True)
class BoundPlace:
    """Where a value is kept, and how its record is found, edited and kept.

    `find` gives it as it is kept now; one without a `rev` is made with its first change. `edit`
    makes of it and what was entered the changed one, None to take it out; `follow` is told both.
    """

    store: Store
    clock: Callable[[], datetime]
    find: Find
    path: Path
    edit: Edit
    follow: Follow | None

    def bind(self, key: str, record: Record, shown: object) -> Binding[Any]:
        """The field of this place, as it is in `record`."""
        kept = value_at(record, self.path)
        return Binding(key, kept if shown is AS_KEPT else shown, self._save, kept)

    def _save(self, value: object, began: Any) -> object:  # noqa: ANN401 - any field's value
        before, after = change_kept(
            self.store, self.clock(), self.find, lambda kept: self._edited(kept, value, began)
        )
        if self.follow:
            self.follow(before, after)
        return value_at(after, self.path)

    def _edited(self, kept: Record, value: object, began: Any) -> Record | None:  # noqa: ANN401
        """The record with what was entered. Ticks are joined: nothing is lost by it.

        Raises:
            OverlapError: it would overwrite anything but `began`.
        """
        if isinstance(value, list):
            value = merge(began or (), value_at(kept, self.path) or (), value)
        edited: Record | None = self.edit(kept, value)
        if not isinstance(value, list) and overwrites(kept, edited, self.path, began):
            raise OverlapError(kept)
        return edited


TRIES = 8
"""A change is made again on what another tab has just saved; more than this never happens."""


def change_kept(
    store: Store, now: datetime, find: Find, edit: Callable[[Any], Record | None]
) -> tuple[Any, Any]:
    """Keep what `edit` makes of the record that `find` gives, None to take it out.

    Returns the record before and after.

    Raises:
        StoreError, LimitError: it cannot be kept now.
    """
    for _ in range(TRIES):
        current: Record = find()
        edited = edit(current)
        # What changes nothing is not written: to other windows it would be a newer version.
        if edited == current and current.rev:
            return current, current
        with suppress(StaleError):
            return current, _keep(store, current, edited and change(edited, now))
    raise StaleError(find())


def _keep(store: Store, current: Record, edited: Record | None) -> Record | None:
    if edited is None:
        if current.rev:
            store.drop(current)
        return None
    kept = store.put(edited)
    # What was on the screen, so changed, still is: it was changed there.
    if is_on_screen(current):
        note_shown(kept)
    return kept


def note_shown(record: Record) -> None:
    """This version of the record is on the screen: a part that runs alone notices a newer one."""
    state.remember(state.SEEN, record.id, record.rev)


def forget_shown(record: Record) -> None:
    """Whatever is changed of this record, the whole page is to be drawn."""
    state.remember(state.SEEN, record.id, None)


def is_on_screen(record: Record | None) -> bool:
    """Whether the screen shows a record as it is kept now, not as another window left it since."""
    return record is not None and state.read(state.SEEN).get(record.id) == record.rev
