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

    from components.interview.crux_names import Naming
    from data.analysis.crux import Crux
    from data.analysis.crux_facts import Answer

NONE_RATED = "No answer is rated, and none has to be."


def tell_kind(crux: Crux, naming: Naming) -> str:
    """One or two sentences for the kind of crux this is, as Markdown."""
    return starting(_TELLERS[crux.kind](crux, naming))


def _nothing_rated(crux: Crux, naming: Naming) -> str:
    told = [_felt(crux.facts.felt, naming), crux_context.gave_up(crux, naming)]
    return " ".join(filter(None, (*told, NONE_RATED)))


def _felt(felt: int | None, naming: Naming) -> str:
    if felt is None:
        return ""
    return naming.voice.choose(f"It felt like {felt} of 5.", f"{labels.FELT[felt - 1]}.")


def _around_only(crux: Crux, naming: Naming) -> str:
    low = crux.facts.low_around
    if low:
        were = "was" if len(low) == 1 else "were"
        return f"No answer is rated. Around the questions, {naming.around(low)} {were} low."
    best = sorted(crux.facts.around, key=lambda each: -each.rating)
    return f"No answer is rated. Nothing was low around the questions: {naming.around(best)}."


def _one_rated(crux: Crux, naming: Naming) -> str:
    (only,) = crux.facts.answers
    figures = f"{naming.quoted(only)}, {only.rating} of 5"
    return f"One answer is rated: {naming.voice.choose(figures, naming.rated(only))}."


def _whole_day(crux: Crux, naming: Naming) -> str:
    answers = crux.facts.answers
    under = [each for each in _best_first(answers)[::-1] if each.rating < crux.facts.usual]
    told = f"{naming.of_all(len(under), len(answers))} were below your usual"
    areas = {each.area for each in under}
    where = "" if None in areas else f", in {naming.voice.count(len(areas))} areas"
    return f"More the day than one question: {told}{where}. {starting(naming.lowest(under))}."


def _same_slip(crux: Crux, naming: Naming) -> str:
    key = crux.slip or ""
    ticked = dict(crux.facts.ticked)[key]
    lows = [each for each in crux.facts.lows if key in each.slips]
    told = f"The same thing in {naming.voice.count(ticked)} answers: {slip(key)}. "
    if len(lows) == 1:
        return f"{told}One of them was low: {naming.rated(lows[0])}."
    were = f"{_part(len(lows), ticked, naming)} were low"
    return f"{told}{were}; {naming.lowest(lows)}."


def _part(number: int, every: int, naming: Naming) -> str:
    if number == every:
        return "Both" if every == PAIR else "All of them"
    return starting(f"{naming.voice.count(number)} of them")


def _it_turned(crux: Crux, naming: Naming) -> str:
    answers = crux.facts.answers
    before, after = answers[: crux.turned], answers[crux.turned :]
    turn = f"In the order you noted them, it turned at {naming.quoted(after[0])}"
    was, became = (naming.voice.average(crux_facts.mean(part)) for part in (before, after))
    two, three, rated = (
        naming.voice.count(len(before)),
        naming.voice.count(len(after)),
        naming.you_rated,
    )
    head = f"{turn}: the {two} answers{rated} before it"
    told = naming.voice.choose(
        f"{head} average {was}, the {three} from there {became}.",
        f"{head} went, on average, {was}; the {three} from there, {became}.",
    )
    return f"{told} {crux_context.gave_up(crux, naming) or crux_context.low_spirits(crux, naming)}"


def _one_area(crux: Crux, naming: Naming) -> str:
    counted = crux.facts.low_areas()
    here, lows, every = counted[0][1], len(crux.facts.lows), len(crux.facts.answers)
    if here < lows:
        return _half_in_one_area(crux, naming)
    about, both = area(counted[0][0]), naming.every(lows)
    if lows == every:
        return f"{both} answers you rated were low, and {both.split()[0]} were about {about}."
    others = starting(naming.the_others(every - lows))
    return f"{both} low answers were about {about}. {others}."


