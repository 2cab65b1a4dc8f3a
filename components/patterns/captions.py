"""The sentence each picture of Patterns goes with: what it shows, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components.text import english, number_words
from data.analysis import self_rating_bias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.text.voice import Voice
    from data.analysis.self_rating_bias import Calibration

COUNTED = "What you rated"
READING = "The dot is the best guess; the true value is very likely inside the bar."
OWN_RATINGS = "All of this comes from your own ratings."

INTERVIEWS = (
    "Every area in every interview, the lowest first: 1 went badly, 5 went very well, "
    "empty was not rated. A cell opens its interview."
)
INTERVIEWS_IN_WORDS = (
    f"Every area in every interview, the lowest first: {number_words.SIGNS[0]} went badly, "
    f"{number_words.SIGNS[2]} so-so, {number_words.SIGNS[4]} very well, empty was not rated. "
    "A cell opens its interview."
)
NO_INTERVIEWS = (
    "Patterns show after three interviews: what recurs, what was a one-off, what goes well. "
    "It begins with one."
)
LEANS = (
    "The dot is a guess at your next interviews: with few to go by it leans to the middle, so it "
    "can stand some way from your plain count."
)
LEANING = "In a typical interview (a guess, leaning to the middle)"
NO_SLIPS = "No slip is ticked so far. You tick them under a low answer."
NO_GUESSES = (
    "Nothing to compare yet. Say after an interview how likely it feels that you go through, "
    "and later what came of it."
)
_VERDICTS = {
    self_rating_bias.HARDER: "You are harder on yourself than they are",
    self_rating_bias.ROSIER: "Your gut feeling has been rosier than what came of it",
    self_rating_bias.RIGHT: "Your gut feeling has been about right",
    self_rating_bias.TOO_EARLY: "Too early to say how far to trust your gut feeling",
}
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


def tell_part(shown: int, of_all: int, voice: Voice) -> str:
    """How many interviews the filters let through."""
    let_through = english.starting(voice.figure(shown))
    return f"{let_through} of your {voice.some(of_all, 'interview')}."


def tell_areas(names: Sequence[str]) -> str:
    """What the intervals of the areas show, `names` lowest first."""
    reading = READING
    if len(names) == 1:
        return f"With one area there is no usual to compare it with. {reading}"
    return f"{names[0]} sits lowest against your own usual, {names[-1]} highest. {reading}"


def tell_slips(name: str, evidence: str) -> str:
    """What the intervals of the slips show; the most frequent is `name`, with its `evidence`."""
    told = evidence[:1].lower() + evidence[1:-1]
    line = "Right of the dashed line is one interview in three."
    return f"{name} comes up most: {told}. {line} {LEANS}"


class Course(NamedTuple):
    """Where an area stood against the usual at the first interview, and stands at the last.

    `rated`: in so many interviews it has a rating of its own. `shown`: no more than so many, the
    latest, are drawn, and `first` is the first of these; 0 if all are.
    """

    name: str
    first: float
    last: float
    rated: int
    shown: int = 0


def tell_course(course: Course, voice: Voice) -> str:
    """How an area has moved over time; after one interview, only where it stands."""
    then, now = voice.distance(course.first), voice.distance(course.last)
    moved = f"has stayed {now}" if then == now else f"went from {then} to {now}"
    over = (
        f"Over the {_latest(course.shown, voice)} interviews shown here, against"
        if course.shown
        else "Against"
    )
    if course.rated == 1:
        over, moved = "Against", f"is rated in one interview so far; the best guess is {now}"
    dot = "A dot marks an interview where it was rated."
    return f"{over} your own usual, {course.name} {moved}. {dot}"


def _latest(number: int, voice: Voice) -> str:
    return voice.choose(f"last {number}", "latest")


def tell_drawn(number: int, voice: Voice) -> str:
    """That only the latest of the interviews just counted are drawn."""
    return f"Drawn here are the {_latest(number, voice)} of these."


def tell_guesses(found: Calibration, voice: Voice) -> str:
    """How the chances felt compare with what came of it; one interview at least is answered.

    Below ten interviews what came of them is counted, not told as a chance.
    """
    over = voice.some(found.answered, "answered interview")
    felt, came = voice.choose(_felt, _felt_in_words)(found, voice), _came(found, voice)
    told = f"{_VERDICTS[found.verdict]}: over {over} {felt}, and {came} (the dashed line)."
    return " ".join(filter(None, (told, voice.choose(_gap(found), ""))))


def _felt_in_words(found: Calibration, voice: Voice) -> str:
    """What was felt before the answers came, on average."""
    if found.answered == 1:
        return f"you felt “{voice.likelihood(found.mean_felt)}”"
    return f"you felt that {voice.share(found.mean_felt)} would go through"


def _felt(found: Calibration, voice: Voice) -> str:
    """The same in figures."""
    if found.answered >= ENOUGH_FOR_CHANCES:
        return f"you felt {voice.share(found.mean_felt)}"
    average = "" if found.answered == 1 else " on average"
    return f"you felt a chance of about {round(found.mean_felt * 100)}%{average}"


def _came(found: Calibration, voice: Voice) -> str:
    """How many went through."""
    through = round(found.share_through * found.answered)
    if found.answered == 1:
        return "it went through" if through else "it did not go through"
    return f"{of_these(through, found.answered, voice)} went through"


def _gap(found: Calibration) -> str:
    """How far off the chances felt were, where that is clear, in points of a hundred."""
    if found.verdict not in {self_rating_bias.HARDER, self_rating_bias.ROSIER}:
        return ""
    way = "higher" if found.gap > 0 else "lower"
    points = round(abs(found.gap) * 100)
    return f"Allowing for luck, your chances were about {points} points {way} than you felt."


def tell_one(when: str) -> str:
    """What the picture of a single interview shows."""
    return f"{when}: your ratings by area, the lowest first."
