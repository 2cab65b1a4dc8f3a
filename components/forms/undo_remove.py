"""Taking a record out of the journal, and the way back for what was taken out last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.ui.buttons import draw_tertiary
from data.models import AnyRecord, Interview, Practice, Record

if TYPE_CHECKING:
    from components.session.context import Visit


def remove_records(visit: Visit, *records: AnyRecord) -> bool:
    """Take `records` out together; the first one says on which screen they can be put back.

    What can be put back is what was kept at this moment, not what this window last showed.
    """
    kept = {each.id: each for each in visit.store.everything()}
    gone = tuple(kept[each.id] for each in records if each.id in kept)
    taken = visit.load((), drop=tuple(each.id for each in gone))
    if taken:
        state.write(state.REMOVED, gone)
    return taken


def remove_interview(visit: Visit, interview: Interview) -> bool:
    """Take an interview out with all that hangs on it, but for practice, which was done."""
    hanging = (
        each
        for each in visit.store.everything()
        if getattr(each, "interview", None) == interview.id and not isinstance(each, Practice)
    )
    return remove_records(visit, interview, *hanging)


def draw_undo(visit: Visit, kind: type[Record], told: str) -> None:
    """The way back, if what was taken out last is of this `kind`; `told` says what it was."""
    removed = state.read(state.REMOVED)
    if not removed or not isinstance(removed[0], kind):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(told, width="content")
        st.button("Put it back", key=f"put-back-{kind.__name__}", on_click=visit.undo)


def draw_take_out(visit: Visit, key: str, *records: AnyRecord, label: str = "Take it out") -> None:
    """The button that takes `records` out, last in whatever shows them."""
    draw_tertiary(label, key, remove_records, visit, *records, icon=":material/delete:")
