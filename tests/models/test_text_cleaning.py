"""Words are compared in one way, wherever names or questions are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.models import fold_words

TOP = Path(__file__).parents[2]


@pytest.mark.parametrize("text", ["Quill & Co", " quill  &\tco\n", "QUILL\u00a0& CO"])
def test_case_and_blanks_make_no_other_words(text: str) -> None:
    assert fold_words(text) == "quill & co"


def test_letters_that_differ_make_other_words() -> None:
    assert fold_words("Straße") == fold_words("STRASSE") != fold_words("Strase")
    assert fold_words(" \n") == ""


def test_it_is_written_once() -> None:
    sources = [path for part in ("data", "components") for path in (TOP / part).rglob("*.py")]
    holding = [path.name for path in sources if ".casefold().split())" in path.read_text("utf-8")]
    assert holding == ["text_cleaning.py"]
