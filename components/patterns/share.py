"""A share of a person's own cases: counted while there are few, a chance in ten from ten on."""

from __future__ import annotations

from components.text import english, number_words

ENOUGH_FOR_CHANCES = 10
PAIR = 2


def of_these(number: int, every: int, *, gentle: bool) -> str:
    """Which of one's `every` cases (two or more) something is true of: "none of the three".

    From ten on, where it is true of some, "about 6 in 10".
    """
    if number in {0, every}:
        return _none_or_all(number, every, gentle=gentle)
    if every >= ENOUGH_FOR_CHANCES:
        return english.in_ten(number / every, gentle=gentle)
    if not gentle:
        return f"{english.count(number, gentle=False)} of the {english.count(every, gentle=False)}"
    some = "one" if number == 1 else number_words.of_several(number, every)
    return f"{some} of them"


def _none_or_all(number: int, every: int, *, gentle: bool) -> str:
    if every == PAIR:
        return "both" if number else "neither"
    if gentle:
        return "all of them" if number else "none of them"
    counted = english.count(every, gentle=False)
    return f"all {counted}" if number else f"none of the {counted}"
