"""Every key of the session's state, typed, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from streamlit.delta_generator import DeltaGenerator

    from data.models import AnyRecord, Practice
    from data.store import Incoming, Store

T = TypeVar("T")


@dataclass(frozen=True)
class Slot(Generic[T]):
    """One value kept for a session, and what it is before anything was kept."""

    key: str
    default: T


@dataclass(frozen=True)
class TakenIn:
    """What the journal took in last, in a sentence, and how to reverse it."""

    told: str
    back: tuple[AnyRecord, ...]
    drop: tuple[str, ...]


ENTERED: Slot[bool] = Slot("shell.entered", default=False)
GENTLE: Slot[bool] = Slot("shell.gentle", default=False)
EXAMPLE: Slot[bool] = Slot("shell.example", default=False)
EXAMPLE_STORE: Slot[Store | None] = Slot("shell.example_store", default=None)
VISIT_STORE: Slot[Store | None] = Slot("shell.visit_store", default=None)
NOTICE: Slot[str] = Slot("shell.notice", default="")
NOTICE_PLACE: Slot[DeltaGenerator | None] = Slot("shell.notice_place", default=None)
UNSAVED: Slot[tuple[str, ...]] = Slot("fields.unsaved", default=())
REMOVED: Slot[tuple[AnyRecord, ...]] = Slot("interviews.removed", default=())
TAKEN_IN: Slot[TakenIn | None] = Slot("your_data.taken_in", default=None)
UPLOADS: Slot[int] = Slot("your_data.uploads", default=0)
ERASING: Slot[bool] = Slot("your_data.erasing", default=False)
ERASED: Slot[bool] = Slot("your_data.erased", default=False)
OPEN_QUESTION: Slot[str] = Slot("evaluate.open_question", default="")
PICKING: Slot[str] = Slot("evaluate.picking", default="")
LEFT_OUT: Slot[tuple[str, str]] = Slot("evaluate.left_out", default=("", ""))
OPEN_STEP: Slot[int] = Slot("journey.open_step", default=0)
SEEN_CLOCK: Slot[str] = Slot("evaluate.seen_clock", default="")
PRACTISED: Slot[str] = Slot("learn.practised", default="")
UNPRACTISED: Slot[tuple[bool, Practice] | None] = Slot("learn.unpractised", default=None)
OPEN_CARD: Slot[str] = Slot("stay_in_touch.open_card", default="")
STILL_SINCE: Slot[datetime | None] = Slot("wait.still_since", default=None)
OPEN_APPLICATION: Slot[str] = Slot("applications.open", default="")
CHASING: Slot[str] = Slot("applications.chasing", default="")
REVERSIBLE: Slot[tuple[bool, TakenIn] | None] = Slot("applications.reversible", default=None)
INCOMING: Slot[tuple[str, Incoming] | None] = Slot("applications.incoming", default=None)
OPEN_STORY: Slot[str] = Slot("stories.open", default="")
RECALLED: Slot[dict[str, tuple[Hashable, Any]] | None] = Slot("shell.recalled", default=None)


def read(slot: Slot[T]) -> T:
    """What `slot` holds in this session."""
    return cast("T", st.session_state.get(slot.key, slot.default))


def write(slot: Slot[T], value: T) -> None:
    """Keep `value` in `slot` for this session."""
    st.session_state[slot.key] = value


def take(slot: Slot[T]) -> T:
    """What `slot` holds, which is then empty again."""
    value = read(slot)
    st.session_state.pop(slot.key, None)
    return value


def widget(key: str) -> Any:  # noqa: ANN401 - a widget's value has the widget's type
    """The value a widget has now; None before it was drawn."""
    return st.session_state.get(key)


def sync(key: str, stored: object, *, always: bool = False) -> None:
    """Let the widget show what is stored, unless what it shows could not be saved yet.

    The widget's state is touched only when it differs: setting it would overwrite what is being
    typed at this moment. `always` is for one nothing is typed into.
    """
    if key in read(UNSAVED):
        return
    if always or key not in st.session_state or st.session_state[key] != stored:
        st.session_state[key] = stored


def forget(key: str) -> None:
    """Drop a widget's value, so that it starts afresh."""
    st.session_state.pop(key, None)


def mark_saved(key: str, *, saved: bool) -> None:
    """Note whether what the widget shows is kept."""
    unsaved = tuple(other for other in read(UNSAVED) if other != key)
    write(UNSAVED, unsaved if saved else (*unsaved, key))
