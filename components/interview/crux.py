"""What one interview comes down to, found and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.interview import crux_text
from data.analysis import crux

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.analysis.crux import Crux
    from data.models import Interview


def find_crux(visit: Visit, interview: Interview) -> Crux:
    """What this interview comes down to."""
    every = visit.interviews()
    # What is typed here stays out of it: the crux of thousands is not read again at each word.
    read = tuple(crux.without_detail(each) if each.id == interview.id else each for each in every)
    return visit.derive("crux", crux.crux_of, read, interview.id)


def tell_crux(visit: Visit, interview: Interview) -> str:
    """The same in words, as this person wants to read it."""
    return crux_text.tell_crux_text(find_crux(visit, interview), interview, visit.voice)
