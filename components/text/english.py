"""Lists and days as people say them, and what is said of areas and slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.text import number_words
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from components.text.voice import Voice
    from data.analysis.slips import SlipFinding


def listing(names: Sequence[str], most: int = 3) -> str:
    """Names in a row: "a", "a and b", "a, b and c", and beyond `most` "a, b, c and two more"."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{number_words.spell(len(names) - most)} more")
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def starting(sentence: str) -> str:
    """`sentence` with its first letter large and the others as they are."""
    return sentence[:1].upper() + sentence[1:]


def short_date(day: date) -> str:
    """A day as a chart says it: "3 Mar"."""
    return f"{day.day} {day:%b}"


def is_around(area: str) -> bool:
    """Whether an area lies around the questions, so that nobody asks it: nerves, leaving."""
    return any(each.id == area for each in catalogue().around)


def where(area: str) -> str:
    """What stands after "the interviews": those that asked an area, or in which it was rated."""
    return "where you rated it" if is_around(area) else "that asked it"


def came_up(area: str) -> str:
    """How an area comes into an interview."""
    return "Rated" if is_around(area) else "Asked"


def too_early(interviews: int, needed: int, voice: Voice, *, filtered: bool) -> str:
    """What to say while fewer than `needed` interviews are rated."""
    if filtered:
        rated = starting(voice.some(interviews, "rated interview"))
        return f"{rated} here: too few to speak of patterns."
    if interviews == 0:
        return "Nothing is rated yet. Rate the questions of an interview, and it shows here."
    missing = voice.some(needed - interviews, "more interview")
    return f"Too early for patterns: {missing} will tell. This is what is known so far."


def slip_evidence(row: SlipFinding, voice: Voice) -> str:
    """In how many interviews a slip was ticked."""
    seen, every = row.seen, row.interviews
    if seen < every:
        part = f"{voice.part(seen, every)} of your interviews"
        return f"Ticked in {voice.choose(f'{seen} of {every} interviews', part)}."
    everywhere = {1: "the one interview", 2: "both interviews"}
    all_of_them = f"all {voice.choose(str(seen), 'your')} interviews"
    return f"Ticked in {everywhere.get(seen, all_of_them)}."
