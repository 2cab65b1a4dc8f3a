"""What the recogniser learns from: the bank's questions, how they are noted, further plain wordings
of our own, the areas' words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.catalogue.bank import questions
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.catalogue.schema import Area


WORDINGS = Path(__file__).with_name("wordings.toml")


class Sample(NamedTuple):
    """A text with its area; `asked` is the number of its question, -1 for the areas' own words.

    `whole` is whether it is a question of the bank as it is put there, `plain` one of the further
    wordings.
    """

    text: str
    area: str
    asked: int
    whole: bool
    plain: bool = False


def gather() -> tuple[Sample, ...]:
    """Every text to learn from, always in the same order: the bank first."""
    return (
        *_from_bank(),
        *_from_wordings(),
        *(each for area in catalogue().questions for each in _from_area(area)),
    )


def _from_bank() -> Iterator[Sample]:
    for number, question in enumerate(questions()):
        yield Sample(question.text, question.area, number, whole=True)
        for noted in question.noted:
            yield Sample(noted, question.area, number, whole=False)


def _from_wordings() -> Iterator[Sample]:
    first = len(questions())
    told = tomllib.loads(WORDINGS.read_text(encoding="utf-8"))
    pairs = [(text, area) for area, texts in told.items() for text in texts]
    for number, (text, area) in enumerate(pairs, start=first):
        yield Sample(text, area, number, whole=False, plain=True)


def _from_area(area: Area) -> Iterator[Sample]:
    hints = catalogue().hints.get(area.id, ())
    for text in (area.name, area.meaning, *area.typical, *area.cues, *hints):
        yield Sample(text, area.id, -1, whole=False)
