"""Letting go of what visits that have ended left in the server's memory.

Streamlit takes a visit that was left for ended after `server.disconnectedSessionTTL`, but lets go
of it only when another one is left: on a quiet server a journal, a file sent in or a copy handed
out would stay for days.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit.runtime import Runtime

from components.storage import download_links

PART = 4
"""How many times in the time that a visit left behind is kept."""


async def tidy_regularly() -> None:
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
