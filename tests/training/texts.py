"""What the recogniser learns from: the bank's questions, how they are noted, further plain wordings
of our own, the areas' words."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.catalogue.bank import questions
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.catalogue.schema import Area


WORDINGS = Path(__file__).with_name("wordings.toml")
QUESTIONS = Path(__file__).with_name("questions.tsv")
HURRIED = "hurried"
NOTED = "as noted down"
BANK = "questions of the bank"
OF_AREAS = "words of the areas"

Asked = tuple[str, str, str]
"""A text, its area, its kind."""


class Sample(NamedTuple):
    """A text with its area; `asked` is the number of its question, -1 for the areas' own words.

    `kind` is where it comes from: the bank, how that is jotted down, further wordings, the styles
    of `questions.tsv`, or the areas' own words.
    """

    text: str
    area: str
    asked: int
    kind: str


def gather() -> tuple[Sample, ...]:
    """Every text to learn from, always in the same order: the bank first."""
    asked = (*_from_bank(), *_from_wordings(), *_from_questions())
    return (
        *_number(asked),
        *(each for area in catalogue().questions for each in _from_area(area)),
    )


def fingerprint(samples: Iterable[Sample]) -> str:
    """A short text that changes with any text or area of the samples."""
    told = "\n".join(f"{sample.area} {sample.text}" for sample in samples)
    return hashlib.sha256(told.encode()).hexdigest()


def hurried() -> tuple[Sample, ...]:
    """Questions typed in a hurry, slips and all; never learnt from."""
    return tuple(_number(each for each in _read_questions() if each[2] == HURRIED))


def _number(asked: Iterable[Asked]) -> Iterator[Sample]:
    """The texts with the number of their question; a note is of the question before it."""
    number = -1
    for text, area, kind in asked:
        number += kind != NOTED
        yield Sample(text, area, number, kind)


def _from_bank() -> Iterator[Asked]:
    for question in questions():
        yield question.text, question.area, BANK
        yield from ((noted, question.area, NOTED) for noted in question.noted)


def _from_wordings() -> Iterator[Asked]:
    told = tomllib.loads(WORDINGS.read_text(encoding="utf-8"))
    yield from ((text, area, "plain wordings") for area, texts in told.items() for text in texts)


def _from_questions() -> Iterator[Asked]:
    yield from (each for each in _read_questions() if each[2] != HURRIED)


def _read_questions() -> Iterator[Asked]:
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["text"], row["area"], row["style"]


def _from_area(area: Area) -> Iterator[Sample]:
    hints = catalogue().hints.get(area.id, ())
    for text in (area.name, area.meaning, *area.typical, *area.cues, *hints):
        yield Sample(text, area.id, -1, OF_AREAS)
