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


def test_the_one_that_is_open_is_not_hidden_under_ones_hands(home: Path) -> None:
    store = fill(home, [an_application(1), Settings(id=SETTINGS_ID, created=NOW, updated=NOW)])
    store.load([Settings(id=SETTINGS_ID, created=NOW, updated=NOW, hide_rejections=True)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(ApplicationStage.CLOSED).run()
    app.pills(key=f"ended-{app_id(1)}").set_value(Ended.REJECTED).run()
    assert the_one(store).ended is Ended.REJECTED
    assert f"stage-{app_id(1)}" in {each.key for each in app.pills}


@pytest.mark.parametrize("stage", list(ApplicationStage))
def test_a_stage_is_one_tap(home: Path, stage: ApplicationStage) -> None:
    start = ApplicationStage.APPLIED
    start = ApplicationStage.OFFER if stage is start else start
    store = fill(home, [an_application(1, stage=start)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(stage).run()
    assert not app.exception
    assert the_one(store).stage is stage


def test_a_second_tap_leaves_the_stage_where_it_is(home: Path) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(None).run()
    assert the_one(store).stage is ApplicationStage.APPLIED
    assert app.pills(key=f"stage-{app_id(1)}").value is ApplicationStage.APPLIED


def test_leaving_closed_forgets_how_it_ended(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.CLOSED, ended=Ended.DECLINED)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(ApplicationStage.OFFER).run()
    assert (the_one(store).stage, the_one(store).ended) == (ApplicationStage.OFFER, None)


def test_what_was_planned_is_applied_for_today(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.TO_APPLY, applied=None)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(ApplicationStage.APPLIED).run()
    assert the_one(store).applied == TODAY


@pytest.mark.parametrize(
    "name, field",
    [
        ("company", "company"),
        ("role", "role"),
        ("next_action", "next_action"),
        ("source", "source"),
        ("link", "link"),
    ],
)
@pytest.mark.parametrize("typed", ["Northgate", HOSTILE, "😀" * 200])
def test_each_line_is_kept_as_it_is_typed(home: Path, name: str, field: str, typed: str) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.session_state[f"names-{app_id(1)}"] = True
    app.run()
    app.text_input(key=f"{name}-{app_id(1)}").set_value(typed).run()
    assert not app.exception
    assert getattr(the_one(store), field) == typed


def test_the_note_is_kept_as_it_is_typed(home: Path) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.text_area(key=f"note-{app_id(1)}").set_value(HOSTILE).run()
    assert the_one(store).note == HOSTILE


@pytest.mark.parametrize(
    "name, field, ahead",
    [("applied", "applied", -9), ("heard", "heard", -2), ("next_date", "next_date", 5)],
)
def test_each_day_is_kept_and_can_be_taken_back(
    home: Path, name: str, field: str, ahead: int
) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.date_input(key=f"{name}-{app_id(1)}").set_value(days_ago(-ahead)).run()
    assert getattr(the_one(store), field) == days_ago(-ahead)
    app.date_input(key=f"{name}-{app_id(1)}").set_value(None).run()
    assert getattr(the_one(store), field) is None


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
    app.button(key=f"open-{app_id(1)}").click().run()
    assert not app.pills


def test_silence_is_taken_for_no_answer_in_one_tap_and_that_can_be_undone(home: Path) -> None:
    store = fill(home, [an_application(16)])
    app = visit_page("applications")
    app.button(key=f"ghosted-{app_id(16)}").click().run()
    assert the_one(store).stage is ApplicationStage.GHOSTED
    assert f"ghosted-{app_id(16)}" not in keys(app)
    app.button(key="undo-step").click().run()
    assert the_one(store).stage is ApplicationStage.APPLIED


def test_a_word_today_ends_the_silence(home: Path) -> None:
    store = fill(home, [an_application(16)])
    app = opened(16)
    app.button(key=f"wrote-{app_id(16)}").click().run()
    assert the_one(store).heard == TODAY
    assert "One still open." in words(app)
    app.button(key="keep-step").click().run()
    assert "undo-step" not in keys(app)


def test_a_letter_asks_how_it_stands_and_waits_on_purpose_once_sent(home: Path) -> None:
    store = fill(home, [an_application(16, company="Northgate", role="Baker")])
    one = app_id(16)
    app = visit_page("applications")
    app.button(key=f"chase-{one}").click().run()
    body = str(app.text_area(key=f"body-chaser-{one}").value)
    assert "I applied for the Baker role at Northgate on Friday 6 November" in body
    app.text_area(key=f"body-chaser-{one}").set_value("How does it stand?").run()
    (letter,) = store.all(Letter)
    assert (letter.application, letter.body, letter.sent) == (one, "How does it stand?", None)
    app.button(key=f"sent-chaser-{one}").click().run()
    assert store.all(Letter)[0].sent == TODAY
    kept = the_one(store)
    assert (kept.next_action, kept.next_date) == (
        "See whether they have answered",
        dt.date(2026, 11, 27),
    )
    assert "One still open." in words(app)
    app.button(key=f"unsent-chaser-{one}").click().run()
    assert (the_one(store).next_action, the_one(store).next_date) == ("", None)
    app.button(key=f"away-{one}").click().run()
    assert not [each for each in app.text_area if str(each.key).startswith("body-")]


def test_the_letter_speaks_of_the_interview_if_there_was_one(home: Path) -> None:
    fill(home, [an_application(20, role="Baker"), an_interview(18, application=app_id(20))])
    app = visit_page("applications")
    app.button(key=f"chase-{app_id(20)}").click().run()
    body = str(app.text_area(key=f"body-chaser-{app_id(20)}").value)
    assert "We talked on" in body


def test_an_interview_is_linked_and_unlinked(home: Path) -> None:
    met = an_interview(1, company="Northgate", role="Data analyst")
    other = an_interview(2, company="Quill")
    store = fill(home, [an_application(1, company="NORTHGATE"), met, other])
    app = opened()
    linker = app.selectbox(key=f"linker-{app_id(1)}")
    assert linker.options[0].endswith("Northgate · Data analyst")
    linker.set_value(met.id).run()
    assert store.get(met.id).application == app_id(1)  # type: ignore[union-attr]
    assert the_one(store).stage is ApplicationStage.INTERVIEWING
    assert app.selectbox(key=f"linker-{app_id(1)}").value is None
    app.button(key=f"unlink-{met.id}").click().run()
    assert store.get(met.id).application is None  # type: ignore[union-attr]


def test_a_linked_interview_is_a_tap_away(home: Path) -> None:
    fill(home, [an_application(1), an_interview(1, application=app_id(1)), an_outcome(1)])
    app = opened()
    assert "Turned down" in str(app.button(key=f"way-{key(1)}").label)
    app.button(key=f"way-{key(1)}").click().run()
    assert not app.exception
    assert app.title[0].value == "Larkspur"


def test_an_interview_is_logged_for_it(home: Path) -> None:
    store = fill(home, [an_application(1, role=HOSTILE)])
    app = opened()
    app.button(key=f"log-{app_id(1)}").click().run()
    assert not app.exception
    (made,) = store.all(Interview)
    assert (made.application, made.company, made.role) == (app_id(1), "Company 1", HOSTILE)
    assert made.date == TODAY
    assert the_one(store).stage is ApplicationStage.INTERVIEWING


def test_an_interview_does_not_reopen_what_is_over(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.WITHDRAWN), an_interview(1)])
    app = opened()
    app.selectbox(key=f"linker-{app_id(1)}").set_value(key(1)).run()
    assert the_one(store).stage is ApplicationStage.WITHDRAWN


def test_one_is_taken_out_with_its_letters_and_put_back(home: Path) -> None:
    letter = Letter(
        id=key(5), created=NOW, updated=NOW, template="chaser", application=app_id(1), body="x"
    )
    met = an_interview(1, application=app_id(1))
    store = fill(home, [an_application(1), letter, met])
    before = store.everything()
    app = opened()
    app.button(key=f"remove-{app_id(1)}").click().run()
    assert not app.exception
    assert [each.id for each in store.everything()] == [met.id]
    app.button(key="put-back-Application").click().run()
    assert store.everything() == before
