"""An interview to come: when it calls for something, and what its page holds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from data.catalogue import bank
from data.catalogue.preparing import questions_to_ask
from data.coaching.interviews.upcoming import (
    Call,
    Likely,
    When,
    find_call,
    find_likely,
    find_next,
    find_soon,
    interview_fields,
    pending_interviews,
    pick_stories,
    questions_for_them,
)
from data.coaching.practice.question_wording import ROOM, find_fullest, without_aside
from data.models import Format, Interview, OwnQuestion, Question, Stage, Upcoming
from tests.coaching.practice.test_stories import a_story
from tests.support.page_driver import NOW, TODAY, a_question, an_interview, key


def an_upcoming(days: int, number: int = 1, **fields: Any) -> Upcoming:  # noqa: ANN401 - any field
    """An interview so many days from today."""
    day = TODAY + dt.timedelta(days=days)
    return Upcoming(id=key(7000 + number), created=NOW, updated=NOW, date=day, **fields)


def on(days: int, number: int = 1, **fields: Any) -> Interview:  # noqa: ANN401 - any field
    return an_interview(number, date=TODAY + dt.timedelta(days=days), **fields)


# When it calls for something


@pytest.mark.parametrize(
    "days, when",
    [
        (8, None),
        (2, None),
        (1, When.EVE),
        (0, When.DAY),
        (-1, When.AFTER),
        (-14, When.AFTER),
        (-15, None),
    ],
)
def test_it_calls_the_day_before_on_the_day_and_for_two_weeks_after(
    days: int, when: When | None
) -> None:
    one = an_upcoming(days)
    assert find_call([one], TODAY) == (Call(one, when) if when else None)


def test_of_several_todays_calls_first_then_tomorrows_then_the_one_just_over() -> None:
    over, older, eve, day = (an_upcoming(each, each + 20) for each in (-1, -3, 1, 0))
    assert find_call([older, over, day, eve], TODAY) == Call(day, When.DAY)
    assert find_call([older, over, eve], TODAY) == Call(eve, When.EVE)
    assert find_call([older, over], TODAY) == Call(over, When.AFTER)


def test_the_next_one_is_the_earliest_to_come_otherwise_the_one_just_over() -> None:
    over, soon, later = (an_upcoming(each, each + 20) for each in (-1, 3, 9))
    assert find_next([over, soon, later], TODAY) == soon
    assert find_next([over], TODAY) == over
    assert find_next([], TODAY) is None
    assert find_soon([over, soon, later], TODAY) == soon
    assert find_soon([over, later], TODAY) is None


def test_one_that_became_an_interview_waits_no_longer_until_that_is_removed() -> None:
    one = an_upcoming(-1, interview=key(5))
    assert pending_interviews([one], [on(-9, 5)]) == ()
    assert pending_interviews([one], []) == (one,)


def test_an_interview_logged_by_hand_for_its_day_counts_as_it() -> None:
    one = an_upcoming(0, company="Quill")
    assert pending_interviews([one], [on(0, company=" QUILL ")]) == ()
    assert pending_interviews([one], [on(0, company="")]) == ()
    assert pending_interviews([one], [on(0, company="Larkspur")]) == (one,)
    assert pending_interviews([one], [on(1, company="Quill")]) == (one,)


def test_they_wait_in_order_of_their_days() -> None:
    first, second = an_upcoming(1, 2), an_upcoming(5, 1)
    assert pending_interviews([second, first], []) == (first, second)


def test_what_was_known_becomes_the_interviews() -> None:
    one = an_upcoming(0, company="Quill", stage=Stage.PANEL, format=Format.VIDEO, ask=("Why?",))
    assert interview_fields(one) == {
        "date": TODAY,
        "company": "Quill",
        "role": "",
        "stage": Stage.PANEL,
        "format": Format.VIDEO,
        "note": "",
        "application": None,
    }


# Stories for it

DID = "Rang them."


def test_the_stories_that_serve_what_is_watched_come_first_and_add_to_one_another() -> None:
    conflict = a_story(1, "Breaks", "conflict", action=DID)
    double = a_story(2, "Row", "conflict", "values", action=DID)
    values, snow = (
        a_story(3, "Hamper", "values", action=DID),
        a_story(4, "Snow", "resilience", action=DID),
    )
    areas = ("conflict", "values", "resilience")
    chosen = pick_stories([conflict, values, snow, double], areas, {})
    assert [each.title for each in chosen] == ["Row", "Snow", "Hamper"]


def test_what_serves_none_of_it_and_what_has_no_title_is_left_out() -> None:
    off, bare = a_story(1, "Off", "setbacks", action=DID), a_story(2, "", "conflict", action=DID)
    assert pick_stories([off, bare], ("conflict",), {}) == ()
    assert pick_stories([off], (), {}) == (off,)
    assert pick_stories([a_story(3, "Only a title", "conflict")], ("conflict",), {}) == ()


def test_of_equals_the_one_told_least_is_taken_so_that_none_wears_out() -> None:
    worn, fresh = (
        a_story(9, "Worn", "conflict", action=DID),
        a_story(1, "Fresh", "conflict", action=DID),
    )
    assert pick_stories([worn, fresh], ("conflict",), {worn.id: 3})[0] == fresh
    assert pick_stories([worn, fresh], ("conflict",), {fresh.id: 3})[0] == worn


# What they may ask


@pytest.mark.parametrize(
    "noted, asked_again",
    [
        ("tell me about yourself (rambled!!)", "tell me about yourself"),
        ("do you have any questions for us - I had none, ugh", "do you have any questions for us"),
        ("Why us? – I froze (badly) [again]", "Why us?"),
        ("A well-known risk (GDPR) in your work?", "A well-known risk (GDPR) in your work?"),
        (
            "What do you do when - say - a client shouts?",
            "What do you do when - say - a client shouts?",
        ),
        ("(no idea)", "(no idea)"),
    ],
)
def test_an_aside_is_no_part_of_a_question_that_may_be_asked(noted: str, asked_again: str) -> None:
    assert without_aside(noted) == asked_again


def asked(number: int, *areas: str, **fields: Any) -> Interview:  # noqa: ANN401 - any field
    questions = tuple(
        replace(a_question(number, place), area=area, text=f"{area} {number}?")
        for place, area in enumerate(areas)
    )
    return an_interview(number, questions=questions, **({"role": "", "stage": None} | fields))


FULL = "Tell me about a conflict with a colleague and how it ended"


@pytest.mark.parametrize(
    "noted, others, quoted",
    [
        ("conflict?", [FULL], FULL),
        ("Conflict (blanked)", ["conflict", FULL], FULL),
        (FULL, ["conflict?"], FULL),
        (
            "weakness",
            ["What is your greatest weakness? (froze)"],
            "What is your greatest weakness?",
        ),
        ("conflict", ["Tell me about a difficult customer"], "conflict"),
        (
            "conflict",
            [f"{FULL}, and so on and so on, at great length, for a whole page"],
            "conflict",
        ),
        ("conflict " * 20, [FULL], FULL),
        ("why?", [FULL, "Why do you want this job?"], "why?"),
        ("???", [FULL], "???"),
    ],
)
def test_a_question_is_quoted_in_the_fullest_wording_there_is(
    noted: str, others: list[str], quoted: str
) -> None:
    assert find_fullest(noted, others) == quoted.strip()
    assert len(quoted) <= ROOM


def test_shorthand_of_the_last_interview_is_quoted_as_it_was_written_out_before() -> None:
    short = Question(id=key(1), text="conflict", area="conflict")
    record = [on(-9, 1, questions=(replace(short, text=FULL),)), on(-2, 2, questions=(short,))]
    assert find_likely(an_upcoming(1), record)[0] == Likely(FULL, "conflict", 2)
    added = OwnQuestion(id=key(3), created=NOW, updated=NOW, text=FULL, area="conflict")
    assert find_likely(an_upcoming(1), record[1:])[0].text == "conflict"
    assert find_likely(an_upcoming(1), record[1:], (), [added])[0].text == FULL


def test_the_areas_asked_most_come_first_with_what_was_asked_last() -> None:
    record = [asked(3, "conflict", "values"), asked(2, "conflict"), asked(1, "conflict", "values")]
    found = find_likely(an_upcoming(1), record)
    assert found[:2] == (Likely("conflict 1?", "conflict", 3), Likely("values 1?", "values", 2))
    assert all(each.times == 0 for each in found[2:])
    assert len(found) == 6


def test_interviews_of_the_same_stage_or_trade_count_for_more() -> None:
    record = [
        asked(3, "values"),
        asked(2, "values"),
        asked(1, "technical", stage=Stage.PANEL, role="Bus planner"),
    ]
    plain = find_likely(an_upcoming(1), record)
    assert plain[0].area == "values"
    alike = an_upcoming(1, stage=Stage.PANEL, role="Route planner")
    assert find_likely(alike, record)[0].area == "technical"


def test_the_bank_fills_what_ones_own_record_leaves_for_the_stage_and_the_trade() -> None:
    nurse = an_upcoming(1, stage=Stage.TECHNICAL, role="Staff nurse")
    found = find_likely(nurse, [])
    texts = {each.text: each for each in bank.questions()}
    assert [each.area for each in found] == [
        *("technical", "case", "judgement", "communication", "teamwork")
    ]
    assert all(texts[each.text].area == each.area for each in found)
    assert texts[found[0].text].profession == "care"
    assert {texts[each.text].profession for each in found} <= {"care", "any"}
    assert find_likely(an_upcoming(1, stage=Stage.TECHNICAL), [])[0].text != found[0].text


def test_a_watched_area_the_stage_asks_comes_first_from_the_bank() -> None:
    found = find_likely(an_upcoming(1, stage=Stage.FIRST), [], ("conflict", "nerves"))
    assert found[0].area == "conflict"
    assert "nerves" not in {each.area for each in found}


def test_no_area_is_expected_twice() -> None:
    record = [asked(1, "intro", "motivation", "strengths", "setbacks")]
    areas = [each.area for each in find_likely(an_upcoming(1), record)]
    assert len(areas) == len(set(areas)) == 6


# What to ask them


def test_ones_own_questions_come_first_and_the_catalogue_fills_up_to_four() -> None:
    one = an_upcoming(1, stage=Stage.PANEL, ask=("Why you?", " ", "Who left?"))
    assert questions_for_them(one) == ("Why you?", "Who left?", *questions_to_ask(Stage.PANEL)[:2])
    assert (
        questions_for_them(an_upcoming(1, stage=Stage.PANEL)) == questions_to_ask(Stage.PANEL)[:4]
    )
    many = an_upcoming(1, ask=tuple(f"Question {number}" for number in range(9)))
    assert questions_for_them(many) == many.ask[:6]
    taken = an_upcoming(1, stage=Stage.PANEL, ask=questions_to_ask(Stage.PANEL)[:1])
    assert len(set(questions_for_them(taken))) == 4
