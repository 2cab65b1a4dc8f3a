"""From records to the tables the analysis reads."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.analysis import crux, patterns, rating_tables, self_rating_bias, slips
from data.analysis.table_schema import tabulate
from data.models import AreaRating, Around, Interview, Outcome, Question, Result, by_date

NOW = dt.datetime(2025, 3, 1, 9, 0, tzinfo=dt.UTC)


def key(number: int) -> str:
    return f"{number:032x}"


def interview(number: int, day: int, *, made: int = 0, **fields: Any) -> Interview:  # noqa: ANN401 - any field
    created = NOW + dt.timedelta(minutes=made)
    date = dt.date(2025, 3, day)
    return Interview(id=key(number), created=created, updated=created, date=date, **fields)


def question(
    number: int,
    area: str | None = "intro",
    rating: int | None = 3,
    **fields: Any,  # noqa: ANN401 - the same
) -> Question:
    return Question(id=key(number), area=area, rating=rating, **fields)


def outcome(number: int, result: Result, **fields: Any) -> Outcome:  # noqa: ANN401 - the same
    about = key(number)
    return Outcome(
        id=key(100 + number), created=NOW, updated=NOW, interview=about, result=result, **fields
    )


def test_interviews_are_numbered_by_date_then_by_when_they_were_made() -> None:
    three = [interview(1, 9), interview(2, 5, made=1), interview(3, 5)]
    assert [one.id for one in by_date(three)] == [key(3), key(2), key(1)]


def test_ratings_are_the_first_ones_with_what_was_rated_around_the_questions() -> None:
    log = [
        interview(1, 2, questions=(question(11, "conflict", 2, corrected_rating=4),)),
        interview(
            2,
            1,
            questions=(question(21),),
            around=(Around(area="nerves", rating=1), Around(area="leaving")),
        ),
    ]
    found = rating_tables.ratings(log)
    assert [tuple(row) for row in found.drop(columns="question").itertuples(index=False)] == [
        (0, "intro", 3, key(2)),
        (0, "nerves", 1, key(2)),
        (1, "conflict", 2, key(1)),
    ]
    assert found["question"].isna().tolist() == [False, True, False]


def test_questions_without_an_area_or_a_rating_are_left_out() -> None:
    log = [interview(1, 1, questions=(question(11, None), question(12, rating=None)))]
    assert rating_tables.ratings(log).empty


def test_an_empty_journal_gives_empty_tables_every_analysis_takes() -> None:
    ratings = rating_tables.ratings([])
    assert patterns.assess(ratings).empty
    assert crux.assess(ratings, 0).kind == "nothing rated"
    assert slips.assess(rating_tables.ticks([], ["froze"])).empty
    assert (
        self_rating_bias.assess_guesses(
            tabulate(rating_tables.felt([], {}), rating_tables.Guess)
        ).answered
        == 0
    )
    assert self_rating_bias.compare_with_theirs(ratings, rating_tables.theirs([], {})).empty
    assert rating_tables.cells(ratings) == ()


def test_only_interviews_with_a_rated_question_are_opportunities_for_slips() -> None:
    log = [
        interview(
            1,
            1,
            questions=(question(11, slips=("froze",)), question(12, slips=("froze", "rushed"))),
        ),
        interview(2, 2, questions=(question(21, rating=None, slips=("froze",)),)),
        interview(3, 3, questions=(question(31),)),
    ]
    found = rating_tables.ticks(log, ["froze", "rushed"])
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        (0, "froze", 1),
        (0, "rushed", 1),
        (2, "froze", 0),
        (2, "rushed", 0),
    ]


def test_the_chance_given_counts_before_the_felt_score_and_pending_ones_are_left_out() -> None:
    log = [
        interview(1, 1, chance=35, felt=5),
        interview(2, 2, felt=2),
        interview(3, 3, felt=1, corrected_felt=5),
        interview(4, 4, felt=4),
        interview(5, 5),
        interview(6, 6, felt=3),
        interview(7, 7, felt=3),
    ]
    results = (
        Result.THROUGH,
        Result.REJECTED,
        Result.NO_ANSWER,
        Result.WAITING,
        Result.OFFER,
        Result.WITHDRAWN,
    )
    outcomes = {key(n): outcome(n, result) for n, result in enumerate(results, 1)}
    assert rating_tables.felt(log, outcomes) == ((0, 0.35, 1), (1, 0.22, 0), (2, 0.10, 0))


def test_an_offer_went_through() -> None:
    found = rating_tables.felt([interview(1, 1, felt=4)], {key(1): outcome(1, Result.OFFER)})
    assert [row.went_through for row in found] == [1]


def test_ratings_by_the_other_side_carry_the_interviews_number() -> None:
    given = outcome(2, Result.REJECTED, feedback_areas=(AreaRating(area="intro", rating=4),))
    found = rating_tables.theirs([interview(1, 1), interview(2, 2)], {key(2): given})
    assert [tuple(row) for row in found.itertuples(index=False)] == [(1, "intro", 4)]


def test_a_cell_of_the_heatmap_is_the_mean_of_its_ratings() -> None:
    asked = (question(11, rating=2), question(12, rating=5), question(13, "ethics", 4))
    found = rating_tables.cells(rating_tables.ratings([interview(1, 4, questions=asked)]))
    assert found == ((0, key(1), "ethics", (4,)), (0, key(1), "intro", (2, 5)))
    assert [(cell.mean, cell.near) for cell in found] == [(4.0, 4), (3.5, 4)]


def test_answers_without_an_area_are_known_to_the_crux_alone() -> None:
    log = [interview(1, 1, questions=(question(11, None, 2), question(12, "ethics", 4)))]
    assert rating_tables.ratings(log)["area"].tolist() == ["ethics"]
    answers = rating_tables.answers(log)
    assert answers["rating"].tolist() == [2, 4]
    assert answers["area"].isna().tolist() == [True, False]
    assert patterns.area_rows(answers) == patterns.area_rows(rating_tables.ratings(log))
