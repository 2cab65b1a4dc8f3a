"""The journal taken out, as a file that restores exactly or as tables; and a word to do so."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.session.storage_kind import Home
from components.storage import import_export
from components.ui.buttons import draw_tertiary
from components.ui.disclosure import draw_fold
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


def draw_export(visit: Visit) -> None:
    """Everything as one file that restores exactly; and, to read elsewhere, as tables."""
    st.markdown(
        "## Take a copy\n\nOne file with everything in it. Bring it back here and all is as it was."
    )
    draw_export_button(visit, "export")
    if import_export.copy_kind(visit) == "packed":
        st.caption("Your journal is large, so the file is packed (gzip). It comes back as it is.")
    if draw_fold("To read elsewhere", "your_data.reading"):
        _draw_reading(visit)


def _draw_reading(visit: Visit) -> None:
    """The same as tables, which no program can take back."""
    st.markdown(
        "Every table in plain words, with days as days, to read, print or count in another "
        "program. These cannot be brought back as a journal: take the file above for that."
    )
    # Made when they are asked for, in a thread that knows no visitor: hence the visit handed in.
    sheets, csv = (
        partial(import_export.make_spreadsheet, visit),
        partial(import_export.make_csv_files, visit),
    )
    with st.container(horizontal=True):
        for label, data, kind in (
            ("A spreadsheet", sheets, "spreadsheet"),
            ("CSV files in a zip", csv, "csv"),
        ):
            name, mime = import_export.handout(kind, visit.today)
            st.download_button(
                label, data=data, file_name=name, mime=mime, key=f"export_{kind}", on_click="ignore"
            )


def draw_export_button(visit: Visit, key: str, label: str = "Export everything") -> None:
    """One file that restores exactly."""
    name, mime = import_export.handout(import_export.copy_kind(visit), visit.today)
    st.download_button(
        label,
        data=partial(import_export.write_copy, visit),
        file_name=name,
        mime=mime,
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def draw_reminder(visit: Visit) -> None:
    """A reminder to take a copy, where one is due: in one tap, or not during this visit."""
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
