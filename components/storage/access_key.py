"""The key to the file, for a machine or a tunnel that others share: one link, kept by its owner.

A browser is let in by opening the link once; it then keeps a cookie that says the same. The link
is told in the terminal, and kept in a file that only the owner of the journal can read.
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from functools import cache
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from components.storage.choose import file_allowed
from data import store as stores

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SETTING = "AFTERVIEW_KEY"
"""The host's own word: anything but nothing at all or `off` asks everybody for the key."""

FILE = "key.txt"
"""In the journal's folder: the link, on a line of its own."""

PARAMETER = "key"
_SHORTEST = 32


def asked(settings: Mapping[str, str]) -> bool:
    """Whether whoever wants the file must show the key: not where nobody is given the file."""
    wanted = settings.get(SETTING, "").strip().lower() not in {"", "off"}
    return wanted and file_allowed(settings)


def expected(settings: Mapping[str, str]) -> str:
    """What a browser must show; empty where nothing is asked for."""
    return _secret(key_file(settings)) if asked(settings) else ""


def key_file(settings: Mapping[str, str]) -> Path:
    """Where the link is kept."""
    return stores.default_path(settings).parent / FILE


def cookie_name(port: int) -> str:
    """The cookie's name: browsers do not tell the ports of one machine apart."""
    return f"afterview_key_{port}"


def shown_key(headers: tuple[tuple[str, str], ...], port: int) -> str:
    """The key a browser shows in its cookie; empty if it shows none."""
    sent = (value for name, value in headers if name.lower() == "cookie")
    pairs = (pair.strip().partition("=") for value in sent for pair in value.split(";"))
    return next((value for name, _, value in pairs if name == cookie_name(port)), "")


def opens(query: str, settings: Mapping[str, str]) -> bool:
    """Whether the address that was opened has the right key in it."""
    given = dict(parse_qsl(query)).get(PARAMETER, "")
    return asked(settings) and compare_digest(given.encode(), expected(settings).encode())


def without(query: str) -> str:
    """What an address asks for beside the key."""
    return urlencode([pair for pair in parse_qsl(query) if pair[0] != PARAMETER])


def cookie(settings: Mapping[str, str], port: int, path: str, *, secure: bool) -> str:
    """The cookie that says the same as the link, for as long as the browser is open, and a year."""
    marks = f"Path={path}; Max-Age=31536000; HttpOnly; SameSite=Strict{'; Secure' * secure}"
    return f"{cookie_name(port)}={expected(settings)}; {marks}"


def announce(settings: Mapping[str, str], address: str) -> None:
    """Tell the owner the link, and keep it. A log is told only where it is kept."""
    if not asked(settings):
        return
    link = f"{address}/?{urlencode({PARAMETER: expected(settings)})}"
    kept = _keep(key_file(settings), link)
    if sys.stdout.isatty():
        told = f"Your journal opens with this link:\n\n  {link}\n"
    elif kept:
        told = f"The journal opens with the link that is kept in {key_file(settings)}"
    else:
        told = f"The link could not be kept in {key_file(settings)}, so nobody can open the journal"
    sys.stdout.write(f"{told}\n")
    # Where it is not a terminal, a line would wait there for many more.
    sys.stdout.flush()


@cache
def _secret(path: Path) -> str:
    """The key that is kept, or a new one."""
    link = _read(path)
    kept = dict(parse_qsl(link.partition("?")[2])).get(PARAMETER, "")
    return kept if len(kept) >= _SHORTEST else secrets.token_urlsafe(_SHORTEST)


def _read(path: Path) -> str:
    """What is kept; nothing if another account could have read it, or put it there."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | _no_links())) as kept:
            return kept.read().strip() if _is_private(os.fstat(kept.fileno())) else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _keep(path: Path, link: str) -> bool:
    """Keep the link where its owner alone can read it; whether that could be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Made anew each time: what is there may be another's, or readable to others.
        path.unlink(missing_ok=True)
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _no_links(), 0o600)
        with os.fdopen(made, "w") as kept:
            kept.write(f"{link}\n")
    except OSError:
        return False
    return True


def _is_private(about: os.stat_result) -> bool:
    if os.name == "nt":  # the folder of a person's own files is theirs alone there
        return True
    return about.st_uid == os.geteuid() and not stat.S_IMODE(about.st_mode) & 0o077


def _no_links() -> int:
    # Windows has no such flag.
    return getattr(os, "O_NOFOLLOW", 0)
