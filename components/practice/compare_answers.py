"""Answers to one question side by side over time, the shape of one, and plain facts about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.text import labels
from components.text.english import starting
from components.text.markdown import plain
from components.ui.disclosure import draw_fold
from components.ui.pagination import draw_page
from data.catalogue.shapes import shape_of
from data.coaching.practice.answer_facts import facts_of_answer
from data.coaching.practice.answer_versions import AnswerSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from data.coaching.practice.answer_facts import PlainFacts
    from data.coaching.practice.answer_versions import Version

IN_A_ROW = 2
_A_PAGE = 4
"""Answers shown at once: the latest first, two rows of two on a wide screen."""

TITLES = {
    AnswerSource.GIVEN: "What you said",
    AnswerSource.WISHED: "The answer you wish you had given",
    AnswerSource.PRACTISED: "Practised",
}
HALVES = (
    *("under half a minute", "half a minute", "a minute", "a minute and a half"),
    *("two minutes", "two and a half minutes", "three minutes", "three and a half minutes"),
)
LONGEST_SAID = "four minutes or more"


def draw_answers_side_by_side(visit: Visit, versions: Sequence[Version], key: str) -> None:
    """The answers, the latest first, a few at a time; `key` tells one question from another."""
    shown = draw_page(versions[::-1], _A_PAGE, f"versions-{key}")
    for first in range(0, len(shown), IN_A_ROW):
        row = shown[first : first + IN_A_ROW]
        for column, version in zip(st.columns(len(row)), row, strict=True):
            with column.container(border=True, height="stretch"):
                st.markdown(tell_version(version, visit))


def tell_version(version: Version, visit: Visit) -> str:
    """One answer: which it is, its day, how it was rated, its words, and how long they take."""
    head = [TITLES[version.told], labels.short_day(version.day, visit.today)]
    head += [f"rated {visit.voice.rating(version.rating)}"] if version.rating else []
    top = f":gray[:small[{' · '.join(head)}]]"
    length = starting(spoken_length(facts_of_answer(version.text).minutes))
    return f"{top}\n\n{plain(version.text)}\n\n:gray[:small[{length}, spoken.]]"


def draw_shape(area: str | None, key: str) -> None:
    """The shape an answer can take, folded; nothing where there is none."""
    shape = shape_of(area)
    if shape is not None and draw_fold(f"A shape for it: {shape.name.lower()}", f"shape-{key}"):
        st.markdown("\n".join(f"- **{part.name}.** {part.ask}" for part in shape.parts))


def tell_facts(text: str, area: str | None) -> str:
    """How long a text takes to say, and what is not in it, as things to look at."""
    facts = facts_of_answer(text, area)
    if not facts.words:
        return ""
    return " ".join([f"{starting(spoken_length(facts.minutes))}, spoken.", *_offers(facts)])


def _offers(facts: PlainFacts) -> list[str]:
    told = []
    if facts.no_i:
        instead = "says “we” and never “I”" if facts.we else "has no “I” in it"
        told.append(f"It {instead}: which part was yours?")
    if facts.no_ending:
        told.append("No ending shows in these words: how did it turn out?")
    if facts.long:
        told.append("That is over two minutes: is there a part they could ask for instead?")
    return told


def spoken_length(minutes: float) -> str:
    """About how long something takes to say, by the half minute, in words."""
    halves = round(minutes * 2)
    if halves >= len(HALVES):
        return LONGEST_SAID
    return f"about {HALVES[halves]}" if halves else HALVES[0]
