"""The words of the page for the next interview: whole, and refused when they are not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from data.catalogue.loader import FOLDER, catalogue
from data.catalogue.preparing import (
    preparing,
    profession_of,
    questions_to_ask,
    usual_areas,
)
from data.models import CatalogueError, Stage

if TYPE_CHECKING:
    from pathlib import Path


def changed(folder: Path, old: str, new: str) -> Path:
    """The file with something put in place of something else."""
    text = (FOLDER / "preparing.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "preparing.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_area_has_a_tip_and_every_stage_its_areas() -> None:
    assert set(preparing().tips) == {area.id for area in catalogue().areas}
    assert all(len(usual_areas(stage)) >= 4 for stage in Stage)
    assert usual_areas(None) == usual_areas(Stage.FIRST)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_at_least_two_questions_to_ask_them(stage: Stage) -> None:
    assert len(questions_to_ask(stage)) >= 2
    assert set(questions_to_ask(stage)) <= set(questions_to_ask(None))


@pytest.mark.parametrize(
    "role, profession",
    [
        ("Staff Nurse, nights", "care"),
        ("Primary school teacher", "teaching"),
        ("Shop assistant", "retail"),
        ("Payroll clerk", "finance"),
        ("Quality engineer", "engineering"),
        ("Policy officer", "public"),
        ("HGV driver", "trades"),
        ("Data analyst", "it"),
        ("Machine learning engineer", "engineering"),
        ("Trapeze artist", None),
        ("", None),
    ],
)
def test_a_role_tells_its_profession_by_its_words(role: str, profession: str | None) -> None:
    assert profession_of(role) == profession


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("nerves = ", "nervousness = ", "tips"),
        ('screening = ["intro"', 'screening = ["nowhere"', "screening"),
        ('later = ["leadership", "judgement"', 'later = ["judgement", "judgement"', "later"),
        ("final = [", "funeral = [", "funeral"),
        ("trades = [", "sailing = [", "sailing"),
    ],
)
def test_what_does_not_hold_together_is_named(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(CatalogueError, match=rf"preparing\.toml.*{said}"):
        preparing(changed(tmp_path, old, new))


def test_a_stage_left_out_is_named(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "preparing.toml", tmp_path)
    lines = (tmp_path / "preparing.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("final = ")]
    (tmp_path / "preparing.toml").write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(CatalogueError, match="one for each stage"):
        preparing(tmp_path)
