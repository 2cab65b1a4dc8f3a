"""The starter bank: questions of our own for every area, across professions.

They also train the recogniser (docs/recogniser.md). Read when first asked for, so that the app
starts without them.
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
    """A question to practise; `noted` are other ways of putting or noting the same.

    Practice names it by its `key`, which depends on its words alone: not on its place, not on its
    area. A question put in better words keeps its old key by saying so in its file.
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
def questions() -> tuple[BankQuestion, ...]:
    """All questions of the bank, area by area in the catalogue's order; read once.

    Raises:
        CatalogueError: a file is missing or does not hold together.
    """
    return load_questions()


def question(key: str) -> BankQuestion | None:
    """The question of this key; None if the bank has none, such as one of a later version."""
    return _by_key().get(key)


@cache
def _by_key() -> dict[str, BankQuestion]:
    return {one.key: one for one in questions()}


def name_question(text: str) -> str:
    """The key of a question, from its words: whatever their case and the blanks between them."""
    words = fold_words(text)
    return f"q{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def load_questions(folder: Path = FOLDER / "bank") -> tuple[BankQuestion, ...]:
    """Read and check `<area>.toml` for each kind of question in `folder`.

    Raises:
        CatalogueError: a file is missing or of no area, an entry does not hold together, or a
            text stands twice, whatever its case.
    """
    known = [area.id for area in catalogue().questions]
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in known:
            raise CatalogueError(f"{path.name}: {path.stem} is no kind of question")
    found = tuple(question for area in known for question in _read_area(folder, area))
    texts = (text for question in found for text in (question.text, *question.noted))
    check_unique("bank", (text.casefold() for text in texts))
    check_unique("bank: key", (question.key for question in found))
    return found


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
