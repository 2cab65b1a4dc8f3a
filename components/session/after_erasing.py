"""What a visit holds of the journal beside it, and lets go of once everything is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.session import state

if TYPE_CHECKING:
    from components.session.state_keys import Slot
    from data.store import Store

WAYS_BACK: tuple[Slot[Any], ...] = (
    state.TAKEN_IN,
    state.REMOVED,
    state.REVERSIBLE,
    state.RECALLED,
    state.UNPRACTISED,
)
HELD: tuple[Slot[Any], ...] = (
    *WAYS_BACK,
    state.INCOMING,
    state.SHOWN,
    state.UNSAVED,
    state.APART,
    state.HOMELESS,
)
"""Ways back, what is remembered, what waits."""


def forget_held() -> None:
    """Let go of all that this visit holds of the journal beside it."""
    for slot in HELD:
        state.take(slot)


def notice_erasing(store: Store, *, example: bool) -> None:
    """Let go of the ways back if everything was erased in another window since last time.

    They would bring part of the journal back. What was typed here and is kept nowhere stays.
    """
    if example:
        return
    known, now = state.read(state.EPOCH), store.epoch()
    if known not in {None, now}:
        for slot in WAYS_BACK:
            state.take(slot)
    state.write(state.EPOCH, now)
