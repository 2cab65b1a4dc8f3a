"""Patterns: what recurs in words, then in pictures; and what is said before there is enough."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.session import state
from data.analysis import filters
from data.models import Format, Interview, Practice, Stage
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    a_question,
    an_interview,
    fill,
    key,
    many,
    slots,
    visit_page,
    words,
)
from tests.support.widgets import choose, field, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

VIEWS = ["What recurs", "Each interview", "Over time", "Slips", "Gut feeling and result"]


def recurs(interviews: int) -> str:
    """The headline after so many interviews that were weak in motivation."""
    return (
        f"One thing keeps coming back: Motivation ({interviews} of {interviews}). "
        "The slips that keep coming back: No example and Rushed. Conflict is a strength."
    )


def weak_in_motivation(number: int, **fields: object) -> Interview:
    asked = (a_question(number, 3, 1 + number % 2), a_question(number, 2, 5))
    return an_interview(number, questions=asked, around=(), **fields)


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart"))


def headers(app: AppTest) -> list[str]:
    """The headings under the title, down the page."""
    told = [each for each in app.main if each.type in {"header", "markdown"}]
    said = [(each.type, str(getattr(each, "value", ""))) for each in told]
    texts = [f"## {text}" if kind == "header" else text for kind, text in said]
    lines = [line for text in texts for line in text.split("\n")]
    return [line.removeprefix("## ") for line in lines if line.startswith("## ")]


def test_without_interviews_there_is_one_sentence_and_one_button(home: Path) -> None:
    fill(home, ())
    app = visit_page("patterns")
    assert not app.exception
    assert [each.value for each in app.title] == ["Patterns"]
    assert "It begins with one." in words(app)
    assert [each.label for each in app.button] == ["Log an interview"]
    assert charts(app) == 0


def test_an_interview_without_ratings_leads_back_to_the_interviews(home: Path) -> None:
    fill(home, [an_interview(1, questions=(), around=())])
    app = visit_page("patterns")
    assert "Nothing is rated yet." in words(app)
    assert [each.label for each in app.button] == ["Go to your interviews"]


def test_one_interview_is_shown_without_promising_a_pattern(home: Path) -> None:
    fill(home, [an_interview(1)])
    app = visit_page("patterns")
    assert not app.exception
    assert "Too early for patterns: two more interviews will tell." in words(app)
    assert charts(app) == 1
    assert headers(app) == []


def unfold(app: AppTest, *, opened: bool = True) -> AppTest:
    """The page with the list of filters open, or closed again."""
    app.session_state["patterns.sieve"] = opened
    return app.run()


def test_two_interviews_are_shown_one_by_one(home: Path) -> None:
    fill(home, many(2))
    app = visit_page("patterns")
    assert "one more interview will tell" in words(app)
    assert charts(app) == 2


def test_the_first_look_begins_with_what_held_up(home: Path) -> None:
    asked = (a_question(1, 0, 1), a_question(1, 1, 2), a_question(1, 2, 5))
    fill(home, [an_interview(1, questions=asked, around=())])
    told = [each.value for each in visit_page("patterns").markdown]
    (card,) = [each for each in told if "Held up" in each]
    assert "**Conflict**" in card
    assert "Asked in one interview, and not low there." in card


def test_where_nothing_is_a_strength_yet_what_held_up_comes_first(home: Path) -> None:
    asked = [
        (a_question(n, 0, 1 + n % 2), a_question(n, 1, 3), a_question(n, 2, 3)) for n in (1, 2, 3)
    ]
    fill(home, [an_interview(n, questions=q, around=()) for n, q in enumerate(asked, start=1)])
    app = visit_page("patterns")
    assert headers(app)[0] == "What goes well"
    assert "Held up" in words(app)


def test_a_pattern_is_named_in_words_strengths_first(home: Path) -> None:
    fill(home, [weak_in_motivation(number) for number in range(1, 7)])
    app = visit_page("patterns")
    assert recurs(6) in words(app)
    assert headers(app) == ["What goes well", "What recurs, and what does not", "A closer look"]
    assert "Low in all 6 interviews that asked it." in words(app)


@pytest.mark.parametrize("view", VIEWS)
def test_every_picture_is_drawn_from_25_interviews_one_at_a_time(home: Path, view: str) -> None:
    fill(home, many(25))
    app = visit_page("patterns")
    choose(app, "Picture", view)
    assert not app.exception
    assert charts(app) == 1
    assert [each.label for each in app.button][-1] == "The figures"


def test_the_figures_are_only_sent_once_asked_for(home: Path) -> None:
    fill(home, many(5))
    app = visit_page("patterns")
    assert len(app.table) == 0
    press(app, "The figures")
    assert len(app.table) == 1
    press(app, "The figures")
    assert len(app.table) == 0


def test_a_filter_changes_what_is_said_and_drawn(home: Path) -> None:
    panel = [weak_in_motivation(n, stage=Stage.PANEL) for n in range(1, 7)]
    others = [an_interview(n, stage=Stage.FIRST) for n in range(7, 9)]
    fill(home, [*panel, *others])
    app = visit_page("patterns")
    unfold(app)
    choose(app, "Stage", "Panel")
    assert recurs(6) in words(app)
    assert "6 of your eight interviews." in words(app)
    choose(app, "Stage", "First interview")
    assert "Two rated interviews here: too few to speak of patterns." in words(app)
    assert charts(app) == 2


def test_filters_can_be_shared_in_the_address(home: Path) -> None:
    met = {True: Format.VIDEO, False: Format.PHONE}
    fill(home, [weak_in_motivation(n, format=met[n < 5]) for n in range(1, 10)])
    app = visit_page("patterns", format="Video", period="Three months")
    assert "4 of your nine interviews." in words(app)
    unfold(app)
    assert field(app, "Format").value == "Video"
    assert field(app, "Period").value == "Three months"
    assert "4 of your nine interviews." in words(app)


def test_a_role_stands_in_the_address_only_as_a_digest(home: Path) -> None:
    fill(home, [weak_in_motivation(n, role="Clown" if n < 4 else "Cook") for n in range(1, 8)])
    app = unfold(visit_page("patterns"))
    clown = filters.digest("clown")
    choose(app, "Role", clown)
    assert app.query_params["role"] == clown
    assert "Clown" not in str(app.query_params)
    assert "3 of your seven interviews." in words(app)
    choose(app, "Role", "")
    assert "role" not in app.query_params


def test_a_role_in_the_address_is_chosen_and_an_unknown_one_forgotten(home: Path) -> None:
    fill(home, [weak_in_motivation(n, role="Clown" if n < 4 else "Cook") for n in range(1, 8)])
    shared = visit_page("patterns", role=filters.digest("Clown"))
    assert "3 of your seven interviews." in words(shared)
    unknown = visit_page("patterns", role="ffffffff", stage="No such stage")
    assert not unknown.exception
    assert recurs(7) in words(unknown)
    assert "role" not in unknown.query_params
    assert "stage" not in unknown.query_params


def test_a_filter_holds_while_its_list_is_closed(home: Path) -> None:
    fill(home, [weak_in_motivation(n, role="Clown" if n < 4 else "Cook") for n in range(1, 8)])
    app = unfold(visit_page("patterns"))
    choose(app, "Period", "Half a year")
    choose(app, "Role", filters.digest("clown"))
    unfold(app, opened=False)
    assert len(app.selectbox) == 0
    assert app.query_params["period"] == "Half a year"
    assert "3 of your seven interviews." in words(app)


def test_what_a_person_typed_is_never_read_as_markdown(home: Path) -> None:
    fill(home, [an_interview(1, company=HOSTILE, role=HOSTILE)])
    app = visit_page("patterns")
    assert not app.exception
    assert "<b>" not in words(app)
    assert "**co**" not in words(app)


def test_an_area_from_a_later_version_breaks_nothing(home: Path) -> None:
    unknown = replace(a_question(1, 0, 1), area="from-the-future", slips=("unheard-of",))
    asked = (unknown, a_question(1, 1, 4))
    fill(home, [an_interview(n, questions=asked) for n in range(1, 5)])
    app = visit_page("patterns")
    for view in VIEWS:
        choose(app, "Picture", view)
        assert not app.exception


# What practice changed


def risen(number: int, *, since: int) -> Interview:
    """Low in motivation until `since` days ago, and high from then on."""
    asked = (a_question(number, 3, 5 if number < since else 1), a_question(number, 2, 3))
    return an_interview(number, questions=asked, around=())


def a_sitting(days_ago: int, area: str = "motivation") -> Practice:
    made = NOW - dt.timedelta(days=days_ago)
    return Practice(id=key(700 + days_ago), created=made, updated=made, area=area, date=made.date())


def told(app: AppTest) -> str:
    """What the page says, without the signs that keep Markdown out of it."""
    return words(app).replace("\\", "")


def over_time(app: AppTest) -> AppTest:
    return choose(app, "Picture", "Over time")


def test_what_was_practised_and_rose_is_said_and_drawn_before_the_course(home: Path) -> None:
    fill(home, [*(risen(n, since=9) for n in range(1, 17)), a_sitting(10)])
    app = over_time(visit_page("patterns"))
    assert not app.exception
    assert "Practised and rose: Motivation." in told(app)
    assert "It shows what came after practice, not what came of it." in told(app)
    assert charts(app) == 2
    press(app, "The figures", nth=0)
    assert "Practised and rose: the chance it stands higher" in app.table[0].value.to_csv()


def test_practice_too_late_to_compare_says_what_would_settle_it(home: Path) -> None:
    fill(home, [*(risen(n, since=9) for n in range(1, 17)), a_sitting(3)])
    app = over_time(visit_page("patterns"))
    assert "asked in one interview since; one more would tell." in told(app)
    assert charts(app) == 1


def test_without_practice_nothing_is_said_about_it(home: Path) -> None:
    fill(home, [risen(n, since=9) for n in range(1, 17)])
    app = over_time(visit_page("patterns"))
    assert "practise" not in told(app).lower()
    assert charts(app) == 1


def test_a_filter_narrows_what_practice_is_measured_on(home: Path) -> None:
    interviews = [risen(n, since=9) for n in range(1, 17)]
    staged = [
        replace(each, stage=Stage.FIRST if place < 7 else Stage.PANEL)
        for place, each in enumerate(interviews)
    ]
    fill(home, [*staged, a_sitting(10)])
    app = unfold(visit_page("patterns"))
    choose(app, "Stage", "Panel")
    assert "asked in one interview since" in told(over_time(app))


def test_what_learn_worked_out_of_practice_serves_patterns_too(home: Path) -> None:
    fill(home, [*(risen(n, since=9) for n in range(1, 17)), a_sitting(10)])
    app = visit_page("learn")
    before = slots(app)[state.RECALLED.key]["effects"][1]
    over_time(app.switch_page("pages/patterns.py").run())
    assert slots(app)[state.RECALLED.key]["effects"][1] is before
    assert "Practised and rose: Motivation." in told(app)
    assert [name for name in slots(app)[state.RECALLED.key] if "effects" in name] == ["effects"]
