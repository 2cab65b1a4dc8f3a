"""An invitation given on *Next interview*: shown, kept, moved, cancelled, and never doubled."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from components.text import invitation_words
from data.models import Format, Upcoming
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.pages.test_next_interview import kept, opened
from tests.support.invitations import GOOGLE, OUTLOOK, calendar, event, mail, titled
from tests.support.page_driver import HOSTILE, fill, keys, reopen, visit_page, words
from tests.support.widgets import field_of, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

THIRD, FIFTH = dt.date(2026, 12, 3), dt.date(2026, 12, 5)
NOTE = "14:00 to 14:45, with Priya Nair. Link: https://meet.google.com/abc-defg-hij"
MOVED = GOOGLE.replace(b"SEQUENCE:0", b"SEQUENCE:1").replace(b"20261203T14", b"20261205T10")
CANCELLED = MOVED.replace(b"METHOD:REQUEST", b"METHOD:CANCEL").replace(b"CE:1", b"CE:2")


def give(home: Path, content: bytes, name: str = "invite.ics") -> AppTest:
    """The page with a file given to it."""
    app = visit_page("next_interview")
    press(app, "Bring in an invitation")
    app.file_uploader[0].upload(name, content, "text/calendar")
    app.run()
    assert not app.exception
    assert home.exists()
    return app


def keep(home: Path, content: bytes, name: str = "invite.ics") -> AppTest:
    return press(give(home, content, name), "Keep this")


def all_kept(home: Path) -> tuple[Upcoming, ...]:
    return reopen(home).all(Upcoming)


def test_what_it_says_is_shown_before_anything_is_kept(home: Path) -> None:
    app = give(home, GOOGLE)
    assert "What the invitation says" in words(app)
    for told in (
        "When: Thursday 3 December 2026, 14:00 to 14:45",
        "Company: Northgate",
        "Role: Data analyst",
        "With: Priya Nair",
        "Left empty, as it does not say for sure: stage.",
    ):
        assert told in words(app).replace("\\", "").replace("\u2060", "")
    assert all_kept(home) == ()
    assert "next-begin" not in keys(app)


def test_kept_it_fills_the_interview_and_its_page_opens(home: Path) -> None:
    app = keep(home, GOOGLE)
    one = kept(home)
    assert (one.date, one.company, one.role) == (THIRD, "Northgate", "Data analyst")
    assert (one.format, one.note) == (Format.VIDEO, NOTE)
    assert app.title[0].value == "Your interview is on Thursday 3 December"
    press(app, "Company, stage and your own questions")
    field_of(app, one, "company").set_value("Northgate Ltd").run()
    assert kept(home).company == "Northgate Ltd"


def test_not_this_leaves_nothing(home: Path) -> None:
    app = press(give(home, GOOGLE), "Not this")
    assert all_kept(home) == ()
    assert app.file_uploader[0].value is None


def test_an_email_fills_it_too(home: Path) -> None:
    keep(home, mail(OUTLOOK), "invite.eml")
    assert (kept(home).company, kept(home).role) == ("Harbour Energy", "Process engineer")
    assert kept(home).note == (
        "08:30 to 10:00 (09:30 Europe/Berlin), at Hafenstraße 5, Hamburg, with Jonas Weber and "
        "Ada Lind."
    )


def test_given_again_moved_it_is_the_same_interview_on_another_day(home: Path) -> None:
    keep(home, GOOGLE)
    app = give(home, MOVED)
    assert "This interview has moved to Saturday 5 December 2026." in words(app)
    press(app, "Keep this")
    assert (kept(home).date, kept(home).note) == (FIFTH, NOTE.replace("14:00 to 14", "10:00 to 10"))


def test_given_twice_it_says_so_and_changes_nothing(home: Path) -> None:
    keep(home, GOOGLE)
    before = kept(home)
    app = give(home, GOOGLE)
    assert "You have this one already" in words(app)
    assert "invitation-keep-0" not in keys(app)
    assert kept(home) == before
    press(app, "Open it")
    assert app.title[0].value == "Your interview is on Thursday 3 December"


def test_an_older_one_changes_nothing_and_says_so(home: Path) -> None:
    keep(home, MOVED)
    app = give(home, GOOGLE)
    assert "This is older than the invitation you have" in words(app)
    assert "invitation-keep-0" not in keys(app)
    assert kept(home).date == FIFTH


def test_cancelled_it_offers_to_take_the_interview_out_and_back(home: Path) -> None:
    keep(home, GOOGLE)
    app = give(home, CANCELLED)
    assert "They have cancelled this interview." in words(app)
    assert len(all_kept(home)) == 1
    press(app, "Take it out")
    assert all_kept(home) == ()
    press(app, "Put it back")
    assert kept(home).company == "Northgate"


def test_cancelled_and_unknown_there_is_nothing_to_do(home: Path) -> None:
    app = give(home, CANCELLED)
    assert "It is not among yours" in words(app)
    assert "invitation-keep-0" not in keys(app)


def test_what_was_typed_stays_unless_the_invitations_is_asked_for(home: Path) -> None:
    fill(home, [an_upcoming(11, company="northgate", role="Statistician")])
    app = give(home, GOOGLE)
    assert "What you wrote yourself stays: role." in words(app)
    press(app, "Keep this")
    assert (kept(home).role, kept(home).note) == ("Statistician", NOTE)


def test_one_tap_takes_the_invitations_words_instead(home: Path) -> None:
    fill(home, [an_upcoming(11, company="northgate", role="Statistician")])
    press(give(home, GOOGLE), "Use what the invitation says")
    assert (kept(home).company, kept(home).role) == ("northgate", "Data analyst")


def test_each_of_several_is_offered_for_itself(home: Path) -> None:
    both = (
        event("SUMMARY:Interview at Quill", uid="a"),
        event("SUMMARY:Interview at Larkspur", uid="b", start=":20261205T100000Z"),
    )
    app = give(home, calendar(*both).encode())
    press(app, "Keep this", nth=1)
    assert [each.company for each in all_kept(home)] == ["Larkspur"]
    press(app, "Keep this")
    assert sorted(each.company for each in all_kept(home)) == ["Larkspur", "Quill"]


@pytest.mark.parametrize("content", [b"", b"no calendar", b"BEGIN:VCALENDAR\r\nBEG"])
def test_a_file_that_is_none_is_told_in_a_sentence(home: Path, content: bytes) -> None:
    app = give(home, content)
    assert len(app.info) == 1
    assert all_kept(home) == ()


def test_a_hostile_title_is_shown_as_text(home: Path) -> None:
    title = HOSTILE.replace("\n", " ")
    app = give(home, titled(f"Interview at {title}"))
    shown = next(each.value for each in app.markdown if "What the invitation says" in each.value)
    assert "<b>" not in shown.replace("\\<b", "")
    assert "[x](y)" not in shown


def test_with_an_interview_to_come_the_way_in_is_there_too(home: Path) -> None:
    app = opened(home, an_upcoming(1))
    assert "fold-next-invitation" in keys(app)
    assert len(app.file_uploader) == 0


def test_every_field_an_invitation_fills_has_a_name_in_words() -> None:
    assert set(invitation_words.FIELDS) == {"date", "company", "role", "stage", "format"}
