"""Where the journal is, a copy of it, a copy brought back, earlier versions, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import shell
from components.journal import restore
from components.session import notices, state
from components.storage import example, import_export, opening
from components.storage.recovery import backup_day, holding, read_backup
from components.text.english import starting
from components.text.record_counts import tell_contents
from components.ui.buttons import draw_main, draw_tertiary
from data.models import RefusedImportError

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from components.session.context import Visit
    from components.storage import ImportCounts
    from components.text.voice import Voice
    from data.models import AnyRecord

KILO = 1000
IN_ACCOUNT = (
    "Your journal is kept in your account: in a database of whoever runs this site, apart from "
    "everybody else's. Sign in on any other computer or phone and it is there. Your name and "
    "address are not kept with it."
)
IN_BROWSER = (
    "Your journal is kept in this browser, on this device, and nowhere else: another browser, "
    "another device or a private window does not have it, and clearing this site's data removes "
    "it. The computer that shows you these pages keeps none of it on its disk. A copy you take is "
    "yours, and can be brought back anywhere."
)
_UNKEPT = (
    "This browser lets nothing be kept, so your journal is held for this visit only, in the memory "
    "of the computer that shows you these pages, and never on its disk. Take a copy before you "
    "leave, and bring it back next time."
)


def draw_example_only(visit: Visit) -> None:
    """Where the example journal is kept, and the way back to one's own."""
    st.markdown(
        "You are looking at an example journal of somebody made up. It is held in memory for this "
        "visit, and your own journal is untouched. To see where yours is kept, export it or bring "
        "one back, leave the example first."
    )
    draw_main("Back to my own", "leave_here", visit, on_click=example.leave_example)


def draw_place(visit: Visit) -> None:
    """Where the journal is kept, how large it is and what it holds."""
    place = visit.store.place()
    if place.kind == "account":
        st.markdown(IN_ACCOUNT)
    elif place.path is None:
        st.markdown(IN_BROWSER if opening.find_privacy_facts().kept else _UNKEPT)
    else:
        st.markdown("Your journal is one file on this computer. Nothing in it leaves it.")
        st.code(str(place.path), language=None, wrap_lines=True)
    size = visit.voice.choose(f" · {_size(place.size)}", "")
    st.caption(f"{starting(tell_contents(visit.store.everything(), visit.voice))}{size}")


def _size(size: int) -> str:
    if size >= KILO**2:
        return f"{size / KILO**2:.1f} MB"
    return f"{max(1, round(size / KILO))} KB" if size else "0 KB"


def draw_taken_in(visit: Visit) -> None:
    """What was taken in last, and the way back from it."""
    taken = state.read(state.TAKEN_IN)
    if taken is None:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="taken_in_bar"
    ):
        st.markdown(taken.told(visit.voice), width="stretch")
        st.button("Undo", key="undo_import", on_click=restore.undo, args=(visit,))
        draw_tertiary("Keep it", "keep_import", state.take, state.TAKEN_IN)


def draw_import(visit: Visit) -> None:
    """A copy brought back: first what it would do, then the choice."""
    st.header("Bring a copy back", anchor=False)
    uploaded = st.file_uploader(
        "A file that Afterview exported",
        type=["json", "gz"],
        # Under another number the field is empty again: Streamlit has no other way to empty it.
        key=f"import-{state.read(state.UPLOADS)}",
    )
    if uploaded is None:
        shell.forget_reading()
        return
    try:
        # By its number: remembered by its words, all of them would be kept beside what they say.
        incoming = visit.recall("import", lambda _: _read(visit, uploaded), uploaded.file_id)
    except RefusedImportError as refusal:
        st.info(f"{notices.explain(refusal)} Nothing here was changed.")
    else:
        _draw_preview(visit, incoming)


def _read(visit: Visit, uploaded: UploadedFile) -> tuple[AnyRecord, ...]:
    incoming = import_export.read_copy(uploaded.getvalue())
    import_export.find_room(visit, incoming)
    return incoming


def _draw_preview(visit: Visit, incoming: tuple[AnyRecord, ...]) -> None:
    tally = import_export.preview(visit, incoming).total
    with st.container(border=True, key="import_preview"):
        held = tell_contents(incoming, visit.voice)
        st.markdown(f"**The file holds {held}.**\n\n{_compared(tally, visit.voice)}")
        with st.container(horizontal=True):
            st.button(
                "Add what is new",
                key="import_new",
                on_click=restore.add_new,
                args=(visit, incoming),
                disabled=not tally.new,
            )
            st.button(
                "Replace everything here",
                key="import_all",
                on_click=restore.replace_all,
                args=(visit, incoming),
                disabled=not (tally.new or tally.differing or tally.missing),
            )
        st.caption("Either can be undone until you close or reload this page.")


def _compared(tally: ImportCounts, voice: Voice) -> str:
    """What either choice would do, line by line."""
    if not (tally.new or tally.differing or tally.missing):
        return "It is the same as what is here, so there is nothing to do."
    lines = {
        "{} new: adding and replacing both bring them in.": tally.new,
        "{} the same as here.": tally.same,
        "{} different from the one here: adding keeps yours, replacing takes the file's.": (
            tally.differing
        ),
        "{} only here: adding keeps them, replacing removes them.": tally.missing,
    }
    return "\n".join(
        f"- {starting(line.format(voice.figure(number)))}"
        for line, number in lines.items()
        if number
    )


def draw_backups(visit: Visit) -> None:
    """Earlier versions of the file, what each holds, and the way back to one."""
    backups = visit.store.backups()
    if not backups:
        return
    st.header("Earlier versions", anchor=False)
    st.markdown("Afterview keeps your journal as it was on each of the last days you wrote in it.")
    with st.expander(
        f"See {visit.voice.figure_of(len(backups), 'earlier version')}",
        key="backups",
        on_change="rerun",
    ) as opened:
        if opened.open:
            for backup in backups:
                _draw_backup(visit, backup)


def _draw_backup(visit: Visit, backup: Path) -> None:
    held = visit.recall(f"backup-{backup.name}", read_backup, backup)
    with st.container(horizontal=True, vertical_alignment="center"):
        if held is None:
            st.markdown(f"**{backup_day(backup)}**  \nCannot be read.", width="stretch")
            return
        st.markdown(f"**{backup_day(backup)}**  \n{holding(held, visit.voice)}", width="stretch")
        st.button(
            "Go back to this",
            key=f"restore-{backup.name}",
            on_click=restore.go_back,
            args=(visit, backup, backup_day(backup)),
        )


def draw_example(visit: Visit) -> None:
    """The way into the example journal."""
    st.markdown("## An example\n\nLook around a journal of somebody made up. Yours stays as it is.")
    if st.button("See the example journal", key="show_example"):
        example.show_example()
        visit.go("today")
