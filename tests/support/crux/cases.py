"""Interviews written down in a line or two, and what is said of the last of them."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from components.interview import crux_text
from components.text.markdown import JOINER
from components.text.voice import Figures, Voice
from data.analysis import crux
from data.models import Around, Interview, Question
from tests.support.page_driver import NOW, TODAY, key

Said = tuple[str | None, int | None] | tuple[str | None, int | None, str]
"""An answer: its area, its rating, and the slips ticked, apart by spaces."""

FIGURES = Figures()


class Told(NamedTuple):
    """The kind of crux, and what is said of it."""

    kind: str
    sentence: str


def interview(number: int, *answers: Said, **fields: Any) -> Interview:  # noqa: ANN401 - any field
    """The interview of day `number`, its questions named A, B, C, ... as they were noted."""
    around = fields.pop("around", {})
    day = TODAY + dt.timedelta(days=number)
    return Interview(
        id=key(number + 1),
        created=NOW,
        updated=NOW,
        date=day,
        questions=tuple(_question(number, place, each) for place, each in enumerate(answers)),
        around=tuple(Around(area=area, rating=rating) for area, rating in around.items()),
        **fields,
    )


def _question(number: int, place: int, said: Said) -> Question:
    area, rating, *ticked = said
    return Question(
        id=key(1000 * (number + 1) + place),
        text=f"Question {chr(65 + place)}",
        area=area,
        rating=rating,
        slips=tuple(ticked[0].split()) if ticked else (),
    )


def look(
    *answers: Said,
    before: tuple[tuple[Said, ...], ...] = (),
    voice: Voice = FIGURES,
    **fields: Any,  # noqa: ANN401 - any field of the interview
) -> Told:
    """What is said of an interview with these answers, after those `before` it."""
    earlier = [interview(number, *said) for number, said in enumerate(before)]
    last = interview(len(earlier), *answers, **fields)
    found = crux.crux_of([*earlier, last], last.id)
    return Told(found.kind, bare(crux_text.tell_crux_text(found, last, voice)))


def bare(text: str) -> str:
    """Markdown's text without its escapes."""
    return text.replace("\\", "").replace(JOINER, "")
