"""The examples of the one change: those for what went low, and nothing written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.catalogue.loader import FOLDER, catalogue
from data.catalogue.plans import plans, plans_for
from data.coaching.interviews import if_then_plans
from data.models import Around, CatalogueError, Change, Question
from tests.support.page_driver import an_interview, key

if TYPE_CHECKING:
    from pathlib import Path

    from data.models import Interview

TEXT = (FOLDER / "plans.toml").read_text(encoding="utf-8")


def rated(*questions: tuple[str | None, int | None], nerves: int | None = None) -> Interview:
    asked = tuple(
        Question(id=key(100 + place), text=f"Q {place}", area=area, rating=rating)
        for place, (area, rating) in enumerate(questions)
    )
    around = (Around(area="nerves", rating=nerves),)
    return an_interview(1, questions=asked, around=around, change=Change())


def offered(interview: Interview) -> list[str]:
    return [plan.area for plan in if_then_plans.find_plans(interview)]


@pytest.mark.parametrize("area", [area.id for area in catalogue().areas])
def test_every_area_has_examples(area: str) -> None:
    assert len(plans_for(area)) == 2


def test_the_lowest_areas_are_offered_one_each_the_lowest_first() -> None:
    found = rated(("intro", 3), ("conflict", 1), ("values", 5), ("setbacks", 2), nerves=2)
    assert offered(found) == ["conflict", "setbacks", "nerves"]


def test_a_single_low_area_offers_both_its_examples() -> None:
    assert if_then_plans.find_plans(rated(("intro", 5), ("conflict", 2))) == plans_for("conflict")


def test_two_low_areas_offer_three_examples() -> None:
    assert offered(rated(("intro", 1), ("conflict", 2))) == ["intro", "conflict", "intro"]


def test_what_was_corrected_with_hindsight_counts_as_corrected() -> None:
    lone = Question(id=key(100), text="Why?", area="intro", rating=1, corrected_rating=5)
    assert if_then_plans.find_plans(an_interview(1, questions=(lone,), around=())) == ()


@pytest.mark.parametrize("question", [("intro", 4), ("intro", None), (None, 1), ("unheard-of", 1)])
def test_nothing_low_in_a_known_area_offers_nothing(
    question: tuple[str | None, int | None],
) -> None:
    assert if_then_plans.find_plans(rated(question)) == ()


@pytest.mark.parametrize("written", [Change(when="they smile"), Change(will="smile back")])
def test_what_is_written_is_never_written_over(written: Change) -> None:
    interview = an_interview(1, change=written)
    assert if_then_plans.take_plan(interview, plans_for("intro")[0]) == interview


@pytest.mark.parametrize(
    "was, now, told",
    [
        ('area = "leaving"', 'area = "leave"', "leav"),
        ('when = "they say goodbye"', 'when = "I walk out"', "I walk out is there twice"),
        ('"thank each of them by name"', '"thank each of them by name."', "will"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused_by_name(
    tmp_path: Path, was: str, now: str, told: str
) -> None:
    assert was in TEXT
    (tmp_path / "plans.toml").write_text(TEXT.replace(was, now), encoding="utf-8")
    with pytest.raises(CatalogueError, match=told):
        plans(tmp_path)
