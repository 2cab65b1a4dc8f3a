"""What one visitor's files do to the memory of a public server, and what is left of it afterwards.

The same visit each time: it sends files of 19 MB until the server will have no more, at most
twenty; it goes; and after the time for which a visit is kept the server is looked at again.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from tests.browser.chromium import PUBLIC
from tests.browser.server import ROOT, Server
from tests.support.http_requests import ask
from tests.support.visitor import Visitor

MEGA = 1_000_000
SIZE = 19 * MEGA
MOST = 20
KEPT = 20
"""Seconds for which the server keeps a visit that was left."""

EDGE = "edge"


def resident(server: Server) -> int:
    """Bytes of memory the server has (VmRSS)."""
    said = Path(f"/proc/{server.pid}/status").read_text("utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+) kB", said)[0]) * 1024


def send(server: Server, session: str, name: str) -> int:
    """Send one file as a page does; what the server said."""
    token = generate_xsrf_token_string()
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="f"; filename="a.json"\r\n\r\n'
    body = head.encode() + b"x" * SIZE + f"\r\n--{EDGE}--\r\n".encode()
    headers = {
        "Host": f"{PUBLIC}:{server.port}",
        "Origin": f"http://{PUBLIC}:{server.port}",
        "Cookie": f"_streamlit_xsrf={token}",
        "X-Xsrftoken": token,
        "Content-Type": f"multipart/form-data; boundary={EDGE}",
    }
    return ask(server, f"/_stcore/upload_file/{session}/{name}", "PUT", headers, body).status


def measure(server: Server) -> tuple[int, int, int, int]:
    """Files taken; memory before, with them, and after the visit was let go of."""
    visitor = Visitor(server.port, PUBLIC)
    heard = visitor.open("your_data")
    session = next(
        each.new_session.initialize.session_id for each in heard if each.HasField("new_session")
    )
    before = resident(server)
    taken = [send(server, session, f"f{number}") for number in range(MOST)].count(204)
    most = resident(server)
    visitor.close()
    time.sleep(2 * KEPT)
    return taken, before, most, resident(server)


def run(code: Path = ROOT) -> None:
    """Measure the app whose code is in `code`."""
    with tempfile.TemporaryDirectory() as home:
        options = {"server.disconnectedSessionTTL": KEPT}
        server = Server(Path(home), cwd=code, options=options, settings={"AFTERVIEW_FILE": "off"})
        server.start()
        try:
            taken, *sizes = measure(server)
        finally:
            server.stop()
    before, most, after = (f"{each / MEGA:.0f} MB" for each in sizes)
    sys.stdout.write(f"{taken} files of {SIZE // MEGA} MB: {before}, {most}, {after} afterwards\n")


if __name__ == "__main__":
    run(*(Path(each) for each in sys.argv[1:]))
