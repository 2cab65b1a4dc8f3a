"""Plain names for what a person chooses from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.session import state
from components.text import number_words
from data.models import Format, Result, Stage, Wobble

if TYPE_CHECKING:
    import datetime as dt

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


def round_of(number: int) -> str:
    """A round by its place among those logged: "First"; "Round 7"."""
    return ROUNDS[number - 1] if number <= len(ROUNDS) else f"Round {figure(number)}"


def meeting(value: Format) -> str:
    """How people met, by its plain name."""
    return FORMATS[value]


def result(value: Result) -> str:
    """What came of it, by its plain name."""
    return RESULTS[value]


def wobble(value: Wobble) -> str:
    """When somebody gave up inside."""
    return WOBBLES[value]


def chance(per_cent: int) -> str:
    """A chance in per cent; in words for somebody who wants no numbers."""
    return number_words.likely(per_cent / 100) if state.read(state.GENTLE) else f"{per_cent}%"


def chance_lead() -> str:
    """What stands before a chance that was felt."""
    words = state.read(state.GENTLE)
    return "Would you go through? You said:" if words else "You gave it a chance of"


def chances(*stored: int | None) -> tuple[int, ...]:
    """The chances to choose from, with any stored one among them; no two read alike."""
    every = [*CHANCES, *(each for each in stored if each is not None)]
    return tuple(sorted({chance(each): each for each in every}.values()))


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


def count(number: int, thing: str) -> str:
    """A number with its noun, such as "1 question" or "6 questions"; in words if so wanted."""
    return f"{figure(number)} {thing}" if number == 1 else f"{figure(number)} {thing}s"


def felt(rating: int) -> str:
    """How it felt, given later, as the person wants to read it: "4 of 5", or in words."""
    if not state.read(state.GENTLE):
        return f"{rating} of 5"
    return FELT[rating - 1][:1].lower() + FELT[rating - 1][1:]


def figure(number: int) -> str:
    """A number as the person wants to read it: "6", or "six"."""
    return number_words.spell(number) if state.read(state.GENTLE) else str(number)


def place(number: int) -> str:
    """What stands before an entry of a list in order: "1.", or a dot in words."""
    return "-" if state.read(state.GENTLE) else f"{number}."


def rating(value: int) -> str:
    """A rating of 1 to 5 as the person wants to read it: "2", or "hard going"."""
    return number_words.rated(value) if state.read(state.GENTLE) else str(value)


def on_scale(value: int, ends: tuple[str, str] = ENDS) -> str:
    """A rating where it is chosen: a figure, and at both ends of the row what it means."""
    meant = {LOWEST: ends[0], HIGHEST: ends[-1]}.get(value)
    return f"{value} {meant}" if meant else str(value)
