"""Where a session's journal lives: the one rule, and it fails safe.

The file on this machine is only for a browser on this machine that talks to this machine with
nothing in between. Whatever leaves that in doubt sends the session elsewhere: to the account of
whoever signs in, where the host has set that up, and else to the visitor's own browser.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from data.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SETTING = "AFTERVIEW_FILE"
"""The host's own word: anything but nothing at all or `on` forbids the file to everybody."""

_FORWARDING = Pattern(
    r"forwarded|via|max-forwards|proxy-.+|true-client-ip|client-ip|wl-proxy-client-ip"
    r"|x-(?:forwarded|real|original|client|cluster-client|remote|proxy|envoy|amzn?|azure|appengine|arr"
    r"|request-id|request-start|host|scheme|varnish|via|ms|github|vercel|heroku|railway)(?:-.*)?"
    r"|(?:cf|cdn|fastly|fly|ngrok|tailscale|akamai|x-akamai|x-fastly)-.+",
)
"""Headers by which proxies, tunnels and platforms say that they passed a request on."""

_NAMED = Pattern(r"(?:https?://)?(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9.-]+))(?::\d{1,5})?")
"""A Host header, or an Origin: nothing more than a name or an address, and a port."""


class Home(Enum):
    """Where a journal lives."""

    FILE = "file"
    """One file on this machine."""

    ACCOUNT = "account"
    """The rows of whoever signed in, in the host's database."""

    BROWSER = "browser"
    """The visitor's own browser; the server holds it for the visit, in memory alone."""


@dataclass(frozen=True)
class Connection:
    """How a browser reached this server.

    `address` is its own as Streamlit tells it: None for 127.0.0.1 and ::1, and also where the
    server listens on a `socket_file`, whose clients have no address. `headers` may repeat a name.
    """

    address: str | None
    headers: tuple[tuple[str, str], ...]
    socket_file: bool = False


@dataclass(frozen=True)
class Hosting:
    """What the host has set: whether the file may be used, and whether people can sign in."""

    file: bool = True
    accounts: bool = False


def decide(connection: Connection, hosting: Hosting) -> Home:
    """Where the journal of a session over `connection` lives."""
    if hosting.file and is_local(connection):
        return Home.FILE
    return Home.ACCOUNT if hosting.accounts else Home.BROWSER


def file_allowed(settings: Mapping[str, str]) -> bool:
    """Whether the host lets this machine's file be used at all."""
    return settings.get(SETTING, "").strip().lower() in {"", "on"}


def is_local(connection: Connection) -> bool:
    """Whether a browser on this machine talks to this machine, with nothing in between.

    A name that leads to this machine is not enough: with another name than its own (a rebound
    one, or a proxy's) a page from elsewhere would be let in.
    """
    hosts = _all(connection, "host")
    origins = _all(connection, "origin")
    return (
        not connection.socket_file
        and _is_loopback(connection.address)
        and len(hosts) == 1
        and _names_this(hosts[0])
        and all(_names_this(origin) for origin in origins)
        and not _is_forwarded(name for name, _ in connection.headers)
    )


def _all(connection: Connection, wanted: str) -> list[str]:
    return [value for name, value in connection.headers if name.lower() == wanted]


def _is_forwarded(names: Iterable[str]) -> bool:
    return any(_FORWARDING.fullmatch(name.lower()) for name in names)


def _names_this(host: str) -> bool:
    found = _NAMED.fullmatch(host.lower())
    name = (found["six"] or found["name"]) if found else ""
    return name == "localhost" or (bool(name) and _is_loopback(name))


def _is_loopback(address: str | None) -> bool:
    if address is None:
        return True
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    # Where one socket serves both, an IPv4 client has such an address.
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback
