"""What came of it: the offer, the no, or neither, and a courteous answer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from components.letters.editor import KNOWN_BY_NOW
from components.outcome.fields import LONG, SUGGESTED
from components.outcome.page import KEEP_CV, THANKS_ONLY
from components.outcome.sentences import KIND, UNKNOWN
from components.text.markdown import plain_line
from data.catalogue.letters import terms
from data.catalogue.loader import catalogue
from data.models import (
    SETTINGS_ID,
    AreaRating,
    Contact,
    Letter,
    Offer,
    Outcome,
    Result,
    Settings,
    Step,
    StepState,
)
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    interview_in,
    key,
    visit_page,
    words,
)
from tests.support.widgets import choose, field, field_of, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord
    from data.store import Store

ONE = key(1)
SOME = Offer(hours="37.5 a week", salary="£42,000 | reviewed", pension="5 %")
OPEN = [term for term in terms() if not getattr(SOME, term.key)]
FRIDAY = TODAY + dt.timedelta(days=5)


def opened(home: Path, *records: AnyRecord) -> tuple[AppTest, Store]:
    """The page opened first on a fresh server, and the journal behind it."""
    store = fill(home, records or [an_interview(1)])
    app = visit_page("outcome", id=ONE)
    assert not app.exception
    return app, store


def with_result(home: Path, result: Result, **fields: object) -> tuple[AppTest, Store]:
    return opened(home, an_interview(1), an_outcome(1, result, **fields))


def kept(store: Store) -> Outcome:
    """What came of interview 1, as it is stored."""
    return next(each for each in store.all(Outcome) if each.interview == ONE)


def body(app: AppTest, template: str) -> str:
    """The letter as it stands on the screen."""
    key = f"body-{template}-{ONE}"
    return next(str(each.value) for each in app.text_area if str(each.key).split("~")[0] == key)


def headings(app: AppTest) -> list[str]:
    return [each.value for each in app.header]


def letters_shown(app: AppTest) -> list[str]:
    """The templates of the letters on the screen."""
    keys = [str(each.key) for each in app.text_area if str(each.key).startswith("body-")]
    return [each.removeprefix("body-").removesuffix(f"-{ONE}") for each in keys]


@pytest.mark.parametrize("address", ["x", key(99), an_outcome(1).id])
def test_an_address_that_names_no_interview_says_so_calmly(home: Path, address: str) -> None:
    fill(home, [an_interview(1), an_outcome(1)])
    app = visit_page("outcome", id=address)
    assert not app.exception
    assert app.title[0].value == "This interview is not here"


def test_at_first_there_is_only_the_question_and_no_letter(home: Path) -> None:
    app, store = opened(home)
    assert UNKNOWN in words(app)
    assert (headings(app), letters_shown(app)) == ([], [])
    assert store.all(Outcome) == ()


@pytest.mark.parametrize("result", list(Result))
def test_every_answer_is_kept_with_one_tap_and_has_a_kind_word(home: Path, result: Result) -> None:
    app, store = opened(home)
    choose(app, "What did they say?", result)
    assert not app.exception
    assert kept(store).result is result
    assert KIND[result] in words(app)


def test_the_day_they_answered_is_kept(home: Path) -> None:
    app, store = with_result(home, Result.REJECTED)
    fill_in(app, "When did you hear?", TODAY)
    assert kept(store).heard == TODAY


@pytest.mark.parametrize("term", [term.key for term in terms()])
def test_every_term_of_an_offer_is_kept(home: Path, term: str) -> None:
    app, store = with_result(home, Result.OFFER)
    field_of(app, kept(store), "offer", term).set_value(HOSTILE).run()
    assert kept(store).offer == Offer(**{term: HOSTILE})


def test_one_term_leaves_the_others_as_they_are(home: Path) -> None:
    app, store = with_result(home, Result.OFFER, offer=SOME)
    fill_in(app, "Bonus", "10 %")
    assert kept(store).offer == Offer(
        hours=SOME.hours, salary=SOME.salary, pension=SOME.pension, bonus="10 %"
    )


def test_what_is_still_empty_is_what_the_letter_asks_and_nothing_else(home: Path) -> None:
    app, _ = with_result(home, Result.OFFER, offer=SOME)
    asked = "\n".join(f"- {term.question}" for term in OPEN)
    assert f"**Still to ask**\n\n{asked}" in words(app)
    assert letters_shown(app) == ["clarify-offer"]
    assert f"\n\n{asked}\n\n" in body(app, "clarify-offer")
    assert "What is the salary" not in body(app, "clarify-offer")


def test_an_offer_of_which_nothing_is_known_asks_everything(home: Path) -> None:
    app, _ = with_result(home, Result.OFFER)
    assert all(term.question in body(app, "clarify-offer") for term in terms())
    assert len(app.info) == 0


def test_a_clear_offer_asks_nothing(home: Path) -> None:
    clear = Offer(**{term.key: "known" for term in terms()})
    app, _ = with_result(home, Result.OFFER, offer=clear)
    assert "Every term is clear." in words(app)
    assert letters_shown(app) == []


@pytest.mark.parametrize(
    "days, told",
    [
        (5, "You have 5 days. If you need longer, you may ask for it."),
        (0, "That is today. If you need longer, you may ask for it."),
        (-1, "That day has passed. If you need longer, a short line to them is enough."),
    ],
)
def test_the_day_to_answer_by_is_kept_and_counted_down(home: Path, days: int, told: str) -> None:
    app, store = opened(
        home,
        an_interview(1, date=TODAY - dt.timedelta(days=9)),
        an_outcome(1, Result.OFFER),
    )
    fill_in(app, "They want an answer by", TODAY + dt.timedelta(days=days))
    assert kept(store).answer_by == TODAY + dt.timedelta(days=days)
    assert told in [each.value for each in app.caption]


@pytest.mark.parametrize(
    "choice, accepted, template",
    [("Accept", True, "accept"), ("Decline", False, "decline"), ("Not yet", None, "clarify-offer")],
)
def test_the_answer_is_kept_and_brings_its_letter(
    home: Path, choice: str, accepted: bool | None, template: str
) -> None:
    before = True if accepted is None else None
    app, store = with_result(home, Result.OFFER, offer=SOME, accepted=before)
    choose(app, "Your answer", choice)
    assert kept(store).accepted is accepted
    assert letters_shown(app) == [template]


def test_accepting_repeats_the_terms_that_are_known(home: Path) -> None:
    app, _ = with_result(home, Result.OFFER, offer=SOME, accepted=True)
    assert "- Hours: 37.5 a week\n- Salary: £42,000 | reviewed\n- Pension: 5 %" in body(
        app, "accept"
    )


def test_offers_stand_side_by_side_the_first_to_answer_first(home: Path) -> None:
    app, _ = opened(
        home,
        an_interview(1),
        an_interview(2, company="", role="Editor"),
        an_interview(3),
        an_outcome(1, Result.OFFER, offer=SOME),
        an_outcome(2, Result.OFFER, offer=Offer(bonus="10 %"), answer_by=FRIDAY),
        an_outcome(3, Result.REJECTED),
    )
    assert "Your offers side by side" in headings(app)
    table = next(each.value for each in app.markdown if each.value.startswith("| Term"))
    assert table.splitlines() == [
        "| Term | Editor | Larkspur |",
        "| --- | --- | --- |",
        f"| **Hours** | :gray[to ask] | {plain_line('37.5 a week')} |",
        f"| **Salary** | :gray[to ask] | {plain_line('£42,000 | reviewed')} |",
        f"| **Bonus** | {plain_line('10 %')} | :gray[to ask] |",
        f"| **Pension** | :gray[to ask] | {plain_line('5 %')} |",
        "| **Answer by** | 27 November | – |",
    ]


def test_one_offer_is_not_set_beside_anything(home: Path) -> None:
    app, _ = with_result(home, Result.OFFER, offer=SOME)
    assert "Your offers side by side" not in headings(app)


def test_a_no_is_thanked_for_with_a_request_for_feedback(home: Path) -> None:
    app, _ = with_result(home, Result.REJECTED)
    assert letters_shown(app) == ["ask-feedback"]
    assert "what went well, and what to work on" in body(app, "ask-feedback")
    assert "the person you have chosen all the best" in body(app, "ask-feedback")


def test_where_feedback_is_recorded_the_reply_thanks_for_it(home: Path) -> None:
    app, store = with_result(home, Result.REJECTED)
    fill_in(app, "To", "p@a.example")
    assert "grateful for a line" in store.all(Letter)[0].body
    fill_in(app, "What they said, in their words", "You seemed nervous.")
    assert "Thank you, too, for your feedback." in body(app, "ask-feedback")
    assert "grateful for a line" not in body(app, "ask-feedback")
    labels = field(app, "Which letter").options
    assert labels == [THANKS_ONLY, KEEP_CV]


def test_a_reply_of_ones_own_that_asks_for_what_has_come_is_said_to(home: Path) -> None:
    app, _ = with_result(home, Result.REJECTED)
    mine = f"{body(app, 'ask-feedback')}\n\nPS: I mean it."
    fill_in(app, "Letter", mine)
    assert KNOWN_BY_NOW not in [each.value for each in app.info]
    fill_in(app, "What they said, in their words", "You seemed nervous.")
    assert body(app, "ask-feedback") == mine
    assert KNOWN_BY_NOW in [each.value for each in app.info]
    press(app, "Write it again")
    assert "Thank you, too, for your feedback." in body(app, "ask-feedback")
    assert KNOWN_BY_NOW not in [each.value for each in app.info]


def test_they_may_be_asked_to_keep_the_cv_and_the_other_person_is_wished_well(home: Path) -> None:
    app, _ = with_result(home, Result.REJECTED)
    choose(app, "Which letter", "keep-cv")
    assert letters_shown(app) == ["keep-cv"]
    assert "please keep my CV on file" in body(app, "keep-cv")
    assert "good wishes to the person who is joining you" in body(app, "keep-cv")


@pytest.mark.parametrize(
    "result, template",
    [(Result.REJECTED, "ask-feedback"), (Result.OFFER, "clarify-offer")],
)
def test_a_reply_marked_as_sent_is_noted_with_its_day_and_may_be_taken_back(
    home: Path, result: Result, template: str
) -> None:
    app, store = with_result(home, result)
    press(app, "I sent it")
    assert kept(store).replied == TODAY
    assert store.all(Letter)[0].template == template
    press(app, "Not sent after all")
    assert (kept(store).replied, store.all(Letter)[0].sent) == (None, None)


def test_the_reply_goes_to_the_person_met(home: Path) -> None:
    met = Contact(
        id=key(70), created=NOW, updated=NOW, name="Priya", channel="p@a.example", interview=ONE
    )
    app, _ = opened(home, an_interview(1), an_outcome(1), met)
    assert field(app, "To").value == "p@a.example"
    assert body(app, "ask-feedback").startswith("Dear Priya,")


def test_a_no_alone_is_set_beside_nothing(home: Path) -> None:
    app, _ = with_result(home, Result.REJECTED)
    assert "still open" not in words(app)
    assert "went through" not in words(app)


def test_a_no_is_put_in_proportion_from_ones_own_record(home: Path) -> None:
    others = [an_interview(n, company=f"Firm {n}") for n in (2, 3, 4)]
    app, _ = opened(home, an_interview(1), *others, an_outcome(1), an_outcome(2, Result.THROUGH))
    assert (
        "One no; three still open. You went through in 1 of the 2 that gave you an answer."
        in words(app)
    )


def test_noes_are_not_counted_for_somebody_who_hides_them(home: Path) -> None:
    hides = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, hide_rejections=True)
    app, _ = opened(home, an_interview(1), an_interview(2), an_outcome(1), hides)
    assert "One is still open.  \n:gray[:small[● still open]]" in [e.value for e in app.markdown]


def test_feedback_is_kept_in_words_and_by_area_beside_ones_own_rating(home: Path) -> None:
    app, store = with_result(home, Result.REJECTED)
    fill_in(app, "What they said, in their words", HOSTILE)
    press(app, "Something else they mentioned")
    choose(app, "Everything there is", "intro")
    choose(app, "Opening and background", 4)
    assert kept(store).feedback == HOSTILE
    assert kept(store).feedback_areas == (AreaRating(area="intro", rating=4),)
    assert (
        "| Area | You | They |\n| --- | --- | --- |\n| Opening and background | ●●○○○ 2 | ●●●●○ 4 |"
        in words(app)
    )


def test_for_somebody_who_wants_no_numbers_ratings_are_words(home: Path) -> None:
    gentle = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=True)
    given = (AreaRating(area="intro", rating=4), AreaRating(area="closing", rating=1))
    app, _ = opened(home, an_interview(1), an_outcome(1, feedback_areas=given), gentle)
    assert "| Opening and background | ●●○○○ hard going | ●●●●○ well |" in words(app)


def test_feedback_in_words_has_its_areas_suggested_and_one_tap_keeps_each(home: Path) -> None:
    app, store = with_result(home, Result.REJECTED)
    said = "Strong technical answers, but you rambled. You had no questions for us."
    fill_in(app, "What they said, in their words", said)
    assert SUGGESTED in words(app)
    assert rows(app) == ["technical", "communication", "own-questions"]
    assert "“you rambled”" in words(app)
    choose(app, "Communication and influence", 2)
    assert kept(store).feedback_areas == (AreaRating(area="communication", rating=2),)
    assert rows(app) == ["technical", "communication", "own-questions"]
    choose(app, "Communication and influence", None)
    assert kept(store).feedback_areas == ()


def test_nothing_is_kept_of_what_is_only_suggested(home: Path) -> None:
    app, store = with_result(home, Result.REJECTED)
    fill_in(app, "What they said, in their words", "You seemed nervous.")
    assert (rows(app), kept(store).feedback_areas) == (["nerves"], ())


def test_of_very_long_feedback_it_is_said_that_only_the_beginning_was_looked_through(
    home: Path,
) -> None:
    app, store = with_result(home, Result.REJECTED)
    said = "You seemed nervous. " * 500
    fill_in(app, "What they said, in their words", said[:-1])
    assert LONG not in words(app)
    fill_in(app, "What they said, in their words", f"{said}And so on.")
    assert LONG in words(app)
    assert kept(store).feedback.endswith("And so on.")


def test_the_whole_list_is_one_tap_further_without_what_has_a_row(home: Path) -> None:
    app, _ = with_result(home, Result.REJECTED, feedback="You seemed nervous.")
    assert not [each for each in app.selectbox if each.key == f"spoke-of-{ONE}"]
    press(app, "Something else they mentioned")
    options = field(app, "Everything there is").options
    assert len(options) == len(catalogue().areas) - 1
    assert catalogue().area("nerves").name not in options


def rows(app: AppTest) -> list[str]:
    """The areas that have a row to say how they saw it."""
    keys = [
        str(each.key) for each in app.button_group if str(each.key).startswith("feedback_areas-")
    ]
    return [each.removeprefix("feedback_areas-").removesuffix(f"-rating-{ONE}") for each in keys]


def test_where_they_are_kinder_over_several_interviews_it_is_said(home: Path) -> None:
    records: list[AnyRecord] = []
    for number in (1, 6, 11, 16):
        given = (AreaRating(area="intro", rating=5),)
        records += [an_interview(number), an_outcome(number, feedback_areas=given)]
    app, _ = opened(home, *records)
    assert "So far they rate you higher than you do in *Opening and background*." in words(app)


@pytest.mark.parametrize(
    "result, label, title",
    [
        (Result.WAITING, "When to ask", None),
        (Result.THROUGH, "See what to practise before it", None),
        (Result.NO_ANSWER, "Ask once more", None),
        (Result.NO_ANSWER, "Look at what is still open", "Applications"),
        (Result.WITHDRAWN, "Look at what is still open", "Applications"),
        (Result.WITHDRAWN, "Stay in touch", "Stay in touch"),
    ],
)
def test_what_fits_next_is_one_tap_away(
    home: Path, result: Result, label: str, title: str | None
) -> None:
    app, _ = with_result(home, result)
    press(app, label)
    assert not app.exception
    assert app.title[0].value != "How did it turn out?"
    assert title in {None, app.title[0].value}


def test_the_page_of_the_interview_leads_here(home: Path) -> None:
    fill(home, [an_interview(1), an_outcome(1, Result.OFFER)])
    app = visit_page("interview", id=ONE)
    press(app, "The offer, and your answer")
    assert "What they offer" in headings(app)


def test_the_step_is_left_out_with_one_tap(home: Path) -> None:
    app, store = opened(home)
    press(app, "Skip this")
    found = interview_in(store, ONE)
    assert found.steps == (Step(number=7, state=StepState.SKIPPED),)


def test_no_answer_is_asked_to_rate_anything(home: Path) -> None:
    app, _ = with_result(home, Result.NO_ANSWER)
    assert (headings(app), letters_shown(app)) == ([], [])


def test_a_hostile_company_is_only_text(home: Path) -> None:
    app, _ = opened(
        home,
        an_interview(1, company=HOSTILE),
        an_interview(2, company=HOSTILE),
        an_outcome(1, Result.OFFER, offer=Offer(salary=HOSTILE)),
        an_outcome(2, Result.OFFER, offer=Offer(salary=HOSTILE)),
    )
    table = next(each.value for each in app.markdown if each.value.startswith("| Term"))
    assert plain_line(HOSTILE, 30) in table
    assert len(table.splitlines()) == 4


@pytest.mark.parametrize("result", list(Result))
def test_an_interview_that_lies_ahead_can_have_any_outcome(home: Path, result: Result) -> None:
    ahead = TODAY + dt.timedelta(days=600)
    fill(home, [an_interview(1, date=ahead), an_outcome(1, result, heard=TODAY)])
    for page in ("outcome", "interview"):
        assert not visit_page(page, id=key(1)).exception


def test_after_a_no_the_first_thing_to_read_is_kind_and_nothing_about_ratings(home: Path) -> None:
    app, _ = opened(home, an_interview(1), an_outcome(1, Result.REJECTED))
    told = words(app)
    assert KIND[Result.REJECTED] in told
    assert "first ratings" not in told
