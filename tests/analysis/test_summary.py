"""What all areas come down to: rule by rule, and in which order they are told."""

from __future__ import annotations

from typing import Any

import pytest

from data.analysis import summary, verdicts
from data.analysis.report import study
from data.analysis.summary import SummaryKind
from tests.support.finding_samples import a_finding
from tests.support.page_driver import a_question, an_interview

A, B, C = (
    a_finding(area=area, verdict=verdict, interviews=asked, low_interviews=low, p_low=p_low)
    for area, verdict, asked, low, p_low in (
        ("intro", verdicts.RECURS, 4, 4, 0.7),
        ("pay", verdicts.RECURS, 4, 3, 0.6),
        ("case", verdicts.OFTEN_LOW, 3, 2, 0.5),
    )
)
NEVER = a_finding(
    area="values", verdict=verdicts.NO_CONCERN, interviews=4, low_interviews=0, p_low=0.1
)


def one(area: str, verdict: str, **fields: Any) -> Any:  # noqa: ANN401 - any column of it
    return a_finding(
        area=area, verdict=verdict, **({"interviews": 5, "low_interviews": 2} | fields)
    )


def test_low_nearly_everywhere_is_said_before_anything_recurs() -> None:
    found = summary.summarise((A, B, C, NEVER))
    assert (found.kind, found.often, len(found.areas)) == (SummaryKind.ACROSS, 3, 4)


@pytest.mark.parametrize(
    "areas",
    [
        (A, B),
        (A, B, C, A._replace(verdict=verdicts.STANDS_OUT)),
        tuple(row._replace(p_low=0.49) for row in (A, B, C)),
        (A, B, C._replace(interviews=1)),
        (A, B, C._replace(low_interviews=1), NEVER),
    ],
    ids=["two areas", "one stands out", "hardly likely", "asked twice only two", "half of them"],
)
def test_low_across_the_board_wants_three_areas_most_low_half_the_time_and_none_apart(
    areas: tuple[Any, ...],
) -> None:
    assert summary.summarise(areas).kind is SummaryKind.BACK


def test_what_keeps_coming_back_comes_first_the_likelier_low_before_the_others() -> None:
    found = summary.summarise((B, one("case", verdicts.WEAKER), A, NEVER, NEVER))
    assert (found.kind, found.areas) == (SummaryKind.BACK, (A, B))


@pytest.mark.parametrize(
    "verdict, fields, kind",
    [
        (verdicts.WEAKER, {}, SummaryKind.WATCH),
        (verdicts.LOW_LATELY, {}, SummaryKind.WATCH),
        (verdicts.OFTEN_LOW, {}, SummaryKind.WATCH),
        (verdicts.COMES_AND_GOES, {}, SummaryKind.NOW_AND_THEN),
        (verdicts.EASED, {}, SummaryKind.EASED),
        (verdicts.IMPROVING, {}, SummaryKind.EASED),
        (verdicts.IMPROVING, {"low_interviews": 1}, SummaryKind.NOT_TWICE),
        (verdicts.SELDOM_LOW, {}, SummaryKind.SELDOM),
        (verdicts.STRENGTH, {"interviews": 8}, SummaryKind.SELDOM),
        (verdicts.ONE_OFF, {"low_interviews": 1}, SummaryKind.NOT_TWICE),
        (verdicts.NOT_LOW, {"low_interviews": 0}, SummaryKind.NEVER_LOW),
        (verdicts.STRENGTH, {"low_interviews": 0}, SummaryKind.NEVER_LOW),
    ],
)
def test_the_first_thing_to_say_follows_the_most_pressing_verdict(
    verdict: str, fields: dict[str, Any], kind: SummaryKind
) -> None:
    assert summary.summarise((NEVER, one("case", verdict, **fields))).kind is kind


def test_no_area_low_twice_is_never_said_of_one_that_was() -> None:
    for verdict in verdicts.VERDICTS:
        found = summary.summarise((NEVER, one("case", verdict)))
        assert found.kind not in {SummaryKind.NOT_TWICE, SummaryKind.NEVER_LOW}


def test_while_a_low_one_is_likely_somewhere_it_is_too_soon_for_nothing_recurs() -> None:
    once = one("case", verdicts.LOW_ONCE, low_interviews=1, interviews=3, p_low=0.40)
    assert summary.summarise((NEVER, once)).kind is SummaryKind.TOO_SOON
    assert summary.summarise((NEVER, once._replace(p_low=0.39))).kind is SummaryKind.NOT_TWICE


def test_cards_come_in_the_order_of_what_recurs_most() -> None:
    rows = [one(str(place), verdict) for place, verdict in enumerate(verdicts.VERDICTS)]
    told = [row.verdict for row in summary.order(reversed(rows))]
    assert told == list(verdicts.VERDICTS)
    assert summary.order((B, A)) == (A, B)


def test_most_other_areas_are_higher_only_where_they_are() -> None:
    def asked(number: int) -> Any:  # noqa: ANN401 - an interview
        ratings = enumerate((2, 3, 4, 2))
        questions = tuple(a_question(number, place, rating) for place, rating in ratings)
        return an_interview(number, questions=questions, around=())

    rows = {row.area: row for row in study((asked(2), asked(1)), ()).areas}
    assert {area: row.below_most for area, row in rows.items()} == {
        "intro": True,
        "motivation": True,
        "strengths": False,
        "conflict": False,
    }
    assert {row.others for row in rows.values()} == {3}
