"""Numbers, ratings, chances and shares in words: what is shown where somebody wants no numbers."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = (*("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),)
HUNDRED, THOUSAND = 100, 1000

_RATED = ("badly", "hard going", "so-so", "well", "very well")
"""How something went, for a rating of 1 to 5."""

SIGNS = ("\u2212\u2212", "\u2212", "\u00b7", "+", "++")
"""The same as a sign that fits a small cell."""

EDGES = (0.1, 0.225, 0.4, 0.6, 0.775, 0.9)
"""Half-way between the chances offered (5, 15, 30, 50, 70, 85 and 95 per cent)."""

_LIKELY = ("hardly", "not likely", "could be", "even", "likely", "very likely", "almost sure")
IT_IS = (
    *("It is hardly likely that", "It is not likely that", "It could be that"),
    *("It is as likely as not that", "It is more likely than not that"),
    *("It is very likely that", "It is almost sure that"),
)
FEW, SOME = 3, 6
"""So many are still a few, and some; beyond it they are many."""

OFTEN, OFTEN_EDGES = ("once", "twice", "a few times", "many times"), (2, 3, 7)
NEAR, FAR = 0.75, 1.5
"""Rating points: up to the first a little, from the second on well."""

SHARES = ("hardly any", "a few", "some", "about half", "many", "most", "nearly all")
_LEFT = (
    *("Nearly done", "About a quarter left", "About a third left", "About half left"),
    *("About two thirds left", "Most of it left", "Nearly all of it left"),
)
LEFT_EDGES = (0.15, 0.29, 0.42, 0.58, 0.72, 0.9)


def spell(number: int) -> str:
    """`number` in words: "no", "twelve", "forty-two", "a hundred and five", "very many"."""
    if number < len(_SMALL):
        return _SMALL[max(0, number)]
    if number >= THOUSAND:
        return "very many"
    if number < HUNDRED:
        ten, one = divmod(number, 10)
        return f"{TENS[ten]}-{_SMALL[one]}" if one else TENS[ten]
    hundreds, rest = divmod(number, HUNDRED)
    head = "a hundred" if hundreds == 1 else f"{_SMALL[hundreds]} hundred"
    return f"{head} and {spell(rest)}" if rest else head


def rated(rating: int) -> str:
    """How it went, for a rating of 1 to 5: "so-so"."""
    return _RATED[rating - 1]


def likely(chance: float) -> str:
    """A chance (0 to 1): from "hardly" over "even" to "almost sure"."""
    return _LIKELY[bisect(EDGES, chance)]


def it_is(chance: float) -> str:
    """The opening of a sentence that holds with this chance: "It is very likely that"."""
    return IT_IS[bisect(EDGES, chance)]


def share(part: float) -> str:
    """How many of several (0 to 1): from "none" over "about half" to "all"."""
    if part in {0, 1}:
        return "all" if part else "none"
    return SHARES[bisect(EDGES, part)]


def left(part: float) -> str:
    """How much of a time is left (0 to 1): "About two thirds left"."""
    return _LEFT[bisect(LEFT_EDGES, part)]


def roughly(number: int) -> str:
    """About how many more of something, one at least: "one", "a few", "some", "many"."""
    if number == 1:
        return "one"
    return "a few" if number <= FEW else "some" if number <= SOME else "many"


def often(number: int) -> str:
    """How often: "once", "twice", "a few times", "many times"."""
    return OFTEN[bisect(OFTEN_EDGES, number)]


def how_often(low: int, asked: int) -> str:
    """How often of all the times it could be: "every time", "about half the time"."""
    if low == asked:
        return "every time"
    return of_several(low, asked, ("now and then", "about half the time", "most times"))


def how_far(points: float) -> str:
    """What stands before "below" or "above" for so many rating points: "a little ", "well "."""
    return "a little " if points < NEAR else "" if points < FAR else "well "


def of_several(
    low: int, asked: int, shares: Sequence[str] = ("a few", "about half", "most")
) -> str:
    """Which part of `asked` interviews (three at least) `low` are, in three steps."""
    part = low / asked
    few, half, most = shares
    return few if part < EDGES[2] else half if part <= EDGES[3] else most
