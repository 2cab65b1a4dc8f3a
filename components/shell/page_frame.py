"""The frame around every page: navigation, the first-open guard, theme, and the journal."""

from __future__ import annotations

import gc
from copy import copy
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import kept_apart
from components.session import after_erasing, clock, notices, state
from components.session.context import Visit
from components.session.storage_kind import Home
from components.shell import upload_limits
from components.shell.navigation import PAGES, PATHS, PageEntry
from components.storage import browser_messages, browser_session, example, import_export, opening
from components.storage.account import move_journal, session
from components.storage.account.session import SIGNED_IN
from components.text.voice import Figures, Words
from components.ui.buttons import draw_tertiary
from components.ui.page_style import draw_tab

if TYPE_CHECKING:
    from streamlit.navigation.page import Page as StreamlitPage

SIGN_OUT_PAGES = ("today", "your_data")
"""Where whoever signed in is named, told where the journal is, and can leave."""

_LAST = ("pocket_card",)
"""Pages that say where the journal is in a place of their own: they fill one phone's screen."""


def run() -> None:
    """Run the app: what the entry script does."""
    try:
        page = _declare()
        page.run()
        draw_tab(page.url_path, kept_apart.put_by_cut_off)
    finally:
        # A run that was stopped or begun anew half-way has changed things too.
        browser_session.hand_over()


def enter(name: str) -> Visit:
    """Begin a page: what every page does first. Draws its title line's surroundings.

    A page opened first on a fresh server runs without the entry script; then the navigation is
    declared here and the page run once more inside it.
    """
    if not state.read(state.ENTERED):
        _declare()
        st.rerun()
    notices.leave_place()
    upload_limits.drop_other_uploads(name)
    home = opening.find_home()
    # First: what is said of a journal that does not open depends on where it is.
    state.write(state.HOME, home)
    if home is Home.BROWSER:
        browser_session.keep_place(at_top=name not in _LAST)
    visit = _visit(home)
    visit.store.expire(visit.now())
    after_erasing.notice_erasing(visit.store, example=visit.example)
    kept = visit.settings()
    visit = replace(visit, voice=Words() if kept.words_for_numbers else Figures())
    state.write(state.VOICE, visit.voice)
    kept_apart.recover(kept, visit.adjust, visit.store.everything)
    if name != "today":
        # What was skipped a moment ago is told on Today alone, until it is left.
        state.take(state.LET_GO)
    _draw_frame(visit, name)
    return visit


def _declare() -> StreamlitPage:
    # An icon by name would be fetched from fonts.gstatic.com; an emoji is drawn by the browser.
    st.set_page_config(page_icon="🌅", layout="centered")
    _freeze()
    state.write(state.ENTERED, value=True)
    page = st.navigation(_own_pages(), position="top")
    # The title holds for one run, and only now is it known which page that is.
    st.set_page_config(page_title=f"{page.title} · Afterview")
    return page


def _own_pages() -> list[StreamlitPage]:
    # A page that is run is marked as such: each session has copies of its own.
    if not state.read(state.PAGES):
        state.write(state.PAGES, [copy(page) for page in _pages()])
    return state.read(state.PAGES)


def _page(entry: PageEntry) -> StreamlitPage:
    return st.Page(
        entry.path,
        title=entry.title,
        icon=entry.icon,
        # The file's own name: a fresh server knows a page by no other until the app has run.
        url_path=entry.name,
        default=entry is PAGES[0],
        visibility="hidden" if entry.hidden else "visible",
    )


@cache
def _pages() -> tuple[StreamlitPage, ...]:
    # Each page's file is looked for once, not at every run (docs/performance.md).
    return tuple(_page(entry) for entry in PAGES)


@cache
def _freeze() -> None:
    # What is loaded by now need not be walked by the collector again (docs/performance.md).
    gc.collect()
    gc.freeze()


def _visit(home: Home) -> Visit:
    in_example = example.in_example()
    return Visit(
        store=example.example_store() if in_example else opening.own_store(home),
        clock=clock.now,
        today=clock.today(),
        dark=st.context.theme.type == "dark",
        example=in_example,
        paths=PATHS,
        zone=clock.zone(),
    )


def _draw_frame(visit: Visit, name: str) -> None:
    if visit.example:
        _draw_example_bar()
    elif state.read(state.HOME) is Home.ACCOUNT:
        session.follow_database(visit.store)
        if name in SIGN_OUT_PAGES:
            session.draw_signed_in()
            move_journal.offer(visit)
    elif state.read(state.HOME) is Home.BROWSER:
        _draw_browser(visit, name)
    kept_apart.draw_waiting_words()
    if name != "evaluate":
        told = name in _LAST or (state.read(SIGNED_IN) and name in SIGN_OUT_PAGES)
        notices.draw_notice("" if told else notices.tell_where())


def _draw_browser(visit: Visit, name: str) -> None:
    """What there is to say about a journal that lives in the visitor's browser."""
    journal = browser_session.session().journal
    if journal.trouble:
        file = import_export.handout(import_export.copy_kind(visit), visit.today)
        export = partial(import_export.write_copy, visit)
        browser_messages.draw_trouble(journal.trouble, journal.keep_again, export, file)
    if name in SIGN_OUT_PAGES:
        file_name = browser_session.copy_name(visit.today)
        passing = name == "today"
        browser_messages.draw_unread(journal.unread, file_name, visit.voice, passing=passing)
    browser_messages.draw_clashes(journal.clashes, journal.settle, visit.voice)


def _draw_example_bar() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="example_bar"):
        st.caption("An example journal: none of this is yours, and nothing here is kept.")
        draw_tertiary("Back to my own", "leave_example", example.leave_example)
