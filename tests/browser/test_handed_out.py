"""A copy that was handed out: kept by no cache, and gone with what it was a copy of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser import acts, visiting
from tests.browser.chromium import PUBLIC
from tests.support.http_requests import ask
from tests.support.page_driver import many
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server


def is_media(address: str) -> bool:
    """Whether a file is handed out there."""
    return urlsplit(address).path.startswith("/media/")


def take_copy(page: Page) -> str:
    """Take a copy, and the path it was handed out under."""
    answers: list[Response] = []
    page.on("response", lambda each: answers.append(each) if is_media(each.url) else None)
    with page.expect_download() as download:
        acts.press(page, "Export everything")
    assert download.value.path().read_bytes()
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
    return "/media/" + download.value.url.rpartition("/")[2]


def erase(page: Page, label: str) -> None:
    """Erase everything, from the first press to the word that it is done."""
    acts.press(page, label)
    acts.confirm_erasing(page)
    expect(page.get_by_text("Everything is erased")).to_be_visible()


def test_its_address_answers_with_what_no_browser_keeps(page: Page, server: Server) -> None:
    server.fill(many(3))
    acts.visit(page, server, "your_data")
    said = ask(server, take_copy(page))
    assert said.status == 200
    assert said.headers["cache-control"] == "no-store"
    assert said.headers["content-disposition"].startswith("attachment")


def test_once_everything_is_erased_no_address_answers_with_a_copy(
    page: Page, server: Server, new_context: NewContext
) -> None:
    server.fill(many(3))
    elsewhere = new_context().new_page()
    acts.visit(elsewhere, server, "your_data")
    acts.visit(page, server, "your_data")
    addresses = [take_copy(page), take_copy(elsewhere)]
    assert [ask(server, each).status for each in addresses] == [200, 200]
    erase(page, "Erase everything")
    assert [ask(server, each).status for each in addresses] == [404, 404]


def test_forgetting_this_browser_takes_its_copies_back(page: Page, server: Server) -> None:
    visiting.bring(page, server, many(3))
    visiting.call(page, server, "your_data")
    address = take_copy(page)
    assert ask(server, address).status == 200
    erase(page, "Erase everything from this browser")
    assert ask(server, address).status == 404


def test_what_a_table_was_taken_out_as_goes_too(page: Page, server: Server) -> None:
    server.fill(many(3))
    acts.visit(page, server, "your_data")
    acts.press(page, "To read elsewhere")
    addresses = []
    for label in ("A spreadsheet", "CSV files in a zip"):
        with page.expect_download() as download:
            acts.press(page, label)
        addresses.append("/media/" + download.value.url.rpartition("/")[2])
    erase(page, "Erase everything")
    assert [ask(server, each).status for each in addresses] == [404, 404]


def test_other_peoples_pages_take_no_copy_away_before_it_was_fetched(
    page: Page, server: Server
) -> None:
    server.fill(many(3))
    acts.visit(page, server, "your_data")
    addresses = [take_copy(page)]
    acts.press(page, "To read elsewhere")
    for label in ("A spreadsheet", "CSV files in a zip"):
        with page.expect_download() as download:
            acts.press(page, label)
        addresses.append("/media/" + download.value.url.rpartition("/")[2])
    other = Visitor(server.port, PUBLIC)
    for _ in range(4):
        other.open("today")
    other.close()
    assert [ask(server, each).status for each in addresses] == [200, 200, 200]
