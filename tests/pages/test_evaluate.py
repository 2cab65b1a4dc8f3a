"""Evaluate: every widget that changes the journal, used, and what is then kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from components.text.markdown import plain
from data.catalogue.plans import plans_for
from data.models import (
    Around,
    Change,
    Evaluation,
    EvaluationState,
    Format,
    Interview,
    Question,
    Result,
    Stage,
    Wobble,
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
    keys,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, field, field_of, fields, fill_in, press, rate

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

ID = key(1)


def fresh(**fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview logged a moment ago."""
    kept: dict[str, Any] = {"questions": (), "around": (), "went_well": "", "felt": None}
    kept |= {"chance": None, "key_issues": (), "evaluation": Evaluation(), "company": "Northgate"}
    return an_interview(1, **{**kept, "date": TODAY, **fields})


def at_part(part: int, **fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview in the middle of its half hour."""
    started = Evaluation(state=EvaluationState.STARTED, part=part)
    return fresh(**{"questions": questions(), "evaluation": started, **fields})


def questions() -> tuple[Question, ...]:
    """Two questions, filed and not yet rated."""
    return (
        Question(id=key(11), text="Tell me about yourself", area="intro"),
        Question(id=key(12), text="Tell me about a conflict", area="conflict"),
    )


def opened(home: Path, *records: AnyRecord) -> AppTest:
    """Evaluate, open on the interview, with these records in the journal."""
    fill(home, records)
    return visit_page("evaluate", id=ID)


def kept(home: Path) -> Interview:
    """The interview as it stands in the file."""
    return interview_in(reopen(home), ID)


def test_an_unknown_interview_is_met_with_a_way_back(home: Path) -> None:
    fill(home, ())
    app = visit_page("evaluate", id=key(77))
    assert not app.exception
    assert app.title[0].value == "This interview is not here"
    assert "All interviews" in buttons(app)


def test_what_is_typed_in_the_inbox_is_kept_before_it_is_a_question(home: Path) -> None:
    app = opened(home, fresh())
    fill_in(app, "What did they ask?", "Half a quest")
    assert kept(home).pasted == "Half a quest"
    assert kept(home).questions == ()


def test_lines_in_the_inbox_become_questions_with_their_likely_area(home: Path) -> None:
    app = opened(home, fresh())
    pasted = "1. Tell me about yourself\n\n- Why do you want to work here?"
    fill_in(app, "What did they ask?", pasted)
    press(app, "Add to the list")
    after = kept(home)
    assert [(each.text, each.area) for each in after.questions] == [
        ("Tell me about yourself", "intro"),
        ("Why do you want to work here?", "motivation"),
    ]
    assert (after.pasted, after.pastes) == ("", (pasted,))
    assert "2 questions noted." in words(app)


def test_one_tap_files_a_question_elsewhere(home: Path) -> None:
    app = opened(home, fresh(questions=questions()))
    choose(app, "Tell me about yourself", "setbacks")
    assert kept(home).questions[0].area == "setbacks"


def test_any_of_the_sixteen_areas_is_one_tap_further(home: Path) -> None:
    app = opened(home, fresh(questions=questions()))
    choose(app, "Tell me about yourself", "another")
    offered = field(app, "All areas")
    assert len(offered.options) == 16
    offered.set_value("logistics").run()
    assert kept(home).questions[0].area == "logistics"


def test_a_question_can_be_taken_out(home: Path) -> None:
    app = opened(home, fresh(questions=questions()))
    choose(app, "Tell me about yourself", "another")
    press(app, "Take this question out")
    assert [each.id for each in kept(home).questions] == [key(12)]


def test_the_facts_are_kept_as_they_are_given(home: Path) -> None:
    app = opened(home, fresh())
    fill_in(app, "Company", HOSTILE)
    fill_in(app, "Role", "Nurse")
    press(app, "Today · day, stage, in person or online")
    fill_in(app, "Date", dt.date(2026, 11, 20))
    choose(app, "Stage", Stage.PANEL)
    choose(app, "How did you meet?", Format.PHONE)
    choose(app, "Overall, how did it feel?", 2)
    choose(app, "How likely are you to get through?", 15)
    after = kept(home)
    assert (after.company, after.role, after.date) == (HOSTILE, "Nurse", dt.date(2026, 11, 20))
    assert (after.stage, after.format) == (Stage.PANEL, Format.PHONE)
    assert (after.felt, after.chance) == (2, 15)


def test_what_one_and_five_mean_stands_in_the_row_that_asks_how_it_felt(home: Path) -> None:
    app = opened(home, fresh())
    felt = field(app, "Overall, how did it feel?")
    assert felt.options == ["1 bad", "2", "3", "4", "5 good"]
    felt.select(5).run()
    assert field(app, "Overall, how did it feel?").options == felt.options
    assert "It felt like it went really well" in words(app)


def test_how_it_felt_stays_in_its_place_when_it_is_said_and_folds_in_later(home: Path) -> None:
    app = opened(home, fresh())
    choose(app, "Overall, how did it feel?", 2)
    choose(app, "How likely are you to get through?", 15)
    assert field(app, "How likely are you to get through?").value == 15
    press(app, "Start the half hour")
    choose(app, "Part", 3)
    assert "How it felt, and your chances, are noted" in buttons(app)


def test_how_it_felt_folds_in_with_the_facts_once_it_is_said_and_can_be_changed_there(
    home: Path,
) -> None:
    app = opened(home, fresh(felt=2, chance=15))
    assert f"felt-{ID}" not in {each.key for each in app.segmented_control}
    press(app, "Today · day, stage, how it felt")
    choose(app, "Overall, how did it feel?", 4)
    assert (kept(home).felt, kept(home).chance) == (4, 15)


def test_the_date_stays_when_it_is_emptied(home: Path) -> None:
    app = opened(home, fresh())
    press(app, "Today · day, stage, in person or online")
    fill_in(app, "Date", None)
    assert kept(home).date == TODAY
    assert field(app, "Date").value == TODAY


def test_starting_takes_what_is_left_in_the_inbox_and_runs_the_clock(home: Path) -> None:
    app = opened(home, fresh(pasted="Sell me this pen"))
    press(app, "Start the half hour")
    after = kept(home)
    assert [each.text for each in after.questions] == ["Sell me this pen"]
    assert after.evaluation.state is EvaluationState.STARTED
    assert after.evaluation.running_since == NOW
    assert "# Half an hour" in words(app)
    assert "What went well?" in fields(app)


def test_the_clock_pauses_and_goes_on(home: Path) -> None:
    app = opened(home, fresh())
    press(app, "Start the half hour")
    press(app, "30 minutes left · Pause")
    assert kept(home).evaluation.running_since is None
    press(app, "Paused with 30 to go · Go on")
    assert kept(home).evaluation.running_since == NOW


def test_a_clock_left_running_counts_to_the_last_change_only(home: Path) -> None:
    began = NOW - dt.timedelta(hours=9)
    running = Evaluation(state=EvaluationState.STARTED, running_since=began)
    opened(home, fresh(evaluation=running, updated=began + dt.timedelta(minutes=4)))
    after = kept(home).evaluation
    assert (after.spent, after.running_since) == (240, None)


def test_what_went_well_is_kept_as_it_is_typed(home: Path) -> None:
    app = opened(home, at_part(1))
    fill_in(app, "What went well?", HOSTILE)
    assert kept(home).went_well == HOSTILE


def test_the_parts_follow_each_other_and_can_be_jumped_to(home: Path) -> None:
    app = opened(home, at_part(1))
    press(app, "Next: Answers")
    assert kept(home).evaluation.part == 2
    choose(app, "Part", 4)
    assert kept(home).evaluation.part == 4
    press(app, "Back")
    assert kept(home).evaluation.part == 3


def test_a_low_rating_asks_what_got_in_the_way_and_for_a_better_answer(home: Path) -> None:
    app = opened(home, at_part(2))
    rate(app, "Tell me about a conflict", 1)
    choose(app, "What got in the way?", "froze")
    fill_in(app, "What happened?", "Blank.")
    press(app, "Add what you said, or wish you had")
    fill_in(app, "The answer you wish you had given", "The rota story.")
    after = kept(home).questions[1]
    assert (after.rating, after.slips, after.note) == (1, ("froze",), "Blank.")
    assert after.better_answer == "The rota story."
    assert "No example came, or you spoke badly of somebody" in words(app)


def test_the_rarer_slips_are_a_tap_away_and_one_that_is_chosen_stays_in_sight(home: Path) -> None:
    app = opened(home, at_part(2))
    rate(app, "Tell me about a conflict", 1)
    assert "Wrong name" not in field(app, "What got in the way?").options
    press(app, "Other things")
    choose(app, "What got in the way?", "wrong-name")
    press(app, "Other things")
    assert kept(home).questions[1].slips == ("wrong-name",)
    assert field(app, "What got in the way?").options[-1] == "Wrong name"
    assert field(app, "What got in the way?").value == ["wrong-name"]


def test_an_answer_wished_for_is_in_sight_once_there_is_one(home: Path) -> None:
    app = opened(home, at_part(2))
    rate(app, "Tell me about a conflict", 1)
    assert not [each for each in app.text_area if each.key == f"better_answer-{key(12)}"]
    better = tuple(
        replace(each, better_answer="The rota story.") if each.id == key(12) else each
        for each in kept(home).questions
    )
    reopen(home).put(replace(kept(home), questions=better))
    app.run()
    assert field(app, "The answer you wish you had given").value == "The rota story."


def test_a_high_rating_asks_what_made_it_work(home: Path) -> None:
    app = opened(home, at_part(2))
    rate(app, "Tell me about yourself", 5)
    fill_in(app, "What made it work?", "I had practised it.")
    assert kept(home).questions[0].what_worked == "I had practised it."


@pytest.mark.parametrize(
    "rating, label",
    [
        (1, "Add what you said, or wish you had"),
        (3, "Add what you said, or wish you had"),
        (5, "Add what you said"),
    ],
)
def test_what_was_said_can_be_kept_and_is_folded_until_then(
    home: Path, rating: int, label: str
) -> None:
    app = opened(home, at_part(2))
    rate(app, "Tell me about a conflict", rating)
    assert f"answer-{key(12)}" not in {str(each.key) for each in app.text_area}
    press(app, label)
    fill_in(app, "What you said, as far as you recall", "Er, well.")
    assert kept(home).questions[1].answer == "Er, well."


def test_the_anchors_stand_there_before_anything_is_rated(home: Path) -> None:
    app = opened(home, at_part(2))
    assert "1: Went blank about your own story or your reasons" in words(app)


def test_a_rated_question_folds_into_a_line_of_what_is_there(home: Path) -> None:
    full = Question(
        id=key(11), text="*Why*?", area="intro", rating=2, slips=("froze",), note="Blank."
    )
    good = Question(id=key(12), text="And now?", area="intro", rating=5)
    loose = Question(id=key(13), text="Where?", rating=3)
    app = opened(home, at_part(2, questions=(loose, full, good)))
    lines = {str(each.key): each.label for each in app.button}
    assert lines[f"open-{key(11)}"] == r":orange-badge[2] \*Why\*\? :gray[· Froze, a note]"
    assert lines[f"open-{key(12)}"] == r":green-badge[5] And now\?"
    press(app, "Close")
    assert {each.key: each.label for each in app.button}[f"open-{key(13)}"] == (
        r":gray-badge[3] Where\? :gray[· not filed yet]"
    )


def test_a_card_opens_when_asked(home: Path) -> None:
    rated = tuple(
        Question(id=each.id, text=each.text, area=each.area, rating=2) for each in questions()
    )
    app = opened(home, at_part(2, questions=rated))
    press(app, "2 Tell me about a conflict")
    assert "What happened?" in fields(app)


def test_an_open_card_stays_open_until_its_own_line_is_tapped(home: Path) -> None:
    asked = tuple(
        Question(id=key(100 + n), text=f"Question {n}", area="intro", rating=2 if n else None)
        for n in range(4)
    )
    app = opened(home, at_part(2, questions=asked))
    press(app, "2 Question 2")
    rate(app, "Question 0", 2)
    press(app, "2 Question 3")
    notes = [str(each.key) for each in app.text_area if str(each.key).startswith("note-")]
    assert notes == [f"note-{key(100 + n)}" for n in (0, 2, 3)]
    press(app, "Close", nth=1)
    notes = [str(each.key) for each in app.text_area if str(each.key).startswith("note-")]
    assert notes == [f"note-{key(100 + n)}" for n in (0, 3)]


def test_the_cards_opened_in_one_part_are_folded_on_coming_back_to_it(home: Path) -> None:
    rated = tuple(
        Question(id=each.id, text=each.text, area=each.area, rating=2) for each in questions()
    )
    app = opened(home, at_part(2, questions=rated))
    press(app, "2 Tell me about a conflict")
    press(app, "Next: The rest of it")
    press(app, "Back")
    assert not [each for each in app.text_area if str(each.key).startswith("note-")]


def test_once_the_outcome_is_known_the_first_rating_stays(home: Path) -> None:
    rated = (Question(id=key(11), text="Tell me about yourself", area="intro", rating=2),)
    app = opened(home, at_part(2, questions=rated), an_outcome(1, Result.REJECTED))
    press(app, "2 Tell me about yourself")
    rate(app, "Tell me about yourself", 4)
    after = kept(home).questions[0]
    assert (after.rating, after.corrected_rating) == (2, 4)
    assert "First rated 2; any later change sits next to it." in words(app)


def test_a_question_remembered_late_can_be_added_among_the_answers(home: Path) -> None:
    app = opened(home, at_part(2, pasted="What is your notice period?"))
    press(app, "Add to the list")
    assert kept(home).questions[-1].text == "What is your notice period?"


@pytest.mark.parametrize(
    "area", ["arriving", "nerves", "listening", "own-questions", "leaving", "staying-positive"]
)
def test_everything_around_the_questions_takes_a_rating_and_a_note(home: Path, area: str) -> None:
    app = opened(home, at_part(3))
    if area in {"own-questions", "leaving", "staying-positive"}:
        press(app, "Three more")
    field_of(app, kept(home), "around", area, "rating").select(2).run()
    fill_in(app, "What happened?", "Late bus")
    after = kept(home).around
    assert [(each.area, each.rating, each.note) for each in after] == [(area, 2, "Late bus")]


def test_giving_up_inside_and_whether_it_turned_round_are_kept(home: Path) -> None:
    app = opened(home, at_part(3))
    choose(app, "Was there a moment when you gave up?", Wobble.HALF_WAY)
    choose(app, "Did it turn round after that?", True)
    assert (kept(home).wobble, kept(home).turned_round) == (Wobble.HALF_WAY, True)


def test_after_the_outcome_feeling_and_chance_are_corrected_beside_the_first(home: Path) -> None:
    app = opened(home, at_part(3, felt=2, chance=30), an_outcome(1, Result.THROUGH))
    press(app, "How it felt, and your chances, are noted")
    choose(app, "Overall, how did it feel?", 4)
    choose(app, "How likely are you to get through?", 85)
    after = kept(home)
    assert (after.felt, after.corrected_felt) == (2, 4)
    assert (after.chance, after.corrected_chance) == (30, 85)


def test_the_crux_is_named_from_the_ratings_then_asked_why(home: Path) -> None:
    rated = tuple(
        Question(id=key(20 + place), text=f"Question {place}", area=area, rating=rating)
        for place, (area, rating) in enumerate(
            [("intro", 4), ("motivation", 4), ("conflict", 1), ("values", 4), ("closing", 4)]
        )
    )
    app = opened(home, at_part(4, questions=rated))
    assert "One answer: “Question 2” (1); the other four were 3 or better." in words(app)
    fill_in(app, "Why, do you think?", "No example ready")
    assert kept(home).crux_why == "No example ready"


def test_at_most_three_key_issues_are_kept_in_order(home: Path) -> None:
    rated = (Question(id=key(11), text="A", area="conflict", rating=1, slips=("froze", "rushed")),)
    app = opened(home, at_part(4, questions=rated))
    choose(app, "The key issues.", "Froze")
    fill_in(app, "Second", "Talked too long")
    fill_in(app, "Third", "No question for them")
    assert kept(home).key_issues == ("Froze", "Talked too long", "No question for them")
    assert not [each for each in app.text_input if each.key == f"key_issues-3-{ID}"]


def rated_low() -> tuple[Question, ...]:
    """The two questions, one of them rated low."""
    return (replace(questions()[0], rating=4), replace(questions()[1], rating=1))


def test_an_example_for_what_went_low_is_taken_over_with_a_tap_and_edited(home: Path) -> None:
    app = opened(home, at_part(5, questions=rated_low(), change=Change()))
    first, second = plans_for("conflict")
    chips = field(app, "One change for next time.")
    assert chips.options == [plan.will[:1].upper() + plan.will[1:] for plan in (first, second)]
    chips.select(chips.options[0]).run()
    assert kept(home).change == Change(when=first.when, will=first.will)
    assert field(app, "Next time, when …").value == first.when
    assert not [each for each in app.pills if each.key == f"change-{ID}"]
    fill_in(app, "I will …", "listen first")
    assert kept(home).change == Change(when=first.when, will="listen first")


def test_a_tap_on_an_example_leaves_what_was_just_typed(home: Path) -> None:
    app = opened(home, at_part(5, questions=rated_low(), change=Change()))
    field(app, "I will …").set_value("listen first")
    chips = field(app, "One change for next time.")
    chips.select(chips.options[0]).run()
    assert kept(home).change == Change(will="listen first")
    assert field(app, "I will …").value == "listen first"


@pytest.mark.parametrize("written", [Change(when="they smile"), Change(will="smile back")])
def test_no_example_is_offered_once_something_is_written(home: Path, written: Change) -> None:
    app = opened(home, at_part(5, questions=rated_low(), change=written))
    assert not [each for each in app.pills if each.key == f"change-{ID}"]
    assert "One change for next time." in words(app)


def test_the_one_change_reads_as_an_if_then(home: Path) -> None:
    app = opened(home, at_part(5))
    fill_in(app, "Next time, when …", "they ask about failure")
    fill_in(app, "I will …", "tell the Leeds story")
    promise = "Next time, when they ask about failure, I will tell the Leeds story."
    assert plain(promise) in words(app)
    assert kept(home).change.will == "tell the Leeds story"


def test_closing_commends_names_the_crux_and_hands_over(home: Path) -> None:
    rated = (Question(id=key(11), text="Why us?", area="motivation", rating=5),)
    app = opened(home, at_part(5, questions=rated, went_well="I was on time."))
    press(app, "Finish")
    after = kept(home).evaluation
    assert (after.state, after.closed_at) == (EvaluationState.CLOSED, NOW)
    said = words(app)
    assert said.index("What you did well") < said.index("What mattered")
    assert plain("I was on time.") in said
    assert plain("Why us?") in said
    press(app, "Put it down")
    assert app.title[0].value == "Put it out of your mind"


@pytest.mark.parametrize(
    "days, label, title",
    [
        (2, "See whether to write", "Make amends"),
        (90, "See what to practise", "Learn from your mistakes"),
    ],
)
def test_what_closing_hands_over_to_is_what_fits_that_day(
    home: Path, days: int, label: str, title: str
) -> None:
    closed = Evaluation(state=EvaluationState.CLOSED, part=5, closed_at=NOW)
    app = opened(home, fresh(evaluation=closed, date=TODAY - dt.timedelta(days=days)))
    assert press(app, label).title[0].value == title


def test_a_closed_evaluation_can_be_reopened(home: Path) -> None:
    closed = Evaluation(state=EvaluationState.CLOSED, part=5, closed_at=NOW)
    app = opened(home, fresh(evaluation=closed))
    press(app, "Reopen")
    assert kept(home).evaluation == Evaluation(state=EvaluationState.STARTED, part=1)


def test_an_interview_of_a_hundred_questions_is_shown_a_page_at_a_time(home: Path) -> None:
    asked = tuple(Question(id=key(100 + n), text=f"Question {n}") for n in range(100))
    app = opened(home, at_part(2, questions=asked))
    assert not app.exception
    assert sum(str(each.key).startswith("rating-") for each in app.segmented_control) == 5


def test_the_answers_open_at_the_first_question_without_a_rating(home: Path) -> None:
    asked = tuple(
        Question(id=key(100 + n), text=f"Question {n}", rating=3 if n < 7 else None)
        for n in range(8)
    )
    app = opened(home, at_part(2, questions=asked))
    assert rows(app) == [f"rating-{key(105)}", f"rating-{key(107)}"]
    lines = [str(each.key) for each in app.button if str(each.key).startswith("open-")]
    assert lines == [f"open-{key(105)}", f"open-{key(106)}"]


def rows(app: AppTest) -> list[str]:
    """The keys of the ratings of questions in sight."""
    return [str(each.key) for each in app.segmented_control if str(each.key).startswith("rating")]


def test_the_answers_open_at_the_first_unrated_page_though_it_is_not_the_last(home: Path) -> None:
    app = opened(home, at_part(2, questions=seven(0)))
    assert app.pagination[0].value == 1
    assert rows(app) == [f"rating-{key(60 + n)}" for n in range(5)]


def test_adding_a_question_turns_nobodys_page(home: Path) -> None:
    app = opened(home, at_part(2, questions=seven(0), pasted="And what is your notice period?"))
    press(app, "Add to the list")
    assert len(kept(home).questions) == 8
    assert app.pagination[0].value == 1
    app.pagination[0].set_value(2).run()
    press(app, "Remembered another?")
    fill_in(app, "What did they ask?", "\n".join(f"Why {n}?" for n in range(5)))
    press(app, "Add to the list")
    assert app.pagination[0].value == 2


def test_the_page_of_answers_stays_while_its_questions_are_rated(home: Path) -> None:
    asked = tuple(Question(id=key(100 + n), text=f"Question {n}") for n in range(6))
    app = opened(home, at_part(2, questions=asked))
    for n in range(5):
        rate(app, f"Question {n}", 4)
    assert [each.rating for each in kept(home).questions] == [4, 4, 4, 4, 4, None]


def seven(rated: int) -> tuple[Question, ...]:
    """Seven questions, the first `rated` of them rated."""
    return tuple(
        Question(
            id=key(60 + n), text=f"Question {n}", area="intro", rating=4 if n < rated else None
        )
        for n in range(7)
    )


def test_next_leads_round_all_pages_with_something_unrated_before_it_leads_on(home: Path) -> None:
    app = opened(home, at_part(2, questions=seven(0)))
    assert "Next questions" in buttons(app)
    assert "next-3" not in keys(app)
    press(app, "Next questions")
    assert app.pagination[0].value == 2
    press(app, "Next questions")
    assert app.pagination[0].value == 1
    assert kept(home).evaluation.part == 2


def test_next_leads_back_to_an_earlier_page_with_something_unrated(home: Path) -> None:
    asked = tuple(replace(each, rating=None if n == 2 else 3) for n, each in enumerate(seven(0)))
    app = opened(home, at_part(2, questions=asked))
    app.pagination[0].set_value(2).run()
    assert "One is not rated yet." in words(app)
    press(app, "Next questions")
    assert app.pagination[0].value == 1


def test_one_goes_on_without_some_only_once_all_were_in_sight_and_it_is_told_how_many(
    home: Path,
) -> None:
    app = opened(home, at_part(2, questions=seven(0)))
    assert "Seven are not rated yet." in words(app)
    assert "next-3" not in keys(app)
    press(app, "Next questions")
    rate(app, "Question 6", 3)
    assert "Six are not rated yet." in words(app)
    press(app, "Go on without them")
    assert kept(home).evaluation.part == 3


def test_with_all_that_is_unrated_in_sight_going_on_says_so_and_rated_it_is_the_main_thing(
    home: Path,
) -> None:
    app = opened(home, at_part(2))
    assert "Two are not rated yet." in words(app)
    assert "Go on without them" in buttons(app)
    rate(app, "Tell me about yourself", 3)
    assert "One is not rated yet." in words(app)
    assert "Go on without it" in buttons(app)
    rate(app, "Tell me about a conflict", 3)
    assert "not rated yet" not in words(app)
    assert "Next: The rest of it" in buttons(app)


def test_a_question_added_once_all_were_in_sight_is_not_passed_over(home: Path) -> None:
    asked = at_part(2, questions=seven(0)[:5], pasted="And what is your notice period?")
    app = opened(home, asked)
    assert "Go on without them" in buttons(app)
    press(app, "Add to the list")
    assert "next-3" not in keys(app)
    press(app, "Next questions")
    assert app.pagination[0].value == 2


def test_whoever_jumps_to_the_end_past_questions_never_in_sight_is_told_and_can_finish(
    home: Path,
) -> None:
    app = opened(home, at_part(5, questions=seven(4)))
    assert "Three questions are not rated yet." in words(app)
    assert "See them" in buttons(app)
    assert "Finish without them" in buttons(app)
    press(app, "See them")
    assert kept(home).evaluation.part == 2
    press(app, "Next questions")
    choose(app, "Part", 5)
    assert "not rated yet" not in words(app)
    assert "Finish" in buttons(app)


def test_what_is_added_to_the_list_leaves_the_page_of_it_as_it_is(home: Path) -> None:
    app = opened(home, fresh(questions=seven(0)[:5], pasted="Why did you leave your last job?"))
    press(app, "Add to the list")
    assert app.pagination[0].value == 1
    shown = [each.label for each in app.pills if str(each.key).startswith("area-")]
    assert len(shown) == 5


def test_a_rating_changes_nothing_above_its_row(home: Path) -> None:
    app = opened(home, at_part(2, questions=(*questions(), Question(id=key(13), text="Why?"))))
    before = words(app).partition("not rated")[0]
    labels = [each.label for each in app.segmented_control]
    rate(app, "Why?", 2)
    assert words(app).startswith(before.rpartition("\n")[0])
    assert [each.label for each in app.segmented_control] == labels


@pytest.mark.parametrize("part", [2, 3])
def test_every_scale_says_what_both_of_its_ends_mean(home: Path, part: int) -> None:
    app = opened(home, at_part(part, around=(Around(area="leaving", rating=3),)))
    scales = [
        each
        for each in app.segmented_control
        if len(each.options) == 5 and each.key != f"evaluation-part-{ID}"
    ]
    assert len(scales) == {2: 2, 3: 7}[part]
    for scale in scales:
        first, *middle, last = scale.options
        assert first.startswith("1 "), scale.label
        assert middle == ["2", "3", "4"]
        assert last.startswith("5 "), scale.label


def test_steady_is_what_five_means_of_nerves(home: Path) -> None:
    app = opened(home, at_part(3))
    nerves = field(app, "Nerves · How steady did you feel?")
    assert "How steady did you feel?" in nerves.label
    assert (nerves.options[0], nerves.options[-1]) == ("1 shaky", "5 steady")


@pytest.mark.parametrize("part", [2, 3])
def test_the_name_of_every_scale_is_read_out_without_signs_of_markdown(
    home: Path, part: int
) -> None:
    asked = (Question(id=key(11), text="*Why* us, and [why] now?", area="intro"),)
    app = opened(home, at_part(part, questions=asked))
    scales = [each for each in app.segmented_control if len(each.options) == 5]
    assert len(scales) > 1
    for scale in scales:
        assert not set(scale.label) & set("*[]\\_`"), scale.label
