"""The key to the file: a link told to the owner alone, a cookie, and nothing without them."""

from __future__ import annotations

import os
import pty
import re
import stat
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from components.storage import access_key
from tests.browser.server import ROOT, Server
from tests.support.http_requests import ask, may_connect
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ON = {"AFTERVIEW_KEY": "on"}
PATIENCE = 60.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("home"), settings=ON)
    started.start()
    yield started
    started.stop()


def link(server: Server) -> str:
    """The link as its owner finds it."""
    return (server.home / access_key.FILE).read_text("utf-8").strip()


def secret(server: Server) -> str:
    """What is secret about the link."""
    return parse_qs(urlsplit(link(server)).query)["key"][0]


def cookie(server: Server, value: str | None = None) -> dict[str, str]:
    """What a browser sends that has opened the link."""
    kept = secret(server) if value is None else value
    return {"Cookie": f"_streamlit_xsrf=2; afterview_key_{server.port}={kept}"}


def shows_the_file(server: Server, headers: Mapping[str, str]) -> bool:
    """Whether a page of the app itself is shown the file."""
    visitor = Visitor(server.port, headers=headers)
    said = visitor.read("your_data")
    visitor.close()
    assert "Your data" in said
    return str(server.home) in said


def test_the_link_is_kept_where_its_owner_alone_can_read_it(server: Server) -> None:
    kept = server.home / access_key.FILE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert link(server).startswith(f"http://localhost:{server.port}/?key=")
    assert len(secret(server)) >= 43


def test_the_link_is_opened_once_and_leaves_the_address_for_a_cookie(server: Server) -> None:
    asked = urlsplit(link(server))
    said = ask(server, f"/patterns?a=b&{asked.query}")
    assert said.status == 303
    assert said.headers["location"] == "/patterns?a=b"
    parts = said.headers["set-cookie"].split("; ")
    assert parts[0] == f"afterview_key_{server.port}={secret(server)}"
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(parts)
    assert said.headers["referrer-policy"] == "no-referrer"


def test_who_shows_the_key_has_the_file(server: Server) -> None:
    assert ask(server, headers=cookie(server)).status == 200
    assert shows_the_file(server, cookie(server))


@pytest.mark.parametrize("value", ["", "x", "x" * 43, "\u00e9" * 43])
def test_without_the_right_key_there_is_a_calm_page_and_nothing_behind_it(
    server: Server, value: str
) -> None:
    headers = cookie(server, value.encode().decode("latin-1"))
    for path in ("/", "/your_data", "/media/x.json", "/static/js/x.js", f"/?key={quote(value)}x"):
        said = ask(server, path, headers=headers if value else {})
        assert said.status == 403
        assert "set-cookie" not in said.headers
        assert b"Open your journal with its link" in said.body
        assert secret(server).encode() not in said.body
    origin = {"Origin": f"http://localhost:{server.port}"}
    assert not may_connect(server, {**headers, **origin})
    assert not may_connect(server, headers)
    upload = ask(server, "/_stcore/upload_file/a/b", "PUT", {**headers, **origin}, b"x")
    assert upload.status == 403


def test_under_another_name_there_is_no_file_even_with_the_key(server: Server) -> None:
    visitor = Visitor(server.port, "afterview.example.com", headers=cookie(server))
    assert str(server.home) not in visitor.read("your_data")
    visitor.close()


def test_the_server_says_nothing_of_the_key_where_it_is_logged(server: Server) -> None:
    ask(server, f"/?{urlsplit(link(server)).query}")
    ask(server, "/?key=wrong")
    said = server.read_log()
    assert secret(server) not in said
    assert "wrong" not in said
    assert str(server.home / access_key.FILE) in said


def test_the_link_holds_when_the_server_starts_again(tmp_path: Path) -> None:
    server = Server(tmp_path, settings=ON)
    server.start()
    try:
        before = link(server)
        server.restart()
        assert link(server) == before
        assert shows_the_file(server, cookie(server))
    finally:
        server.stop()


@pytest.mark.parametrize("way", ["open to others", "a link", "too short", "a folder"])
def test_a_key_that_others_could_know_is_not_used(tmp_path: Path, way: str) -> None:
    kept, known = tmp_path / access_key.FILE, "k" * 43
    if way == "a folder":
        kept.mkdir()
    elif way == "a link":
        (tmp_path / "theirs").write_text(f"http://localhost/?key={known}")
        (tmp_path / "theirs").chmod(0o600)
        kept.symlink_to(tmp_path / "theirs")
    else:
        known = known if way == "open to others" else "k"
        kept.write_text(f"http://localhost/?key={known}")
        kept.chmod(0o644 if way == "open to others" else 0o600)
    settings = {"AFTERVIEW_HOME": str(tmp_path), **ON}
    assert access_key.expected(settings) != known
    assert len(access_key.expected(settings)) >= 43
    access_key.announce(settings, "http://localhost:8501")
    if way != "a folder":
        assert stat.S_IMODE(kept.lstat().st_mode) == 0o600
        assert kept.read_text("utf-8").strip().endswith(access_key.expected(settings))


@pytest.mark.parametrize("said", ["", "off", " OFF "])
def test_no_key_is_asked_for_unless_the_host_says_so(said: str) -> None:
    assert not access_key.asked({"AFTERVIEW_KEY": said})
    assert access_key.expected({"AFTERVIEW_KEY": said}) == ""
    assert not access_key.opens("key=", {"AFTERVIEW_KEY": said})


def test_no_key_is_asked_for_where_nobody_is_given_the_file(tmp_path: Path) -> None:
    server = Server(tmp_path, settings={**ON, "AFTERVIEW_FILE": "off"})
    server.start()
    try:
        assert ask(server).status == 200
        assert not (tmp_path / access_key.FILE).exists()
    finally:
        server.stop()


@pytest.mark.parametrize("said", ["on", "ON", "yes", "1", "onn"])
def test_any_other_word_asks_for_it(said: str) -> None:
    assert access_key.asked({"AFTERVIEW_KEY": said})


def test_make_run_prints_the_link_to_the_terminal(tmp_path: Path) -> None:
    server = Server(tmp_path)
    make = re.search(
        r"^run:.*\n(?:\t.*\n)*\t@(?P<line>.*streamlit run.*)$",
        (ROOT / "Makefile").read_text("utf-8"),
        re.MULTILINE,
    )
    assert make
    assert "$(if $(KEY),AFTERVIEW_KEY=on)" in make["line"]
    shown, theirs = pty.openpty()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, *server._command()[1:]],
        {**server._environment(), **ON},
        file_actions=[(os.POSIX_SPAWN_DUP2, theirs, 1)],
    )
    os.close(theirs)
    try:
        assert secret_in(shown) == secret(server)
    finally:
        os.kill(child, 15)
        os.waitpid(child, 0)
        os.close(shown)


def secret_in(terminal: int) -> str:
    """The secret of the link that is printed to a terminal."""
    said, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        said += os.read(terminal, 4096)
        found = re.search(rb"http://localhost:\d+/\?key=([\w-]+)\r?\n", said)
        if found:
            return found[1].decode()
    raise AssertionError(said)
