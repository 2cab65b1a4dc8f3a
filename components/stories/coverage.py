"""What the stories cover: the gaps in a sentence, then areas by stories as a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.stories.story_list import MARKS
from components.text import english
from data.catalogue.loader import catalogue
from data.coaching.practice import stories as coaching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.practice.stories import Cover
    from data.models import Story

SERVES, NOT, GAP, OTHERS = "●", "·", "○", "+"
"""Signs, not colours, so that nobody needs to tell colours apart."""


def draw_coverage(visit: Visit, stories: tuple[Story, ...], shown: Sequence[Story]) -> None:
    """The gaps, and the grid of the stories that are `shown`."""
    rows = visit.derive("coverage", coaching.story_coverage, stories, visit.interviews())
    st.markdown(f"## What they cover\n\n{tell_gaps(rows, visit.voice)}\n\n{tell_grid(rows, shown)}")


def tell_gaps(rows: Sequence[Cover], voice: Voice) -> str:
    """The areas without a story as a sentence, the one asked most often first."""
    gaps = [row for row in rows if not row.stories]
    if not gaps:
        return "Every area that asks for a story has one."
    named = english.listing([catalogue().area(row.area).short for row in gaps], most=len(gaps))
    first = gaps[0]
    asked = voice.some(first.asked, "interview")
    lead = f" {catalogue().area(first.area).short} was asked in {asked}." if first.asked else ""
    return f"No story yet for **{named}**.{lead}"


def tell_grid(rows: Sequence[Cover], shown: Sequence[Story]) -> str:
    """Areas down, gaps first; the stories shown across, by the letters they have in the list."""
    letters = MARKS[: len(shown)]
    more = any(set(row.stories) - {each.id for each in shown} for row in rows)
    head = ["Area", *letters, *([OTHERS] if more else [])]
    lines = [head, ["---", *[":-:"] * (len(head) - 1)]]
    lines += [_row(row, shown, more=more) for row in rows]
    grid = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    others = f" · {OTHERS} a story on another page" if more else ""
    return f"{grid}\n\n:gray[:small[{SERVES} can be told for it · {GAP} no story yet{others}]]"


def _row(row: Cover, shown: Sequence[Story], *, more: bool) -> list[str]:
    name = catalogue().area(row.area).short
    if not row.stories:
        return [f"**{name}**", *[GAP] * (len(shown) + more)]
    others = set(row.stories) - {each.id for each in shown}
    cells = [SERVES if each.id in row.stories else NOT for each in shown]
    return [name, *cells, *([SERVES if others else NOT] if more else [])]
