"""Under the headers the app sends, everything works and no browser complains; nobody frames it."""

from __future__ import annotations

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from components.shell.headers import policy
from data.models import Evaluation, EvaluationState
from tests.browser import acts, proxy, visiting
from tests.browser.chromium import PUBLIC
from tests.browser.server import Server
from tests.browser.test_every_page import full, half_way
from tests.support.page_driver import an_interview, key, many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Response

    from tests.browser.conftest import NewContext

WANTED = {
    "content-security-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
}
COMPLAINT = re.compile(r"policy|refused|violat|ignored|blocked", re.IGNORECASE)
TELL = """addEventListener("securitypolicyviolation", event =>
  console.error("violation", event.effectiveDirective, event.blockedURI, event.sourceFile));"""
STARTED = Evaluation(state=EvaluationState.STARTED, part=1)


def listen(page: Page) -> list[str]:
    """Whatever the browser will say against what a page does."""
    said: list[str] = []
    page.add_init_script(TELL)
    page.on("console", lambda each: said.append(each.text) if COMPLAINT.search(each.text) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def bring(page: Page, server: Server) -> None:
    """A journal long enough for charts, with a half hour begun."""
    begun = an_interview(1, went_well="", evaluation=STARTED)
    visiting.bring(page, server, [replace(each, rev="r0") for each in (*many(8)[1:], begun)])


def test_a_visitor_can_do_everything_and_the_browser_complains_of_nothing(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(accept_downloads=True).new_page()
    said = listen(page)
    bring(page, server)
    visiting.call(page, server, "today")
    for name in (*list(acts.ADDRESSES)[1:], "today"):
        acts.step(page, name, key(1))
    look_at_a_chart(page)
    breathe(page)
    write(page)
    take_a_copy_and_bring_it_back(page)
    assert said == []


def test_the_owner_can_do_everything_and_the_browser_complains_of_nothing(
    page: Page, server: Server
) -> None:
    said = listen(page)
    records, interview = full()
    server.fill(records)
    acts.visit(page, server, "today")
    for name in (*list(acts.ADDRESSES)[1:], "today"):
        acts.step(page, name, interview)
        open_everything(page)
    look_at_a_chart(page)
    breathe(page)
    for part in range(1, 6):
        server.fill([half_way(part)])
        acts.visit(page, server, "evaluate", key(1))
    acts.step(page, "your_data")
    with page.expect_download() as download:
        acts.press(page, "Export everything")
    assert download.value.path().read_bytes()
    assert said == []


def open_everything(page: Page) -> None:
    """Unfold whatever a page keeps folded, and look at it."""
    folded = page.get_by_test_id("stExpander").locator("details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
        acts.settle(page)


def look_at_a_chart(page: Page) -> None:
    acts.step(page, "patterns")
    chart = page.get_by_test_id("stVegaLiteChart").first.locator("canvas, svg").first
    expect(chart).to_be_visible()
    chart.hover()


def breathe(page: Page) -> None:
    acts.step(page, "breathe")
    page.locator(".guide .start").click()
    expect(page.locator(".guide .word")).not_to_be_empty()


def write(page: Page) -> None:
    """Typed and left alone: one component hands it over, the other keeps it in the browser."""
    acts.step(page, "evaluate", key(1))
    acts.type_into(acts.field(page, "What went well?"), "They laughed.")
    acts.wait_until(page, lambda: "They laughed." in str(visiting.kept(page)))


def take_a_copy_and_bring_it_back(page: Page) -> None:
    acts.step(page, "your_data")
    with page.expect_download() as download:
        acts.press(page, "Export everything")
    copied = download.value.path()
    assert "They laughed." in copied.read_text(encoding="utf-8")
    page.locator('input[type="file"]').first.set_input_files(
        {"name": "afterview.json", "mimeType": "application/json", "buffer": copied.read_bytes()}
    )
    expect(page.get_by_text("The file holds")).to_be_visible()


@pytest.mark.parametrize("way", ["url", "public_url"])
def test_whatever_a_browser_is_sent_has_every_header(
    new_context: NewContext, server: Server, way: str
) -> None:
    page = new_context().new_page()
    answers: list[Response] = []

    def note(answer: Response) -> None:
        # A font inside the style sheet counts as an answer too.
        if answer.url.startswith("http"):
            answers.append(answer)

    page.on("response", note)
    page.goto(f"{getattr(server, way)}/breathe")
    acts.settle(page)
    assert answers
    for answer in answers:
        assert set(answer.headers) >= WANTED, answer.url


class Outer(BaseHTTPRequestHandler):
    """A page elsewhere that shows another page in a frame: the one its own address asks for."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        framed = parse_qs(urlsplit(self.path).query).get("frame", [""])[0]
        self.wfile.write(f'<iframe src="{framed}"></iframe>'.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a page elsewhere."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Outer) as outer:
        threading.Thread(target=outer.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://{PUBLIC}:{outer.server_address[1]}"
        outer.shutdown()


@pytest.mark.parametrize("way", ["url", "public_url"])
def test_no_page_elsewhere_can_frame_the_app(
    new_context: NewContext, server: Server, elsewhere: str, way: str
) -> None:
    page = new_context().new_page()
    said = listen(page)
    page.goto(f"{elsewhere}/?frame={getattr(server, way)}/your_data")
    acts.wait_until(page, lambda: any("frame-ancestors" in each for each in said))
    expect(page.frame_locator("iframe").get_by_test_id("stApp")).to_have_count(0)


def test_a_page_that_the_host_names_can_frame_the_app(
    new_context: NewContext, elsewhere: str, tmp_path: Path
) -> None:
    server = Server(tmp_path, settings={"AFTERVIEW_FRAMES": elsewhere})
    server.start()
    try:
        page = new_context().new_page()
        page.goto(f"{elsewhere}/?frame={server.public_url}/your_data")
        expect(page.frame_locator("iframe").get_by_test_id("stApp")).to_be_visible()
    finally:
        server.stop()


@pytest.mark.parametrize(
    "less, directive", [(" blob:", "script-src"), (" 'unsafe-inline'", "style-src")]
)
def test_less_than_this_policy_is_complained_of(
    new_context: NewContext, server: Server, less: str, directive: str
) -> None:
    host = f"{PUBLIC}:{server.port}"
    stricter = policy(host, "'none'").replace(less, "").replace(str(server.port), "*")
    page = new_context().new_page()
    said = listen(page)
    with proxy.running(server.port, {"Content-Security-Policy": stricter}) as front:
        page.goto(f"http://{front.host}/breathe")
        acts.wait_until(page, lambda: any(directive in each for each in said))
