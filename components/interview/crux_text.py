"""What one interview comes down to, found and told, and the key issues to choose from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from components.interview import crux_context, crux_sentences
from components.interview.crux_names import LONGEST, Naming, area, slip
from components.text.english import starting
from components.text.markdown import plain_line
from data.analysis import crux
from data.analysis.crux import NOTHING_RATED
from data.models import LOW

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.analysis.crux import Crux
    from data.models import Interview, Question

MORE = "With two or three rated, this could say more."
MOST_OFFERED = 8
FEWEST_OFFERED = 2
"""So many slips and areas of questions are offered however much was low around them."""


def tell_crux_text(crux: Crux, interview: Interview, voice: Voice) -> str:
    """What the interview comes down to, as Markdown: a sentence or two, and one beside them."""
    naming = Naming(interview, voice)
    told = (crux_sentences.tell_kind(crux, naming), crux_context.tell_beside(crux, naming))
    return " ".join(filter(None, told))


def tell_not_counted(crux: Crux, interview: Interview) -> str:
    """What to add so that more can be said; empty if there is nothing."""
    if crux.kind == NOTHING_RATED:
        return MORE
    low = (each for each in _low(interview) if each.area is None)
    first = next(low, None)
    if first is None:
        return ""
    asked = plain_line(first.text, LONGEST)
    return (
        f"Not counted in *Patterns* yet: “{asked}”. "
        "Say what it was about under *Answers*, and it will be."
    )


def issues(interview: Interview) -> list[str]:
    """Key issues the ratings suggest: slips ticked, areas rated low, what was low around them."""
    slips = Counter(key for question in interview.questions for key in question.slips)
    areas = Counter(question.area for question in _low(interview) if question.area)
    offered = [starting(slip(key)) for key, _ in slips.most_common()]
    offered += [area(key) for key, _ in areas.most_common()]
    around = _low_around(interview)
    room = max(FEWEST_OFFERED, MOST_OFFERED - len(around))
    return list(dict.fromkeys([*offered[:room], *around]))


def _low(interview: Interview) -> list[Question]:
    return [each for each in interview.questions if each.rating is not None and each.rating <= LOW]


def _low_around(interview: Interview) -> list[str]:
    """What was low around the questions, the worst first."""
    rated = [(each.rating, each.area) for each in interview.around if each.rating is not None]
    worst = sorted((each for each in rated if each[0] <= LOW), key=lambda each: each[0])
    return [area(key) for _, key in worst]


def find_crux(visit: Visit, interview: Interview) -> Crux:
    """What this interview comes down to."""
    every = visit.interviews()
    # What is typed here stays out of it: the crux of thousands is not read again at each word.
    read = tuple(crux.without_detail(each) if each.id == interview.id else each for each in every)
    return visit.derive("crux", crux.crux_of, read, interview.id)


def tell_crux(visit: Visit, interview: Interview) -> str:
    """What this interview comes down to, in words, as Markdown."""
    return tell_crux_text(find_crux(visit, interview), interview, visit.voice)
