"""The crux of one interview in words, and the key issues its answers suggest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from components.numerals import spell
from components.plain import plain_line
from components.words import listing, starting
from data.analysis.crux import (
    BETTER,
    NOTHING_RATED,
    ONE_PART,
    ONE_QUESTION,
    STEADY,
    WHOLE_DAY,
)
from data.catalogue.loader import catalogue
from data.models import HIGH, LOW

if TYPE_CHECKING:
    from data.analysis.crux import Crux
    from data.models import Interview

LONGEST = 120
NEARLY_ALL, OF_FIVE = 4, 5
"""So many low answers of so many are "nearly everything"."""
WITHIN = " With a first interview there is only itself to compare with."


def tell(crux: Crux, interview: Interview) -> str:
    """The app's answer to "one question, or the whole thing?", in a sentence or two."""
    told = _TELLERS[crux.kind](crux, interview)
    within = WITHIN if crux.first and crux.kind != NOTHING_RATED else ""
    return told + within + _left_out(interview)


def _left_out(interview: Interview) -> str:
    """A low answer without an area counts nowhere yet; it is named rather than passed over."""
    low = (
        question
        for question in interview.questions
        if question.area is None and question.rating is not None and question.rating <= LOW
    )
    first = next(low, None)
    if first is None:
        return ""
    asked = plain_line(first.text, LONGEST)
    return f" Not counted yet: “{asked}”. Say what it was about under *Answers*, and it will be."


def _one_question(crux: Crux, interview: Interview) -> str:
    which = _quoted(crux, interview) or "One answer stood out"
    how_many = "Two questions" if crux.questions[1:] else "One question"
    rest = "went better" if crux.first else "went about as usual for you"
    return f"**{how_many}, not the whole thing.** {which}: the rest {rest}."


def _one_part(crux: Crux, _: Interview) -> str:
    area = catalogue().area(crux.area or "").name
    return f"**One part of it: {area}.** The low ratings sit there; the rest held."


def _whole_day(_: Crux, interview: Interview) -> str:
    return (
        f"**More the day than any one answer.** {_how_low(interview)} "
        "A day like this says little about the next one."
    )


def _how_low(interview: Interview) -> str:
    """How many answers were low, and what held: "nearly everything" is four in five or more."""
    ratings = [each.rating for each in interview.questions if each.rating is not None]
    low = sum(rating <= LOW for rating in ratings)
    if not low:
        return "No answer was low by itself; most of it stood a little below your usual."
    if low * OF_FIVE >= len(ratings) * NEARLY_ALL:
        return f"Nearly everything was low.{_held(interview)}"
    were = "was" if low == 1 else "were"
    told = f"{spell(low)} of the {spell(len(ratings))} you rated {were} low."
    return starting(told) + _held(interview)


def _held(interview: Interview) -> str:
    """What held: the best answer, and what was around the questions."""
    good = [each for each in interview.questions if (each.rating or 0) >= HIGH]
    names = [f"“{plain_line(each.text, LONGEST)}”" for each in good[:1]]
    around = [catalogue().area(each.area).name for each in interview.around]
    held = [
        name
        for name, each in zip(around, interview.around, strict=True)
        if (each.rating or 0) >= HIGH
    ]
    return f" What held: {listing([*names, *held])}." if names or held else ""


def _better(crux: Crux, _: Interview) -> str:
    stand = "went better than that" if crux.first else "stand at or above your usual"
    return f"**Better than it felt.** It felt bad, yet your answers, rated one by one, {stand}."


def _steady(crux: Crux, interview: Interview) -> str:
    texts = _quoted(crux, interview)
    if texts:
        return f"**No single thing explains it.** The lows are scattered; lowest were {texts}."
    usual = "" if crux.first else ", about as usual for you"
    return f"**Nothing stands out.** The answers lie close together{usual}."


def _unrated(_: Crux, __: Interview) -> str:
    return "Rate a few answers in the second part, and this will say where it turned."


_TELLERS = {
    ONE_QUESTION: _one_question,
    ONE_PART: _one_part,
    WHOLE_DAY: _whole_day,
    BETTER: _better,
    STEADY: _steady,
    NOTHING_RATED: _unrated,
}


def _quoted(crux: Crux, interview: Interview) -> str:
    """The worst one or two questions, as the person noted them."""
    by_id = {question.id: question.text for question in interview.questions}
    asked = [by_id[each] for each in crux.questions if each in by_id]
    return " and ".join(f"“{plain_line(text, LONGEST)}”" for text in asked)


def issues(interview: Interview) -> list[str]:
    """Key issues the low answers suggest: slips ticked most first, then areas rated low."""
    slips = Counter(key for question in interview.questions for key in question.slips)
    areas = Counter(
        question.area
        for question in interview.questions
        if question.area and question.rating is not None and question.rating <= LOW
    )
    names = [catalogue().slip(key).name for key, _ in slips.most_common()]
    names += [catalogue().area(key).name for key, _ in areas.most_common()]
    return names
