"""What every request and web socket passes before Streamlit sees it.

Streamlit answers a web socket that names no origin, and one from any page of this machine's own
name on whatever port; it sends none of the headers with which a browser keeps a page to itself.
Both are mended here, for the file on this machine's sake (`components.storage.choose`).
"""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from components.shell import headers, upload_limits, websocket_check
from components.storage import access_key
from components.storage.choose import (
    OWN_NAMES,
    Connection,
    all_of,
    file_allowed,
    has_key,
    is_from_here,
    is_loopback,
    is_near,
    own_origin,
)
from components.storage.server_address import base, connect, hosting_of, listens_on

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


SAFE = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing."""

QUIET = "/_stcore/health"
"""What tells nothing but that the server runs."""

STRANGE = 1008
"""The web socket's own word for: this is against the rules here."""

_ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - what a person may type for their own machine

LOCKED = f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Afterview</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font-family: sans-serif; line-height: 1.6; max-width: 34rem; margin: 18vh auto 0;
  padding: 0 1.5rem; background: light-dark(#FBFAF7, #12191A);
  color: light-dark(#0F1A1A, #E6EAE6); }}
h1 {{ font-family: serif; font-weight: 600; font-size: 1.6rem; }}
</style>
</head>
<body>
<h1>Open your journal with its link</h1>
<p>The journal on this computer opens with a link of its own, so that nobody else who uses this
computer can read it. You'll find the link in the window where Afterview was started, and in the
file <code>{access_key.FILE}</code> in your journal's folder. Open it once in this browser; after
that, this address is enough.</p>
</body>
</html>
"""
"""What a browser on this machine is shown that has not shown the key: where the link is."""


class Gate:
    """Lets through what may come in, and adds the headers to whatever is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on; as ASGI has it."""
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._talk(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _talk(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def heard() -> Message:
            message = await receive()
            if websocket_check.is_sound(message):
                return message
            await send({"type": "websocket.close", "code": STRANGE})
            return {"type": "websocket.disconnect", "code": STRANGE}

        if may_speak(meet(scope)):
            await self._app(scope, heard, send)
        else:
            # An opening has to be taken in before it can be refused.
            await receive()
            await send({"type": "websocket.close", "code": STRANGE})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection, path = meet(scope), _path(scope)

        async def adorned(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers.adorn(message["headers"], connection, path)
            await send(message)

        reply = answer_instead(scope, connection, path)
        if reply is not None:
            await reply(scope, receive, adorned)
        elif scope["method"] == "PUT" and upload_limits.session_of(path):
            await upload_limits.weigh(self._app, scope, path, receive, adorned)
        else:
            await self._app(scope, receive, adorned)


def meet(scope: Scope) -> Connection:
    """How whoever asks reached this server."""
    pairs = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
    )
    client = scope.get("client")
    return connect(client[0] if client else None, pairs)


def _path(scope: Scope) -> str:
    return str(scope["path"]).removeprefix(base())


def answer_instead(scope: Scope, connection: Connection, path: str) -> Response | None:
    """What is answered without asking Streamlit; None if the request may go on."""
    if path == QUIET:
        return None
    if scope["method"] in SAFE and leads_astray(connection):
        return RedirectResponse(f"{listens_on()}{_rest(scope)}")
    if is_near(connection) and access_key.asked(os.environ):
        return _ask_for_key(scope, connection)
    if scope["method"] not in SAFE and not (all_of(connection, "origin") and may_speak(connection)):
        return PlainTextResponse("This may only be asked by this server's own page.", 403)
    return None


def _ask_for_key(scope: Scope, connection: Connection) -> Response | None:
    query = scope["query_string"].decode("latin-1")
    if scope["method"] == "GET" and access_key.opens(query, os.environ):
        return _let_in(scope, connection, query)
    if has_key(connection, hosting_of(os.environ)):
        return None
    return HTMLResponse(LOCKED, 403)


def _let_in(scope: Scope, connection: Connection, query: str) -> Response:
    """Keep the key in a cookie, and take it out of the address."""
    rest = access_key.without(query)
    reply = RedirectResponse(f"{scope['path']}{'?' * bool(rest)}{rest}", 303)
    secure = connection.scheme == "https"
    reply.headers["Set-Cookie"] = access_key.cookie(
        os.environ, connection.port, f"{base()}/", secure=secure
    )
    return reply


def _rest(scope: Scope) -> str:
    """The path and what follows it, as they were asked for."""
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def may_speak(connection: Connection) -> bool:
    """Whether a web socket may be opened: by a page of this server, or by what is no browser.

    What is no browser names no origin, and is given no file (`components.storage.choose.is_local`).
    """
    if is_near(connection) and not has_key(connection, hosting_of(os.environ)):
        return False
    origins = all_of(connection, "origin")
    if not origins:
        return True
    return len(origins) == 1 and (_is_own(origins[0], connection) or _is_welcome(origins[0]))


def _is_own(origin: str, connection: Connection) -> bool:
    if is_near(connection):
        return origin == own_origin(connection)
    # Behind a proxy the page may have come over https though the server speaks http.
    schemes = {f"{scheme}://{host}" for scheme in ("http", "https") for host in _hosts(connection)}
    return origin.lower() in schemes


def _hosts(connection: Connection) -> list[str]:
    return [host.lower() for host in all_of(connection, "host")]


def _is_welcome(origin: str) -> bool:
    """Whether the host has named this origin, as Streamlit's own settings have it."""
    allowed = st.get_option("server.corsAllowedOrigins") or []
    outside = str(st.get_option("browser.serverAddress"))
    named = outside not in OWN_NAMES and _name(origin) == outside
    return not st.get_option("server.enableCORS") or origin in allowed or named


def leads_astray(connection: Connection) -> bool:
    """Whether somebody on this machine came by a name of it under which it keeps no file."""
    return (
        file_allowed(os.environ)
        and is_from_here(connection)
        and not is_near(connection)
        and [_is_this_machine(host) for host in _hosts(connection)] == [True]
    )


def _is_this_machine(host: str) -> bool:
    """Whether a Host header has this machine's name in another spelling, the port aside."""
    name = _name(f"//{host}").rstrip(".")
    return name == "localhost" or name in _ANYWHERE or _is_loopback(name)


def _name(address: str) -> str:
    """The name in an address; nothing if it is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(name: str) -> bool:
    """Whether a name is an address of this machine, in any spelling: `127.1`, `0x7f.1`."""
    try:
        return is_loopback(name if ":" in name else socket.inet_ntoa(socket.inet_aton(name)))
    except (OSError, ValueError):
        return False
