"""Each claim that may be made of an interview, worked out again from its plain records.

Nothing is shared with the app but the names of areas and slips.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.models import Interview, Question

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WOBBLED = {"early on": "early", "half-way": "half-way", "near the end": "late"}
QUOTED = r"“([^”]*)”"
NAME = "([A-Z][A-Za-z -]+)"
WHERE = "(?:that asked it|where you rated it)"


class Case(NamedTuple):
    """One interview, and the person's others before it."""

    one: Interview
    before: Sequence[Interview]

    @property
    def rated(self) -> list[Question]:
        return [each for each in self.one.questions if each.rating]

    def low(self) -> list[Question]:
        return [each for each in self.rated if (each.rating or 0) < 3]

    def rating(self, text: str) -> int:
        (found,) = [each for each in self.one.questions if each.text == text]
        return found.rating or 0


def number(word: str) -> int:
    """What a number stands for: "two", "12", "both", "all five"."""
    plain = word.lower().removeprefix("all ").strip()
    if plain in {"both", "one", "a"}:
        return 2 if plain == "both" else 1
    return int(plain) if plain.isdigit() else COUNTS.index(plain)


def area_key(name: str) -> str:
    (found,) = [each.id for each in catalogue().areas if each.short == name]
    return found


def slip_key(name: str) -> str:
    (found,) = [each.key for each in catalogue().slips if each.name.lower() == name.lower()]
    return found


def split(names: str) -> list[str]:
    """The names of a row: "a, b and c"."""
    return re.split(r", | and ", names)


def sizes(case: Case, part: str, chosen: Iterable[Question]) -> bool:
    """Whether "two of six answers", "all six answers (you rated)" is so of those `chosen`."""
    rated, some = len(case.rated), len(list(chosen))
    complete = len(case.rated) == len(case.one.questions)
    if not complete and "you rated" not in part:
        return False
    found = re.fullmatch(r"(\w+) of (?:the )?(\w+) answers(?: you rated)?", part, re.IGNORECASE)
    if found:
        return (number(found[1]), number(found[2])) == (some, rated) and some < rated
    every = re.fullmatch(r"(both|all \w+) answers(?: you rated)?", part, re.IGNORECASE)
    return bool(every) and number(every[1] if every else "") == some == rated


def ends(text: str, among: Sequence[Question], *, best: bool = False) -> bool:
    """Whether the answers named as lowest (or best) are, with their rating, and no more tie."""
    edge = (max if best else min)(each.rating or 0 for each in among)
    tied = {each.text for each in among if each.rating == edge}
    if each := re.fullmatch(r"each of the (\w+) was (\d)", text):
        return number(each[1]) == len(tied) == len(among) > 2 and int(each[2]) == edge
    named = set(re.findall(QUOTED, text))
    if f"({edge})" in text:
        return named == tied and len(tied) == 1
    if f"(both {edge})" in text:
        return named == tied and len(tied) == 2
    more = re.search(rf"and (\w+) more \(all {edge}\)", text)
    return bool(more) and named <= tied and len(tied) == 1 + number(more[1] if more else "")


def others_held(case: Case, how_many: str, you_rated: str) -> bool:
    """Whether so many others were 3 or better, and no rated one is forgotten."""
    held = [each for each in case.rated if (each.rating or 0) >= 3]
    complete = len(case.rated) == len(case.one.questions)
    return number(how_many) == len(held) and (complete or bool(you_rated))


def beside(case: Case, row: str) -> bool:
    """Whether "Nerves (1) and Arriving (2)" are what was low around the questions."""
    low = {(each.area, each.rating) for each in case.one.around if each.rating in {1, 2}}
    named = re.findall(r"([A-Z][a-z ]+) \((\d)\)", row)
    return {(area_key(name), int(rating)) for name, rating in named} == low


def earlier_lows(case: Case, name: str, how_many: str) -> bool:
    """Whether an area was low in so many earlier interviews, and in all that rated it."""
    area = area_key(name)
    every = [now(one, area) for one in case.before]
    lowest = [min(ratings) for ratings in every if ratings]
    return len(lowest) == number(how_many) >= 2 and max(lowest) < 3


def now(one: Interview, area: str) -> list[int]:
    """The ratings of an area in one interview."""
    answers = [each.rating for each in one.questions if each.area == area]
    around = [each.rating for each in one.around if each.area == area]
    return [each for each in (*answers, *around) if each]


def usual(case: Case) -> float:
    found = [q.rating for one in case.before for q in one.questions if q.rating]
    return sum(found) / len(found)


def whole_day(case: Case, part: str, areas: str | None, lowest: str) -> bool:
    under = [each for each in case.rated if (each.rating or 0) < usual(case)]
    enough = sum(any(q.rating for q in one.questions) for one in case.before) >= 2
    where = {each.area for each in under}
    right = areas is None or (None not in where and number(areas) == len(where))
    mostly = 2 * len(under) > len(case.rated)
    return enough and mostly and right and sizes(case, part, under) and ends(lowest, case.low())


