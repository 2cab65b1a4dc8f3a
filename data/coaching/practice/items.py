"""What can be practised in an evening: badly answered questions, and exercises.

A question rated low (1 or 2), or whose answer the person wishes had been better, is one. So is an
exercise of an area that Learn recommends, and a question of the bank or of the person's own once an
answer to it was practised and rated low.

A question asked in several interviews is one item: what counts is how it went last. A good answer
takes it off the list, and a bad one starts it afresh. A question rests for one night first: nobody
has to go over an interview again the same evening. Interviews put away bring nothing back, nor do
questions without an area.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from data.catalogue import bank
from data.catalogue.loader import catalogue
from data.models import LOW, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from data.models import Interview, OwnQuestion, Practice, Question

ANSWERING = 7
"""Minutes an answer takes: two to think, two to say it, and the rest to look and say it again."""


class Item(NamedTuple):
    """A thing to practise: an `exercise`, or a question of an interview, the bank, or one's own.

    `key` names it; practice of any of `keys` counts as practice of it if it came after the day
    `since`. `minutes` is about how long it takes, `went` how it went last in an interview (1 to 5).
    """

    key: str
    area: str
    minutes: int
    text: str = ""
    keys: frozenset[str] = frozenset()
    exercise: str | None = None
    bank: str | None = None
    interview: str | None = None
    since: date | None = None
    went: int | None = None

    @property
    def question(self) -> str | None:
        """The id of the question, if it is one that has an id."""
        return None if self.exercise or self.bank else self.key


@dataclass(frozen=True)
class Material:
    """What items are made from, as of `today`.

    `interviews` are those not put away, oldest first; `areas` all rated areas, lowest first;
    `advised` the areas and slips whose exercises are recommended, in their order.
    """

    interviews: Sequence[Interview]
    practices: Sequence[Practice]
    own: Sequence[OwnQuestion]
    areas: Sequence[str]
    advised: Sequence[str]
    today: date


class _Asked(NamedTuple):
    """A question as it was asked in one interview."""

    interview: Interview
    question: Question


def key_of(practice: Practice) -> str | None:
    """The key of what was practised; None if that was not recorded."""
    return practice.question or practice.bank or practice.exercise


def gather_items(material: Material) -> tuple[Item, ...]:
    """Every item: the weakest area first, and within it questions and exercises in turn."""
    questions = _by_area(chain(_asked_items(material), _other_items(material)))
    exercises = {area: _exercises(area) for area in material.advised}
    order = dict.fromkeys(chain(material.areas, material.advised, questions))
    return tuple(
        item
        for area in order
        for item in _in_turn(questions.get(area, []), exercises.get(area, []))
    )


def _in_turn(questions: Sequence[Item], exercises: Sequence[Item]) -> Iterator[Item]:
    """A question, an exercise, a question, and so on until both are used up."""
    for place in range(max(len(questions), len(exercises))):
        yield from questions[place : place + 1]
        yield from exercises[place : place + 1]


def _by_area(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.area, []).append(item)
    return found


def _exercises(owner: str) -> list[Item]:
    """The exercises of an area or a slip, the shortest first."""
    return [
        Item(key, owner, each.minutes, keys=frozenset({key}), exercise=key)
        for each in sorted(catalogue().exercises(owner), key=lambda each: each.minutes)
        for key in (f"{owner}/{each.id}",)
    ]


def _asked_items(material: Material) -> Iterator[Item]:
    """The questions that went badly when last asked, the latest interview first."""
    tellings = _tellings(material).values()
    for telling in sorted(tellings, key=lambda each: each[-1].interview.date, reverse=True):
        interview, question = telling[-1]
        if question.area and interview.date < material.today and went_badly(question):
            yield Item(
                question.id,
                question.area,
                ANSWERING,
                question.text,
                keys=frozenset(each.question.id for each in telling),
                interview=interview.id,
                since=interview.date,
                went=last_rating(question),
            )


def _tellings(material: Material) -> dict[str, list[_Asked]]:
    """Each question with every time it was asked and looked at, in the order last asked."""
    found: dict[str, list[_Asked]] = {}
    for interview in material.interviews:
        for question in interview.questions:
            wording = fold_words(question.text).rstrip("?.! ") or question.id
            if question.rating is not None or question.better_answer.strip():
                telling = found.pop(wording, [])
                telling.append(_Asked(interview, question))
                # Put back at the end: the order is that of the last time it was asked.
                found[wording] = telling
    return found


def went_badly(question: Question) -> bool:
    """Whether an answer was rated low, or a better one was written."""
    rating = last_rating(question)
    return bool(question.better_answer.strip()) or (rating is not None and rating <= LOW)


def last_rating(question: Question) -> int | None:
    """The current rating of an answer: the correction if there is one, else the first."""
    return question.corrected_rating or question.rating


def _other_items(material: Material) -> Iterator[Item]:
    """The questions of one's own and of the bank to which an answer was once rated low."""
    low = {key_of(each): each for each in material.practices if each.went and each.went <= LOW}
    for own in material.own:
        if own.id in low:
            area = own.area or low[own.id].area
            yield Item(own.id, area, ANSWERING, own.text, keys=frozenset({own.id}))
    for key in dict.fromkeys(each.bank for each in low.values() if each.bank):
        if (asked := bank.question(key)) is not None:
            yield Item(key, asked.area, ANSWERING, asked.text, keys=frozenset({key}), bank=key)
