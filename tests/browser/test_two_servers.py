"""Two servers of one site behind HAProxy: one dies, and everybody goes on at the other."""

from __future__ import annotations

import shutil
import subprocess
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState, Interview
from tests.browser import acts
from tests.browser.server import Server, free_port
from tests.support import openid_provider
from tests.support.page_driver import an_interview, key
from tests.support.skips import refuse
from tests.support.store import account_server, postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext
    from tests.support.store.account_server import Site

MISSING = (
    "THE TESTS OF TWO SERVERS DID NOT RUN: NO HAPROXY ON THIS MACHINE. "
    "Install it (on Debian: apt install haproxy)."
)
CONFIGURATION = """
defaults
    mode http
    timeout connect 2s
    timeout client 60s
    timeout server 60s
    timeout tunnel 1h
    option redispatch
    retries 3

frontend everybody
    bind 127.0.0.1:{port}
    default_backend servers

backend servers
    balance roundrobin
    cookie server insert indirect nocache
    option httpchk GET /_stcore/health
    server first 127.0.0.1:{first} check inter 300ms fall 2 rise 1 cookie first
    server second 127.0.0.1:{second} check inter 300ms fall 2 rise 1 cookie second
"""
BIN = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")
STARTED = Evaluation(state=EvaluationState.STARTED, part=1)


class Pair(NamedTuple):
    """Two servers, the address in front of them, and what stands behind."""

    site: Site
    servers: tuple[Server, Server]
    url: str

    def serving(self, page: Page) -> Server:
        """The one of them that this page is at."""
        names = {each.get("name"): each.get("value") for each in page.context.cookies()}
        return self.servers[0] if names["server"] == "first" else self.servers[1]


@contextmanager
def balanced(home: Path, first: Server, second: Server, port: int) -> Iterator[None]:
    """HAProxy in front of two servers."""
    program = shutil.which("haproxy") or shutil.which("haproxy", path=":".join(BIN))
    if program is None:
        refuse(MISSING)
    file = home / "haproxy.cfg"
    ports = {"first": first.port, "second": second.port}
    file.write_text(CONFIGURATION.format(port=port, **ports), encoding="utf-8")
    process = subprocess.Popen([program, "-q", "-f", str(file)])
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def pair(tmp_path: Path, programs: Path) -> Iterator[Pair]:
    port = free_port()
    url = f"http://localhost:{port}"
    # Behind a proxy a server is told the address people see.
    seen = {"browser.serverAddress": "localhost", "browser.serverPort": port}
    with (
        postgres.running(programs, **postgres.FAST) as cluster,
        openid_provider.running() as provider,
    ):
        cluster.app_url = postgres.prepared(cluster)
        file = account_server.write_secrets(tmp_path, url, provider, cluster)
        servers = []
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
            options = {"secrets.files": file, "server.address": "127.0.0.1", **seen}
            servers.append(Server(tmp_path / name, options=options))
        first, second = servers
        with balanced(tmp_path, first, second, port):
            try:
                first.start()
                second.start()
                yield Pair(account_server.Site(first, provider, cluster), (first, second), url)
            finally:
                first.stop()
                second.stop()
        for each in servers:
            assert "Traceback" not in each.read_log()


def sign_in(page: Page, pair: Pair) -> None:
    """Ann's journal, at whichever server it is."""
    page.goto(pair.url)
    acts.settle(page)
    acts.wait_for_style(page)
    acts.press(page, "Sign in")
    page.get_by_role("link", name="Ann").click()
    expect(page.get_by_text("Signed in as Ann")).to_be_visible()
    acts.settle(page)


def is_kept(pair: Pair, words: str) -> bool:
    """Whether the database has these words of Ann's."""
    return pair.site.journal("ann").all(Interview)[0].went_well == words


def test_a_server_that_dies_under_somebody_writing_loses_no_word(
    pair: Pair, new_context: NewContext
) -> None:
    journal = pair.site.journal("ann")
    journal.load([an_interview(1, went_well="", evaluation=STARTED)])
    page = new_context().new_page()
    sign_in(page, pair)
    page.goto(f"{pair.url}/evaluate?id={key(1)}")
    acts.settle(page)
    for turn in range(4):
        words = f"Kept the {turn}. time."
        field = acts.field(page, "What went well?")
        expect(field).to_be_enabled()
        acts.retype(field, words)
        dying = pair.serving(page)
        time.sleep(0.05 * turn)
        dying.kill()
        acts.wait_until(page, partial(is_kept, pair, words))
        dying.start()
        expect(acts.field(page, "What went well?")).to_have_value(words)


def test_two_windows_at_two_servers_see_each_others_changes(
    pair: Pair, new_context: NewContext
) -> None:
    pair.site.journal("ann").load([an_interview(1, went_well="", evaluation=STARTED)])
    first, second = new_context().new_page(), new_context().new_page()
    for page in (first, second):
        sign_in(page, pair)
        page.goto(f"{pair.url}/evaluate?id={key(1)}")
        acts.settle(page)
    assert pair.serving(first) is not pair.serving(second)
    acts.retype(acts.field(first, "What went well?"), "From the first.")
    acts.wait_until(first, partial(is_kept, pair, "From the first."))
    second.reload()
    acts.settle(second)
    expect(acts.field(second, "What went well?")).to_have_value("From the first.")
