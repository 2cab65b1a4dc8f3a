"""The question bank: looked through by area, kind and profession, a few questions at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import undo_remove
from components.forms.add_line import draw_adding
from components.practice.bank_exercise import add_own_question, draw_practice
from components.session import state
from components.text.bank_labels import KINDS, PROFESSIONS
from components.text.english import starting
from components.text.markdown import plain_line
from components.ui.list_lines import draw_search
from components.ui.pagination import count_pages, cut_page
from data.catalogue import bank
from data.catalogue.loader import catalogue
from data.coaching.practice import bank_search
from data.coaching.practice.bank_search import BankFilter
from data.models import OwnQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.session.context import Visit
    from data.coaching.practice.bank_search import BankEntry

A_PAGE = 6
_LONGEST = 240
CHOSEN, PAGE, WORDS = "bank-chosen", "bank-page", "bank-words"
HOW = "Tap one, and answer it aloud."


def draw_question_bank(visit: Visit) -> None:
    """The filters, a few questions, and the one that is practised."""
    entries = visit.derive(
        "bank", bank_search.gather_bank, bank.questions(), visit.store.all(OwnQuestion)
    )
    wanted = _draw_filters()
    found = visit.derive("bank-found", bank_search.search_bank, entries, wanted)
    undo_remove.draw_undo(visit, OwnQuestion, "A question of yours was taken out.")
    st.markdown(_tell_found(found, visit))
    _draw_found(visit, found)
    draw_adding("One you expect, or were asked", "own-question", lambda text: _add(visit, text))


def _draw_filters() -> BankFilter:
    """The words and what else is wanted; the filters stand in the page's address."""
    words = draw_search(WORDS, "A word of the question", _turn_back)
    with st.container(horizontal=True, gap="small"):
        areas = {area.id: area.short for area in catalogue().questions}
        area = _draw_filter("area", "Any area", areas)
        kind = _draw_filter("kind", "Any kind", KINDS)
        profession = _draw_filter("profession", "Any profession", PROFESSIONS)
    return BankFilter(words, area, kind, profession)


def _draw_filter(key: str, label: str, told: Mapping[str, str]) -> str | None:
    return st.selectbox(
        label,
        list(told),
        index=None,
        key=key,
        format_func=told.__getitem__,
        placeholder=label,
        label_visibility="collapsed",
        width=168,
        # In the address, so that a list can be come back to; it says nothing that somebody wrote.
        bind="query-params",
        on_change=_turn_back,
    )


def _add(visit: Visit, text: str) -> bool:
    """Keep one more of one's own, and show it, chosen, whatever was filtered before."""
    own = add_own_question(visit, text)
    if own:
        _turn_back()
        for key, nothing in ((WORDS, ""), ("area", None), ("kind", None), ("profession", None)):
            state.put_widget(key, nothing)
        state.put_widget(CHOSEN, own)
    return bool(own)


def _turn_back() -> None:
    """Other questions are found: the first page of them, and none chosen."""
    state.forget(PAGE)
    state.forget(CHOSEN)


def _tell_found(found: Sequence[BankEntry], visit: Visit) -> str:
    if not found:
        return "No question fits that. Fewer words or filters may find one."
    done = bank_search.practised_keys(visit.practices())
    some = starting(visit.voice.figure_of(len(found), "question"))
    tried = sum(each.key in done for each in found)
    told = f"{some}, {visit.voice.figure(tried)} practised." if tried else f"{some}."
    return f":gray[{told} {HOW}]"


def _draw_found(visit: Visit, found: Sequence[BankEntry]) -> None:
    if not found:
        return
    pages = count_pages(len(found), A_PAGE)
    shown = {each.key: each for each in cut_page(found, state.widget(PAGE), A_PAGE)}
    chosen = _draw_list(visit, shown)
    if chosen:
        draw_practice(visit, shown[chosen])
    if pages > 1:
        st.pagination(pages, key=PAGE, on_change=state.forget, args=(CHOSEN,))


def _draw_list(visit: Visit, shown: Mapping[str, BankEntry]) -> str | None:
    """One group for the whole list: a group a question would cost the server more."""
    done = bank_search.practised_keys(visit.practices())
    keys = list(shown)
    if state.widget(CHOSEN) not in {None, *keys}:
        state.forget(CHOSEN)
    return st.radio(
        "Choose a question",
        keys,
        index=None,
        key=CHOSEN,
        format_func=lambda key: plain_line(shown[key].text, _LONGEST),
        captions=[_tell_facts(each, done) for each in shown.values()],
        label_visibility="collapsed",
    )


def _tell_facts(entry: BankEntry, done: frozenset[str]) -> str:
    facts = ["Yours"] if entry.own else []
    facts.append(catalogue().area(entry.area).short if entry.area else "Not filed yet")
    kind, profession = entry.kind or "", entry.profession or bank_search.ANY
    facts += [KINDS.get(kind, kind)] if kind else []
    facts += [PROFESSIONS.get(profession, profession)] if profession != bank_search.ANY else []
    facts += ["practised"] if entry.key in done else []
    return " · ".join(facts)
