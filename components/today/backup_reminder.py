"""A copy to keep, where a browser is the only place: said once, and then gently as it grows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.session.storage_kind import Home
from components.ui.buttons import draw_tertiary
from components.your_data.export import draw_export_button
from data.models import Interview

if TYPE_CHECKING:
    from components.session.context import Visit

GROWN = 20
"""Records since the last copy that make another one worth a word."""

REST = dt.timedelta(days=7)
"""How long after a copy nothing is said, however much is written."""

FIRST = (
    "**Your journal is in this browser alone.** A copy takes a moment, and brings everything back "
    "if the browser should ever forget it."
)
_AGAIN = "Your journal has grown since you last took a copy."


def draw_reminder(visit: Visit) -> None:
    """A quiet word, where it is due, and the copy in one tap; or not now, for this visit."""
    if state.read(state.HOME) is not Home.BROWSER or visit.example or not is_backup_due(visit):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="keep_a_copy"):
        st.markdown(_AGAIN if visit.settings().copied else FIRST, width="stretch")
        draw_export_button(visit, "keep_copy", "Keep a copy")
        draw_tertiary("Not now", "no_copy", state.write, state.NO_COPY, True)


def is_backup_due(visit: Visit) -> bool:
    """Whether there is something to lose that no copy holds."""
    if state.read(state.NO_COPY) or not visit.store.all(Interview):
        return False
    kept = visit.settings()
    if kept.copied is None:
        return True
    grown = len(visit.store.everything()) - kept.copied_records
    return grown >= GROWN and visit.today - kept.copied >= REST
