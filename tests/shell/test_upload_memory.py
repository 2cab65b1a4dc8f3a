"""What one visit may have in the server's memory, and when the server lets go of it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from components.shell import upload_limits
from tests.browser.server import Server
from tests.support.http_requests import ask
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.http_requests import Answer

MEGA = 1024 * 1024
PATIENCE = 60.0
EDGE = "edge"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that takes little, and lets go soon."""
    options = {"server.maxUploadSize": 1, "server.disconnectedSessionTTL": 1}
    started = Server(tmp_path_factory.mktemp("home"), options=options)
    started.start()
    yield started
    assert "Traceback" not in started.read_log()
    started.stop()


class Sender:
    """A visit that sends files."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.visitor = Visitor(server.port)
        heard = self.visitor.open("your_data")
        started = next(each for each in heard if each.HasField("new_session"))
        self.session = started.new_session.initialize.session_id

    def send(self, name: str, size: int, length: str | None = None) -> Answer:
        """Send a file of `size` bytes, saying that it has `length`."""
        return put(self.server, self.session, name, size, length)

    def leave(self) -> None:
        self.visitor.close()


def put(server: Server, session: str, name: str, size: int, length: str | None = None) -> Answer:
    """Send a file as the page does."""
    token = generate_xsrf_token_string()
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
    body = head.encode() + b"x" * size + f"\r\n--{EDGE}--\r\n".encode()
    headers = {
        "Origin": f"http://localhost:{server.port}",
        "Cookie": f"_streamlit_xsrf={token}",
        "X-Xsrftoken": token,
        "Content-Type": f"multipart/form-data; boundary={EDGE}",
        **({"Content-Length": length} if length else {}),
    }
    return ask(server, f"/_stcore/upload_file/{session}/{name}", "PUT", headers, body)


def held(server: Server) -> int:
    """Bytes of files sent in that the server has, as it tells itself."""
    said = ask(server, "/_stcore/metrics").body.decode()
    found = re.findall(r"^\w*bytes\{[^}]*UploadedFileManager[^}]*\} (\d+)", said, re.MULTILINE)
    return sum(int(each) for each in found)


def wait_until_held(server: Server, size: int) -> None:
    """What it tells of itself is a little old at times."""
    end = time.monotonic() + PATIENCE
    while held(server) != size:
        assert time.monotonic() < end, held(server)
        time.sleep(0.1)


def test_a_visit_has_room_for_two_of_the_largest_files_and_no_more(server: Server) -> None:
    sender, other = Sender(server), Sender(server)
    assert [sender.send(f"f{each}", MEGA - 999).status for each in range(3)] == [204, 204, 413]
    wait_until_held(server, 2 * (MEGA - 999))
    assert other.send("f", MEGA - 999).status == 204, "another visit has room of its own"
    sender.leave()
    other.leave()
    wait_until_held(server, 0)


def test_a_visit_has_few_files_however_small(server: Server) -> None:
    sender = Sender(server)
    said = [sender.send(f"f{each}", 1).status for each in range(upload_limits.FILES + 2)]
    assert said == [204] * upload_limits.FILES + [413] * 2
    sender.leave()
    wait_until_held(server, 0)


def test_a_file_that_hides_how_long_it_is_is_not_taken(server: Server) -> None:
    sender = Sender(server)
    for length in ("-1", "many", "1, 2"):
        assert sender.send("f", 9, length).status in {400, 411}
    assert sender.send("f", 9, str(upload_limits.VISITS * 99 * MEGA)).status == 413
    assert sender.send("f", 9).status == 204
    sender.leave()
    wait_until_held(server, 0)


def test_a_visit_that_does_not_exist_can_send_nothing(server: Server) -> None:
    assert put(server, "nobody", "f", 9).status == 400
    assert held(server) == 0


def test_all_visits_together_have_a_bound(server: Server) -> None:
    senders = [Sender(server) for _ in range(upload_limits.VISITS + 1)]
    said = [each.send(name, MEGA - 999).status for each in senders for name in ("first", "second")]
    assert said.count(413) >= 1
    assert held(server) <= upload_limits.VISITS * upload_limits.TIMES * (
        MEGA + upload_limits.FRAMING
    )
    for each in senders:
        each.leave()
    wait_until_held(server, 0)


def test_another_page_lets_go_of_what_was_sent_in_on_this_one(server: Server) -> None:
    sender = Sender(server)
    assert sender.send("f", 99).status == 204
    sender.visitor.open("your_data")
    wait_until_held(server, 99)
    sender.visitor.open("today")
    wait_until_held(server, 0)
    sender.leave()
