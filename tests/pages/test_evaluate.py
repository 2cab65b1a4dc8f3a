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
    drawn,
    fill,
    interview_in,
    key,
    keys,
    press_first,
    reopen,
    visit_page,
    words,
)

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
    assert app.button(key="all_interviews").label == "All interviews"


def test_what_is_typed_in_the_inbox_is_kept_before_it_is_a_question(home: Path) -> None:
    app = opened(home, fresh())
    app.text_area(key=f"pasted-{ID}").set_value("Half a quest").run()
    assert kept(home).pasted == "Half a quest"
    assert kept(home).questions == ()


def test_lines_in_the_inbox_become_questions_with_their_likely_area(home: Path) -> None:
    app = opened(home, fresh())
    pasted = "1. Tell me about yourself\n\n- Why do you want to work here?"
    app.text_area(key=f"pasted-{ID}").set_value(pasted).run()
    app.button(key=f"add-{ID}").click().run()
    after = kept(home)
    assert [(each.text, each.area) for each in after.questions] == [
        ("Tell me about yourself", "intro"),
        ("Why do you want to work here?", "motivation"),
    ]
    assert (after.pasted, after.pastes) == ("", (pasted,))
    assert "2 questions noted." in words(app)


def test_one_tap_files_a_question_elsewhere(home: Path) -> None:
    app = opened(home, fresh(questions=questions()))
    app.pills(key=f"area-{key(11)}").select("setbacks").run()
    assert kept(home).questions[0].area == "setbacks"


def test_any_of_the_sixteen_areas_is_one_tap_further(home: Path) -> None:
    app = opened(home, fresh(questions=questions()))
    app.pills(key=f"area-{key(11)}").select("another").run()
    offered = app.selectbox(key=f"all-area-{key(11)}")
    assert len(offered.options) == 16
    offered.set_value("logistics").run()
    assert kept(home).questions[0].area == "logistics"


def test_a_question_can_be_taken_out(home: Path) -> None:
    app = opened(home, fresh(questions=questions()))
    app.pills(key=f"area-{key(11)}").select("another").run()
    app.button(key=f"drop-{key(11)}").click().run()
    assert [each.id for each in kept(home).questions] == [key(12)]


def test_the_facts_are_kept_as_they_are_given(home: Path) -> None:
    app = opened(home, fresh())
    app.text_input(key=f"company-{ID}").set_value(HOSTILE).run()
    app.text_input(key=f"role-{ID}").set_value("Nurse").run()
    app.button(key="fold-capture-facts").click().run()
    app.date_input(key=f"date-{ID}").set_value(dt.date(2026, 11, 20)).run()
    app.selectbox(key=f"stage-{ID}").set_value(Stage.PANEL).run()
    app.pills(key=f"format-{ID}").select(Format.PHONE).run()
    app.segmented_control(key=f"felt-{ID}").select(2).run()
    app.pills(key=f"chance-{ID}").select(15).run()
    after = kept(home)
    assert (after.company, after.role, after.date) == (HOSTILE, "Nurse", dt.date(2026, 11, 20))
    assert (after.stage, after.format) == (Stage.PANEL, Format.PHONE)
    assert (after.felt, after.chance) == (2, 15)


def test_what_one_and_five_mean_stands_in_the_row_that_asks_how_it_felt(home: Path) -> None:
    app = opened(home, fresh())
    felt = app.segmented_control(key=f"felt-{ID}")
    assert felt.options == ["1 bad", "2", "3", "4", "5 good"]
    felt.select(5).run()
    assert app.segmented_control(key=f"felt-{ID}").options == felt.options
    assert "It felt like it went really well" in words(app)


def test_how_it_felt_stays_in_its_place_when_it_is_said_and_folds_in_later(home: Path) -> None:
    app = opened(home, fresh())
    app.segmented_control(key=f"felt-{ID}").select(2).run()
    app.pills(key=f"chance-{ID}").select(15).run()
    assert app.pills(key=f"chance-{ID}").value == 15
    app.button(key="begin").click().run()
    app.segmented_control(key=drawn(app, f"evaluation-part-{ID}")).select(3).run()
    assert app.button(key="fold-feeling").label == "How it felt, and your chances, are noted"


