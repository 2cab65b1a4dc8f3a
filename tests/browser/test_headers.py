"""Under the very headers docs/deploy.md gives a proxy, everything works and nothing complains."""

from __future__ import annotations

import base64
import hashlib
import re
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit
from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState
from tests.browser import acts, proxy, visiting
from tests.browser.server import ROOT
from tests.page_journals import an_interview, key, many

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Page, Response

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

LINE = re.compile(r'^add_header (?P<name>[\w-]+) "(?P<value>[^"]+)" always;$', re.MULTILINE)
WANTED = {
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "Permissions-Policy",
    "Strict-Transport-Security",
}
COMPLAINT = re.compile(r"security policy|permissions.policy|refused|violat", re.IGNORECASE)
TELL = """addEventListener("securitypolicyviolation", event =>
  console.error("violation", event.effectiveDirective, event.blockedURI, event.sourceFile));"""
STARTED = Evaluation(state=EvaluationState.STARTED, part=1)


def told() -> dict[str, str]:
    """The headers as the documentation gives them."""
    text = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    return {found["name"]: found["value"] for found in LINE.finditer(text)}


@contextmanager
def before(server: Server, headers: Mapping[str, str]) -> Iterator[Server]:
    """The server as it is seen through a proxy that adds `headers`."""
    with proxy.running(server.port, headers) as front:
        seen = copy(server)
        seen.public_url = f"http://{front.host}"
        yield seen


@pytest.fixture
def behind(server: Server) -> Iterator[Server]:
    """The server behind a proxy as the documentation has it."""
    with before(server, told()) as seen:
        yield seen


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


def test_everything_works_under_the_headers_of_the_documentation(
    new_context: NewContext, behind: Server
) -> None:
    page = new_context(accept_downloads=True).new_page()
    said = listen(page)
    bring(page, behind)
    visiting.call(page, behind, "today")
    for name in (*list(acts.ADDRESSES)[1:], "today"):
        acts.step(page, name, key(1))
    look_at_a_chart(page)
    breathe(page)
    write(page)
    take_a_copy_and_bring_it_back(page)
    assert said == []


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


def test_the_documentation_has_every_header_and_the_browser_gets_them(
    new_context: NewContext, behind: Server
) -> None:
    assert set(told()) == WANTED
    page = new_context().new_page()
    answers: list[Response] = []

    def note(answer: Response) -> None:
        # A font inside the style sheet counts as an answer too.
        if answer.url.startswith("http"):
            answers.append(answer)

    page.on("response", note)
    visiting.call(page, behind, "today")
    assert answers
    for answer in answers:
        assert {name.lower() for name in WANTED} <= set(answer.headers)


def test_no_page_elsewhere_can_frame_the_app(
    new_context: NewContext, server: Server, behind: Server
) -> None:
    page = new_context().new_page()
    app = page.frame_locator("iframe").get_by_test_id("stApp")
    page.set_content(f'<iframe src="{server.public_url}/"></iframe>')
    expect(app).to_be_visible()
    said = listen(page)
    page.set_content(f'<iframe src="{behind.public_url}/"></iframe>')
    acts.wait_until(page, lambda: any("frame-ancestors" in each for each in said))
    expect(app).to_have_count(0)


def test_less_than_these_headers_is_complained_of(new_context: NewContext, server: Server) -> None:
    policy = told()["Content-Security-Policy"].replace(" blob:", "").replace(" data:", "")
    page = new_context().new_page()
    said = listen(page)
    with before(server, {"Content-Security-Policy": policy}) as seen:
        page.goto(f"{seen.public_url}/breathe")
        acts.wait_until(page, lambda: any("blob" in each for each in said))


def test_the_digest_is_that_of_the_script_in_streamlits_page() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()) for each in scripts]
    assert re.findall(r"'sha256-([^']+)'", told()["Content-Security-Policy"]) == [
        each.decode() for each in digests
    ]
