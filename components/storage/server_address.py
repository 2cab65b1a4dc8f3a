"""What this server listens on, and how something reached it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.storage import access_key
from components.storage.choose import Connection, Hosting, file_allowed

if TYPE_CHECKING:
    from collections.abc import Mapping


def connect(address: str | None, headers: tuple[tuple[str, str], ...]) -> Connection:
    """How the client at `address` reached this server with these `headers`."""
    port = int(st.get_option("server.port"))
    return Connection(
        address,
        headers,
        port=port,
        scheme="https" if st.get_option("server.sslCertFile") else "http",
        key=access_key.shown_key(headers, port),
        socket_file=(st.get_option("server.address") or "").startswith("unix:"),
    )


def hosting_of(settings: Mapping[str, str], *, accounts: bool = False) -> Hosting:
    """What the host has set about the file."""
    return Hosting(file_allowed(settings), accounts=accounts, key=access_key.expected(settings))


def listens_on() -> str:
    """The address at which the owner of this machine opens the app, without a path."""
    here = connect(None, ())
    return f"{here.scheme}://localhost:{here.port}"


def base() -> str:
    """What stands before every path: nothing, or `/` and the folder the host has set."""
    folder = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{folder}" if folder else ""
