"""An invitation beside what is kept: again without doubling, and never over a person's words."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from data.coaching.invitations import taking
from data.coaching.invitations.reading import Invite, read_invitations
from data.coaching.invitations.taking import InviteStanding
from data.models import Invitation, Stage, Upcoming
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.support.invitations import calendar, event
from tests.support.page_driver import NOW, key

LINE = "14:00 to 14:45, with Priya Nair."


def invite(*lines: str, method: str = "REQUEST", **named: str) -> Invite:
    content = calendar(
        event("SUMMARY:Data analyst interview at Northgate", *lines, **named), method=method
    )
    (found,) = read_invitations(content.encode(), ZoneInfo("UTC"))
    return found


def blank(**fields: Any) -> Upcoming:  # noqa: ANN401 - any field of it
    made = {"id": key(7), "created": NOW, "updated": NOW, "date": dt.date(2026, 12, 3)}
    return Upcoming(**{**made, **fields})


FIRST = invite("SEQUENCE:1")
KEPT = taking.take(blank(), FIRST, LINE)
MOVED = invite("SEQUENCE:2", start=":20261205T100000Z")


def test_one_fills_an_interview_to_come() -> None:
    assert (KEPT.company, KEPT.role, KEPT.note) == ("Northgate", "Data analyst", LINE)
    assert KEPT.invitation == Invitation(
        uid="one@example.com",
        sequence=1,
        stamp=dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC),
        date=dt.date(2026, 12, 3),
        line=LINE,
    )


@pytest.mark.parametrize(
    "again, standing",
    [
        (FIRST, InviteStanding.SAME),
        (MOVED, InviteStanding.NEWER),
        (FIRST._replace(stamp=NOW), InviteStanding.NEWER),
        (invite("SEQUENCE:0"), InviteStanding.OLDER),
        (invite("SEQUENCE:1", method="CANCEL"), InviteStanding.CANCELLED),
        (invite("SEQUENCE:0", method="CANCEL"), InviteStanding.OLDER),
        (invite(uid="two", start=":20261209T100000Z"), InviteStanding.NEW),
        (invite(uid="two", method="CANCEL"), InviteStanding.NOT_HERE),
    ],
)
def test_given_again_it_is_the_same_interview(again: Invite, standing: InviteStanding) -> None:
    assert taking.judge_invite(again, [KEPT]).standing is standing


def test_one_looked_back_on_already_is_over() -> None:
    assert (
        taking.judge_invite(MOVED, [replace(KEPT, interview=key(9))]).standing
        is InviteStanding.OVER
    )


@pytest.mark.parametrize(
    "company, standing",
    [("", InviteStanding.FILLS), ("northgate", InviteStanding.FILLS), ("Q", InviteStanding.NEW)],
)
def test_one_typed_for_that_day_is_filled_and_not_doubled(
    company: str, standing: InviteStanding
) -> None:
    typed = blank(company=company)
    assert taking.judge_invite(FIRST, [typed]).standing is standing


def test_one_without_an_id_never_means_another_without_one() -> None:
    nameless = FIRST._replace(uid="")
    kept = taking.take(blank(), nameless, LINE)
    other = nameless._replace(when=MOVED.when)
    assert taking.judge_invite(other, [kept]).standing is InviteStanding.NEW


def test_a_newer_one_moves_the_day_and_its_line_and_nothing_typed_around_it() -> None:
    written = replace(KEPT, note=f"Bring the folder.\n{LINE}\nTram 4.")
    moved = taking.take(written, MOVED, "10:00.")
    assert (moved.date, moved.note) == (
        dt.date(2026, 12, 5),
        "Bring the folder.\n10:00.\nTram 4.",
    )


def test_what_the_person_typed_stays_until_they_say_otherwise() -> None:
    typed = replace(KEPT, company="Northgate Ltd", date=dt.date(2026, 12, 4), stage=Stage.PANEL)
    assert taking.find_differing(typed, MOVED) == ("date", "company")
    stays = taking.take(typed, MOVED, LINE)
    assert (stays.company, stays.date) == ("Northgate Ltd", dt.date(2026, 12, 4))
    over = taking.take(typed, MOVED, LINE, over_own=True)
    assert (over.company, over.date, over.stage) == (
        "Northgate",
        dt.date(2026, 12, 5),
        Stage.PANEL,
    )


def test_a_line_that_was_rewritten_is_kept_beside_the_new_one() -> None:
    written = replace(KEPT, note="At two, Priya.")
    assert taking.take(written, MOVED, "10:00.").note == "At two, Priya.\n10:00."


def test_a_full_note_is_left_as_it_is() -> None:
    full = an_upcoming(1, note="x" * 20_000)
    assert taking.take(full, FIRST, LINE).note == full.note
