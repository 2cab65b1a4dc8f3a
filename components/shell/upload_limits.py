"""Files on their way in: how much one visit may have on the server, and when it lets go.

Streamlit bounds each file alone, and keeps what was sent until the visit ends, whether or not a
page still asks for it (`MemoryUploadedFileManager`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st
from starlette.responses import PlainTextResponse
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.session import state
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send


MEGA = 1024 * 1024
FILES = 4
"""How many files one visit may have on the server at a time; its pages ask for one each."""

TIMES = 2
"""How many times the largest file one visit may have at a time: one that takes another's place."""

VISITS = 6
"""How many visits may have all they may have at the same time."""

FRAMING = 64 * 1024
"""Bytes that may be around a file on its way in."""

_ADDRESS = Pattern(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+")
_coming: Counter[str] = Counter()
"""Bytes announced and not yet arrived, by visit."""


def session_of(path: str) -> str:
    """The visit that a file sent to `path` is for; empty if none is sent there."""
    found = _ADDRESS.fullmatch(path)
    return found["session"] if found else ""


def limit() -> int:
    """Bytes that one visit may have on the server at a time."""
    return TIMES * (int(st.get_option("server.maxUploadSize")) * MEGA + FRAMING)


async def weigh(app: ASGIApp, scope: Scope, path: str, receive: Receive, send: Send) -> None:
    """Pass a file on to `app` if there is room for all that it announces.

    No server of HTTP takes in more than was announced.
    """
    announced = dict(scope["headers"]).get(b"content-length", b"")
    session = session_of(path)
    if not announced.isdigit():
        await PlainTextResponse("Its length is not said.", 411)(scope, receive, send)
    elif not has_room(session, int(announced)):
        await PlainTextResponse("There is no room for it now.", 413)(scope, receive, send)
    else:
        _coming[session] += int(announced)
        try:
            await app(scope, receive, send)
        finally:
            _coming[session] -= int(announced)
            # Else every visit there ever was would stay in the table.
            _coming[session] or _coming.pop(session)


def has_room(session: str, size: int) -> bool:
    """Whether a visit may send `size` bytes more, for all that it and all others have here."""
    kept = held()
    own, files = kept.get(session, (0, 0))
    everything = sum(each for each, _ in kept.values()) + _coming.total()
    return (
        files < FILES
        and own + _coming[session] + size <= limit()
        and everything + size <= VISITS * limit()
    )


def held() -> Mapping[str, tuple[int, int]]:
    """Bytes and files that the server has of each visit."""
    storage = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    # Copied first: other visits send and let go of files while this reads.
    return {
        session: (sum(len(file.data) for file in files.values()), len(files))
        for session, files in tuple((each, dict(files)) for each, files in dict(storage).items())
    }


def finish_upload() -> None:
    """Let go of what was sent in, now that it was taken in, and have an empty field for another."""
    forget_reading()
    state.write(state.UPLOADS, state.read(state.UPLOADS) + 1)
    let_go()


def forget_reading() -> None:
    """Let go of what a file that was sent in turned out to hold."""
    memory = state.read(state.RECALLED) or {}
    for name in ("import", "intake", "invitation"):
        memory.pop(name, None)


def drop_other_uploads(page: str) -> None:
    """Let go of what was sent in on another page than this one: none of them asks for it again."""
    if state.read(state.PAGE) != page:
        state.write(state.PAGE, page)
        let_go()


def let_go() -> None:
    """Have the server let go of every file this visit has sent."""
    run = get_script_run_ctx()
    if run:
        run.uploaded_file_mgr.remove_session_files(run.session_id)
