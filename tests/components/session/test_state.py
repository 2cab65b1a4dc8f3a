"""What a session holds: one value of its state, and never another session's."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx
from streamlit.testing.v1 import AppTest

from components.session import state
from components.session.state_keys import Slot
from tests.support.page_driver import PATIENCE, fill, many, slots, visit_page

if TYPE_CHECKING:
    from pathlib import Path

PAGE = f"import {__name__} as page\n\npage.draw()\n"
WORKER = ThreadPoolExecutor(1)
"""One thread, whoever's work it does."""


def draw() -> None:
    """What is kept; said by a thread that others use too, after it has kept what is new."""
    st.text(WORKER.submit(_work, get_script_run_ctx()).result())


def _work(run: object) -> str:
    add_script_run_ctx(threading.current_thread(), run)  # type: ignore[arg-type]
    if words := state.widget("words"):
        state.write(state.NOTICE, words)
    if state.widget("anew"):
        copy_context().run(state.begin_anew)
    return state.read(state.NOTICE)


def a_session() -> AppTest:
    """Somebody's page, not yet run."""
    return AppTest.from_string(PAGE, default_timeout=PATIENCE)


def tell(page: AppTest, words: str = "") -> str:
    """What somebody's page says, given new words or none."""
    page.session_state["words"] = words
    return str(page.run().text[0].value)


def test_a_thread_that_works_for_several_sessions_takes_none_for_another() -> None:
    one, other = a_session(), a_session()
    assert tell(one, "mine alone") == "mine alone"
    assert tell(other) == ""
    assert tell(one) == "mine alone"


def test_a_session_begun_anew_anywhere_in_a_run_holds_nothing_of_before() -> None:
    page = a_session()
    assert tell(page, "mine alone") == "mine alone"
    page.session_state["anew"] = True
    assert tell(page) == ""
    assert tell(page, "new words") == "new words"
    assert tell(page) == "new words"


def test_all_slots_of_a_session_are_one_value_of_its_state(home: Path) -> None:
    fill(home, many(3))
    app = visit_page("today")
    kept = {each.key for each in vars(state).values() if isinstance(each, Slot)}
    assert not [each for each in kept if each in app.session_state]
    assert state.ENTERED.key in slots(app)
