"""How numbers are said: in figures, or in words to somebody who wants no numbers.

One of the two is chosen when a page is entered, and handed to all that says a number there.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from components.text import number_words

_T = TypeVar("_T")

_SMALL = 10
"""Up to it, figures are spelled where people spell them: "six interviews", "12 interviews"."""

_TIMES = {1: "once", 2: "twice"}
AT_USUAL = 0.25
"""Nearer than this to the usual (rating points) is at the usual."""


class Voice(ABC):
    """How numbers are said to one person. Two voices of one kind are equal, and can be hashed."""

    shows_figures: ClassVar[bool]

    @abstractmethod
    def choose(self, figures: _T, words: _T) -> _T:
        """The one of two wordings that is meant for this person."""

    def figure(self, number: int) -> str:
        """A number as one looks it up: "6", or "six"."""
        return self.choose(str(number), number_words.spell(number))

    def count(self, number: int) -> str:
        """A number as it stands in a sentence: "six" and "12", or "twelve"; "no" for none."""
        return number_words.spell(number) if 0 <= number <= _SMALL else self.figure(number)

    def figure_of(self, number: int, thing: str) -> str:
        """So many things as one looks them up: "6 questions", or "six questions"."""
        return f"{self.figure(number)} {_plural(number, thing)}"

    def some(self, number: int, thing: str) -> str:
        """So many things in a sentence: "six interviews" and "12 interviews", or "twelve"."""
        return f"{self.count(number)} {_plural(number, thing)}"

    def more_interviews(self, number: int) -> str:
        """How many more interviews it takes: "six more interviews", or "some more interviews"."""
        more = self.choose(self.count(number), number_words.roughly(number))
        return f"{more} more {_plural(number, 'interview')}"

    def times(self, number: int) -> str:
        """How often: "twice", "three times", or "a few times"."""
        figures = _TIMES.get(number, f"{self.count(number)} times")
        return self.choose(figures, number_words.often(number))

    def how_often(self, number: int, every: int) -> str:
        """How often of `every` time it could be: "3 of 5", or "about half the time"."""
        return self.choose(f"{number} of {every}", number_words.how_often(number, every))

    def part(self, number: int, every: int) -> str:
        """Some of `every` (two at least), not all: "two", or "a few"."""
        words = "one" if number == 1 else number_words.of_several(number, every)
        return self.choose(self.count(number), words)

    def place(self, number: int) -> str:
        """What stands before an entry of a list in order: "1.", or a dash."""
        return self.choose(f"{number}.", "-")

    def rating(self, value: int) -> str:
        """A rating of 1 to 5: "2", or "hard going"."""
        return self.choose(str(value), number_words.rated(value))

    def average(self, value: float) -> str:
        """A mean rating: "3.5", or the words it lies nearest to."""
        return self.choose(f"{value:.1f}", number_words.rated(_nearest(value)))

    def mark(self, value: float) -> str:
        """A mean rating in a small cell: "3.5", or a sign such as "+"."""
        return self.choose(f"{value:.2g}", number_words.SIGNS[_nearest(value) - 1])

    def chance(self, per_cent: int) -> str:
        """A chance as somebody gave it: "70%", or "likely"."""
        return self.choose(f"{per_cent}%", number_words.likely(per_cent / 100))

    def likelihood(self, chance: float) -> str:
        """A chance (0 to 1) that was worked out: "about 7 in 10", or "likely"."""
        return self.choose(_in_ten(chance), number_words.likely(chance))

    def chance_that(self, chance: float, what: str) -> str:
        """A sentence: "The chance `what`: about 8 in 10.", or "It is very likely that `what`."."""
        words = f"{number_words.it_is(chance)} {what}."
        return self.choose(f"The chance {what}: {_in_ten(chance)}.", words)

    def share(self, part: float) -> str:
        """Which part (0 to 1) of many: "about 6 in 10", or "many"."""
        return self.choose(_in_ten(part), number_words.share(part))

    def distance(self, points: float) -> str:
        """Rating points from the usual: "about half a point below", or "a little below"."""
        size = abs(points)
        if size < AT_USUAL:
            return "about level"
        far = self.choose(f"about {_points(size)} ", number_words.how_far(size))
        return f"{far}{'below' if points < 0 else 'above'}"


@dataclass(frozen=True)
class Figures(Voice):
    """Numbers as figures, small ones spelled where people do."""

    shows_figures = True

    def choose(self, figures: _T, words: _T) -> _T:  # noqa: ARG002 - the other voice takes them
        """The figures."""
        return figures


@dataclass(frozen=True)
class Words(Voice):
    """Words in the place of every number."""

    shows_figures = False

    def choose(self, figures: _T, words: _T) -> _T:  # noqa: ARG002 - the other voice takes them
        """The words."""
        return words


def _in_ten(chance: float) -> str:
    tenths = round(chance * 10)
    if tenths == 0:
        return "fewer than 1 in 10"
    return "more than 9 in 10" if tenths == 10 else f"about {tenths} in 10"  # noqa: PLR2004


def _points(size: float) -> str:
    """Rating points to the nearest half: "two and a half points"."""
    whole, half = divmod(round(size * 2), 2)
    and_half = " and a half" if half else ""
    if whole == 0:
        return "half a point"
    return f"{number_words.spell(whole)}{and_half} points" if whole > 1 else f"a point{and_half}"


def _nearest(rating: float) -> int:
    return math.floor(rating + 0.5)


def _plural(number: int, thing: str) -> str:
    return thing if number == 1 else f"{thing}s"
