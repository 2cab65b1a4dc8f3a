"""On a phone: from an invitation's file to the page for the interview; and tables in one's zone."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.models import CheckIn, Moment, Upcoming
from tests.browser import acts
from tests.support.invitations import OUTLOOK, calendar, event
from tests.support.page_driver import NOW, key

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}


def a_phone(new_context: NewContext, scheme: str = "light") -> Page:
    return new_context(
        viewport=PHONE,
        is_mobile=True,
        has_touch=True,
        color_scheme=scheme,
        timezone_id="Europe/London",
    ).new_page()


def coming() -> dt.date:
    return dt.datetime.now(dt.UTC).date() + dt.timedelta(days=4)


def from_outlook() -> bytes:
    return OUTLOOK.replace(b"20261204", f"{coming():%Y%m%d}".encode())


def give(page: Page, server: Server, content: bytes, name: str) -> None:
    acts.visit(page, server, "next_interview")
    acts.press(page, "Bring in an invitation")
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/calendar", "buffer": content}
    )
    expect(page.get_by_text("What the invitation says")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_file_becomes_the_interview_in_two_taps_on_a_phone(
    server: Server, new_context: NewContext, tmp_path: Path, scheme: str
) -> None:
    page = a_phone(new_context, scheme)
    give(page, server, from_outlook(), "invite.ics")
    page.screenshot(path=tmp_path / f"said-{scheme}.png")
    card = page.locator(".st-key-invitation-0-card").bounding_box()
    assert card is not None
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= PHONE["width"]
    acts.press(page, "Keep this")
    expect(acts.heading(page, f"Your interview is on {coming():%A}")).to_be_visible()
    (one,) = server.journal().all(Upcoming)
    assert (one.date, one.company, one.role) == (coming(), "Harbour Energy", "Process engineer")
    acts.press(page, "Company, stage and your own questions")
    expect(acts.field(page, "Company")).to_have_value("Harbour Energy")
    expect(acts.field(page, "To remember: the place, names, what to bring")).to_have_value(one.note)
    acts.field(page, "To remember: the place, names, what to bring").scroll_into_view_if_needed()
    page.screenshot(path=tmp_path / f"kept-{scheme}.png")


def test_a_long_link_and_a_long_name_keep_to_the_width_of_a_phone(
    server: Server, new_context: NewContext
) -> None:
    page = a_phone(new_context)
    long = event(
        f"SUMMARY:Interview at {'Rhosllanerchrugog' * 8}",
        f"X-GOOGLE-CONFERENCE:https://meet.google.com/{'a' * 300}",
        start=f":{coming():%Y%m%d}T100000Z",
    )
    give(page, server, calendar(long).encode(), "invite.ics")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    inner = page.locator(".st-key-invitation-0-card").evaluate(
        "card => [card.scrollWidth, card.clientWidth]"
    )
    assert inner[0] <= inner[1]


def test_tables_are_taken_out_in_the_zone_of_the_browser(
    server: Server, new_context: NewContext, tmp_path: Path
) -> None:
    at = dt.datetime(2026, 10, 24, 22, 30, tzinfo=dt.UTC)
    server.fill([CheckIn(id=key(9), created=NOW, updated=NOW, at=at, moment=Moment.AFTER, level=2)])
    page = new_context(timezone_id="Europe/Berlin").new_page()
    acts.visit(page, server, "your_data")
    acts.press(page, "To read elsewhere")
    with page.expect_download() as download:
        acts.press(page, "CSV files in a zip")
    download.value.save_as(tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        text = archive.read("Check-ins.csv").decode("utf-8-sig")
        about = archive.read("About these files.txt").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["When"] == "2026-10-25 00:30"
    assert "Hours are told as they are in Europe/Berlin." in about
