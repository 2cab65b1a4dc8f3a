"""When to ask how things stand, said with the day; and once it has come, the letter that asks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.letters.editor import draw_letter
from components.session import state
from components.session.state_keys import Slot
from components.text import labels
from components.ui.buttons import draw_main
from data.coaching.correspondence import drafting
from data.coaching.correspondence.drafting import About
from data.coaching.interviews.when_to_ask import chase_from
from data.models import Letter, Result

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.interviews.when_to_ask import Window
    from data.models import Interview

CHASER = "chaser"
_A_YEAR = dt.timedelta(days=366)
FROM_A_PROMISE = "A working day or two after the day they named is a good time to ask."
FROM_ONESELF = "Five to seven working days without a word is a good time to ask."


def draw_chase(visit: Visit, interview: Interview) -> None:
    """When to ask, from that day on the letter that asks, and the dates this rests on."""
    window = find_window(visit, interview)
    if window is None:
        st.markdown("**There is nothing left to wait for here.** How it turned out is noted.")
        return
    st.markdown(tell_when_to_ask(interview, window, visit.today))
    # A letter marked as sent stays, though the waiting begins anew: it may be taken back.
    if window.start <= visit.today or _asked(visit, interview):
        _draw_asking(visit, interview)
    _draw_dates(visit, interview)


def find_window(visit: Visit, interview: Interview) -> Window | None:
    """The days in which to ask; None once it is known what came of it."""
    outcome = visit.outcomes().get(interview.id)
    if outcome and outcome.result not in {Result.WAITING, Result.NO_ANSWER}:
        return None
    return chase_from(interview.date, interview.promised, interview.last_contact)


def tell_when_to_ask(interview: Interview, window: Window, today: dt.date) -> str:
    """What to do about asking, and why, as Markdown."""
    promised = window != chase_from(interview.date, None, interview.last_contact)
    reason = FROM_A_PROMISE if promised else FROM_ONESELF
    if window.start <= today:
        return f"**You may ask them now.** {reason}"
    day = labels.coming_day(window.start, today)
    return f"**Nothing to do before {day}.** {reason}"


def _asked(visit: Visit, interview: Interview) -> bool:
    """Whether the letter that asks is marked as sent, which the person may take back."""
    return any(
        each.template == CHASER and each.interview == interview.id and each.sent is not None
        for each in visit.store.all(Letter)
    )


def _draw_asking(visit: Visit, interview: Interview) -> None:
    """The letter, once it is wanted or was sent."""
    wanted = Slot(f"chase-wanted-{interview.id}", default=False)
    if state.read(wanted) or _asked(visit, interview):
        with st.container(border=True):
            draw_letter(
                visit,
                CHASER,
                drafting.known_facts(About(interview=interview, day=visit.today)),
                interview=interview,
                on_sent=lambda day: _note_sent(visit, interview, day),
            )
    else:
        draw_main(
            "See a letter that asks",
            "chase",
            visit,
            icon=":material/mail:",
            on_click=state.write,
            args=(wanted, True),
        )


def _note_sent(visit: Visit, interview: Interview, day: dt.date | None) -> bool:
    """A letter that was sent starts the waiting anew; one taken back, only if it was of today."""
    if day is None and interview.last_contact != visit.today:
        return True
    return visit.edit(interview.id, lambda kept: replace(kept, last_contact=day))


def _draw_dates(visit: Visit, interview: Interview) -> None:
    key = f"chase-dates-{interview.id}"
    with st.expander("Did they name a day, or write since?", key=key, on_change="rerun") as opened:
        if opened.open:
            _draw_day(visit, interview, "promised", "They said they’d be in touch by")
            _draw_day(visit, interview, "last_contact", "The last message, theirs or yours")


def _draw_day(visit: Visit, interview: Interview, name: str, label: str) -> None:
    fields.draw_day(
        visit.bind(interview, name),
        label,
        earliest=interview.date,
        latest=visit.today + (_A_YEAR if name == "promised" else dt.timedelta()),
    )
