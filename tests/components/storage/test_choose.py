"""Where a journal lives: the file for this machine alone, and anything in doubt elsewhere."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from components.session.storage_kind import Home
from components.storage.choose import Connection, Hosting, decide, file_allowed
from tests.browser.server import Server
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = ("Host", "localhost:8501")
OURS = ("Origin", "http://localhost:8501")
PAGE = (HERE, OURS)


def named(host: str, port: int = 8501, scheme: str = "http") -> Connection:
    """A page that a server on `port` shows under the name `host`."""
    sent = (("Host", host), ("Origin", f"{scheme}://{host}"))
    return Connection(None, sent, port=port, scheme=scheme)


LOCAL = [
    Connection(None, PAGE),
    Connection("127.0.0.1", PAGE),
    Connection("127.0.0.2", PAGE),
    Connection("::1", PAGE),
    Connection("::ffff:127.0.0.1", PAGE),
    named("127.0.0.1:8501"),
    named("[::1]:8501"),
    named("localhost:9000", port=9000),
    named("localhost", port=80),
    named("localhost", port=443, scheme="https"),
    Connection(None, (("host", "LOCALHOST:8501"), OURS)),
    Connection(
        None,
        (
            *PAGE,
            ("User-Agent", "Mozilla/5.0"),
            ("Accept-Language", "en-GB"),
            ("Cookie", "_streamlit_xsrf=2"),
            ("Sec-WebSocket-Version", "13"),
            ("X-Requested-With", "XMLHttpRequest"),
        ),
    ),
]
FOREIGN_ADDRESSES = (
    "192.168.1.7",
    "10.0.0.4",
    "172.17.0.1",
    "203.0.113.7",
    "169.254.1.1",
    "0.0.0.0",  # noqa: S104 - what a client might claim
    "fe80::1%eth0",
    "2001:db8::7",
    "::ffff:192.168.1.7",
    "localhost",
    "127.0.0.1, 203.0.113.7",
    "",
    "unknown",
)
FOREIGN_HOSTS = (
    "afterview.example.com",
    "afterview.streamlit.app",
    "192.168.1.5:8501",
    "my-laptop.local:8501",
    "rebound.example:8501",
    "127.0.0.1.nip.io:8501",
    "localhost.example.com",
    "localhost.:8501",
    "127.1:8501",
    "127.0.0.2:8501",
    "localhost",
    "localhost:8502",
    "localhost:",
    "localhost:08501",
    "xlocalhost:8501",
    "0.0.0.0:8501",
    "2130706433",
    "[::ffff:192.168.1.7]:8501",
    "localhost@afterview.example.com",
    "afterview.example.com@localhost",
    "localhost/afterview.example.com",
    "localhost:8501, afterview.example.com",
    "localhost:port",
    "[::1",
    "l\u043ecalhost",
    "",
    " ",
)
FORWARDING = (
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "x-forwarded-server",
    "X-Real-IP",
    "X-Original-Host",
    "X-Original-URL",
    "X-Client-IP",
    "X-Cluster-Client-IP",
    "X-Request-Id",
    "X-Scheme",
    "X-Envoy-External-Address",
    "X-Amzn-Trace-Id",
    "X-Arr-Log-Id",
    "X-Ms-Client-Principal",
    "Forwarded",
    "VIA",
    "Proxy-Connection",
    "True-Client-IP",
    "CF-Connecting-IP",
    "Cf-Ray",
    "CDN-Loop",
    "Fly-Client-IP",
    "Ngrok-Trace-Id",
    "Tailscale-User-Login",
)
ORIGINS = (
    "https://afterview.example.com",
    "http://192.168.1.5:8501",
    "http://localhost.example.com",
    "http://localhost",
    "http://localhost:9000",
    "http://127.0.0.1:8501",
    "https://localhost:8501",
    "null",
    "",
)

NOT_LOCAL = [
    *(Connection(address, PAGE) for address in FOREIGN_ADDRESSES),
    *(named(host) for host in FOREIGN_HOSTS),
    *(Connection(None, (("Host", host), OURS)) for host in FOREIGN_HOSTS),
    *(Connection(None, (*PAGE, (name, "127.0.0.1"))) for name in FORWARDING),
    *(Connection(None, (HERE, ("Origin", origin))) for origin in ORIGINS),
    Connection(None, ()),
    Connection(None, (HERE,)),
    Connection(None, (OURS,)),
    Connection(None, (HERE, HERE, OURS)),
    Connection(None, (*PAGE, ("Host", "afterview.example.com"))),
    Connection(None, (HERE, OURS, OURS)),
    Connection(None, (*PAGE, ("Origin", "https://example.com"))),
    Connection(None, PAGE, socket_file=True),
    Connection(None, PAGE, port=9000),
    Connection(None, PAGE, scheme="https"),
    named("localhost", port=8501),
    named("localhost", port=80, scheme="https"),
]


@pytest.mark.parametrize("connection", LOCAL)
def test_a_browser_on_this_machine_that_talks_to_it_directly_has_the_file(
    connection: Connection,
) -> None:
    assert decide(connection, Hosting()) is Home.FILE
    assert decide(connection, Hosting(accounts=True)) is Home.FILE


@pytest.mark.parametrize("connection", NOT_LOCAL)
def test_whatever_leaves_it_in_doubt_never_reaches_the_file(connection: Connection) -> None:
    assert decide(connection, Hosting()) is Home.BROWSER
    assert decide(connection, Hosting(accounts=True)) is Home.ACCOUNT


@pytest.mark.parametrize("connection", [*LOCAL, *NOT_LOCAL])
def test_a_host_that_forbids_the_file_forbids_it_to_everybody(connection: Connection) -> None:
    assert decide(connection, Hosting(file=False)) is Home.BROWSER
    assert decide(connection, Hosting(file=False, accounts=True)) is Home.ACCOUNT


@pytest.mark.parametrize("connection", LOCAL)
def test_where_a_key_is_asked_for_only_who_shows_it_has_the_file(connection: Connection) -> None:
    asking = Hosting(key="k" * 43)
    for shown in ("", "k" * 42, "k" * 44, "\u043a" * 43):
        assert decide(replace(connection, key=shown), asking) is Home.BROWSER
    assert decide(replace(connection, key=asking.key), asking) is Home.FILE


@pytest.mark.parametrize("said", ["", "on", " ON "])
def test_the_file_is_allowed_unless_the_host_says_otherwise(said: str) -> None:
    assert file_allowed({})
    assert file_allowed({"AFTERVIEW_FILE": said})


@pytest.mark.parametrize("said", ["off", "OFF", "no", "false", "0", "of", "onn", "?"])
def test_any_other_word_of_the_host_forbids_the_file(said: str) -> None:
    assert not file_allowed({"AFTERVIEW_FILE": said})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("home"))
    started.start()
    yield started
    started.stop()


def is_shown_the_file(visitor: Visitor, home: Path) -> bool:
    said = visitor.read("your_data")
    visitor.close()
    assert "Your data" in said
    return str(home) in said


def test_over_a_real_connection_this_machine_itself_is_shown_the_file(server: Server) -> None:
    for name in ("localhost", "127.0.0.1"):
        assert is_shown_the_file(Visitor(server.port, name), server.home)


def test_over_a_real_connection_what_names_no_origin_is_not_shown_the_file(server: Server) -> None:
    assert not is_shown_the_file(Visitor(server.port, headers={"Origin": ""}), server.home)


@pytest.mark.skipif(sys.platform == "darwin", reason="it has one loopback address only")
def test_over_a_real_connection_another_loopback_address_is_this_machine_too(
    server: Server,
) -> None:
    assert is_shown_the_file(Visitor(server.port, source="127.0.0.2"), server.home)


@pytest.mark.parametrize("name", ["afterview.example.com", "192.168.1.5", "0.0.0.0"])  # noqa: S104
def test_over_a_real_connection_another_host_name_is_not_shown_the_file(
    server: Server, name: str
) -> None:
    assert not is_shown_the_file(Visitor(server.port, name), server.home)


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via", "CF-Connecting-IP"])
def test_over_a_real_connection_a_forwarded_request_is_not_shown_the_file(
    server: Server, name: str
) -> None:
    through = Visitor(server.port, headers={name: "127.0.0.1"})
    assert not is_shown_the_file(through, server.home)


@pytest.mark.parametrize("way", ["environment", "secret"])
def test_a_host_forbids_the_file_with_one_setting(tmp_path: Path, way: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if way == "secret":
        (tmp_path / "secrets.toml").write_text('AFTERVIEW_FILE = "off"\n', encoding="utf-8")
        options = {"secrets.files": str(tmp_path / "secrets.toml")}
        server = Server(home, options=options)
    else:
        server = Server(home, settings={"AFTERVIEW_FILE": "off"})
    server.start()
    try:
        assert not is_shown_the_file(Visitor(server.port), home)
        assert list(home.iterdir()) == [server.log]
    finally:
        server.stop()
