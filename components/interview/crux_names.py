"""How the crux names things: answers, ratings, counts and areas, in figures or in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.text import english
from components.text.markdown import plain_line
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.text.voice import Voice
    from data.analysis.crux_facts import Answer, AroundRating
    from data.models import Interview

LONGEST = 120
PAIR = 2


@dataclass(frozen=True)
class Naming:
    """Names the answers and ratings of one interview, its numbers as `voice` says them."""

    interview: Interview
    voice: Voice

    def quoted(self, answer: Answer) -> str:
        """A question as it was noted, on one line; by its place if it was noted without words."""
        every = self.interview.questions
        place, asked = next((n, q) for n, q in enumerate(every, 1) if q.id == answer.question)
        if not asked.text.strip():
            return f"the one without words, number {self.voice.count(place)}"
        return f"“{plain_line(asked.text, LONGEST)}”"

    def rated(self, answer: Answer) -> str:
        """A question with the rating of its answer."""
        return f"{self.quoted(answer)} ({self.voice.rating(answer.rating)})"

    def pick(self, which: str, answers: Sequence[Answer]) -> str:
        """The answers at the end of the scale named by `which`; `answers` are sorted from there.

        One or two that tie stand by name; of more the first, and how many stand with it.
        """
        tied = [each for each in answers if each.rating == answers[0].rating]
        rating = self.voice.rating(tied[0].rating)
        if len(tied) == 1:
            return f"{which}: {self.rated(tied[0])}"
        if len(tied) == PAIR:
            return f"{which}: {self.quoted(tied[0])} and {self.quoted(tied[1])} (both {rating})"
        more = self.voice.count(len(tied) - 1)
        return f"{which}: {self.quoted(tied[0])} and {more} more (all {rating})"

    def lowest(self, sorted_answers: Sequence[Answer]) -> str:
        """Names the lowest of these answers; where three or more are rated alike, says so."""
        first, last = sorted_answers[0].rating, sorted_answers[-1].rating
        if len(sorted_answers) > PAIR and first == last:
            every = self.voice.count(len(sorted_answers))
            was = self.went("was") if first == 1 else "was"
            return f"each of the {every} {was} {self.voice.rating(first)}"
        return self.pick("lowest", sorted_answers)

    def around(self, rated: Sequence[AroundRating]) -> str:
        """Ratings around the questions as a list: "Nerves (1) and Arriving (2)"."""
        return english.listing(
            [f"{area(each.area)} ({self.voice.rating(each.rating)})" for each in rated], len(rated)
        )

    @property
    def or_better(self) -> str:
        """What an answer that is not low was: "3 or better"."""
        return f"{self.voice.rating(3)} or better"

    def went(self, be: str) -> str:
        """The verb before a rating: figures take `be` ("were 3"), words "went" ("went so-so")."""
        return self.voice.choose(be, "went")

    @property
    def you_rated(self) -> str:
        """What follows a number of answers while others are not rated: "you rated"."""
        complete = all(each.rating is not None for each in self.interview.questions)
        return "" if complete else " you rated"

    def of_all(self, number: int, every: int) -> str:
        """So many of the rated answers: "both answers", "all six answers", "two of six answers"."""
        if number == every:
            return f"{self.every(every)} answers{self.you_rated}"
        the = "the " if self.you_rated else ""
        return (
            f"{self.voice.count(number)} of {the}{self.voice.count(every)} answers{self.you_rated}"
        )

    def every(self, number: int) -> str:
        """All of so many (two at least): "both", "all three"."""
        return "both" if number == PAIR else f"all {self.voice.count(number)}"

    def the_others(self, number: int) -> str:
        """How those that were not low went, one at least: "the other two were 3 or better"."""
        if number == 1:
            return f"the other one{self.you_rated} {self.went('was')} {self.or_better}"
        others = f"the other {self.voice.count(number)}{self.you_rated}"
        return f"{others} {self.went('were')} {self.or_better}"


def area(key: str) -> str:
    """An area by its short name."""
    return catalogue().area(key).short


def slips(keys: Sequence[str]) -> str:
    """Slips as a list inside a sentence."""
    return english.listing([slip(key) for key in keys])


def slip(key: str) -> str:
    """A slip as it stands inside a sentence: "no example"."""
    name = catalogue().slip(key).name
    return name[:1].lower() + name[1:]
