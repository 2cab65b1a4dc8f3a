"""The words of the pocket card and the treats: whole, kind, and refused when they do not hold."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from data.catalogue.loader import FOLDER
from data.catalogue.preparing import card
from data.catalogue.quiet_texts import treats
from data.models import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files, free to be spoilt."""
    for name in ("pocket.toml", "treats.toml"):
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Change every `old` of a file into `new`."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_no_word_shouts_blames_or_counts_points() -> None:
    told = [*card().before, *card().wobble, *(each.name for each in card().leaving)]
    told += [text for each in treats() for text in (each.name, each.says)]
    harsh = re.compile(r"!|\b(?:errors?|invalid|failed|scores?|stupid)\b", re.IGNORECASE)
    assert [text for text in told if harsh.search(text) or text != " ".join(text.split())] == []


def test_the_leaving_list_is_the_four_of_the_advice() -> None:
    keys = [each.key for each in card().leaving]
    assert keys == ["smile", "stand-straight", "thank-them", "polite-to-everyone"]


def test_a_treat_that_is_there_twice_is_refused_by_name(copy: Path) -> None:
    spoil(copy, "treats.toml", 'key = "nap"', 'key = "walk"')
    with pytest.raises(CatalogueError, match="walk is there twice"):
        treats(copy)


def test_a_card_with_a_line_missing_is_refused_by_file(copy: Path) -> None:
    spoil(copy, "pocket.toml", '    "I have done harder things than this.",\n', "")
    with pytest.raises(CatalogueError, match=r"pocket\.toml"):
        card(copy)


def test_a_courtesy_that_is_there_twice_is_refused(copy: Path) -> None:
    spoil(copy, "pocket.toml", 'key = "smile"', 'key = "thank-them"')
    with pytest.raises(CatalogueError, match="thank-them is there twice"):
        card(copy)
