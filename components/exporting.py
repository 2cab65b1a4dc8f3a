"""The journal taken out: as one file that restores exactly, and as tables to read elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import shell
from components.folding import draw_fold

if TYPE_CHECKING:
    from components.visit import Visit

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


def draw_export(visit: Visit) -> None:
    """Everything as one file that restores exactly; and, to read elsewhere, as tables."""
    st.markdown(
        "## Take a copy\n\nOne file with everything in it. Bring it back here and all is as it was."
    )
    draw_export_button(visit, "export")
    if draw_fold("To read elsewhere", "your_data.reading"):
        _draw_reading(visit)


def _draw_reading(visit: Visit) -> None:
    """The same as tables, which no program can take back."""
    st.markdown(
        "Every table in plain words, with days as days, to read, print or count in another "
        "program. These cannot be brought back as a journal: take the file above for that."
    )
    day = visit.today.isoformat()
    sheets, csv = partial(shell.write_spreadsheet, visit), partial(shell.write_csv_files, visit)
    with st.container(horizontal=True):
        for label, data, name, mime, key in (
            ("A spreadsheet", sheets, f"afterview-{day}.xlsx", SPREADSHEET, "export_spreadsheet"),
            ("CSV files in a zip", csv, f"afterview-{day}-tables.zip", ZIP, "export_csv"),
        ):
            st.download_button(
                label, data=data, file_name=name, mime=mime, key=key, on_click="ignore"
            )


def draw_export_button(visit: Visit, key: str, label: str = "Export everything") -> None:
    """One file that restores exactly."""
    st.download_button(
        label,
        data=partial(shell.write_export, visit),
        file_name=f"afterview-{visit.today.isoformat()}.json",
        mime="application/json",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )
