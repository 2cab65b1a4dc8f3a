"""Numbers, lists, chances and days as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.patterns import sentences_in_words
from components.session import state
from components.text import number_words
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.analysis.report import SlipFinding


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TIMES = {1: "once", 2: "twice"}


def count(number: int, *, gentle: bool | None = None) -> str:
    """`number` as people write it: in words while it is small; always in words if `gentle`.

    While nothing is said about it, as the person has set it; so it is with the next ones.
    """
    if _is_gentle(gentle):
        return number_words.spell(number)
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def some(number: int, thing: str, *, gentle: bool | None = None) -> str:
    """So many things: "one interview", "two interviews", "no interviews"."""
    return f"{count(number, gentle=gentle)} {thing}{'' if number == 1 else 's'}"


def times(number: int, *, gentle: bool | None = None) -> str:
    """How often: "once", "twice", "three times"; if `gentle`, "a few times"."""
    if _is_gentle(gentle):
        return sentences_in_words.times(number)
    return TIMES.get(number, f"{count(number)} times")


def listing(names: Sequence[str], most: int = 3) -> str:
    """Names in a row: "a", "a and b", "a, b and c", and beyond `most` "a, b, c and two more"."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{number_words.spell(len(names) - most)} more")
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _is_gentle(said: bool | None) -> bool:
    return state.read(state.GENTLE) if said is None else said


def starting(sentence: str) -> str:
    """`sentence` with its first letter large and the others as they are."""
    return sentence[:1].upper() + sentence[1:]


def short_date(day: date) -> str:
    """A day as a chart says it: "3 Mar"."""
    return f"{day.day} {day:%b}"


def in_ten(chance: float, *, gentle: bool | None = None) -> str:
    """A probability (0 to 1) as a natural frequency: "about 6 in 10"; if `gentle`, "many"."""
    if _is_gentle(gentle):
        return number_words.share(chance)
    tenths = round(chance * 10)
    if tenths == 0:
        return "fewer than 1 in 10"
    return "more than 9 in 10" if tenths == 10 else f"about {tenths} in 10"  # noqa: PLR2004


def is_around(area: str) -> bool:
    """Whether an area lies around the questions, so that nobody asks it: nerves, leaving."""
    return any(each.id == area for each in catalogue().around)


def where(area: str) -> str:
    """What stands after "the interviews": those that asked an area, or in which it was rated."""
    return "where you rated it" if is_around(area) else "that asked it"


def came_up(area: str) -> str:
    """How an area comes into an interview."""
    return "Rated" if is_around(area) else "Asked"


def too_early(interviews: int, needed: int, *, filtered: bool) -> str:
    """What to say while fewer than `needed` interviews are rated."""
    if filtered:
        return (
            f"{starting(some(interviews, 'rated interview'))} here: too few to speak of patterns."
        )
    if interviews == 0:
        return "Nothing is rated yet. Rate the questions of an interview, and it shows here."
    missing = some(needed - interviews, "more interview")
    return f"Too early for patterns: {missing} will tell. This is what is known so far."


def slipping(slips: Sequence[str]) -> str:
    """Which slips keep coming back, by name; nothing where none does."""
    if not slips:
        return ""
    which = "slip that keeps" if len(slips) == 1 else "slips that keep"
    return f"The {which} coming back: {listing(slips)}."


def slip_evidence(row: SlipFinding, *, gentle: bool = False) -> str:
    """In how many interviews a slip was ticked."""
    if row.seen < row.interviews:
        if gentle:
            return sentences_in_words.slip_evidence(row)
        return f"Ticked in {row.seen} of {row.interviews} interviews."
    everywhere = {1: "the one interview", 2: "both interviews"}
    every = "all your interviews" if gentle else f"all {row.seen} interviews"
    return f"Ticked in {everywhere.get(row.seen, every)}."
