"""Letting go of what visits that have ended left in the server's memory.

Streamlit takes a visit that was left for ended after `server.disconnectedSessionTTL`, but lets go
of it only when another one is left: on a quiet server a journal, a file sent in or a copy handed
out would stay for days.
"""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from typing import Any

from streamlit.runtime import Runtime

from components.shell import handed_out

PAUSE = 30.0
"""Seconds between two times."""


async def tidy_regularly() -> None:
    """Tidy for as long as the server runs."""
    seen: frozenset[str] = frozenset()
    while True:
        await asyncio.sleep(PAUSE)
        with suppress(AttributeError):  # another Streamlit than the pinned one
            seen = tidy(Runtime.instance(), seen)


def tidy(runtime: Any, seen: frozenset[str]) -> frozenset[str]:  # noqa: ANN401 - its inner side
    """Let go of visits that ended, and of copies handed out that were there (`seen`) before.

    Returns the copies that are there now.
    """
    left = runtime._session_mgr._session_storage._cache  # noqa: SLF001
    if left.expire():
        # A visit refers to itself, so only the collector lets go of it, and of its files.
        gc.collect()
    return handed_out.tidy(runtime, seen)
