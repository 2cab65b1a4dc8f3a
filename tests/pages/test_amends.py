"""Make amends: a few taps that end in send, fold it into the thank-you, or leave it."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.text.markdown import plain_line
from data.coaching.correspondence import amends_answers
from data.coaching.correspondence.amends_rules import (
    NOTHING_TO_ADD,
    ONE_LINE,
    TOO_LATE,
    WORTH_A_LETTER,
    MishapKind,
    decide_amends,
    mishap_of,
)
from data.models import Amends, Contact, Interview, Letter, Repair, Step, StepState
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    a_question,
    an_interview,
    an_outcome,
    fill,
    interview_in,
    key,
    visit_page,
    words,
)
from tests.support.widgets import field, field_of, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord
    from data.store import Store

ONE = key(1)
YESTERDAY = TODAY - dt.timedelta(days=1)
LAST_WEEK = TODAY - dt.timedelta(days=7)
WRONG_NAME = Repair(what="wrong-name", serious=2, fixable=True, thanked=True)


def opened(home: Path, *records: AnyRecord) -> tuple[AppTest, Store]:
    """The page opened first on a fresh server, and the journal behind it."""
    store = fill(home, records or [an_interview(1, date=YESTERDAY)])
    return visit_page("amends", id=ONE), store


def kept(store: Store) -> Interview:
    """Interview 1 as it is stored."""
    return interview_in(store, ONE)


def answer(app: AppTest, **answers: object) -> None:
    """Tap these answers, one after the other."""
    for name, value in answers.items():
        field_of(app, an_interview(1), "amends", name).set_value(value).run()
        assert not app.exception


def body(app: AppTest) -> str:
    """The letter as it stands on the screen."""
    return str(field(app, "Letter").value)


def headings(app: AppTest) -> list[str]:
    return [each.value for each in app.header]


@pytest.mark.parametrize("address", ["x", key(99), an_outcome(1).id])
def test_an_address_that_names_no_interview_says_so_calmly(home: Path, address: str) -> None:
    fill(home, [an_interview(1), an_outcome(1)])
    app = visit_page("amends", id=address)
    assert not app.exception
    assert app.title[0].value == "This interview is not here"


def test_at_first_nothing_is_decided_and_no_letter_shown(home: Path) -> None:
    app, store = opened(home)
    assert not app.exception
    assert app.title[0].value == "Make amends"
    assert "Most often there is nothing to put right" in words(app)
    assert (headings(app), len(app.text_area)) == ([], 0)
    assert kept(store).amends == Repair()


def test_a_blank_no_fact_can_mend_is_left_after_two_taps(home: Path) -> None:
    app, store = opened(home)
    answer(app, what=MishapKind.BLANK, fixable=False)
    assert headings(app) == ["Leave it"]
    assert NOTHING_TO_ADD in words(app)
    assert len(app.text_area) == 0
    assert kept(store).amends == Repair(what="blank", fixable=False, decision=Amends.LEAVE)


def test_each_answer_and_the_decision_are_kept(home: Path) -> None:
    app, store = opened(home)
    answer(app, what=MishapKind.WRONG_NAME, serious=3, fixable=True, thanked=False)
    assert kept(store).amends == Repair(
        what="wrong-name", serious=3, fixable=True, thanked=False, decision=Amends.SEND
    )
    assert headings(app) == ["Write a short letter"]
    assert WORTH_A_LETTER[MishapKind.WRONG_NAME] in words(app)


def test_an_answer_taken_back_opens_the_decision_again(home: Path) -> None:
    app, store = opened(home, an_interview(1, date=YESTERDAY, amends=WRONG_NAME))
    answer(app, what=None)
    assert kept(store).amends == replace(WRONG_NAME, what=None)
    assert headings(app) == []


def test_the_letter_to_send_says_what_happened(home: Path) -> None:
    app, _ = opened(home, an_interview(1, date=YESTERDAY, amends=WRONG_NAME))
    assert body(app).splitlines()[4] == ("I am sorry that I got a name wrong.")


def test_a_small_thing_goes_into_a_thank_you_still_to_come(home: Path) -> None:
    app, store = opened(home)
    answer(app, what=MishapKind.WRONG_FACT, serious=2, fixable=True, thanked=False)
    assert kept(store).amends.decision is Amends.FOLD
    assert headings(app) == ["One line in your thank-you"]
    assert ONE_LINE in words(app)
    told = body(app)
    assert "I am sorry that one thing I told you was not right." in told


def test_the_answer_wished_for_is_offered_after_a_blank(home: Path) -> None:
    mended = replace(WRONG_NAME, what="blank", serious=3)
    low = a_question(1, 0, 1)
    app, _ = opened(home, an_interview(1, date=YESTERDAY, amends=mended, questions=(low,)))
    assert low.better_answer in body(app)


def test_the_answer_wished_for_stays_out_of_a_letter_about_a_name(home: Path) -> None:
    app, _ = opened(home, an_interview(1, date=YESTERDAY, amends=WRONG_NAME))
    assert a_question(1, 0, 1).better_answer not in body(app)


def test_the_person_met_is_written_to_by_name_and_address(home: Path) -> None:
    met = Contact(
        id=key(70), created=NOW, updated=NOW, name="Zoë Ash", channel="zoe@a.example", interview=ONE
    )
    app, _ = opened(home, an_interview(1, date=YESTERDAY, amends=WRONG_NAME), met)
    assert field(app, "To").value == "zoe@a.example"
    assert body(app).startswith("Dear Zoë Ash,")


def test_after_more_than_two_days_a_small_thing_is_left(home: Path) -> None:
    app, store = opened(home, an_interview(1, date=LAST_WEEK))
    assert "It was seven days ago; after two days a letter seldom helps." in words(app)
    answer(app, what=MishapKind.WRONG_NAME, serious=1)
    assert TOO_LATE in words(app)
    assert kept(store).amends.decision is Amends.LEAVE


@pytest.mark.parametrize(
    "days, told",
    [
        (0, "It was today, so there is still time."),
        (1, "It was yesterday, so there is still time."),
        (2, "It was two days ago."),
        (3, "It was three days ago; after two days a letter seldom helps."),
    ],
)
def test_how_long_ago_it_was_is_said(home: Path, days: int, told: str) -> None:
    app, _ = opened(home, an_interview(1, date=TODAY - dt.timedelta(days=days)))
    assert told in [each.value for each in app.caption]


def test_leaving_it_leads_on_to_putting_it_out_of_mind(home: Path) -> None:
    app, _ = opened(home, an_interview(1, date=YESTERDAY, amends=Repair(what="blank")))
    answer(app, fixable=False)
    press(app, "Put it out of my mind")
    assert not app.exception


def test_a_letter_may_be_written_all_the_same_and_left_after_all(home: Path) -> None:
    app, store = opened(home)
    answer(app, what=MishapKind.BLANK, fixable=False)
    press(app, "Write a short letter all the same")
    assert kept(store).amends.decision is Amends.SEND
    assert "You chose to write all the same" in words(app)
    assert "my mind went blank" in body(app)
    press(app, "Leave it after all")
    assert kept(store).amends.decision is Amends.LEAVE
    assert NOTHING_TO_ADD in words(app)


def test_something_else_is_said_in_ones_own_words(home: Path) -> None:
    app, store = opened(home)
    answer(app, what=MishapKind.OTHER, serious=3, fixable=True)
    for typed in ("I spoke", "I spoke over you."):
        fill_in(app, "I am sorry that …", typed)
        assert field(app, "I am sorry that …").value == typed
    (letter,) = store.all(Letter)
    assert "I am sorry that I spoke over you." in letter.body
    assert body(app) == letter.body
    fill_in(app, "Letter", "Mine now")
    fill_in(app, "I am sorry that …", "another thing")
    assert store.all(Letter)[0].body == "Mine now"
    again = visit_page("amends", id=ONE)
    assert [each.key for each in again.text_input if each.key == f"slip-body-{ONE}"] == []


def test_a_thank_you_marked_as_sent_answers_that_question(home: Path) -> None:
    sent = Letter(
        id=key(71), created=NOW, updated=NOW, template="thank-you", interview=ONE, sent=TODAY
    )
    app, _ = opened(home, an_interview(1, date=YESTERDAY), sent)
    assert field(app, "Have you thanked them already?").value is True


def test_the_decision_is_seen_from_the_day_the_letter_went_out(home: Path) -> None:
    sent_then = LAST_WEEK + dt.timedelta(days=1)
    decided = replace(WRONG_NAME, decision=Amends.SEND)
    letter = Letter(
        id=key(72), created=NOW, updated=NOW, template="amends", interview=ONE, sent=sent_then
    )
    app, _ = opened(home, an_interview(1, date=LAST_WEEK, amends=decided), letter)
    assert headings(app) == ["Write a short letter"]
    assert WORTH_A_LETTER[MishapKind.WRONG_NAME] in words(app)
    assert "You sent this on 16 November" in words(app)


def test_a_slip_noted_in_the_evaluation_is_recalled(home: Path) -> None:
    froze = replace(a_question(1, 0, 1), slips=("froze",))
    app, _ = opened(home, an_interview(1, date=YESTERDAY, questions=(froze,)))
    assert "Your half hour has a note of it: my mind went blank." in words(app)


def test_what_a_later_version_knows_counts_as_something_else(home: Path) -> None:
    app, _ = opened(home, an_interview(1, date=YESTERDAY, amends=Repair(what="spilt-coffee")))
    assert not app.exception
    assert field(app, "What happened?").value is MishapKind.OTHER


def test_the_step_is_left_out_with_one_tap(home: Path) -> None:
    app, store = opened(home)
    press(app, "Skip this")
    assert kept(store).steps == (Step(number=5, state=StepState.SKIPPED),)


def test_the_way_back_leads_to_the_interview(home: Path) -> None:
    app, _ = opened(home)
    press(app, "Larkspur")
    assert app.title[0].value == plain_line(kept(_).company)


def test_a_hostile_name_is_only_text(home: Path) -> None:
    app, _ = opened(home, an_interview(1, date=YESTERDAY, company=HOSTILE, amends=WRONG_NAME))
    assert not app.exception
    assert app.button[0].label == plain_line(HOSTILE, 40)


ANSWERS = tuple(
    Repair(what=what, serious=serious, fixable=fixable, thanked=thanked)
    for what, serious, fixable, thanked in product(
        MishapKind, (None, 1, 2, 3), (None, True, False), (None, True, False)
    )
)


@pytest.mark.parametrize("day", [YESTERDAY, TODAY, TODAY + dt.timedelta(days=9)])
def test_what_is_settled_early_is_what_all_answers_would_say(day: dt.date) -> None:
    for answers in ANSWERS:
        interview = an_interview(1, date=YESTERDAY, amends=answers)
        settled = amends_answers.settle_decision(interview, day)
        for serious, fixable, thanked in product((1, 2, 3), (True, False), (True, False)):
            full = Repair(
                what=answers.what,
                serious=answers.serious or serious,
                fixable=fixable if answers.fixable is None else answers.fixable,
                thanked=thanked if answers.thanked is None else answers.thanked,
            )
            mishap = mishap_of(replace(interview, amends=full), day)
            assert mishap is not None
            assert settled in {None, decide_amends(mishap)}


def test_with_every_question_answered_it_is_always_settled() -> None:
    full = [each for each in ANSWERS if None not in {each.serious, each.fixable, each.thanked}]
    assert len(full) == 60
    assert all(amends_answers.settle_decision(an_interview(1, amends=each), TODAY) for each in full)
