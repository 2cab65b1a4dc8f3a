"""The sentences of `components.patterns.verdict_sentences` for somebody who wants no numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.text import number_words
from components.text.english import where

if TYPE_CHECKING:
    from data.analysis.verdicts import AreaFinding

_LATELY = 3
LATELY_SAID = (", and not lately", ", and once lately", ", and lately again", ", lately each time")


def evidence_in_words(row: AreaFinding) -> str:
    """How often an area went low, for two interviews or more: "Low in most of the interviews"."""
    low, asked, which = row.low_interviews, row.interviews, where(row.area)
    if low == 0:
        return f"Never low in the interviews {which}."
    if low == asked:
        return f"Low in every interview {which}."
    part = "one" if low == 1 else number_words.of_several(low, asked)
    lately = LATELY_SAID[min(row.low_last3, _LATELY)] if asked > _LATELY else ""
    return f"Low in {part} of the interviews {which}{lately}."


def count_rated(row: AreaFinding) -> str:
    """How often an area went low among what was rated of it."""
    if row.low_interviews == 0:
        return "Not low where you rated it."
    return f"Low {number_words.how_often(row.low_interviews, row.interviews)} you rated it."
