"""The versions of an answer over time: given, wished for, and practised since."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from data.coaching.practice.items import last_rating

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from data.models import Interview, Practice, Question


class AnswerSource(StrEnum):
    """Where a version of an answer comes from."""

    GIVEN = "given"
    WISHED = "wished for"
    PRACTISED = "practised"


class Version(NamedTuple):
    """One version of an answer: its words, its date and its rating (1 to 5), if it has one."""

    told: AnswerSource
    text: str
    day: date
    rating: int | None


AskedQuestion = tuple["Interview", "Question"]
"""A question as it was asked in one interview."""


def find_asked(interviews: Iterable[Interview], ids: frozenset[str]) -> tuple[AskedQuestion, ...]:
    """The questions with these ids, with their interviews, in the order of `interviews`."""
    return tuple(
        (interview, question)
        for interview in interviews
        for question in interview.questions
        if question.id in ids
    )


def list_versions(
    tellings: Iterable[AskedQuestion], practices: Iterable[Practice]
) -> tuple[Version, ...]:
    """Every version of an answer that was put into words, oldest first.

    Args:
        tellings: each time the question was asked, oldest first.
        practices: each time it was practised, oldest first.
    """
    found = [each for interview, question in tellings for each in _told(interview, question)]
    found += [
        Version(AnswerSource.PRACTISED, each.answer, each.date, each.went) for each in practices
    ]
    return tuple(sorted((each for each in found if each.text.strip()), key=lambda each: each.day))


def _told(interview: Interview, question: Question) -> Iterator[Version]:
    yield Version(AnswerSource.GIVEN, question.answer, interview.date, last_rating(question))
    yield Version(AnswerSource.WISHED, question.better_answer, interview.date, None)
