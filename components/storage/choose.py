"""Where a session's journal lives: the one rule, and it fails safe.

The file on this machine is only for a browser on this machine that talks to this machine with
nothing in between. Whatever leaves that in doubt sends the session elsewhere: to the account of
whoever signs in, where the host has set that up, and else to the visitor's own browser.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from hmac import compare_digest
from typing import TYPE_CHECKING

from components.session.storage_kind import Home
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTING = "AFTERVIEW_FILE"
"""The host's own word: anything but nothing at all or `on` forbids the file to everybody."""

_FORWARDING = Pattern(
    r"forwarded|via|max-forwards|proxy-.+|true-client-ip|client-ip|wl-proxy-client-ip"
    r"|x-(?:forwarded|real|original|client|cluster-client|remote|proxy|envoy|amzn?|azure|appengine|arr"
    r"|request-id|request-start|host|scheme|varnish|via|ms|github|vercel|heroku|railway)(?:-.*)?"
    r"|(?:cf|cdn|fastly|fly|ngrok|tailscale|akamai|x-akamai|x-fastly)-.+",
)
"""Headers by which proxies, tunnels and platforms say that they passed a request on."""

OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""What this machine calls itself; any other name may be somebody else's, made to lead here."""

_USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Connection:
    """How a browser reached this server.

    `address` is its own as Streamlit tells it: None for 127.0.0.1 and ::1, and also where the
    server listens on a `socket_file`, whose clients have no address. `headers` may repeat a name.
    `port` and `scheme` are those the server itself listens with. `key` is what the browser showed
    of the key (`components.storage.access_key`), empty if nothing.
    """

    address: str | None
    headers: tuple[tuple[str, str], ...]
    port: int = 8501
    scheme: str = "http"
    key: str = ""
    socket_file: bool = False


@dataclass(frozen=True)
class Hosting:
    """What the host has set: whether the file may be used, its key, whether people can sign in.

    `key` is empty where the host asks for none.
    """

    file: bool = True
    accounts: bool = False
    key: str = ""


def decide(connection: Connection, hosting: Hosting) -> Home:
    """Where the journal of a session over `connection` lives."""
    if hosting.file and is_local(connection) and has_key(connection, hosting):
        return Home.FILE
    return Home.ACCOUNT if hosting.accounts else Home.BROWSER


def file_allowed(settings: Mapping[str, str]) -> bool:
    """Whether the host lets this machine's file be used at all."""
    return settings.get(SETTING, "").strip().lower() in {"", "on"}


def has_key(connection: Connection, hosting: Hosting) -> bool:
    """Whether the key was shown, where one is asked for; how long it takes to say tells nothing."""
    return compare_digest(connection.key.encode(), hosting.key.encode()) or not hosting.key


def is_local(connection: Connection) -> bool:
    """Whether a page of this very server, in a browser on this machine, talks to it directly.

    A browser names the page that speaks in `Origin`, at every web socket and every upload. What
    names none is no browser, and what names another is another page.
    """
    return is_near(connection) and all_of(connection, "origin") == [own_origin(connection)]


def is_near(connection: Connection) -> bool:
    """Whether something on this machine talks to it, by its own name, with nothing in between.

    A name that leads to this machine is not enough: with another name than its own (a rebound
    one, or a proxy's) a page from elsewhere would be let in.
    """
    hosts = all_of(connection, "host")
    return is_from_here(connection) and len(hosts) == 1 and _is_own(hosts[0].lower(), connection)


def is_from_here(connection: Connection) -> bool:
    """Whether something on this machine talks to it with nothing in between, by whatever name."""
    return (
        not connection.socket_file
        and is_loopback(connection.address)
        and not any(_FORWARDING.fullmatch(name.lower()) for name, _ in connection.headers)
    )


def own_origin(connection: Connection) -> str:
    """The Origin of this server's own pages, under the name the browser used."""
    return f"{connection.scheme}://{''.join(all_of(connection, 'host')).lower()}"


def all_of(connection: Connection, wanted: str) -> list[str]:
    """Every value of one header."""
    return [value for name, value in connection.headers if name.lower() == wanted]


def _is_own(host: str, connection: Connection) -> bool:
    usual = _USUAL_PORTS.get(connection.scheme) == connection.port
    return host in {f"{name}:{connection.port}" for name in OWN_NAMES} or (
        usual and host in OWN_NAMES
    )


def is_loopback(address: str | None) -> bool:
    """Whether an address is this machine's own, in its usual spelling."""
    if address is None:
        return True
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    # Where one socket serves both, an IPv4 client has such an address.
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback
