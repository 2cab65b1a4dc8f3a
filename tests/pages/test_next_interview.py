"""Next interview, used as a person would; what is stored afterwards is looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.next_interview.upcoming_card import CARDS
from data.coaching.interviews.upcoming import When
from data.models import (
    Application,
    ApplicationStage,
    Change,
    Evaluation,
    EvaluationState,
    Format,
    Interview,
    Stage,
    Upcoming,
)
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.coaching.practice.test_stories import a_story
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
    slots,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

ONE = an_upcoming(1, company="Quill", role="Data analyst", stage=Stage.PANEL)
TOMORROW = TODAY + dt.timedelta(days=1)


def kept(home: Path) -> Upcoming:
    (one,) = reopen(home).all(Upcoming)
    return one


def newest(home: Path) -> Interview:
    return max(
        reopen(home).all(Interview),
        key=lambda each: (each.date, each.created),
    )


def opened(home: Path, *records: AnyRecord, **query: str) -> AppTest:
    fill(home, records)
    app = visit_page("next_interview", **query)
    assert not app.exception
    return app


def unfolded(home: Path, *records: AnyRecord) -> AppTest:
    """The page of `ONE`, with what is known of it open."""
    app = opened(home, ONE, *records)
    return press(app, "Company, stage and your own questions")


def low_in_conflict() -> list[AnyRecord]:
    asked = ((1, 0, 4), (1, 2, 1), (1, 3, 4))
    return [
        an_interview(
            number,
            questions=tuple(
                replace(a_question(number, place, rating)) for _, place, rating in asked
            ),
            around=(),
            change=Change(when="they ask for an example", will=f"tell story {number}"),
        )
        for number in range(1, 9)
    ]


# Begun


def test_only_the_day_is_needed_and_tomorrow_stands_there_already(home: Path) -> None:
    app = opened(home)
    assert app.title[0].value == "Your next interview"
    assert field(app, "When is it?").value == TOMORROW
    press(app, "Make its page")
    assert (kept(home).date, kept(home).company) == (TOMORROW, "")
    assert app.title[0].value == "Your interview is tomorrow"
    assert field(app, "Company").value == ""


def test_another_day_and_a_name_are_kept_and_a_day_gone_by_is_not_offered(home: Path) -> None:
    app = opened(home)
    assert field(app, "When is it?").min == TODAY
    fill_in(app, "When is it?", dt.date(2026, 12, 3))
    fill_in(app, "Who with? It can wait.", HOSTILE)
    press(app, "Make its page")
    assert (kept(home).date, kept(home).company) == (dt.date(2026, 12, 3), HOSTILE)
    assert app.title[0].value == "Your interview is on Thursday 3 December"


def test_an_application_hands_over_what_it_knows_and_its_day(home: Path) -> None:
    one = Application(
        id=key(300),
        created=NOW,
        updated=NOW,
        company="Quill",
        role="Editor",
        stage=ApplicationStage.APPLIED,
        next_date=dt.date(2026, 12, 3),
    )
    fill(home, [one])
    app = visit_page("applications")
    slots(app)["applications.open"] = one.id
    app.run()
    press(app, "One is coming up")
    assert "For **Quill · Editor**." in words(app)
    app = visit_page("next_interview", application=one.id)
    assert field(app, "When is it?").value == dt.date(2026, 12, 3)
    press(app, "Make its page")
    made = kept(home)
    assert (made.company, made.role, made.application) == ("Quill", "Editor", one.id)


def test_interviews_and_learn_lead_there(home: Path) -> None:
    fill(home, many(2))
    for page, label in (("interviews", "Note one that is coming up"), ("learn", "Next interview")):
        assert press(visit_page(page), label).title[0].value == "Your next interview"


# What is known of it


def test_everything_known_beforehand_is_kept_as_it_is_entered(home: Path) -> None:
    app = unfolded(home)
    fill_in(app, "Company", HOSTILE)
    fill_in(app, "Role", "Editor")
    fill_in(app, "Day", dt.date(2026, 12, 3))
    choose(app, "Stage", Stage.FINAL)
    choose(app, "How will you meet?", Format.VIDEO)
    fill_in(app, "To remember: the place, names, what to bring", "Ms Hale\nSide door")
    made = kept(home)
    assert (made.company, made.role, made.date) == (HOSTILE, "Editor", dt.date(2026, 12, 3))
    assert (made.stage, made.format, made.note) == (Stage.FINAL, Format.VIDEO, "Ms Hale\nSide door")
    assert "Ms Hale" in words(app)
    assert "\\<b\\>Zoë\\<\\/b\\>" in words(app)


def test_questions_for_them_are_chosen_or_ones_own(home: Path) -> None:
    app = unfolded(home)
    asks = field(app, "What do you want to ask them?")
    asks.set_value([asks.options[1], "Why did the last one *leave*?"]).run()
    assert kept(home).ask == (asks.options[1], "Why did the last one *leave*?")
    assert "Why did the last one \\*leave\\*\\?" in words(app)
    fill_in(app, "What do you want to ask them?", [])
    assert kept(home).ask == ()


def test_the_application_it_belongs_to_is_chosen(home: Path) -> None:
    one = Application(id=key(300), created=NOW, updated=NOW, company="Quill")
    app = unfolded(home, one)
    choose(app, "Which application is it?", one.id)
    assert kept(home).application == one.id


def test_one_taken_out_can_be_put_back(home: Path) -> None:
    app = unfolded(home)
    press(app, "Take it out")
    assert reopen(home).all(Upcoming) == ()
    assert "An interview to come was taken out." in words(app)
    press(app, "Put it back")
    assert kept(home).company == "Quill"


def test_several_to_come_each_have_a_way_and_one_more_can_be_begun(home: Path) -> None:
    later = an_upcoming(9, 2, company="Larkspur")
    app = opened(home, ONE, later)
    assert app.title[0].value == "Your interview is tomorrow"
    press(app, "Larkspur · Tuesday 1 December")
    assert "## Larkspur" in words(app)
    press(app, "Another one is coming up")
    press(app, "Make its page")
    assert len(reopen(home).all(Upcoming)) == 3


# The page


def test_the_page_holds_what_to_watch_from_ones_own_ratings_and_what_to_do(home: Path) -> None:
    text = words(opened(home, ONE, *low_in_conflict()))
    assert "## Quill · Data analyst\n\nMonday 23 November 2026 · Panel" in text
    assert "- **Conflict.** Give their side first" in text
    assert "Low in all 8 interviews that asked it." in text
    assert "Tonight, if you like: **With them in the room**, 15 min" in text
    assert "**When they ask for an example, I will tell story 1.**" in text
    assert "Conflict, asked in eight interviews" in text
    assert all(f"☐ {line}" in text for line in ("Smile", "Stand straight", "Thank them"))


def test_the_page_holds_the_three_best_stories(home: Path) -> None:
    stories = [
        a_story(601, "The breaks", "conflict", result="He signed *it*."),
        a_story(602, "The snow", "motivation", action="Rang them."),
        a_story(603, "The weekend", "leadership", "strengths", action="Rang them."),
        a_story(604, "The drains", "strengths", action="Rang them."),
    ]
    text = words(opened(home, ONE, *low_in_conflict(), *stories))
    assert "- **The breaks** :gray[for Conflict]  \nHe signed \\*it\\*\\." in text
    assert "The snow" in text
    assert "The drains" not in text
    assert "None yet for" not in text


def test_the_page_says_when_no_story_serves_what_is_to_be_watched(home: Path) -> None:
    text = words(
        opened(
            home,
            ONE,
            *low_in_conflict(),
            a_story(601, "The snow", "motivation", action="Rang them."),
        )
    )
    assert "None yet for Conflict." in text


def test_what_held_up_stands_before_what_to_watch(home: Path) -> None:
    good = an_interview(20, questions=(a_question(20, 3, 5),), around=())
    text = words(opened(home, ONE, *low_in_conflict(), good))
    assert text.index("**What has held up:** ") < text.index("### What to watch")


def test_a_story_passed_over_is_not_passed_over_silently(home: Path) -> None:
    stories = (a_story(601, "The snow", action="Rang them."), a_story(602, "The rota", "conflict"))
    text = words(opened(home, ONE, *low_in_conflict(), *stories))
    assert "**The snow** has no area yet, and one more lacks something too: see" in text


def test_the_pocket_card_says_what_the_only_story_lacks(home: Path) -> None:
    fill(home, [a_story(602, "The rota", "conflict")])
    card = words(visit_page("pocket_card"))
    assert "The one you would tell a friend" in card
    assert "**The rota** has nothing but its title yet: see *Your stories*." in card


def test_an_empty_journal_gets_a_page_of_what_is_usual_and_it_says_so(home: Path) -> None:
    text = words(opened(home, ONE))
    assert "What has held up" not in text
    assert "Not from your ratings yet: what is usual at this stage." in text
    assert "The one you would tell a friend" in text
    assert "Tonight, if you like" not in text
    assert "promised last time" not in text


def test_on_the_day_nothing_is_set_for_the_evening(home: Path) -> None:
    today = replace(ONE, date=TODAY)
    app = opened(home, today, *low_in_conflict())
    assert app.title[0].value == "Your interview is today"
    assert "Tonight" not in words(app)
    assert press(app, "Pocket card").title[0].value == "Pocket card"


# Afterwards


def test_one_tap_makes_it_an_interview_with_what_was_known_and_no_question(home: Path) -> None:
    over = replace(ONE, date=TODAY - dt.timedelta(days=1), note="Ms Hale", format=Format.VIDEO)
    app = opened(home, over, *low_in_conflict())
    assert app.title[0].value == "How was it?"
    press(app, "Look back on it")
    made = newest(home)
    assert "# Before it fades" in words(app)
    assert (made.date, made.company, made.role) == (over.date, "Quill", "Data analyst")
    assert (made.stage, made.format, made.note) == (Stage.PANEL, Format.VIDEO, "Ms Hale")
    assert made.questions == ()
    assert kept(home).interview == made.id
    assert visit_page("next_interview").title[0].value == "Your next interview"


def test_only_the_likely_questions_that_were_tapped_are_taken_over(home: Path) -> None:
    over = replace(ONE, date=TODAY - dt.timedelta(days=1))
    app = opened(home, over, *low_in_conflict())
    likely = field(app, "Were any of these asked?")
    assert len(likely.options) == 6
    likely.set_value([1, 0]).run()
    press(app, "Look back on it")
    asked = newest(home).questions
    assert [each.area for each in asked] == ["conflict", "intro"]
    assert all(each.rating is None for each in asked)
    assert len({each.id for each in asked}) == 2


SENT = Application(
    id=key(300), created=NOW, updated=NOW, company="Quill", stage=ApplicationStage.APPLIED
)


def test_an_application_hears_of_the_interview(home: Path) -> None:
    over = replace(ONE, date=TODAY - dt.timedelta(days=1), application=SENT.id)
    press(opened(home, over, SENT), "Look back on it")
    assert newest(home).application == SENT.id
    (told,) = reopen(home).all(Application)
    assert told.stage is ApplicationStage.INTERVIEWING


def test_an_application_that_is_gone_is_not_linked(home: Path) -> None:
    over = replace(ONE, date=TODAY - dt.timedelta(days=1), application=key(300))
    press(opened(home, over), "Look back on it")
    assert newest(home).application is None


def test_it_can_be_looked_back_on_on_the_day_itself(home: Path) -> None:
    app = opened(home, replace(ONE, date=TODAY))
    press(app, "It is over: look back on it")
    assert (newest(home).date, kept(home).interview) == (TODAY, newest(home).id)


def test_one_that_was_moved_is_to_come_again(home: Path) -> None:
    over = replace(ONE, date=TODAY - dt.timedelta(days=1))
    app = opened(home, over)
    press(app, "It was on another day, or did not happen")
    fill_in(app, "Day", TOMORROW)
    assert kept(home).date == TOMORROW
    assert app.title[0].value == "Your interview is tomorrow"


# Today and the pocket card


def today(home: Path, days: int, *records: AnyRecord) -> AppTest:
    day = TODAY + dt.timedelta(days=days)
    fill(home, [replace(ONE, date=day), *records])
    app = visit_page("today")
    assert not app.exception
    return app


def test_the_day_before_today_offers_the_page(home: Path) -> None:
    app = today(home, 1)
    assert app.title[0].value == "Your interview is tomorrow"
    assert press(app, "Open the page for it").title[0].value == "Your interview is tomorrow"
    assert "## Quill" in words(app)


def test_on_the_day_today_offers_the_pocket_card(home: Path) -> None:
    app = today(home, 0, *low_in_conflict())
    assert "### Today: Quill" in words(app)
    press(app, "Open the pocket card")
    assert app.title[0].value == "Pocket card"
    assert "Quill · Kept on this device" in [each.value for each in app.caption]
    assert buttons(app)[0] == "Today"
    assert "**Today, watch: Conflict and difficult people**  \nGive their side first" in words(app)


def test_afterwards_today_offers_the_evaluation(home: Path) -> None:
    app = today(home, -1, *low_in_conflict())
    assert app.title[0].value == "Your interview was yesterday"
    press(app, "Look back on Quill")
    assert app.title[0].value == "How was it?"


def test_within_a_week_it_is_a_quiet_way_and_beyond_it_nothing_is_said(home: Path) -> None:
    app = today(home, 5, *low_in_conflict())
    assert "Prepare for Quill" in buttons(app)
    assert press(app, "Prepare for Quill").title[0].value.startswith("Your interview")
    far = today(home, 12, *low_in_conflict())
    assert not [each for each in far.button if str(each.key).startswith("do-coming")]


def test_whoever_has_just_walked_out_of_another_breathes_first(home: Path) -> None:
    just_now = NOW - dt.timedelta(minutes=5)
    fresh = an_interview(
        1, evaluation=Evaluation(), date=TODAY, created=just_now, company="Larkspur"
    )
    app = today(home, 1, fresh)
    assert buttons(app)[0] == "Breathe for five minutes"
    assert not [each for each in app.button if each.key == "do-coming"]


def test_never_more_than_two_others_stand_beneath(home: Path) -> None:
    for days in (1, 0, -1, 5):
        open_still = Evaluation(state=EvaluationState.STARTED, part=2)
        app = today(home, days, *many(6), an_interview(9, evaluation=open_still))
        quiet = {"do-other", "log-another", "do-coming-soon"}
        assert len(quiet & {str(each.key) for each in app.button}) <= 2


@pytest.mark.parametrize("when", list(When))
def test_everything_it_calls_for_has_its_words(when: When) -> None:
    assert all(CARDS[when])


def test_on_the_day_the_pocket_card_has_the_story_that_serves_best_there(home: Path) -> None:
    wide = a_story(601, "The snow", "values", "resilience", "judgement", action="Rang them.")
    fitting = a_story(602, "The breaks", "conflict", action="Rang them.")
    fill(home, [replace(ONE, date=TODAY), *low_in_conflict(), wide, fitting])
    assert "**Your best story**  \nThe breaks" in words(visit_page("pocket_card"))
    fill(home, [ONE])
    assert "**Your best story**  \nThe snow" in words(visit_page("pocket_card"))


def test_without_one_today_the_pocket_card_names_no_area(home: Path) -> None:
    fill(home, [ONE, *low_in_conflict()])
    assert "Today, watch" not in words(visit_page("pocket_card"))


def test_logging_from_the_pocket_card_takes_over_what_was_known(home: Path) -> None:
    fill(home, [replace(ONE, date=TODAY)])
    app = visit_page("pocket_card")
    choose(app, "Part of the card", "Leaving")
    fill_in(app, "On the way out", ["smile"])
    press(app, "Log today's interview")
    made = newest(home)
    assert (made.company, made.stage, made.leaving) == ("Quill", Stage.PANEL, ("smile",))
    assert kept(home).interview == made.id


def test_logging_an_interview_on_the_day_takes_over_what_was_known(home: Path) -> None:
    fill(home, [replace(ONE, date=TODAY), *many(2)])
    app = press(visit_page("interviews"), "Log an interview")
    assert "# Before it fades" in words(app)
    made = max(reopen(home).all(Interview), key=lambda each: each.date)
    assert (made.date, made.company, made.stage) == (TODAY, "Quill", Stage.PANEL)
    assert kept(home).interview == made.id


@pytest.mark.parametrize("page", ["interviews", "today"])
def test_an_application_hears_of_an_interview_that_is_logged_too(home: Path, page: str) -> None:
    fill(home, [replace(ONE, date=TODAY, application=SENT.id), SENT, *many(2)])
    app = visit_page(page)
    press(app, "Log an interview")
    assert newest(home).application == SENT.id
    (told,) = reopen(home).all(Application)
    assert told.stage is ApplicationStage.INTERVIEWING


def test_logging_an_interview_links_no_application_that_is_gone(home: Path) -> None:
    fill(home, [replace(ONE, date=TODAY, application=SENT.id), *many(2)])
    press(visit_page("interviews"), "Log an interview")
    assert newest(home).application is None


def test_logging_an_interview_on_another_day_leaves_the_one_to_come_alone(home: Path) -> None:
    fill(home, [ONE, *many(2)])
    press(visit_page("interviews"), "Log an interview")
    made = max(reopen(home).all(Interview), key=lambda each: each.date)
    assert (made.date, made.company) == (TODAY, "")
    assert kept(home) == replace(ONE, rev=kept(home).rev)


def test_an_application_taken_out_since_leaves_the_choice_open(home: Path) -> None:
    other = Application(id=key(301), created=NOW, updated=NOW, company="Larkspur")
    fill(home, [replace(ONE, application=key(300)), other])
    app = press(visit_page("next_interview"), "Company, stage and your own questions")
    assert not app.exception
    assert field(app, "Which application is it?").value is None
    assert kept(home).application == key(300)
