"""Interviews and applications meet on the screens: joined, told apart, moved by an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.models import (
    Application,
    ApplicationStage,
    Ended,
    Evaluation,
    Interview,
    Outcome,
    Result,
)
from tests.support.application_samples import an_application, app_id, days_ago, opened, the_one
from tests.support.page_driver import (
    HOSTILE,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    interview_in,
    key,
    keys,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, field, press

if TYPE_CHECKING:
    from pathlib import Path

    from data.models import AnyRecord

S = ApplicationStage
JOB = {"company": "Northgate", "role": "Baker"}
JOIN, APART = f"join-{key(5)}-{app_id(9)}", f"apart-{key(5)}"


def both(**fields: object) -> list[AnyRecord]:
    """An application, and an interview of the same job that belongs to none."""
    return [
        an_application(9, company="Northgate Ltd", role="Baker"),
        an_interview(5, **JOB, **fields),
    ]


@pytest.mark.parametrize("page", ["interview", "applications", "evaluate"])
def test_the_same_job_on_both_sides_is_made_one_in_one_tap(home: Path, page: str) -> None:
    store = fill(home, both(evaluation=Evaluation()))
    app = visit_page(page, id=key(5))
    press(app, "Yes, the same job")
    assert not app.exception
    assert interview_in(store, key(5)).application == app_id(9)
    assert the_one(store).stage is S.INTERVIEWING
    assert JOIN not in keys(app)
    press(app, "Undo")
    assert interview_in(store, key(5)).application is None
    assert the_one(store).stage is S.APPLIED
    assert JOIN in keys(app)


@pytest.mark.parametrize("page", ["interview", "applications", "evaluate"])
def test_no_these_are_two_stays_told_on_every_page(home: Path, page: str) -> None:
    store = fill(home, both(evaluation=Evaluation()))
    app = visit_page(page, id=key(5))
    press(app, "No, these are two")
    assert interview_in(store, key(5)).apart == (app_id(9),)
    for each in ("interview", "applications", "evaluate"):
        assert JOIN not in keys(visit_page(each, id=key(5)))


def test_unlinked_by_hand_it_is_not_offered_again(home: Path) -> None:
    store = fill(home, both(application=app_id(9)))
    app = opened(9)
    press(app, "Unlink")
    assert interview_in(store, key(5)).application is None
    assert JOIN not in keys(app)
    assert JOIN not in keys(visit_page("interview", id=key(5)))


def test_all_that_meet_are_made_one_in_one_tap(home: Path) -> None:
    every = [an_application(number, company=f"Firm {number}") for number in range(1, 6)]
    met = [an_interview(number, company=f"firm {number} ltd", role="") for number in range(1, 6)]
    store = fill(home, [*every, *met])
    app = visit_page("applications")
    assert "The same jobs?" in words(app)
    press(app, "All five are the same")
    assert {each.id: each.application for each in store.all(Interview)} == {
        key(number): app_id(number) for number in range(1, 6)
    }
    assert "Five applications, five interviews." in words(app)
    press(app, "Undo")
    assert {each.application for each in store.all(Interview)} == {None}


def test_with_several_applications_each_is_offered_by_its_name(home: Path) -> None:
    every = [an_application(number, company="Northgate", role=f"Job {number}") for number in (1, 2)]
    store = fill(home, [*every, an_interview(5, company="Northgate", role="")])
    app = visit_page("interview", id=key(5))
    assert "You have two applications with this company." in words(app)
    press(app, "Northgate · Job 2")
    assert interview_in(store, key(5)).application == app_id(2)


def test_nothing_is_asked_where_nothing_meets(home: Path) -> None:
    fill(home, [an_application(9, company="Quill"), an_interview(5, **JOB)])
    app = visit_page("applications")
    assert "The same job" not in words(app)
    assert not [each for each in keys(visit_page("interview", id=key(5))) if "join-" in each]


def test_rounds_of_one_job_become_part_of_it_together(home: Path) -> None:
    rounds = [an_interview(5, **JOB), an_interview(2, company="northgate", role="baker")]
    store = fill(home, [an_application(9, **JOB), *rounds])
    app = visit_page("interview", id=key(2))
    press(app, "Yes, the same job")
    assert [each.application for each in store.all(Interview)] == [app_id(9), app_id(9)]
    app = opened(9)
    rounds_told = [each.split(" · ")[0] for each in buttons(app) if ": 1" in each]
    assert rounds_told == ["First: 16 November", "Second: 19 November"]


@pytest.mark.parametrize(
    "result, told",
    [
        (Result.REJECTED, "They turned you down"),
        (Result.OFFER, "Offer"),
        (Result.THROUGH, "Interviewing"),
        (Result.NO_ANSWER, "No answer"),
        (Result.WITHDRAWN, "Withdrew"),
    ],
)
def test_an_outcome_moves_its_application_and_back_again(
    home: Path, result: Result, told: str
) -> None:
    store = fill(
        home, [an_application(9, stage=S.INTERVIEWING), an_interview(5, application=app_id(9))]
    )
    app = visit_page("interview", id=key(5))
    choose(app, "What did they say?", result)
    assert store.all(Outcome)[0].decided is not None
    assert f"{told} · " in words(visit_page("applications"))
    choose(app, "What did they say?", Result.WAITING)
    assert "Interviewing · " in words(visit_page("applications"))
    assert the_one(store).stage is S.INTERVIEWING


def test_a_stage_chosen_by_hand_after_an_outcome_stays(home: Path) -> None:
    met = an_interview(5, application=app_id(9))
    store = fill(home, [an_application(9, stage=S.INTERVIEWING), met, an_outcome(5)])
    app = opened(9)
    stage = field(app, "How far you got")
    assert stage.value is S.CLOSED
    assert field(app, "How did it end?").value is Ended.REJECTED
    stage.set_value(S.SCREENING).run()
    assert not app.exception
    assert the_one(store).stage is S.SCREENING
    assert field(app, "How far you got").value is S.SCREENING
    assert "One still open." in words(app)


def test_a_stage_tapped_that_was_stored_before_the_outcome_is_chosen_anew(home: Path) -> None:
    met = an_interview(5, application=app_id(9))
    store = fill(home, [an_application(9, stage=S.INTERVIEWING), met, an_outcome(5)])
    app = opened(9)
    choose(app, "How far you got", S.INTERVIEWING)
    assert the_one(store).staged is not None
    assert field(app, "How far you got").value is S.INTERVIEWING


def test_how_it_ended_is_put_right_by_hand(home: Path) -> None:
    met = an_interview(5, application=app_id(9))
    store = fill(home, [an_application(9, stage=S.INTERVIEWING), met, an_outcome(5)])
    app = opened(9)
    choose(app, "How did it end?", Ended.DECLINED)
    kept = the_one(store)
    assert (kept.stage, kept.ended) == (S.CLOSED, Ended.DECLINED)
    assert "You turned it down · " in words(app)


def test_what_three_interviews_ended_is_not_counted_as_open(home: Path) -> None:
    every = [an_application(number, stage=S.INTERVIEWING) for number in range(1, 5)]
    met = [an_interview(number, application=app_id(number)) for number in range(1, 5)]
    ends = (Result.REJECTED, Result.NO_ANSWER, Result.WITHDRAWN)
    heard = [an_outcome(place, end) for place, end in enumerate(ends, start=1)]
    fill(home, [*every, *met, *heard])
    app = visit_page("applications")
    assert "One still open." in words(app)
    assert "Four applications, four interviews. One no; one still open." in words(app)
    told = words(visit_page("outcome", id=key(1)))
    assert "One no; one still open." in told


def test_an_interview_put_away_counts_and_stands_with_its_application(home: Path) -> None:
    away = an_interview(5, closed_until=days_ago(-9), application=app_id(9))
    fill(
        home, [an_application(9), away, an_interview(6, company="Quill", closed_until=days_ago(-9))]
    )
    app = opened(9)
    assert f"way-{key(5)}" in keys(app)
    assert "Two still open." in words(app)


@pytest.mark.parametrize("result", [each for each in Result if each is not Result.WAITING])
def test_an_answer_that_comes_in_opens_an_interview_put_away(home: Path, result: Result) -> None:
    store = fill(home, [an_interview(5, closed_until=days_ago(-9))])
    app = visit_page("outcome", id=key(5))
    choose(app, "What did they say?", Result.WAITING)
    assert interview_in(store, key(5)).closed_until == days_ago(-9)
    choose(app, "What did they say?", result)
    assert not app.exception
    assert interview_in(store, key(5)).closed_until is None


def test_put_away_after_the_answer_it_stays_so(home: Path) -> None:
    store = fill(home, [an_interview(5, closed_until=days_ago(-9)), an_outcome(5, Result.OFFER)])
    app = visit_page("outcome", id=key(5))
    choose(app, "Your answer", "Decline")
    assert interview_in(store, key(5)).closed_until == days_ago(-9)
    assert store.all(Outcome)[0].accepted is False


OFFERED = {"heard": days_ago(30)}


@pytest.mark.parametrize(
    "label, kept, told",
    [
        ("I took it", (True, None), "You took it"),
        ("I turned it down", (False, None), "You turned it down"),
        ("It’s still open", (None, TODAY), "Offer"),
    ],
)
def test_an_old_offer_asks_what_became_of_it_and_one_tap_answers(
    home: Path, label: str, kept: tuple[bool | None, object], told: str
) -> None:
    met = an_interview(35, company="Northgate", application=app_id(40))
    one = an_application(40, company="Northgate", stage=S.INTERVIEWING)
    store = fill(home, [met, one, an_outcome(35, Result.OFFER, **OFFERED)])
    app = visit_page("today")
    assert "What became of the offer from Northgate?" in words(app)
    press(app, label)
    assert not app.exception
    outcome = store.all(Outcome)[0]
    assert (outcome.accepted, outcome.still_open) == kept
    assert "offer from Northgate" not in words(app)
    assert f"{told} · " in words(visit_page("applications"))


def test_an_old_offer_without_an_application_keeps_its_answer_too(home: Path) -> None:
    store = fill(home, [an_interview(35), an_outcome(35, Result.OFFER, **OFFERED)])
    app = visit_page("today")
    press(app, "I turned it down")
    assert store.all(Outcome)[0].accepted is False
    assert "What became" not in words(visit_page("today"))
    assert store.all(Application) == ()


def test_names_that_meet_are_never_read_as_markup(home: Path) -> None:
    fill(
        home,
        [
            an_application(9, company=HOSTILE, role=HOSTILE),
            an_interview(5, company=HOSTILE, role=""),
        ],
    )
    for page in ("applications", "interview"):
        app = visit_page(page, id=key(5))
        assert JOIN in keys(app)
        assert "<b>" not in words(app)
        assert "**co**" not in words(app)


def test_an_application_that_is_open_offers_what_looks_like_part_of_it(home: Path) -> None:
    store = fill(home, both())
    app = opened(9)
    assert "This interview looks like part of it: 16 November." in words(app)
    assert f"unlink-{key(5)}" not in keys(app)
    press(app, "Yes, the same job", nth=1)
    assert not app.exception
    assert interview_in(store, key(5)).application == app_id(9)
    assert f"unlink-{key(5)}" in keys(app)


def test_what_looks_like_one_job_is_counted_once_before_anything_is_said(home: Path) -> None:
    fill(home, [*both(), an_outcome(5)])
    app = visit_page("applications")
    assert "Nothing is under way just now." in words(app)
    assert "They turned you down · " in words(app)
    assert "One application, one interview." in words(app)
    press(app, "No, these are two")
    assert "One still open." in words(app)
    assert "Two jobs, one interview. One no; one still open." in words(app)