def _half_in_one_area(crux: Crux, naming: Naming) -> str:
    """Where one area holds half of the lows, or more; where two hold half each, both."""
    (first, here), *others = crux.facts.low_areas()
    lows, every = len(crux.facts.lows), len(crux.facts.answers)
    low = f"{naming.voice.count(here)} of the {naming.voice.count(lows)} low answers"
    if lows == every:
        low = (
            f"{naming.every(every)} answers you rated were low; {naming.voice.count(here)} of them"
        )
    beside = [
        f"{naming.voice.count(number)} about {area(key)}"
        for key, number in others
        if number == here
    ]
    about = ", ".join([f"{low} were about {area(first)}", *beside])
    return f"{about}; {naming.lowest(crux.facts.lows)}."


def _felt_worse(crux: Crux, naming: Naming) -> str:
    every, low = len(crux.facts.answers), len(crux.facts.lows)
    are = naming.went("is" if every - low == 1 else "are")
    held = f"{naming.of_all(every - low, every)} {are} {naming.or_better}"
    return f"It felt worse than you rated it: {_yet(crux, naming)}{held}."


def _felt_better(crux: Crux, naming: Naming) -> str:
    low = naming.of_all(len(crux.facts.lows), len(crux.facts.answers))
    return f"It felt better than you rated it: {_yet(crux, naming)}{low} are low."


def _yet(crux: Crux, naming: Naming) -> str:
    return naming.voice.choose(f"{crux.facts.felt} of 5 overall, yet ", "")


def _answers_held(crux: Crux, naming: Naming) -> str:
    return f"{_none_low(naming)}; what went low was {naming.around(crux.facts.low_around)}."


def _none_low(naming: Naming) -> str:
    return f"No answer{naming.you_rated} was low"


def _all_low(crux: Crux, naming: Naming) -> str:
    lows, counted = crux.facts.lows, crux.facts.low_areas()
    told = [f"{naming.every(len(lows))} answers you rated were low"]
    if most := _most_common(counted):
        told.append(f"{naming.voice.count(most[1])} of them were about {area(most[0])}")
    return f"{'; '.join([*told, naming.lowest(lows)])}."


def _most_common(counted: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    """The area of the most lows, if it has two or more, and more than any other."""
    first, second = [*counted, ("", 0), ("", 0)][:2]
    return first if first[1] > max(1, second[1]) else None


def _one_or_two(crux: Crux, naming: Naming) -> str:
    lows = crux.facts.lows
    head = "One answer" if len(lows) == 1 else "Two answers"
    named = listing([naming.rated(each) for each in lows])
    return f"{head}: {named}; {naming.the_others(len(crux.facts.answers) - len(lows))}."


def _most_low(crux: Crux, naming: Naming) -> str:
    lows, best = crux.facts.lows, _best_first(crux.facts.answers)
    told = naming.of_all(len(lows), len(crux.facts.answers))
    return f"{told} were low; {naming.lowest(lows)}. {naming.pick('What held best', best)}."


def _best_first(answers: Sequence[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda each: -each.rating)


def _several(crux: Crux, naming: Naming) -> str:
    lows = crux.facts.lows
    told = f"{naming.of_all(len(lows), len(crux.facts.answers))} were low"
    return f"{told}{_in_areas(crux, naming)}. {starting(naming.lowest(lows))}."


def _in_areas(crux: Crux, naming: Naming) -> str:
    """Where the lows lie; where some have no area, where the others lie."""
    named = [area(key) for key, _ in crux.facts.low_areas()]
    if not named:
        return ""
    if any(each.area is None for each in crux.facts.lows):
        return f", among them {listing(named)}"
    return f", in {naming.voice.count(len(named))} areas: {listing(named)}"


def _nothing_low(crux: Crux, naming: Naming) -> str:
    best = _best_first(crux.facts.answers)
    lowest = naming.pick("lowest", best[::-1])
    return f"{_none_low(naming)}. {naming.pick('Best', best)}; {lowest}."


def _all_alike(crux: Crux, naming: Naming) -> str:
    every = len(crux.facts.answers)
    rating = naming.voice.rating(crux.facts.answers[0].rating)
    told = f"{naming.of_all(every, every)} {naming.went('are')} {rating}"
    return f"{told}: nothing stands out, up or down."


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
