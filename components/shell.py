"""The frame around every page: navigation, the first-open guard, theme, and the journal."""

from __future__ import annotations

import gc
import os
from copy import copy
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from msgspec.structs import replace

from components import messages, recovery, state
from components.recovery import Rescue
from components.sitemap import PAGES, PATHS, Entry
from components.visit import Visit
from data import store as stores
from data.catalogue import example
from data.models import Interview, Settings, StoreError

if TYPE_CHECKING:
    from streamlit.navigation.page import Page as StreamlitPage

    from data.models import AnyRecord
    from data.store import Incoming, Plan, Store

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}
FORWARDING = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")


def run() -> None:
    """Run the app: what the entry script does."""
    _declare().run()


def enter(name: str) -> Visit:
    """Begin a page: what every page does first. Draws its title line's surroundings.

    A page opened first on a fresh server runs without the entry script; then the navigation is
    declared here and the page run once more inside it.
    """
    if not state.read(state.ENTERED):
        _declare()
        st.rerun()
    visit = _visit()
    state.write(state.GENTLE, visit.settings().words_for_numbers)
    _draw_frame(visit, name)
    return visit


def now() -> datetime:
    """This moment in UTC; `AFTERVIEW_NOW` (ISO 8601) sets it, for tests and screenshots."""
    fixed = os.environ.get("AFTERVIEW_NOW")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


def _declare() -> StreamlitPage:
    # An icon by name would be fetched from fonts.gstatic.com; an emoji is drawn by the browser.
    st.set_page_config(page_title="Afterview", page_icon="🌅", layout="centered")
    _freeze()
    state.write(state.ENTERED, value=True)
    # A page that was run is marked as such: each run takes copies.
    return st.navigation([copy(page) for page in _pages()], position="top")


def _page(entry: Entry) -> StreamlitPage:
    return st.Page(
        entry.path,
        title=entry.title,
        icon=entry.icon,
        # The file's own name: a fresh server knows a page by no other until the app has run.
        url_path=entry.name,
        default=entry is PAGES[0],
        visibility="hidden" if entry.hidden else "visible",
    )


@st.cache_resource
def _pages() -> tuple[StreamlitPage, ...]:
    # Each page's file is looked for once, not at every run (docs/performance.md).
    return tuple(_page(entry) for entry in PAGES)


@cache
def _freeze() -> None:
    # What is loaded by now need not be walked by the collector again (docs/performance.md).
    gc.collect()
    gc.freeze()


def _visit() -> Visit:
    in_example = _in_example()
    return Visit(
        store=_example_store() if in_example else _own_store(),
        clock=now,
        today=_today(),
        dark=st.context.theme.type == "dark",
        example=in_example,
        paths=PATHS,
    )


def _today() -> date:
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return now().astimezone(zone).date()


def _in_example() -> bool:
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
    state.take(state.EXAMPLE_STORE)
    state.take(state.REMOVED)
    st.query_params.pop("example", None)


def _example_store() -> Store:
    store = state.read(state.EXAMPLE_STORE)
    if store is None:
        store = stores.open_memory((*example.example_records(_today(), now()), *_manner()))
        state.write(state.EXAMPLE_STORE, store)
    return store


def _manner() -> tuple[Settings, ...]:
    """How the person likes the app holds in the example too; nothing they wrote goes with it."""
    try:
        kept = _open_own().all(Settings)
    except StoreError:
        return ()
    return tuple(replace(each, pocket=(), treats=(), keep_busy=(), signature="") for each in kept)


def _open_own() -> Store:
    return _file_store(str(stores.default_path(os.environ))) if is_local() else _visit_store()


def is_local() -> bool:
    """Whether a browser on this machine talks to this machine, with nothing in between."""
    headers = st.context.headers
    host = (headers.get("Host") or "localhost").rsplit(":", 1)[0].strip("[]")
    forwarded = any(headers.get(name) for name in FORWARDING)
    return host in LOCAL_HOSTS and not forwarded and st.context.ip_address in {None, *LOCAL_HOSTS}


def _own_store() -> Store:
    if not is_local():
        return _visit_store()
    path = stores.default_path(os.environ)
    try:
        store = _file_store(str(path))
        # A file may be damaged or vanish under a running app: found out here, not half-way down.
        store.all(Interview)
    except StoreError as error:
        recovery.draw_closed_journal(error, _rescue(path))
        st.stop()
    return store


def _rescue(path: Path) -> Rescue:
    restore, begin = partial(stores.restore_backup, path), partial(_begin_afresh, path)
    return Rescue(path, look=look, restore=restore, begin=begin)


def _begin_afresh(path: Path) -> None:
    _file_store.clear()
    stores.begin_afresh(path)


def look(backup: Path) -> tuple[AnyRecord, ...] | None:
    """What a backup holds; None if it cannot be read."""
    try:
        return stores.open_journal(backup).everything()
    except StoreError:
        return None


def write_export(visit: Visit) -> bytes:
    """The whole journal as one file that restores exactly."""
    return stores.write_export(visit.store.everything())


def read_export(content: bytes) -> tuple[AnyRecord, ...]:
    """The records of an export.

    Raises:
        RefusedImportError: it cannot be taken as it is; the reason says why.
    """
    return stores.read_export(content)


def preview(visit: Visit, incoming: tuple[AnyRecord, ...]) -> Plan:
    """How an export's records compare with what is kept here."""
    return stores.preview(visit.store.everything(), incoming)


def open_table(content: bytes) -> Incoming:
    """A list from elsewhere: what it seems to hold and how it is read.

    Raises:
        RefusedImportError: it cannot be read as a table; the reason says why.
    """
    return stores.open_table(content)


def _visit_store() -> Store:
    store = state.read(state.VISIT_STORE)
    if store is None:
        store = stores.open_memory()
        state.write(state.VISIT_STORE, store)
    return store


@st.cache_resource
def _file_store(path: str) -> Store:
    return stores.open_journal(Path(path))


def _draw_frame(visit: Visit, name: str) -> None:
    if visit.example:
        _draw_example_bar()
    if name != "evaluate":
        messages.draw_notice()


def _draw_example_bar() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="example_bar"):
        st.caption("An example journal: none of this is yours, and nothing here is kept.")
        st.button("Back to my own", on_click=leave_example, key="leave_example", type="tertiary")
