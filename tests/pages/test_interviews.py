"""The page of all interviews."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.interview import interview_list
from components.text import labels as text_labels
from components.text.markdown import plain_line
from components.text.voice import Figures
from data.coaching.interviews import search
from data.coaching.interviews.search import InterviewFilter
from data.models import (
    Evaluation,
    EvaluationState,
    Format,
    Interview,
    Question,
    Result,
    Stage,
    Worry,
)
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    key,
    many,
    visit_page,
    words,
)
from tests.support.widgets import buttons, choose, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

DAY = dt.timedelta(days=1)


def rows(app: AppTest) -> list[str]:
    """The ids of the interviews that are shown, in order."""
    keys = [str(each.key) for each in app.button]
    return [each.removeprefix("open-") for each in keys if each.startswith("open-")]


def many_jobs(number: int) -> list[AnyRecord]:
    """So many interviews of as many jobs, every third with an outcome."""
    return [
        replace(each, role=f"Analyst {place}") if isinstance(each, Interview) else each
        for place, each in enumerate(many(number))
    ]


def test_an_empty_journal_has_one_calm_sentence_and_the_button(home: Path) -> None:
    app = visit_page("interviews")
    assert not app.exception
    assert [each.value for each in app.markdown] == [
        "Every interview you log will stand here, newest first."
    ]
    assert [each.key for each in app.button] == ["log", "to-next-interview"]
    assert not (home / "journal.json").exists()


@pytest.mark.parametrize(
    "days, company, told",
    [
        (0, "Northgate", "**Northgate** · today"),
        (1, "Northgate", "**Northgate** · tomorrow"),
        (11, HOSTILE, f"**{plain_line(HOSTILE)}** · Thursday 3 December"),
        (1, " ", "tomorrow"),
    ],
)
def test_the_next_interview_stands_on_top_with_its_day_and_company(
    home: Path, days: int, company: str, told: str
) -> None:
    further = an_upcoming(days + 20, 2, company="Quill")
    fill(home, [an_interview(1), further, an_upcoming(days, company=company)])
    app = visit_page("interviews")
    assert f":gray[Coming up:] {told}" in [each.label for each in app.button]


def test_the_next_interview_is_one_tap_from_its_page(home: Path) -> None:
    fill(home, [an_interview(1), an_upcoming(3, company="Northgate")])
    app = visit_page("interviews")
    press(app, "Coming up: Northgate · Wednesday 25 November")
    assert not app.exception
    assert app.query_params["id"] == an_upcoming(3).id
    assert "Northgate" in words(app)


@pytest.mark.parametrize("days", [None, -1])
def test_nothing_stands_on_top_where_nothing_is_to_come(home: Path, days: int | None) -> None:
    over = [] if days is None else [an_upcoming(days, company="Northgate")]
    fill(home, [an_interview(9), *over])
    assert "to-coming" not in {each.key for each in visit_page("interviews").button}


def test_logging_an_interview_keeps_one_dated_today_and_opens_it(home: Path) -> None:
    app = visit_page("interviews")
    press(app, "Log an interview")
    (kept,) = fill(home, ()).all(Interview)
    assert (kept.date, kept.company, kept.evaluation.state) == (TODAY, "", EvaluationState.NEW)
    assert app.query_params["id"] == kept.id


def test_one_interview_is_one_row_without_a_search(home: Path) -> None:
    fill(home, [an_interview(1, company="Northgate", role="Analyst", stage=None)])
    app = visit_page("interviews")
    assert "Northgate · Analyst" in buttons(app)
    assert [each.value for each in app.caption][1:] == ["20 November · Looked back on"]
    assert not app.text_input


def test_twenty_five_are_shown_newest_first_six_a_page(home: Path) -> None:
    fill(home, many_jobs(25))
    app = visit_page("interviews")
    assert rows(app) == [key(number) for number in range(1, 7)]
    app.pagination[0].set_value(5).run()
    assert rows(app) == [key(25)]


@pytest.mark.parametrize(
    "changed, told",
    [
        ({"evaluation": Evaluation(), "questions": ()}, "No questions noted yet"),
        (
            {"evaluation": Evaluation(), "questions": (Question(id=key(7), text="Why?"),)},
            "1 question noted",
        ),
        ({"evaluation": Evaluation(state=EvaluationState.STARTED)}, "4 of 4 rated"),
        ({}, "Looked back on"),
    ],
)
def test_a_row_says_how_far_looking_back_has_come(changed: dict[str, object], told: str) -> None:
    assert interview_list.progress(an_interview(1, **changed), Figures()) == told


def test_an_interview_without_a_company_is_somewhere_unnamed() -> None:
    assert text_labels.title(an_interview(1, company=" ", role="")) == "**Somewhere unnamed**"


def test_a_row_says_what_came_of_it(home: Path) -> None:
    fill(home, [an_interview(1, stage=None), an_outcome(1, Result.OFFER)])
    assert visit_page("interviews").caption[1].value == "20 November · Looked back on · Offer"


def test_words_are_found_in_company_role_questions_and_notes(home: Path) -> None:
    fill(home, [*many(6), an_interview(7, company="Café Zürich")])
    app = visit_page("interviews")
    fill_in(app, "Search", "CAFE zurich weakness")
    assert rows(app) == [key(7)]
    fill_in(app, "Search", "nowhere")
    assert rows(app) == []
    assert "None of your interviews fits that" in words(app)


def test_a_new_search_starts_at_its_first_page(home: Path) -> None:
    fill(home, many_jobs(25))
    app = visit_page("interviews")
    app.pagination[0].set_value(3).run()
    fill_in(app, "Search", "analyst")
    assert rows(app)[0] == key(1)


@pytest.mark.parametrize(
    "wanted, numbers",
    [
        (InterviewFilter(), [1, 2, 3]),
        (InterviewFilter(stage=Stage.PANEL), [3]),
        (InterviewFilter(format=Format.VIDEO), [1]),
        (InterviewFilter(result=Result.REJECTED), [2]),
        (InterviewFilter(result=Result.WAITING), [1, 3]),
        (InterviewFilter(evaluation=EvaluationState.CLOSED), [1, 2, 3]),
        (InterviewFilter(evaluation=EvaluationState.NEW), []),
        (InterviewFilter(words="quill", stage=Stage.PANEL), [3]),
        (InterviewFilter(words="quill", stage=Stage.FIRST), []),
    ],
)
def test_filters_and_words_narrow_together(wanted: InterviewFilter, numbers: list[int]) -> None:
    kept = [an_interview(number) for number in (1, 2, 3)]
    outcomes = {key(2): an_outcome(2)}
    found = search.search_interviews(kept, outcomes, wanted, search.searchable_texts(kept))
    assert [each.id for each in found] == [key(number) for number in numbers]


def test_a_filter_set_in_the_popover_narrows_the_list(home: Path) -> None:
    fill(home, many(25))
    app = visit_page("interviews")
    app.session_state["interviews-filters"] = True
    app.run()
    choose(app, "What came of it", Result.THROUGH)
    assert rows(app) == [key(number) for number in (3, 12, 21)]


def test_a_row_opens_its_interview(home: Path) -> None:
    fill(home, many_jobs(25))
    app = visit_page("interviews")
    press(app, "Quill · Analyst 2")
    assert app.title[0].value == "Quill"
    assert app.query_params["id"] == key(3)


def test_what_was_removed_can_be_brought_back(home: Path) -> None:
    worry = Worry(id=key(77), created=NOW, updated=NOW, text="The fee", interview=key(3))
    store = fill(home, [*many(6), worry])
    before = store.everything()
    app = visit_page("interview", id=key(3))
    press(app, "Remove this interview")
    assert app.title[0].value == "Interviews"
    assert "Your interview with Quill was removed." in words(app)
    assert len(store.everything()) == len(before) - 3
    press(app, "Bring it back")
    assert store.everything() == before
    assert "was removed" not in words(app)


def test_what_was_removed_can_be_let_go(home: Path) -> None:
    fill(home, many(6))
    app = visit_page("interview", id=key(3))
    press(app, "Remove this interview")
    press(app, "Let it go")
    assert "was removed" not in words(app)


def test_names_are_shown_as_they_were_typed(home: Path) -> None:
    fill(home, [an_interview(1, company=HOSTILE, role="x" * 20_000)])
    app = visit_page("interviews")
    label = f"**{plain_line(HOSTILE)}** · {'x' * 79}…"
    assert label in [each.label for each in app.button]


def test_a_filter_stays_on_once_the_popover_is_closed_and_another_page_was_open(home: Path) -> None:
    fill(home, many(25))
    app = visit_page("interviews")
    app.session_state["interviews-filters"] = True
    app.run()
    choose(app, "What came of it", Result.THROUGH)
    app.session_state["interviews-filters"] = False
    app.run()
    assert rows(app) == [key(number) for number in (3, 12, 21)]
    press(app, "Quill · Data analyst")
    press(app, "All interviews")
    assert rows(app) == [key(number) for number in (3, 12, 21)]


def test_rounds_with_one_employer_stand_together_in_the_order_of_their_days(home: Path) -> None:
    rounds = [
        an_interview(9, company="Northgate Ltd", role="Baker", stage=None),
        an_interview(5, company="northgate", role="baker", stage=Stage.PANEL),
        an_interview(1, company="Northgate", role="", stage=None),
    ]
    fill(home, [*rounds, an_interview(3, company="Quill"), an_outcome(9, Result.THROUGH)])
    app = visit_page("interviews")
    assert rows(app) == [key(9), key(5), key(1), key(3)]
    assert buttons(app)[-4:] == [
        "Northgate Ltd · Baker",
        "Second round: 16 November",
        "Third round: 20 November",
        "Quill · Data analyst",
    ]
    assert [each.value.removesuffix("\n\n---") for each in app.caption][1:4] == [
        "First of three rounds · 12 November · Looked back on · Through to the next round",
        "Panel · Looked back on",
        "Looked back on",
    ]
    press(app, "Second round: 16 November")
    assert app.title[0].value == "northgate"


def test_an_interview_after_a_no_is_no_round_of_what_was_over(home: Path) -> None:
    old = an_interview(60, company="Northgate", role="Baker")
    new = an_interview(2, company="Northgate", role="Baker")
    fill(home, [old, new, an_outcome(60, heard=old.date)])
    app = visit_page("interviews")
    assert rows(app) == [key(2), key(60)]
    assert "rounds" not in words(app)


def test_a_round_found_alone_says_which_it_was(home: Path) -> None:
    rounds = [an_interview(number, company="Northgate", role="Baker") for number in (1, 2, 3)]
    others = [an_interview(number, company=f"Firm {number}") for number in (4, 5)]
    fill(home, [*rounds, *others, an_outcome(2, Result.THROUGH)])
    app = visit_page("interviews")
    app.session_state["interviews-filters"] = True
    app.run()
    choose(app, "What came of it", Result.THROUGH)
    assert rows(app) == [key(2)]
    assert "Second of three rounds · 19 November" in words(app)


def test_rounds_of_one_try_are_never_cut_in_two_by_a_page(home: Path) -> None:
    alone = [an_interview(number, company=f"Firm {number}") for number in range(1, 5)]
    rounds = [an_interview(number, company="Northgate", role="Baker") for number in range(5, 9)]
    fill(home, [*alone, *rounds])
    app = visit_page("interviews")
    assert rows(app) == [key(number) for number in range(1, 5)]
    app.pagination[0].set_value(2).run()
    assert rows(app) == [key(number) for number in (8, 7, 6, 5)]


def test_an_interview_put_away_is_listed_with_its_rounds(home: Path) -> None:
    away = an_interview(1, company="Northgate", role="Baker", closed_until=TODAY + DAY)
    fill(home, [away, an_interview(4, company="Northgate", role="Baker")])
    app = visit_page("interviews")
    assert rows(app) == [key(4), key(1)]
    assert "put away until" in words(app)
