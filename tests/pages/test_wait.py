"""Wait: every widget that changes the journal, used, and what is then kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from components.text.markdown import plain_line
from data.catalogue.quiet_texts import text_of_the_day, waiting
from data.models import (
    SETTINGS_ID,
    Interview,
    Letter,
    Reflection,
    Result,
    Settings,
    Worry,
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
from tests.support.widgets import add_line, buttons, choose, field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord, Record

ID = key(1)


def day(ahead: int) -> dt.date:
    """So many days from today, a Sunday."""
    return TODAY + dt.timedelta(days=ahead)


def a_worry(number: int, **fields: Any) -> Worry:  # noqa: ANN401 - any field of it
    """A worry about interview 1, parked until in three days."""
    kept: dict[str, Any] = {"text": "They did not smile", "parked_until": day(3), "interview": ID}
    return Worry(id=key(7000 + number), created=NOW, updated=NOW, **{**kept, **fields})


def some_settings(**fields: Any) -> Settings:  # noqa: ANN401 - any field of it
    """Settings with these fields."""
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, **fields)


def opened(home: Path, *records: AnyRecord, **query: str) -> AppTest:
    """Wait, open on interview 1, or on the `id` given."""
    fill(home, records)
    return visit_page("wait", **({"id": ID} | query))


def in_general(home: Path, *records: AnyRecord) -> AppTest:
    """Wait without an interview."""
    fill(home, records)
    return visit_page("wait")


def interview(home: Path) -> Interview:
    """Interview 1 as it stands in the file."""
    return interview_in(reopen(home), ID)


def all_of(home: Path, kind: type[Record]) -> Any:  # noqa: ANN401 - records of the kind
    """What the file holds of a kind."""
    return reopen(home).all(kind)


def kept_settings(home: Path) -> Settings:
    """The settings as they stand in the file."""
    (found,) = all_of(home, Settings)
    assert isinstance(found, Settings)
    return found


# The page as it opens


def test_an_empty_journal_can_wait_too(home: Path) -> None:
    app = in_general(home)
    assert not app.exception
    assert app.title[0].value == "Put it out of your mind"
    assert buttons(app)[0] == "Today"


def test_an_unknown_interview_is_met_with_a_way_back(home: Path) -> None:
    app = opened(home, id=key(77))
    assert not app.exception
    assert app.title[0].value == "This interview is not here"


def test_what_was_typed_is_shown_as_typed(home: Path) -> None:
    app = opened(home, an_interview(1, company=HOSTILE), a_worry(1, text=HOSTILE))
    assert not app.exception
    assert plain_line(HOSTILE) in words(app)


# Putting it away


@pytest.mark.parametrize("days", [3, 7, 14])
def test_one_tap_puts_an_interview_away_for_some_days(home: Path, days: int) -> None:
    app = opened(home, an_interview(1))
    choose(app, "Put it away for", days)
    assert interview(home).closed_until == day(days)
    assert "Put away until" in words(app)


def test_an_interview_can_be_put_away_until_a_chosen_day(home: Path) -> None:
    app = opened(home, an_interview(1))
    choose(app, "Put it away for", 0)
    assert interview(home).closed_until is None
    fill_in(app, "Until", day(30))
    assert interview(home).closed_until == day(30)
    assert "Put away until Tuesday 22 December" in words(app)


def test_one_tap_opens_it_again(home: Path) -> None:
    app = opened(home, an_interview(1, closed_until=day(5)))
    press(app, "Open it again")
    assert interview(home).closed_until is None
    assert field(app, "Put it away for").value is None


def test_on_its_day_it_is_back_and_says_so(home: Path) -> None:
    app = opened(home, an_interview(1, closed_until=TODAY))
    assert "You had put it away until today." in words(app)


# When to ask


def test_without_a_promise_there_is_nothing_to_do_for_five_working_days(home: Path) -> None:
    app = opened(home, an_interview(1, date=dt.date(2026, 11, 20)))
    assert "Nothing to do before Friday 27 November." in words(app)
    assert not app.text_area


def test_a_promised_day_is_waited_for_and_a_working_day_more(home: Path) -> None:
    app = opened(home, an_interview(1, promised=dt.date(2026, 12, 2)))
    assert "Nothing to do before Thursday 3 December." in words(app)
    assert "after the day they named" in words(app)


def test_the_days_it_rests_on_are_kept(home: Path) -> None:
    app = opened(home, an_interview(1, date=day(-10)))
    app.session_state[f"chase-dates-{ID}"] = True
    app.run()
    fill_in(app, "They said they’d be in touch by", day(4))
    fill_in(app, "The last message, theirs or yours", day(-2))
    after = interview(home)
    assert (after.promised, after.last_contact) == (day(4), day(-2))


def test_once_the_time_has_come_the_letter_is_drafted_and_sending_it_waits_anew(
    home: Path,
) -> None:
    app = opened(home, an_interview(1, date=day(-10), company="Larkspur"))
    assert "You may ask them now." in words(app)
    press(app, "See a letter that asks")
    (body,) = app.text_area
    assert "Larkspur" in str(body.value)
    (sent,) = [each for each in app.button if each.label == "I sent it"]
    sent.click().run()
    assert interview(home).last_contact == TODAY
    (letter,) = all_of(home, Letter)
    assert (letter.template, letter.sent, letter.interview) == ("chaser", TODAY, ID)
    assert "Nothing to do before Friday 27 November." in words(app)
    (back,) = [each for each in app.button if each.label == "Not sent after all"]
    back.click().run()
    assert interview(home).last_contact is None


def test_once_they_have_answered_nobody_is_told_to_ask(home: Path) -> None:
    app = opened(home, an_interview(1, date=day(-10)), an_outcome(1, Result.REJECTED))
    assert "There is nothing left to wait for here." in words(app)
    assert "chase" not in keys(app)


def test_no_answer_so_far_may_be_asked_about_once_more(home: Path) -> None:
    app = opened(home, an_interview(1, date=day(-40)), an_outcome(1, Result.NO_ANSWER))
    assert "See a letter that asks" in buttons(app)


def test_the_days_ahead_can_be_had_as_a_calendar_file(home: Path) -> None:
    app = opened(home, an_interview(1, closed_until=day(7)))
    assert "Add these days to my calendar" in buttons(app)


def test_without_a_day_ahead_there_is_no_calendar_file(home: Path) -> None:
    app = opened(home, an_interview(1, date=day(-30), closed_until=day(-2)))
    assert len(app.download_button) == 0


# Worries


def test_a_worry_is_parked_as_it_is_entered_and_the_line_is_empty_again(home: Path) -> None:
    app = opened(home, an_interview(1))
    add_line(app, "What keeps coming back", f" {HOSTILE} ")
    (worry,) = all_of(home, Worry)
    assert worry.text == " ".join(HOSTILE.split())
    assert (worry.parked_until, worry.interview) == (day(3), ID)
    assert field(app, "What keeps coming back").value == ""
    assert "Until Wednesday 25 November" in words(app)


def test_a_worry_is_parked_until_the_day_that_was_chosen(home: Path) -> None:
    app = opened(home, an_interview(1))
    choose(app, "Look at it again", 7)
    add_line(app, "What keeps coming back", "The silence")
    assert all_of(home, Worry)[0].parked_until == day(7)


def test_an_empty_line_parks_nothing(home: Path) -> None:
    app = opened(home, an_interview(1))
    add_line(app, "What keeps coming back", "   ")
    assert all_of(home, Worry) == ()


def test_a_worry_too_long_to_keep_stays_on_the_screen(home: Path) -> None:
    app = opened(home, an_interview(1))
    add_line(app, "What keeps coming back", "x" * 20_001)
    assert all_of(home, Worry) == ()
    assert field(app, "What keeps coming back").value == "x" * 20_001
    assert "shorten it a little" in words(app)


def test_a_worry_can_wait_for_another_day_or_be_taken_out_and_put_back(home: Path) -> None:
    worry = a_worry(1)
    app = opened(home, an_interview(1), worry)
    field(app, "Change").click(14).run()
    assert all_of(home, Worry)[0].parked_until == day(14)
    field(app, "Change").click(0).run()
    assert all_of(home, Worry) == ()
    press(app, "Put it back")
    assert [each.text for each in all_of(home, Worry)] == ["They did not smile"]


def test_on_its_day_a_worry_comes_back_and_one_tap_says_what_came_of_it(home: Path) -> None:
    worry = a_worry(1, parked_until=TODAY)
    app = opened(home, an_interview(1), worry)
    assert "You parked this for now: **They did not smile**" in words(app)
    choose(app, "What came of it?", "It never happened")
    assert all_of(home, Worry)[0].what_came == "It never happened"
    assert "You parked this for now" not in words(app)


def test_what_came_of_it_can_be_told_in_ones_own_words_and_changed(home: Path) -> None:
    worry = a_worry(1, parked_until=TODAY)
    app = opened(home, an_interview(1), worry)
    add_line(app, "Or in your own words", "They rang, all fine")
    assert all_of(home, Worry)[0].what_came == "They rang, all fine"
    app.session_state["worries-over"] = True
    app.run()
    fill_in(app, "They did not smile", "They rang")
    assert all_of(home, Worry)[0].what_came == "They rang"
    press(app, "Take out")
    assert all_of(home, Worry) == ()


def test_the_worries_of_an_interview_put_away_are_out_of_sight(home: Path) -> None:
    put_away = an_interview(1, closed_until=day(5))
    app = in_general(home, put_away, a_worry(1, parked_until=TODAY), a_worry(2))
    assert "They did not smile" not in words(app)


# Keeping busy


def test_something_of_ones_own_is_added_ticked_off_and_taken_off(home: Path) -> None:
    app = in_general(home)
    press(app, "Keep busy with something that takes your mind off it")
    add_line(app, "In your own words", "Ring Ada")
    assert kept_settings(home).keep_busy == ("Ring Ada",)
    choose(app, "A tap ticks one off for today", "Ring Ada")
    after = kept_settings(home)
    assert (after.kept_busy, after.kept_busy_on) == (("Ring Ada",), TODAY)
    field(app, "Take one off").click("Ring Ada").run()
    assert kept_settings(home).keep_busy == ()


def test_an_idea_joins_the_list_and_is_no_longer_offered(home: Path) -> None:
    app = in_general(home)
    idea = waiting().busy[2]
    press(app, "Keep busy with something that takes your mind off it")
    field(app, "Ideas").click(idea).run()
    assert kept_settings(home).keep_busy == (idea,)
    assert idea not in field(app, "Ideas").options


def test_a_tick_is_for_its_day_only(home: Path) -> None:
    yesterday = some_settings(keep_busy=("Swim",), kept_busy=("Swim",), kept_busy_on=day(-1))
    assert field(in_general(home, yesterday), "A tap ticks one off for today").value == []


def test_the_same_thing_is_not_on_the_list_twice(home: Path) -> None:
    app = in_general(home, some_settings(keep_busy=("Swim",)))
    press(app, "Something else that takes your mind off it")
    add_line(app, "In your own words", " Swim ")
    assert kept_settings(home).keep_busy == ("Swim",)


def test_more_than_the_list_holds_stays_on_the_screen(home: Path) -> None:
    app = in_general(home, some_settings(keep_busy=tuple(f"Thing {n}" for n in range(50))))
    press(app, "Something else that takes your mind off it")
    add_line(app, "In your own words", "One more")
    assert len(kept_settings(home).keep_busy) == 50
    assert field(app, "In your own words").value == "One more"


# The quiet minute


@pytest.mark.parametrize("choice", [Reflection.PRAYER, Reflection.QUIET])
def test_what_was_chosen_once_shows_one_text_for_the_day(home: Path, choice: Reflection) -> None:
    app = in_general(home)
    choose(app, "A quiet minute, if you like:", choice)
    assert kept_settings(home).reflection is choice
    assert text_of_the_day(getattr(waiting(), choice), TODAY) in words(app)
    assert "We’ll only ask once." not in words(app)


def test_nothing_is_prayed_or_reflected_before_it_was_chosen(home: Path) -> None:
    said = words(in_general(home))
    assert not [each for each in (*waiting().prayer, *waiting().quiet) if each in said]


@pytest.mark.parametrize("before", list(Reflection)[:3])
def test_one_tap_turns_it_off_and_it_is_never_shown_again(home: Path, before: Reflection) -> None:
    app = in_general(home, some_settings(reflection=before))
    if before is Reflection.UNASKED:
        choose(app, "A quiet minute, if you like:", Reflection.OFF)
    else:
        press(app, "Do not show this again")
    assert kept_settings(home).reflection is Reflection.OFF
    for again in (app, visit_page("wait")):
        assert "quiet minute" not in words(again)
        assert not [each for each in keys(again) if each.startswith(("quiet-", "still"))]


def test_a_prayer_can_become_a_text_without_one(home: Path) -> None:
    app = in_general(home, some_settings(reflection=Reflection.PRAYER))
    press(app, "No prayer, just quiet")
    assert kept_settings(home).reflection is Reflection.QUIET


def test_a_still_minute_has_no_clock_and_says_when_it_is_over(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = in_general(home, some_settings(reflection=Reflection.QUIET))
    press(app, "Be still for a minute")
    assert "There is nothing to do." in words(app)
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-22T18:01:05+00:00")
    app.run()
    assert "That was a minute. Stay as long as you like." in words(app)
    press(app, "Thank you")
    assert "still" in keys(app)


# Leaving it out


def test_the_step_is_left_out_and_taken_up_again_with_one_tap(home: Path) -> None:
    app = opened(home, an_interview(1))
    press(app, "Skip this")
    assert [(each.number, each.state) for each in interview(home).steps] == [(6, "skipped")]
    press(app, "Skipped. Do it after all")
    assert interview(home).steps == ()


def test_the_example_journal_waits_the_same(home: Path) -> None:
    fill(home, ())
    app = visit_page("wait", example="1")
    assert not app.exception
    assert "An example journal" in words(app)


def test_two_ideas_that_begin_alike_can_both_be_taken_off(home: Path) -> None:
    long = "Sort the photographs of the summer by day, and by who is in them, "
    kept = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, keep_busy=(f"{long}A", f"{long}B"))
    fill(home, [an_interview(1), kept])
    app = opened_more(home)
    assert not app.exception


def opened_more(home: Path) -> AppTest:
    """The page of one interview, what keeps busy folded open."""
    assert home.is_dir()
    app = visit_page("wait", id=key(1))
    return press(app, "Something else that takes your mind off it")
