"""What a visit holds of the journal beside it, and lets go of once everything is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components import state

if TYPE_CHECKING:
    from components.slots import Slot
    from components.visit import Visit

HELD: tuple[Slot[Any], ...] = (
    state.TAKEN_IN,
    state.REMOVED,
    state.REVERSIBLE,
    state.INCOMING,
    state.RECALLED,
    state.UNPRACTISED,
    state.SHOWN,
    state.UNSAVED,
    state.APART,
    state.HOMELESS,
)
"""Ways back, what is remembered, what waits."""


def forget() -> None:
    """Let go of all of it."""
    for slot in HELD:
        state.take(slot)


def look_out(visit: Visit) -> None:
    """Let go of it if everything was erased in another window since this was last asked.

    A way back that is still on the screen there would bring part of the journal back.
    """
    if visit.example:
        return
    known, now = state.read(state.EPOCH), visit.store.epoch()
    if known not in {None, now}:
        forget()
    state.write(state.EPOCH, now)
