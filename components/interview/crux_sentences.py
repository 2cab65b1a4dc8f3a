"""One sentence for each kind of crux; what is low, and what held, is named with its rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.interview import crux_context
from components.interview.crux_names import PAIR, area, slip
from components.text import labels
from components.text.english import listing, starting
from data.analysis import crux_facts
from data.analysis.crux import (
    ALL_ALIKE,
    ALL_LOW,
    ANSWERS_HELD,
    AROUND_ONLY,
    FELT_BETTER,
    FELT_WORSE,
    IT_TURNED,
    MOST_LOW,
    NOTHING_LOW,
    NOTHING_RATED,
    ONE_AREA,
    ONE_OR_TWO,
    ONE_RATED,
    SAME_SLIP,
    SEVERAL,
    WHOLE_DAY,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.interview.crux_names import Voice
    from data.analysis.crux import Crux
    from data.analysis.crux_facts import Answer

NONE_RATED = "No answer is rated, and none has to be."


def tell(crux: Crux, voice: Voice) -> str:
    """The sentence or two of this kind, as Markdown."""
    return starting(_TELLERS[crux.kind](crux, voice))


def _nothing_rated(crux: Crux, voice: Voice) -> str:
    told = [_felt(crux.facts.felt, voice), crux_context.gave_up(crux, voice)]
    return " ".join(filter(None, (*told, NONE_RATED)))


def _felt(felt: int | None, voice: Voice) -> str:
    if felt is None:
        return ""
    return f"{labels.FELT[felt - 1]}." if voice.gentle else f"It felt like {felt} of 5."


def _around_only(crux: Crux, voice: Voice) -> str:
    low = crux.facts.low_around
    if low:
        were = "was" if len(low) == 1 else "were"
        return f"No answer is rated. Around the questions, {voice.around(low)} {were} low."
    best = sorted(crux.facts.around, key=lambda each: -each.rating)
    return f"No answer is rated. Nothing was low around the questions: {voice.around(best)}."


def _one_rated(crux: Crux, voice: Voice) -> str:
    (only,) = crux.facts.answers
    if voice.gentle:
        return f"One answer is rated: {voice.rated(only)}."
    return f"One answer is rated: {voice.quoted(only)}, {only.rating} of 5."


def _whole_day(crux: Crux, voice: Voice) -> str:
    answers = crux.facts.answers
    under = [each for each in _best_first(answers)[::-1] if each.rating < crux.facts.usual]
    told = f"{voice.of_all(len(under), len(answers))} were below your usual"
    areas = {each.area for each in under}
    where = "" if None in areas else f", in {voice.count(len(areas))} areas"
    return f"More the day than one question: {told}{where}. {starting(voice.lowest(under))}."


def _same_slip(crux: Crux, voice: Voice) -> str:
    key = crux.slip or ""
    ticked = dict(crux.facts.ticked)[key]
    lows = [each for each in crux.facts.lows if key in each.slips]
    told = f"The same thing in {voice.count(ticked)} answers: {slip(key)}. "
    if len(lows) == 1:
        return f"{told}One of them was low: {voice.rated(lows[0])}."
    were = f"{_part(len(lows), ticked, voice)} were low"
    return f"{told}{were}; {voice.lowest(lows)}."


def _part(number: int, every: int, voice: Voice) -> str:
    if number == every:
        return "Both" if every == PAIR else "All of them"
    return starting(f"{voice.count(number)} of them")


def _it_turned(crux: Crux, voice: Voice) -> str:
    answers = crux.facts.answers
    before, after = answers[: crux.turned], answers[crux.turned :]
    turn = f"In the order you noted them, it turned at {voice.quoted(after[0])}"
    was, became = (voice.average(crux_facts.mean(part)) for part in (before, after))
    two, three, rated = voice.count(len(before)), voice.count(len(after)), voice.you_rated
    head = f"{turn}: the {two} answers{rated} before it"
    if voice.gentle:
        told = f"{head} went, on average, {was}; the {three} from there, {became}."
    else:
        told = f"{head} average {was}, the {three} from there {became}."
    return f"{told} {crux_context.gave_up(crux, voice) or crux_context.low_spirits(crux, voice)}"


def _one_area(crux: Crux, voice: Voice) -> str:
    counted = crux.facts.low_areas()
    here, lows, every = counted[0][1], len(crux.facts.lows), len(crux.facts.answers)
    if here < lows:
        return _half_in_one_area(crux, voice)
    about, both = area(counted[0][0]), voice.every(lows)
    if lows == every:
        return f"{both} answers you rated were low, and {both.split()[0]} were about {about}."
    others = starting(voice.the_others(every - lows))
    return f"{both} low answers were about {about}. {others}."


def _half_in_one_area(crux: Crux, voice: Voice) -> str:
    """Where one area holds half of the lows, or more; where two hold half each, both."""
    (first, here), *others = crux.facts.low_areas()
    lows, every = len(crux.facts.lows), len(crux.facts.answers)
    low = f"{voice.count(here)} of the {voice.count(lows)} low answers"
    if lows == every:
        low = f"{voice.every(every)} answers you rated were low; {voice.count(here)} of them"
    beside = [
        f"{voice.count(number)} about {area(key)}" for key, number in others if number == here
    ]
    about = ", ".join([f"{low} were about {area(first)}", *beside])
    return f"{about}; {voice.lowest(crux.facts.lows)}."


def _felt_worse(crux: Crux, voice: Voice) -> str:
    every, low = len(crux.facts.answers), len(crux.facts.lows)
    felt = "" if voice.gentle else f"{crux.facts.felt} of 5 overall, yet "
    are = ("went" if voice.gentle else "is") if every - low == 1 else _are(voice)
    held = f"{voice.of_all(every - low, every)} {are} {voice.or_better}"
    return f"It felt worse than you rated it: {felt}{held}."


def _felt_better(crux: Crux, voice: Voice) -> str:
    felt = "" if voice.gentle else f"{crux.facts.felt} of 5 overall, yet "
    low = voice.of_all(len(crux.facts.lows), len(crux.facts.answers))
    return f"It felt better than you rated it: {felt}{low} are low."


def _answers_held(crux: Crux, voice: Voice) -> str:
    return f"{_none_low(voice)}; what went low was {voice.around(crux.facts.low_around)}."


def _none_low(voice: Voice) -> str:
    return f"No answer{voice.you_rated} was low"


def _all_low(crux: Crux, voice: Voice) -> str:
    lows, counted = crux.facts.lows, crux.facts.low_areas()
    told = [f"{voice.every(len(lows))} answers you rated were low"]
    if most := _most_common(counted):
        told.append(f"{voice.count(most[1])} of them were about {area(most[0])}")
    return f"{'; '.join([*told, voice.lowest(lows)])}."


def _most_common(counted: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    """The area of the most lows, if it has two or more, and more than any other."""
    first, second = [*counted, ("", 0), ("", 0)][:2]
    return first if first[1] > max(1, second[1]) else None


def _one_or_two(crux: Crux, voice: Voice) -> str:
    lows = crux.facts.lows
    head = "One answer" if len(lows) == 1 else "Two answers"
    named = listing([voice.rated(each) for each in lows])
    return f"{head}: {named}; {voice.the_others(len(crux.facts.answers) - len(lows))}."


def _most_low(crux: Crux, voice: Voice) -> str:
    lows, best = crux.facts.lows, _best_first(crux.facts.answers)
    told = voice.of_all(len(lows), len(crux.facts.answers))
    return f"{told} were low; {voice.lowest(lows)}. {voice.pick('What held best', best)}."


def _best_first(answers: Sequence[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda each: -each.rating)


def _several(crux: Crux, voice: Voice) -> str:
    lows = crux.facts.lows
    told = f"{voice.of_all(len(lows), len(crux.facts.answers))} were low"
    return f"{told}{_in_areas(crux, voice)}. {starting(voice.lowest(lows))}."


def _in_areas(crux: Crux, voice: Voice) -> str:
    """Where the lows lie; where some have no area, where the others lie."""
    named = [area(key) for key, _ in crux.facts.low_areas()]
    if not named:
        return ""
    if any(each.area is None for each in crux.facts.lows):
        return f", among them {listing(named)}"
    return f", in {voice.count(len(named))} areas: {listing(named)}"


def _nothing_low(crux: Crux, voice: Voice) -> str:
    best = _best_first(crux.facts.answers)
    lowest = voice.pick("lowest", best[::-1])
    return f"{_none_low(voice)}. {voice.pick('Best', best)}; {lowest}."


def _all_alike(crux: Crux, voice: Voice) -> str:
    every = len(crux.facts.answers)
    told = (
        f"{voice.of_all(every, every)} {_are(voice)} {voice.rating(crux.facts.answers[0].rating)}"
    )
    return f"{told}: nothing stands out, up or down."


def _are(voice: Voice) -> str:
    return "went" if voice.gentle else "are"


_TELLERS = {
    NOTHING_RATED: _nothing_rated,
    AROUND_ONLY: _around_only,
    ONE_RATED: _one_rated,
    WHOLE_DAY: _whole_day,
    SAME_SLIP: _same_slip,
    IT_TURNED: _it_turned,
    ONE_AREA: _one_area,
    FELT_WORSE: _felt_worse,
    FELT_BETTER: _felt_better,
    ANSWERS_HELD: _answers_held,
    ALL_LOW: _all_low,
    ONE_OR_TWO: _one_or_two,
    MOST_LOW: _most_low,
    SEVERAL: _several,
    NOTHING_LOW: _nothing_low,
    ALL_ALIKE: _all_alike,
}
