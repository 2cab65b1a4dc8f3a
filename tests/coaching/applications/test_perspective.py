"""What a no stands beside: the first figure of one's own that can bear it, and its picture."""

from __future__ import annotations

import pytest

from components.charts import marks
from components.charts.palette import DARK, LIGHT
from components.outcome import sentences as outcome_sentences
from components.text.voice import Figures, Words
from data.coaching.applications.outcome_context import (
    JobCounts,
    PictureKind,
    RowOfMarks,
    choose_picture,
)

ALONE = JobCounts(noes=1, alive=0, interviewed=1, all=1, through=0, answered=1)


def standing(**counts: int) -> JobCounts:
    return JobCounts(
        **{name: getattr(ALONE, name) for name in JobCounts.__dataclass_fields__} | counts
    )


@pytest.mark.parametrize(
    "found, hide, picture",
    [
        (ALONE, False, RowOfMarks(PictureKind.ELSEWHERE, 1, 3)),
        (standing(alive=3, all=4), False, RowOfMarks(PictureKind.OPEN, 3, 1)),
        (standing(alive=3, all=4), True, RowOfMarks(PictureKind.OPEN, 3, 0)),
        (standing(noes=3, alive=3), False, RowOfMarks(PictureKind.OPEN, 3, 3)),
        (
            standing(noes=4, alive=3, through=2, answered=6),
            False,
            RowOfMarks(PictureKind.THROUGH, 2, 4),
        ),
        (standing(noes=4, alive=3), False, RowOfMarks(PictureKind.OPEN, 3, 0)),
        (standing(through=2, answered=3), False, RowOfMarks(PictureKind.THROUGH, 2, 1)),
        (standing(interviewed=2, all=7), False, RowOfMarks(PictureKind.INVITED, 2, 5)),
        (standing(interviewed=0, all=7), False, RowOfMarks(PictureKind.ELSEWHERE, 1, 3)),
        (
            standing(noes=9, answered=9, interviewed=9, all=9),
            False,
            RowOfMarks(PictureKind.ELSEWHERE, 1, 3),
        ),
    ],
)
def test_the_picture_shows_the_first_figure_that_can_bear_a_no(
    found: JobCounts, hide: bool, picture: RowOfMarks
) -> None:
    assert choose_picture(found, hide_noes=hide) == picture


@pytest.mark.parametrize("hide", [False, True])
@pytest.mark.parametrize("alive", [0, 1, 5])
@pytest.mark.parametrize("through", [0, 2])
@pytest.mark.parametrize("noes", [1, 4])
@pytest.mark.parametrize("all_", [4, 9])
def test_the_sentence_says_what_the_picture_shows(
    noes: int, through: int, alive: int, all_: int, *, hide: bool
) -> None:
    found = JobCounts(
        noes, alive, interviewed=4, all=all_, through=through, answered=through + noes
    )
    told = outcome_sentences.in_proportion(found, Figures(), hide_noes=hide)
    said = {
        PictureKind.OPEN: "still open",
        PictureKind.THROUGH: "You went through",
        PictureKind.INVITED: "they wanted to meet you",
    }
    kind = choose_picture(found, hide_noes=hide).kind
    assert (kind is PictureKind.ELSEWHERE) is (told == "")
    assert told == "" or said[kind] in told


def test_what_is_said_of_elsewhere_calls_only_a_first_answer_the_first() -> None:
    assert outcome_sentences.elsewhere(ALONE, Figures()).startswith("It’s your first answer, so ")
    many = outcome_sentences.elsewhere(standing(noes=3, answered=3), Figures())
    assert many.startswith("Elsewhere, about one interview in four leads to a job")
    assert "60,000" not in outcome_sentences.elsewhere(ALONE, Words())
    assert "60,000" in many


def test_a_mark_stands_for_one_and_the_full_ones_come_first() -> None:
    drawn = marks.draw_up(2, 3, dark=False)
    assert [part.split('"')[0] for part in drawn.split('fill="')[1:]] == [
        LIGHT.accent,
        LIGHT.accent,
        "none",
        "none",
        "none",
    ]
    assert DARK.accent in marks.draw_up(1, 0, dark=True)
    assert marks.draw_up(20, 5, dark=False).count("<circle") == 25
    assert (marks.width_of(5), marks.width_of(30)) == (120, 288)
    assert marks.draw_up(40, 9, dark=False) == marks.draw_up(0, 0, dark=False) == ""


def test_the_legend_names_only_the_marks_there_are() -> None:
    assert outcome_sentences.legend(RowOfMarks(PictureKind.OPEN, 3, 1)) == "● still open · ○ a no"
    assert outcome_sentences.legend(RowOfMarks(PictureKind.OPEN, 3, 0)) == "● still open"
