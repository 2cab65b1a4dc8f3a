"""What is shown instead of a page when the journal cannot be opened: calm, honest, one way out."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.session import notices, state
from components.text import labels
from data import store as stores
from data.models import (
    AnyRecord,
    BusyError,
    DamagedError,
    Interview,
    NewerError,
    ReadOnlyError,
    Record,
    StoreError,
)
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from components.text.voice import Voice

_DAY = Pattern(r"\d{4}-\d\d-\d\d")
_WORDS = {
    DamagedError: (
        "Your journal did not open",
        (
            "The file it is kept in could not be read as it was written. A full disk or a sudden "
            "power cut can do that. It was left exactly as it is; nothing has been overwritten."
        ),
    ),
    NewerError: (
        "Your journal needs a newer Afterview",
        (
            "A newer version wrote it, and this one would not read all of it rightly. Nothing was "
            "touched. Update Afterview and it will open."
        ),
    ),
    BusyError: (
        "Your journal is in use",
        (
            "Another program is holding it just now. Nothing was touched. Wait a moment, or close "
            "the other program, then try again."
        ),
    ),
    ReadOnlyError: (
        "Your journal may not be read",
        (
            "This computer does not allow Afterview to open the file it is kept in. Nothing was "
            "touched. Once the file may be read again, it will open."
        ),
    ),
}
_OTHERWISE = (
    "Your journal did not open",
    "The file it is kept in could not be reached just now. Nothing was touched.",
)
GONE = (
    "Your journal is not where it was",
    (
        "The file it was kept in has been moved or removed. If you know where it went, put it back "
        "and try again."
    ),
)
KEPT_BESIDE = (
    "The file as it is now is kept beside it, so nothing is lost that could still be read "
    "another day."
)


def draw_closed_journal(
    error: StoreError, path: Path, begin: Callable[[], None], voice: Voice
) -> None:
    """Say why the journal at `path` did not open and what can be done, on whatever page this is.

    `begin` starts anew where no file is left.
    """
    gone = isinstance(error, DamagedError) and not path.exists()
    title, sentence = GONE if gone else _words(error)
    st.title(title)
    notices.draw_notice()
    st.markdown(sentence)
    if isinstance(error, DamagedError):
        _draw_backups(error.backups, path, voice, gone=gone)
    st.caption("Your journal is kept here:")
    st.code(str(path), language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.button("Try again", key="try_again", icon=":material/refresh:")
        if gone:
            st.button(
                "Begin an empty journal",
                key="begin_empty",
                on_click=_try,
                args=(begin,),
            )


def _words(error: StoreError) -> tuple[str, str]:
    return next((words for kind, words in _WORDS.items() if isinstance(error, kind)), _OTHERWISE)


def _draw_backups(backups: tuple[Path, ...], path: Path, voice: Voice, *, gone: bool) -> None:
    readable = [(each, held) for each in backups if (held := read_backup(each)) is not None]
    if not readable:
        way = "begin an empty journal" if gone else "move this file somewhere safe, try again,"
        st.markdown(
            "There is no earlier copy beside it that can be read. If you ever exported your "
            f"journal, {way} and bring the export back under *Your data*."
        )
        return
    st.header("Earlier copies")
    st.markdown("Choose one to go on from." if gone else f"Choose one to go on from. {KEPT_BESIDE}")
    for backup, held in readable:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"**{backup_day(backup)}**  \n{holding(held, voice)}", width="stretch")
            st.button(
                "Go on from this one",
                key=f"restore-{backup.name}",
                on_click=_try,
                args=(partial(stores.restore_backup, path, backup),),
            )


def _try(change: Callable[[], None]) -> None:
    try:
        change()
    except StoreError as error:
        # Not drawn here: a callback runs before the page, which draws the notice itself.
        state.write(state.NOTICE, notices.explain(error))
    else:
        state.take(state.NOTICE)


def read_backup(backup: Path) -> tuple[AnyRecord, ...] | None:
    """What a backup holds; None if it cannot be read."""
    try:
        return stores.open_journal(backup).everything()
    except StoreError:
        return None


def backup_day(backup: Path) -> str:
    """The day a backup was last the journal, as its name has it: "3 November 2026"."""
    found = _DAY.search(backup.name)
    return labels.day(dt.date.fromisoformat(found[0])) if found else backup.name


def holding(records: Sequence[Record], voice: Voice) -> str:
    """What a set of records comes to: "12 interviews and 30 other records"."""
    interviews = sum(isinstance(record, Interview) for record in records)
    others = len(records) - interviews
    told = voice.figure_of(interviews, "interview")
    return f"{told} and {voice.figure_of(others, 'other record')}" if others else told
