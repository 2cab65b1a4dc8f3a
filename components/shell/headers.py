"""The headers with which a browser keeps a page to itself.

What each source is let in for, and what was tried without it: docs/deploy.md.
"""

from __future__ import annotations

import base64
import hashlib
import os
from functools import cache, lru_cache
from pathlib import Path

import streamlit

from components.storage.choose import Connection, all_of
from data.regex.pattern import Pattern

SETTING = "AFTERVIEW_FRAMES"
"""The host's own word: which pages may show the app in a frame, as `frame-ancestors` has it."""

_NOBODY = "'none'"
CLOUD = "'self' https://share.streamlit.io"
"""Community Cloud shows an app in a frame of the same address (streamlit/streamlit#5084)."""

CLOUD_NAME = ".streamlit.app"

UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
"""What a browser can give a page and this app never asks for."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{each}=()" for each in UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",
}
_UNKEPT = ("/media/", "/_stcore/")
"""Where words of a journal may be in an answer: what a browser must not keep."""

_NAME = Pattern(r"[a-z0-9.\-\[\]:]+")


def adorn(sent: list[tuple[bytes, bytes]], connection: Connection, path: str) -> None:
    """Add to an answer's headers what it must have; ours come in the place of Streamlit's."""
    added = for_answer(connection, path)
    ours = {name.lower().encode() for name in added}
    sent[:] = [pair for pair in sent if pair[0].lower() not in ours]
    sent.extend((name.lower().encode(), value.encode()) for name, value in added.items())


def for_answer(connection: Connection, path: str) -> dict[str, str]:
    """The headers of one answer."""
    host = "".join(all_of(connection, "host")).lower()
    frames = may_frame(host)
    return {
        **ALWAYS,
        "Content-Security-Policy": policy(host, frames),
        **({"X-Frame-Options": "DENY"} if frames == _NOBODY else {}),
        **({"Cache-Control": "no-store"} if path.startswith(_UNKEPT) else {}),
        **({"Cross-Origin-Opener-Policy": "same-origin"} if _is_trusted(host, connection) else {}),
    }


def may_frame(host: str) -> str:
    """Who may show the app in a frame: what the host set, else nobody but Community Cloud's own."""
    set_by_host = " ".join(os.environ.get(SETTING, "").split())
    if set_by_host and not set(set_by_host) & set(";,"):
        return set_by_host
    return CLOUD if host.endswith(CLOUD_NAME) else _NOBODY


@lru_cache(maxsize=64)
def policy(host: str, frames: str) -> str:
    """The content policy: this app's own files, and nothing else is loaded, run or written to."""
    # Not every Safari counts a web socket as 'self'.
    sockets = f" ws://{host} wss://{host}" if _NAME.fullmatch(host) else ""
    scripts = " ".join(f"'sha256-{each}'" for each in _digests())
    return "; ".join(
        (
            "default-src 'none'",
            # Streamlit hands the scripts of components over as blobs.
            f"script-src 'self' blob: 'wasm-unsafe-eval' {scripts}",
            # Streamlit writes its styles as it goes.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {frames}",
        )
    )


@cache
def _digests() -> tuple[str, ...]:
    """Of each script that stands in Streamlit's own page."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    begun = page.read_text(encoding="utf-8").split("<script>")[1:]
    scripts = [each.partition("</script>")[0] for each in begun]
    digests = (hashlib.sha256(each.encode()).digest() for each in scripts)
    return tuple(base64.b64encode(each).decode() for each in digests)


def _is_trusted(host: str, connection: Connection) -> bool:
    """Whether a browser heeds an opener policy here; elsewhere it complains of it."""
    forwarded = all_of(connection, "x-forwarded-proto") == ["https"]
    name = host.rpartition(":")[0] or host
    return connection.scheme == "https" or forwarded or name in {"localhost", "127.0.0.1", "[::1]"}