def test_how_it_felt_folds_in_with_the_facts_once_it_is_said_and_can_be_changed_there(
    home: Path,
) -> None:
    app = opened(home, fresh(felt=2, chance=15))
    assert f"felt-{ID}" not in {each.key for each in app.segmented_control}
    assert app.button(key="fold-capture-facts").label.endswith("day, stage, how it felt")
    app.button(key="fold-capture-facts").click().run()
    app.segmented_control(key=f"felt-{ID}").select(4).run()
    assert (kept(home).felt, kept(home).chance) == (4, 15)


def test_the_date_stays_when_it_is_emptied(home: Path) -> None:
    app = opened(home, fresh())
    app.button(key="fold-capture-facts").click().run()
    app.date_input(key=f"date-{ID}").set_value(None).run()
    assert kept(home).date == TODAY
    assert app.date_input(key=f"date-{ID}").value == TODAY


def test_starting_takes_what_is_left_in_the_inbox_and_runs_the_clock(home: Path) -> None:
    app = opened(home, fresh(pasted="Sell me this pen"))
    app.button(key="begin").click().run()
    after = kept(home)
    assert [each.text for each in after.questions] == ["Sell me this pen"]
    assert after.evaluation.state is EvaluationState.STARTED
    assert after.evaluation.running_since == NOW
    assert "# Half an hour" in words(app)
    assert app.text_area(key=f"went_well-{ID}").label == "What went well?"


def test_the_clock_pauses_and_goes_on(home: Path) -> None:
    app = opened(home, fresh())
    app.button(key="begin").click().run()
    app.button(key="pause").click().run()
    assert kept(home).evaluation.running_since is None
    app.button(key="pause").click().run()
    assert kept(home).evaluation.running_since == NOW


def test_a_clock_left_running_counts_to_the_last_change_only(home: Path) -> None:
    began = NOW - dt.timedelta(hours=9)
    running = Evaluation(state=EvaluationState.STARTED, running_since=began)
    opened(home, fresh(evaluation=running, updated=began + dt.timedelta(minutes=4)))
    after = kept(home).evaluation
    assert (after.spent, after.running_since) == (240, None)


def test_what_went_well_is_kept_as_it_is_typed(home: Path) -> None:
    app = opened(home, at_part(1))
    app.text_area(key=f"went_well-{ID}").set_value(HOSTILE).run()
    assert kept(home).went_well == HOSTILE


def test_the_parts_follow_each_other_and_can_be_jumped_to(home: Path) -> None:
    app = opened(home, at_part(1))
    press_first(app, "next-")
    assert kept(home).evaluation.part == 2
    app.segmented_control(key=drawn(app, f"evaluation-part-{ID}")).select(4).run()
    assert kept(home).evaluation.part == 4
    press_first(app, "back-")
    assert kept(home).evaluation.part == 3


def test_a_low_rating_asks_what_got_in_the_way_and_for_a_better_answer(home: Path) -> None:
    app = opened(home, at_part(2))
    app.segmented_control(key=f"rating-{key(12)}").select(1).run()
    app.pills(key=f"slips-{key(12)}").select("froze").run()
    app.text_area(key=f"note-{key(12)}").set_value("Blank.").run()
    app.button(key=f"fold-said-{key(12)}").click().run()
    app.text_area(key=f"better_answer-{key(12)}").set_value("The rota story.").run()
    after = kept(home).questions[1]
    assert (after.rating, after.slips, after.note) == (1, ("froze",), "Blank.")
    assert after.better_answer == "The rota story."
    assert "No example came, or you spoke badly of somebody" in words(app)


