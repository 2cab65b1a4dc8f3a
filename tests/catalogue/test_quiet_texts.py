from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from data.catalogue.quiet_texts import text_of_the_day, waiting
from data.models import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING = re.compile(r"^(?:Father|Lord|God),")
PUSHY = re.compile(
    r"\b(?:must|should|have to|need to|sins?|punish\w*|deserv\w*|unworthy)\b", re.IGNORECASE
)
TEXTS = (*waiting().prayer, *waiting().quiet)
GOOD = """
busy = ["A walk", "A swim", "A film"]
prayer = ["Lord, one.", "Lord, two.", "Lord, three."]
quiet = ["One.", "Two.", "Three."]
"""


def test_there_is_another_text_each_day_of_a_week_and_the_same_one_all_day() -> None:
    monday = dt.date(2026, 11, 23)
    for texts in (waiting().prayer, waiting().quiet):
        week = [text_of_the_day(texts, monday + dt.timedelta(days=each)) for each in range(7)]
        assert sorted(week) == sorted(texts)
        assert text_of_the_day(texts, monday) == text_of_the_day(
            texts, monday + dt.timedelta(days=7)
        )


def test_a_prayer_is_a_prayer_and_a_quiet_text_is_none() -> None:
    assert [text for text in waiting().prayer if not BEGINNING.search(text)] == []
    assert [text for text in waiting().quiet if re.search(r"\b(?:God|Lord|pray\w*)\b", text)] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_a_text_is_short_ends_softly_and_pushes_nobody(text: str) -> None:
    assert len(text.split()) <= 45
    assert text.endswith(".")
    assert not PUSHY.search(text)


def test_an_idea_is_short_enough_for_a_line_and_has_no_full_stop() -> None:
    assert [text for text in waiting().busy if len(text) > 45 or text.endswith(".")] == []


@pytest.mark.parametrize(
    "before, after, told",
    [
        ('"A walk", ', '"A swim", ', "waiting.toml: busy: A swim is there twice"),
        ('"One."', '"Two."', "waiting.toml: prayer and quiet: Two. is there twice"),
        ("busy", "lazy", "waiting.toml: "),
        ('"Lord, one.", ', "", "waiting.toml: "),
        ("]\nquiet", "\nquiet", "waiting.toml: "),
    ],
)
def test_a_file_that_does_not_hold_together_is_named(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    (tmp_path / "waiting.toml").write_text(GOOD.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(told)):
        waiting(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"waiting\.toml"):
        waiting(tmp_path)


def test_a_file_that_holds_together_is_read(tmp_path: Path) -> None:
    (tmp_path / "waiting.toml").write_text(GOOD, encoding="utf-8")
    assert waiting(tmp_path).busy == ("A walk", "A swim", "A film")
