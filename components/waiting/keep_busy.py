"""A list of one's own to keep busy with: a tap ticks a thing off for today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.forms.add_line import draw_adding
from components.session import state
from components.text.markdown import number_alike, plain_line
from components.ui.disclosure import draw_fold
from data.catalogue.quiet_texts import waiting
from data.coaching.waiting import keep_busy

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from components.session.context import Visit
    from data.models import Settings

_LONGEST_LABEL = 60
BEGIN = "Keep busy with something that takes your mind off it"
ADD = "Something else that takes your mind off it"


def draw_keep_busy(visit: Visit) -> None:
    """The list, a line to add to it, and ideas."""
    kept = visit.settings()
    if kept.keep_busy:
        st.header("Keep busy", anchor=False)
        fields.draw_pills(
            visit.bind(
                _today(kept, visit.today),
                "kept_busy",
                find=lambda: _today(visit.settings(), visit.today),
                edit=lambda kept, ticked: keep_busy.tick_off(kept, ticked, visit.today),
            ),
            "A tap ticks one off for today",
            kept.keep_busy,
            names=lambda text: plain_line(text, _LONGEST_LABEL),
        )
    if draw_fold(ADD if kept.keep_busy else BEGIN, "busy-more"):
        _draw_more(visit, kept)


def _draw_more(visit: Visit, kept: Settings) -> None:
    draw_adding(
        "In your own words",
        "busy-add",
        lambda text: visit.adjust(lambda now: keep_busy.add_to_list(now, text)),
    )
    ideas = [each for each in waiting().busy if each not in kept.keep_busy]
    with st.container(horizontal=True, gap="small"):
        if ideas:
            _draw_menu(visit, "Ideas", "busy-idea", ideas, keep_busy.add_to_list)
        if kept.keep_busy:
            off = keep_busy.take_off_list
            _draw_menu(visit, "Take one off", "busy-off", kept.keep_busy, off)


def _draw_menu(
    visit: Visit,
    label: str,
    key: str,
    options: Sequence[str],
    change: Callable[[Settings, str], Settings],
) -> None:
    lines = number_alike(options, _LONGEST_LABEL)
    st.menu_button(
        label,
        list(lines),
        key=key,
        type="tertiary",
        format_func=lines.__getitem__,
        on_click=lambda: _adjust(visit, change, str(state.widget(key) or "")),
    )


def _adjust(visit: Visit, change: Callable[[Settings, str], Settings], text: str) -> None:
    visit.adjust(lambda kept: change(kept, text))


def _today(kept: Settings, today: dt.date) -> Settings:
    """The settings with what was ticked off today, and nothing of the days before."""
    return keep_busy.tick_off(kept, keep_busy.ticked_today(kept, today), today)