def test_the_rarer_slips_are_a_tap_away_and_one_that_is_chosen_stays_in_sight(home: Path) -> None:
    app = opened(home, at_part(2))
    app.segmented_control(key=f"rating-{key(12)}").select(1).run()
    chips, fold = f"slips-{key(12)}", f"fold-slips-{key(12)}"
    assert "Wrong name" not in app.pills(key=chips).options
    app.button(key=fold).click().run()
    app.pills(key=chips).select("wrong-name").run()
    app.button(key=fold).click().run()
    assert kept(home).questions[1].slips == ("wrong-name",)
    assert app.pills(key=chips).options[-1] == "Wrong name"
    assert app.pills(key=chips).value == ["wrong-name"]


def test_an_answer_wished_for_is_in_sight_once_there_is_one(home: Path) -> None:
    app = opened(home, at_part(2))
    app.segmented_control(key=f"rating-{key(12)}").select(1).run()
    assert not [each for each in app.text_area if each.key == f"better_answer-{key(12)}"]
    better = tuple(
        replace(each, better_answer="The rota story.") if each.id == key(12) else each
        for each in kept(home).questions
    )
    reopen(home).put(replace(kept(home), questions=better))
    app.run()
    assert app.text_area(key=f"better_answer-{key(12)}").value == "The rota story."


def test_a_high_rating_asks_what_made_it_work(home: Path) -> None:
    app = opened(home, at_part(2))
    app.segmented_control(key=f"rating-{key(11)}").select(5).run()
    app.text_area(key=f"what_worked-{key(11)}").set_value("I had practised it.").run()
    assert kept(home).questions[0].what_worked == "I had practised it."


@pytest.mark.parametrize("rating", [1, 3, 5])
def test_what_was_said_can_be_kept_and_is_folded_until_then(home: Path, rating: int) -> None:
    app = opened(home, at_part(2))
    app.segmented_control(key=f"rating-{key(12)}").select(rating).run()
    assert f"answer-{key(12)}" not in {str(each.key) for each in app.text_area}
    app.button(key=f"fold-said-{key(12)}").click().run()
    app.text_area(key=f"answer-{key(12)}").set_value("Er, well.").run()
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
    app.button(key=f"open-{key(13)}").click().run()
    assert {each.key: each.label for each in app.button}[f"open-{key(13)}"] == (
        r":gray-badge[3] Where\? :gray[· not filed yet]"
    )


def test_a_card_opens_when_asked(home: Path) -> None:
    rated = tuple(
        Question(id=each.id, text=each.text, area=each.area, rating=2) for each in questions()
    )
    app = opened(home, at_part(2, questions=rated))
    app.button(key=f"open-{key(12)}").click().run()
    assert app.text_area(key=f"note-{key(12)}").label == "What happened?"


def test_an_open_card_stays_open_until_its_own_line_is_tapped(home: Path) -> None:
    asked = tuple(
        Question(id=key(100 + n), text=f"Question {n}", area="intro", rating=2 if n else None)
        for n in range(4)
    )
    app = opened(home, at_part(2, questions=asked))
    app.button(key=f"open-{key(102)}").click().run()
    app.segmented_control(key=f"rating-{key(100)}").select(2).run()
    app.button(key=f"open-{key(103)}").click().run()
    notes = [str(each.key) for each in app.text_area if str(each.key).startswith("note-")]
    assert notes == [f"note-{key(100 + n)}" for n in (0, 2, 3)]
    app.button(key=f"open-{key(102)}").click().run()
    notes = [str(each.key) for each in app.text_area if str(each.key).startswith("note-")]
    assert notes == [f"note-{key(100 + n)}" for n in (0, 3)]


def test_the_cards_opened_in_one_part_are_folded_on_coming_back_to_it(home: Path) -> None:
    rated = tuple(
        Question(id=each.id, text=each.text, area=each.area, rating=2) for each in questions()
    )
    app = opened(home, at_part(2, questions=rated))
    app.button(key=f"open-{key(12)}").click().run()
    press_first(app, "next-")
    press_first(app, "back-")
    assert not [each for each in app.text_area if str(each.key).startswith("note-")]


