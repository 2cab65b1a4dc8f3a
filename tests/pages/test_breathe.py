"""Breathe: check-ins, what they come to, treats, and words that were kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from components.breathing import before_after, venting
from components.breathing import page as breathing_page
from components.breathing.venting import Vented
from components.charts.palette import DARK, LIGHT
from components.session import state
from components.session.context import Visit
from components.text.voice import Figures
from data.analysis.breathing_effect import Pair, Sitting
from data.catalogue.quiet_texts import treats
from data.coaching.interviews.facts import Facts, breathed_for
from data.models import (
    LONGEST_TEXT,
    SETTINGS_ID,
    CheckIn,
    LimitError,
    Moment,
    Settings,
    StepState,
)
from data.store import open_memory
from data.store.local.backups import day_of
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    fill,
    interview_in,
    key,
    reopen,
    slots,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, field, fill_in, press, switch

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

ID = key(1)
SETTINGS: dict[str, Any] = {"id": SETTINGS_ID, "created": NOW, "updated": NOW}


def opened(home: Path, *records: AnyRecord, **query: str) -> AppTest:
    """Breathe, with these records in the journal."""
    fill(home, records)
    app = visit_page("breathe", **query)
    assert not app.exception
    return app


def check_ins(home: Path) -> list[CheckIn]:
    """The check-ins as they stand in the file."""
    return list(reopen(home).all(CheckIn))


def told(home: Path) -> list[tuple[str, int | None, str | None]]:
    """Moment, level and interview of each."""
    by_moment = sorted(check_ins(home), key=lambda each: each.moment is Moment.AFTER)
    return [(each.moment.value, each.level, each.interview) for each in by_moment]


def a_check_in(number: int, moment: Moment, level: int | None, **fields: Any) -> CheckIn:  # noqa: ANN401
    """A check-in of `number` days ago."""
    at = NOW - dt.timedelta(days=number, minutes=moment is Moment.BEFORE)
    made = {"id": key(100 * number + (moment is Moment.AFTER)), "created": at, "updated": at}
    return CheckIn(**{**made, "moment": moment, "level": level, "at": at, **fields})


def sittings(*levels: tuple[int, int]) -> list[CheckIn]:
    """A sitting a day, before and after, the latest yesterday."""
    found = []
    for number, (before, after) in enumerate(reversed(levels), start=1):
        found.append(a_check_in(number, Moment.BEFORE, before))
        found.append(a_check_in(number, Moment.AFTER, after))
    return found


def test_it_opens_with_nothing_logged_and_asks_for_nothing(home: Path) -> None:
    app = opened(home)
    assert "# Breathe\n\nIt is over for today." in words(app)
    assert "Tap before and after, or neither" in words(app)
    assert buttons(app)[0] == "Today"
    assert field(app, "How do you feel now?").options == list(before_after.WORDS)


def test_a_tap_before_and_a_tap_after_are_kept(home: Path) -> None:
    app = opened(home)
    choose(app, "How do you feel now?", 1)
    assert told(home) == [("before", 1, None)]
    choose(app, "And afterwards?", 4)
    assert told(home) == [("before", 1, None), ("after", 4, None)]
    assert "From very upset to settled. That is worth noticing." in words(app)
    assert "your own breath" not in words(app)
    slots(app)[state.BREATHED.key] = NOW
    assert "From very upset to settled: that is your own breath." in words(app.run())


def test_another_tap_corrects_it_and_the_same_one_takes_it_back(home: Path) -> None:
    app = opened(home)
    choose(app, "How do you feel now?", 1)
    choose(app, "How do you feel now?", 2)
    assert told(home) == [("before", 2, None)]
    field(app, "How do you feel now?").unselect(2).run()
    assert check_ins(home) == []


def test_after_alone_is_enough(home: Path) -> None:
    app = opened(home)
    choose(app, "And afterwards?", 3)
    assert told(home) == [("after", 3, None)]
    assert "That is enough for today." in words(app)


def test_a_check_in_belongs_to_the_interview_in_the_address(home: Path) -> None:
    app = opened(home, an_interview(1), id=ID)
    choose(app, "How do you feel now?", 2)
    assert told(home) == [("before", 2, ID)]
    assert buttons(app)[0] == "Larkspur"


def test_without_an_address_it_belongs_to_the_interview_logged_today(home: Path) -> None:
    app = opened(home, an_interview(1), an_interview(2, date=TODAY))
    choose(app, "How do you feel now?", 2)
    assert told(home) == [("before", 2, key(2))]


def test_an_address_that_names_nothing_is_no_obstacle(home: Path) -> None:
    app = opened(home, id=HOSTILE)
    choose(app, "How do you feel now?", 5)
    assert told(home) == [("before", 5, None)]


def test_a_sitting_under_way_is_shown_again_and_an_old_one_is_not(home: Path) -> None:
    fresh = a_check_in(0, Moment.BEFORE, 2)
    app = opened(home, fresh, *sittings((1, 4)))
    assert field(app, "How do you feel now?").value == 2
    assert field(app, "And afterwards?").value is None


def test_from_three_sittings_on_there_is_a_picture_with_a_table_behind_it(home: Path) -> None:
    app = opened(home, *sittings((1, 3), (2, 2)))
    assert "So far you felt calmer afterwards one of two times." in words(app)
    assert not app.get("vega_lite_chart")
    fill(home, sittings((3, 4)))
    app = opened(home, *sittings((1, 3), (2, 2), (2, 4)))
    assert "So far you felt calmer afterwards two of three times." in words(app)
    assert len(app.get("vega_lite_chart")) == 1
    assert app.expander[0].label == "The same as a table"


def test_the_guide_is_kept_still_for_whoever_asks(home: Path) -> None:
    app = opened(home)
    switch(app, "Keep it still", True)
    assert reopen(home).all(Settings)[0].reduced_motion
    switch(app, "Keep it still", False)
    assert not reopen(home).all(Settings)[0].reduced_motion


def test_the_step_can_be_left_out_with_one_tap(home: Path) -> None:
    app = opened(home, an_interview(1), id=ID)
    press(app, "Skip this")
    kept = interview_in(reopen(home), ID)
    assert [(each.number, each.state) for each in kept.steps] == [(3, StepState.SKIPPED)]


def test_a_treat_picked_is_sent_off_with_a_kind_line_and_not_kept(home: Path) -> None:
    app = opened(home)
    choose(app, "Pick a treat", "Coffee and a chapter")
    assert "**Coffee and a chapter.** A hot cup and somebody else's story." in words(app)
    assert reopen(home).everything() == ()


def test_there_are_a_dozen_treats_and_the_advice_is_among_them() -> None:
    names = [each.name for each in treats()]
    assert len(names) == 12
    assert {"Coffee and a chapter", "A call to a friend", "A walk"} <= set(names)


def test_a_treat_of_ones_own_is_kept_picked_and_removable(home: Path) -> None:
    app = opened(home, Settings(**SETTINGS, treats=("Chess",)))
    fill_in(app, "One of your own", f"  {HOSTILE} ")
    own = " ".join(HOSTILE.split())
    assert reopen(home).all(Settings)[0].treats == (own, "Chess")
    assert field(app, "Pick a treat").value == own
    assert field(app, "One of your own").value == ""
    assert "so you will know how to do it well" in words(app)
    press(app, "Take it off the list")
    assert reopen(home).all(Settings)[0].treats == ("Chess",)
    assert field(app, "Pick a treat").value is None
    assert not app.exception


def test_a_treat_is_not_added_twice_nor_an_empty_one(home: Path) -> None:
    app = opened(home, Settings(**SETTINGS, treats=("Chess",)))
    for typed in ("   ", "Chess", "A walk"):
        fill_in(app, "One of your own", typed)
    assert reopen(home).all(Settings)[0].treats == ("Chess",)
    assert field(app, "Pick a treat").value == "A walk"


def test_a_treat_too_long_to_keep_stays_in_its_field(home: Path) -> None:
    app = opened(home)
    fill_in(app, "One of your own", "x" * (LONGEST_TEXT + 1))
    assert field(app, "One of your own").value == "x" * (LONGEST_TEXT + 1)
    assert "longer than 20,000 characters" in words(app)
    assert reopen(home).everything() == ()


def test_the_fifty_first_treat_costs_none_of_the_others(home: Path) -> None:
    fifty = tuple(f"Treat {number}" for number in range(50))
    app = opened(home, Settings(**SETTINGS, treats=fifty))
    fill_in(app, "One of your own", "One more")
    assert reopen(home).all(Settings)[0].treats == fifty
    assert field(app, "One of your own").value == "One more"


def test_kept_words_are_shown_and_removed_with_a_way_back(home: Path) -> None:
    vented = a_check_in(0, Moment.BEFORE, None, words=HOSTILE)
    app = opened(home, vented)
    assert app.expander[0].label == "Words you kept (1)"
    app.session_state["kept-words"] = True
    app.run()
    press(app, "Remove")
    assert check_ins(home) == []
    press(app, "Put it back")
    assert [each.words for each in check_ins(home)] == [HOSTILE]


@pytest.mark.parametrize(
    "sent",
    [None, 7, "words", {}, {"id": ID}, {"id": 7, "words": "a"}, {"id": ID, "words": " \n"}, [ID]],
)
def test_only_what_the_venting_place_sends_is_read(sent: object) -> None:
    assert venting.read_sent(sent) is None
    assert venting.read_sent({"id": ID, "words": "Unfair."}) == Vented(ID, "Unfair.")


def a_visit() -> Visit:
    """A visit of a journal in memory."""
    return Visit(open_memory([]), lambda: NOW, TODAY, dark=False, example=False, paths={})


def test_a_guide_that_ran_without_an_interview_is_kept_for_the_one_logged_next() -> None:
    visit = a_visit()
    breathing_page._note_done(visit, None)
    (kept,) = visit.store.all(CheckIn)
    assert (kept.moment, kept.level, kept.interview) == (Moment.AFTER, None, None)
    logged = an_interview(1, created=NOW)
    assert breathed_for(Facts(check_ins=[kept], interviews=[logged]), logged)


def test_words_sent_twice_under_one_id_are_kept_once() -> None:
    visit = a_visit()
    for _ in range(2):
        venting._keep(visit, an_interview(1), Vented(key(77), "Unfair."))
    kept = visit.store.all(CheckIn)
    assert [(each.id, each.words, each.level, each.interview) for each in kept] == [
        (key(77), "Unfair.", None, ID)
    ]


def test_words_torn_up_after_they_were_sent_are_taken_out_and_never_kept_again() -> None:
    visit = a_visit()
    venting._keep(visit, None, Vented(key(77), "Unfair."))
    venting._take_back(visit, key(77))
    venting._take_back(visit, key(77))
    assert visit.store.everything() == ()
    assert venting._torn()[key(77)] == venting.TAKEN_OUT
    venting._keep(visit, None, Vented(key(77), "Unfair."))
    venting._take_back(visit, key(78))
    venting._keep(visit, None, Vented(key(78), "Sent first, and late."))
    assert visit.store.everything() == ()
    assert venting._torn()[key(78)] == venting.IN_TIME


def test_taking_words_back_takes_no_other_record_out() -> None:
    visit = a_visit()
    visit.store.load([an_interview(1)])
    venting._take_back(visit, ID)
    assert len(visit.store.everything()) == 1


def test_an_earlier_version_of_today_that_may_hold_torn_words_is_told(home: Path) -> None:
    store = fill(home, [an_interview(1)])
    written = dt.date.fromisoformat(day_of(home / "journal.json"))
    visit = Visit(store, lambda: NOW, written, dark=False, example=False, paths={})
    venting._keep(visit, None, Vented(key(79), "Unfair."))
    venting._take_back(visit, key(79))
    assert venting._torn()[key(79)].endswith(venting.IN_A_COPY)


@pytest.mark.parametrize("sent", [Vented("no id", "a"), Vented(ID, "x" * (LONGEST_TEXT + 1))])
def test_what_cannot_be_kept_is_refused_without_being_told(sent: Vented) -> None:
    with pytest.raises(LimitError) as refused:
        a_visit().store.put(venting.as_check_in(sent, None, NOW))
    assert sent.words not in str(refused.value) or sent.words == "a"


def pairs(*levels: tuple[int, int]) -> list[Pair]:
    """Pairs a day apart."""
    return [Pair(NOW + dt.timedelta(days=n), *each) for n, each in enumerate(levels)]


@pytest.mark.parametrize(
    "levels,sentence",
    [
        ([(1, 3), (2, 4)], "So far you felt calmer afterwards both times."),
        ([(1, 3)] * 3, "So far you felt calmer afterwards all three times."),
        ([(3, 3), (3, 2)], "So far it has mostly been a pause, which is worth having by itself."),
        ([(1, 3), (3, 2)], "So far you felt calmer afterwards one of two times."),
    ],
)
def test_the_change_over_time_is_told_kindly(levels: list[tuple[int, int]], sentence: str) -> None:
    assert before_after.tell_calm(pairs(*levels), Sitting(), Figures(), breathed=False) == sentence


@pytest.mark.parametrize(
    "after,start", [(4, "From upset to settled"), (2, "About the same"), (1, "Heavier")]
)
def test_this_sitting_is_told_kindly(after: int, start: str) -> None:
    now = Sitting(a_check_in(0, Moment.BEFORE, 2), a_check_in(0, Moment.AFTER, after))
    assert before_after.tell_calm(pairs((2, after)), now, Figures(), breathed=True).startswith(
        start
    )


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_chart_draws_the_latest_twelve_in_the_palette(palette: Any) -> None:  # noqa: ANN401
    spec = before_after.draw_calm(pairs(*[(1, 3)] * 14), palette)
    rows = spec["data"]["values"]
    assert [row["place"] for row in rows] == list(range(12))
    assert rows[0] == {
        "place": 0,
        "before": 1,
        "after": 3,
        "when": "24 Nov",
        "told": "Very upset to uneasy",
    }
    assert spec["layer"][2]["mark"]["fill"] == palette.accent


def test_the_table_behind_the_chart_has_the_latest_first() -> None:
    assert before_after.figures(pairs((1, 3), (2, 5))) == [
        {"When": "23 November 2026", "Before": "Upset", "After": "Calm"},
        {"When": "22 November 2026", "Before": "Very upset", "After": "Uneasy"},
    ]
    assert before_after.describe_chart(pairs((1, 3), (2, 5), (3, 3)), Figures()) == (
        "How you felt before and after breathing, three times: "
        "calmer twice, the same once, heavier no times."
    )
