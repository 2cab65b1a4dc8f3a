"""The journal a session gets, by the rule of `components.storage.choose`, and its opening."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import kept_apart
from components.session import state
from components.session.storage_kind import Home
from components.storage import browser_session, recovery
from components.storage.account import session
from components.storage.choose import Connection, Hosting, decide
from components.storage.privacy import PrivacyFacts
from components.storage.server_address import connect, hosting_of
from components.ui.page_style import draw_tab
from data import store as stores
from data.models import Interview, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.store import Store

INSTEAD = "instead"
"""The name, to the tab, of what stands where a page cannot be drawn."""


def find_home() -> Home:
    """Where the journal of this session lives."""
    return decide(_connection(), _hosting())


def _connection() -> Connection:
    headers = st.context.headers
    return connect(
        st.context.ip_address,
        tuple((name, value) for name in headers for value in headers.get_all(name)),
    )


def _hosting() -> Hosting:
    return hosting_of(os.environ, accounts=session.accounts() is not None)


def find_privacy_facts() -> PrivacyFacts:
    """What is true of this session's privacy."""
    home = find_home()
    return PrivacyFacts(
        home=home,
        encrypted=(st.context.url or "").startswith("https:"),
        statistics=bool(st.get_option("browser.gatherUsageStats")),
        kept=home is not Home.BROWSER or not browser_session.session().is_denied,
        keyed=bool(_hosting().key),
    )


def open_own(home: Home) -> Store:
    """This session's own journal, as it is, where it lives.

    Raises:
        StoreError: it cannot be opened now.
    """
    return _OPENERS[home]()


def own_store(home: Home) -> Store:
    """This session's own journal; what can be done instead of a page where it does not open."""
    try:
        store = open_own(home)
        # A file may be damaged or vanish under a running app: found out here, not half-way down.
        store.all(Interview)
    except StoreError as error:
        if home is Home.ACCOUNT:
            session.draw_instead(error)
        else:
            path = stores.default_path(os.environ)
            # The settings cannot be read now: numbers are said as on the last page of this visit.
            voice = state.read(state.VOICE)
            recovery.draw_closed_journal(error, path, partial(_begin_afresh, path), voice)
        draw_tab(INSTEAD, kept_apart.put_by_cut_off)
        st.stop()
    return store


def _open_file() -> Store:
    # Where a link leads may change under a running app.
    return _file_store(os.path.realpath(stores.default_path(os.environ)))


@st.cache_resource
def _file_store(path: str) -> Store:
    return stores.open_journal(Path(path))


_OPENERS: dict[Home, Callable[[], Store]] = {
    Home.FILE: _open_file,
    Home.ACCOUNT: session.open_account_journal,
    Home.BROWSER: browser_session.open_browser_journal,
}


def _begin_afresh(path: Path) -> None:
    # The store that is remembered is of the journal that is gone.
    _file_store.clear()
    stores.begin_afresh(path)