def test_once_the_outcome_is_known_the_first_rating_stays(home: Path) -> None:
    rated = (Question(id=key(11), text="Tell me about yourself", area="intro", rating=2),)
    app = opened(home, at_part(2, questions=rated), an_outcome(1, Result.REJECTED))
    app.button(key=f"open-{key(11)}").click().run()
    app.segmented_control(key=f"rating-{key(11)}").select(4).run()
    after = kept(home).questions[0]
    assert (after.rating, after.corrected_rating) == (2, 4)
    assert "First rated 2; any later change sits next to it." in words(app)


def test_a_question_remembered_late_can_be_added_among_the_answers(home: Path) -> None:
    app = opened(home, at_part(2, pasted="What is your notice period?"))
    app.button(key=f"add-{ID}").click().run()
    assert kept(home).questions[-1].text == "What is your notice period?"


@pytest.mark.parametrize(
    "area", ["arriving", "nerves", "listening", "own-questions", "leaving", "staying-positive"]
)
def test_everything_around_the_questions_takes_a_rating_and_a_note(home: Path, area: str) -> None:
    app = opened(home, at_part(3))
    if area in {"own-questions", "leaving", "staying-positive"}:
        app.button(key=f"fold-around-more-{ID}").click().run()
    app.segmented_control(key=f"around-{area}-rating-{ID}").select(2).run()
    app.text_input(key=f"around-{area}-note-{ID}").set_value("Late bus").run()
    after = kept(home).around
    assert [(each.area, each.rating, each.note) for each in after] == [(area, 2, "Late bus")]


def test_giving_up_inside_and_whether_it_turned_round_are_kept(home: Path) -> None:
    app = opened(home, at_part(3))
    app.segmented_control(key=f"wobble-{ID}").select(Wobble.HALF_WAY).run()
    app.segmented_control(key=f"turned_round-{ID}").select(True).run()
    assert (kept(home).wobble, kept(home).turned_round) == (Wobble.HALF_WAY, True)


def test_after_the_outcome_feeling_and_chance_are_corrected_beside_the_first(home: Path) -> None:
    app = opened(home, at_part(3, felt=2, chance=30), an_outcome(1, Result.THROUGH))
    app.button(key="fold-feeling").click().run()
    app.segmented_control(key=f"felt-{ID}").select(4).run()
    app.pills(key=f"chance-{ID}").select(85).run()
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
    app.text_area(key=f"crux_why-{ID}").set_value("No example ready").run()
    assert kept(home).crux_why == "No example ready"


def test_at_most_three_key_issues_are_kept_in_order(home: Path) -> None:
    rated = (Question(id=key(11), text="A", area="conflict", rating=1, slips=("froze", "rushed")),)
    app = opened(home, at_part(4, questions=rated))
    app.pills(key=f"offer-key_issues-{ID}").select("Froze").run()
    app.text_input(key=f"key_issues-1-{ID}").set_value("Talked too long").run()
    app.text_input(key=f"key_issues-2-{ID}").set_value("No question for them").run()
    assert kept(home).key_issues == ("Froze", "Talked too long", "No question for them")
    assert not [each for each in app.text_input if each.key == f"key_issues-3-{ID}"]


def rated_low() -> tuple[Question, ...]:
    """The two questions, one of them rated low."""
    return (replace(questions()[0], rating=4), replace(questions()[1], rating=1))


def test_an_example_for_what_went_low_is_taken_over_with_a_tap_and_edited(home: Path) -> None:
    app = opened(home, at_part(5, questions=rated_low(), change=Change()))
    first, second = plans_for("conflict")
    chips = app.pills(key=f"change-{ID}")
    assert chips.options == [plan.will[:1].upper() + plan.will[1:] for plan in (first, second)]
    chips.select(chips.options[0]).run()
    assert kept(home).change == Change(when=first.when, will=first.will)
    assert app.text_input(key=drawn(app, f"change-when-{ID}")).value == first.when
    assert not [each for each in app.pills if each.key == f"change-{ID}"]
    app.text_input(key=drawn(app, f"change-will-{ID}")).set_value("listen first").run()
    assert kept(home).change == Change(when=first.when, will="listen first")