def same_slip(case: Case, how_many: str, name: str, rest: str) -> bool:
    ticked = [each for each in case.one.questions if slip_key(name) in each.slips]
    low = [each for each in ticked if each.rating in {1, 2}]
    if number(how_many) != len(ticked):
        return False
    if one := re.fullmatch(rf"One of them was low: {QUOTED} \((\d)\)\.", rest):
        return [(each.text, each.rating) for each in low] == [(one[1], int(one[2]))]
    some = re.fullmatch(r"(Both|All of them|\w+ of them) were low; (.*)\.", rest)
    assert some, rest
    counted = {"Both": 2, "All of them": len(ticked)}.get(some[1])
    whole = some[1] in {"Both", "All of them"}
    counted = number(some[1].split()[0]) if counted is None else counted
    lowest = some[2].removeprefix("lowest: ")
    return counted == len(low) and whole == (len(low) == len(ticked)) and ends(lowest, low)


def turned(case: Case, said: re.Match[str]) -> bool:
    text, two, was, three, became = said.groups()
    place = [each.text for each in case.rated].index(text)
    ratings = [each.rating or 0 for each in case.rated]
    before, after = ratings[:place], ratings[place:]
    means = (sum(before) / len(before), sum(after) / len(after))
    right = (number(two), number(three)) == (len(before), len(after))
    gave_up = case.one.wobble not in {None, "no"}
    return (
        right
        and all(abs(m - float(s)) < 0.051 for m, s in zip(means, (was, became), strict=True))
        and means[0] - means[1] >= 1
        and not (gave_up and case.one.turned_round)
    )


def noted(case: Case, when: str | None, round_: str | None) -> bool:
    wobble = case.one.wobble
    ticked = any("gave-up" in each.slips for each in case.one.questions)
    if when is None:
        return wobble not in {None, "no"} or ticked
    return WOBBLED[when.strip()] == wobble and bool(round_) == bool(case.one.turned_round)


def about(case: Case, how_many: str, lows: str, name: str) -> bool:
    here = [each for each in case.low() if each.area == area_key(name)]
    return number(how_many) == len(here) and number(lows) == len(case.low())


def all_low(case: Case, part: str, middle: str | None, lowest: str) -> bool:
    low = case.low()
    if middle:
        found = re.findall(rf"(\w+) (?:of them were )?about {NAME}", middle)
        if not all(about(case, some, str(len(low)), name) for some, name in found):
            return False
    return number(part) == len(low) == len(case.rated) and ends(lowest, low)


def few(case: Case, how_many: str, named: str) -> bool:
    found = {(text, int(rating)) for text, rating in re.findall(rf"{QUOTED} \((\d)\)", named)}
    return number(how_many) == len(found) and found == {(e.text, e.rating) for e in case.low()}


def ticked(case: Case, names: str) -> bool:
    """Whether these slips were ticked, under whichever answer."""
    return {slip_key(name) for name in split(names)} <= {s for q in case.rated for s in q.slips}


def under(case: Case, which: str, names: str) -> bool:
    """Whether these slips were ticked under exactly so many of the low answers."""
    said = {slip_key(name) for name in split(names)}
    among = case.low() if "low" in which else case.rated
    having = [each for each in among if said & set(each.slips)]
    counted = re.match(r"(\w+) of the low", which)
    expected = number(counted[1]) if counted else len(among) if "low" in which else len(having)
    each_is_there = all(any(slip in each.slips for each in having) for slip in said)
    return each_is_there and expected == len(having) and ("ones" in which) == (len(among) > 1)


def around_too(case: Case, row: str) -> bool:
    """Whether these were low around them; staying positive may have been told before."""
    low = {(e.area, e.rating) for e in case.one.around if e.rating in {1, 2}}
    named = re.findall(r"([A-Z][a-z ]+) \((\d)\)", row)
    said = {(area_key(name), int(rating)) for name, rating in named}
    return bool(said) and said <= low and {area for area, _ in low - said} <= {"staying-positive"}


def none_low(case: Case, you_rated: str | None) -> bool:
    complete = len(case.rated) == len(case.one.questions)
    return not case.low() and (complete or bool(you_rated))


def in_areas(case: Case, how: str, names: str) -> bool:
    """Whether these are the areas of the low answers."""
    areas = {each.area for each in case.low() if each.area}
    more = re.search(r" and (\w+) more$", names)
    named = {each.id for each in catalogue().areas if each.short in names}
    count = len(named) + (number(more[1]) if more else 0)
    unfiled = any(each.area is None for each in case.low())
    said = re.match(r"in (\w+) areas", how)
    told = number(said[1]) == len(areas) and not unfiled if said else unfiled
    return named <= areas and count == len(areas) and told
