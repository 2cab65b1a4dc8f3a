"""The journal taken out: as one file that restores exactly, and as tables to read elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.storage import import_export
from components.ui.disclosure import draw_fold

if TYPE_CHECKING:
    from components.session.context import Visit


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
