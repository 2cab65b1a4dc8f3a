"""Past interviews from a log of the questions asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from data.models import EvaluationState, Format, Interview, Outcome, Result, Stage
from data.store.csv_import.column_mapping import Purpose
from data.store.csv_import.read_csv import MOST_ROWS, Skipped
from data.store.csv_import.table_import import open_table
from tests.support.cost_ratios import STEEP, TIMES, hold_against
from tests.support.csv_samples import NOW, bring_log, met

if TYPE_CHECKING:
    from collections.abc import Callable

LOG = """\
Date,Company,Role,Stage,Format,Question,Area,Rating,Note,Result
2026-09-01,Larkspur,Analyst,Phone screen,,Tell me about yourself,intro,4,Calm,through
2026-09-01,larkspur,Analyst,phone screen,,Why us?,Mysteries,2,,
2026-09-09,Larkspur,Analyst,Final,Zoom,Any questions?,,good,,Rejected
2026-11-20,Quill,,,,,,,A long talk about boats,
someday,Quill,,,,,,,,
"""


def test_rows_of_one_company_day_and_stage_are_one_interview() -> None:
    preview = bring_log(LOG)
    first, second, third = met(preview)
    assert (first.company, first.role, first.date) == ("Larkspur", "Analyst", dt.date(2026, 9, 1))
    assert (first.stage, first.format) == (Stage.SCREENING, Format.PHONE)
    asked = [(each.text, each.area, each.rating, each.note) for each in first.questions]
    assert asked == [("Tell me about yourself", "intro", 4, "Calm"), ("Why us?", None, 2, "")]
    assert (second.stage, second.format) == (Stage.FINAL, Format.VIDEO)
    assert second.questions[0].rating == 4
    assert (third.questions, third.note) == ((), "A long talk about boats")
    assert preview.skipped == (Skipped(6, "It has no day that can be read."),)


def test_what_came_of_an_interview_is_its_outcome_and_silence_is_none() -> None:
    preview = bring_log(LOG)
    outcomes = [each for each in preview.records if isinstance(each, Outcome)]
    first, second, _ = met(preview)
    assert [(each.interview, each.result) for each in outcomes] == [
        (first.id, Result.THROUGH),
        (second.id, Result.REJECTED),
    ]


def test_what_was_rated_or_long_ago_is_closed_and_a_fresh_one_is_open() -> None:
    states = [each.evaluation.state for each in met(bring_log(LOG))]
    assert states == [EvaluationState.CLOSED, EvaluationState.CLOSED, EvaluationState.NEW]


def test_an_area_that_is_not_named_is_suggested_and_an_unknown_one_is_not() -> None:
    preview = bring_log(LOG, suggest=lambda text: "closing" if "questions" in text else "intro")
    areas = [question.area for each in met(preview) for question in each.questions]
    assert areas == ["intro", None, "closing"]


def test_what_was_left_open_is_said_in_plain_words() -> None:
    assert bring_log(LOG).warnings == (
        "A day could not be read, or cannot be, and was left empty: row 6.",
        "A kind of question this app does not know was left open: row 3.",
    )


def test_ratings_out_of_ten_are_brought_to_five_and_said() -> None:
    preview = bring_log("Date,Company,Question,Rating\n2026-09-01,A,X?,10\n2026-09-01,A,Y?,4\n")
    assert [each.rating for each in met(preview)[0].questions] == [5, 2]
    assert preview.warnings == ("Ratings out of 10 were brought to 1 to 5.",)


def test_reading_the_same_log_again_brings_nothing() -> None:
    kept = bring_log(LOG).records
    again = bring_log(LOG, kept=kept)
    assert (again.records, again.already) == ((), (2, 3, 4, 5))


def test_two_stages_on_one_day_are_two_interviews_and_both_come() -> None:
    log = "Date,Company,Stage,Question\n2026-09-01,A,Technical,X?\n2026-09-01,A,Final,Y?\n"
    preview = bring_log(log)
    assert [each.stage for each in met(preview)] == [Stage.TECHNICAL, Stage.FINAL]
    assert bring_log(log, kept=met(preview)[:1]).already == (2,)


def test_of_two_results_the_last_one_holds_and_it_is_said() -> None:
    log = "Date,Company,Question,Result\n2026-09-01,A,X?,waiting\n2026-09-01,A,Y?,offer\n"
    preview = bring_log(log)
    assert [each.result for each in preview.records if isinstance(each, Outcome)] == [Result.OFFER]
    assert preview.warnings == (
        "An interview has different results; the last one was taken: row 3.",
    )


def test_beyond_a_hundred_questions_the_rest_are_left_out_and_counted() -> None:
    rows = "".join(f"2026-09-01,A,Question {number}?\n" for number in range(103))
    preview = bring_log(f"Date,Company,Question\n{rows}")
    assert len(met(preview)[0].questions) == 100
    assert preview.warnings == (
        "An interview keeps 100 questions; one more was left out: rows 102, 103 and 104.",
    )


def test_a_formula_in_a_question_stays_the_text_it_is() -> None:
    preview = bring_log("Date,Company,Question\n2026-09-01,@A,=cmd|' /C calc'!A0\n")
    (interview,) = met(preview)
    assert (interview.company, interview.questions[0].text) == ("@A", "=cmd|' /C calc'!A0")


def long_log(rows: int) -> Callable[[], None]:
    """Looks at a log of so many interviews beside a journal of as many others."""
    lines = b"".join(b"2026-01-%02d,C%d\n" % (1 + each % 28, each) for each in range(rows))
    kept = [
        Interview(id=f"{each:032x}", created=NOW, updated=NOW, date=NOW.date(), company=f"K{each}")
        for each in range(rows)
    ]
    table = open_table(b"Interview date,Company\n" + lines).taken_as(Purpose.INTERVIEWS)

    def look() -> None:
        ids = (f"{each:032x}" for each in range(10_000, 10_000 + rows))
        assert len(table.look(NOW, lambda: next(ids), kept).records) == rows

    return look


@pytest.mark.parametrize("row", ["Why {}?,", ",A long talk about boat {}"])
def test_all_rows_of_a_log_being_one_interview_costs_no_more_than_is_in_step_with_them(
    row: str,
) -> None:
    def bring(rows: int) -> None:
        lines = "".join(f"2026-09-01,A,{row.format(number)}\n" for number in range(rows))
        bring_log(f"Date,Company,Question,Note\n{lines}")

    assert hold_against(lambda: bring(MOST_ROWS), lambda: bring(MOST_ROWS // TIMES)) < STEEP


def test_the_longest_log_costs_no_more_beside_a_long_journal_than_is_in_step_with_both() -> None:
    assert hold_against(long_log(MOST_ROWS), long_log(MOST_ROWS // TIMES), turns=3) < STEEP
