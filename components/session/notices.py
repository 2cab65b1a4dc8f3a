"""Calm sentences for what can go wrong, and where they are drawn."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.session.storage_kind import Home
from data import models

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SENTENCES: Mapping[type[models.AfterviewError], str] = {
    models.FullError: (
        "There is no space left where your journal is kept, so the last change is not saved yet. "
        "It is still here on the screen. Make some room, then change anything to save again."
    ),
    models.ReadOnlyError: (
        "Your journal's folder does not allow changes just now, so the last one is not saved yet. "
        "It is still here on the screen."
    ),
    models.BusyError: (
        "Another program is holding your journal, so the last change is not saved yet. "
        "It is still here on the screen; try once more in a moment."
    ),
    models.AwayError: (
        "The database your journal is kept in does not answer just now, so the last change is not "
        "saved yet. It is still here on the screen and is saved as soon as it answers."
    ),
    models.NewerError: (
        "This journal was written by a newer Afterview. Nothing was touched. "
        "Update Afterview and it will open."
    ),
    models.DamagedError: (
        "Your journal could not be read as it was written, so it was left exactly as it is. "
        "Nothing has been overwritten."
    ),
    models.SignedOutError: (
        "You are signed out, so the last change is not saved. It is still here on the screen."
    ),
    models.OverlapError: (
        "Another window changed the same thing. Nothing is overwritten: both versions stand where "
        "you wrote, for you to choose."
    ),
    models.StaleError: (
        "This was changed in another window a moment ago. What you typed is still here on the "
        "screen; change it once more to keep it."
    ),
    models.MissingError: "This was removed in another window, so there is nothing left to change.",
}
IN_ACCOUNT: Mapping[type[models.AfterviewError], str] = {
    models.FullError: (
        "The database your journal is kept in has no room left, so the last change is not saved "
        "yet. It is still here on the screen. Whoever runs this site has to make room; you can "
        "take a copy meanwhile."
    ),
    models.ReadOnlyError: (
        "The database your journal is kept in takes no changes just now, so the last one is not "
        "saved yet. It is still here on the screen; change anything in a while to save again."
    ),
    models.BusyError: (
        "Another change to your journal is taking long, so this one is not saved yet. It is still "
        "here on the screen; try once more in a moment."
    ),
    models.NewerError: (
        "This journal was written by a newer Afterview. Nothing was touched. It will open once "
        "whoever runs this site has updated it."
    ),
}
"""The same for a journal in an account, whose keeper is somebody else."""

_WHERE = {Home.FILE: "Kept on this device", Home.ACCOUNT: "Kept in your account"}
_SAVED = {
    Home.FILE: ":material/check: Saved on this computer",
    Home.ACCOUNT: ":material/check: Saved in your account",
}
"""What is true once a change was made; the visitor's browser says itself when it has kept it."""

_OTHERWISE = "That could not be saved just now. What you typed is still here on the screen."


def explain(error: models.AfterviewError) -> str:
    """What happened, in a calm sentence that never holds what the person typed."""
    if isinstance(error, models.RefusedImportError):
        return error.reason
    if isinstance(error, models.LimitError):
        return explain_limit(error)
    own = IN_ACCOUNT if state.read(state.HOME) is Home.ACCOUNT else {}
    every = {**SENTENCES, **own}
    return next((text for kind, text in every.items() if isinstance(error, kind)), _OTHERWISE)


def explain_limit(error: models.LimitError) -> str:
    """Which limit was met, and that nothing was lost."""
    if "length" in error.reason and str(models.LONGEST_TEXT) in error.reason:
        return (
            f"This is longer than {models.LONGEST_TEXT:,} characters, so it is not saved yet. "
            "It is still here on the screen; shorten it a little and it will be kept."
        )
    return "That is outside what can be kept here, so the entry before it stands."


def tell_where() -> str:
    """Where the journal is, in a line; nothing where the visitor's browser says it itself."""
    return "" if state.read(state.EXAMPLE) else _WHERE.get(state.read(state.HOME), "")


def draw_notice(otherwise: str = "") -> None:
    """The notice that waits, or `otherwise`; it goes with the next change that is saved."""
    state.write(state.NOTICE_PLACE, st.caption(otherwise) if otherwise else st.empty())
    if notice := state.read(state.NOTICE):
        show_notice(notice)


def leave_place() -> None:
    """The place of another page, or of another run of this one, is none of this run's."""
    state.take(state.NOTICE_PLACE)


@contextmanager
def own_place() -> Iterator[None]:
    """A part of a page is drawn: its place for a notice goes with it when it is drawn anew.

    Drawing where nothing is any more breaks the whole page in the browser.
    """
    before = state.read(state.NOTICE_PLACE)
    try:
        yield
    finally:
        state.write(state.NOTICE_PLACE, before)


def clear() -> None:
    """Nothing waits any more, also where the notice is drawn already."""
    state.take(state.NOTICE)
    if place := state.read(state.NOTICE_PLACE):
        place.empty()


def show_notice(notice: str) -> None:
    """Let `notice` wait, and draw it at once where this page has drawn its place for it."""
    state.write(state.NOTICE, notice)
    if place := state.read(state.NOTICE_PLACE):
        place.warning(notice, icon=":material/info:")


def refuse(error: models.AfterviewError) -> None:
    """Something could not be done now: say so, and note a database that does not answer."""
    if isinstance(error, models.AwayError):
        state.write(state.AWAY, value=True)
        state.write(state.AWAY_NEWS, value=True)
    show_notice(explain(error))


def are_told() -> bool:
    """Whether the screen says what is so now: what waits, and whether anything does."""
    return state.read(state.TOLD) == _standing()


def _standing() -> tuple[str, bool, str]:
    return state.read(state.NOTICE), bool(state.read(state.APART)), state.read(state.HOMELESS)


def draw_saved(more: str = "") -> None:
    """Whether everything on the screen is kept, as a word, and what `more` there is to say."""
    state.write(state.TOLD, _standing())
    if state.read(state.NOTICE):
        draw_notice()
    elif state.read(state.APART):
        st.caption("Saved, but for what waits for you to choose.")
    elif told := ". ".join(filter(None, (_SAVED.get(state.read(state.HOME)), more))):
        st.caption(told)
