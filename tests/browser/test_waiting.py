"""Waiting and staying in touch on a phone: put away, opened again, and a calendar file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar
from playwright.sync_api import expect

from data.models import Contact, FollowUp, Worry
from tests.browser import acts
from tests.support.page_driver import an_interview, key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}
NAME = 'Zoë "Zo" Müller; Söhne, 🙂'


def now() -> dt.datetime:
    """This moment: the server's clock is the real one."""
    return dt.datetime.now(dt.UTC)


def test_an_interview_is_put_away_and_opened_again_with_a_tap_each(
    server: Server, new_context: NewContext
) -> None:
    server.fill([an_interview(1, company="Quietwater", date=now().date())])
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    acts.visit(page, server, "wait", key(1))
    page.get_by_role("radio", name="A week", exact=True).click()
    expect(page.get_by_text("Put away until")).to_be_visible()
    acts.visit(page, server, "today")
    expect(page.get_by_text("Quietwater")).to_have_count(0)
    acts.visit(page, server, "interviews")
    expect(page.get_by_text("Quietwater").first).to_be_visible()
    acts.visit(page, server, "wait", key(1))
    acts.press(page, "Open it again")
    acts.wait_until(page, lambda: server.interviews()[0].closed_until is None)


def test_a_worry_typed_with_a_pause_is_parked_whole(
    server: Server, new_context: NewContext
) -> None:
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    acts.visit(page, server, "wait")
    line = acts.field(page, "What keeps coming back")
    acts.type_into(line, "They did not")
    acts.pause_a_second(page)
    acts.type_into(line, " smile")
    page.keyboard.press("Enter")
    acts.wait_until(page, lambda: len(server.journal().all(Worry)) == 1)
    assert [each.text for each in server.journal().all(Worry)] == ["They did not smile"]
    expect(line).to_have_value("")


def test_the_calendar_file_that_is_downloaded_can_be_read(
    server: Server, new_context: NewContext, tmp_path: Path
) -> None:
    today = now().date()
    person = Contact(id=key(2), created=now(), updated=now(), name=NAME)
    promise = FollowUp(
        id=key(3), created=now(), updated=now(), what="Grüße; senden", due=today, contact=key(2)
    )
    server.fill([person, promise])
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    acts.visit(page, server, "stay_in_touch")
    with page.expect_download() as waiting:
        acts.press(page, "All of it as a calendar file")
    path = tmp_path / "afterview.ics"
    waiting.value.save_as(path)
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Grüße; senden: {NAME}"
    assert event.decoded("DTSTART") == today
