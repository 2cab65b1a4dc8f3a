"""What the recogniser learns from: the bank's questions, how they are noted, the areas' words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.catalogue.bank import questions
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.catalogue.entries import Area


class Sample(NamedTuple):
    """A text with its area; `asked` is the number of its question, -1 for the areas' own words."""

    text: str
    area: str
    asked: int
    whole: bool


def gather() -> tuple[Sample, ...]:
    """Every text to learn from, always in the same order: the bank first."""
    return (*_from_bank(), *(each for area in catalogue().questions for each in _from_area(area)))


def _from_bank() -> Iterator[Sample]:
    for number, question in enumerate(questions()):
        yield Sample(question.text, question.area, number, whole=True)
        for noted in question.noted:
            yield Sample(noted, question.area, number, whole=False)


def _from_area(area: Area) -> Iterator[Sample]:
    hints = catalogue().hints.get(area.id, ())
    for text in (area.name, area.meaning, *area.typical, *area.cues, *hints):
        yield Sample(text, area.id, -1, whole=False)
