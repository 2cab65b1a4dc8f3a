"""The study of all interviews is kept with its journal: one for each, and gone with it."""

from __future__ import annotations

import gc
import weakref

from msgspec.structs import replace

from components.journal import study
from components.session import state
from components.session.context import Visit
from data.store import Store, open_memory
from tests.support.page_driver import NOW, TODAY, an_interview


def visit(store: Store) -> Visit:
    """A visit that remembers nothing of another session."""
    state.take(state.RECALLED)
    return Visit(store, lambda: NOW, TODAY, dark=False, example=False, paths={})


def test_another_session_of_the_same_journal_finds_the_study_ready() -> None:
    store = open_memory([an_interview(1), an_interview(2)])
    first = study.study_all(visit(store))
    assert study.study_all(visit(store)) is first


def test_a_change_of_the_journal_makes_another_study() -> None:
    store = open_memory([an_interview(1), an_interview(2)])
    first = study.study_all(visit(store))
    store.put(replace(store.get(an_interview(1).id), felt=5))
    again = study.study_all(visit(store))
    assert again is not first
    assert {each.felt for each in again.interviews} != {each.felt for each in first.interviews}


def test_what_is_asked_of_some_interviews_is_not_taken_for_all() -> None:
    here = visit(open_memory([an_interview(1), an_interview(2)]))
    some = study.study_these(here, here.interviews()[:1])
    assert len(some.interviews) == 1
    assert len(study.study_all(here).interviews) == 2


def test_no_journal_finds_the_study_of_another() -> None:
    same = [an_interview(1), an_interview(2)]
    first, second = open_memory(same), open_memory(same)
    assert study.study_all(visit(first)) is not study.study_all(visit(second))


def test_the_study_goes_with_its_journal() -> None:
    store = open_memory([an_interview(1)])
    kept = weakref.ref(study.study_all(visit(store)))
    assert kept() is not None
    state.take(state.RECALLED)
    del store
    gc.collect()
    assert kept() is None
