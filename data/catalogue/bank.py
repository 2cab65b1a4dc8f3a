"""The starter bank: questions of our own for every area, across professions.

They also train the recogniser (docs/recogniser.md). They are read when first asked for, so that the
app starts without them.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from data.catalogue.loader import FOLDER, catalogue, check_unique, read_toml
from data.catalogue.schema import Entry, Line, Slug
from data.models import CatalogueError, Key, fold_words

if TYPE_CHECKING:
    from pathlib import Path

QuestionKind = Literal["behavioural", "knowledge", "task", "personal", "practical"]
Profession = Literal[
    "any",
    "care",
    "teaching",
    "retail",
    "finance",
    "engineering",
    "public",
    "trades",
    "it",
]
Noted = Annotated[str, Meta(min_length=2, max_length=120)]
"""How people jot a question down: half a sentence, lower case, rough."""


class BankQuestion(Entry, frozen=True, kw_only=True):
    """A question to practise; `noted` are other ways to word it or to note it down.

    Practice refers to it by `key`, which depends on its words alone, not on its place or its area.
    A question that is reworded keeps its old key by stating it in its file.
    """

    key: Key
    text: Line
    area: Slug
    kind: QuestionKind
    profession: Profession
    noted: tuple[Noted, ...] = ()


class _Written(Entry, frozen=True, kw_only=True):
    """A question as a file holds it: its area is the name of the file."""

    text: Line
    kind: QuestionKind
    profession: Profession
    noted: tuple[Noted, ...] = ()
    key: Key | None = None


class _File(Entry, frozen=True, kw_only=True):
    questions: Annotated[tuple[_Written, ...], Meta(min_length=1, max_length=99)]


@cache
def questions(folder: Path = FOLDER / "bank") -> tuple[BankQuestion, ...]:
    """All questions of the bank, area by area in the catalogue's order; read and checked once.

    Args:
        folder: holds `<area>.toml` for each kind of question.

    Raises:
        CatalogueError: a file is missing or names no area, an entry is invalid, or a text is there
            twice, whatever its case.
    """
    known = [area.id for area in catalogue().questions]
    # A file under a mistaken name would be left out without a word.
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in known:
            raise CatalogueError(f"{path.name}: {path.stem} is no kind of question")
    found = tuple(question for area in known for question in _read_area(folder, area))
    texts = (text for question in found for text in (question.text, *question.noted))
    check_unique("bank", (text.casefold() for text in texts))
    check_unique("bank: key", (question.key for question in found))
    return found


def question(key: str) -> BankQuestion | None:
    """The question with this key; None if there is none, as for one of a later version."""
    return _by_key().get(key)


@cache
def _by_key() -> dict[str, BankQuestion]:
    return {one.key: one for one in questions()}


def name_question(text: str) -> str:
    """The key of a question, derived from its words; case and spacing do not matter."""
    words = fold_words(text)
    # A key begins with a letter, which a hash may not.
    return f"q{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def _read_area(folder: Path, area: str) -> tuple[BankQuestion, ...]:
    written = read_toml(folder / f"{area}.toml", _File).questions
    return tuple(
        BankQuestion(
            key=one.key or name_question(one.text),
            text=one.text,
            area=area,
            kind=one.kind,
            profession=one.profession,
            noted=one.noted,
        )
        for one in written
    )
