"""Worries, each parked in a line until a day, and back on it to say what came of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.forms import fields, saving, undo_remove
from components.forms.add_line import draw_adding
from components.session import state
from components.text import labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary
from data.coaching.waiting.worries import sort_worries
from data.models import Worry

if TYPE_CHECKING:
    from components.session.binding import Binding
    from components.session.context import Visit
    from data.coaching.waiting.worries import Worries
    from data.models import Interview

_DAYS = {1: "Tomorrow", 3: "In three days", 7: "In a week", 14: "In two weeks"}
_AT_FIRST = 3
_REMOVE = 0
CAME = ("It never happened", "It happened, and I managed", "It does not matter now")
MOST_LABEL = 120


def sorted_out(visit: Visit, interview: Interview | None = None) -> Worries:
    """The worries of one interview; without one, all except those of interviews put away."""
    kept = visit.store.all(Worry)
    if interview is None:
        return visit.recall("worries", sort_worries, kept, visit.today, visit.hidden())
    mine = tuple(each for each in kept if each.interview == interview.id)
    return visit.recall("worries-of", sort_worries, mine, visit.today)


def draw_worries(visit: Visit, interview: Interview | None) -> None:
    """Those that are back, a line to park one, and those parked."""
    found = sorted_out(visit, interview)
    # One that another window has written in meanwhile stays until the person has chosen.
    asked = (each for each in found.over if saving.is_apart(_bind_came(visit, each)))
    for worry in (*found.back, *asked):
        _draw_back(visit, worry)
    _draw_parking(visit, interview)
    undo_remove.draw_undo(visit, Worry, "A worry was taken out.")
    for worry in found.parked:
        _draw_parked(visit, worry)
    if found.over:
        _draw_over(visit, found.over)


def _draw_parking(visit: Visit, interview: Interview | None) -> None:
    # The day is chosen beneath the line, so it is read when the worry is parked, not before.
    day = "worry-day"
    draw_adding(
        "What keeps coming back",
        "worry-text",
        lambda text: _park(visit, interview, text, state.widget(day) or _AT_FIRST),
        button="Park it",
    )
    st.pills(
        "Look at it again",
        list(_DAYS),
        default=_AT_FIRST,
        required=True,
        key=day,
        format_func=_DAYS.__getitem__,
        persist_state="session",
    )


def _park(visit: Visit, interview: Interview | None, text: str, days: int) -> bool:
    until = visit.today + dt.timedelta(days=days)
    about = interview.id if interview else None
    return visit.save(visit.new(Worry, text=text, parked_until=until, interview=about))


def _draw_parked(visit: Visit, worry: Worry) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        until = labels.coming_day(worry.parked_until or visit.today, visit.today)
        st.markdown(f"{plain_line(worry.text)}  \n:gray[:small[Until {until}]]", width="stretch")
        _draw_choices(visit, worry, "Change")


def _draw_choices(visit: Visit, worry: Worry, label: str) -> None:
    """Another day for it, or taking it out."""
    key = f"worry-menu-{worry.id}"
    st.menu_button(
        label,
        [*_DAYS, _REMOVE],
        key=key,
        type="tertiary",
        format_func=lambda days: _DAYS.get(days, "Take it out"),
        on_click=lambda: _follow(visit, worry, state.widget(key)),
    )


def _follow(visit: Visit, worry: Worry, days: int | None) -> None:
    if days == _REMOVE:
        undo_remove.remove_records(visit, worry)
    elif days:
        until = visit.today + dt.timedelta(days=days)
        visit.do(worry.id, lambda kept: replace(kept, parked_until=until))


def _draw_back(visit: Visit, worry: Worry) -> None:
    """A worry whose day has come: what came of it, or park it once more."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"You parked this for now: **{plain_line(worry.text)}**")
        fields.draw_chips(_bind_came(visit, worry), "What came of it?", CAME, kept_names=str)
        draw_adding(
            "Or in your own words",
            f"came-words-{worry.id}",
            lambda text: visit.edit(worry.id, lambda kept: replace(kept, what_came=text)),
            button="Keep",
        )
        _draw_choices(visit, worry, "Park it again")


def _bind_came(visit: Visit, worry: Worry) -> Binding[str | None]:
    return visit.bind(worry, "what_came", role="chip", shown=None)


def _draw_over(visit: Visit, over: tuple[Worry, ...]) -> None:
    with st.expander(
        f"What came of {visit.voice.figure_of(len(over), 'thing')} you parked",
        key="worries-over",
        on_change="rerun",
    ) as opened:
        if opened.open:
            for worry in over:
                _draw_one_over(visit, worry)


def _draw_one_over(visit: Visit, worry: Worry) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        fields.draw_line(visit.bind(worry, "what_came"), plain_line(worry.text, MOST_LABEL))
        draw_tertiary("Take out", f"worry-out-{worry.id}", undo_remove.remove_records, visit, worry)
