"""One application, opened in place on the page of applications."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from components.text.markdown import plain
from data.models import SETTINGS_ID, ApplicationStage, Ended, Interview, Letter, Settings
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    key,
    keys,
    visit_page,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path


from tests.support.application_samples import an_application, app_id, days_ago, opened, the_one
from tests.support.widgets import buttons, choose, field, field_of, fill_in, press


def test_the_one_that_is_open_is_not_hidden_under_ones_hands(home: Path) -> None:
    store = fill(home, [an_application(1), Settings(id=SETTINGS_ID, created=NOW, updated=NOW)])
    store.load([Settings(id=SETTINGS_ID, created=NOW, updated=NOW, hide_rejections=True)])
    app = opened()
    choose(app, "How far you got", ApplicationStage.CLOSED)
    choose(app, "How did it end?", Ended.REJECTED)
    assert the_one(store).ended is Ended.REJECTED
    assert f"stage-{app_id(1)}" in {each.key for each in app.pills}


@pytest.mark.parametrize("stage", list(ApplicationStage))
def test_a_stage_is_one_tap(home: Path, stage: ApplicationStage) -> None:
    start = ApplicationStage.APPLIED
    start = ApplicationStage.OFFER if stage is start else start
    store = fill(home, [an_application(1, stage=start)])
    app = opened()
    choose(app, "How far you got", stage)
    assert not app.exception
    assert the_one(store).stage is stage


def test_a_second_tap_leaves_the_stage_where_it_is(home: Path) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    choose(app, "How far you got", None)
    assert the_one(store).stage is ApplicationStage.APPLIED
    assert field(app, "How far you got").value is ApplicationStage.APPLIED


def test_leaving_closed_forgets_how_it_ended(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.CLOSED, ended=Ended.DECLINED)])
    app = opened()
    choose(app, "How far you got", ApplicationStage.OFFER)
    assert (the_one(store).stage, the_one(store).ended) == (ApplicationStage.OFFER, None)


def test_what_was_planned_is_applied_for_today(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.TO_APPLY, applied=None)])
    app = opened()
    choose(app, "How far you got", ApplicationStage.APPLIED)
    assert the_one(store).applied == TODAY


@pytest.mark.parametrize("name", ["company", "role", "next_action", "source", "link"])
@pytest.mark.parametrize("typed", ["Northgate", HOSTILE, "😀" * 200])
def test_each_line_is_kept_as_it_is_typed(home: Path, name: str, typed: str) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.session_state[f"names-{app_id(1)}"] = True
    app.run()
    field_of(app, an_application(1), name).set_value(typed).run()
    assert not app.exception
    assert getattr(the_one(store), name) == typed


def test_the_note_is_kept_as_it_is_typed(home: Path) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    fill_in(app, "Note", HOSTILE)
    assert the_one(store).note == HOSTILE


@pytest.mark.parametrize("name, ahead", [("applied", -9), ("heard", -2), ("next_date", 5)])
def test_each_day_is_kept_and_can_be_taken_back(home: Path, name: str, ahead: int) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    field_of(app, an_application(1), name).set_value(days_ago(-ahead)).run()
    assert getattr(the_one(store), name) == days_ago(-ahead)
    field_of(app, an_application(1), name).set_value(None).run()
    assert getattr(the_one(store), name) is None


@pytest.mark.parametrize(
    "link, host",
    [
        ("https://jobs.example.org/42?x=1#top", "jobs.example.org"),
        ("http://example.org", "example.org"),
        ("HTTPS://Example.org/a", "example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("http://[", None),
        ("https://a.example/ b", None),
        ("//example.org", None),
        ("example.org", None),
        ("", None),
    ],
)
def test_only_a_web_address_can_be_followed(home: Path, link: str, host: str | None) -> None:
    fill(home, [an_application(1, link=link)])
    app = opened()
    assert not app.exception
    ways = [each.proto.url for each in app.get("link_button")]
    assert ways == ([link] if host else [])
    assert [each.proto.label for each in app.get("link_button")] == (
        [f"Open {plain(host)}"] if host else []
    )


def test_one_opened_is_closed_by_a_second_tap(home: Path) -> None:
    fill(home, [an_application(1)])
    app = opened()
    assert app.pills
    press(app, "Company 1 · Data analyst")
    assert not app.pills


def test_silence_is_taken_for_no_answer_in_one_tap_and_that_can_be_undone(home: Path) -> None:
    store = fill(home, [an_application(16)])
    app = visit_page("applications")
    press(app, "They never answered")
    assert the_one(store).stage is ApplicationStage.GHOSTED
    assert f"ghosted-{app_id(16)}" not in keys(app)
    press(app, "Undo")
    assert the_one(store).stage is ApplicationStage.APPLIED


def test_a_word_today_ends_the_silence(home: Path) -> None:
    store = fill(home, [an_application(16)])
    app = opened(16)
    press(app, "They wrote today")
    assert the_one(store).heard == TODAY
    assert "One still open." in words(app)
    press(app, "OK")
    assert "undo-step" not in keys(app)


def test_a_letter_asks_how_it_stands_and_waits_on_purpose_once_sent(home: Path) -> None:
    store = fill(home, [an_application(16, company="Northgate", role="Baker")])
    one = app_id(16)
    app = visit_page("applications")
    press(app, "Ask for an update")
    body = str(field(app, "Letter").value)
    assert "I applied for the Baker role at Northgate on Friday 6 November" in body
    fill_in(app, "Letter", "How does it stand?")
    (letter,) = store.all(Letter)
    assert (letter.application, letter.body, letter.sent) == (one, "How does it stand?", None)
    press(app, "I sent it")
    assert store.all(Letter)[0].sent == TODAY
    kept = the_one(store)
    assert (kept.next_action, kept.next_date) == (
        "See whether they have answered",
        dt.date(2026, 11, 27),
    )
    assert "One still open." in words(app)
    press(app, "Not sent after all")
    assert (the_one(store).next_action, the_one(store).next_date) == ("", None)
    press(app, "Put the letter away")
    assert not [each for each in app.text_area if str(each.key).startswith("body-")]


def test_the_letter_speaks_of_the_interview_if_there_was_one(home: Path) -> None:
    fill(home, [an_application(20, role="Baker"), an_interview(18, application=app_id(20))])
    app = visit_page("applications")
    press(app, "Ask for an update")
    body = str(field(app, "Letter").value)
    assert "We talked on" in body


def test_an_interview_is_linked_and_unlinked(home: Path) -> None:
    met = an_interview(1, company="Northgate", role="Data analyst")
    other = an_interview(2, company="Quill")
    store = fill(home, [an_application(1, company="NORTHGATE"), met, other])
    app = opened()
    linker = field(app, "An interview that belongs to it")
    assert linker.options[0].endswith("Northgate · Data analyst")
    linker.set_value(met.id).run()
    assert store.get(met.id).application == app_id(1)  # type: ignore[union-attr]
    assert the_one(store).stage is ApplicationStage.INTERVIEWING
    assert field(app, "An interview that belongs to it").value is None
    press(app, "Unlink")
    assert store.get(met.id).application is None  # type: ignore[union-attr]


def test_a_linked_interview_is_a_tap_away(home: Path) -> None:
    fill(home, [an_application(1), an_interview(1, application=app_id(1)), an_outcome(1)])
    app = opened()
    assert "Interview: 20 November · First interview · Turned down" in buttons(app)
    press(app, "Interview: 20 November")
    assert not app.exception
    assert app.title[0].value == "Larkspur"


def test_an_interview_is_logged_for_it(home: Path) -> None:
    store = fill(home, [an_application(1, role=HOSTILE)])
    app = opened()
    press(app, "Log an interview for it")
    assert not app.exception
    (made,) = store.all(Interview)
    assert (made.application, made.company, made.role) == (app_id(1), "Company 1", HOSTILE)
    assert made.date == TODAY
    assert the_one(store).stage is ApplicationStage.INTERVIEWING


def test_an_interview_does_not_reopen_what_is_over(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.WITHDRAWN), an_interview(1)])
    app = opened()
    choose(app, "An interview that belongs to it", key(1))
    assert the_one(store).stage is ApplicationStage.WITHDRAWN


def test_one_is_taken_out_with_its_letters_and_put_back(home: Path) -> None:
    letter = Letter(
        id=key(5), created=NOW, updated=NOW, template="chaser", application=app_id(1), body="x"
    )
    met = an_interview(1, application=app_id(1))
    store = fill(home, [an_application(1), letter, met])
    before = store.everything()
    app = opened()
    press(app, "Delete")
    assert not app.exception
    assert [each.id for each in store.everything()] == [met.id]
    press(app, "Put it back")
    assert store.everything() == before
