"""A long search for work: many interviews, and for each of them some of everything else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from data.models import (
    Application,
    ApplicationStage,
    CheckIn,
    Contact,
    FollowUp,
    Letter,
    Moment,
    OwnQuestion,
    Practice,
    Question,
    Result,
    Story,
    Worry,
)
from tests.support.page_driver import NOW, an_interview, an_outcome, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.models import AnyRecord, Interview

AREAS = ("intro", "strengths", "conflict", "motivation", "setbacks", "leadership", "judgement")
TEMPLATES = ("thank-you", "amends", "keep-cv", "in-touch-again")
RESULTS = (Result.REJECTED, Result.THROUGH, Result.NO_ANSWER, Result.WAITING)
EMPLOYERS = 40
"""So many companies, each met again and again."""


def long_journal(interviews: int) -> list[AnyRecord]:
    """So many interviews of five questions, one a day, with about four other records each."""
    return [each for number in range(1, interviews + 1) for each in _of_interview(number)]


def _of_interview(number: int) -> Iterator[AnyRecord]:
    one = _interview(number)
    yield one
    made: dict[str, Any] = {"created": one.created, "updated": one.updated}
    yield Practice(
        id=key(2_000_000 + number),
        area=AREAS[number % len(AREAS)],
        date=one.date,
        question=one.questions[number % 5].id,
        interview=one.id,
        went=1 + number % 5,
        **made,
    )
    if number % 3:
        yield an_outcome(number, RESULTS[number % len(RESULTS)])
    yield from _beside(number, one, made)


def _beside(number: int, one: Interview, made: dict[str, Any]) -> Iterator[AnyRecord]:
    """What is kept only now and then."""
    if number % 2:
        stage = tuple(ApplicationStage)[number % len(ApplicationStage)]
        yield Application(
            id=key(3_000_000 + number),
            company=one.company,
            role=one.role,
            stage=stage,
            applied=one.date - dt.timedelta(days=9),
            **made,
        )
        yield CheckIn(
            id=key(4_000_000 + number), at=one.created, moment=Moment.AFTER, level=3, **made
        )
    if number % 4 == 0:
        yield Letter(
            id=key(5_000_000 + number),
            template=TEMPLATES[number // 4 % len(TEMPLATES)],
            interview=one.id,
            **made,
        )
        yield Contact(
            id=key(6_000_000 + number), name=f"Somebody {number}", interview=one.id, **made
        )
        due = one.date + dt.timedelta(days=20)
        yield FollowUp(id=key(7_000_000 + number), what="Write", due=due, interview=one.id, **made)
    if number % 5 == 0:
        yield Worry(id=key(8_000_000 + number), text="What if?", interview=one.id, **made)
        yield OwnQuestion(id=key(9_000_000 + number), text=f"Why {number}?", area="intro", **made)
        yield Story(
            id=key(9_500_000 + number), title=f"Story {number}", areas=("conflict",), **made
        )


def _interview(number: int) -> Interview:
    asked = tuple(
        Question(
            id=key(1_000_000 + 10 * number + place),
            text=f"Tell me about {AREAS[(number + place) % len(AREAS)]}, {number * (place % 2)}",
            area=AREAS[(number + place) % len(AREAS)],
            rating=1 + (number * 7 + place * 3) % 5,
            slips=("rushed",) if (number + place) % 4 == 0 else (),
        )
        for place in range(5)
    )
    company, role = f"Employer {number % EMPLOYERS}", f"Analyst {number % 3}"
    made = NOW - dt.timedelta(days=number + 1)
    linked = key(3_000_000 + number) if number % 6 == 1 else None
    return an_interview(
        number, questions=asked, company=company, role=role, date=made.date(), application=linked
    )
