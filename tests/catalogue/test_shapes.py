"""The shapes of an answer: one for every kind of question, checked when they are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from data.catalogue.loader import FOLDER, catalogue
from data.catalogue.shapes import shape_of, shapes
from data.models import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (FOLDER / "shapes.toml").read_text(encoding="utf-8")


def names(area: str) -> list[str]:
    shape = shape_of(area)
    assert shape is not None
    return [part.name for part in shape.parts]


@pytest.mark.parametrize("area", [area.id for area in catalogue().questions])
def test_every_kind_of_question_has_a_shape(area: str) -> None:
    assert 3 <= len(names(area)) <= 4


@pytest.mark.parametrize("area", [*(area.id for area in catalogue().around), None, "from-later"])
def test_what_is_no_question_has_none(area: str | None) -> None:
    assert shape_of(area) is None


def test_the_shapes_are_the_ones_people_know() -> None:
    assert names("conflict") == ["Situation", "Task", "Action", "Result"]
    assert names("intro") == ["Present", "Past", "Future"]
    assert names("technical") == names("case") == ["Clarify", "Outline", "Check"]


def test_every_part_is_led_to_by_a_question_or_a_plain_instruction() -> None:
    asks = [part.ask for shape in shapes().shapes for part in shape.parts]
    assert [ask for ask in asks if "?" not in ask] == []
    assert len(set(asks)) == len(asks)


@pytest.mark.parametrize(
    "was, now, told",
    [
        ('"intro"', '"intros"', "intro"),
        ('"technical", "case"', '"technical"', "case has no shape"),
        ('areas = ["intro"]', 'areas = ["intro", "nerves"]', "nerves is no kind of question"),
        ('areas = ["intro"]', 'areas = ["intro", "case"]', "case is there twice"),
        ('key = "task"', 'key = "story"', "story is there twice"),
        ('"in the end"', '"result"', "result is there twice"),
        ('"in the end"', '"In the end"', "words"),
        ("story = true", 'story = "yes"', "story"),
        ("[endings]", "[ending]", "ending"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused_and_says_where(
    tmp_path: Path, was: str, now: str, told: str
) -> None:
    assert was in TEXT
    (tmp_path / "shapes.toml").write_text(TEXT.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(told)) as refused:
        shapes(tmp_path)
    assert "shapes.toml" in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"shapes\.toml"):
        shapes(tmp_path)
