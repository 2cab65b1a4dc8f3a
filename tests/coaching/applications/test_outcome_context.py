"""An answer beside the rest of one's record: a no in its place, offers, ratings side by side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from components.outcome import sentences as outcome_sentences
from components.text.voice import Figures
from data.analysis.report import study
from data.coaching.applications import outcome_context
from data.coaching.applications.outcome_context import Gaps, JobCounts, RatedByBoth
from data.models import AreaRating, Around, Offer, Outcome, Question, Result
from tests.support.page_driver import TODAY, an_interview, an_outcome, key

if TYPE_CHECKING:
    from data.models import Interview

NOTHING = JobCounts(noes=1, alive=0, interviewed=1, all=1, through=0, answered=1)


def by_interview(*outcomes: Outcome) -> dict[str, Outcome]:
    return {each.interview: each for each in outcomes}


def rated(number: int, area: str, *ratings: int | None) -> Interview:
    """An interview in which one area was rated, once or more."""
    questions = tuple(
        Question(id=key(number * 100 + place), area=area, rating=rating)
        for place, rating in enumerate(ratings)
    )
    return an_interview(number, questions=questions, around=())


def test_standing_counts_jobs_and_answered_interviews() -> None:
    interviews = [an_interview(n, company=f"Firm {n}") for n in range(1, 6)]
    outcomes = by_interview(
        an_outcome(1), an_outcome(2, Result.THROUGH), an_outcome(3, Result.NO_ANSWER)
    )
    found = outcome_context.count_jobs((), interviews, outcomes, TODAY)
    assert found == JobCounts(noes=1, alive=3, interviewed=5, all=5, through=1, answered=2)


def test_nothing_is_compared_with_a_single_no() -> None:
    found = outcome_context.count_jobs((), [an_interview(1)], by_interview(an_outcome(1)), TODAY)
    assert found == NOTHING
    assert outcome_sentences.in_proportion(found, Figures()) == ""


def test_a_no_is_told_beside_what_is_open_and_what_went_through() -> None:
    found = JobCounts(noes=1, alive=2, interviewed=3, all=3, through=3, answered=8)
    assert outcome_sentences.in_proportion(found, Figures()) == (
        "One no; two still open. You went through in 3 of the 8 that gave you an answer."
    )


def test_more_noes_than_open_ones_are_not_counted_aloud() -> None:
    found = JobCounts(noes=12, alive=1, interviewed=3, all=13, through=0, answered=12)
    assert outcome_sentences.in_proportion(found, Figures()) == "One is still open."


def test_somebody_who_hides_rejections_reads_only_what_is_open() -> None:
    found = JobCounts(noes=1, alive=2, interviewed=3, all=3, through=0, answered=1)
    assert (
        outcome_sentences.in_proportion(found, Figures(), hide_noes=True) == "Two are still open."
    )


def test_with_nothing_open_the_invitations_stand_beside_a_no() -> None:
    found = JobCounts(noes=1, alive=0, interviewed=3, all=9, through=0, answered=1)
    assert outcome_sentences.in_proportion(found, Figures()) == (
        "In 3 of the 9 you tried for, they wanted to meet you."
    )


def test_the_offer_to_answer_first_stands_first() -> None:
    interviews = [an_interview(n) for n in range(1, 5)]
    soon = TODAY + dt.timedelta(days=2)
    outcomes = by_interview(
        an_outcome(1, Result.OFFER, offer=Offer(salary="1")),
        an_outcome(2),
        an_outcome(3, Result.OFFER, answer_by=soon),
        an_outcome(4, Result.OFFER, answer_by=TODAY),
    )
    found = [
        (each.interview.id, each.terms, each.answer_by)
        for each in outcome_context.offers(interviews, outcomes)
    ]
    assert found == [
        (key(4), Offer(), TODAY),
        (key(3), Offer(), soon),
        (key(1), Offer(salary="1"), None),
    ]


def test_their_ratings_stand_beside_the_mean_of_ones_own_first_ones() -> None:
    interview = rated(1, "intro", 2, 3, 5, None)
    given = (AreaRating(area="intro", rating=4), AreaRating(area="conflict", rating=2))
    assert outcome_context.ratings_by_both(
        study((interview,), ()), interview, an_outcome(1, feedback_areas=given)
    ) == (
        RatedByBoth("intro", 3, 4),
        RatedByBoth("conflict", None, 2),
    )


def test_what_was_rated_around_the_questions_counts_as_ones_own() -> None:
    interview = an_interview(1, questions=(), around=(Around(area="nerves", rating=1),))
    outcome = an_outcome(1, feedback_areas=(AreaRating(area="nerves", rating=4),))
    assert outcome_context.ratings_by_both(study((interview,), ()), interview, outcome) == (
        RatedByBoth("nerves", 1, 4),
    )


def test_a_gap_is_told_only_once_it_is_sure() -> None:
    interviews = [rated(n, "intro", 1) for n in range(1, 6)]
    outcomes = by_interview(
        *(an_outcome(n, feedback_areas=(AreaRating(area="intro", rating=4),)) for n in range(1, 6))
    )
    found = study(tuple(interviews), ())
    assert outcome_context.rating_gaps(found, outcomes) == Gaps(kinder=("intro",))
    near = by_interview(an_outcome(1, feedback_areas=(AreaRating(area="intro", rating=2),)))
    assert outcome_context.rating_gaps(found, near) == Gaps()


def test_a_gap_the_other_way_is_told_as_something_to_work_on() -> None:
    interviews = [rated(n, "conflict", 5) for n in range(1, 6)]
    outcomes = by_interview(
        *(
            an_outcome(n, feedback_areas=(AreaRating(area="conflict", rating=2),))
            for n in range(1, 6)
        )
    )
    found = outcome_context.rating_gaps(study(tuple(interviews), ()), outcomes)
    assert found == Gaps(harsher=("conflict",))
    told = "So far they saw more to work on than you did in *Conflict and difficult people*."
    assert outcome_sentences.gaps(found) == told


def test_without_feedback_there_is_no_gap() -> None:
    assert outcome_context.rating_gaps(study((an_interview(1),), ()), {}) == Gaps()
    assert outcome_sentences.gaps(Gaps()) == ""
