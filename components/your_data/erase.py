"""The way out: everything erased, once a word is typed; and for a day, in a file, the way back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from components.session import after_erasing, state
from components.storage import download_links
from components.storage.recovery import holding, read_backup
from components.text import labels
from components.text.record_counts import tell_contents
from components.ui.typed_consent import draw_consent
from components.your_data.export import draw_export_button

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.storage import Erased

KEPT_FOR = dt.timedelta(days=1)
"""How long what was erased from a file can be brought back, unless the person says otherwise."""

COPIES = "erase_copies"
_ERASING = {
    "file": (
        "Erase everything",
        "Erase everything",
        (
            "Removes every record and every earlier version. For a day it can be brought back, "
            "unless you say otherwise."
        ),
    ),
    "browser": (
        "Forget this browser",
        "Erase everything from this browser",
        "Removes every record from this browser, for good. Nothing of it is kept anywhere else.",
    ),
    "account": (
        "Delete your account",
        "Delete my account and everything in it",
        "Removes everything you have written here and the account with it, for good.",
    ),
}
"""Of each place: what erasing is called, the button, and what goes."""

AT_ONCE = "**This cannot be undone.**"
YOURS = "An export you have saved elsewhere stays yours."


def draw_erase(visit: Visit) -> None:
    """Erase everything, once a word is typed, with a copy offered first."""
    kind = visit.store.place().kind
    heading, label, goes = _ERASING.get(kind, _ERASING["file"])
    if state.take(state.ERASED):
        st.success(f"Everything is erased. You can begin anew whenever you like.{_way_back(visit)}")
    if not state.read(state.ERASING):
        st.markdown(f"## {heading}\n\n{goes}")
        st.button(label, key="erase", on_click=state.write, args=(state.ERASING, True))
        return
    st.header(heading, anchor=False)
    with st.container(border=True, key="erase_confirm"):
        if kind == "file":
            told = st.container()
            too = st.checkbox("Erase the safety copies too", key=COPIES)
            told.markdown(_from_file(visit, at_once=too))
        else:
            st.markdown(_at_once(visit, kind))
        draw_export_button(visit, "export_first")
        draw_consent("erase", state.ERASING, "Yes, erase it", lambda: _erase(visit))


def _from_file(visit: Visit, *, at_once: bool) -> str:
    held_here = tell_contents(visit.store.everything(), visit.voice)
    if at_once:
        return (
            f"{AT_ONCE} It erases {held_here}, and the earlier versions and anything erased before "
            f"go too. {YOURS}"
        )
    until = tell_moment(visit, visit.now() + KEPT_FOR)
    return (
        f"It erases {held_here}, and the earlier versions. **Until {until} you can bring all of it "
        "back on this page.** Till then it stays on this computer, out of sight; the next time "
        f"Afterview is used after that, it is removed for good. {YOURS}"
    )


def _at_once(visit: Visit, kind: str) -> str:
    held_here = tell_contents(visit.store.everything(), visit.voice)
    goes = {
        "account": (
            f"It removes {held_here} from the database at once, and nothing there tells any more "
            "that you were here. Copies of the whole database that its keeper makes are renewed in "
            "their own time."
        ),
        "browser": (
            f"It removes {held_here} from this browser at once, and from this visit. No safety "
            "copy is left."
        ),
    }
    return f"{AT_ONCE} {goes.get(kind, f'It erases {held_here}.')} {YOURS}"


def _erase(visit: Visit) -> None:
    """Remove everything: earlier copies, and what this visit still holds of it."""
    at_once = bool(state.widget(COPIES))
    until = visit.now() + KEPT_FOR
    step = visit.store.wipe if at_once else lambda: visit.store.erase(until)
    if visit.attempt(step):
        # Copies that were offered for download can be fetched no more.
        download_links.revoke(visit.store)
        after_erasing.forget_held()
        # What a browser keeps is gone only once it has said so; the shell tells it then.
        state.write(state.ERASED, value=visit.store.place().kind != "browser")


def draw_erased(visit: Visit) -> None:
    """What was erased and can be brought back, and until when; or that it is back."""
    if state.take(state.BROUGHT_BACK):
        st.success("What was erased is back, as it was.")
    for number, erased in enumerate(visit.store.erased()):
        _draw_way_back(visit, erased, number)


def _way_back(visit: Visit) -> str:
    """Where the way back is: right after erasing, somebody looks at the end of the page."""
    latest = max((each.until for each in visit.store.erased()), default=None)
    if latest is None:
        return ""
    return f" Until {tell_moment(visit, latest)} it can be brought back, at the top of this page."


def _draw_way_back(visit: Visit, erased: Erased, number: int) -> None:
    path = visit.store.place().path
    content = read_backup(erased.at(path)) if path else None
    if content is None:
        return
    until, held_then = tell_moment(visit, erased.until), holding(content, visit.voice)
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"erased-{number}"
    ):
        added = " It is added to what is here now." if visit.store.everything() else ""
        st.markdown(
            f"What you erased can be brought back until {until}: {held_then}.{added}",
            width="stretch",
        )
        st.button(
            "Bring back what was erased",
            key=f"bring-back-{number}",
            on_click=_bring_back,
            args=(visit, erased),
        )


def _bring_back(visit: Visit, erased: Erased) -> None:
    if visit.attempt(lambda: visit.store.bring_back(erased)):
        state.take(state.ERASED)
        state.write(state.BROUGHT_BACK, value=True)


def tell_moment(visit: Visit, moment: dt.datetime) -> str:
    """A moment to come where the person is: "18:05 tomorrow"."""
    local = moment.astimezone(visit.zone)
    return f"{local:%H:%M} {labels.coming_day(local.date(), visit.today)}"
