"""Sentences about what the ratings say: verdicts, evidence, chances, and the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components import gently, numerals, state
from data.analysis import patterns
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from data.analysis.study import AreaFinding, SlipFinding


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TIMES = {1: "once", 2: "twice"}
LATELY = 3
EVEN = 0.5
CAPTIONS: Mapping[str, str] = {
    patterns.PATTERN: "Recurs",
    patterns.IMPROVING: "Improving",
    patterns.BLIP: "A blip",
    patterns.STRENGTH: "A strength",
    patterns.NO_CONCERN: "No concern",
    patterns.UNDECIDED: "Too early to say",
}
LEANING = "Leaning towards a pattern"
UNCLEAR = "Cannot be said yet"
HELD_UP = "Held up"
CLOSE = "Close to the line"
ALONE = "It is the one area rated so far: there is no usual to compare it with yet."
ALL_IN_ONE = (
    "All that is rated so far is in one area, so there is no usual to compare it with yet. "
    "Ratings in other areas will tell."
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Found(NamedTuple):
    """What the headline speaks of, by name, the most pressing first."""

    recurring: Sequence[str] = ()
    slips: Sequence[str] = ()
    improving: Sequence[str] = ()
    strengths: Sequence[str] = ()


def count(number: int, *, gentle: bool | None = None) -> str:
    """`number` as people write it: in words while it is small; always in words if `gentle`.

    While nothing is said about it, as the person has set it; so it is with the next ones.
    """
    if _is_gentle(gentle):
        return numerals.spell(number)
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def some(number: int, thing: str, *, gentle: bool | None = None) -> str:
    """So many things: "one interview", "two interviews", "no interviews"."""
    return f"{count(number, gentle=gentle)} {thing}{'' if number == 1 else 's'}"


def times(number: int, *, gentle: bool | None = None) -> str:
    """How often: "once", "twice", "three times"; if `gentle`, "a few times"."""
    if _is_gentle(gentle):
        return gently.times(number)
    return TIMES.get(number, f"{count(number)} times")


def listing(names: Sequence[str], most: int = 3) -> str:
    """Names in a row: "a", "a and b", "a, b and c", and beyond `most` "a, b, c and two more"."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{numerals.spell(len(names) - most)} more")
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _is_gentle(said: bool | None) -> bool:
    return state.read(state.GENTLE) if said is None else said


def starting(sentence: str) -> str:
    """`sentence` with its first letter large and the others as they are."""
    return sentence[:1].upper() + sentence[1:]


def short_date(day: date) -> str:
    """A day as a chart says it: "3 Mar"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def in_ten(chance: float, *, gentle: bool | None = None) -> str:
    """A probability (0 to 1) as a natural frequency: "about 6 in 10"; if `gentle`, "many"."""
    if _is_gentle(gentle):
        return numerals.share(chance)
    tenths = round(chance * 10)
    if tenths == 0:
        return "fewer than 1 in 10"
    return "more than 9 in 10" if tenths == 10 else f"about {tenths} in 10"  # noqa: PLR2004


def caption(row: AreaFinding) -> str:
    """The verdict, as the small line over a card."""
    if row.lean:
        return UNCLEAR if is_calm(row) else LEANING
    if row.verdict == patterns.UNDECIDED and row.more == 0:
        return CLOSE
    return CAPTIONS[row.verdict]


def caption_held(row: AreaFinding) -> str:
    """The small line over what has held up best: its verdict, where that is a good one."""
    good = {patterns.STRENGTH, patterns.IMPROVING}
    return CAPTIONS[row.verdict] if row.verdict in good else HELD_UP


def is_calm(row: AreaFinding) -> bool:
    """Whether a leaning is none to be alarmed at: more likely no pattern, or not low of late."""
    return row.lean and (row.p_weak < EVEN or row.low_lately == 0)


def is_around(area: str) -> bool:
    """Whether an area lies around the questions, so that nobody asks it: nerves, leaving."""
    return any(each.id == area for each in catalogue().around)


def where(area: str) -> str:
    """What stands after "the interviews": those that asked an area, or in which it was rated."""
    return "where you rated it" if is_around(area) else "that asked it"


def came_up(area: str) -> str:
    """How an area comes into an interview."""
    return "Rated" if is_around(area) else "Asked"


def evidence(row: AreaFinding, *, gentle: bool = False) -> str:
    """How often an area went low, and how often of late."""
    low, asked = row.low_interviews, row.interviews
    if asked == 1:
        return f"{came_up(row.area)} in one interview, {'and low there' if low else 'and not low'}."
    which = where(row.area)
    if gentle:
        return gently.evidence(row, which)
    if low == 0:
        return f"Never low in the {asked} interviews {which}."
    if low == asked:
        return f"Low in {'both' if asked == 2 else f'all {asked}'} interviews {which}."  # noqa: PLR2004
    return f"Low in {low} of the {asked} interviews {which}{_lately(asked, row.low_lately)}."


def _lately(asked: int, low: int) -> str:
    return f", {low or 'none'} of the last {LATELY}" if asked > LATELY else ""


def chance(row: AreaFinding, *, gentle: bool = False) -> str:
    """The probability behind a verdict, in natural frequencies; all in the person's own ratings."""
    if gentle:
        return gently.chance(row)
    if row.verdict == patterns.STRENGTH:
        return f"The chance it is well above your usual: {in_ten(row.p_strong)}."
    if row.verdict == patterns.IMPROVING:
        return f"The chance it has risen since you began: {in_ten(row.p_rise)}."
    return f"The chance it is well below your usual: {in_ten(row.p_weak)}."


def settling(row: AreaFinding, *, gentle: bool = False) -> str:
    """What would settle an undecided area; when no more ratings are missing, it is close."""
    if row.more == 0:
        return "It sits close to the line."
    more = gently.more_ratings(row.more) if gentle else f"about {some(row.more, 'more rating')}"
    return f"{starting(more)} would settle it."


def headline(found: Found) -> str:
    """What recurs, what improves and what is strong, in two or three short sentences."""
    return " ".join(filter(None, (_recurring(found), slipping(found.slips), _going_well(found))))


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


def _recurring(found: Found) -> str:
    if not found.recurring:
        return "" if found.slips else "Nothing recurs so far."
    things = len(found.recurring)
    verb = "thing recurs" if things == 1 else "things recur"
    return f"{starting(numerals.spell(things))} {verb}: {listing(found.recurring)}."


def slipping(slips: Sequence[str]) -> str:
    """Which slips keep coming back, by name; nothing where none does."""
    if not slips:
        return ""
    which = "slip that keeps" if len(slips) == 1 else "slips that keep"
    return f"The {which} coming back: {listing(slips)}."


def _going_well(found: Found) -> str:
    parts = []
    if found.strengths:
        kind = "a strength" if len(found.strengths) == 1 else "strengths"
        parts.append(f"{listing(found.strengths)} {_are(found.strengths)} {kind}")
    if found.improving:
        parts.append(f"{listing(found.improving)} {_are(found.improving)} improving")
    return starting(", and ".join(parts)) + "." if parts else ""


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def slip_evidence(row: SlipFinding, *, gentle: bool = False) -> str:
    """In how many interviews a slip was ticked."""
    if row.seen < row.interviews:
        if gentle:
            return gently.slip_evidence(row)
        return f"Ticked in {row.seen} of {row.interviews} interviews."
    everywhere = {1: "the one interview", 2: "both interviews"}
    every = "all your interviews" if gentle else f"all {row.seen} interviews"
    return f"Ticked in {everywhere.get(row.seen, every)}."
