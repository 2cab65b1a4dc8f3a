"""What the host has set up for signing in, read from the secrets: all of it, or nothing.

[auth]                      # Streamlit's own; its providers may also have sections of their own
redirect_uri = "https://.../oauth2callback"
cookie_secret = "..."
client_id = "..."
client_secret = "..."
server_metadata_url = "https://.../.well-known/openid-configuration"

[connections.afterview]     # what `python -m data.store.account.setup` printed
url = "postgresql://..."
pepper = "..."
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SHORTEST_SECRET = 32
_SHARED = ("redirect_uri", "cookie_secret")
_OWN = ("client_id", "client_secret", "server_metadata_url")


@dataclass(frozen=True)
class Provider:
    """Who says who somebody is. `name` is empty where there is only one."""

    name: str
    metadata: str


@dataclass(frozen=True)
class Accounts:
    """Where accounts are kept, the secret their owners are made with, and who lets people in."""

    url: str
    pepper: str
    providers: tuple[Provider, ...]


def read_accounts(secrets: Mapping[str, Any]) -> Accounts | None:
    """What `secrets` set up for signing in; None unless nothing of it is missing or too short."""
    auth = _section(secrets, "auth")
    kept = _section(_section(secrets, "connections"), "afterview")
    url, pepper = str(kept.get("url", "")), str(kept.get("pepper", ""))
    providers = _providers(auth)
    whole = url and len(pepper) >= SHORTEST_SECRET and providers
    return Accounts(url, pepper, providers) if whole else None


def is_begun(secrets: Mapping[str, Any]) -> bool:
    """Whether somebody has begun to set up signing in, whole or not."""
    return bool(_section(_section(secrets, "connections"), "afterview"))


def _providers(auth: Mapping[str, Any]) -> tuple[Provider, ...]:
    if not all(auth.get(key) for key in _SHARED):
        return ()
    if len(str(auth["cookie_secret"])) < SHORTEST_SECRET:
        return ()
    if all(auth.get(key) for key in _OWN):
        return (Provider("", str(auth["server_metadata_url"])),)
    named = ((name, _section(auth, name)) for name in auth)
    return tuple(
        Provider(str(name), str(own["server_metadata_url"]))
        for name, own in named
        if all(own.get(key) for key in _OWN)
    )


def _section(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = settings.get(name)
    return found if isinstance(found, Mapping) else {}
