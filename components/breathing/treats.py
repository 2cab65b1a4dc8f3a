"""Treats: pick one, add your own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.text.markdown import plain, plain_line
from components.ui.buttons import draw_tertiary
from components.ui.page_style import ENTER
from data.catalogue.quiet_texts import treats

if TYPE_CHECKING:
    from components.session.context import Visit

PICKED, NEW = "treat-picked", f"{ENTER}treat"
_LONGEST_CHIP = 40
OWN_LINE = "Your own idea, so you will know how to do it well. Off you go."


def draw_treats(visit: Visit) -> None:
    """The treats as chips; the one picked is sent off with a kind line."""
    own = visit.settings().treats
    known = {each.name: each.says for each in treats()}
    st.header("A treat", anchor=False)
    picked = st.pills(
        "Pick a treat",
        [*own, *(name for name in known if name not in own)],
        key=PICKED,
        format_func=cache(lambda name: plain_line(name, _LONGEST_CHIP)),
        label_visibility="collapsed",
    )
    if picked is not None:
        _draw_picked(visit, picked, known.get(picked, OWN_LINE), own=picked in own)
    st.text_input(
        "One of your own",
        key=NEW,
        placeholder="One of your own, then Enter",
        label_visibility="collapsed",
        on_change=_add,
        args=(visit,),
    )


def _draw_picked(visit: Visit, name: str, says: str, *, own: bool) -> None:
    st.markdown(f"**{plain(name)}.** {says}")
    if own:
        draw_tertiary("Take it off the list", "treat-remove", _remove, visit, name)


def _add(visit: Visit) -> None:
    """A treat of one's own joins the list, in front, and is picked."""
    name = " ".join(str(state.widget(NEW) or "").split())
    own = visit.settings().treats
    if not name:
        return
    known = {*own, *(each.name for each in treats())}
    if name in known or visit.set(treats=(name, *own)):
        state.sync(NEW, "")
        state.sync(PICKED, name)


def _remove(visit: Visit, name: str) -> None:
    kept = tuple(each for each in visit.settings().treats if each != name)
    if visit.set(treats=kept):
        state.forget(PICKED)
