"""What stands before the pages: who is let in under which name, and the headers of every answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.server import Server
from tests.support.http_requests import ask, may_connect
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UPLOAD = "/_stcore/upload_file/session/file"
EVERYWHERE = {
    "content-security-policy",
    "x-frame-options",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-resource-policy",
    "cross-origin-opener-policy",
}
ANSWERS = [
    ("GET", "/", 200),
    ("GET", "/patterns", 200),
    ("HEAD", "/", 200),
    ("GET", "/favicon.png", 200),
    ("GET", "/_stcore/health", 200),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/media/nothing.json", 404),
    ("GET", "/component/nothing", 404),
    ("POST", "/", 403),
    ("PUT", UPLOAD, 403),
    ("GET", "/../etc/passwd", 400),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("home"))
    started.start()
    yield started
    said = started.read_log()
    started.stop()
    assert "Traceback" not in said


@pytest.mark.parametrize("method, path, status", ANSWERS)
def test_every_answer_has_every_header(server: Server, method: str, path: str, status: int) -> None:
    said = ask(server, path, method)
    assert said.status == status
    assert set(said.headers) >= EVERYWHERE
    assert said.headers["x-frame-options"] == "DENY"
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.headers["referrer-policy"] == "no-referrer"


def test_nothing_but_the_apps_own_may_be_loaded_or_frame_it(server: Server) -> None:
    policy = dict(
        part.strip().split(" ", 1)
        for part in ask(server).headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]
    elsewhere = re.findall(r"(?:https?|wss?)://\S+|\*", " ".join(policy.values()))
    assert elsewhere == [f"ws://localhost:{server.port}", f"wss://localhost:{server.port}"]


def test_no_name_a_client_makes_up_gets_into_the_policy(server: Server) -> None:
    said = ask(server, headers={"Host": "evil.test; script-src *"})
    assert "evil" not in said.headers.get("content-security-policy", "")


@pytest.mark.parametrize("path", ["/media/nothing.json", "/_stcore/host-config", UPLOAD])
def test_what_may_hold_a_visitors_words_is_not_kept_by_a_browser(server: Server, path: str) -> None:
    assert ask(server, path).headers["cache-control"] == "no-store"


def test_community_cloud_alone_may_frame_an_app_there(server: Server) -> None:
    there = ask(server, headers={"Host": "afterview.streamlit.app"}).headers
    assert "frame-ancestors 'self' https://share.streamlit.io" in there["content-security-policy"]
    assert "x-frame-options" not in there
    alike = ask(server, headers={"Host": "streamlit.app.example.com"}).headers
    assert "frame-ancestors 'none'" in alike["content-security-policy"]


@pytest.mark.parametrize("host", ["https://desk.example.org", "'self'"])
@pytest.mark.parametrize("way", ["environment", "secret"])
def test_a_host_names_who_may_frame_the_app(tmp_path: Path, host: str, way: str) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(f'AFTERVIEW_FRAMES = "{host}"\n', encoding="utf-8")
    given = {"AFTERVIEW_FRAMES": host} if way == "environment" else {}
    options = {} if given else {"secrets.files": str(secrets)}
    server = Server(tmp_path, settings=given, options=options)
    server.start()
    try:
        said = ask(server).headers
        assert said["content-security-policy"].endswith(f"frame-ancestors {host}")
        assert "x-frame-options" not in said
    finally:
        server.stop()


def origins(server: Server) -> dict[str, bool]:
    """Origins a web socket may come with, and whether it is let in."""
    here = server.port
    return {
        f"http://localhost:{here}": True,
        f"https://localhost:{here}": False,
        f"http://127.0.0.1:{here}": False,
        f"http://localhost:{here + 1}": False,
        "http://localhost": False,
        f"http://localhost:{here}.example.com": False,
        f"http://afterview.example.com:{here}": False,
        "https://evil.example.com": False,
        "null": False,
        "http://[": False,
        "//": False,
    }


def test_a_web_socket_is_answered_to_the_servers_own_page_alone(server: Server) -> None:
    wanted = origins(server)
    assert {each: may_connect(server, {"Origin": each}) for each in wanted} == wanted
    assert may_connect(server, {}), "without an origin it is answered, and has no file"


def test_a_web_socket_of_a_public_name_is_answered_to_a_page_of_that_name(server: Server) -> None:
    name = "afterview.example.com"
    for scheme in ("http", "https"):
        assert may_connect(server, {"Origin": f"{scheme}://{name}:{server.port}"}, name)
    for origin in (f"http://localhost:{server.port}", f"http://{name}", "https://evil.example.com"):
        assert not may_connect(server, {"Origin": origin}, name)


def test_an_upload_is_answered_to_the_servers_own_page_alone(server: Server) -> None:
    for origin, welcome in {**origins(server), "": False}.items():
        for method in ("PUT", "DELETE"):
            headers = {"Origin": origin} if origin else {}
            said = ask(server, UPLOAD, method, headers, b"x")
            own = b"server's own page" in said.body
            assert said.status == 403
            # Of its own page Streamlit asks for the token as well.
            assert own is not welcome, (origin, method)


@pytest.mark.parametrize(
    "name",
    [
        "localhost.",
        "127.1",
        "127.0.0.2",
        "0.0.0.0",  # noqa: S104 - what a person may type
        "2130706433",
        "0x7f.1",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[0:0:0:0:0:0:0:1]",
        "LOCALHOST.",
    ],
)
def test_this_machine_in_another_spelling_leads_to_the_same_journal(
    server: Server, name: str
) -> None:
    said = ask(server, "/patterns?a=b%20c", headers={"Host": f"{name}:{server.port}"})
    assert said.status == 307
    assert said.headers["location"] == f"http://localhost:{server.port}/patterns?a=b%20c"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "afterview.example.com"},
        {"Host": "127.0.0.1.nip.io"},
        {"Host": "localhost.example.com"},
        {"Host": "192.168.1.7"},
        {"Host": "[::1"},
        {"Host": ""},
        {"Host": "localhost.", "X-Forwarded-For": "203.0.113.7"},
    ],
)
def test_nobody_else_is_sent_to_their_own_machine(server: Server, headers: dict[str, str]) -> None:
    assert ask(server, headers=headers).status == 200


def test_where_the_file_is_forbidden_nobody_is_sent_anywhere(tmp_path: Path) -> None:
    server = Server(tmp_path, settings={"AFTERVIEW_FILE": "off"})
    server.start()
    try:
        assert ask(server, headers={"Host": f"localhost.:{server.port}"}).status == 200
    finally:
        server.stop()


def test_origins_that_the_host_names_are_answered_and_have_no_file(tmp_path: Path) -> None:
    options = {
        "server.corsAllowedOrigins": "https://desk.example.org",
        "browser.serverAddress": "journal.example.org",
    }
    server = Server(tmp_path, options=options)
    server.start()
    try:
        for origin in ("https://desk.example.org", "https://journal.example.org"):
            assert may_connect(server, {"Origin": origin})
            visitor = Visitor(server.port, headers={"Origin": origin})
            assert str(tmp_path) not in visitor.read("your_data")
            visitor.close()
        assert not may_connect(server, {"Origin": f"http://localhost:{server.port + 1}"})
        assert not may_connect(server, {"Origin": "https://journal.example.org.evil.test"})
    finally:
        server.stop()
