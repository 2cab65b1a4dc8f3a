"""Which version of a record is on the screen: a part that runs alone notices a newer one.

What this session changes itself is on the screen where it was changed. What another window wrote
is not, and then a page is to be drawn as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.session import state

if TYPE_CHECKING:
    from data.models import Record


def show(record: Record) -> None:
    """This version of the record is on the screen."""
    state.remember(state.SEEN, record.id, record.rev)


def forget_version(record: Record) -> None:
    """Whatever is changed of this record, the whole page is to be drawn."""
    state.remember(state.SEEN, record.id, None)


def note_own_change(before: Record, after: Record) -> None:
    """This session has changed a record: what was on the screen, so changed, still is."""
    if is_current(before):
        show(after)


def is_current(record: Record | None) -> bool:
    """Whether a record as it is kept now is on the screen."""
    return record is not None and state.read(state.SEEN).get(record.id) == record.rev
