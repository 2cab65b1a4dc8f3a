"""What is said of a journal in the visitor's browser: not open, not kept, or kept twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.forms.conflict import Versions, draw_versions
from components.session import state
from components.storage import browser_bridge
from components.ui.buttons import draw_tertiary
from components.ui.typed_consent import draw_consent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from components.text.voice import Voice
    from data.store import Conflict

_CLOSED = {
    "newer": (
        "Your journal needs a newer Afterview",
        (
            "A newer version wrote what this browser keeps, and this one would not read all of it "
            "rightly. Nothing was touched. Load the page again in a while and it will open."
        ),
    ),
    "unreadable": (
        "Your journal did not open",
        (
            "What this browser keeps could not be read as it was written. It was left exactly as "
            "it is; nothing has been overwritten. You can take it out as a file."
        ),
    ),
    "full": (
        "Your journal is not open yet",
        (
            "This browser could not open what it keeps. Most often there is no room left on this "
            "device. Nothing was touched; make some room, then try again."
        ),
    ),
    "silent": (
        "Your journal is not open yet",
        (
            "This browser has not handed it over. Another tab of it may be busy. Nothing was "
            "touched; try again in a moment."
        ),
    ),
}
_HELD = ("newer", "unreadable")
"""Standings in which the browser has something to hand over, if not to be read here."""

LOST = "lost"
TROUBLES = {
    "denied": (
        "This browser does not let pages keep anything, so your words are held for this visit "
        "only. They go when you close or reload this page. All else works: take a copy before you "
        "leave, and bring it back next time."
    ),
    "full": (
        "There is no room left in this browser, so the last change is not kept yet. It is still "
        "here on the screen. Take a copy now; once you have made some room it is kept by itself."
    ),
    LOST: (
        "This browser does not keep your journal any more: what it held for this site was cleared. "
        "All of it is still here, until you close or reload this page. You can have it kept "
        "here again, or take a copy."
    ),
}
_OTHERWISE = (
    "This browser could not keep the last change. It is still here on the screen, and is tried "
    "again every few seconds. You can take a copy meanwhile."
)


TAKE_OUT = "Download what is kept here"
IN_THE_FILE = (
    "The file is made by this browser and goes nowhere but to your downloads. It holds everything "
    "as it is kept, your own words among it, and any text editor opens it."
)
FORGET = (
    "**This cannot be undone.** Everything Afterview keeps in this browser goes, and an empty "
    "journal opens. If any of it may matter to you, download it first."
)
UNREAD = (
    "Nothing was touched: it stays in this browser as it is, and everything else is here. You can "
    "download all of it, this included."
)


def draw_closed(
    standing: str, again: Callable[[], None], begin_anew: Callable[[], None], file_name: str
) -> None:
    """Why the journal is not on the screen; nothing at all while the browser is asked for it.

    `file_name` is that of a copy of what the browser keeps.
    """
    if standing not in _CLOSED:
        return
    title, sentence = _CLOSED[standing]
    st.title(title)
    st.markdown(sentence)
    with st.container(horizontal=True, vertical_alignment="center", key="closed_ways"):
        st.button("Try again", key="try_again", icon=":material/refresh:", on_click=again)
        if standing in _HELD:
            browser_bridge.draw_raw_copy(TAKE_OUT, file_name)
    if standing in _HELD:
        st.caption(IN_THE_FILE)
        _draw_forgetting(begin_anew)


def _draw_forgetting(begin_anew: Callable[[], None]) -> None:
    if not state.read(state.FORGETTING):
        draw_tertiary(
            "Forget what this browser keeps", "forget", state.write, state.FORGETTING, True
        )
        return
    with st.container(border=True, key="forget_confirm"):
        st.markdown(FORGET)
        draw_consent("forget", state.FORGETTING, "Yes, forget it for good", begin_anew)


def draw_unread(number: int, file_name: str, voice: Voice, *, passing: bool) -> None:
    """That some of what the browser keeps could not be read; `passing` can be put off."""
    if not number or (passing and state.read(state.NO_UNREAD)):
        return
    with st.container(border=True, key="unread"):
        found = voice.figure_of(number, "part")
        st.markdown(f"**Your journal has {found} that could not be read.** {UNREAD}")
        with st.container(horizontal=True, vertical_alignment="center"):
            browser_bridge.draw_raw_copy(TAKE_OUT, file_name)
            if passing:
                draw_tertiary(
                    "Leave it for now", "unread_later", state.write, state.NO_UNREAD, True
                )


def draw_trouble(
    what: str, keep_again: Callable[[], None], export: Callable[[], bytes], file: tuple[str, str]
) -> None:
    """That the browser keeps nothing just now, and a copy to take; its `file` is name and type."""
    file_name, mime = file
    with st.container(border=True, key="not_kept"):
        st.markdown(TROUBLES.get(what, _OTHERWISE))
        with st.container(horizontal=True):
            if what == LOST:
                st.button("Keep it here again", key="keep_again", on_click=keep_again)
            st.download_button(
                "Take a copy",
                data=export,
                file_name=file_name,
                mime=mime,
                key="copy_unkept",
                icon=":material/download:",
                on_click="ignore",
            )


def draw_clashes(clashes: Sequence[Conflict], settle: Callable[..., None], voice: Voice) -> None:
    """Records that two tabs changed before they heard of each other: what differs, and the choice.

    `settle(slot, mine=...)` keeps the chosen version.
    """
    for clash in clashes:
        key, differing = clash.slot, clash.differing()
        mine, theirs = (_told(values, voice) for values in zip(*differing, strict=True))
        keep = {"mine": partial(settle, key, mine=True), "theirs": partial(settle, key, mine=False)}
        draw_versions(Versions(theirs, mine), key, keep)


def _told(values: Iterable[object], voice: Voice) -> str:
    return "\n".join(filter(None, (_tell(each, voice) for each in values)))


def _tell(value: object, voice: Voice) -> str:
    """One value of a record, as it can be read."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return voice.figure(int(value))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_tell(each, voice) for each in value)))
    if isinstance(value, dict):
        return _told(value.values(), voice)
    return value if isinstance(value, str) else ""
