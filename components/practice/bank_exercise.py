"""Practising a question of the bank, or one's own: said aloud, written if wanted, rated."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.journal.tonight import bind_sitting
from components.practice.answer_timer import draw_answer_timer
from components.practice.compare_answers import draw_shape, tell_facts
from components.practice.log import WENT
from components.practice.own_question import draw_own
from components.stories.story_list import find_stories, tell_title
from components.text.markdown import plain
from data.coaching.practice import stories as coaching
from data.models import LOW, Practice
from data.recogniser import area_classifier

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.practice.bank_search import BankEntry


def draw_practice(visit: Visit, entry: BankEntry) -> None:
    """The question, a place for the answer, and how it went: today's sitting, kept as it grows."""
    sitting = find_sitting(visit, entry)
    with st.container(border=True, gap="small"):
        st.markdown(_tell(visit, entry))
        draw_shape(entry.area, entry.key)
        draw_answer_timer(f"bank-timer-{entry.key}", still=visit.settings().reduced_motion)
        _draw_sitting(visit, entry, sitting)
        if told := tell_what_follows(sitting, entry):
            st.caption(told)
        if entry.own:
            draw_own(visit, entry.key)


def _draw_sitting(visit: Visit, entry: BankEntry, sitting: Practice | None) -> None:
    """A place for the answer, and how it went."""
    kept = sitting or _begin(visit, entry)
    find = partial(_find_or_begin, visit, entry)
    fields.draw_writing(
        bind_sitting(visit, kept, "answer", find, owner=entry.key),
        "Your answer, if you want to write it down",
        height=110,
    )
    fields.draw_rating(
        bind_sitting(visit, kept, "went", find, owner=entry.key),
        "How did it go? A tap notes that you practised it today.",
        visit.voice,
        anchors=tuple(WENT.values()),
    )


def _tell(visit: Visit, entry: BankEntry) -> str:
    """The question, and a story of one's own that fits it."""
    told = [f"**{plain(entry.text)}**"]
    stories = find_stories(visit)
    if found := visit.derive("bank-story", coaching.rank_stories, entry.text, entry.area, stories):
        told.append(f":gray[A story of yours that may fit: {tell_title(found[0].story)}]")
    return "\n\n".join(told)


def tell_what_follows(sitting: Practice | None, entry: BankEntry) -> str:
    """What the answer says of itself, and where it comes back when it went low."""
    if sitting is None:
        return ""
    told = [tell_facts(sitting.answer, entry.area)]
    if sitting.went is not None and sitting.went <= LOW:
        told.append("It comes back under *Tonight’s practice*.")
    return " ".join(filter(None, told))


def find_sitting(visit: Visit, entry: BankEntry) -> Practice | None:
    """Today's sitting of this question, the latest of several."""
    own = (each for each in reversed(visit.practices()) if each.date == visit.today)
    return next((each for each in own if entry.key in {each.bank, each.question}), None)


def _find_or_begin(visit: Visit, entry: BankEntry) -> Practice:
    return find_sitting(visit, entry) or _begin(visit, entry)


def _begin(visit: Visit, entry: BankEntry) -> Practice:
    area = entry.area or area_classifier.areas(entry.text)[0][0]
    about = {"question" if entry.own else "bank": entry.key}
    return visit.new(Practice, date=visit.today, area=area, **about)
