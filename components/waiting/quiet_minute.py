"""The quiet minute: a prayer or a short text to let go by, offered once and never pushed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from components import shell
from components.session import state
from components.ui.buttons import draw_tertiary
from data.catalogue.quiet_texts import text_of_the_day, waiting
from data.models import Reflection

if TYPE_CHECKING:
    from components.session.context import Visit

OFFERS = {
    Reflection.PRAYER: "Give it to God",
    Reflection.QUIET: "Let it go",
    Reflection.OFF: "Not for me",
}
_OFFER = (
    "**A quiet minute**, if you like: a few words for today, and a minute of stillness. "
    "We’ll only ask once."
)
OTHER = {
    Reflection.PRAYER: (Reflection.QUIET, "No prayer, just quiet"),
    Reflection.QUIET: (Reflection.PRAYER, "A prayer instead"),
}
LOOK = 20
"""Seconds between two looks at whether the minute is over; nothing on the screen counts."""

_A_MINUTE = dt.timedelta(minutes=1)


def draw_quiet(visit: Visit) -> None:
    """The offer, or the text that was chosen; nothing at all for whoever wanted none."""
    chosen = visit.settings().reflection
    # Offered once; after that it is there, or it is gone, as was chosen. It is never pushed.
    if chosen is Reflection.UNASKED:
        _draw_offer(visit)
    elif chosen is not Reflection.OFF:
        _draw_text(visit, chosen)


def _draw_offer(visit: Visit) -> None:
    key = "quiet-offer"
    st.pills(
        _OFFER,
        list(OFFERS),
        key=key,
        format_func=OFFERS.__getitem__,
        on_change=lambda: _choose(visit, state.widget(key)),
    )


def _choose(visit: Visit, choice: str | None) -> None:
    # There is none when a choice that could not be kept is tapped again.
    if choice:
        state.take(state.STILL_SINCE)
        visit.set(reflection=Reflection(choice))


def _draw_text(visit: Visit, chosen: Reflection) -> None:
    st.header("A quiet minute", anchor=False)
    texts = waiting().prayer if chosen is Reflection.PRAYER else waiting().quiet
    with st.container(border=True):
        st.markdown(text_of_the_day(texts, visit.today))
        _draw_stillness(visit)
    other, label = OTHER[chosen]
    with st.container(horizontal=True, gap="small"):
        draw_tertiary(label, f"quiet-{other}", _choose, visit, other)
        draw_tertiary(
            "Do not show this again", f"quiet-{Reflection.OFF}", _choose, visit, Reflection.OFF
        )


def _draw_stillness(visit: Visit) -> None:
    since = state.read(state.STILL_SINCE)
    if since is None:
        st.button(
            "Be still for a minute",
            key="still",
            on_click=lambda: state.write(state.STILL_SINCE, visit.now()),
        )
    else:
        _draw_minute(visit, since)


@shell.part_every(LOOK)
def _draw_minute(visit: Visit, since: dt.datetime) -> None:
    """The minute itself: no clock; it says when it is over, and waits."""
    if visit.now() - since < _A_MINUTE:
        st.markdown("There is nothing to do. Close your eyes if you like.")
    else:
        st.markdown("That was a minute. Stay as long as you like.")
    if st.button("Thank you", key="still-over"):
        state.take(state.STILL_SINCE)
        st.rerun()
