"""Questions, exercises and sittings to make an evening's practice of."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from data.catalogue.loader import catalogue
from data.coaching.practice import items, spaced_repetition
from data.coaching.practice import tonight as practice_tonight
from data.coaching.practice.items import ANSWERING, Item, Material
from data.models import SETTINGS_ID, Interview, Practice, Question, Settings
from tests.support.page_driver import NOW, TODAY, an_interview, key

USUAL = 0.9
NUMBERS = count(90_000)


def day(number: int) -> dt.date:
    """So many days after 22 November 2026."""
    return TODAY + dt.timedelta(days=number)


def reviews(*went: int, retention: float = USUAL, start: dt.date = TODAY) -> list[dt.date]:
    """The days an answer comes back on when each review is made on its day and rated so."""
    schedule, due, found = None, start, []
    for each in went:
        schedule = spaced_repetition.review(schedule, each, due, retention)
        due = spaced_repetition.due_day(schedule)
        found.append(due)
    return found


def asked(number: int, text: str = "Tell me about a conflict", **fields: Any) -> Question:  # noqa: ANN401
    return Question(id=key(number), text=text, **{"area": "conflict", "rating": 1, **fields})


def interview(number: int, *questions: Question, ago: int = 10, **fields: Any) -> Interview:  # noqa: ANN401
    return an_interview(number, date=day(-ago), questions=questions, around=(), **fields)


def sat(item: str, ago: int, went: int | None = None, **fields: Any) -> Practice:  # noqa: ANN401
    """A sitting of a question, or of an exercise."""
    made = NOW - dt.timedelta(days=ago)
    what = {"exercise": item} if "/" in item else {"question": item}
    plain = {"date": day(-ago), "area": "conflict", "went": went, **what}
    return Practice(id=key(next(NUMBERS)), created=made, updated=made, **(plain | fields))


def wishes(**fields: Any) -> Settings:  # noqa: ANN401
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, **fields)


def material(*interviews: Interview, **fields: Any) -> Material:  # noqa: ANN401
    plain: dict[str, Any] = {"practices": (), "own": (), "areas": (), "advised": (), "today": TODAY}
    return Material(interviews=interviews, **(plain | fields))


def found(*interviews: Interview, **fields: Any) -> list[str]:  # noqa: ANN401
    return [each.key for each in items.gather_items(material(*interviews, **fields))]


def an_item(name: str, minutes: int = ANSWERING) -> Item:
    return Item(name, "conflict", minutes, keys=frozenset({name}))


ABC = tuple(an_item(key(number)) for number in range(1, 7))


def conflict() -> list[str]:
    """The exercises of one area, the shortest first."""
    found = sorted(catalogue().exercises("conflict"), key=lambda each: each.minutes)
    return [f"conflict/{each.id}" for each in found]


def tonight(
    *practices: Practice,
    among: tuple[Item, ...] = ABC,
    on: int = 0,
    **fields: Any,  # noqa: ANN401
) -> list[str]:
    evening = practice_tonight.plan_evening(among, practices, wishes(**fields), day(on))
    return [each.key for each in evening.left]
