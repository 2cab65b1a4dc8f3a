"""A share of a person's own cases: counted while there are few, a chance in ten from ten on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.text.voice import Voice

ENOUGH_FOR_CHANCES = 10
_PAIR = 2


def of_these(number: int, every: int, voice: Voice) -> str:
    """Which of one's `every` cases (two or more) something is true of: "none of the three".

    From ten on, where it is true of some, "about 6 in 10".
    """
    of_them = voice.choose(f"of the {voice.count(every)}", "of them")
    if every == _PAIR and number != 1:
        return "both" if number else "neither"
    if number == every:
        return f"all {voice.choose(voice.count(every), of_them)}"
    if number == 0:
        return f"none {of_them}"
    if every >= ENOUGH_FOR_CHANCES:
        return voice.share(number / every)
    return f"{voice.part(number, every)} {of_them}"
