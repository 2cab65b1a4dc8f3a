"""A list from elsewhere: which column holds what, what would be kept, and only then keeping it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.applications.csv_preview import count_found, draw_preview
from components.forms import fields
from components.journal import applications
from components.session import notices, state
from components.session.binding import draft
from components.session.context import new_id
from components.storage import import_export
from components.text.markdown import plain_line
from data.models import RefusedImportError
from data.recogniser import sure_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from components.session.context import Visit
    from components.storage import Incoming, Preview, Target
    from components.text.voice import Voice
    from data.models import AnyRecord

LARGEST = 5
"""Megabytes a file may have."""

PURPOSES = {
    "applications": "Applications",
    "interviews": "Past interviews",
}
ORDERS = {True: "Day first: 3 April", False: "Month first: 4 March"}
TARGETS = {
    "company": "Company",
    "role": "Role",
    "date": "Day",
    "status": "Status",
    "ended": "Why it ended",
    "heard": "Day you heard",
    "next action": "What is next",
    "next date": "When that is",
    "source": "Where you found it",
    "link": "Link",
    "stage": "Stage",
    "format": "How you met",
    "question": "Question",
    "area": "What it was about",
    "rating": "Rating",
    "result": "What came of it",
    "feedback": "What they said",
    "note": "Note",
}


def draw_intake(visit: Visit) -> None:
    """The way in for a CSV file; nothing is kept before the person says so."""
    with st.expander(
        "Bring in a list from elsewhere",
        key="intake",
        icon=":material/upload_file:",
        on_change="rerun",
    ) as opened:
        if opened.open:
            _draw_upload(visit)


def _draw_upload(visit: Visit) -> None:
    st.caption(
        "A CSV file from LinkedIn, JobSync, Hired or any spreadsheet: applications, or a log of "
        "past interviews and the questions you were asked."
    )
    uploaded = st.file_uploader(
        "A CSV file",
        type=["csv", "tsv", "txt"],
        key=f"intake-{state.read(state.UPLOADS)}",
        max_upload_size=LARGEST,
        label_visibility="collapsed",
    )
    if uploaded is None:
        state.take(state.INCOMING)
        return
    try:
        incoming = _meet(uploaded)
    except RefusedImportError as refusal:
        st.info(f"{notices.explain(refusal)} Nothing here was changed.")
    else:
        _draw_incoming(visit, incoming)


def _meet(uploaded: UploadedFile) -> Incoming:
    """The file as the person has it read so far, or as it is first met."""
    known = state.read(state.INCOMING)
    if known is None or known[0] != uploaded.file_id:
        known = (uploaded.file_id, import_export.open_list(uploaded.getvalue()))
        state.write(state.INCOMING, known)
    return known[1]


def _take(incoming: Incoming) -> None:
    """Go on with the file read this way."""
    known = state.read(state.INCOMING)
    if known:
        state.write(state.INCOMING, (known[0], incoming))


def _take_as(incoming: Incoming, purpose: str | None) -> None:
    _take(incoming.taken_as(type(incoming.purpose)(purpose or incoming.purpose)))


def _draw_incoming(visit: Visit, incoming: Incoming) -> None:
    st.markdown(_told(incoming, visit.voice))
    fields.draw_choice(
        draft("intake-purpose", str(incoming.purpose), partial(_take_as, incoming)),
        "What is in it?",
        list(PURPOSES),
        names=PURPOSES.__getitem__,
    )
    _draw_columns(incoming)
    if incoming.asks_order:
        _draw_order(incoming)
    preview = visit.recall("intake", lambda table: _look(visit, table), incoming)
    draw_preview(preview, visit.voice)
    _draw_decision(visit, preview)


def _told(incoming: Incoming, voice: Voice) -> str:
    rows = voice.figure_of(len(incoming.table.rows), "row")
    if incoming.tracker:
        return f"**This looks like a {incoming.tracker} file.** {rows}, each column known."
    return f"**{rows}.** The columns were matched by their names: please look them over."


def _draw_columns(incoming: Incoming) -> None:
    """A list of columns for each thing to be taken, to correct what was guessed."""
    shown = st.toggle("Change which column is what", key="intake-columns")
    if not shown:
        st.caption(_matched(incoming))
        return
    with st.grid(2, gap="small"):
        for target in incoming.targets:
            _draw_column(incoming, target)


def _matched(incoming: Incoming) -> str:
    """What each column is taken as, in a line."""
    told = [
        f"{TARGETS[target]}: {plain_line(incoming.table.headers[column], 40)}"
        for target, column in incoming.mapping.columns.items()
    ]
    if not told:
        return "None of its columns was recognised yet."
    others = "The other columns go into the note." if incoming.mapping.extras else ""
    return f"{' · '.join(told)}  \n{others}"


def _draw_column(incoming: Incoming, target: Target) -> None:
    stored = incoming.mapping.columns.get(target)
    fields.draw_select(
        draft(
            f"intake-{incoming.purpose}-{target}",
            stored,
            lambda column: _take(incoming.with_column(target, column)),
        ),
        TARGETS[target],
        range(len(incoming.table.headers)),
        names=incoming.table.headers.__getitem__,
        placeholder="Not in this file",
    )


def _draw_order(incoming: Incoming) -> None:
    fields.draw_choice(
        draft(
            "intake-order",
            incoming.mapping.day_first,
            lambda first: _take(incoming.with_order(first)),
        ),
        "How does the file write 03/04?",
        list(ORDERS),
        names=ORDERS.__getitem__,
    )


def _look(visit: Visit, incoming: Incoming) -> Preview:
    """What it would add; the local day says what lies ahead."""
    local = dt.datetime.combine(visit.today, dt.time(12), dt.UTC)
    return incoming.look(local, new_id, visit.store.everything(), sure_area)


def _tell_brought(records: Sequence[AnyRecord], voice: Voice) -> str:
    return f"{count_found(records, voice)} brought in."


def _draw_decision(visit: Visit, preview: Preview) -> None:
    told = count_found(preview.records, visit.voice)
    st.button(
        f"Bring in {told}" if preview.records else "There is nothing new to bring in",
        key="bring",
        icon=":material/download_done:",
        disabled=not preview.records,
        on_click=applications.bring,
        args=(visit, preview.records, partial(_tell_brought, preview.records)),
    )
    st.caption(
        "Nothing is kept before that, and it can be undone until you close or reload this page."
    )
