"""The sentences of `components.patterns.captions` for somebody who wants no numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.text import number_words

if TYPE_CHECKING:
    from data.analysis.report import AreaFinding, SlipFinding

LATELY = 3
LATELY_SAID = (", and not lately", ", and once lately", ", and lately again", ", lately each time")
OFTEN_SAID = ("once", "twice", "a few times", "many times")
FEW, SOME = 3, 6
"""So many are still a few, and some; beyond it they are many."""

NEAR, FAR = 0.75, 1.5
"""Rating points: up to the first a little, from the second on well."""


def evidence(row: AreaFinding, which: str = "that asked it") -> str:
    """How often an area went low, for two interviews or more: "Low in most of the interviews".

    `which` says what interviews these are.
    """
    low, asked = row.low_interviews, row.interviews
    if low == 0:
        return f"Never low in the interviews {which}."
    if low == asked:
        return f"Low in every interview {which}."
    some = "one" if low == 1 else number_words.of_several(low, asked)
    lately = LATELY_SAID[min(row.low_last3, LATELY)] if asked > LATELY else ""
    return f"Low in {some} of the interviews {which}{lately}."


def slip_evidence(row: SlipFinding) -> str:
    """In how many interviews a slip was ticked, where it was not ticked in all of them."""
    which = "one" if row.seen == 1 else number_words.of_several(row.seen, row.interviews)
    return f"Ticked in {which} of your interviews."


def count_rated(low: int, asked: int) -> str:
    """How often an area went low among what was rated of it."""
    if low == 0:
        return "Not low where you rated it."
    return f"Low {how_often(low, asked)} you rated it."


def how_often(low: int, asked: int) -> str:
    """How often an area went low, of the interviews that asked it: "every time", "about half"."""
    if low == asked:
        return "every time"
    return number_words.of_several(
        low, asked, ("now and then", "about half the time", "most times")
    )


def times(number: int) -> str:
    """How often: "once", "twice", "a few times", "many times"."""
    return OFTEN_SAID[0 if number <= 1 else 1 if number == 2 else 2 if number <= SOME else 3]  # noqa: PLR2004


def more_interviews(number: int) -> str:
    """How many more interviews something takes: "one more interview", "a few more interviews"."""
    if number == 1:
        return "one more interview"
    many = "a few" if number <= FEW else "some" if number <= SOME else "many"
    return f"{many} more interviews"


def distance(points: float) -> str:
    """Rating points from the usual, not at it: "a little below", "below", "well above"."""
    size = abs(points)
    direction = "below" if points < 0 else "above"
    return (
        f"a little {direction}" if size < NEAR else direction if size < FAR else f"well {direction}"
    )