def test_a_tap_on_an_example_leaves_what_was_just_typed(home: Path) -> None:
    app = opened(home, at_part(5, questions=rated_low(), change=Change()))
    app.text_input(key=drawn(app, f"change-will-{ID}")).set_value("listen first")
    chips = app.pills(key=f"change-{ID}")
    chips.select(chips.options[0]).run()
    assert kept(home).change == Change(will="listen first")
    assert app.text_input(key=drawn(app, f"change-will-{ID}")).value == "listen first"


@pytest.mark.parametrize("written", [Change(when="they smile"), Change(will="smile back")])
def test_no_example_is_offered_once_something_is_written(home: Path, written: Change) -> None:
    app = opened(home, at_part(5, questions=rated_low(), change=written))
    assert not [each for each in app.pills if each.key == f"change-{ID}"]
    assert "One change for next time." in words(app)


def test_the_one_change_reads_as_an_if_then(home: Path) -> None:
    app = opened(home, at_part(5))
    app.text_input(key=drawn(app, f"change-when-{ID}")).set_value("they ask about failure").run()
    app.text_input(key=drawn(app, f"change-will-{ID}")).set_value("tell the Leeds story").run()
    promise = "Next time, when they ask about failure, I will tell the Leeds story."
    assert plain(promise) in words(app)
    assert kept(home).change.will == "tell the Leeds story"


def test_closing_commends_names_the_crux_and_hands_over(home: Path) -> None:
    rated = (Question(id=key(11), text="Why us?", area="motivation", rating=5),)
    app = opened(home, at_part(5, questions=rated, went_well="I was on time."))
    app.button(key="close").click().run()
    after = kept(home).evaluation
    assert (after.state, after.closed_at) == (EvaluationState.CLOSED, NOW)
    said = words(app)
    assert said.index("What you did well") < said.index("What mattered")
    assert plain("I was on time.") in said
    assert plain("Why us?") in said
    assert app.button(key="to-next").label == "Put it down"
    app.button(key="to-next").click().run()
    assert app.title[0].value == "Put it out of your mind"


@pytest.mark.parametrize(
    "days, way, label",
    [(2, "to-next", "See whether to write"), (90, "to-learn", "See what to practise")],
)
def test_what_closing_hands_over_to_is_what_fits_that_day(
    home: Path, days: int, way: str, label: str
) -> None:
    closed = Evaluation(state=EvaluationState.CLOSED, part=5, closed_at=NOW)
    app = opened(home, fresh(evaluation=closed, date=TODAY - dt.timedelta(days=days)))
    assert app.button(key=way).label == label


def test_a_closed_evaluation_can_be_reopened(home: Path) -> None:
    closed = Evaluation(state=EvaluationState.CLOSED, part=5, closed_at=NOW)
    app = opened(home, fresh(evaluation=closed))
    app.button(key="reopen").click().run()
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
    assert app.pagination(key=f"answers-page-{ID}").value == 1
    assert rows(app) == [f"rating-{key(60 + n)}" for n in range(5)]


def test_adding_a_question_turns_nobodys_page(home: Path) -> None:
    app = opened(home, at_part(2, questions=seven(0), pasted="And what is your notice period?"))
    app.button(key=f"add-{ID}").click().run()
    assert len(kept(home).questions) == 8
    assert app.pagination(key=f"answers-page-{ID}").value == 1
    app.pagination(key=f"answers-page-{ID}").set_value(2).run()
    pasted = drawn(app, f"pasted-{ID}")
    app.button(key="fold-more-questions").click().run()
    app.text_area(key=pasted).set_value("\n".join(f"Why {n}?" for n in range(5))).run()
    app.button(key=f"add-{ID}").click().run()
    assert app.pagination(key=f"answers-page-{ID}").value == 2


