"""The example journal: looked at instead of one's own, which is not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.session import state
from components.session.clock import now, today
from components.session.state_keys import Slot
from components.storage import opening
from data import store as stores
from data.catalogue import example
from data.models import Settings, StoreError

if TYPE_CHECKING:
    from data.store import Store

EXAMPLE_STORE: Slot[Store | None] = Slot("shell.example_store", default=None)
PRIVATE: dict[str, object] = {
    "pocket": (),
    "treats": (),
    "keep_busy": (),
    "signature": "",
    "retired": (),
    "passed": (),
    "passed_before": (),
    "evening_off": None,
    "rested": None,
    "aside": (),
}
"""Settings that are somebody's own words and evenings, as they are before anything was set."""


def in_example() -> bool:
    """Whether the example is looked at; its address says so, for a reload and a bookmark."""
    if "example" in st.query_params:
        state.write(state.EXAMPLE, value=True)
    elif state.read(state.EXAMPLE):
        st.query_params["example"] = "1"
    return state.read(state.EXAMPLE)


def show_example() -> None:
    """Look at the example journal instead of one's own, which is not touched."""
    state.take(state.REMOVED)
    state.write(state.EXAMPLE, value=True)


def leave_example() -> None:
    """Back to one's own journal; whatever was tried in the example is gone."""
    state.take(state.EXAMPLE)
    state.take(EXAMPLE_STORE)
    state.take(state.REMOVED)
    # Else a reload would lead back into the example.
    st.query_params.pop("example", None)


def example_store() -> Store:
    """The example of this session, in memory."""
    return state.obtain(EXAMPLE_STORE, _open_example)


def _open_example() -> Store:
    return stores.open_memory((*example.example_records(today(), now()), *_manner()))


def _manner() -> tuple[Settings, ...]:
    """How the person likes the app holds in the example too; nothing they wrote goes with it."""
    try:
        kept = opening.open_own(opening.find_home()).all(Settings)
    except StoreError:
        return ()
    return tuple(replace(each, **PRIVATE) for each in kept)
