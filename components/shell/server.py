"""The server as the shell knows it: what it listens on, and what it does beside drawing pages."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.middleware import Middleware

from components.shell import session_cleanup
from components.shell.request_check import Gate
from components.storage import access_key
from components.storage.server_address import listens_on

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.starlette import App

MIDDLEWARE = (Middleware(Gate),)
"""What every request and every web socket passes before Streamlit sees it."""


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[None]:
    """From start to stop: tell the owner the link, and let go of what visitors left behind."""
    access_key.announce(os.environ, listens_on())
    tidied = asyncio.create_task(session_cleanup.tidy_regularly())
    yield
    tidied.cancel()
