"""Sentences about an answer: a no in its place, what fits next, ratings side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.text import english
from data.catalogue.loader import catalogue
from data.coaching.applications.outcome_context import PictureKind
from data.models import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.text.voice import Voice
    from data.coaching.applications.outcome_context import Gaps, JobCounts, RowOfMarks

KIND = {
    Result.WAITING: "Nothing yet. That often says little about how it went.",
    Result.THROUGH: "You are through: they want to hear more from you. Enjoy that first.",
    Result.OFFER: "An offer: they have chosen you. Take your time with the terms.",
    Result.REJECTED: "That is hard to read. You needn’t reply today; a kind line can wait.",
    Result.NO_ANSWER: (
        "Not hearing back often says little about your answers, and it happens to most people: "
        "about six in ten job seekers (Greenhouse, 2024). You can ask once more, or let it go."
    ),
    Result.WITHDRAWN: "You stepped back. Knowing what you don’t want is worth something, too.",
}
MARKS = {
    PictureKind.OPEN: ("still open", "a no"),
    PictureKind.THROUGH: ("you got through", "a no"),
    PictureKind.INVITED: ("they wanted to meet you", "not so far"),
    PictureKind.ELSEWHERE: ("led to a job, elsewhere", "did not"),
}
"""What a full mark stands for, and an empty one."""

UNKNOWN = "Whatever they say, it can wait here until you want to look at it. One tap is enough."
"""Said while nothing is recorded."""


def in_proportion(found: JobCounts, voice: Voice, *, hide_noes: bool = False) -> str:
    """How a no compares with one's other tries; empty if there is nothing to compare it with."""
    told = [_open(found, voice, hide_noes=hide_noes)] if found.alive else []
    if found.through:
        told.append(
            f"You went through in {voice.figure(found.through)} of the "
            f"{voice.figure(found.answered)} that gave you an answer."
        )
    if not told and 0 < found.interviewed < found.all:
        told.append(
            f"In {voice.figure(found.interviewed)} of the {voice.figure(found.all)} you tried "
            "for, they wanted to meet you."
        )
    return " ".join(told)


def _open(found: JobCounts, voice: Voice, *, hide_noes: bool) -> str:
    """What is still open; a no is counted only beside as many that are."""
    alive = voice.count(found.alive)
    if hide_noes or not 0 < found.noes <= found.alive:
        return f"{english.starting(alive)} {'is' if found.alive == 1 else 'are'} still open."
    noes = "one no" if found.noes == 1 else f"{voice.count(found.noes)} noes"
    return f"{english.starting(noes)}; {alive} still open."


def elsewhere(found: JobCounts, voice: Voice) -> str:
    """What is known of other people's tries, for whoever has nothing of their own to compare."""
    first = found.answered <= 1 and found.noes <= 1
    lead = "It’s your first answer, so there’s nothing of your own to set beside it yet. "
    firms = voice.choose("60,000 small firms", "many small firms")
    return (
        f"{lead if first else ''}Elsewhere, about one interview in four leads to a job (figures "
        f"from {firms}), so most people hear no more often than yes."
    )


def legend(picture: RowOfMarks) -> str:
    """What the marks of the picture beside a no are."""
    full, empty = MARKS[picture.kind]
    return f"● {full}" + (f" · ○ {empty}" if picture.empty else "")


def gaps(found: Gaps) -> str:
    """Where own ratings and theirs lie apart, over all feedback so far; empty if nowhere."""
    told = []
    if found.kinder:
        told.append(f"So far they rate you higher than you do in {_areas(found.kinder)}.")
    if found.harsher:
        told.append(f"So far they saw more to work on than you did in {_areas(found.harsher)}.")
    return " ".join(told)


def _areas(areas: Sequence[str]) -> str:
    return english.listing([f"*{catalogue().area(area).name}*" for area in areas])
