"""Practising a question of the bank, or one's own, which is added and filed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields, undo_remove
from components.journal.tonight import bind_sitting
from components.practice.answer_timer import draw_answer_timer
from components.practice.compare_answers import draw_shape, tell_facts
from components.practice.log import WENT
from components.session.readings import readings
from components.stories.story_list import find_stories, tell_title
from components.text.bank_labels import KINDS, PROFESSIONS
from components.text.markdown import plain
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation
from data.coaching.practice import stories as coaching
from data.models import LOW, MissingError, OwnQuestion, Practice
from data.recogniser import area_classifier, sure_area

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.session.context import Visit
    from data.coaching.practice.bank_search import BankEntry


_CHIPS = 4


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

    # Begun with the first word or tap; another window may have begun it since this was drawn.
    def find() -> Practice:
        return find_sitting(visit, entry) or _begin(visit, entry)

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
    """Plain facts about the answer, and, if it went badly, that the question comes back."""
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


def _begin(visit: Visit, entry: BankEntry) -> Practice:
    area = entry.area or area_classifier.areas(entry.text)[0][0]
    about = {"question" if entry.own else "bank": entry.key}
    return visit.new(Practice, date=visit.today, area=area, **about)


def add_own_question(visit: Visit, text: str) -> str:
    """Keep a question of one's own, filed if that is clear; its id, "" if it is not kept."""
    filed = evaluation.filed_questions(visit.interviews())
    # What the person filed the same words under goes before any guess; a weak guess is none.
    sure = area_classifier.remembered_area(text, filed, readings()) or sure_area(text)
    own = visit.new(OwnQuestion, text=text, area=sure)
    return own.id if visit.save(own) else ""


def draw_own(visit: Visit, question_id: str) -> None:
    """Its words, what it is about, and taking it out."""
    own = _find(visit, question_id)
    if own is None:
        return
    fields.draw_line(visit.bind(own, "text"), "In your words")
    _draw_filing(visit, own)
    undo_remove.draw_take_out(visit, f"own-out-{own.id}", own)


def _draw_filing(visit: Visit, own: OwnQuestion) -> None:
    """What it is about, of which kind, and for whom."""
    likely = area_classifier.areas_to_offer(own.text, (), _CHIPS)
    every = (area.id for area in catalogue().questions)
    areas = dict.fromkeys([*([own.area] if own.area else []), *likely, *every])
    fields.draw_select(
        visit.bind(own, "area"),
        "What is it about?",
        list(areas),
        names=lambda area: catalogue().area(area).short,
    )
    left, right = st.columns(2)
    with left:
        _draw_choice(visit, own, "sort", "What kind?", KINDS)
    with right:
        _draw_choice(visit, own, "profession", "For which profession?", PROFESSIONS)


def _draw_choice(
    visit: Visit, own: OwnQuestion, part: str, label: str, told: Mapping[str, str]
) -> None:
    """One of the names told; what a later version wrote there is a choice of its own."""
    stored = getattr(own, part)
    fields.draw_select(
        visit.bind(own, part),
        label,
        list(dict.fromkeys([*told, *([stored] if stored else [])])),
        names=lambda key: told.get(key, key),
        placeholder="Leave it, or choose",
    )


def _find(visit: Visit, question_id: str) -> OwnQuestion | None:
    try:
        found = visit.store.get(question_id)
    except MissingError:
        return None
    return found if isinstance(found, OwnQuestion) else None
