"""What they said about an interview, and the areas it seems to speak of."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from data.catalogue.loader import FOLDER, catalogue
from data.models import CatalogueError
from data.recogniser.feedback import (
    FORMAL,
    MOST_AREAS_HEARD,
    MOST_LETTERS,
    Heard,
    areas_in_feedback,
    load_feedback_cues,
)

if TYPE_CHECKING:
    from pathlib import Path

UNSEEN: tuple[tuple[str, set[str]], ...] = (
    ("You rambled when we asked you to introduce yourself", {"intro", "communication"}),
    ("They found my reasons for wanting the job a bit vague", {"motivation"}),
    ("Your knowledge of infection control was excellent", {"technical"}),
    ("We felt you were a little defensive when challenged", {"setbacks", "conflict"}),
    ("You seemed flat and we missed some energy", {"staying-positive"}),
    ("You kept interrupting the chair", {"listening"}),
    ("It would help to have two or three questions for us ready", {"own-questions"}),
    ("You arrived ten minutes late without a word", {"arriving"}),
    ("Gave good examples of working in a team", {"teamwork"}),
    ("Not enough evidence of managing people", {"leadership"}),
    ("Your maths in the case study went wrong half-way", {"case"}),
    ("You asked for more money than the band allows", {"logistics"}),
    ("You were visibly tense at first and then settled", {"nerves"}),
    ("They said my Java was rusty", {"technical"}),
    ("Your answer about a time you failed was honest and reflective", {"setbacks"}),
    ("We liked how you dealt with the angry parent", {"conflict", "values"}),
    ("Answers could be more concise", {"communication"}),
    ("You coped well with the pressure of the panel", {"resilience"}),
    ("You could not tell us what makes you different from other people", {"strengths"}),
    ("Your decision making under time pressure was sound", {"judgement", "resilience"}),
    ("Some of your humour was not right for the room", set()),
    ("The other person had worked in this trust before", set()),
    ("We enjoyed meeting you", set()),
    ("I hope this helps", set()),
)
LETTER = (
    "Thank you for coming in on Tuesday. We had a very strong field. Your technical answers were "
    "strong, but you rambled when asked why us; and you had no questions for us. "
    "We wish you all the best."
)


def areas(text: str) -> list[str]:
    return [heard.area for heard in areas_in_feedback(text)]


def test_a_letter_is_read_stretch_by_stretch_and_its_courtesies_are_passed_over() -> None:
    assert areas_in_feedback(LETTER) == (
        Heard("technical", "Your technical answers were strong"),
        Heard("communication", "you rambled when asked why us"),
        Heard("motivation", "you rambled when asked why us"),
        Heard("own-questions", "and you had no questions for us"),
    )


def test_of_feedback_never_seen_four_suggestions_in_five_are_right() -> None:
    found = [(area in right) for said, right in UNSEEN for area in areas(said)]
    answered = [bool(right & set(areas(said))) for said, right in UNSEEN if right]
    assert sum(found) >= 0.8 * len(found)
    assert sum(answered) >= 0.7 * len(answered)


@pytest.mark.parametrize("nothing", ["", " \n", "No.", "...", "Unfortunately not", "🙂", "x" * 500])
def test_what_speaks_of_nothing_suggests_nothing(nothing: str) -> None:
    assert areas_in_feedback(nothing) == ()


def test_an_area_is_suggested_once_and_no_more_than_a_few() -> None:
    assert areas("You were nervous. Very nervous. Nerves again.") == ["nerves"]
    every = ". ".join(f"Your {area.short} was weak" for area in catalogue().areas)
    assert len(areas_in_feedback(every)) == MOST_AREAS_HEARD


def test_a_text_is_read_only_so_far() -> None:
    assert areas("x " * (MOST_LETTERS // 2) + "You were nervous.") == []


def test_the_cues_are_of_areas_there_are_and_each_is_there_once() -> None:
    known = {area.id for area in catalogue().areas}
    assert set(load_feedback_cues().values()) == known | {FORMAL}


@pytest.mark.parametrize(
    "change, says",
    [
        (("\nintro = [", "\nother = ["), "other is no area"),
        (('"introduction"', '"rambled"'), "rambl is there twice"),
        (('"introduction"', '"one two three four five six"'), "is too long"),
    ],
)
def test_cues_that_do_not_hold_together_are_named(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    shutil.copy(FOLDER / "feedback.toml", tmp_path)
    path = tmp_path / "feedback.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(CatalogueError, match=says):
        load_feedback_cues(tmp_path)
