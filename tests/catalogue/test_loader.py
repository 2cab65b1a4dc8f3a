from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from data.catalogue.loader import FOLDER, catalogue
from data.models import CatalogueError, Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUESTIONS = [
    *("intro", "motivation", "strengths", "setbacks", "teamwork", "conflict", "leadership"),
    *("communication", "judgement", "resilience", "values", "technical", "case"),
    *("logistics", "curveball", "closing"),
]
AROUND = ["arriving", "nerves", "listening", "own-questions", "leaving", "staying-positive"]
SLIPS = [
    *("rambled", "no-example", "no-result", "rushed", "lost-thread", "did-not-know", "froze"),
    *("too-short", "off-topic", "guessed", "misheard", "not-prepared", "apologised", "gave-up"),
    *("ran-down", "wrong-name"),
]
GENERAL = (
    "Froze, or nothing usable came",
    "Got some words out, but the point was missing",
    "Answered it, in general terms",
    "Answered it with a real example",
    "Clear, specific, with a result",
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The catalogue's files, free to be spoilt."""
    for file in (*FOLDER.glob("*.toml"), *FOLDER.glob("areas/*.toml")):
        to = tmp_path / file.relative_to(FOLDER)
        to.parent.mkdir(exist_ok=True)
        shutil.copy(file, to)
    return tmp_path


def spoil(file: Path, change: Callable[[str], str]) -> None:
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")


def test_sixteen_kinds_of_question_come_in_their_order() -> None:
    assert [area.id for area in catalogue().questions] == QUESTIONS
    assert [area.order for area in catalogue().questions] == list(range(1, 17))


def test_six_areas_around_the_questions_follow_them() -> None:
    assert [area.id for area in catalogue().around] == AROUND
    assert [area.order for area in catalogue().around] == list(range(21, 27))
    assert catalogue().areas == catalogue().questions + catalogue().around


def test_the_slips_come_most_common_first_and_have_an_exercise_each() -> None:
    keys = [slip.key for slip in catalogue().slips]
    assert keys == SLIPS, "a slip that is meant to be there goes into SLIPS above, in its order"
    for slip in catalogue().slips:
        assert catalogue().exercises(slip.key) == (slip.exercise,)


def test_the_groups_go_by_their_plain_names() -> None:
    assert {group.id: group.name for group in catalogue().groups} == {
        "fit": "Fit",
        "self": "About yourself",
        "people": "People",
        "work": "How you work",
        "task": "The work itself",
        "practical": "Practical",
        "around": "Around the questions",
    }


def test_the_general_anchors_run_from_froze_to_a_result() -> None:
    assert catalogue().anchors.general == GENERAL


def test_an_area_has_the_anchors_of_its_group() -> None:
    assert catalogue().anchors_for("conflict") == catalogue().anchors_for("teamwork")
    assert catalogue().anchors_for("conflict")[0].startswith("No example came")
    assert catalogue().anchors_for("nerves")[4].startswith("Steady and at ease")


def test_every_key_of_the_catalogue_is_one_a_record_takes() -> None:
    areas = [area.id for area in catalogue().areas]
    for key in areas + [slip.key for slip in catalogue().slips]:
        assert msgspec.convert(key, Key) == key
        for exercise in catalogue().exercises(key):
            whole = f"{key}/{exercise.id}"
            assert msgspec.convert(whole, Key) == whole
            assert catalogue().exercise(whole) is exercise


def test_questions_have_cues_and_typical_ones_and_the_areas_around_have_none() -> None:
    for area in catalogue().questions:
        assert len(area.cues) >= 15, area.id
        assert 3 <= len(area.typical) <= 6, area.id
    for area in catalogue().around:
        assert (area.cues, area.typical) == ((), ()), area.id


def test_the_long_name_of_an_area_holds_its_short_one() -> None:
    for area in (*catalogue().questions, *catalogue().around):
        named = set(re.findall(r"[\w-]+", area.name.lower()))
        assert set(re.findall(r"[\w-]+", area.short.lower())) - {"and"} <= named, area.id


def test_an_unknown_area_is_stood_in_for_by_its_key() -> None:
    area = catalogue().area("psychometrics-of-tomorrow")
    assert (area.id, area.name, area.short) == (
        "psychometrics-of-tomorrow",
        "psychometrics-of-tomorrow",
        "psychometrics-of",
    )
    assert (area.group, area.exercises, area.cues) == ("", (), ())
    assert catalogue().anchors_for("psychometrics-of-tomorrow") == GENERAL


def test_an_unknown_slip_or_exercise_is_stood_in_for_by_its_key() -> None:
    assert catalogue().slip("sang").name == "sang"
    assert catalogue().exercise("intro/never-written").name == "intro/never-written"
    assert catalogue().exercise("intro/never-written").steps == ()
    assert catalogue().exercise("sang").name == "sang"


def test_the_catalogue_is_read_once() -> None:
    assert catalogue() is catalogue()


@pytest.mark.parametrize(
    "file, change, told",
    [
        (
            "areas/intro.toml",
            lambda text: text.replace('id = "intro"', 'id = "opening"'),
            "intro.toml: id: opening is not the name of its file",
        ),
        (
            "areas/intro.toml",
            lambda text: text.replace('group = "fit"', 'group = "sport"'),
            "intro.toml: group: sport is not in anchors.toml",
        ),
        (
            "areas/intro.toml",
            lambda text: text.replace("order = 1\n", "order = 2\n"),
            "areas: order: 2 is there twice",
        ),
        (
            "areas/closing.toml",
            lambda text: text.replace("second-question", "five-that-decide"),
            "closing.toml: exercises: five-that-decide is there twice",
        ),
        (
            "areas/nerves.toml",
            lambda text: text + 'colour = "red"\n',
            "nerves.toml: Object contains unknown field `colour` - at `$.exercises[4]`",
        ),
        (
            "areas/nerves.toml",
            lambda text: text[: text.index("[[exercises]]")],
            "nerves.toml: Object missing required field `exercises`",
        ),
        (
            "areas/nerves.toml",
            lambda text: "[[exercises]]".join(text.split("[[exercises]]")[:4]),
            "nerves.toml: Expected `array` of length >= 4 - at `$.exercises`",
        ),
        (
            "areas/nerves.toml",
            lambda text: text.replace('short = "Nerves"', 'short = "Nervous all the way"'),
            "nerves.toml: Expected `str` of length <= 16 - at `$.short`",
        ),
        ("areas/nerves.toml", lambda text: text + "=", "nerves.toml: "),
        (
            "slips.toml",
            lambda text: text.replace('key = "froze"', 'key = "rambled"'),
            "slips.toml: keys (areas' ids are taken): rambled is there twice",
        ),
        (
            "slips.toml",
            lambda text: text.replace('key = "froze"', 'key = "intro"'),
            "slips.toml: keys (areas' ids are taken): intro is there twice",
        ),
        (
            "anchors.toml",
            lambda text: text.replace('    "Answered it, in general terms",\n', ""),
            "anchors.toml: Expected `array` of length 5, got 4 - at `$.general`",
        ),
        (
            "anchors.toml",
            lambda text: text.replace('id = "self"', 'id = "fit"'),
            "anchors.toml: groups: fit is there twice",
        ),
        (
            "hints.toml",
            lambda text: text + '\nnerves = ["shaky"]\n',
            "hints.toml: nerves is no kind of question",
        ),
    ],
)
def test_what_does_not_hold_together_is_named_with_its_file(
    copy: Path, file: str, change: Callable[[str], str], told: str
) -> None:
    spoil(copy / file, change)
    with pytest.raises(CatalogueError, match=f"^{re.escape(told)}"):
        catalogue(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "slips.toml").unlink()
    with pytest.raises(CatalogueError, match=r"^slips\.toml: "):
        catalogue(copy)
