"""How much a page asks of the server: the elements a rerun of the whole page sends.

A rerun costs about as much as it sends elements (docs/performance.md). Their number is the same on
every machine, unlike the time they take; so it is kept here, and the time in `make bench`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from components.shell.navigation import PAGES
from tests.benchmarks.bench_pages import HALFWAY, PARTS, journal
from tests.coaching.interviews.test_upcoming import an_upcoming
from tests.coaching.practice.test_stories import a_story
from tests.support.page_driver import fill, key, visit_page

if TYPE_CHECKING:
    from pathlib import Path

MOST = {
    "today": 25,
    "interviews": 22,
    "patterns": 21,
    "learn": 23,
    "applications": 16,
    "your_data": 22,
    "interview": 21,
    "evaluate": 25,
    "amends": 11,
    "breathe": 16,
    "pocket_card": 14,
    "wait": 17,
    "outcome": 8,
    "stay_in_touch": 16,
    "stories": 9,
    "question_bank": 15,
    "next_interview": 15,
    "tonight": 11,
}
"""For each page: as many elements over 25 interviews as it needs now, containers counted too."""

MOST_OF_A_PART = {
    "answers": 25,
    "capture": 18,
    "went well": 13,
    "around": 20,
    "crux": 18,
    "one change": 16,
}
"""The same for each state of *Evaluate*."""


def count(block: Any) -> int:  # noqa: ANN401 - a node of the tree of a page under test
    """How many elements and containers hang under a node."""
    return sum(1 + count(child) for child in getattr(block, "children", {}).values())


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_a_page_sends_no_more_elements_than_it_is_known_to_need(home: Path, name: str) -> None:
    fill(home, journal(25))
    app = visit_page(name, id=HALFWAY).run()
    assert not app.exception
    assert count(app.main) <= MOST[name]


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_a_page_of_200_interviews_sends_no_more_than_one_of_25(home: Path, name: str) -> None:
    fill(home, journal(200))
    assert count(visit_page(name, id=HALFWAY).run().main) <= MOST[name]


def test_the_page_to_print_is_no_heavier_than_the_others(home: Path) -> None:
    fill(home, [*journal(25), an_upcoming(1, company="Quill")])
    app = visit_page("next_interview").run()
    assert "Quill" in str(app.markdown[0].value)
    assert count(app.main) <= MOST["next_interview"]


def test_stories_and_what_they_cover_are_no_heavier_than_the_others(home: Path) -> None:
    fill(
        home, [*journal(25), *(a_story(600 + each, f"Story {each}", "values") for each in range(9))]
    )
    assert count(visit_page("stories").run().main) <= 24


@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_an_evaluation_sends_more_than_it_is_known_to_need(
    home: Path, part: str
) -> None:
    fill(home, journal(25))
    app = visit_page("evaluate", id=key(1 + list(PARTS).index(part))).run()
    assert not app.exception
    assert count(app.main) <= MOST_OF_A_PART[part]
