"""Stay in touch: every widget that changes the journal, used, and what is then kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from components.contacts.page import tell_people
from components.text.markdown import plain_line
from components.text.voice import Figures
from data.coaching.correspondence.people import (
    PeopleBook,
    count_due,
    people_in_sight,
    people_of_interview,
)
from data.coaching.interviews import ical
from data.models import Contact, FollowUp, Letter
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    fill,
    key,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import add_line, choose, field, field_of, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord, Record

ID = key(1)
NAMES = ('Zoë "Zo" Müller-Straße; Ltd, 🙂', "Ærøskøbing\\n, O’Hara", "שלום", HOSTILE)


def day(ahead: int) -> dt.date:
    """So many days from today, a Sunday."""
    return TODAY + dt.timedelta(days=ahead)


def a_person(number: int, **fields: Any) -> Contact:  # noqa: ANN401 - any field of it
    """Somebody met at interview 1."""
    kept: dict[str, Any] = {"name": "Morwenna Tregarth", "company": "Larkspur", "interview": ID}
    return Contact(id=key(8000 + number), created=NOW, updated=NOW, **{**kept, **fields})


def a_promise(number: int, **fields: Any) -> FollowUp:  # noqa: ANN401 - any field of it
    """Something promised to person 1, due today."""
    kept: dict[str, Any] = {"what": "Send the article", "due": TODAY, "contact": key(8001)}
    kept["interview"] = ID
    return FollowUp(id=key(9000 + number), created=NOW, updated=NOW, **{**kept, **fields})


def opened(home: Path, *records: AnyRecord, **query: str) -> AppTest:
    """Stay in touch with these records in the journal, on an interview if an `id` is given."""
    fill(home, records)
    return visit_page("stay_in_touch", **query)


def all_of(home: Path, kind: type[Record]) -> Any:  # noqa: ANN401 - records of the kind
    """What the file holds of a kind."""
    return reopen(home).all(kind)


def test_nobody_met_yet_is_two_lines_to_fill(home: Path) -> None:
    app = opened(home)
    assert not app.exception
    assert app.title[0].value == "Stay in touch"
    assert [str(each.key) for each in app.text_input] == ["person-add", "promise"]


def test_an_unknown_interview_is_met_with_a_way_back(home: Path) -> None:
    app = opened(home, id=key(77))
    assert not app.exception
    assert app.title[0].value == "This interview is not here"


def test_the_example_journal_works_the_same(home: Path) -> None:
    app = opened(home, example="1")
    assert not app.exception
    assert "Morwenna Tregarth" in words(app)
    assert all_of(home, Contact) == ()


# People


def test_a_name_alone_adds_somebody_met_at_the_interview(home: Path) -> None:
    app = opened(home, an_interview(1), id=ID)
    add_line(app, "Somebody you met: a name is enough", " Zoë 🙂 ")
    (person,) = all_of(home, Contact)
    assert (person.name, person.company, person.interview) == ("Zoë 🙂", "Larkspur", ID)
    assert field(app, "Somebody you met: a name is enough").value == ""
    assert field(app, "Where you met").value == ""


def test_everything_about_a_person_is_kept_as_it_is_typed(home: Path) -> None:
    person = a_person(1)
    app = opened(home, an_interview(1), person)
    press(app, "Morwenna Tregarth · Larkspur")
    choose(app, "What to do", "About them")
    for name in ("name", "company", "met", "link", "note"):
        field_of(app, person, name).set_value(f"{name} {HOSTILE}").run()
    choose(app, "How to reach them", "LinkedIn")
    (after,) = all_of(home, Contact)
    assert after.name == f"name {HOSTILE}"
    assert [after.company, after.met, after.link, after.note] == [
        f"{name} {HOSTILE}" for name in ("company", "met", "link", "note")
    ]
    assert after.channel == "LinkedIn"
    assert not app.exception


def test_a_way_to_reach_somebody_that_came_with_an_import_is_shown(home: Path) -> None:
    person = a_person(1, channel="Carrier pigeon")
    app = opened(home, person)
    press(app, "Morwenna Tregarth · Larkspur")
    choose(app, "What to do", "About them")
    assert field(app, "How to reach them").value == "Carrier pigeon"


def test_somebody_taken_out_goes_with_what_was_promised_and_both_come_back(home: Path) -> None:
    person, promise = a_person(1), a_promise(1)
    app = opened(home, an_interview(1), person, promise)
    press(app, "Morwenna Tregarth · Larkspur")
    choose(app, "What to do", "About them")
    press(app, "Take them out")
    assert (all_of(home, Contact), all_of(home, FollowUp)) == ((), ())
    press(app, "Put it back")
    assert [each.name for each in all_of(home, Contact)] == ["Morwenna Tregarth"]
    assert [each.what for each in all_of(home, FollowUp)] == ["Send the article"]


def test_a_tap_closes_a_person_again(home: Path) -> None:
    person = a_person(1)
    app = opened(home, person)
    press(app, "Morwenna Tregarth · Larkspur")
    press(app, "Morwenna Tregarth · Larkspur")
    assert not app.segmented_control


def test_a_name_longer_than_can_be_kept_stays_on_the_screen(home: Path) -> None:
    app = opened(home)
    add_line(app, "Somebody you met: a name is enough", "x" * 20_001)
    assert all_of(home, Contact) == ()
    assert field(app, "Somebody you met: a name is enough").value == "x" * 20_001


# Letters


@pytest.mark.parametrize(
    "template",
    ["keep-cv", "in-touch-again", "congratulations", "connect-linkedin", "connect-x"],
)
def test_each_letter_is_drafted_for_the_person_and_kept_once_it_is_sent(
    home: Path, template: str
) -> None:
    person = a_person(1, met="your talk in May")
    app = opened(home, an_interview(1), person)
    press(app, "Morwenna Tregarth · Larkspur")
    choose(app, "Which letter", template)
    assert not app.exception
    (body,) = app.text_area
    assert body.value
    assert "{" not in str(body.value)
    (sent,) = [each for each in app.button if each.label == "I sent it"]
    sent.click().run()
    (letter,) = all_of(home, Letter)
    assert (letter.template, letter.contact, letter.interview) == (template, person.id, ID)
    assert letter.sent == TODAY


# What was promised


def test_a_promise_is_kept_as_it_is_entered_with_its_day(home: Path) -> None:
    app = opened(home, an_interview(1), id=ID)
    choose(app, "When", 30)
    add_line(app, "What you promised, or mean to do", HOSTILE)
    (promise,) = all_of(home, FollowUp)
    assert promise.what == " ".join(HOSTILE.split())
    assert (promise.due, promise.interview, promise.contact) == (day(30), ID, None)
    assert plain_line(HOSTILE) in words(app)


def test_a_promise_can_have_a_day_of_ones_own_or_none(home: Path) -> None:
    app = opened(home)
    choose(app, "When", 0)
    add_line(app, "What you promised, or mean to do", "Whenever")
    fill_in(app, "The day", day(40))
    add_line(app, "What you promised, or mean to do", "On the day")
    kept = {each.what: each.due for each in all_of(home, FollowUp)}
    assert kept == {"Whenever": None, "On the day": day(40)}


def test_a_promise_to_a_person_names_them(home: Path) -> None:
    person = a_person(1)
    app = opened(home, an_interview(1), person)
    press(app, "Morwenna Tregarth · Larkspur")
    choose(app, "What to do", "Next")
    add_line(app, "What you promised, or mean to do", "Say hello", nth=0)
    (promise,) = all_of(home, FollowUp)
    assert (promise.contact, promise.interview, promise.due) == (person.id, ID, day(7))


def test_what_is_due_comes_first_and_done_is_one_tap(home: Path) -> None:
    late, later = a_promise(1, due=day(-9)), a_promise(2, what="Say hello", due=day(20))
    app = opened(home, an_interview(1), a_person(1), late, later)
    said = words(app)
    assert app.header[0].value == "To do now"
    assert "**Morwenna Tregarth** · Send the article" in said
    assert "Since 13 November" in said
    assert "Saturday 12 December" in said
    press(app, "Done", nth=0)
    assert {each.what: each.done for each in all_of(home, FollowUp)} == {
        "Send the article": TODAY,
        "Say hello": None,
    }
    app.session_state["done-so-far"] = True
    app.run()
    press(app, "Not done after all")
    assert {each.done for each in all_of(home, FollowUp)} == {None}


def test_write_offers_the_letters_right_there_and_closes_again(home: Path) -> None:
    promise = a_promise(1)
    app = opened(home, an_interview(1), a_person(1), promise)
    press(app, "Write")
    assert len(field(app, "Which letter").options) == 5
    press(app, "Write")
    assert f"letter-{key(8001)}" not in [each.key for each in app.pills]


def test_a_promise_can_be_changed_moved_taken_out_and_put_back(home: Path) -> None:
    promise = a_promise(1)
    app = opened(home, a_person(1), promise)
    app.session_state[f"change-{promise.id}"] = True
    app.run()
    fill_in(app, "What", "Send the book")
    field_of(app, promise, "due").set_value(day(3)).run()
    (after,) = all_of(home, FollowUp)
    assert (after.what, after.due) == ("Send the book", day(3))
    choose(app, "Later", 30)
    assert all_of(home, FollowUp)[0].due == day(30)
    press(app, "Take it out")
    assert all_of(home, FollowUp) == ()
    press(app, "Put it back")
    assert all_of(home, FollowUp)[0].what == "Send the book"


@pytest.mark.parametrize("name", NAMES)
def test_the_calendar_file_holds_every_name_and_word_as_it_was_typed(name: str) -> None:
    person, promise = a_person(1, name=name, company=name), a_promise(1, what=f"Write; {name}")
    content = ical.write_calendar(ical.follow_up_events((promise,), (person,)))
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    flat = "\n".join(name.splitlines())
    assert str(event["SUMMARY"]) == f"Write; {flat}: {flat}"
    assert str(event["DESCRIPTION"]) == flat
    assert event.decoded("DTSTART") == TODAY


def test_one_promise_or_all_can_be_had_as_a_calendar_file(home: Path) -> None:
    first, second = a_promise(1), a_promise(2, due=day(9))
    app = opened(home, a_person(1), first, second)
    app.session_state[f"change-{first.id}"] = True
    app.run()
    files = {str(each.key): each.label for each in app.download_button}
    assert files == {
        "calendar-all": "All of it as a calendar file",
        f"ics-{first.id}": "As a calendar file",
    }


def test_the_calendar_file_has_the_interviews_to_come_and_says_what_taking_it_again_does(
    home: Path,
) -> None:
    app = opened(home, an_upcoming(3, company="Quill"))
    assert "calendar-all" in {str(each.key) for each in app.download_button}
    assert "Take it again after a change" in words(app)


def test_what_is_done_alone_makes_no_calendar_file(home: Path) -> None:
    app = opened(home, a_person(1), a_promise(1, due=day(3), done=TODAY))
    assert "calendar-all" not in {str(each.key) for each in app.download_button}


# Out of sight


def test_people_of_an_interview_put_away_are_out_of_sight_but_on_its_own_page(home: Path) -> None:
    put_away = an_interview(1, closed_until=day(5))
    records = (put_away, a_person(1), a_promise(1, interview=None))
    assert "Morwenna" not in str([each.label for each in opened(home, *records).button])
    assert "Send the article" not in words(visit_page("stay_in_touch"))
    there = visit_page("stay_in_touch", id=ID)
    assert "Send the article" in words(there)


def test_a_book_is_of_one_interview_or_of_all_in_sight() -> None:
    mine, other = a_person(1), a_person(2, interview=key(2))
    to_me, to_other = a_promise(1, interview=None), a_promise(2, contact=key(8002), interview=None)
    assert people_of_interview((mine, other), (to_me, to_other), ID) == PeopleBook(
        (mine,), (to_me,)
    )
    assert people_in_sight((mine, other), (to_me, to_other)) == PeopleBook(
        (other, mine), (to_me, to_other)
    )
    assert people_in_sight((mine, other), (to_me, to_other), {ID}) == PeopleBook(
        (other,), (to_other,)
    )


def test_two_promises_to_one_person_are_one_person_to_write_to() -> None:
    promises = (a_promise(1), a_promise(2), a_promise(3, contact=None), a_promise(4, due=day(1)))
    assert count_due(PeopleBook((a_person(1),), promises), TODAY) == (1, 1)


@pytest.mark.parametrize(
    "persons, others, told",
    [
        (0, 0, ""),
        (1, 0, "1 person to write to"),
        (2, 0, "2 people to write to"),
        (0, 1, "1 thing you promised"),
        (2, 3, "2 people to write to, 3 things you promised"),
    ],
)
def test_today_says_in_one_line_whom_to_write_to(persons: int, others: int, told: str) -> None:
    assert tell_people(persons, others, Figures()) == told


def test_the_step_is_left_out_with_one_tap(home: Path) -> None:
    app = opened(home, an_interview(1), id=ID)
    press(app, "Skip this")
    kept = reopen(home).get(ID)
    assert [(each.number, each.state) for each in getattr(kept, "steps", ())] == [(8, "skipped")]


def test_applications_lead_to_the_people_once_there_are_some(home: Path) -> None:
    fill(home, ())
    app = visit_page("applications")
    assert "people-met" not in {str(each.key) for each in app.button}
    fill(home, [a_person(1)])
    app = visit_page("applications")
    press(app, "The people you met")
    assert app.title[0].value == "Stay in touch"