def test_the_page_of_answers_stays_while_its_questions_are_rated(home: Path) -> None:
    asked = tuple(Question(id=key(100 + n), text=f"Question {n}") for n in range(6))
    app = opened(home, at_part(2, questions=asked))
    for n in range(5):
        app.segmented_control(key=f"rating-{key(100 + n)}").select(4).run()
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
    page = f"answers-page-{ID}"
    assert app.button(key="next-page-2").label == "Next questions"
    assert "next-3" not in keys(app)
    app.button(key="next-page-2").click().run()
    assert app.pagination(key=page).value == 2
    app.button(key="next-page-1").click().run()
    assert app.pagination(key=page).value == 1
    assert kept(home).evaluation.part == 2


def test_next_leads_back_to_an_earlier_page_with_something_unrated(home: Path) -> None:
    asked = tuple(replace(each, rating=None if n == 2 else 3) for n, each in enumerate(seven(0)))
    app = opened(home, at_part(2, questions=asked))
    app.pagination(key=f"answers-page-{ID}").set_value(2).run()
    assert app.button(key="next-page-1").label == "Next questions"
    assert "One is not rated yet." in words(app)


def test_one_goes_on_without_some_only_once_all_were_in_sight_and_it_is_told_how_many(
    home: Path,
) -> None:
    app = opened(home, at_part(2, questions=seven(0)))
    assert "Seven are not rated yet." in words(app)
    assert "next-3" not in keys(app)
    app.button(key="next-page-2").click().run()
    app.segmented_control(key=f"rating-{key(66)}").select(3).run()
    assert "Six are not rated yet." in words(app)
    assert app.button(key="next-3").label == "Go on without them"
    app.button(key="next-3").click().run()
    assert kept(home).evaluation.part == 3


def test_with_all_that_is_unrated_in_sight_going_on_says_so_and_rated_it_is_the_main_thing(
    home: Path,
) -> None:
    app = opened(home, at_part(2))
    assert "Two are not rated yet." in words(app)
    assert app.button(key="next-3").label == "Go on without them"
    app.segmented_control(key=f"rating-{key(11)}").select(3).run()
    assert "One is not rated yet." in words(app)
    assert app.button(key="next-3").label == "Go on without it"
    app.segmented_control(key=f"rating-{key(12)}").select(3).run()
    assert "not rated yet" not in words(app)
    assert app.button(key="next-3").label == "Next: The rest of it"


def test_a_question_added_once_all_were_in_sight_is_not_passed_over(home: Path) -> None:
    asked = at_part(2, questions=seven(0)[:5], pasted="And what is your notice period?")
    app = opened(home, asked)
    assert app.button(key="next-3").label == "Go on without them"
    app.button(key=f"add-{ID}").click().run()
    assert "next-3" not in keys(app)
    assert app.button(key="next-page-2").label == "Next questions"


def test_whoever_jumps_to_the_end_past_questions_never_in_sight_is_told_and_can_finish(
    home: Path,
) -> None:
    app = opened(home, at_part(5, questions=seven(4)))
    assert "Three questions are not rated yet." in words(app)
    assert app.button(key="see-left").label == "See them"
    assert app.button(key="close").label == "Finish without them"
    app.button(key="see-left").click().run()
    assert kept(home).evaluation.part == 2
    app.button(key="next-page-2").click().run()
    app.segmented_control(key=drawn(app, f"evaluation-part-{ID}")).select(5).run()
    assert "not rated yet" not in words(app)
    assert app.button(key="close").label == "Finish"


def test_what_is_added_to_the_list_leaves_the_page_of_it_as_it_is(home: Path) -> None:
    app = opened(home, fresh(questions=seven(0)[:5], pasted="Why did you leave your last job?"))
    app.button(key=f"add-{ID}").click().run()
    assert app.pagination(key=f"asked-page-{ID}").value == 1
    shown = [each.label for each in app.pills if str(each.key).startswith("area-")]
    assert len(shown) == 5


def test_a_rating_changes_nothing_above_its_row(home: Path) -> None:
    app = opened(home, at_part(2, questions=(*questions(), Question(id=key(13), text="Why?"))))
    before = words(app).partition("not rated")[0]
    labels = [each.label for each in app.segmented_control]
    app.segmented_control(key=f"rating-{key(13)}").select(2).run()
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
    nerves = app.segmented_control(key=f"around-nerves-rating-{ID}")
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
