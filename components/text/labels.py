"""Plain names for what a person chooses from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.text.markdown import plain_line
from data.models import Format, Interview, Result, Stage, Wobble

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from components.text.voice import Voice

STAGES = {
    Stage.SCREENING: "First call",
    Stage.FIRST: "First interview",
    Stage.TECHNICAL: "Technical or practical",
    Stage.PANEL: "Panel",
    Stage.LATER: "Later round",
    Stage.FINAL: "Final round",
}
ROUNDS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
FORMATS = {
    Format.IN_PERSON: "In person",
    Format.VIDEO: "Video",
    Format.PHONE: "Phone",
    Format.ASSESSMENT: "Assessment day",
    Format.RECORDED: "Recorded",
}
RESULTS = {
    Result.WAITING: "Waiting to hear",
    Result.THROUGH: "Through to the next round",
    Result.OFFER: "Offer",
    Result.REJECTED: "Turned down",
    Result.NO_ANSWER: "No answer",
    Result.WITHDRAWN: "Withdrew",
}
WOBBLES = {
    Wobble.NO: "No",
    Wobble.EARLY: "Early on",
    Wobble.HALF_WAY: "Half-way",
    Wobble.LATE: "Near the end",
}
FELT = (
    "It felt like it came apart",
    "It felt harder than it should have",
    "It felt mixed",
    "It felt mostly good",
    "It felt like it went really well",
)
LOWEST, HIGHEST = 1, 5
ENDS = ("badly", "very well")
"""What the two ends of a row of ratings mean, where nothing else is said."""

CHANCES = (5, 15, 30, 50, 70, 85, 95)


def stage(value: Stage) -> str:
    """A stage by its plain name."""
    return STAGES[value]


def round_of(number: int, voice: Voice) -> str:
    """A round by its place among those logged: "First"; "Round 7"."""
    return ROUNDS[number - 1] if number <= len(ROUNDS) else f"Round {voice.figure(number)}"


def meeting(value: Format) -> str:
    """How people met, by its plain name."""
    return FORMATS[value]


def result(value: Result) -> str:
    """What came of it, by its plain name."""
    return RESULTS[value]


def wobble(value: Wobble) -> str:
    """When somebody gave up inside."""
    return WOBBLES[value]


def chances(stored: Iterable[int | None], voice: Voice) -> tuple[int, ...]:
    """The chances to choose from, with any stored one among them; no two read alike."""
    every = [*CHANCES, *(each for each in stored if each is not None)]
    return tuple(sorted({voice.chance(each): each for each in every}.values()))


def day(date: dt.date) -> str:
    """A date in words, such as "3 November 2026"."""
    return f"{date.day} {date:%B} {date.year}"


def short_day(date: dt.date, today: dt.date) -> str:
    """A date as one says it: today, yesterday, 3 November, with the year once it is another."""
    ago = (today - date).days
    if ago in {0, 1}:
        return ("today", "yesterday")[ago]
    plain = f"{date.day} {date:%B}"
    return plain if date.year == today.year else f"{plain} {date.year}"


def coming_day(date: dt.date, today: dt.date) -> str:
    """A day to come as one says it: today, tomorrow, Thursday 3 December."""
    ahead = (date - today).days
    if ahead in {0, 1}:
        return ("today", "tomorrow")[ahead]
    return f"{date:%A} {short_day(date, today)}" if ahead > 0 else day(date)


def on_scale(value: int, ends: tuple[str, str] = ENDS) -> str:
    """A rating where it is chosen: a figure, and at both ends of the row what it means."""
    meant = {LOWEST: ends[0], HIGHEST: ends[-1]}.get(value)
    return f"{value} {meant}" if meant else str(value)


LONGEST_NAME = 80


def title(interview: Interview) -> str:
    """Company and role, as far as they are known."""
    company = plain_line(interview.company, LONGEST_NAME) or "Somewhere unnamed"
    role = plain_line(interview.role, LONGEST_NAME)
    return f"**{company}** · {role}" if role else f"**{company}**"
