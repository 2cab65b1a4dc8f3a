"""What the server does beside drawing pages: tells the owner the link, lets go of ended visits.

Streamlit takes a visit that was left for ended after `server.disconnectedSessionTTL`, but lets go
of it only when another one is left: on a quiet server a journal, a file sent in or a copy handed
out would stay for days.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime import Runtime

from components.shell.request_check import Gate
from components.storage import access_key, download_links
from components.storage.server_address import listens_on

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.starlette import App

MIDDLEWARE = (Middleware(Gate),)
"""What every request and every web socket passes before Streamlit sees it."""

PART = 4
"""How many times in the time that a visit left behind is kept."""


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[None]:
    """From start to stop: tell the owner the link, and let go of what visitors left behind."""
    access_key.announce(os.environ, listens_on())
    tidied = asyncio.create_task(_tidy_regularly())
    yield
    tidied.cancel()


async def _tidy_regularly() -> None:
    """Tidy for as long as the server runs."""
    left: dict[str, Any] = {}
    copies: frozenset[str] = frozenset()
    download_links.tended.set()
    while True:
        await asyncio.sleep(st.get_option("server.disconnectedSessionTTL") / PART)
        with suppress(AttributeError):  # another Streamlit than the pinned one
            left = end_visits(Runtime.instance(), left)
            copies = download_links.tidy(Runtime.instance().media_file_mgr, copies)


def end_visits(runtime: Any, left: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - its inner side
    """Let go of the visits among `left`, which nobody was at before, that have ended.

    Returns those that nobody is at now.
    """
    manager = runtime._session_mgr  # noqa: SLF001
    manager._session_storage._cache.expire()  # noqa: SLF001
    kept = {each.session.id: each.session for each in manager._session_storage.list()}  # noqa: SLF001
    for name in left.keys() - kept.keys():
        if not runtime.is_active_session(name):
            _end(left[name])
    return kept


def _end(visit: Any) -> None:  # noqa: ANN401 - its inner side
    # It refers to itself, and the collector never walks what was there when the shell froze it.
    visit.shutdown()
    visit.session_state.clear()
