"""The sentence each picture of Patterns goes with: what it shows, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components.patterns import sentences_in_words, share
from components.text import english, number_words
from data.analysis import self_rating_bias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.analysis.self_rating_bias import Calibration

AT_USUAL = 0.25
"""Nearer than this to the usual (rating points) is at the usual."""

COUNTED = "What you rated"
READING = "The dot is the best guess; the true value is very likely inside the bar."
OWN_RATINGS = "All of this comes from your own ratings."

INTERVIEWS = (
    "Every area in every interview, the lowest first: 1 went badly, 5 went very well, "
    "empty was not rated. A cell opens its interview."
)
INTERVIEWS_GENTLY = (
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
VERDICTS = {
    self_rating_bias.HARDER: "You are harder on yourself than they are",
    self_rating_bias.ROSIER: "Your gut feeling has been rosier than what came of it",
    self_rating_bias.RIGHT: "Your gut feeling has been about right",
    self_rating_bias.TOO_EARLY: "Too early to say how far to trust your gut feeling",
}


def distance(points: float, *, gentle: bool = False) -> str:
    """Rating points from the usual, in words, to the nearest half: "about half a point below".

    If `gentle`, without points: "a little below".
    """
    if abs(points) < AT_USUAL:
        return "about level"
    if gentle:
        return sentences_in_words.distance(points)
    return f"about {_size(abs(points))} {'below' if points < 0 else 'above'}"


def _size(points: float) -> str:
    whole, half = divmod(round(points * 2), 2)
    if whole == 0:
        return "half a point"
    if whole == 1:
        return "a point and a half" if half else "a point"
    return f"{english.count(whole)}{' and a half' if half else ''} points"


def tell_part(shown: int, of_all: int, *, gentle: bool = False) -> str:
    """How many interviews the filters let through."""
    let_through = english.starting(english.count(shown, gentle=True)) if gentle else str(shown)
    return f"{let_through} of your {english.some(of_all, 'interview', gentle=gentle)}."


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


def tell_course(course: Course, *, gentle: bool = False) -> str:
    """How an area has moved; of one interview, only where it stood there."""
    then, now = distance(course.first, gentle=gentle), distance(course.last, gentle=gentle)
    moved = f"has stayed {now}" if then == now else f"went from {then} to {now}"
    over = (
        f"Over {_latest(course.shown, gentle=gentle)} shown here, against"
        if course.shown
        else "Against"
    )
    if course.rated == 1:
        over, moved = "Against", f"is rated in one interview so far; the best guess is {now}"
    dot = "A dot marks an interview where it was rated."
    return f"{over} your own usual, {course.name} {moved}. {dot}"


def _latest(number: int, *, gentle: bool) -> str:
    return "the latest interviews" if gentle else f"the last {number} interviews"


def tell_drawn(number: int, *, gentle: bool = False) -> str:
    """That of the interviews just counted no more than so many, the latest, are drawn."""
    return f"Drawn here are the {'latest' if gentle else f'last {number}'} of these."


def tell_guesses(found: Calibration, *, gentle: bool = False) -> str:
    """How the chances felt compare with what came of it; one interview at least is answered.

    Below ten interviews what came of them is counted, not told as a chance.
    """
    over = english.some(found.answered, "answered interview", gentle=gentle)
    felt, came = _felt(found, gentle=gentle), _came(found, gentle=gentle)
    told = f"{VERDICTS[found.verdict]}: over {over} {felt}, and {came} (the dashed line)."
    return told if gentle else " ".join(filter(None, (told, _gap(found))))


def _felt(found: Calibration, *, gentle: bool) -> str:
    """What was felt before the answers came, on average."""
    if gentle and found.answered == 1:
        return f"you felt “{number_words.likely(found.mean_felt)}”"
    if gentle:
        return f"you felt that {number_words.share(found.mean_felt)} would go through"
    if found.answered >= share.ENOUGH_FOR_CHANCES:
        return f"you felt {english.in_ten(found.mean_felt, gentle=False)}"
    average = "" if found.answered == 1 else " on average"
    return f"you felt a chance of about {round(found.mean_felt * 100)}%{average}"


def _came(found: Calibration, *, gentle: bool) -> str:
    """How many went through."""
    through = round(found.share_through * found.answered)
    if found.answered == 1:
        return "it went through" if through else "it did not go through"
    return f"{share.of_these(through, found.answered, gentle=gentle)} went through"


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
