"""Learn from your mistakes, used as a person would; what is stored afterwards is looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.patterns import verdict_sentences
from components.text.markdown import plain
from data.catalogue.loader import catalogue
from data.models import SETTINGS_ID, Interview, Practice, Settings
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    a_question,
    an_interview,
    fill,
    key,
    many,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import button, buttons, choose, field, fill_in, press, switch

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

MOTIVATION = "motivation/swap-the-name"
MOTIVE = catalogue().area("motivation").name
AREAS = [area.id for area in catalogue().areas]
SLIPS = [slip.key for slip in catalogue().slips]


def kept(home: Path) -> tuple[Practice, ...]:
    return reopen(home).all(Practice)


def a_sitting(number: int, exercise: str | None = MOTIVATION, **fields: object) -> Practice:
    area = exercise.partition("/")[0] if exercise else "motivation"
    made = NOW - dt.timedelta(days=number)
    common = {"date": made.date(), "area": area, "exercise": exercise}
    return Practice(id=key(700 + number), created=made, updated=made, **(common | fields))  # type: ignore[arg-type]


def entry(part: str, exercise: str = MOTIVATION, place: str = "anybody") -> str:
    return f"practised-{part}-{place}-{exercise}"


def opened(home: Path, *records: Practice) -> AppTest:
    """An empty journal but for `records`, with "I practised this" open on an exercise."""
    fill(home, records)
    app = visit_page("learn")
    choose(app, "Choose an exercise", MOTIVATION)
    return switch(app, "I practised this", True)


def headers(app: AppTest) -> list[str]:
    return [str(each.value) for each in app.header]


def choosers(app: AppTest) -> list[str]:
    return [str(each.key) for each in app.pills]


# What it says, from nothing to twenty-five interviews


def test_an_empty_journal_gets_one_sentence_a_way_on_and_three_useful_exercises(
    home: Path,
) -> None:
    fill(home, ())
    app = visit_page("learn")
    assert not app.exception
    assert app.title[0].value == "Learn from your mistakes"
    assert headers(app) == ["Useful to anybody", "All exercises"]
    assert "Not drawn from your ratings" in words(app)
    assert field(app, "Choose an exercise").options == [
        "Ninety seconds, aloud · 10 min",
        "Swap the name · 15 min",
        "The long breath out · 6 min",
    ]


def test_an_interview_can_be_logged_from_here(home: Path) -> None:
    fill(home, ())
    press(visit_page("learn"), "Log an interview")
    (logged,) = reopen(home).all(Interview)
    assert logged.date == TODAY


def test_an_interview_without_ratings_asks_for_some_and_offers_what_serves_anybody(
    home: Path,
) -> None:
    fill(home, [an_interview(1, questions=(a_question(1, 0, rating=None),), around=())])
    app = visit_page("learn")
    assert "Rate a few answers" in words(app)
    assert headers(app) == ["Useful to anybody", "All exercises"]
    assert not [each for each in app.button if each.key == "to-patterns"]


def test_one_interview_gives_a_first_place_to_start_and_says_so(home: Path) -> None:
    fill(home, [an_interview(1)])
    app = visit_page("learn")
    assert not app.exception
    assert "From one interview only: a first place to start, not a pattern." in words(app)
    assert choosers(app) == ["exercise-next-intro"]
    for nth in range(2):
        press(app, "Choose an exercise", nth=nth)
    assert choosers(app) == [
        "exercise-next-intro",
        "exercise-next-nerves",
        "exercise-next-strengths",
    ]
    assert words(app).count("Too early to say.") == 3
    assert "eaning" not in words(app)
    assert "Asked in one interview, and low there." in words(app)


def test_two_interviews_are_still_no_pattern(home: Path) -> None:
    fill(home, [an_interview(1), an_interview(2)])
    text = words(visit_page("learn"))
    assert "From two interviews: a place to start, and too early for patterns." in text
    assert "Recurs" not in text


def low_in_conflict(number: int) -> Interview:
    asked = (a_question(number, 0, 4), a_question(number, 2, 1), a_question(number, 3, 4))
    return an_interview(number, questions=asked, around=())


def test_what_recurs_comes_first_with_its_evidence_how_sure_and_the_practice_so_far(
    home: Path,
) -> None:
    records = [low_in_conflict(number) for number in range(1, 9)]
    sittings = [a_sitting(3, "conflict/six-small"), a_sitting(19, "conflict/six-small")]
    fill(home, [*records, *sittings])
    app = visit_page("learn")
    text = words(app)
    lead = "From your own ratings in eight interviews, what keeps coming back first."
    assert lead in text
    assert choosers(app)[0] == "exercise-next-conflict"
    assert "Keeps coming back. Probably well below your other areas too." in text
    assert "The chance of a low one next time: about 9 in 10." in text
    assert "Low in all 8 interviews that asked it. " in text
    assert "Practised twice, last on 19 November." in text


def test_a_practised_area_says_in_one_line_what_became_of_it(home: Path) -> None:
    records = [low_in_conflict(number) for number in range(1, 9)]
    fill(home, [*records, a_sitting(5, "conflict/six-small")])
    text = words(visit_page("learn"))
    assert (
        "Practised once, on 17 November. Not yet: no clear rise shows in your own ratings so far."
        in text
    )


def test_what_was_practised_and_rose_says_so_at_its_latest_practice_only(home: Path) -> None:
    def rated(number: int) -> Interview:
        asked = (a_question(number, 2, 5 if number < 9 else 1), a_question(number, 3, 3))
        return an_interview(number, questions=asked, around=())

    sittings = [a_sitting(days, "conflict/six-small") for days in (4, 10)]
    fill(home, [*(rated(number) for number in range(1, 17)), *sittings])
    lines = words(visit_page("learn")).split("\n")
    assert [line for line in lines if "has risen since" in line] == [
        ":gray[:small[18 November · Conflict and difficult people · has risen since]]"
    ]


def test_practice_nobody_asked_about_since_waits_for_two_interviews(home: Path) -> None:
    records = [low_in_conflict(number) for number in range(1, 9)]
    fill(home, [*records, a_sitting(0, "conflict/six-small")])
    text = words(visit_page("learn"))
    assert "asked in no interviews since; two more would tell." in text


def test_a_slip_that_recurs_offers_its_one_exercise(home: Path) -> None:
    fill(home, [low_in_conflict(number) for number in range(1, 9)])
    app = visit_page("learn")
    assert "A slip that keeps coming back." in words(app)
    assert "Ticked in all 8 interviews." in words(app)
    slip = choosers(app)[-1].removeprefix("exercise-slip-")
    assert slip in {"rushed", "no-example"}
    assert len(field(app, "One exercise for it").options) == 1


def test_never_more_than_three_areas_are_offered_on_twenty_five_interviews(home: Path) -> None:
    fill(home, many(25))
    app = visit_page("learn")
    assert not app.exception
    assert 1 <= len([each for each in choosers(app) if "-next-" in each]) <= 3
    assert "From your own ratings in 25 interviews" in words(app)


def test_nothing_low_is_said_to_be_good_and_offers_what_serves_anybody(home: Path) -> None:
    fine = [
        an_interview(number, questions=tuple(a_question(number, n, 4) for n in range(4)), around=())
        for number in range(1, 9)
    ]
    fill(home, fine)
    app = visit_page("learn")
    assert "Nothing stands out as low" in words(app)
    assert headers(app) == ["Useful to anybody", "All exercises"]


def test_the_patterns_behind_it_are_one_tap_away(home: Path) -> None:
    fill(home, many(3))
    app = press(visit_page("learn"), "See the patterns behind this")
    assert app.title[0].value == "Patterns"


# Exercises


def test_only_the_chosen_exercise_opens(home: Path) -> None:
    fill(home, ())
    app = visit_page("learn")
    assert "What good looks like." not in words(app)
    choose(app, "Choose an exercise", MOTIVATION)
    text = words(app)
    assert "1. Replace the employer's name with that of its nearest rival." in text
    assert "**What good looks like.** At least two sentences turn false" in text
    assert text.count("What good looks like.") == 1


@pytest.mark.parametrize("owner", [*AREAS, *SLIPS])
def test_every_exercise_of_every_area_and_slip_can_be_reached(home: Path, owner: str) -> None:
    fill(home, ())
    app = choose(visit_page("learn"), "For an area, or for something that went wrong", owner)
    assert not app.exception
    found = catalogue()
    meaning = found.slip(owner).when if owner in SLIPS else found.area(owner).meaning
    assert meaning in words(app)
    for exercise in found.exercises(owner):
        chosen = app.pills(key=f"exercise-every-{owner}").set_value(f"{owner}/{exercise.id}")
        text = words(chosen.run())
        assert exercise.good in text
        assert all(step in text for step in exercise.steps)


def test_a_slips_exercise_can_be_practised_and_is_kept_under_the_slip(home: Path) -> None:
    fill(home, ())
    app = choose(visit_page("learn"), "For an area, or for something that went wrong", "froze")
    (exercise,) = catalogue().exercises("froze")
    whole = f"froze/{exercise.id}"
    choose(app, "One exercise for it", whole)
    switch(app, "I practised this", True)
    press(app, "Save")
    (practice,) = kept(home)
    assert (practice.area, practice.exercise) == ("froze", whole)
    assert f"Noted. {exercise.minutes} minutes on “{exercise.name}”." in words(app)
    assert "Today · Froze" in words(app)


# "I practised this"


def test_three_taps_and_no_typing_keep_a_sitting_of_today(home: Path) -> None:
    app = opened(home)
    press(app, "Save")
    (practice,) = kept(home)
    assert (practice.area, practice.exercise) == ("motivation", MOTIVATION)
    assert (practice.date, practice.minutes, practice.went, practice.note) == (TODAY, 15, None, "")
    assert f"Noted. 15 minutes on {plain(MOTIVE)}." in words(app)
    assert not field(app, "I practised this").value


def test_everything_filled_in_is_kept_as_it_was_typed(home: Path) -> None:
    app = opened(home)
    fill_in(app, "When", dt.date(2026, 11, 3))
    choose(app, "How many minutes", 30)
    choose(app, "How it went", 4)
    assert "Most of it came." in words(app)
    fill_in(app, "A note, if you like", HOSTILE)
    press(app, "Save")
    (practice,) = kept(home)
    assert (practice.date, practice.minutes, practice.went, practice.note) == (
        dt.date(2026, 11, 3),
        30,
        4,
        HOSTILE,
    )
    assert f"Noted. 30 minutes on {plain(MOTIVE)}." in words(app)
    assert f"3 November · {plain(MOTIVE)} · 30 minutes" in words(app)
    assert HOSTILE not in words(app)


def test_minutes_may_be_left_out(home: Path) -> None:
    app = opened(home)
    choose(app, "How many minutes", None)
    press(app, "Save")
    assert kept(home)[0].minutes is None
    assert f"Noted: {plain(MOTIVE)}." in words(app)


def test_the_minutes_offered_are_all_within_the_limits(home: Path) -> None:
    offered = field(opened(home), "How many minutes").options
    assert offered == ["5", "10", "15", "20", "30", "45"]


def test_a_day_to_come_is_answered_calmly_and_cannot_be_kept(home: Path) -> None:
    app = opened(home)
    fill_in(app, "When", TODAY + dt.timedelta(days=1))
    assert "That day is still to come." in words(app)
    assert button(app, "Save").disabled
    fill_in(app, "When", TODAY)
    press(app, "Save")
    assert len(kept(home)) == 1


def test_a_half_filled_entry_survives_a_page_change(home: Path) -> None:
    app = opened(home)
    choose(app, "How many minutes", 45)
    fill_in(app, "A note, if you like", "half a th")
    app.switch_page("pages/today.py").run()
    app.switch_page("pages/learn.py").run()
    assert field(app, "I practised this").value
    assert field(app, "How many minutes").value == 45
    assert field(app, "A note, if you like").value == "half a th"


def test_a_half_filled_entry_survives_closing_it_and_choosing_another_exercise(
    home: Path,
) -> None:
    app = opened(home)
    fill_in(app, "A note, if you like", "half a th")
    switch(app, "I practised this", False)
    choose(app, "Choose an exercise", "intro/ninety-seconds")
    choose(app, "Choose an exercise", MOTIVATION)
    switch(app, "I practised this", True)
    assert field(app, "A note, if you like").value == "half a th"


def test_an_entry_begins_afresh_after_it_was_kept(home: Path) -> None:
    app = opened(home)
    choose(app, "How many minutes", 45)
    fill_in(app, "A note, if you like", "kept")
    press(app, "Save")
    switch(app, "I practised this", True)
    assert field(app, "A note, if you like").value == ""
    assert field(app, "How many minutes").value == 15
    assert field(app, "How it went").value is None
    assert field(app, "When").value == TODAY


def test_an_entry_that_cannot_be_kept_stays_on_the_screen(home: Path) -> None:
    app = opened(home)
    fill_in(app, "A note, if you like", "x" * 20_001)
    press(app, "Save")
    assert kept(home) == ()
    assert "longer than 20,000 characters" in words(app)
    assert "Not saved yet." in words(app)
    assert len(field(app, "A note, if you like").value or "") == 20_001
    fill_in(app, "A note, if you like", "shorter")
    press(app, "Save")
    assert [practice.note for practice in kept(home)] == ["shorter"]
    assert "Not saved yet." not in words(app)


def test_undo_takes_it_out_again_and_gives_the_entry_back(home: Path) -> None:
    app = opened(home)
    fill_in(app, "When", dt.date(2026, 11, 3))
    choose(app, "How it went", 2)
    fill_in(app, "A note, if you like", "the wrong one")
    press(app, "Save")
    press(app, "Undo")
    assert kept(home) == ()
    assert "Noted" not in words(app)
    assert field(app, "I practised this").value
    assert field(app, "When").value == dt.date(2026, 11, 3)
    assert field(app, "How many minutes").value == 15
    assert field(app, "How it went").value == 2
    assert field(app, "A note, if you like").value == "the wrong one"


# What was practised


def test_practice_is_listed_latest_first_five_at_a_time(home: Path) -> None:
    notes = [f"note {number}" for number in range(7)]
    fill(home, [a_sitting(number, note=note) for number, note in enumerate(notes)])
    app = visit_page("learn")
    shown = [note for note in notes if note in words(app)]
    assert shown == notes[:5]
    app.pagination[0].set_value(2).run()
    assert [note for note in notes if note in words(app)] == notes[5:]


def test_removing_an_entry_and_putting_it_back_leaves_the_journal_as_it_was(home: Path) -> None:
    fill(home, [a_sitting(1, minutes=20, note="mine"), a_sitting(2)])
    before = kept(home)
    app = visit_page("learn")
    press(app, "Remove", nth=0)
    assert [each.id for each in kept(home)] == [key(702)]
    assert "Removed: Swap the name." in words(app)
    press(app, "Put it back")
    assert kept(home) == before
    assert "Removed" not in words(app)


def test_the_last_entry_of_the_last_page_can_be_removed(home: Path) -> None:
    fill(home, [a_sitting(number) for number in range(6)])
    app = visit_page("learn")
    app.pagination[0].set_value(2).run()
    press(app, "Remove")
    assert not app.exception
    assert len(kept(home)) == 5
    assert len([each for each in app.button if "practised-remove" in str(each.key)]) == 5


def test_practice_of_other_kinds_and_unknown_exercises_is_listed_too(home: Path) -> None:
    fill(
        home,
        [
            a_sitting(1, None, question=key(5)),
            a_sitting(2, "later-version/some-exercise"),
            a_sitting(3, None),
        ],
    )
    text = words(visit_page("learn"))
    assert "A question, answered again" in text
    assert "later" in text
    assert "**Practice**" in text


def test_what_is_tried_in_the_example_stays_there(home: Path) -> None:
    fill(home, ())
    app = visit_page("learn", example="1")
    assert "An example journal" in words(app)
    choose(app, "For an area, or for something that went wrong", "motivation")
    choose(app, "Choose an exercise", MOTIVATION, nth=1)
    switch(app, "I practised this", True)
    press(app, "Save")
    assert f"Noted. 15 minutes on {plain(MOTIVE)}." in words(app)
    assert kept(home) == ()


def test_what_was_removed_in_the_example_cannot_be_put_into_ones_own_journal(home: Path) -> None:
    fill(home, ())
    app = visit_page("learn", example="1")
    choose(app, "For an area, or for something that went wrong", "motivation")
    choose(app, "Choose an exercise", MOTIVATION, nth=1)
    switch(app, "I practised this", True)
    press(app, "Save")
    next(each for each in app.button if each.label == "Remove").click().run()
    assert "Removed: Swap the name." in words(app)
    press(app, "Back to my own")
    assert "Removed" not in words(app)
    assert not [each for each in app.button if each.key == "practised-put-back"]


# The way to tonight


def test_what_there_is_for_tonight_stands_on_top_and_leads_there(home: Path) -> None:
    fill(home, [low_in_conflict(1)])
    app = visit_page("learn")
    way = button(app, "Two for tonight, about 17 minutes")
    assert way.label == "Two for tonight, about 17 minutes"
    way.click().run()
    assert app.title[0].value == "Tonight"


def test_an_evening_put_off_asks_for_nothing_here_either(home: Path) -> None:
    off = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, evening_off=TODAY)
    fill(home, [low_in_conflict(1), off])
    assert "Tonight’s practice" in buttons(visit_page("learn"))


def test_on_the_day_of_an_interview_nothing_more_is_laid_out_for_the_evening(home: Path) -> None:
    fill(home, [low_in_conflict(1), an_interview(2, date=TODAY)])
    assert "Tonight’s practice" in buttons(visit_page("learn"))


def test_with_nothing_to_come_back_there_is_no_way_to_it(home: Path) -> None:
    fill(home, ())
    assert "to-tonight" not in {str(each.key) for each in visit_page("learn").button}


def test_a_question_practised_goes_by_its_words_though_its_interview_is_put_away(
    home: Path,
) -> None:
    low = a_question(1, 3, 1)
    sitting = a_sitting(0, None, question=low.id)
    store = fill(home, [an_interview(1, questions=(low,)), sitting])
    assert "“Why do you want this job" in words(visit_page("learn"))
    kept: Interview = store.get(key(1))  # type: ignore[assignment]
    store.put(replace(kept, closed_until=TODAY + dt.timedelta(days=3)))
    assert "“Why do you want this job" in words(visit_page("learn"))


def test_nothing_is_drawn_twice_with_everything_opened(home: Path) -> None:
    sittings = [a_sitting(days, exercise) for days, exercise in ((3, MOTIVATION), (8, None))]
    fill(home, [*many(25), *sittings])
    app = visit_page("learn")
    folds = [str(each.key) for each in app.button if str(each.key).startswith("fold-")]
    assert folds
    for fold in folds:
        app.button(key=fold).click().run()
    verdicts = {f":gray[:small[{caption}.]]" for caption in verdict_sentences.CAPTIONS.values()}
    lines = [line for line in words(app).split("\n") if line.strip() and line not in verdicts]
    assert sorted(lines) == sorted(set(lines))
    shown = [each for each in app.get("button_group") if not each.proto.label_visibility.value]
    for card in (area.removeprefix("fold-exercises-") for area in folds):
        assert card not in " ".join(each.proto.id for each in shown)


def test_only_low_answers_rated_is_said_over_the_advice(home: Path) -> None:
    lows = [
        an_interview(n, questions=(a_question(n, 3, 1), a_question(n, 2, 2)), around=(), felt=4)
        for n in range(1, 5)
    ]
    fill(home, lows)
    text = words(visit_page("learn"))
    assert "Only what went badly seems to be rated." in text
    assert "Keeps coming back" not in text
    assert "Low in 4 of the 4 you rated." in text
