"""Which of the person's own figures puts a rejection in perspective, and its picture."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from data.coaching.applications.outcome_context import JobCounts

A_HIRE_IN = 4
"""Of so many interviews about one ends in a job: 27 % at 60,000 small firms (one vendor)."""


class PictureKind(StrEnum):
    """What the marks of the picture stand for."""

    OPEN = "what is still open, beside the noes"
    THROUGH = "the interviews gone through, of those answered"
    INVITED = "the jobs that led to an interview, of all"
    ELSEWHERE = "interviews that end in a job, elsewhere"


class RowOfMarks(NamedTuple):
    """A row of marks: so many `full`, then so many `empty`."""

    kind: PictureKind
    full: int
    empty: int


def choose_picture(found: JobCounts, *, hide_noes: bool = False) -> RowOfMarks:
    """Choose a picture: the first of the person's own figures that helps, otherwise a general one.

    Args:
        found: the counts of the search. Rejections are shown only beside at least as many that are
            still open.
        hide_noes: whether the person hides rejections.
    """
    if found.alive and (hide_noes or found.noes <= found.alive):
        return RowOfMarks(PictureKind.OPEN, found.alive, 0 if hide_noes else found.noes)
    if found.through:
        return RowOfMarks(PictureKind.THROUGH, found.through, found.answered - found.through)
    if found.alive:
        return RowOfMarks(PictureKind.OPEN, found.alive, 0)
    if 0 < found.interviewed < found.all:
        return RowOfMarks(PictureKind.INVITED, found.interviewed, found.all - found.interviewed)
    return RowOfMarks(PictureKind.ELSEWHERE, 1, A_HIRE_IN - 1)
